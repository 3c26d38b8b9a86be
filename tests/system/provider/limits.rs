//! What the process allows itself: three seconds for the keychain, twenty for
//! all of its life, and no core dump.

use std::io::{BufRead as _, BufReader};
use std::os::unix::net::UnixListener;
use std::os::unix::process::ExitStatusExt as _;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use rustix::process::{Pid, Signal, kill_process};

use super::{Desk, HELLO, PROVIDER, answers, request};

#[tokio::test]
async fn a_keychain_that_never_answers_is_an_error_within_five_seconds() {
    let desk = Desk::start().await;
    let socket = desk.site.workplace.root().join("silent");
    let _listener = UnixListener::bind(&socket).expect("a socket");
    let silent = format!("unix:path={}", socket.display());
    let since = Instant::now();
    let asked = desk.provider().variable("DBUS_SESSION_BUS_ADDRESS", silent);
    let ran = asked.input(request(&desk.index(), "get")).run().await;
    assert!(
        since.elapsed() < Duration::from_secs(5),
        "{:?}",
        since.elapsed()
    );
    assert_eq!(ran.status, 0);
    let answer = answers(&ran)[0].replace(&desk.site.organization(), "COLLECTION");
    insta::assert_snapshot!(answer, @r#"{"Err":{"kind":"other","message":"There is no token for COLLECTION: The keychain did not answer within 3 seconds. Unlock the keychain and start Cargo again.","caused-by":[]}}"#);
}

#[tokio::test]
async fn a_missing_keychain_is_named() {
    let desk = Desk::start().await;
    let gone = "unix:path=/nonexistent/bus";
    let asked = desk.provider().variable("DBUS_SESSION_BUS_ADDRESS", gone);
    let ran = asked.input(request(&desk.index(), "get")).run().await;
    assert_eq!(ran.status, 0);
    let answer = answers(&ran)[0];
    assert!(
        answer.contains("No keychain can be reached in this session"),
        "{answer}"
    );
    assert!(
        answer.contains("_CREDENTIAL_PROVIDER=cargo:token"),
        "{answer}"
    );
}

/// The provider with open pipes, after its hello.
fn started(program: &str, arguments: &[&str]) -> (Child, String) {
    let mut child = Command::new(program)
        .args(arguments)
        .env_clear()
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the provider starts");
    let mut output = BufReader::new(child.stdout.take().expect("a pipe"));
    let mut hello = String::new();
    output.read_line(&mut hello).expect("the hello");
    assert_eq!(hello.trim_end(), HELLO);
    let limits = std::fs::read_to_string(format!("/proc/{}/limits", child.id()));
    (child, limits.expect("its limits"))
}

/// It really waits: that a process ends by itself is seen in no other way.
#[test]
fn a_cargo_that_never_goes_on_is_given_up_after_twenty_seconds() {
    let since = Instant::now();
    let (mut child, _) = started(PROVIDER, &["--cargo-plugin"]);
    let held = child.stdin.take();
    let output = child.wait_with_output().expect("it ends");
    drop(held);
    let taken = since.elapsed();
    assert!(
        taken >= Duration::from_secs(19) && taken < Duration::from_secs(25),
        "{taken:?}"
    );
    assert_eq!(output.status.code(), Some(1));
    let words = String::from_utf8_lossy(&output.stderr);
    insta::assert_snapshot!(words, @"cargo-credential-feedwright: Stopped, because it took 20 seconds.");
}

#[test]
fn a_waiting_provider_holds_no_socket_of_the_network() {
    let (mut child, _) = started(PROVIDER, &["--cargo-plugin"]);
    assert_eq!(crate::open_ports::of(child.id()), Vec::<String>::new());
    drop(child.stdin.take());
    assert!(child.wait().expect("it ends").success());
}

#[test]
fn a_killed_provider_leaves_no_core() {
    let script = "ulimit -c unlimited 2>/dev/null; exec \"$0\" --cargo-plugin";
    let (child, limits) = started("/bin/sh", &["-c", script, PROVIDER]);
    let core = limits
        .lines()
        .find(|line| line.starts_with("Max core file size"));
    let words: Vec<&str> = core.expect("a limit").split_whitespace().collect();
    assert_eq!(words[4..6], ["0", "0"], "{words:?}");
    let number = i32::try_from(child.id()).expect("a process id");
    let pid = Pid::from_raw(number).expect("a process id");
    kill_process(pid, Signal::ABORT).expect("the signal is sent");
    let end = child.wait_with_output().expect("it ends").status;
    assert_eq!(end.signal(), Some(Signal::ABORT.as_raw()));
    assert!(!end.core_dumped());
    assert!(!Path::new("core").exists());
}
