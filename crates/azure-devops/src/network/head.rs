//! The head of one HTTP/1 answer, read byte by byte so that what follows it
//! stays where it is: behind a proxy's answer begins TLS.

use std::io;

use tokio::io::{AsyncRead, AsyncReadExt as _};

/// The longest head that is read, in bytes.
const LONGEST: usize = 16 * 1024;

/// A status and the headers, with their names as they came.
#[derive(Debug)]
pub(super) struct Head {
    pub(super) status: u16,
    headers: Vec<(String, String)>,
}

/// Why there is no head.
#[derive(Debug)]
pub(super) enum HeadError {
    /// The connection broke.
    Broken(io::Error),
    /// What came is no HTTP, or too long.
    NotHttp,
}

impl Head {
    /// The first value of a header.
    pub(super) fn value<'a>(&'a self, name: &'a str) -> Option<&'a str> {
        self.values(name).next()
    }

    /// Every value of a header.
    pub(super) fn values<'a>(&'a self, name: &'a str) -> impl Iterator<Item = &'a str> {
        self.headers
            .iter()
            .filter(move |(other, _)| other.eq_ignore_ascii_case(name))
            .map(|(_, value)| value.as_str())
    }

    /// Whether the answer says of itself that it is a page.
    pub(super) fn is_page(&self) -> bool {
        let kind = self.value("content-type").unwrap_or_default();
        let kind = kind.trim_start().to_ascii_lowercase();
        kind.starts_with("text/html") || kind.starts_with("application/xhtml")
    }
}

/// Reads the head, and not a byte more.
pub(super) async fn read(stream: &mut (impl AsyncRead + Unpin)) -> Result<Head, HeadError> {
    let mut bytes = Vec::with_capacity(512);
    while !bytes.ends_with(b"\r\n\r\n") {
        if bytes.len() == LONGEST || is_no_http(&bytes) {
            return Err(HeadError::NotHttp);
        }
        bytes.push(stream.read_u8().await.map_err(HeadError::Broken)?);
    }
    parse(&bytes).ok_or(HeadError::NotHttp)
}

/// What does not begin as HTTP does is not read to its end.
fn is_no_http(bytes: &[u8]) -> bool {
    let start = b"HTTP/1.";
    let common = bytes.len().min(start.len());
    bytes[..common] != start[..common]
}

fn parse(bytes: &[u8]) -> Option<Head> {
    let text = String::from_utf8_lossy(bytes);
    let mut lines = text.split("\r\n");
    let mut words = lines.next()?.split(' ');
    words.next()?.strip_prefix("HTTP/1.")?;
    let status = words.next()?.parse().ok()?;
    let headers = lines
        .filter_map(|line| line.split_once(':'))
        .map(|(name, value)| (name.trim().to_owned(), value.trim().to_owned()))
        .collect();
    Some(Head { status, headers })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn what_follows_the_head_is_left() {
        let mut sent: &[u8] =
            b"HTTP/1.1 407 No\r\nProxy-Authenticate: NTLM\r\nproxy-authenticate:Basic\r\n\r\nTLS";
        let head = read(&mut sent).await.unwrap();
        assert_eq!(head.status, 407);
        let ways: Vec<_> = head.values("PROXY-AUTHENTICATE").collect();
        assert_eq!(ways, ["NTLM", "Basic"]);
        assert_eq!(sent, b"TLS");
    }

    #[tokio::test]
    async fn what_is_no_http_is_left_early() {
        for text in [
            "SSH-2.0-x",
            "\x15\x03\x01",
            "HTTP/2 200\r\n\r\n",
            "HTTP/1.1 x\r\n\r\n",
        ] {
            let found = read(&mut text.as_bytes()).await;
            assert!(matches!(found, Err(HeadError::NotHttp)), "{text:?}");
        }
        let long = format!("HTTP/1.1 200 OK\r\nx: {}", "y".repeat(LONGEST));
        assert!(matches!(
            read(&mut long.as_bytes()).await,
            Err(HeadError::NotHttp)
        ));
        let cut: &[u8] = b"HTTP/1.1 200 OK\r\n";
        assert!(matches!(
            read(&mut &cut[..]).await,
            Err(HeadError::Broken(_))
        ));
    }

    #[test]
    fn a_page_says_so() {
        let of = |kind: &str| {
            parse(format!("HTTP/1.1 200 OK\r\nContent-Type: {kind}\r\n\r\n").as_bytes()).unwrap()
        };
        assert!(of("Text/HTML; charset=utf-8").is_page());
        assert!(!of("application/json").is_page());
    }
}
