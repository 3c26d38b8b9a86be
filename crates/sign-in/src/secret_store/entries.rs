//! Single entries of a store, as they are: no entry knows of another here.

use secrecy::SecretString;

use super::SecretStore;
use crate::error::KeychainError;
use crate::keychain;

impl SecretStore {
    /// How many bytes one entry takes; `None` where the store sets no limit.
    pub(super) fn entry_limit(&self) -> Option<usize> {
        match self {
            Self::Keychain => keychain::LONGEST_ENTRY,
            Self::Memory(_) => None,
            #[cfg(test)]
            Self::Forgetful => None,
            #[cfg(test)]
            Self::Small(small) => Some(small.limit()),
        }
    }

    pub(super) async fn entry(&self, name: &str) -> Result<Option<SecretString>, KeychainError> {
        match self {
            Self::Keychain => keychain::read(name).await,
            Self::Memory(memory) => Ok(memory.with(|secrets| secrets.get(name).cloned())),
            #[cfg(test)]
            Self::Forgetful => Ok(None),
            #[cfg(test)]
            Self::Small(small) => small.entry(name),
        }
    }

    pub(super) async fn put_entry(
        &self,
        name: &str,
        secret: &SecretString,
    ) -> Result<(), KeychainError> {
        match self {
            Self::Keychain => keychain::write(name, secret).await,
            Self::Memory(memory) => {
                memory.with(|secrets| secrets.insert(name.to_owned(), secret.clone()));
                Ok(())
            }
            #[cfg(test)]
            Self::Forgetful => Ok(()),
            #[cfg(test)]
            Self::Small(small) => small.put_entry(name, secret),
        }
    }

    /// False when there was none.
    pub(super) async fn delete_entry(&self, name: &str) -> Result<bool, KeychainError> {
        match self {
            Self::Keychain => keychain::remove(name).await,
            Self::Memory(memory) => Ok(memory.with(|secrets| secrets.remove(name)).is_some()),
            #[cfg(test)]
            Self::Forgetful => Ok(false),
            #[cfg(test)]
            Self::Small(small) => small.delete_entry(name),
        }
    }
}
