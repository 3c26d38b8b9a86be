//! What Cargo shall send to the feed, and that it never is a token of Microsoft
//! Entra in Cargo's own keychain entry: such a token ends within the hour, and
//! nobody would renew it there. Making a plan mints no token.

use crate::error_code::ErrorCode;
use crate::failure::Failure;
use crate::profile::{Profile, StoreKind};
use crate::setup::Setup;
use azure_devops::{Credential, Endpoints};
use secrecy::{ExposeSecret as _, SecretString};
use sign_in::{Account, TokenOptions};
use std::time::Duration;

/// How the header of every token of Entra begins.
const BEARER: &str = "Bearer ";
const SECONDS_OF_A_DAY: u64 = 24 * 60 * 60;

impl Setup {
    /// The header that Cargo shall send with this profile. None as long as the
    /// token is still to be minted, which waits until the plan is applied.
    ///
    /// # Errors
    /// [`ErrorCode::StoreUnsuitable`] for an account of Entra whose token may
    /// not be kept where the profile wants it.
    pub(crate) async fn cargo_header(
        &self,
        profile: &Profile,
        credential: &Credential,
    ) -> Result<Option<SecretString>, Failure> {
        let account = self.accounts.find(&profile.endpoints)?;
        let mints = account.as_ref().is_some_and(|it| it.minting.is_some());
        if !mints {
            let header = credential.header_value();
            refuse_entra(profile, &header)?;
            return Ok(Some(header));
        }
        if account.as_ref().is_some_and(has_to_mint) {
            return Ok(None);
        }
        self.header_now(profile).await.map(Some)
    }

    /// The same while a plan is made true: a token that is missing is minted.
    ///
    /// # Errors
    /// As for [`Setup::cargo_header`], and what the token interface refuses.
    pub(crate) async fn header_now(&self, profile: &Profile) -> Result<SecretString, Failure> {
        let setup = self.reached_by(&profile.network);
        let options = TokenOptions::with_client(setup.client_options);
        let endpoints = &profile.endpoints;
        let sent = self.accounts.authorization(endpoints, &options).await?;
        let header = sent.ok_or_else(|| no_account(endpoints))?.header;
        refuse_entra(profile, &header)?;
        Ok(header)
    }

    /// How many days the token will live that has to be minted first; none
    /// where there is nothing to mint.
    pub(crate) fn days_to_mint(&self, endpoints: &Endpoints) -> Result<Option<u64>, Failure> {
        let account = self.accounts.find(endpoints)?.filter(has_to_mint);
        let lifetime = account
            .and_then(|account| account.minting)
            .map(|it| it.lifetime);
        let days = |lifetime: Duration| lifetime.as_secs().div_ceil(SECONDS_OF_A_DAY);
        Ok(lifetime.map(days))
    }
}

/// Nobody is signed in.
pub(crate) fn no_account(endpoints: &Endpoints) -> Failure {
    let url = endpoints.organization_url();
    Failure::new(ErrorCode::NoAccount)
        .at(url)
        .hint(format!("Run `feedwright sign-in --organization {url}`."))
}

fn has_to_mint(account: &Account) -> bool {
    let minting = account.minting.as_ref();
    minting.is_some_and(|minting| minting.minted.is_none())
}

fn refuse_entra(profile: &Profile, header: &SecretString) -> Result<(), Failure> {
    if profile.store != StoreKind::Keychain || !header.expose_secret().starts_with(BEARER) {
        return Ok(());
    }
    Err(unsuitable(profile))
}

/// An account of Entra that mints nothing, and Cargo's own keychain entry.
pub(crate) fn unsuitable(profile: &Profile) -> Failure {
    Failure::new(ErrorCode::StoreUnsuitable)
        .at(profile.endpoints.organization_url())
        .because("The account is one of Microsoft Entra, whose tokens end within the hour.")
        .hint("Use the store \"provider\". Or sign in again with --mint, which makes a token for packages alone.")
}
