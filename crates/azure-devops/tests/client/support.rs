//! A server that plays a script: one step for each request, in order. It is
//! made of plain threads and sockets, so that it can break every rule.

use std::collections::VecDeque;
use std::io::{Read, Write};
use std::net::{Shutdown, SocketAddr, TcpListener, TcpStream};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use azure_devops::{Client, ClientOptions, Credential, Endpoints, FeedScope};
use secrecy::SecretString;

/// What the server does with one request.
#[derive(Clone)]
pub(crate) enum Step {
    /// Sends these bytes and closes.
    Send(Vec<u8>),
    /// Closes without a word.
    Close,
    /// Sends these bytes and then nothing, until the client goes away.
    Stall(Vec<u8>),
    /// Sends the first bytes, then the others again and again, one write each
    /// few milliseconds, until the client goes away.
    Drip(Vec<u8>, Vec<u8>),
}

/// A request as it arrived.
#[derive(Debug, Clone)]
pub(crate) struct Seen {
    pub(crate) line: String,
    pub(crate) headers: Vec<(String, String)>,
    pub(crate) body: String,
}

impl Seen {
    pub(crate) fn header(&self, name: &str) -> Option<&str> {
        let found = self
            .headers
            .iter()
            .find(|(key, _)| key.eq_ignore_ascii_case(name));
        found.map(|(_, value)| value.as_str())
    }
}

/// The running server.
pub(crate) struct Script {
    pub(crate) address: SocketAddr,
    seen: Arc<Mutex<Vec<Seen>>>,
}

impl Script {
    pub(crate) fn play(steps: Vec<Step>) -> Script {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let address = listener.local_addr().unwrap();
        let seen = Arc::new(Mutex::new(Vec::new()));
        let steps = Arc::new(Mutex::new(VecDeque::from(steps)));
        let record = seen.clone();
        std::thread::spawn(move || {
            for stream in listener.incoming().flatten() {
                let (steps, record) = (steps.clone(), record.clone());
                std::thread::spawn(move || serve(stream, &steps, &record));
            }
        });
        Script { address, seen }
    }

    pub(crate) fn endpoints(&self) -> Endpoints {
        Endpoints::parse(&format!("http://{}/tfs/DefaultCollection", self.address)).unwrap()
    }

    /// A client with a token and the options of [`options`].
    pub(crate) fn client(&self) -> Client {
        self.client_with(options())
    }

    pub(crate) fn client_with(&self, options: ClientOptions) -> Client {
        Client::new(self.endpoints(), Some(credential()), options).unwrap()
    }

    pub(crate) fn seen(&self) -> Vec<Seen> {
        self.seen.lock().unwrap().clone()
    }

    pub(crate) fn lines(&self) -> Vec<String> {
        self.seen().into_iter().map(|seen| seen.line).collect()
    }
}

/// A token that was never anybody's.
pub(crate) fn token() -> String {
    "q".repeat(84)
}

pub(crate) fn credential() -> Credential {
    Credential::personal_access_token(SecretString::from(token())).unwrap()
}

/// Tiny delays, generous limits.
pub(crate) fn options() -> ClientOptions {
    ClientOptions {
        first_delay: Duration::from_millis(1),
        longest_delay: Duration::from_millis(2),
        new_feed_first_delay: Duration::from_millis(1),
        new_feed_timeout: Duration::from_secs(20),
        ..ClientOptions::default()
    }
}

pub(crate) fn project() -> FeedScope {
    FeedScope::Project("My Project".to_owned())
}

/// A whole answer.
pub(crate) fn reply(status: u16, headers: &[(&str, &str)], body: &str) -> Step {
    let mut text = format!(
        "HTTP/1.1 {status} Word\r\nContent-Length: {}\r\nConnection: close\r\n",
        body.len()
    );
    for (name, value) in headers {
        text.push_str(&format!("{name}: {value}\r\n"));
    }
    text.push_str("\r\n");
    text.push_str(body);
    Step::Send(text.into_bytes())
}

pub(crate) fn json(body: &str) -> Step {
    reply(
        200,
        &[("Content-Type", "application/json; charset=utf-8")],
        body,
    )
}

pub(crate) fn html(status: u16) -> Step {
    reply(
        status,
        &[("Content-Type", "text/html; charset=utf-8")],
        "<html><title>Page</title></html>",
    )
}

/// A feed as the server answers it.
pub(crate) const FEED: &str = r#"{"id":"f0","name":"crates-mirror","upstreamEnabled":true,"upstreamSources":
    [{"id":"u0","name":"crates.io","protocol":"cargo","location":"x","upstreamSourceType":"public","status":"ok"}]}"#;

pub(crate) const USER: &str = r#"{"authenticatedUser":{"id":"b1","providerDisplayName":"Ada"},"deploymentType":"onPremises"}"#;

fn serve(mut stream: TcpStream, steps: &Mutex<VecDeque<Step>>, record: &Mutex<Vec<Seen>>) {
    if let Some(seen) = read_request(&mut stream) {
        record.lock().unwrap().push(seen);
        let step = steps.lock().unwrap().pop_front();
        play(
            &mut stream,
            step.unwrap_or_else(|| reply(418, &[], "the script is over")),
        );
    }
    let _ = stream.shutdown(Shutdown::Both);
}

fn play(stream: &mut TcpStream, step: Step) {
    let mut rest = [0; 64];
    match step {
        Step::Close => {}
        Step::Send(bytes) => {
            let _ = stream.write_all(&bytes);
        }
        Step::Stall(bytes) => {
            let _ = stream.write_all(&bytes);
            let _ = stream.read(&mut rest);
        }
        Step::Drip(head, again) => {
            // Reading with a time limit paces the writing and sees the client go.
            stream
                .set_read_timeout(Some(Duration::from_millis(2)))
                .unwrap();
            let mut alive = stream.write_all(&head).is_ok();
            while alive {
                let gone = matches!(stream.read(&mut rest), Ok(0));
                alive = !gone && stream.write_all(&again).is_ok();
            }
        }
    }
}

/// Reads one request with its body, if it has a length.
pub(crate) fn read_request(stream: &mut impl Read) -> Option<Seen> {
    let mut bytes = Vec::new();
    let mut byte = [0];
    while !bytes.ends_with(b"\r\n\r\n") {
        if stream.read(&mut byte).ok()? == 0 {
            return None;
        }
        bytes.push(byte[0]);
    }
    let head = String::from_utf8(bytes).ok()?;
    let mut lines = head.lines();
    let line = lines.next()?.to_owned();
    let pairs = lines.filter_map(|line| line.split_once(": "));
    let headers: Vec<_> = pairs
        .map(|(key, value)| (key.to_owned(), value.to_owned()))
        .collect();
    let mut seen = Seen {
        line,
        headers,
        body: String::new(),
    };
    let length = seen
        .header("content-length")
        .and_then(|text| text.parse().ok())
        .unwrap_or(0);
    let mut body = vec![0; length];
    stream.read_exact(&mut body).ok()?;
    seen.body = String::from_utf8(body).ok()?;
    Some(seen)
}
