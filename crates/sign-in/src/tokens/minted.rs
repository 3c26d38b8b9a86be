//! Tokens of packaging scope alone, minted through the token interface of Azure
//! DevOps for an account of Entra: they fit everywhere, and cargo may keep one
//! for as long as it lives (azure-devops facts §6.1).
//!
//! In the last tenth of its life a token is renewed while it is still handed
//! out, so that a server that cannot be reached then stops nobody. The new one
//! is kept, then listed, and only then is the old one revoked: interrupted at
//! any point, a working token is there, and what nobody has is found by its
//! name and revoked at the next renewal.

use std::time::Duration;

use azure_devops::{Client, ClientOptions, Credential, Endpoints, NewToken};
use secrecy::SecretString;
use time::OffsetDateTime;
use uuid::Uuid;

use super::attempts::Attempts;
use super::cached::{self, CachedToken, Mint};
use super::lock::turn_at_once;
use super::revoking::Names;
use super::{Renewal, Turn, display_name};
use crate::account::{Minted, key_of};
use crate::entra::EntraError;
use crate::error::{AccountsFileError, SignInError};
use crate::secrets::Slot;

/// What the tokens may do: what the whole quickstart needs (facts §6.3).
const SCOPE: &str = "vso.packaging_write";
/// How long a build waits at most for the renewal of a token that is good yet.
const LONGEST_EARLY_RENEWAL: Duration = Duration::from_secs(6);
/// The most tokens that are remembered to be revoked.
const MOST_TO_REVOKE: usize = 20;

/// A token that was just minted, ready to be kept.
pub(crate) struct NewlyMinted {
    pub(crate) minted: Minted,
    pub(crate) token: CachedToken,
}

/// Mints one.
pub(crate) async fn mint(
    client: &Client,
    display_name: String,
    lifetime: Duration,
) -> Result<NewlyMinted, SignInError> {
    let now = OffsetDateTime::now_utc();
    let wish = NewToken {
        display_name,
        scope: SCOPE.to_owned(),
        valid_to: now + lifetime,
    };
    let token = client.create_token(&wish).await?;
    let minted = Minted {
        authorization_id: token.authorization_id,
        valid_to: token.valid_to,
    };
    // Of its true life: a policy may have made it shorter than was wished.
    let mint = Mint {
        authorization_id: token.authorization_id,
        renew_from: token.valid_to - (token.valid_to - now) / 10,
    };
    let token = CachedToken {
        token: token.token,
        expires: token.valid_to,
        mint: Some(mint),
    };
    Ok(NewlyMinted { minted, token })
}

/// A client of the token interface.
pub(crate) fn client(
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

impl Renewal<'_> {
    /// The minted token of a kept account.
    pub(super) async fn minted_token(&self) -> Result<CachedToken, SignInError> {
        if let Some(token) = self.good(Slot::Minted).await? {
            if !token.is_to_be_renewed() {
                return Ok(token);
            }
            return Ok(Box::pin(self.renewed_early()).await.unwrap_or(token));
        }
        let turn = self.turn().await?;
        // Another process may have renewed it while this one waited.
        if let Some(token) = self.good(Slot::Minted).await? {
            return Ok(token);
        }
        Box::pin(self.mint_next(&turn)).await
    }

    /// A new token in place of one that is good yet. None when another process
    /// is at it, when it failed within the hour, or when it fails now: there is
    /// time yet.
    async fn renewed_early(&self) -> Option<CachedToken> {
        let folder = &self.accounts.folder;
        let attempts = Attempts::of(folder, &self.key);
        if attempts.had_one_lately() {
            return None;
        }
        let turn = turn_at_once(folder, &self.key).ok().flatten()?;
        let kept = self.good(Slot::Minted).await.ok().flatten();
        if let Some(token) = kept.filter(|token| !token.is_to_be_renewed()) {
            return Some(token);
        }
        if attempts.had_one_lately() {
            return None;
        }
        attempts.note().ok()?;
        let renewing = tokio::time::timeout(LONGEST_EARLY_RENEWAL, self.mint_next(&turn));
        let renewed = renewing.await.ok()?.ok()?;
        attempts.forget();
        Some(renewed)
    }

    async fn mint_next(&self, turn: &Turn) -> Result<CachedToken, SignInError> {
        let access = self.access_in_turn(turn).await?;
        let account = self.account_now()?;
        let minting = account.minting.as_ref().ok_or(EntraError::NothingKept)?;
        if minting.lifetime <= self.options.least_time_left {
            return Err(SignInError::TooShort {
                seconds: minting.lifetime.as_secs(),
                least: self.options.least_time_left.as_secs(),
            });
        }
        let client = client(self.endpoints, access.token, &self.options.client)?;
        let name = display_name(&self.accounts.folder, &self.key)?;
        let listed = minting.minted.as_ref().map(|it| it.authorization_id);
        let old: Vec<Uuid> = self.kept_mint().await?.into_iter().chain(listed).collect();
        let names = Names {
            client: &client,
            display_name: &name,
        };
        names.revoke_all_but(&old).await;
        let new = mint(&client, name.clone(), minting.lifetime).await?;
        self.keep_minted(&client, &new).await?;
        // The new one is kept and works. Where it cannot be listed, the old
        // ones stay, and are found by their name later.
        if self.list_minted(new.minted, &old).await.is_ok() {
            self.revoke_listed(&client).await;
        }
        self.check_life(&new.token)?;
        Ok(new.token)
    }

    /// Which token the keychain has, whether it is good or not.
    async fn kept_mint(&self) -> Result<Option<Uuid>, SignInError> {
        let kept = self.secrets.read(Slot::Minted).await?;
        let mint = kept.as_ref().and_then(cached::parse).and_then(|it| it.mint);
        Ok(mint.map(|mint| mint.authorization_id))
    }

    async fn keep_minted(&self, client: &Client, new: &NewlyMinted) -> Result<(), SignInError> {
        let Err(error) = self.secrets.keep(Slot::Minted, &new.token.write()).await else {
            return Ok(());
        };
        // A keychain that says no may have kept it all the same, and hand it out
        // from now on: only what it certainly does not have is revoked here.
        // The rest is found by its name.
        let id = new.minted.authorization_id;
        if self.kept_mint().await.is_ok_and(|kept| kept != Some(id)) {
            let _ = client.revoke_token(id).await;
        }
        Err(error.into())
    }

    /// Lists the new token, and the old ones as to be revoked.
    async fn list_minted(&self, new: Minted, old: &[Uuid]) -> Result<(), AccountsFileError> {
        let change = |accounts: &mut Vec<crate::Account>| {
            let mut accounts = accounts.iter_mut();
            let account = accounts.find(|account| key_of(&account.organization) == self.key);
            let Some(minting) = account.and_then(|account| account.minting.as_mut()) else {
                return;
            };
            let listed = minting.minted.replace(new).map(|it| it.authorization_id);
            for id in old.iter().copied().chain(listed) {
                if !minting.to_revoke.contains(&id) {
                    minting.to_revoke.push(id);
                }
            }
            let too_many = minting.to_revoke.len().saturating_sub(MOST_TO_REVOKE);
            minting.to_revoke.drain(..too_many);
        };
        self.accounts.file.change(change).await
    }
}
