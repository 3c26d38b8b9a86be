//! Signing in in the system's browser: authorization code with PKCE, which
//! comes back to a port of this computer.

use std::time::Duration;

use oauth2::{CsrfToken, PkceCodeChallenge, RedirectUrl};
use secrecy::SecretString;
use url::Url;

use super::loopback::{Callback, Loopback, Page};
use super::{EntraError, EntraNetwork, EntraRefusal, EntraTokens, oauth};
use crate::account::EntraAccount;

/// How long the browser may take to come back.
const BROWSER_LIMIT: Duration = Duration::from_secs(300);
/// How many random bytes the state has.
const STATE_BYTES: u32 = 32;

/// Opens the page, waits for the answer, and exchanges it for tokens. Dropped
/// halfway, it closes the port at once.
pub(crate) async fn sign_in(
    entra: &EntraAccount,
    network: &EntraNetwork,
    open: &(dyn Fn(&Url) + Send + Sync),
) -> Result<EntraTokens, EntraError> {
    sign_in_within(BROWSER_LIMIT, entra, network, open).await
}

async fn sign_in_within(
    limit: Duration,
    entra: &EntraAccount,
    network: &EntraNetwork,
    open: &(dyn Fn(&Url) + Send + Sync),
) -> Result<EntraTokens, EntraError> {
    let client = oauth::client(entra)?;
    let port = Loopback::open().await?;
    let redirect = RedirectUrl::new(port.address()).map_err(|_| EntraError::ForeignAnswer)?;
    let client = client.set_redirect_uri(redirect.clone());
    let (challenge, verifier) = PkceCodeChallenge::new_random_sha256();
    let (page, state) = client
        .authorize_url(|| CsrfToken::new_random_len(STATE_BYTES))
        .add_scopes(oauth::scopes())
        .set_pkce_challenge(challenge)
        .add_extra_param("response_mode", "query")
        .add_extra_param("prompt", "select_account")
        .url();
    open(&page);
    let state = SecretString::from(state.into_secret());
    let (callback, browser) = tokio::time::timeout(limit, port.callback(state.clone()))
        .await
        .map_err(|_| EntraError::BrowserTimedOut)?;
    let outcome = match callback {
        Callback::Code(code) => oauth::redeem(entra, code, verifier, redirect, network).await,
        Callback::Refused(refused) => Err(refused
            .into_error(&[state])
            .meaning(EntraRefusal::while_signing_in)),
    };
    // Only now is it known what the person shall read.
    browser
        .show(match outcome {
            Ok(_) => Page::Done,
            Err(_) => Page::Failed,
        })
        .await;
    outcome
}

#[cfg(test)]
mod tests;
