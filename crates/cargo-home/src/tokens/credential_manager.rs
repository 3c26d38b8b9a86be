//! The registry tokens in Windows Credential Manager, byte for byte as
//! `cargo:wincred` makes and finds them (`cargo` facts §1b): generic
//! credentials of raw UTF-8, which stay on this computer and never roam.
//!
//! Every job runs on a thread of its own and one after the other: the library
//! warns of two threads at one entry, and what hangs must not hold the program.

use std::collections::HashMap;
use std::sync::{Mutex, PoisonError};
use std::time::Duration;

use keyring_core::api::CredentialStoreApi as _;
use keyring_core::{Entry, Error};
use secrecy::{ExposeSecret, SecretString};
use tokio::sync::oneshot;
use zeroize::Zeroizing;

use super::credential_names::{check_length, of_cargo, of_undo};
use super::{KeptToken, TokenStoreError, TokenWritten, shape};
use crate::{Computer, IndexUrl, RegistryName};

const LIMIT: Duration = Duration::from_secs(3);

/// "Local machine", as Cargo has it: `Enterprise` would roam with the profile.
const PERSISTENCE: &str = "Local";

/// A name that nobody uses, to see whether the store answers at all.
const TRIAL: &str = "feedwright-trial";

/// A blob as it is stored; wiped when it is dropped.
type Blob = Zeroizing<Vec<u8>>;

/// The store of the person who is logged on: there is nothing to hold open.
pub(super) struct Store;

impl Store {
    pub(super) async fn open(_computer: &Computer) -> Result<Self, TokenStoreError> {
        within(|| find(TRIAL).map(|_| Self)).await
    }

    pub(super) async fn read(
        &self,
        index: &IndexUrl,
    ) -> Result<Option<SecretString>, TokenStoreError> {
        let target = of_cargo(index);
        within(move || Ok(find(&target)?.and_then(|blob| text(&blob)))).await
    }

    pub(super) async fn write(
        &self,
        index: &IndexUrl,
        _name: &RegistryName,
        token: &SecretString,
    ) -> Result<TokenWritten, TokenStoreError> {
        shape::check(token)?;
        check_length(token)?;
        let (index, token) = (index.clone(), token.clone());
        within(move || {
            let target = of_cargo(&index);
            let found = find(&target)?;
            let present = found.as_ref().and_then(text);
            if present.is_some_and(|present| shape::same(&present, &token)) {
                return Ok(TokenWritten::Unchanged);
            }
            put(&target, token.expose_secret().as_bytes(), &index)?;
            Ok(match found {
                Some(_) => TokenWritten::Replaced,
                None => TokenWritten::Created,
            })
        })
        .await
    }

    pub(super) async fn remove(&self, index: &IndexUrl) -> Result<bool, TokenStoreError> {
        let target = of_cargo(index);
        within(move || delete(&target)).await
    }

    /// It is open as long as the person is logged on.
    #[expect(clippy::unused_async, reason = "the signature of other systems")]
    pub(super) async fn is_locked(&self) -> Result<bool, TokenStoreError> {
        Ok(false)
    }

    /// Nothing to do.
    #[expect(clippy::unused_async, reason = "the signature of other systems")]
    pub(super) async fn unlock(&self) -> Result<(), TokenStoreError> {
        Ok(())
    }

    /// What is kept for a journal once is never overwritten: when an apply
    /// is resumed, the present token may already be the new one. What is kept
    /// is the blob, also one that is no text: undo gives back the very bytes.
    pub(super) async fn keep(
        &self,
        journal: &str,
        index: &IndexUrl,
    ) -> Result<bool, TokenStoreError> {
        let (kept, index) = (of_undo(journal, index), index.clone());
        within(move || {
            if find(&kept)?.is_some() {
                return Ok(true);
            }
            let Some(present) = find(&of_cargo(&index))? else {
                return Ok(false);
            };
            put(&kept, &present, &index)?;
            Ok(true)
        })
        .await
    }

    pub(super) async fn take(
        &self,
        journal: &str,
        index: &IndexUrl,
    ) -> Result<Option<KeptToken>, TokenStoreError> {
        let (kept, label) = (of_undo(journal, index), of_cargo(index));
        within(move || {
            let found = find(&kept)?.and_then(|blob| text(&blob));
            Ok(found.map(|token| KeptToken { token, label }))
        })
        .await
    }

    pub(super) async fn restore(
        &self,
        journal: &str,
        index: &IndexUrl,
    ) -> Result<bool, TokenStoreError> {
        let (kept, index) = (of_undo(journal, index), index.clone());
        within(move || {
            let Some(blob) = find(&kept)? else {
                return Ok(false);
            };
            put(&of_cargo(&index), &blob, &index)?;
            Ok(true)
        })
        .await
    }

    pub(super) async fn forget(
        &self,
        journal: &str,
        index: &IndexUrl,
    ) -> Result<bool, TokenStoreError> {
        let kept = of_undo(journal, index);
        within(move || delete(&kept)).await
    }
}

fn entry(target: &str) -> Result<Entry, TokenStoreError> {
    let modifiers = HashMap::from([("target", target), ("persistence", PERSISTENCE)]);
    let building = failed("open the entry");
    let store = windows_native_keyring_store::Store::new().map_err(&building)?;
    // Service and user have no part in an entry with a target.
    store.build("", "", Some(&modifiers)).map_err(&building)
}

fn find(target: &str) -> Result<Option<Blob>, TokenStoreError> {
    match entry(target)?.get_secret() {
        Ok(bytes) => Ok(Some(Zeroizing::new(bytes))),
        Err(Error::NoEntry) => Ok(None),
        Err(error) => Err(failed("read the entry")(error)),
    }
}

/// Writes, and does not believe it before it has read.
fn put(target: &str, bytes: &[u8], index: &IndexUrl) -> Result<(), TokenStoreError> {
    let writing = failed("store the entry");
    entry(target)?.set_secret(bytes).map_err(writing)?;
    match find(target)? {
        Some(blob) if *blob == bytes => Ok(()),
        _ => Err(TokenStoreError::ReadBackDiffers {
            index_url: index.to_string(),
        }),
    }
}

/// Whether there was one.
fn delete(target: &str) -> Result<bool, TokenStoreError> {
    match entry(target)?.delete_credential() {
        Ok(()) => {}
        Err(Error::NoEntry) => return Ok(false),
        Err(error) => return Err(failed("remove the entry")(error)),
    }
    match find(target)? {
        None => Ok(true),
        Some(_) => Err(TokenStoreError::Refused {
            action: "remove the entry",
            reason: "it is still there".to_owned(),
        }),
    }
}

/// The token of a blob; one that is no text counts as none, as Cargo can
/// make nothing of it either.
fn text(blob: &Blob) -> Option<SecretString> {
    std::str::from_utf8(blob).ok().map(SecretString::from)
}

/// The library's errors may carry what is stored: only what Windows said is
/// repeated.
fn failed(action: &'static str) -> impl Fn(Error) -> TokenStoreError {
    move |error| match error {
        Error::NoStorageAccess(_) => TokenStoreError::NoLogonSession,
        Error::PlatformFailure(said) => TokenStoreError::Refused {
            action,
            reason: said.to_string(),
        },
        _ => TokenStoreError::Refused {
            action,
            reason: "it cannot hold such an entry".to_owned(),
        },
    }
}

static ONE_AT_A_TIME: Mutex<()> = Mutex::new(());

async fn within<T: Send + 'static>(
    job: impl FnOnce() -> Result<T, TokenStoreError> + Send + 'static,
) -> Result<T, TokenStoreError> {
    let (send, receive) = oneshot::channel();
    let started = std::thread::Builder::new()
        .name("credential-manager".to_owned())
        .spawn(move || {
            let _turn = ONE_AT_A_TIME.lock().unwrap_or_else(PoisonError::into_inner);
            // Nobody listens any more after a time-out; that is fine.
            let _ = send.send(job());
        });
    let lost = |reason: String| TokenStoreError::Refused {
        action: "answer",
        reason,
    };
    started.map_err(|error| lost(error.to_string()))?;
    match tokio::time::timeout(LIMIT, receive).await {
        Ok(Ok(answer)) => answer,
        Ok(Err(_)) => Err(lost("its library failed".to_owned())),
        Err(_) => Err(TokenStoreError::TimedOut {
            seconds: LIMIT.as_secs(),
        }),
    }
}
