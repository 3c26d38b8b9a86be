//! Exit statuses, streams and Ctrl-C.

use std::io::{BufRead, BufReader, Read};
use std::os::unix::fs::PermissionsExt;
use std::path::Path;
#[cfg(target_os = "linux")]
use std::process::Stdio;
use std::time::{Duration, Instant};

use crate::program::{Answer, command, interrupt, run};

#[test]
fn version_needs_no_home_and_wrong_usage_is_64() {
    let home = tempfile::tempdir().unwrap();
    let version = Answer::from(
        command(home.path(), &["--version"])
            .env_clear()
            .output()
            .unwrap(),
    );
    assert_eq!(version.status, Some(0), "{version:?}");
    assert_eq!(
        version.out,
        concat!("feedwright ", env!("CARGO_PKG_VERSION"), "\n")
    );
    let usage = run(home.path(), &["nonsense"], "");
    assert_eq!((usage.status, usage.out.as_str()), (Some(64), ""));
    assert_eq!(std::fs::read_dir(home.path()).unwrap().count(), 0);
}

#[test]
fn an_error_is_1_and_nothing_is_asked_without_a_terminal() {
    let home = tempfile::tempdir().unwrap();
    let organization = ["sign-in", "--organization", "http://127.0.0.1:9/tfs/c"];
    let answer = run(home.path(), &organization, "typed\n");
    assert_eq!(
        (answer.status, answer.out.as_str()),
        (Some(1), ""),
        "{answer:?}"
    );
    assert!(answer.error.contains("--token-stdin"), "{answer:?}");
    assert_eq!(std::fs::read_dir(home.path()).unwrap().count(), 0);
}

#[test]
fn completions_go_into_a_closed_pipe_without_a_word() {
    let home = tempfile::tempdir().unwrap();
    let mut child = command(home.path(), &["completions", "bash"])
        .spawn()
        .unwrap();
    drop(child.stdout.take());
    let mut error = String::new();
    child
        .stderr
        .take()
        .unwrap()
        .read_to_string(&mut error)
        .unwrap();
    assert_eq!(
        (child.wait().unwrap().code(), error.as_str()),
        (Some(0), "")
    );
}

#[cfg(target_os = "linux")]
#[test]
fn data_that_cannot_be_written_is_an_error() {
    let home = tempfile::tempdir().unwrap();
    let full = std::fs::File::create("/dev/full").unwrap();
    let mut program = command(home.path(), &["completions", "bash"]);
    let answer = Answer::from(program.stdout(full).output().unwrap());
    assert_eq!(answer.status, Some(1));
    assert!(answer.error.contains("stdout"), "{answer:?}");
}

#[test]
fn practice_serves_until_ctrl_c_and_leaves_nothing() {
    let home = tempfile::tempdir().unwrap();
    let temporary = tempfile::tempdir().unwrap();
    let arguments = ["practice", "--json", "--upstream", "built-in"];
    let mut program = command(home.path(), &arguments);
    let mut child = program.env("TMPDIR", temporary.path()).spawn().unwrap();
    let mut lines = BufReader::new(child.stdout.take().unwrap()).lines();
    let line: serde_json::Value = serde_json::from_str(&lines.next().unwrap().unwrap()).unwrap();
    assert_eq!(
        (&line["type"], &line["schema"]),
        (&"practice-server".into(), &1.into())
    );
    let token_file = Path::new(line["token_file"].as_str().unwrap()).to_owned();
    assert!(token_file.starts_with(temporary.path()), "{token_file:?}");
    let mode = |path: &Path| std::fs::metadata(path).unwrap().permissions().mode() & 0o777;
    assert_eq!(mode(&token_file), 0o600);
    assert_eq!(mode(token_file.parent().unwrap()), 0o700);
    let token = std::fs::read_to_string(&token_file).unwrap();
    interrupt(&child);
    let stopped = Instant::now();
    assert!(child.wait().unwrap().success());
    assert!(stopped.elapsed() < Duration::from_secs(5));
    assert!(!token_file.exists());
    assert_eq!(std::fs::read_dir(temporary.path()).unwrap().count(), 0);
    let mut error = String::new();
    child
        .stderr
        .take()
        .unwrap()
        .read_to_string(&mut error)
        .unwrap();
    assert!(
        !error.contains(token.trim()),
        "the token is in its file alone"
    );
}

/// A command that waits for a keychain that never answers, and its socket.
#[cfg(target_os = "linux")]
fn waiting(home: &Path) -> (std::process::Child, std::os::unix::net::UnixListener) {
    let socket = home.join("silent");
    let listener = std::os::unix::net::UnixListener::bind(&socket).unwrap();
    let arguments = ["sign-out", "--organization", "http://127.0.0.1:9/tfs/c"];
    let address = format!("unix:path={}", socket.display());
    let child = command(home, &arguments)
        .env("DBUS_SESSION_BUS_ADDRESS", address)
        .stdin(Stdio::null())
        .spawn();
    (child.unwrap(), listener)
}

#[cfg(target_os = "linux")]
#[test]
fn the_second_ctrl_c_ends_the_program_at_once() {
    let home = tempfile::tempdir().unwrap();
    let (mut child, listener) = waiting(home.path());
    // It has asked the keychain, so it listens to Ctrl-C.
    let _asked = listener.accept().unwrap();
    interrupt(&child);
    let mut words = BufReader::new(child.stderr.take().unwrap());
    let mut line = String::new();
    words.read_line(&mut line).unwrap();
    assert!(line.starts_with("Stopping."), "{line}");
    interrupt(&child);
    assert_eq!(child.wait().unwrap().code(), Some(130));
}
