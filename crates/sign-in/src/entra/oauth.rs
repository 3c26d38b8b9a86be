//! The conversations with Entra's two endpoints, by the `oauth2` crate.

use secrecy::SecretString;

use super::{EntraError, EntraNetwork, EntraTokens};
use crate::account::EntraAccount;

/// New tokens for a refresh token.
pub(crate) async fn refresh(
    _entra: &EntraAccount,
    _refresh_token: &SecretString,
    _network: &EntraNetwork,
) -> Result<EntraTokens, EntraError> {
    Err(EntraError::NoClientId)
}
