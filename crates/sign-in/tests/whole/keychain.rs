//! The real keychain of Linux: each test runs itself again in a process whose
//! session bus is its own, because `keyring` connects once per process. Where
//! `dbus-run-session` or `gnome-keyring-daemon` are missing it says so.
use std::os::unix::net::UnixListener;
use std::path::Path;
use std::process::{Command, Output};
use std::time::{Duration, Instant};

use crate::support::{Server, options};
use secrecy::{ExposeSecret, SecretString};
use sign_in::{Accounts, KEYCHAIN_SERVICE, KeychainError, SecretStore, SignInError};

/// Set in the process that runs inside.
const INSIDE: &str = "SIGN_IN_TEST_INSIDE";

const UNLOCKED: &str = r#"printf 'pw\n' | gnome-keyring-daemon --unlock --components=secrets -d >/dev/null; exec "$0" "$@""#;
const LOCKED: &str =
    r#"gnome-keyring-daemon --start --components=secrets >/dev/null; exec "$0" "$@""#;

fn inside() -> bool {
    std::env::var_os(INSIDE).is_some()
}

fn found(program: &str) -> bool {
    let path = std::env::var_os("PATH").unwrap_or_default();
    std::env::split_paths(&path).any(|folder| folder.join(program).is_file())
}

/// This test again, by its name, in a private home.
fn again(test: &str, home: &Path, start: &[&str]) -> Command {
    let executable = std::env::current_exe().unwrap();
    let mut words: Vec<&str> = start.to_vec();
    let name = format!("keychain::{test}");
    words.extend([
        executable.to_str().unwrap(),
        "--exact",
        &name,
        "--nocapture",
    ]);
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

fn private_home() -> tempfile::TempDir {
    tempfile::tempdir().unwrap()
}

fn passed(output: &Output) {
    let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
    let (out, error) = (text(&output.stdout), text(&output.stderr));
    assert!(
        output.status.success() && out.contains("1 passed"),
        "{out}\n{error}"
    );
}

/// Runs a test again below a keychain; false when this computer has none.
fn below_a_keychain(test: &str, script: &str) {
    for program in ["dbus-run-session", "gnome-keyring-daemon"] {
        if !found(program) {
            println!("{test} skipped: {program} is not installed");
            return;
        }
    }
    let home = private_home();
    let start = ["dbus-run-session", "--", "sh", "-c", script];
    passed(&again(test, home.path(), &start).output().unwrap());
}

#[test]
fn a_real_keychain_keeps_replaces_and_forgets() {
    if inside() {
        run(keeps_replaces_and_forgets());
    } else {
        below_a_keychain("a_real_keychain_keeps_replaces_and_forgets", UNLOCKED);
    }
}

async fn keeps_replaces_and_forgets() {
    let server = Server::friendly().await;
    let folder = tempfile::tempdir().unwrap();
    let accounts = Accounts::open(folder.path(), SecretStore::Keychain).unwrap();
    accounts.check_store().await.unwrap();
    assert_eq!(stored(), "", "a check leaves nothing behind");
    let key = server.endpoints.key();
    for fill in ["A", "B"] {
        let token = SecretString::from(fill.repeat(84));
        accounts
            .sign_in_with_token(&server.endpoints, token, options())
            .await
            .unwrap();
        let other = Accounts::open(folder.path(), SecretStore::Keychain).unwrap();
        let kept = other.token(&server.endpoints).await.unwrap().unwrap();
        assert_eq!(kept.expose_secret(), fill.repeat(84));
        if found("secret-tool") {
            let shown = stored();
            assert!(
                shown.contains(&fill.repeat(84)) && shown.contains(&key),
                "{shown}"
            );
            assert_eq!(shown.matches("secret = ").count(), 1, "{shown}");
        }
    }
    assert_eq!(accounts.list().unwrap().len(), 1);
    assert!(accounts.sign_out(&server.endpoints).await.unwrap());
    assert!(!accounts.sign_out(&server.endpoints).await.unwrap());
    assert!(accounts.list().unwrap().is_empty());
    assert_eq!(stored(), "");
}

/// Our entries, as somebody else's program sees them.
fn stored() -> String {
    let searched = Command::new("secret-tool")
        .args(["search", "--all", "--unlock", "service", KEYCHAIN_SERVICE])
        .output();
    match searched {
        Ok(output) => {
            let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
            text(&output.stdout) + &text(&output.stderr)
        }
        Err(_) => String::new(),
    }
}

#[test]
fn a_locked_keychain_that_nobody_can_unlock_is_a_typed_error() {
    if inside() {
        run(async {
            let started = Instant::now();
            let error = SecretStore::Keychain.check().await.unwrap_err();
            let known = matches!(
                error,
                KeychainError::Locked { .. }
                    | KeychainError::TimedOut { .. }
                    | KeychainError::Refused { .. }
            );
            assert!(known, "{error:?}");
            assert!(started.elapsed() < Duration::from_secs(5));
        });
    } else {
        below_a_keychain(
            "a_locked_keychain_that_nobody_can_unlock_is_a_typed_error",
            LOCKED,
        );
    }
}

#[test]
fn without_a_session_bus_nothing_is_sent_and_nothing_is_kept() {
    if inside() {
        run(no_keychain());
    } else {
        let home = private_home();
        let address = format!("unix:path={}/none", home.path().display());
        let mut command = again(
            "without_a_session_bus_nothing_is_sent_and_nothing_is_kept",
            home.path(),
            &[],
        );
        passed(
            &command
                .env("DBUS_SESSION_BUS_ADDRESS", address)
                .output()
                .unwrap(),
        );
    }
}

async fn no_keychain() {
    let server = Server::friendly().await;
    let folder = tempfile::tempdir().unwrap();
    let accounts = Accounts::open(folder.path(), SecretStore::Keychain).unwrap();
    let checked = accounts.check_store().await;
    assert!(
        matches!(checked, Err(KeychainError::Unavailable { .. })),
        "{checked:?}"
    );
    let token = SecretString::from("A".repeat(84));
    let refused = accounts
        .sign_in_with_token(&server.endpoints, token, options())
        .await;
    assert!(
        matches!(
            refused,
            Err(SignInError::Keychain(KeychainError::Unavailable { .. }))
        ),
        "{refused:?}"
    );
    assert_eq!(server.count(), 0);
    assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 0);
}

#[test]
fn a_bus_that_never_answers_is_given_up_after_three_seconds() {
    if inside() {
        run(async {
            let checked = SecretStore::Keychain.check().await;
            assert_eq!(checked, Err(KeychainError::TimedOut { seconds: 3 }));
        });
        return;
    }
    let home = private_home();
    let path = home.path().join("silent");
    let _listener = UnixListener::bind(&path).unwrap();
    let address = format!("unix:path={}", path.display());
    let mut command = again(
        "a_bus_that_never_answers_is_given_up_after_three_seconds",
        home.path(),
        &[],
    );
    let started = Instant::now();
    passed(
        &command
            .env("DBUS_SESSION_BUS_ADDRESS", address)
            .output()
            .unwrap(),
    );
    // Write, then remove what may have been written; and the process ends.
    assert!(
        started.elapsed() < Duration::from_secs(12),
        "{:?}",
        started.elapsed()
    );
}

fn run(inner: impl Future<Output = ()>) {
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()
        .unwrap();
    runtime.block_on(inner);
}
