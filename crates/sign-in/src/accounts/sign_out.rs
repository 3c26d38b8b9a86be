//! Signing out: everything that was kept for an account goes, and a token that
//! it minted is revoked where the server can be reached.

use azure_devops::{ClientOptions, Endpoints};

use super::Accounts;
use crate::account::{Minted, key_of};
use crate::error::SignInError;
use crate::tokens::TokenOptions;

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
        let options = TokenOptions::with_client(options);
        let renewal = self.renewal(endpoints, &options)?;
        let mut secrets = self.secrets(&key);
        if let Some(account) = self.find(endpoints)? {
            secrets = secrets.of_account(&account);
        }
        // Nobody renews a token of what is being removed.
        let turn = self.turn(endpoints).await?;
        let still_good = match (renewal, &turn) {
            (Some(renewal), Some(turn)) => Box::pin(renewal.revoke_everything(turn)).await,
            _ => None,
        };
        let removed = secrets.remove_all().await?;
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
}
