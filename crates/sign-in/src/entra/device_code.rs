//! Signing in on another device with a short code.

use time::OffsetDateTime;
use url::Url;

use super::{EntraError, EntraNetwork, EntraTokens};
use crate::account::EntraAccount;

/// What a person enters where.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DeviceCode {
    /// The code; short-lived, and no secret of the person's. Text from the
    /// server, bounded and without controls.
    pub user_code: String,
    /// Where it is entered.
    pub page: Url,
    /// When it is over.
    pub expires: OffsetDateTime,
}

/// Shows the code and waits until it was entered.
pub(crate) async fn sign_in(
    _entra: &EntraAccount,
    _network: &EntraNetwork,
    _show: &(dyn Fn(&DeviceCode) + Send + Sync),
) -> Result<EntraTokens, EntraError> {
    Err(EntraError::NoClientId)
}
