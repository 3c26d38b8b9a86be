//! Our own entries in the operating system's keychain, through `keyring`.
//!
//! Every call runs on a thread of its own, so that a keychain that hangs stops
//! neither the async threads nor the end of the program; one call at a time;
//! and each is given three seconds. Nothing here touches Cargo's entries.

use std::sync::{Arc, LazyLock};
use std::time::Duration;

use keyring::{Entry, Error};
use secrecy::{ExposeSecret, SecretString};
use tokio::sync::{Mutex, oneshot};
use zeroize::Zeroizing;

use crate::error::KeychainError;

/// The service name of our entries. A development build keeps to its own, so
/// that it never touches what an installed one relies on.
pub const KEYCHAIN_SERVICE: &str = if cfg!(debug_assertions) {
    "feedwright-development"
} else {
    "feedwright"
};

/// How long one keychain call may take, waiting for an earlier one included.
pub const KEYCHAIN_LIMIT: Duration = Duration::from_secs(3);

/// The longest text of the operating system that is kept in an error.
const LONGEST_REASON: usize = 300;

static ONE_AT_A_TIME: LazyLock<Arc<Mutex<()>>> = LazyLock::new(Arc::default);

pub(crate) async fn read(account: &str) -> Result<Option<SecretString>, KeychainError> {
    let account = account.to_owned();
    limited(move || match open(&account)?.get_secret() {
        Ok(bytes) => text(bytes, &account).map(Some),
        Err(Error::NoEntry) => Ok(None),
        Err(error) => Err(explain(&error, &account)),
    })
    .await
}

pub(crate) async fn write(account: &str, secret: &SecretString) -> Result<(), KeychainError> {
    let account = account.to_owned();
    let secret = secret.clone();
    limited(move || {
        open(&account)?
            .set_secret(secret.expose_secret().as_bytes())
            .map_err(|error| explain(&error, &account))
    })
    .await
}

/// Removes the entry; false when there was none.
pub(crate) async fn remove(account: &str) -> Result<bool, KeychainError> {
    let account = account.to_owned();
    limited(move || match open(&account)?.delete_credential() {
        Ok(()) => Ok(true),
        Err(Error::NoEntry) => Ok(false),
        Err(error) => Err(explain(&error, &account)),
    })
    .await
}

fn open(account: &str) -> Result<Entry, KeychainError> {
    if let Err(error) = Entry::store_status() {
        return Err(KeychainError::Unavailable {
            reason: reason(error),
        });
    }
    Entry::new(KEYCHAIN_SERVICE, account).map_err(|error| explain(&error, account))
}

fn text(bytes: Vec<u8>, account: &str) -> Result<SecretString, KeychainError> {
    let bytes = Zeroizing::new(bytes);
    match std::str::from_utf8(&bytes) {
        Ok(text) => Ok(SecretString::from(text)),
        Err(_) => Err(KeychainError::NotText {
            account: account.to_owned(),
        }),
    }
}

fn explain(error: &Error, account: &str) -> KeychainError {
    match error {
        Error::NoStorageAccess(_) => KeychainError::Locked {
            reason: reason(error),
        },
        Error::NoDefaultStore => KeychainError::Unavailable {
            reason: reason(error),
        },
        Error::TooLong(_, limit) => KeychainError::TooLong { limit: *limit },
        Error::Ambiguous(entries) => KeychainError::Ambiguous {
            account: account.to_owned(),
            count: entries.len(),
        },
        // These two carry the stored bytes: nothing of them may be repeated.
        Error::BadEncoding(_) | Error::BadDataFormat(..) => KeychainError::NotText {
            account: account.to_owned(),
        },
        _ => KeychainError::Refused {
            reason: reason(error),
        },
    }
}

/// The system's own words, without our library's preamble, bounded.
fn reason(error: &Error) -> String {
    let text = match std::error::Error::source(error) {
        Some(source) => source.to_string(),
        None => error.to_string(),
    };
    let bounded: String = text.chars().take(LONGEST_REASON).collect();
    bounded.trim_end_matches('.').to_owned()
}

async fn limited<T: Send + 'static>(
    job: impl FnOnce() -> Result<T, KeychainError> + Send + 'static,
) -> Result<T, KeychainError> {
    limited_to(KEYCHAIN_LIMIT, Arc::clone(&ONE_AT_A_TIME), job).await
}

/// Runs `job` on its own thread when its turn comes. The turn is held by the
/// thread, not by the caller: a call that hangs keeps all later ones waiting
/// (and timing out) instead of piling up behind the keychain.
async fn limited_to<T: Send + 'static>(
    limit: Duration,
    turns: Arc<Mutex<()>>,
    job: impl FnOnce() -> Result<T, KeychainError> + Send + 'static,
) -> Result<T, KeychainError> {
    let answer = async {
        let turn = turns.lock_owned().await;
        let (send, receive) = oneshot::channel();
        let started = std::thread::Builder::new()
            .name("keychain".to_owned())
            .spawn(move || {
                let _turn = turn;
                // Nobody listens any more after a time-out; that is fine.
                let _ = send.send(job());
            });
        if let Err(error) = started {
            return Err(KeychainError::Refused {
                reason: error.to_string(),
            });
        }
        receive.await.unwrap_or_else(|_| {
            Err(KeychainError::Refused {
                reason: "the keychain's library failed".to_owned(),
            })
        })
    };
    tokio::time::timeout(limit, answer)
        .await
        .unwrap_or(Err(KeychainError::TimedOut {
            seconds: limit.as_secs(),
        }))
}

#[cfg(test)]
mod tests {
    use std::sync::mpsc;

    use super::*;

    #[tokio::test]
    async fn a_call_that_hangs_ends_in_a_typed_error_and_holds_its_turn() {
        let turns: Arc<Mutex<()>> = Arc::default();
        let limit = Duration::from_millis(50);
        let (release, wait) = mpsc::channel::<()>();
        let hung = limited_to(limit, Arc::clone(&turns), move || {
            let _ = wait.recv();
            Ok(())
        });
        assert_eq!(hung.await, Err(KeychainError::TimedOut { seconds: 0 }));
        let behind = limited_to(limit, Arc::clone(&turns), || Ok(())).await;
        assert_eq!(behind, Err(KeychainError::TimedOut { seconds: 0 }));
        release.send(()).unwrap();
        let generous = Duration::from_secs(30);
        assert_eq!(limited_to(generous, turns, || Ok(7)).await, Ok(7));
    }

    #[tokio::test]
    async fn a_library_that_panics_ends_in_a_typed_error() {
        let failed: Result<(), _> =
            limited_to(Duration::from_secs(30), Arc::default(), || panic!("broken")).await;
        assert!(matches!(failed, Err(KeychainError::Refused { .. })));
    }

    #[test]
    fn stored_bytes_never_reach_an_error() {
        let secret = b"not text \xff".to_vec();
        let errors = [
            Error::BadEncoding(secret.clone()),
            Error::BadDataFormat(secret, "not text".into()),
        ];
        for error in errors {
            let explained = explain(&error, "account");
            assert!(!format!("{explained} {explained:?}").contains("not text \\"));
            assert!(matches!(explained, KeychainError::NotText { .. }));
        }
    }

    #[test]
    fn the_systems_words_are_bounded() {
        let long = Error::PlatformFailure("x".repeat(5_000).into());
        assert_eq!(reason(&long).len(), LONGEST_REASON);
    }
}
