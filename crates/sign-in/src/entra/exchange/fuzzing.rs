//! Any bytes as an answer of Entra: a first line with the status, headers up to
//! an empty line, and the body.

use oauth2::http::{HeaderName, HeaderValue};

use super::{EntraError, Exchange, HeaderMap, Received, Reply};

/// What the exchange makes of it.
pub(in crate::entra) fn reply(exchange: &Exchange<'_>, data: &[u8]) -> Result<Reply, EntraError> {
    let (head, body) = match data.windows(2).position(|pair| pair == b"\n\n") {
        Some(at) => (&data[..at], &data[at + 2..]),
        None => (&b"200\ncontent-type:application/json"[..], data),
    };
    let mut lines = head.split(|byte| *byte == b'\n');
    let status = lines.next().and_then(|line| std::str::from_utf8(line).ok());
    let status = status.and_then(|line| line.trim().parse().ok());
    let mut headers = HeaderMap::new();
    for line in lines {
        let Some(colon) = line.iter().position(|byte| *byte == b':') else {
            continue;
        };
        let name = HeaderName::from_bytes(&line[..colon]);
        let value = HeaderValue::from_bytes(line[colon + 1..].trim_ascii());
        if let (Ok(name), Ok(value)) = (name, value) {
            headers.append(name, value);
        }
    }
    let mut received = Received::of(status.unwrap_or(200), &headers);
    received.push(body);
    exchange.remember(&received);
    exchange.read(received)
}
