//! Everything that signs in without a person, through `azure_identity`.

use secrecy::SecretString;

use super::{EntraError, EntraNetwork, EntraTokens};
use crate::account::{AccountKind, EntraAccount};

/// An access token for an account of one of these kinds.
pub(crate) async fn access_token(
    _kind: AccountKind,
    _entra: &EntraAccount,
    _secret: Option<&SecretString>,
    _network: &EntraNetwork,
) -> Result<EntraTokens, EntraError> {
    Err(EntraError::NoClientId)
}
