//! Everything that signs in without a person, through `azure_identity`.
//!
//! The library knows the ways; what goes over the network and which programs
//! run is ours: its requests go through [`transport`], to the hosts of this one
//! account alone, and its command lines through [`command_line`]. Nothing that
//! the library says reaches a person: its errors carry what servers and programs
//! wrote. Nothing here asks anybody, keeps anything or reads the current folder.

mod application;
mod assertion;
mod azure_cli_account;
mod checked;
mod command_line;
#[cfg(any(test, fuzzing))]
pub(in crate::entra) mod fuzzing;
mod key_file;
mod machine;
mod output;
mod pipelines;
mod programs;
mod refused;
mod run;
mod surroundings;
mod transport;

#[cfg(test)]
mod tests;

use secrecy::SecretString;

use super::{EntraError, EntraNetwork, EntraTokens};
use crate::account::{AccountKind, EntraAccount};
use surroundings::Surroundings;

pub use azure_cli_account::{AzureCliAccount, azure_cli_account};

/// Whether command lines and machines may sign in to a server on this machine:
/// in a development build alone, whose tests stand on it.
const MAY_PRACTISE: bool = cfg!(debug_assertions);

/// An access token for an account of one of these kinds. `secret` is a service
/// principal's; with it, its file is not read.
pub(crate) async fn access_token(
    kind: AccountKind,
    entra: &EntraAccount,
    secret: Option<&SecretString>,
    network: &EntraNetwork,
) -> Result<EntraTokens, EntraError> {
    // What these hand out is good at every organization of the account: never
    // for practice on this machine, where anybody can be listening.
    let practice = entra.authority.scheme() != "https";
    if practice && !MAY_PRACTISE {
        let host = entra.authority.host_str().unwrap_or_default().to_owned();
        return Err(EntraError::NotOffered { host });
    }
    let here = Surroundings::of_this_process();
    // The library's futures are large, and nobody waits for them in a loop.
    Box::pin(access_token_in(&here, kind, entra, secret, network)).await
}

async fn access_token_in(
    here: &Surroundings,
    kind: AccountKind,
    entra: &EntraAccount,
    secret: Option<&SecretString>,
    network: &EntraNetwork,
) -> Result<EntraTokens, EntraError> {
    match kind {
        AccountKind::AzureCli => command_line::azure_cli(entra, here).await,
        AccountKind::AzureDeveloperCli => command_line::azure_developer_cli(entra, here).await,
        AccountKind::ManagedIdentity => machine::access_token(entra, network, here).await,
        AccountKind::WorkloadIdentity => application::workload(entra, network, here).await,
        AccountKind::ServicePrincipal => match secret {
            Some(secret) => application::with_secret(entra, secret, network).await,
            None => application::with_certificate(entra, network).await,
        },
        AccountKind::AzurePipelines => pipelines::access_token(entra, network, here).await,
        AccountKind::PersonalAccessToken | AccountKind::Browser | AccountKind::DeviceCode => {
            Err(EntraError::NothingKept)
        }
    }
}
