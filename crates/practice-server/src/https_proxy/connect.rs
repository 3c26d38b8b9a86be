//! The first request of a connection to a proxy: `CONNECT host:port`, and the answers to it.

use std::io;

use tokio::io::{AsyncRead, AsyncReadExt as _};

/// The longest request head that is read, in bytes.
const LONGEST_HEAD: usize = 8 * 1024;

pub(super) const ESTABLISHED: &[u8] = b"HTTP/1.1 200 Connection established\r\n\r\n";
pub(super) const FORBIDDEN: &[u8] =
    b"HTTP/1.1 403 Forbidden\r\ncontent-length: 0\r\nconnection: close\r\n\r\n";
pub(super) const NOT_CONNECT: &[u8] =
    b"HTTP/1.1 405 Method Not Allowed\r\nallow: CONNECT\r\ncontent-length: 0\r\nconnection: close\r\n\r\n";

/// What a client asks the proxy for.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Asked {
    /// A tunnel; the host is in lower case.
    Connect {
        host: String,
        port: u16,
        /// The value of `Proxy-Authorization`.
        authorization: Option<String>,
    },
    /// Anything else, also what is no HTTP.
    Other,
}

/// Reads the head of a request and not a byte more: what follows is TLS.
pub(super) async fn read(client: &mut (impl AsyncRead + Unpin)) -> io::Result<Asked> {
    let mut head = Vec::with_capacity(512);
    while !head.ends_with(b"\r\n\r\n") {
        if head.len() == LONGEST_HEAD {
            return Ok(Asked::Other);
        }
        head.push(client.read_u8().await?);
    }
    Ok(parse(&head).unwrap_or(Asked::Other))
}

fn parse(head: &[u8]) -> Option<Asked> {
    let text = std::str::from_utf8(head).ok()?;
    let mut lines = text.lines();
    let mut words = lines.next()?.split(' ');
    let (method, target, version) = (words.next()?, words.next()?, words.next()?);
    let is_connect =
        method == "CONNECT" && version.starts_with("HTTP/1.") && words.next().is_none();
    let (host, port) = target.rsplit_once(':').filter(|_| is_connect)?;
    Some(Asked::Connect {
        host: host.to_ascii_lowercase(),
        port: port.parse().ok()?,
        authorization: lines
            .filter_map(|line| line.split_once(':'))
            .find(|(name, _)| name.eq_ignore_ascii_case("proxy-authorization"))
            .map(|(_, value)| value.trim().to_owned()),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    async fn check(sent: &str, host_and_port: Option<(&str, u16)>) {
        let mut sent = sent.as_bytes();
        let expected = host_and_port.map_or(Asked::Other, |(host, port)| Asked::Connect {
            host: host.to_owned(),
            port,
            authorization: None,
        });
        assert_eq!(read(&mut sent).await.unwrap(), expected);
    }

    #[tokio::test]
    async fn only_connect_is_understood() {
        let good = "CONNECT Dev.Azure.com:443 HTTP/1.1\r\nHost: dev.azure.com\r\n\r\n";
        check(good, Some(("dev.azure.com", 443))).await;
        check("CONNECT dev.azure.com HTTP/1.1\r\n\r\n", None).await;
        check("CONNECT dev.azure.com:x HTTP/1.1\r\n\r\n", None).await;
        check("GET http://dev.azure.com/ HTTP/1.1\r\n\r\n", None).await;
        check("\r\n\r\n", None).await;
        check(
            &format!("CONNECT {}\r\n\r\n", "a".repeat(LONGEST_HEAD)),
            None,
        )
        .await;
    }

    #[tokio::test]
    async fn a_sign_in_is_read() {
        let mut sent: &[u8] = b"CONNECT a:1 HTTP/1.1\r\nProxy-authorization: Basic eA==\r\n\r\n";
        let Asked::Connect { authorization, .. } = read(&mut sent).await.unwrap() else {
            panic!("no tunnel");
        };
        assert_eq!(authorization.as_deref(), Some("Basic eA=="));
    }

    #[tokio::test]
    async fn what_follows_the_head_is_left_alone() {
        let mut sent: &[u8] = b"CONNECT a:443 HTTP/1.1\r\n\r\nTLS";
        read(&mut sent).await.unwrap();
        assert_eq!(sent, b"TLS");
        assert!(
            read(&mut sent).await.is_err(),
            "the end comes before the head"
        );
    }
}
