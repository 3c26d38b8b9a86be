//! Our own entries in the operating system's keychain: on Linux through the
//! Secret Service directly, elsewhere through `keyring`.
//!
//! Every call runs on a thread of its own, so that a keychain that hangs stops
//! neither the async threads nor the end of the program; one call at a time;
//! and each is given three seconds. Nothing here touches Cargo's entries.

#[cfg(any(test, not(target_os = "linux")))]
mod native;
#[cfg(test)]
#[cfg(target_os = "linux")]
#[path = "../tests/whole/own_process.rs"]
mod own_process;
#[cfg(target_os = "linux")]
mod secret_service;
mod turn;

use std::time::Duration;

use secrecy::SecretString;
use zeroize::Zeroizing;

use crate::error::KeychainError;
#[cfg(not(target_os = "linux"))]
use native as system;
#[cfg(target_os = "linux")]
use secret_service as system;

/// The service name of our entries. A development build keeps to its own, so
/// that it never touches what an installed one relies on.
pub const KEYCHAIN_SERVICE: &str = if cfg!(debug_assertions) {
    "feedwright-development"
} else {
    "feedwright"
};

/// How long one keychain call may take, waiting for an earlier one included.
pub const KEYCHAIN_LIMIT: Duration = Duration::from_secs(3);

/// How many bytes one entry takes: Credential Manager refuses more
/// (`CRED_MAX_CREDENTIAL_BLOB_SIZE`), the others set no limit of their own.
pub(crate) const LONGEST_ENTRY: Option<usize> = if cfg!(windows) { Some(2_560) } else { None };

/// The longest text of the operating system that is kept in an error.
const LONGEST_REASON: usize = 300;

pub(crate) async fn read(account: &str) -> Result<Option<SecretString>, KeychainError> {
    let account = account.to_owned();
    turn::limited(move || match system::read(&account)? {
        Some(bytes) => text(&bytes, &account).map(Some),
        None => Ok(None),
    })
    .await
}

pub(crate) async fn write(account: &str, secret: &SecretString) -> Result<(), KeychainError> {
    let account = account.to_owned();
    let secret = secret.clone();
    turn::limited(move || system::write(&account, &secret)).await
}

/// Removes the entry; false when there was none.
pub(crate) async fn remove(account: &str) -> Result<bool, KeychainError> {
    let account = account.to_owned();
    turn::limited(move || system::remove(&account)).await
}

fn text(bytes: &Zeroizing<Vec<u8>>, account: &str) -> Result<SecretString, KeychainError> {
    match std::str::from_utf8(bytes) {
        Ok(text) => Ok(SecretString::from(text)),
        Err(_) => Err(KeychainError::NotText {
            account: account.to_owned(),
        }),
    }
}

/// The system's own words, without a library's preamble, bounded.
fn reason(error: &dyn std::error::Error) -> String {
    let text = match error.source() {
        Some(source) => source.to_string(),
        None => error.to_string(),
    };
    let bounded: String = text.chars().take(LONGEST_REASON).collect();
    bounded.trim_end_matches('.').to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_no_text_is_an_error_without_it() {
        let bytes = Zeroizing::new(b"not text \xff".to_vec());
        let error = text(&bytes, "account").unwrap_err();
        assert!(matches!(error, KeychainError::NotText { .. }));
        assert!(!format!("{error} {error:?}").contains("not text \\"));
    }

    #[test]
    fn the_systems_words_are_bounded() {
        let long = std::io::Error::other("x".repeat(5_000));
        assert_eq!(reason(&long).len(), LONGEST_REASON);
    }
}
