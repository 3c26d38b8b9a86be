//! The least client that can ask the practice server: its time is as good as
//! the server's own answer time.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::time::{Duration, Instant};

use crate::outcome::{Failure, Outcome};

/// One request: method and target.
pub(super) type Request = (&'static str, String);

/// Sends the requests one after the other over one new connection, and tells
/// how long all answers took.
///
/// # Errors
/// When the connection fails or an answer is no 200.
pub(super) fn answer_time(host: &str, token: &str, requests: &[Request]) -> Outcome<Duration> {
    let since = Instant::now();
    exchange(host, token, requests)
        .map_err(|error| Failure::new(format!("The practice server does not answer: {error}.")))?;
    Ok(since.elapsed())
}

fn exchange(host: &str, token: &str, requests: &[Request]) -> std::io::Result<()> {
    let credential = base64(format!(":{token}").as_bytes());
    let stream = TcpStream::connect(host)?;
    stream.set_nodelay(true)?;
    let mut reader = BufReader::new(stream);
    for (method, target) in requests {
        let head = format!(
            "{method} {target} HTTP/1.1\r\nHost: {host}\r\nAccept: application/json\r\nAuthorization: Basic {credential}\r\n\r\n"
        );
        reader.get_mut().write_all(head.as_bytes())?;
        read_answer(&mut reader)?;
    }
    Ok(())
}

fn read_answer(reader: &mut impl BufRead) -> std::io::Result<()> {
    let mut status = String::new();
    reader.read_line(&mut status)?;
    if status.split(' ').nth(1) != Some("200") {
        return Err(std::io::Error::other(status.trim().to_owned()));
    }
    let mut length = None;
    loop {
        let mut line = String::new();
        reader.read_line(&mut line)?;
        let Some((name, value)) = line.split_once(':') else {
            break;
        };
        if name.eq_ignore_ascii_case("content-length") {
            length = value.trim().parse::<u64>().ok();
        }
    }
    let length = length.ok_or_else(|| std::io::Error::other("an answer without a length"))?;
    let read = std::io::copy(&mut reader.take(length), &mut std::io::sink())?;
    if read == length {
        Ok(())
    } else {
        Err(std::io::ErrorKind::UnexpectedEof.into())
    }
}

/// As HTTP's basic authentication wants it.
pub(super) fn base64(bytes: &[u8]) -> String {
    const DIGITS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let mut text = String::new();
    for chunk in bytes.chunks(3) {
        let byte = |index: usize| u32::from(chunk.get(index).copied().unwrap_or(0));
        let bits = byte(0) << 16 | byte(1) << 8 | byte(2);
        for index in 0..4 {
            let digit = DIGITS[(bits >> (18 - 6 * index) & 63) as usize];
            let used = index <= chunk.len();
            text.push(if used { char::from(digit) } else { '=' });
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn base64_is_as_the_standard_has_it() {
        for (text, expect) in [
            ("", ""),
            ("f", "Zg=="),
            ("fo", "Zm8="),
            ("foo", "Zm9v"),
            ("foobar", "Zm9vYmFy"),
        ] {
            assert_eq!(base64(text.as_bytes()), expect);
        }
        assert_eq!(base64(&[0xfb, 0xff]), "+/8=");
    }

    #[test]
    fn an_answer_is_read_to_its_end() {
        let check = |text: &str| read_answer(&mut text.as_bytes()).is_ok();
        assert!(check("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{}"));
        assert!(!check("HTTP/1.1 200 OK\r\ncontent-length: 3\r\n\r\n{}"));
        assert!(!check("HTTP/1.1 401 No\r\ncontent-length: 2\r\n\r\n{}"));
        assert!(!check("HTTP/1.1 200 OK\r\n\r\n"));
        assert!(!check(""));
    }

    #[test]
    fn the_requests_share_a_connection() {
        let listener = std::net::TcpListener::bind(("127.0.0.1", 0)).unwrap();
        let host = listener.local_addr().unwrap().to_string();
        let server = std::thread::spawn(move || {
            let (mut stream, _) = listener.accept().unwrap();
            let mut reader = BufReader::new(stream.try_clone().unwrap());
            let mut lines = Vec::new();
            for _ in 0..2 {
                loop {
                    let mut line = String::new();
                    reader.read_line(&mut line).unwrap();
                    if line.trim().is_empty() {
                        break;
                    }
                    lines.push(line.trim().to_owned());
                }
                let answer = b"HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{}";
                stream.write_all(answer).unwrap();
            }
            lines
        });
        let requests = [("OPTIONS", "/a".to_owned()), ("GET", "/b".to_owned())];
        answer_time(&host, "t", &requests).unwrap();
        let lines = server.join().unwrap();
        assert_eq!(lines[0], "OPTIONS /a HTTP/1.1");
        assert_eq!(lines[3], "Authorization: Basic OnQ=");
        assert_eq!(lines[4], "GET /b HTTP/1.1");
    }
}
