//! The real keychain of Linux, and none, and a bus that is silent.

use std::os::unix::net::UnixListener;
use std::process::Command;
use std::time::{Duration, Instant};

use crate::own_process::{again, found, inside, on_a_bus, passed, run, with_a_keychain};
use crate::support::{Server, options, signed_out, token_of};
use secrecy::{ExposeSecret, SecretString};
use sign_in::{Accounts, KEYCHAIN_SERVICE, KeychainError, SecretStore, SignInError};

#[test]
fn a_real_keychain_keeps_replaces_and_forgets() {
    if inside() {
        run(keeps_replaces_and_forgets());
    } else {
        with_a_keychain("keychain::a_real_keychain_keeps_replaces_and_forgets");
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
        let kept = token_of(&other, &server.endpoints).await.unwrap();
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
    assert!(signed_out(&accounts, &server.endpoints).await);
    assert!(!signed_out(&accounts, &server.endpoints).await);
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

const LOCKED: &str =
    r#"gnome-keyring-daemon --start --components=secrets >/dev/null; exec "$0" "$@""#;

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
        on_a_bus(
            "keychain::a_locked_keychain_that_nobody_can_unlock_is_a_typed_error",
            &["gnome-keyring-daemon"],
            LOCKED,
        );
    }
}

#[test]
fn without_a_session_bus_nothing_is_sent_and_nothing_is_kept() {
    if inside() {
        run(no_keychain());
    } else {
        let home = tempfile::tempdir().unwrap();
        let address = format!("unix:path={}/none", home.path().display());
        let mut command = again(
            "keychain::without_a_session_bus_nothing_is_sent_and_nothing_is_kept",
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
    let home = tempfile::tempdir().unwrap();
    let path = home.path().join("silent");
    let _listener = UnixListener::bind(&path).unwrap();
    let address = format!("unix:path={}", path.display());
    let mut command = again(
        "keychain::a_bus_that_never_answers_is_given_up_after_three_seconds",
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
