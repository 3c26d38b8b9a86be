//! The two programs without a window on Windows, as far as Wine is Windows:
//! their words and their data over pipes, their exit status, and Cargo's
//! dialogue. `cargo xtask cross windows` builds them and runs this; without
//! them there is nothing to try. Where the real cargo for Windows would be
//! needed, nothing is shown here.
#![cfg(target_os = "linux")]
#![expect(
    clippy::expect_used,
    clippy::unwrap_used,
    reason = "tests may stop at once when what they stand on is missing"
)]

mod dialogue;
mod policies;
mod signing_in;
mod words;

use std::path::PathBuf;
use std::process::{Command, Output, Stdio};

use tempfile::TempDir;

/// A folder of our own for each test, which the programs know by a path of
/// Windows.
struct Desk {
    folder: TempDir,
}

impl Desk {
    fn new() -> Self {
        // A space and letters beyond ASCII, as people have them in their names.
        let folder = tempfile::Builder::new()
            .prefix("Ada Grüße ")
            .tempdir()
            .unwrap();
        Self { folder }
    }

    /// The path of something in the folder, on the drive that Wine has for the
    /// whole computer.
    fn path(&self, name: &str) -> String {
        let path = self.folder.path().join(name);
        format!("Z:{}", path.to_str().unwrap().replace('/', "\\"))
    }

    /// The program under Wine, bounded, with nothing to read.
    fn command(&self, program: &str, arguments: &[&str]) -> Command {
        let programs = std::env::var_os("FEEDWRIGHT_WINDOWS_PROGRAMS").expect("the programs");
        let mut command = self.wine();
        command
            .arg(PathBuf::from(programs).join(program))
            .args(arguments)
            .env("FEEDWRIGHT_HOME", self.path("home"));
        command
    }

    /// Wine itself, for a program that it brings.
    fn wine(&self) -> Command {
        let wine = std::env::var_os("FEEDWRIGHT_WINE").expect("run by cargo xtask cross windows");
        let mut command = Command::new("timeout");
        command
            .arg("120")
            .arg(wine)
            // rustup hands its own on, which is no path there.
            .env_remove("CARGO_HOME")
            .stdin(Stdio::null());
        command
    }

    fn feedwright(&self, arguments: &[&str]) -> Ran {
        let mut command = self.command("feedwright.exe", arguments);
        Ran::from(command.output().unwrap())
    }
}

/// What a program left, as a script reads it.
struct Ran {
    status: Option<i32>,
    stdout: String,
    stderr: String,
}

impl From<Output> for Ran {
    fn from(output: Output) -> Self {
        let text = |bytes| String::from_utf8(bytes).expect("UTF-8 over pipes");
        Self {
            status: output.status.code(),
            stdout: text(output.stdout),
            stderr: text(output.stderr),
        }
    }
}
