//! Secrets that belong to no account and are kept for an undo: what was cut out
//! of a file of Cargo's. They stay in the keychain until they are put back.

use super::Accounts;
use crate::error::KeychainError;
use secrecy::SecretString;

impl Accounts {
    /// Keeps a secret for an undo, and reads it back.
    ///
    /// # Errors
    /// The store's typed error.
    pub async fn keep_for_undo(
        &self,
        name: &str,
        secret: &SecretString,
    ) -> Result<(), KeychainError> {
        self.store.keep(&entry(name), secret).await
    }

    /// The secret that is kept for an undo; it stays kept.
    ///
    /// # Errors
    /// The store's typed error.
    pub async fn kept_for_undo(&self, name: &str) -> Result<Option<SecretString>, KeychainError> {
        self.store.read(&entry(name)).await
    }

    /// Removes it; whether there was one.
    ///
    /// # Errors
    /// The store's typed error.
    pub async fn forget_for_undo(&self, name: &str) -> Result<bool, KeychainError> {
        self.store.remove(&entry(name)).await
    }
}

/// No address of an organization begins like this.
fn entry(name: &str) -> String {
    format!("undo:{name}")
}
