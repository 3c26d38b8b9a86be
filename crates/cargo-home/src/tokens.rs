//! The tokens of registries in the operating system's store, exactly where
//! Cargo's own credential provider for that system reads them
//! (`cargo` facts §1b), so that Cargo finds what is written here and this
//! reads what `cargo login` wrote.
//!
//! It never writes a token to a file, into an argument or into a child's
//! environment, and it never says "done" before it has read the token back.

#[cfg(any(target_os = "macos", all(test, target_os = "linux")))]
mod by_cargo;
#[cfg(windows)]
mod credential_manager;
#[cfg(any(windows, test))]
mod credential_names;
mod error;
mod libsecret;
#[cfg(any(target_os = "macos", all(test, target_os = "linux")))]
mod login;
#[cfg(target_os = "macos")]
mod macos;
mod private;
#[cfg(target_os = "linux")]
mod secret_service;
#[cfg(any(unix, windows))]
mod shape;
#[cfg(not(any(windows, target_os = "linux", target_os = "macos")))]
mod unsupported;

use std::fmt;

use secrecy::SecretString;

pub use error::TokenStoreError;
pub use libsecret::{Libsecret, libsecret};
pub use private::{MissingProgram, PrivateSecretService, PrivateSecretServiceError};

#[cfg(windows)]
use self::credential_manager::Store;
#[cfg(target_os = "macos")]
use self::macos::Store;
#[cfg(target_os = "linux")]
use self::secret_service::Store;
#[cfg(not(any(windows, target_os = "linux", target_os = "macos")))]
use self::unsupported::Store;
use crate::{Computer, IndexUrl, RegistryName};

/// Which store keeps the tokens of this system.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum StoreKind {
    /// Linux: what `cargo:libsecret` reads.
    SecretService,
    /// Windows: what `cargo:wincred` reads.
    WindowsCredentialManager,
    /// macOS: what `cargo:macos-keychain` reads.
    MacosKeychain,
}

impl StoreKind {
    /// The store of the system that this program was built for.
    pub fn of_this_system() -> Self {
        if cfg!(windows) {
            Self::WindowsCredentialManager
        } else if cfg!(target_os = "macos") {
            Self::MacosKeychain
        } else {
            Self::SecretService
        }
    }

    /// Cargo's own credential provider that reads this store.
    pub fn credential_provider(self) -> &'static str {
        match self {
            Self::SecretService => "cargo:libsecret",
            Self::WindowsCredentialManager => "cargo:wincred",
            Self::MacosKeychain => "cargo:macos-keychain",
        }
    }
}

impl fmt::Display for StoreKind {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(match self {
            Self::SecretService => "the Secret Service",
            Self::WindowsCredentialManager => "Windows Credential Manager",
            Self::MacosKeychain => "the macOS keychain",
        })
    }
}

/// What `write` did.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TokenWritten {
    /// The store already held exactly this token: nothing was written.
    Unchanged,
    /// There was none; now there is.
    Created,
    /// Another token was replaced.
    Replaced,
}

/// A token that was kept for undo, with the label that its item had.
pub struct KeptToken {
    /// The value of the `Authorization` header.
    pub token: SecretString,
    /// What the keyring's own window shows for the item; on Windows the name
    /// by which Cargo finds it.
    pub label: String,
}

/// The registry tokens in the operating system's store. Every call ends
/// within 3 seconds, except [`RegistryTokens::unlock`] and, on macOS, what
/// cargo or a person has a part in: [`RegistryTokens::write`] and
/// [`RegistryTokens::restore`] wait for `cargo login`, which asks the feed, and
/// [`RegistryTokens::keep`] and [`RegistryTokens::take`] for a person whom the
/// keychain asks.
pub struct RegistryTokens {
    store: Store,
}

impl RegistryTokens {
    /// Connects to the store of this computer.
    ///
    /// # Errors
    /// When there is no store, or it does not answer within 3 seconds.
    pub async fn open(computer: &Computer) -> Result<Self, TokenStoreError> {
        let store = Store::open(computer).await?;
        Ok(Self { store })
    }

    /// Which store this is.
    pub fn kind(&self) -> StoreKind {
        StoreKind::of_this_system()
    }

    /// The token that Cargo would read for this index URL.
    ///
    /// # Errors
    /// When the store does not answer, or holds the token under lock.
    pub async fn read(&self, index: &IndexUrl) -> Result<Option<SecretString>, TokenStoreError> {
        self.store.read(index).await
    }

    /// Stores the token (the whole `Authorization` header, scheme included)
    /// as Cargo's own login does, and reads it back the way Cargo reads.
    /// When the store already holds it under the same label, nothing is
    /// written.
    ///
    /// # Errors
    /// When the store does not take it or gives back something else.
    pub async fn write(
        &self,
        index: &IndexUrl,
        name: &RegistryName,
        token: &SecretString,
    ) -> Result<TokenWritten, TokenStoreError> {
        self.store.write(index, name, token).await
    }

    /// Removes the token; whether there was one.
    ///
    /// # Errors
    /// When the store refuses or still gives one back.
    pub async fn remove(&self, index: &IndexUrl) -> Result<bool, TokenStoreError> {
        self.store.remove(index).await
    }

    /// Whether new tokens would be refused until somebody unlocks the keyring.
    ///
    /// # Errors
    /// When the store does not answer.
    pub async fn is_locked(&self) -> Result<bool, TokenStoreError> {
        self.store.is_locked().await
    }

    /// Asks the person to unlock the keyring, with the desktop's own prompt;
    /// gives up after two minutes.
    ///
    /// # Errors
    /// When it was dismissed, or nobody can be asked.
    pub async fn unlock(&self) -> Result<(), TokenStoreError> {
        self.store.unlock().await
    }

    /// Copies the present token into an item of ours, for the undo of the
    /// journal with this id; `false` when there is none to keep.
    ///
    /// # Errors
    /// When the store does not take it or gives back something else.
    pub async fn keep(&self, journal: &str, index: &IndexUrl) -> Result<bool, TokenStoreError> {
        self.store.keep(journal, index).await
    }

    /// The token that was kept for that journal; it stays kept.
    ///
    /// # Errors
    /// When the store does not answer, or holds it under lock.
    pub async fn take(
        &self,
        journal: &str,
        index: &IndexUrl,
    ) -> Result<Option<KeptToken>, TokenStoreError> {
        self.store.take(journal, index).await
    }

    /// Puts the token that was kept for that journal back where Cargo reads
    /// it, with the label it had; `false` when none was kept. It stays kept
    /// until [`RegistryTokens::forget`].
    ///
    /// # Errors
    /// When the store does not take it or gives back something else.
    pub async fn restore(&self, journal: &str, index: &IndexUrl) -> Result<bool, TokenStoreError> {
        self.store.restore(journal, index).await
    }

    /// Removes the token that was kept for that journal; whether there was
    /// one.
    ///
    /// # Errors
    /// When the store refuses.
    pub async fn forget(&self, journal: &str, index: &IndexUrl) -> Result<bool, TokenStoreError> {
        self.store.forget(journal, index).await
    }
}
