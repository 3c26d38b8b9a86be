//! A test again in a process of its own, with a home and a message bus of its
//! own: what a keychain is asked through belongs to a whole process. Where
//! `dbus-run-session` or `gnome-keyring-daemon` are missing it says so.

use std::path::Path;
use std::process::{Command, Output};

/// Set in the process that runs inside.
const INSIDE: &str = "SIGN_IN_TEST_INSIDE";

/// Whether this is the process that runs inside.
pub(crate) fn inside() -> bool {
    std::env::var_os(INSIDE).is_some()
}

/// Whether there is such a program.
pub(crate) fn found(program: &str) -> bool {
    let path = std::env::var_os("PATH").unwrap_or_default();
    std::env::split_paths(&path).any(|folder| folder.join(program).is_file())
}

/// This test again, by its whole name, in a private home, behind the words that
/// start it.
pub(crate) fn again(test: &str, home: &Path, start: &[&str]) -> Command {
    let executable = std::env::current_exe().unwrap();
    let mut words: Vec<&str> = start.to_vec();
    words.extend([executable.to_str().unwrap(), "--exact", test, "--nocapture"]);
    let mut command = Command::new(words[0]);
    command
        .args(&words[1..])
        .env(INSIDE, "1")
        .env("HOME", home)
        .env("XDG_RUNTIME_DIR", home)
        .env_remove("XDG_DATA_HOME")
        .env_remove("DISPLAY")
        .env_remove("WAYLAND_DISPLAY");
    command
}

/// The test ran inside, and passed.
pub(crate) fn passed(output: &Output) {
    let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
    let (out, error) = (text(&output.stdout), text(&output.stderr));
    assert!(
        output.status.success() && out.contains("1 passed"),
        "{out}\n{error}"
    );
}

/// Runs a test again on a bus of its own, behind a script that ends in
/// `exec "$0" "$@"`.
pub(crate) fn on_a_bus(test: &str, needs: &[&str], script: &str) {
    for program in ["dbus-run-session"].iter().chain(needs) {
        if !found(program) {
            println!("{test} skipped: {program} is not installed");
            return;
        }
    }
    let home = tempfile::tempdir().unwrap();
    let start = ["dbus-run-session", "--", "sh", "-c", script];
    passed(&again(test, home.path(), &start).output().unwrap());
}

/// The same with an unlocked keychain.
pub(crate) fn with_a_keychain(test: &str) {
    const UNLOCKED: &str = r#"printf 'pw\n' | gnome-keyring-daemon --unlock --components=secrets -d >/dev/null; exec "$0" "$@""#;
    on_a_bus(test, &["gnome-keyring-daemon"], UNLOCKED);
}

/// Runs a future here.
pub(crate) fn run(inner: impl Future<Output = ()>) {
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()
        .unwrap();
    runtime.block_on(inner);
}
