//! Tokens of packaging scope alone, minted through the token interface of Azure
//! DevOps for an account of Entra: they fit everywhere, and cargo may keep one
//! for as long as it lives (azure-devops facts §6.1).

use std::time::Duration;

use azure_devops::{Client, ClientOptions, Credential, Endpoints, NewToken};
use secrecy::SecretString;
use time::OffsetDateTime;
use uuid::Uuid;

use super::cached::CachedToken;
use super::{TokenOptions, good, lock};
use crate::account::{Account, Minted};
use crate::accounts::Accounts;
use crate::error::SignInError;
use crate::secrets::Slot;

/// What the tokens may do: what the whole quickstart needs (facts §6.3).
const SCOPE: &str = "vso.packaging_write";

/// A token that was just minted, ready to be kept.
pub(crate) struct NewlyMinted {
    pub(crate) minted: Minted,
    /// As [`super::cached`] writes it.
    pub(crate) secret: SecretString,
}

/// Mints one.
pub(crate) async fn mint(
    endpoints: &Endpoints,
    access: SecretString,
    lifetime: Duration,
    options: &ClientOptions,
) -> Result<NewlyMinted, SignInError> {
    let client = client(endpoints, access, options)?;
    let wish = NewToken {
        display_name: format!("Feedwright {}", Uuid::new_v4()),
        scope: SCOPE.to_owned(),
        valid_to: OffsetDateTime::now_utc() + lifetime,
    };
    let token = client.create_token(&wish).await?;
    let minted = Minted {
        authorization_id: token.authorization_id,
        valid_to: token.valid_to,
    };
    let secret = CachedToken {
        token: token.token,
        expires: token.valid_to,
    }
    .write();
    Ok(NewlyMinted { minted, secret })
}

/// Revokes one; already gone counts as done.
pub(crate) async fn revoke(
    endpoints: &Endpoints,
    access: SecretString,
    authorization_id: Uuid,
    options: &ClientOptions,
) -> Result<(), SignInError> {
    let client = client(endpoints, access, options)?;
    Ok(client.revoke_token(authorization_id).await?)
}

fn client(
    endpoints: &Endpoints,
    access: SecretString,
    options: &ClientOptions,
) -> Result<Client, SignInError> {
    Client::new(
        endpoints.clone(),
        Some(Credential::Bearer(access)),
        options.clone(),
    )
    .map_err(|error| SignInError::Request(Box::new(error)))
}

impl Accounts {
    /// The minted token of a kept account, renewed before it ends: the new one
    /// is kept and listed before the old one is revoked.
    pub(super) async fn minted_token(
        &self,
        account: &Account,
        endpoints: &Endpoints,
        options: &TokenOptions,
    ) -> Result<CachedToken, SignInError> {
        let secrets = self.secrets(&endpoints.key());
        if let Some(token) = good(&secrets, Slot::Minted, options).await? {
            return Ok(token);
        }
        let access = self.access_token(account, endpoints, options).await?;
        let _turn = lock::turn(&self.folder, &endpoints.key(), options.lock_wait).await?;
        if let Some(token) = good(&secrets, Slot::Minted, options).await? {
            return Ok(token);
        }
        self.mint_next(account, endpoints, access.token, options)
            .await
    }

    async fn mint_next(
        &self,
        account: &Account,
        endpoints: &Endpoints,
        access: SecretString,
        options: &TokenOptions,
    ) -> Result<CachedToken, SignInError> {
        let mut account = account.clone();
        let Some(minting) = &mut account.minting else {
            return Err(crate::entra::EntraError::NothingKept.into());
        };
        let new = mint(endpoints, access.clone(), minting.lifetime, &options.client).await?;
        let old = minting.minted.replace(new.minted.clone());
        self.secrets(&endpoints.key())
            .keep(Slot::Minted, &new.secret)
            .await?;
        self.enlist(&account).await?;
        if let Some(old) = old {
            // It ends by itself soon; cargo has the new one already.
            let _ = revoke(endpoints, access, old.authorization_id, &options.client).await;
        }
        super::cached::parse(&new.secret).ok_or(crate::entra::EntraError::NothingKept.into())
    }
}
