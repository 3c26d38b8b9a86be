//! The very items in a real Secret Service: those of earlier versions, which
//! `keyring` made, too many of them, locked ones, and many readers at once.

use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use secrecy::{ExposeSecret, SecretString};
use zbus::zvariant::OwnedObjectPath;

use super::{Bus, SECRETS, SERVICE};
use crate::error::KeychainError;
use crate::keychain::own_process::{again, found, inside, passed, run, with_a_keychain};
use crate::keychain::{KEYCHAIN_SERVICE, native, read, remove, write};

const ACCOUNT: &str = "https://dev.azure.com/contoso";
const HERE: &str = "keychain::secret_service::tests";

fn secret(fill: &str) -> SecretString {
    SecretString::from(fill.repeat(84))
}

async fn kept() -> Option<String> {
    let kept = read(ACCOUNT).await.unwrap();
    kept.map(|secret| secret.expose_secret().to_owned())
}

/// What an earlier version does; it waits as a runtime's thread may not.
async fn earlier<T: Send + 'static>(job: fn() -> Result<T, KeychainError>) -> T {
    tokio::task::spawn_blocking(job).await.unwrap().unwrap()
}

async fn kept_by_earlier() -> Option<String> {
    let bytes = earlier(|| native::read(ACCOUNT)).await?;
    Some(String::from_utf8(bytes.to_vec()).unwrap())
}

#[test]
fn items_of_earlier_versions_are_read_replaced_and_removed() {
    if inside() {
        run(earlier_versions());
    } else {
        with_a_keychain(&format!(
            "{HERE}::items_of_earlier_versions_are_read_replaced_and_removed"
        ));
    }
}

async fn earlier_versions() {
    assert_eq!(kept().await, None);
    assert!(!remove(ACCOUNT).await.unwrap());

    earlier(|| native::write(ACCOUNT, &secret("A"))).await;
    assert!(kept().await == Some("A".repeat(84)), "theirs is read");
    write(ACCOUNT, &secret("B")).await.unwrap();
    let read = kept_by_earlier().await;
    assert!(read == Some("B".repeat(84)), "and replaced, not doubled");
    assert!(remove(ACCOUNT).await.unwrap(), "and removed");
    assert!(!earlier(|| native::remove(ACCOUNT)).await);

    write(ACCOUNT, &secret("C")).await.unwrap();
    let read = kept_by_earlier().await;
    assert!(read == Some("C".repeat(84)), "ours is read by them");
    earlier(|| native::write(ACCOUNT, &secret("D"))).await;
    assert!(kept().await == Some("D".repeat(84)), "and replaced");
    assert!(earlier(|| native::remove(ACCOUNT)).await);
    assert_eq!(kept().await, None);
}

#[test]
fn long_and_short_secrets_come_back() {
    if inside() {
        run(async {
            for length in [1, 15, 16, 17, 2_560, 2_561, 20_000] {
                let secret = SecretString::from("x".repeat(length));
                write(ACCOUNT, &secret).await.unwrap();
                assert!(kept().await == Some("x".repeat(length)), "{length}");
            }
        });
    } else {
        with_a_keychain(&format!("{HERE}::long_and_short_secrets_come_back"));
    }
}

#[test]
fn two_items_of_one_name_are_an_error() {
    if !inside() {
        with_a_keychain(&format!("{HERE}::two_items_of_one_name_are_an_error"));
    } else if found("secret-tool") {
        run(two_items());
    } else {
        println!("skipped: secret-tool is not installed");
    }
}

async fn two_items() {
    write(ACCOUNT, &secret("A")).await.unwrap();
    let mut store = Command::new("secret-tool")
        .args(["store", "--label=second", "service", KEYCHAIN_SERVICE])
        .args(["username", ACCOUNT, "other", "1"])
        .stdin(Stdio::piped())
        .spawn()
        .unwrap();
    std::io::Write::write_all(&mut store.stdin.take().unwrap(), b"no token").unwrap();
    assert!(store.wait().unwrap().success());
    let ambiguous = KeychainError::Ambiguous {
        account: ACCOUNT.to_owned(),
        count: 2,
    };
    assert_eq!(read(ACCOUNT).await.unwrap_err(), ambiguous);
    assert_eq!(write(ACCOUNT, &secret("B")).await, Err(ambiguous.clone()));
    assert_eq!(remove(ACCOUNT).await, Err(ambiguous));
}

#[test]
fn a_keychain_that_was_locked_asks_nobody() {
    if inside() {
        run(locked_later());
    } else {
        with_a_keychain(&format!("{HERE}::a_keychain_that_was_locked_asks_nobody"));
    }
}

async fn locked_later() {
    write(ACCOUNT, &secret("A")).await.unwrap();
    lock_the_default_keyring().await;
    let is_locked = |error: KeychainError| matches!(error, KeychainError::Locked { .. });
    let since = Instant::now();
    assert!(is_locked(read(ACCOUNT).await.unwrap_err()));
    assert!(is_locked(write(ACCOUNT, &secret("B")).await.unwrap_err()));
    assert!(is_locked(write("another", &secret("B")).await.unwrap_err()));
    assert!(is_locked(remove(ACCOUNT).await.unwrap_err()));
    assert!(since.elapsed() < Duration::from_secs(2));
}

async fn lock_the_default_keyring() {
    let bus = Bus::connect().await.unwrap();
    let keyring: OwnedObjectPath = bus
        .call(SECRETS, SERVICE, "ReadAlias", &"default")
        .await
        .unwrap();
    let (locked, _): (Vec<OwnedObjectPath>, OwnedObjectPath) = bus
        .call(SECRETS, SERVICE, "Lock", &(vec![&*keyring],))
        .await
        .unwrap();
    assert_eq!(locked, [keyring]);
}

const READER: &str = "SIGN_IN_TEST_READS";

/// In a debug build too, each within the limit of [`super::KEYCHAIN_LIMIT`].
#[test]
fn thirty_two_processes_read_at_once() {
    let name = format!("{HERE}::thirty_two_processes_read_at_once");
    if std::env::var_os(READER).is_some() {
        run(async { assert!(kept().await == Some("A".repeat(84))) });
    } else if inside() {
        run(many_readers(&name));
    } else {
        with_a_keychain(&name);
    }
}

async fn many_readers(name: &str) {
    write(ACCOUNT, &secret("A")).await.unwrap();
    let home = std::env::var_os("HOME").unwrap();
    let start = |_| {
        let mut reader = again(name, home.as_ref(), &[]);
        reader.env(READER, "1").stdout(Stdio::piped());
        reader.stderr(Stdio::piped()).spawn().unwrap()
    };
    let readers: Vec<_> = (0..32).map(start).collect();
    for reader in readers {
        passed(&reader.wait_with_output().unwrap());
    }
}
