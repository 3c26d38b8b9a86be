//! The keychains of Windows and macOS, through `keyring`. On Linux, where
//! earlier versions used it too, it is compiled for tests alone.
//!
//! On Windows it takes what `keyring` stands on: the entries are those that
//! `keyring` makes, but stay on this computer, where its own would roam with
//! the profile of a domain.

#[cfg(not(windows))]
use keyring::{Entry, Error};
#[cfg(windows)]
use keyring_core::{Entry, Error};
use secrecy::{ExposeSecret, SecretString};
use zeroize::Zeroizing;

use super::{KEYCHAIN_SERVICE, reason};
use crate::error::KeychainError;

pub(super) fn read(account: &str) -> Result<Option<Zeroizing<Vec<u8>>>, KeychainError> {
    match open(account)?.get_secret() {
        Ok(bytes) => Ok(Some(Zeroizing::new(bytes))),
        Err(Error::NoEntry) => Ok(None),
        Err(error) => Err(explain(&error, account)),
    }
}

pub(super) fn write(account: &str, secret: &SecretString) -> Result<(), KeychainError> {
    open(account)?
        .set_secret(secret.expose_secret().as_bytes())
        .map_err(|error| explain(&error, account))
}

pub(super) fn remove(account: &str) -> Result<bool, KeychainError> {
    match open(account)?.delete_credential() {
        Ok(()) => Ok(true),
        Err(Error::NoEntry) => Ok(false),
        Err(error) => Err(explain(&error, account)),
    }
}

#[cfg(windows)]
fn open(account: &str) -> Result<Entry, KeychainError> {
    use keyring_core::api::CredentialStoreApi as _;
    use std::collections::HashMap;

    let local = HashMap::from([("persistence", "Local")]);
    windows_native_keyring_store::Store::new()
        .and_then(|store| store.build(KEYCHAIN_SERVICE, account, Some(&local)))
        .map_err(|error| explain(&error, account))
}

#[cfg(not(windows))]
fn open(account: &str) -> Result<Entry, KeychainError> {
    if let Err(error) = Entry::store_status() {
        return Err(KeychainError::Unavailable {
            reason: reason(error),
        });
    }
    Entry::new(KEYCHAIN_SERVICE, account).map_err(|error| explain(&error, account))
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

#[cfg(test)]
mod tests {
    use super::*;

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
}
