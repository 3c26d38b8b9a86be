//! Signing out: everything that was kept for an account goes, and a token that
//! it minted is revoked where the server can be reached.

use azure_devops::{ClientOptions, Endpoints};

use super::Accounts;
use crate::account::{Account, Minted, key_of};
use crate::error::SignInError;
use crate::tokens::{TokenOptions, minted};

/// What signing out found.
#[derive(Debug)]
pub struct SignedOut {
    /// There was an account, a held one or a secret.
    pub was_signed_in: bool,
    /// A minted token that could not be revoked, and why: it stays good until
    /// it ends, or until somebody revokes it on the token page.
    pub still_good: Option<(Minted, SignInError)>,
}

impl Accounts {
    /// Revokes the minted token, removes the secrets and the account of an
    /// organization, and forgets the held one. What cannot be revoked is removed
    /// here all the same, and told.
    ///
    /// # Errors
    /// When the list or the store cannot be changed; the account stays listed
    /// as long as its secret may still be there.
    pub async fn sign_out(
        &self,
        endpoints: &Endpoints,
        options: ClientOptions,
    ) -> Result<SignedOut, SignInError> {
        let key = endpoints.key();
        let forgotten = self.held.forget(&key);
        let listed = self.find(endpoints)?;
        let still_good = match &listed {
            Some(account) => self.revoke_minted(account, endpoints, options).await,
            None => None,
        };
        let removed = self.secrets(&key).remove_all().await?;
        let unlisted = self
            .file
            .change(|accounts| {
                let before = accounts.len();
                accounts.retain(|account| key_of(&account.organization) != key);
                accounts.len() != before
            })
            .await?;
        Ok(SignedOut {
            was_signed_in: forgotten || removed || unlisted,
            still_good,
        })
    }

    async fn revoke_minted(
        &self,
        account: &Account,
        endpoints: &Endpoints,
        options: ClientOptions,
    ) -> Option<(Minted, SignInError)> {
        let minted = account.minting.as_ref()?.minted.clone()?;
        let wish = TokenOptions::with_client(options.clone());
        let revoked = match self.access_token(account, endpoints, &wish).await {
            Ok(access) => {
                minted::revoke(endpoints, access.token, minted.authorization_id, &options).await
            }
            Err(error) => Err(error),
        };
        revoked.err().map(|error| (minted, error))
    }
}
