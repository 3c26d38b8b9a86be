//! Where an organization's people sign in: asked of the organization itself,
//! without any token, and believed only when it names a host of Entra.

use azure_devops::{ClientOptions, Endpoints};
use url::Url;

use super::{EntraError, EntraWish};
use crate::account::EntraAccount;
use crate::error::SignInError;

/// Where tokens for the organization are asked for, and as whom.
#[expect(clippy::unused_async, reason = "the organization will be asked here")]
pub(crate) async fn discover(
    endpoints: &Endpoints,
    _wish: &EntraWish,
    _options: &ClientOptions,
) -> Result<EntraAccount, SignInError> {
    let host = endpoints.organization_url().host_str().unwrap_or_default();
    Err(EntraError::NotOffered {
        host: host.to_owned(),
    }
    .into())
}

/// Whether an organization may send its people to this address to sign in.
pub(crate) fn is_authority_for(url: &Url, _endpoints: &Endpoints) -> bool {
    url.as_str() == "https://login.microsoftonline.com/"
}
