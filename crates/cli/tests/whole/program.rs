//! Starting the program: the example of this crate, which `cargo test` builds.

use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Output, Stdio};

/// The program.
pub(crate) fn path() -> PathBuf {
    let test = std::env::current_exe().unwrap();
    let path = test.ancestors().nth(2).unwrap().join("examples/feedwright");
    assert!(
        path.is_file(),
        "{} is missing: run `cargo test -p cli`",
        path.display()
    );
    path
}

/// A command of the program in a throw-away home.
pub(crate) fn command(home: &Path, arguments: &[&str]) -> Command {
    let mut command = Command::new(path());
    command
        .args(arguments)
        .env("HOME", home)
        .env("FEEDWRIGHT_HOME", home.join("feedwright"))
        .env_remove("NO_COLOR")
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped());
    command
}

/// Runs a command to its end.
pub(crate) fn run(home: &Path, arguments: &[&str], input: &str) -> Answer {
    let mut child = command(home, arguments)
        .stdin(Stdio::piped())
        .spawn()
        .unwrap();
    // A program that does not want it may be gone already.
    let _ = child.stdin.take().unwrap().write_all(input.as_bytes());
    Answer::from(child.wait_with_output().unwrap())
}

/// How a run ended, and what it said.
#[derive(Debug)]
pub(crate) struct Answer {
    pub(crate) status: Option<i32>,
    pub(crate) out: String,
    pub(crate) error: String,
}

impl From<Output> for Answer {
    fn from(output: Output) -> Self {
        Self {
            status: output.status.code(),
            out: String::from_utf8(output.stdout).unwrap(),
            error: String::from_utf8(output.stderr).unwrap(),
        }
    }
}

/// What Ctrl-C sends.
pub(crate) fn interrupt(child: &Child) {
    let sent = Command::new("kill")
        .args(["-INT", &child.id().to_string()])
        .status();
    assert!(sent.unwrap().success());
}
