//! A sparse index on loopback that demands one token, with one crate in it.

use std::sync::{Arc, Mutex};

use tokio::io::{AsyncBufReadExt, AsyncWriteExt, BufReader};
use tokio::net::{TcpListener, TcpStream};

#[derive(Clone, Default)]
pub(crate) struct Registry {
    pub(crate) index_url: String,
    base: String,
    token: Arc<Mutex<String>>,
    /// The `Authorization` headers that came.
    seen: Arc<Mutex<Vec<Option<String>>>>,
}

impl Registry {
    pub(crate) async fn start(token: &str) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let base = format!("http://{}", listener.local_addr().unwrap());
        let registry = Self {
            index_url: format!("sparse+{base}/Org/My%20Project/_packaging/feed/Cargo/index/"),
            base,
            token: Arc::new(Mutex::new(token.to_owned())),
            seen: Arc::default(),
        };
        let server = registry.clone();
        tokio::spawn(async move {
            while let Ok((stream, _)) = listener.accept().await {
                let server = server.clone();
                tokio::spawn(async move { server.answer(stream).await });
            }
        });
        registry
    }

    pub(crate) fn expect(&self, token: &str) {
        *self.token.lock().unwrap() = token.to_owned();
    }

    /// The tokens that came since this was last asked.
    pub(crate) fn tokens_seen(&self) -> Vec<String> {
        std::mem::take(&mut *self.seen.lock().unwrap())
            .into_iter()
            .flatten()
            .collect()
    }

    async fn answer(&self, stream: TcpStream) {
        let mut stream = BufReader::new(stream);
        let (mut path, mut authorization) = (String::new(), None);
        loop {
            let mut line = String::new();
            if stream.read_line(&mut line).await.unwrap_or(0) == 0 {
                return;
            }
            let line = line.trim_end();
            if line.is_empty() {
                break;
            } else if let Some(rest) = line.strip_prefix("GET ") {
                path = rest.split(' ').next().unwrap_or_default().to_owned();
            } else if let Some((header, value)) = line.split_once(": ")
                && header.eq_ignore_ascii_case("authorization")
            {
                authorization = Some(value.to_owned());
            }
        }
        let allowed = authorization.as_deref() == Some(&*self.token.lock().unwrap());
        self.seen.lock().unwrap().push(authorization);
        let (status, body) = if !allowed {
            ("401 Unauthorized\r\nWWW-Authenticate: Basic", String::new())
        } else if path.ends_with("/config.json") {
            let base = &self.base;
            (
                "200 OK",
                format!(r#"{{"dl":"{base}/dl","auth-required":true}}"#),
            )
        } else if path.ends_with("/de/mo/demo") {
            let checksum = "0".repeat(64);
            (
                "200 OK",
                format!(
                    r#"{{"name":"demo","vers":"1.2.3","deps":[],"cksum":"{checksum}","features":{{}},"yanked":false}}"#
                ),
            )
        } else {
            ("404 Not Found", String::new())
        };
        let length = body.len();
        let answer = format!(
            "HTTP/1.1 {status}\r\nContent-Length: {length}\r\nConnection: close\r\n\r\n{body}"
        );
        // A client that has gone away is no matter here.
        let _ = stream.write_all(answer.as_bytes()).await;
    }
}
