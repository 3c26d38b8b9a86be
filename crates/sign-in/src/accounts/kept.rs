//! Keeping a held account for what follows, and taking that back: when what it
//! was kept for is cancelled, everything is as before, and the account is held
//! again.

use std::sync::Arc;

use azure_devops::Endpoints;

use super::{Accounts, CheckedAccount};
use crate::account::{Account, key_of};
use crate::error::{AccountsFileError, SignInError};
use crate::secrets::Snapshot;

/// A held account that was kept, with what it took the place of.
#[derive(Debug)]
pub struct KeptAccount {
    checked: Arc<CheckedAccount>,
    account: Account,
    previous_account: Option<Account>,
    previous_secrets: Snapshot,
    /// The account before with its secrets, if it has minted anything.
    replaced: Option<CheckedAccount>,
}

impl Accounts {
    /// Keeps the held account of an organization as [`Accounts::keep_held`]
    /// does, and remembers what was there. None when none is held.
    ///
    /// # Errors
    /// As for [`Accounts::keep`]; the account is still held then.
    pub async fn keep_held_for_now(
        &self,
        endpoints: &Endpoints,
    ) -> Result<Option<KeptAccount>, SignInError> {
        let Some(checked) = self.held.of(&endpoints.key()) else {
            return Ok(None);
        };
        let listed = self.file.read()?;
        let previous_secrets = self.secrets(&checked.key).read_all().await?;
        let replaced = self.minting_before(&checked).await;
        let account = self.keep_checked(&checked).await?;
        self.held.forget_this(&checked);
        Ok(Some(KeptAccount {
            previous_account: listed
                .into_iter()
                .find(|account| key_of(&account.organization) == checked.key),
            previous_secrets,
            account,
            checked,
            replaced,
        }))
    }

    /// It stays kept: what the account before has minted is revoked, as far as
    /// the server can be reached.
    pub async fn keep_for_good(&self, kept: KeptAccount) {
        if let Some(replaced) = kept.replaced {
            Box::pin(self.revoke_replaced(&Arc::new(replaced))).await;
        }
    }

    /// Takes that back: list and store have again what they had, a token that
    /// was minted is revoked as far as the server can be reached, and the
    /// account is held again.
    ///
    /// # Errors
    /// When the store or the list refused.
    pub async fn hold_again(&self, kept: KeptAccount) -> Result<(), SignInError> {
        let KeptAccount {
            checked,
            account,
            previous_account,
            previous_secrets,
            replaced: _,
        } = kept;
        let secrets = self.secrets(&checked.key).of_account(&account);
        let turn = self.turn(&checked.endpoints).await?;
        secrets.keep_all(&previous_secrets).await?;
        self.relist(&checked.key, previous_account).await?;
        drop(turn);
        checked.take_back(&account).await;
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
