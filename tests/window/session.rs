//! A window that is driven: the few commands of the WebDriver protocol that the
//! tests need, over plain HTTP on loopback.

use std::io::{Read, Write};
use std::net::{TcpListener, TcpStream};

use serde_json::{Value, json};

use crate::desk::{Desk, PATIENCE, Running, program, until};

pub(crate) struct Session {
    port: u16,
    id: String,
    _driver: Running,
}

impl Session {
    /// Starts the program and waits for its page.
    pub(crate) fn open(desk: &Desk) -> Session {
        let port = free_port();
        let mut driver = desk.command("WebKitWebDriver");
        driver
            .arg(format!("--port={port}"))
            // The window lets itself be driven only when this is set.
            .env("TAURI_WEBVIEW_AUTOMATION", "true");
        let driver = Running::start(&mut driver);
        until("WebKitWebDriver is up", || {
            TcpStream::connect(("127.0.0.1", port)).is_ok()
        });
        let capabilities = json!({
            "capabilities": { "alwaysMatch": {
                "webkitgtk:browserOptions": { "binary": program(), "args": [] },
                "timeouts": { "script": 60_000 },
            } },
        });
        let mut session = Session {
            port,
            id: String::new(),
            _driver: driver,
        };
        let opened = session.call("POST", "/session", Some(&capabilities));
        session.id = opened.unwrap()["sessionId"].as_str().unwrap().to_owned();
        session.run(
            "window.mistakes = [];
             addEventListener('error', (event) => mistakes.push(event.message + ' ' + (event.error?.stack ?? '')));
             addEventListener('unhandledrejection', ({ reason }) => mistakes.push(String(reason) + ' ' + (reason?.stack ?? '')))",
        );
        session
    }

    /// The value that a script of the page returns.
    pub(crate) fn run(&self, script: &str) -> Value {
        self.run_with(script, &[])
    }

    /// The same, with arguments.
    pub(crate) fn run_with(&self, script: &str, arguments: &[Value]) -> Value {
        self.post(
            "execute/sync",
            &json!({ "script": script, "args": arguments }),
        )
    }

    /// The value that a script hands to the function that is its last argument.
    pub(crate) fn run_until_done(&self, script: &str, arguments: &[Value]) -> Value {
        self.post(
            "execute/async",
            &json!({ "script": script, "args": arguments }),
        )
    }

    /// What went wrong in the page, unseen by people.
    pub(crate) fn mistakes(&self) -> Value {
        self.run("return window.mistakes")
    }

    /// What a command of the program answers: `{ok: value}` or `{error: text}`.
    pub(crate) fn invoke(&self, command: &str, taken: &Value) -> Value {
        self.run_until_done(
            "const [command, taken, done] = arguments;
             window.__TAURI_INTERNALS__.invoke(command, taken).then(
                 (value) => done({ ok: value }),
                 (error) => done({ error: typeof error === 'string' ? error : JSON.stringify(error) }),
             )",
            &[json!(command), taken.clone()],
        )
    }

    /// Gives the inside of the window this size.
    pub(crate) fn resize(&self, width: u32, height: u32) {
        self.post("window/rect", &json!({ "width": width, "height": height }));
    }

    /// Presses and releases keys, one after the other; `\u{E004}` is Tab, see
    /// the WebDriver recommendation §17.4.2.
    pub(crate) fn press(&self, keys: &str) {
        let actions: Vec<Value> = keys
            .chars()
            .flat_map(|key| ["keyDown", "keyUp"].map(|kind| json!({ "type": kind, "value": key })))
            .collect();
        let keyboard = json!({ "type": "key", "id": "keyboard", "actions": actions });
        self.post("actions", &json!({ "actions": [keyboard] }));
    }

    /// Clicks into the middle of an element.
    pub(crate) fn click(&self, element: &Value) {
        let at = json!({ "type": "pointerMove", "origin": element, "x": 0, "y": 0, "duration": 0 });
        let button = ["pointerDown", "pointerUp"].map(|kind| json!({ "type": kind, "button": 0 }));
        let [down, up] = button;
        let mouse = json!({
            "type": "pointer", "id": "mouse", "parameters": { "pointerType": "mouse" },
            "actions": [at, down, up],
        });
        self.post("actions", &json!({ "actions": [mouse] }));
    }

    /// Waits until a script of the page returns something, and gives that.
    pub(crate) fn wait_for(&self, what: &str, script: &str, arguments: &[Value]) -> Value {
        let mut found = Value::Null;
        until(what, || {
            found = self.run_with(script, arguments);
            !found.is_null() && found != false
        });
        found
    }

    /// Lets the window close itself, as its close button does.
    pub(crate) fn close_window(&self) {
        self.run(
            "setTimeout(() => window.__TAURI_INTERNALS__.invoke('close_window', { wish: 'close' }))",
        );
    }

    /// Ends the driver's part; the program ends with it, if it still runs, and
    /// without a chance to leave things in order.
    pub(crate) fn close(self) {
        // The program may have ended by itself, which is what the driver then says.
        let _ = self.call("DELETE", &format!("/session/{}", self.id), None);
    }

    fn post(&self, command: &str, body: &Value) -> Value {
        let path = format!("/session/{}/{command}", self.id);
        self.call("POST", &path, Some(body))
            .unwrap_or_else(|answer| panic!("{command}: {answer}"))
    }

    fn call(&self, method: &str, path: &str, body: Option<&Value>) -> Result<Value, String> {
        let body = body.map_or_else(String::new, Value::to_string);
        let mut stream = TcpStream::connect(("127.0.0.1", self.port)).map_err(|e| e.to_string())?;
        stream.set_read_timeout(Some(PATIENCE * 2)).unwrap();
        write!(
            stream,
            "{method} {path} HTTP/1.1\r\nHost: 127.0.0.1:{}\r\nConnection: close\r\n\
             Content-Type: application/json\r\nContent-Length: {}\r\n\r\n{body}",
            self.port,
            body.len()
        )
        .map_err(|error| error.to_string())?;
        let mut answer = String::new();
        stream
            .read_to_string(&mut answer)
            .map_err(|e| e.to_string())?;
        let (head, body) = answer
            .split_once("\r\n\r\n")
            .ok_or_else(|| answer.clone())?;
        if !head.starts_with("HTTP/1.1 200") {
            return Err(answer);
        }
        let mut value: Value = serde_json::from_str(body).unwrap();
        Ok(value["value"].take())
    }
}

fn free_port() -> u16 {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    listener.local_addr().unwrap().port()
}
