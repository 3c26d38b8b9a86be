//! Whether the Azure CLI is there, and who is signed in with it: for choosing a
//! way of signing in. No token is asked for.

use super::command_line::STATUS_TIME;
use super::output::Account;
use super::programs::Program;
use super::run::{failed, run};
use super::surroundings::Surroundings;
use crate::entra::{EntraError, TenantId};

/// The longest name that is taken from the program, in characters.
const LONGEST_NAME: usize = 256;

/// Who is signed in with the Azure CLI.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AzureCliAccount {
    /// The person's or the application's name; text from outside, bounded but
    /// not filtered.
    pub user: String,
    /// The directory of the subscription that is chosen there.
    pub tenant: TenantId,
}

/// Who is signed in with the Azure CLI; none when nobody is. Runs
/// `az account show`, which uses no network; takes ten seconds at most.
///
/// # Errors
/// [`EntraError::NoProgram`] without the Azure CLI, [`EntraError::NoToken`] when
/// it hangs or answers something else.
pub async fn azure_cli_account() -> Result<Option<AzureCliAccount>, EntraError> {
    account_in(&Surroundings::of_this_process()).await
}

pub(super) async fn account_in(here: &Surroundings) -> Result<Option<AzureCliAccount>, EntraError> {
    let program = Program::AzureCli;
    let arguments = ["account", "show", "-o", "json"];
    let finished = run(program, &arguments, STATUS_TIME, here).await?;
    if !finished.status.success() {
        return Ok(None);
    }
    let unknown = || failed(program, "its answer names no account".to_owned());
    let account: Account = serde_json::from_slice(&finished.stdout).map_err(|_| unknown())?;
    Ok(Some(AzureCliAccount {
        user: account.user.name.chars().take(LONGEST_NAME).collect(),
        tenant: TenantId::parse(&account.tenant).map_err(|_| unknown())?,
    }))
}
