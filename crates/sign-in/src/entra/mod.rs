//! Microsoft Entra: where tokens are asked for, by whom, and in which way.
//!
//! A person signs in in the system's browser or with a device code; everything
//! else (command lines, managed identities, service principals, pipelines) goes
//! through `azure_identity`. Nothing here keeps anything: what a way of signing
//! in brings is handed to [`crate::Accounts`]. No request leaves for a host that
//! is not on the list of Entra's clouds, and no redirect is followed.

pub(crate) mod browser;
mod clock;
pub(crate) mod device_code;
mod discovery;
mod error;
mod exchange;
#[cfg(any(test, fuzzing))]
pub(crate) mod fuzzing;
pub(crate) mod identity;
mod loopback;
mod names;
mod network;
pub(crate) mod oauth;
mod refusal;
mod refused;
mod token_answer;

use std::path::PathBuf;
use std::time::Duration;

use secrecy::SecretString;
use time::OffsetDateTime;

use crate::account::{AccountKind, EntraAccount};

pub use device_code::DeviceCode;
pub(crate) use discovery::discover;
pub use error::EntraError;
pub use identity::{AzureCliAccount, azure_cli_account};
pub use names::{ClientId, NameError, TenantId};
pub(crate) use network::EntraNetwork;
pub use refusal::EntraRefusal;

/// What tokens are asked for: everything that the account may do at Azure DevOps
/// (azure-devops facts §7). Entra knows Azure DevOps by this identifier.
pub(crate) const SCOPE: &str = "499b84ac-1321-427f-aa17-267ca6975798/.default";

/// What a person or an administrator says of an Entra account.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct EntraWish {
    /// The application; see [`EntraAccount::client_id`].
    pub client_id: Option<ClientId>,
    /// The directory; none: the one that the organization names.
    pub tenant: Option<TenantId>,
    /// See [`EntraAccount::file`].
    pub file: Option<PathBuf>,
    /// See [`EntraAccount::service_connection`].
    pub service_connection: Option<String>,
    /// Cargo shall get tokens of packaging scope that live so long; none: it
    /// gets the account's own.
    pub mint: Option<Duration>,
}

/// What Entra has handed out.
#[derive(Clone, Debug)]
pub(crate) struct EntraTokens {
    /// What is sent as `Bearer`.
    pub(crate) access: SecretString,
    /// When it ends, by this computer's clock.
    pub(crate) expires: OffsetDateTime,
    /// What brings the next one; only a person's sign-in has it, and each may
    /// be good only once.
    pub(crate) refresh: Option<SecretString>,
}

/// A new access token for a kept account, without asking anybody. `sign_in` is
/// the account's kept secret: a refresh token, or a service principal's secret.
///
/// # Errors
/// When Entra refuses; [`EntraError::needs_person`] tells whether only signing
/// in again helps.
pub(crate) async fn renew(
    kind: AccountKind,
    entra: &EntraAccount,
    sign_in: Option<&SecretString>,
    network: &EntraNetwork,
) -> Result<EntraTokens, EntraError> {
    match kind {
        AccountKind::Browser | AccountKind::DeviceCode => {
            oauth::refresh(entra, sign_in.ok_or(EntraError::NothingKept)?, network).await
        }
        _ => identity::access_token(kind, entra, sign_in, network).await,
    }
}

#[cfg(test)]
mod tests;
