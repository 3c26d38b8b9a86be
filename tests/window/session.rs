//! A window that is driven: the few commands of the WebDriver protocol that the
//! test needs, over plain HTTP on loopback.

use std::io::{Read, Write};
use std::net::TcpStream;
use std::time::Instant;

use serde_json::{Value, json};

use crate::desk::{Desk, PATIENCE};

pub(crate) struct Session {
    port: u16,
    id: String,
}

impl Session {
    /// Starts the program and waits for its page.
    pub(crate) fn open(desk: &Desk, program: &str) -> Session {
        let capabilities = json!({
            "capabilities": { "alwaysMatch": {
                "webkitgtk:browserOptions": { "binary": program, "args": [] },
                "timeouts": { "script": 30_000 },
            } },
        });
        let mut session = Session {
            port: desk.port,
            id: String::new(),
        };
        let opened = session.call("POST", "/session", Some(&capabilities));
        session.id = opened["sessionId"].as_str().unwrap().to_owned();
        session
    }

    /// The driver's own address.
    pub(crate) fn driver(&self) -> String {
        format!("http://127.0.0.1:{}", self.port)
    }

    /// The value that a script of the page returns.
    pub(crate) fn run(&self, script: &str) -> Value {
        self.within("execute/sync", &json!({ "script": script, "args": [] }))
    }

    /// The value that a script hands to the function that is its last argument.
    pub(crate) fn run_until_done(&self, script: &str, arguments: &[Value]) -> Value {
        self.within(
            "execute/async",
            &json!({ "script": script, "args": arguments }),
        )
    }

    /// What a command of the program answers: `{ok: value}` or `{error: text}`.
    pub(crate) fn invoke(&self, command: &str) -> Value {
        self.run_until_done(
            "const [command, done] = arguments;
             window.__TAURI_INTERNALS__.invoke(command).then(
                 (value) => done({ ok: value }),
                 (error) => done({ error: String(error) }),
             )",
            &[json!(command)],
        )
    }

    pub(crate) fn resize(&self, width: u32, height: u32) {
        self.within("window/rect", &json!({ "width": width, "height": height }));
    }

    /// The page's text once it contains a part.
    pub(crate) fn wait_for_text(&self, part: &str) -> String {
        let start = Instant::now();
        loop {
            let text = self.run("return document.body?.innerText ?? ''");
            let text = text.as_str().unwrap();
            if text.contains(part) {
                return text.to_owned();
            }
            assert!(
                start.elapsed() < PATIENCE,
                "{part:?} never shows in {text:?}"
            );
        }
    }

    /// Ends the program.
    pub(crate) fn close(self) {
        self.call("DELETE", &format!("/session/{}", self.id), None);
    }

    fn within(&self, command: &str, body: &Value) -> Value {
        self.call(
            "POST",
            &format!("/session/{}/{command}", self.id),
            Some(body),
        )
    }

    fn call(&self, method: &str, path: &str, body: Option<&Value>) -> Value {
        let body = body.map_or_else(String::new, Value::to_string);
        let mut stream = TcpStream::connect(("127.0.0.1", self.port)).unwrap();
        stream.set_read_timeout(Some(PATIENCE)).unwrap();
        write!(
            stream,
            "{method} {path} HTTP/1.1\r\nHost: 127.0.0.1:{}\r\nConnection: close\r\n\
             Content-Type: application/json\r\nContent-Length: {}\r\n\r\n{body}",
            self.port,
            body.len()
        )
        .unwrap();
        let mut answer = String::new();
        stream.read_to_string(&mut answer).unwrap();
        let (head, body) = answer.split_once("\r\n\r\n").expect("an answer of HTTP");
        assert!(
            head.starts_with("HTTP/1.1 200"),
            "{method} {path}: {answer}"
        );
        let mut value: Value = serde_json::from_str(body).unwrap();
        value["value"].take()
    }
}
