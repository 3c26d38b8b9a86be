//! What a window needs around it, private to one test: a virtual screen, a
//! message bus, a home, and the driver of the webview.

use std::io::{BufRead, BufReader, Read};
use std::net::{TcpListener, TcpStream};
use std::os::unix::process::CommandExt;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use tempfile::TempDir;

/// How long anything here may take to come up.
pub(crate) const PATIENCE: Duration = Duration::from_secs(60);

/// A program that ends, with all that it started, when this is dropped.
struct Running(Child);

impl Running {
    fn start(command: &mut Command) -> Running {
        let started = command.process_group(0).stdin(Stdio::null()).spawn();
        Running(started.unwrap_or_else(|error| panic!("{command:?}: {error}")))
    }

    /// The first line that it prints; the rest is read away, so that it never
    /// waits for a reader.
    fn first_line(&mut self) -> String {
        let mut output = BufReader::new(self.0.stdout.take().unwrap());
        let mut line = String::new();
        output.read_line(&mut line).unwrap();
        std::thread::spawn(move || output.read_to_end(&mut Vec::new()));
        line.trim().to_owned()
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        let group = format!("-{}", self.0.id());
        let _ = Command::new("kill").args(["-KILL", "--", &group]).status();
        let _ = self.0.wait();
    }
}

/// All of it. Fields end in the order in which they stand here.
pub(crate) struct Desk {
    _driver: Running,
    _bus: Running,
    _screen: Running,
    _home: TempDir,
    pub(crate) port: u16,
}

impl Desk {
    pub(crate) fn set_up() -> Desk {
        let home = tempfile::tempdir().unwrap();
        let mut screen = Running::start(
            Command::new("Xvfb")
                .args([
                    "-displayfd",
                    "1",
                    "-screen",
                    "0",
                    "1280x900x24",
                    "-nolisten",
                    "tcp",
                ])
                .stdout(Stdio::piped())
                .stderr(Stdio::null()),
        );
        let display = format!(":{}", screen.first_line());
        let mut bus = Running::start(
            Command::new("dbus-daemon")
                .args(["--session", "--nofork", "--print-address=1"])
                .env("XDG_RUNTIME_DIR", home.path())
                .stdout(Stdio::piped())
                .stderr(Stdio::null()),
        );
        let address = bus.first_line();
        let port = free_port();
        let mut driver = Command::new("WebKitWebDriver");
        driver
            .arg(format!("--port={port}"))
            .env_clear()
            .env("PATH", std::env::var_os("PATH").unwrap_or_default())
            .env("HOME", home.path())
            .env("XDG_RUNTIME_DIR", home.path())
            .env("LANG", "C.UTF-8")
            .env("DISPLAY", display)
            .env("DBUS_SESSION_BUS_ADDRESS", address)
            .env("GSETTINGS_BACKEND", "memory")
            // Without these some computers wait for a bus of screen readers,
            // or for a graphics card that is not there.
            .env("NO_AT_BRIDGE", "1")
            .env("WEBKIT_DISABLE_DMABUF_RENDERER", "1")
            // The window lets itself be driven only when this is set.
            .env("TAURI_WEBVIEW_AUTOMATION", "true");
        let driver = Running::start(&mut driver);
        wait_until_open(port);
        Desk {
            _driver: driver,
            _bus: bus,
            _screen: screen,
            _home: home,
            port,
        }
    }
}

fn free_port() -> u16 {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    listener.local_addr().unwrap().port()
}

fn wait_until_open(port: u16) {
    let start = Instant::now();
    while TcpStream::connect(("127.0.0.1", port)).is_err() {
        assert!(
            start.elapsed() < PATIENCE,
            "WebKitWebDriver does not come up"
        );
        std::thread::yield_now();
    }
}
