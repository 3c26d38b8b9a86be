//! Minted tokens that nobody needs any more: the one before the present one,
//! those that could not be revoked earlier, and those whose text was lost on
//! its way, which only their name tells. What cannot be revoked is no failure
//! of whoever wants a token: it is tried again at the next renewal.

use azure_devops::{Client, TokenApiError};
use uuid::Uuid;

use super::{Renewal, Turn, display_name, minted};
use crate::account::{Minted, key_of};
use crate::error::SignInError;

/// The tokens of one name in the person's list at an organization.
pub(super) struct Names<'a> {
    pub(super) client: &'a Client,
    pub(super) display_name: &'a str,
}

impl Names<'_> {
    /// Revokes every token of this name but these.
    pub(super) async fn revoke_all_but(&self, known: &[Uuid]) {
        let tokens = self.client.tokens().await.unwrap_or_default();
        let lost = tokens.iter().filter(|token| {
            token.display_name == self.display_name && !known.contains(&token.authorization_id)
        });
        for token in lost {
            let _ = self.client.revoke_token(token.authorization_id).await;
        }
    }
}

impl Renewal<'_> {
    /// Revokes what the list of accounts says is to be revoked, and strikes it
    /// from there.
    pub(super) async fn revoke_listed(&self, client: &Client) {
        let account = self.account_now().ok();
        let minting = account.and_then(|account| account.minting);
        let mut gone = Vec::new();
        for id in minting.iter().flat_map(|it| &it.to_revoke) {
            if client.revoke_token(*id).await.is_ok() {
                gone.push(*id);
            }
        }
        if gone.is_empty() {
            return;
        }
        let strike = |accounts: &mut Vec<crate::Account>| {
            let mut accounts = accounts.iter_mut();
            let account = accounts.find(|account| key_of(&account.organization) == self.key);
            if let Some(minting) = account.and_then(|account| account.minting.as_mut()) {
                minting.to_revoke.retain(|id| !gone.contains(id));
            }
        };
        // Struck or not: a token that is gone already is revoked again in vain.
        let _ = self.accounts.file.change(strike).await;
    }

    /// Revokes every token that this installation has minted for the account.
    /// None when it mints none, or all are gone; else the present one and why
    /// it is still good.
    pub(crate) async fn revoke_everything(&self, turn: &Turn) -> Option<(Minted, SignInError)> {
        let minting = self.account.minting.as_ref()?;
        let client = match self.client_in_turn(turn).await {
            Ok(client) => client,
            Err(error) => return Some((minting.minted.clone()?, error)),
        };
        for id in &minting.to_revoke {
            let _ = client.revoke_token(*id).await;
        }
        let mut outcome = Ok(());
        if let Some(minted) = &minting.minted {
            outcome = client.revoke_token(minted.authorization_id).await;
        }
        if let Ok(name) = display_name(&self.accounts.folder, &self.key) {
            let names = Names {
                client: &client,
                display_name: &name,
            };
            names.revoke_all_but(&[]).await;
        }
        let error: TokenApiError = outcome.err()?;
        Some((minting.minted.clone()?, error.into()))
    }

    /// Revokes the present token and those that are to be revoked, and no other
    /// of the same name: another account of the organization has one now.
    pub(super) async fn revoke_minted(&self) {
        let Some(minting) = &self.account.minting else {
            return;
        };
        let Ok(turn) = self.turn().await else { return };
        let Ok(client) = self.client_in_turn(&turn).await else {
            return;
        };
        let present = minting.minted.as_ref().map(|it| it.authorization_id);
        for id in minting.to_revoke.iter().copied().chain(present) {
            let _ = client.revoke_token(id).await;
        }
    }

    async fn client_in_turn(&self, turn: &Turn) -> Result<Client, SignInError> {
        let access = self.access_in_turn(turn).await?;
        minted::client(self.endpoints, access.token, &self.options.client)
    }
}
