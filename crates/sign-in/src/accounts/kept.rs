//! Keeping a held token for what follows, and taking that back: when what it
//! was kept for is cancelled, everything is as before, and the token is held
//! again.

use std::sync::Arc;

use azure_devops::Endpoints;
use secrecy::SecretString;

use super::{Accounts, CheckedToken};
use crate::account::{Account, key_of};
use crate::error::{AccountsFileError, SignInError};

/// A held token that was kept, with what it took the place of.
#[derive(Debug)]
pub struct KeptToken {
    checked: Arc<CheckedToken>,
    previous_account: Option<Account>,
    previous_token: Option<SecretString>,
}

impl Accounts {
    /// Keeps the held token of an organization as [`Accounts::keep_held`]
    /// does, and remembers what was there. None when none is held.
    ///
    /// # Errors
    /// As for [`Accounts::keep`]; the token is still held then.
    pub async fn keep_held_for_now(
        &self,
        endpoints: &Endpoints,
    ) -> Result<Option<KeptToken>, SignInError> {
        let Some(checked) = self.held.of(&endpoints.key()) else {
            return Ok(None);
        };
        let listed = self.file.read()?;
        let kept = KeptToken {
            previous_account: listed
                .into_iter()
                .find(|account| key_of(&account.organization) == checked.key),
            previous_token: self.store.read(&checked.key).await?,
            checked,
        };
        self.keep_checked(&kept.checked).await?;
        self.held.forget_this(&kept.checked);
        Ok(Some(kept))
    }

    /// Takes that back: list and store have again what they had, and the token
    /// is held again.
    ///
    /// # Errors
    /// When the store or the list refused.
    pub async fn hold_again(&self, kept: KeptToken) -> Result<(), SignInError> {
        let KeptToken {
            checked,
            previous_account,
            previous_token,
        } = kept;
        match &previous_token {
            Some(token) => self.store.keep(&checked.key, token).await?,
            None => {
                self.store.remove(&checked.key).await?;
            }
        }
        self.relist(&checked.key, previous_account).await?;
        self.held.hold_shared(checked);
        Ok(())
    }

    /// The list has this account of an organization, or none.
    async fn relist(&self, key: &str, account: Option<Account>) -> Result<(), AccountsFileError> {
        let is_there = |one: &Account| key_of(&one.organization) == key;
        self.file
            .change(
                |accounts| match (accounts.iter().position(is_there), account) {
                    (Some(index), Some(account)) => accounts[index] = account,
                    (Some(index), None) => {
                        accounts.remove(index);
                    }
                    (None, account) => accounts.extend(account),
                },
            )
            .await
    }
}
