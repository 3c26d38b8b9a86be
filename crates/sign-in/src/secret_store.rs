//! Where the secrets of accounts live: the operating system's keychain, or
//! the memory of this process for practice mode. Never a file: what is too long
//! for one entry of the keychain is kept as several of them.

mod entries;
mod limited;
mod parts;
#[cfg(test)]
pub(crate) mod small;

use std::collections::BTreeMap;
use std::fmt;
use std::sync::{Arc, Mutex, PoisonError};

use secrecy::{ExposeSecret, SecretString};
use subtle::ConstantTimeEq;
use uuid::Uuid;

use self::parts::Marker;
use crate::account::StoreKind;
use crate::error::KeychainError;

/// The longest secret, in bytes. The refresh tokens of Entra have some
/// thousand.
const LONGEST: usize = 64 * 1024;

/// Parts of a secret are written and removed by one at a time.
static ONE_CHANGE: tokio::sync::Mutex<()> = tokio::sync::Mutex::const_new(());

/// Secrets in the memory of this process; overwritten when they are dropped.
/// Clones share one content.
#[derive(Clone, Default)]
pub struct MemorySecrets(Arc<Mutex<BTreeMap<String, SecretString>>>);

impl MemorySecrets {
    fn with<R>(&self, use_it: impl FnOnce(&mut BTreeMap<String, SecretString>) -> R) -> R {
        // A map of whole values is sound also after a panic elsewhere.
        use_it(&mut self.0.lock().unwrap_or_else(PoisonError::into_inner))
    }
}

impl fmt::Debug for MemorySecrets {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let count = self.with(|secrets| secrets.len());
        write!(formatter, "MemorySecrets({count})")
    }
}

/// Where the secrets of accounts are kept.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub enum SecretStore {
    /// The operating system's keychain: our own entries, by service name
    /// [`crate::KEYCHAIN_SERVICE`] and the organization's address.
    Keychain,
    /// This process alone, for practice mode.
    Memory(MemorySecrets),
    /// A store that says yes and keeps nothing.
    #[cfg(test)]
    Forgetful,
    /// A store of short entries, which fails when it is told to.
    #[cfg(test)]
    Small(small::SmallStore),
}

impl SecretStore {
    /// A store in memory, empty.
    #[must_use]
    pub fn memory() -> Self {
        Self::Memory(MemorySecrets::default())
    }

    /// What is listed of this store.
    #[must_use]
    pub fn kind(&self) -> StoreKind {
        match self {
            Self::Keychain => StoreKind::Keychain,
            Self::Memory(_) => StoreKind::Memory,
            #[cfg(test)]
            Self::Forgetful | Self::Small(_) => StoreKind::Memory,
        }
    }

    /// Proves that the store works by keeping, reading and removing a value
    /// that is no secret. To be called before a person is asked for one.
    ///
    /// # Errors
    /// The keychain's typed error; within [`crate::KEYCHAIN_LIMIT`] when there
    /// is no keychain, or one that hangs.
    pub async fn check(&self) -> Result<(), KeychainError> {
        let account = format!("check-{}", Uuid::new_v4());
        let value = SecretString::from(Uuid::new_v4().to_string());
        let kept = self.keep(&account, &value).await;
        if let Err(error @ (KeychainError::TimedOut { .. } | KeychainError::Unavailable { .. })) =
            kept
        {
            return Err(error);
        }
        let removed = self.remove(&account).await;
        kept?;
        removed.map(|_| ())
    }

    /// Writes a secret and reads it back.
    pub(crate) async fn keep(
        &self,
        account: &str,
        secret: &SecretString,
    ) -> Result<(), KeychainError> {
        if secret.expose_secret().len() > LONGEST {
            return Err(KeychainError::TooLong {
                limit: LONGEST as u32,
            });
        }
        if Marker::resembles(secret.expose_secret()) {
            return Err(KeychainError::Refused {
                reason: "the secret looks like a marker of Feedwright".to_owned(),
            });
        }
        let _alone = ONE_CHANGE.lock().await;
        match self.entry_limit() {
            Some(limit) => self.keep_limited(account, secret, limit).await?,
            None => self.put_entry(account, secret).await?,
        }
        match self.read_joined(account).await? {
            Some(kept) if same(&kept, secret) => Ok(()),
            _ => Err(KeychainError::NotKept {
                account: account.to_owned(),
            }),
        }
    }

    /// The secret, whole.
    pub(crate) async fn read(&self, account: &str) -> Result<Option<SecretString>, KeychainError> {
        self.read_joined(account).await
    }

    /// Removes a secret; false when there was none.
    pub(crate) async fn remove(&self, account: &str) -> Result<bool, KeychainError> {
        let _alone = ONE_CHANGE.lock().await;
        match self.entry_limit() {
            Some(_) => self.remove_limited(account).await,
            None => self.delete_entry(account).await,
        }
    }
}

/// Whether two secrets are the same, in time that tells nothing of where they
/// differ.
fn same(one: &SecretString, other: &SecretString) -> bool {
    one.expose_secret()
        .as_bytes()
        .ct_eq(other.expose_secret().as_bytes())
        .into()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn secret(fill: &str) -> SecretString {
        SecretString::from(fill.repeat(84))
    }

    #[tokio::test]
    async fn memory_keeps_reads_and_forgets() {
        let store = SecretStore::memory();
        assert!(store.read("a").await.unwrap().is_none());
        store.keep("a", &secret("A")).await.unwrap();
        store.keep("b", &secret("B")).await.unwrap();
        let kept = store.read("a").await.unwrap().unwrap();
        assert!(same(&kept, &secret("A")));
        assert!(!same(&kept, &secret("B")));
        assert!(store.remove("a").await.unwrap());
        assert!(!store.remove("a").await.unwrap());
        assert!(store.read("b").await.unwrap().is_some());
    }

    #[tokio::test]
    async fn a_check_leaves_nothing_behind() {
        let memory = MemorySecrets::default();
        SecretStore::Memory(memory.clone()).check().await.unwrap();
        assert_eq!(format!("{memory:?}"), "MemorySecrets(0)");
    }

    #[tokio::test]
    async fn a_store_that_only_says_yes_is_found_out() {
        let kept = SecretStore::Forgetful.keep("a", &secret("A")).await;
        assert_eq!(
            kept,
            Err(KeychainError::NotKept {
                account: "a".to_owned()
            })
        );
        assert!(SecretStore::Forgetful.check().await.is_err());
    }

    #[tokio::test]
    async fn nothing_prints_a_secret() {
        let memory = MemorySecrets::default();
        let store = SecretStore::Memory(memory);
        store.keep("a", &secret("Z")).await.unwrap();
        assert!(!format!("{store:?}").contains("ZZ"));
    }
}
