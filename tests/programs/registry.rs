//! The smallest registry that demands a token: one crate in a sparse index on
//! loopback, which answers only requests with the right `Authorization`.

use std::io::{BufRead, BufReader, Write};
use std::net::{Shutdown, TcpListener, TcpStream};
use std::sync::Arc;
use std::thread;

/// One version of a crate that nobody ever downloads.
const CRATE: &str = r#"{"name":"probe","vers":"1.0.0","deps":[],"features":{},"yanked":false,"cksum":"0000000000000000000000000000000000000000000000000000000000000000"}"#;

/// A registry that serves until the test's process ends.
pub(crate) struct Registry {
    address: String,
}

impl Registry {
    /// Starts one that wants exactly this token.
    pub(crate) fn start(token: &str) -> Registry {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let address = listener.local_addr().unwrap().to_string();
        let (token, own) = (Arc::new(token.to_owned()), address.clone());
        thread::spawn(move || {
            for stream in listener.incoming().map_while(Result::ok) {
                let (token, own) = (Arc::clone(&token), own.clone());
                thread::spawn(move || answer(stream, &token, &own));
            }
        });
        Registry { address }
    }

    /// As Cargo's configuration has it.
    pub(crate) fn index(&self) -> String {
        format!("sparse+http://{}/index/", self.address)
    }
}

fn answer(stream: TcpStream, token: &str, address: &str) {
    let mut lines = BufReader::new(&stream).lines().map_while(Result::ok);
    let request = lines.next().unwrap_or_default();
    let path = request.split(' ').nth(1).unwrap_or_default().to_owned();
    let headers: Vec<String> = lines.take_while(|line| !line.is_empty()).collect();
    let sent = headers.iter().find_map(|line| {
        let (name, value) = line.split_once(':')?;
        name.eq_ignore_ascii_case("authorization")
            .then(|| value.trim())
    });
    let (status, body) = match path.as_str() {
        _ if sent != Some(token) => ("401 Unauthorized", String::new()),
        "/index/config.json" => (
            "200 OK",
            format!(r#"{{"dl":"http://{address}/dl","auth-required":true}}"#),
        ),
        "/index/pr/ob/probe" => ("200 OK", CRATE.to_owned()),
        _ => ("404 Not Found", String::new()),
    };
    let length = body.len();
    let _ = write!(
        &stream,
        "HTTP/1.1 {status}\r\nContent-Length: {length}\r\nConnection: close\r\n\r\n{body}"
    );
    let _ = stream.shutdown(Shutdown::Write);
}
