//! The profile's `[credentials]`: which kind of account signs in, where Cargo's
//! token lives, and which of the two go together. It knows no account and no
//! token.

use super::account::LONGEST_MINT_DAYS;
use super::raw::RawCredentials;
use crate::error_code::ErrorCode;
use crate::failure::Failure;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

/// How long a minted token lives when nobody says it, in days.
const MINT_DAYS: u16 = 30;

/// How people sign in.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize, Serialize, schemars::JsonSchema,
)]
#[serde(rename_all = "kebab-case")]
pub enum AccountKind {
    /// A personal access token.
    #[default]
    PersonalAccessToken,
    /// Entra ID in the system's browser.
    Browser,
    /// Entra ID by a code typed on another device.
    DeviceCode,
    /// The Azure CLI's account.
    AzureCli,
    /// The Azure Developer CLI's account.
    AzureDeveloperCli,
    /// The managed identity of a machine in Azure.
    ManagedIdentity,
    /// A federated workload identity.
    WorkloadIdentity,
    /// A service principal.
    ServicePrincipal,
    /// The service connection of an Azure pipeline.
    AzurePipelines,
}

impl AccountKind {
    /// Whether Microsoft Entra gives out its tokens, which end within the hour.
    pub fn is_entra(self) -> bool {
        sign_in::AccountKind::from(self).is_entra()
    }

    /// Whether a person of Entra stands behind it: only people have personal
    /// access tokens (azure-devops facts §6).
    pub fn is_person_of_entra(self) -> bool {
        sign_in::AccountKind::from(self).is_person_of_entra()
    }

    /// Whether something of it is kept in the keychain. The other kinds ask
    /// another program or the machine each time.
    pub fn keeps_secret(self) -> bool {
        sign_in::AccountKind::from(self).keeps_a_secret()
    }

    /// Where Cargo's token lives when nobody says it.
    pub fn usual_store(self) -> StoreKind {
        match self.is_entra() {
            true => StoreKind::Provider,
            false => StoreKind::Keychain,
        }
    }
}

/// Where Cargo's token lives.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize, Serialize, schemars::JsonSchema,
)]
#[serde(rename_all = "kebab-case")]
pub enum StoreKind {
    /// The operating system's keychain, where Cargo's own provider reads it.
    #[default]
    Keychain,
    /// Feedwright's credential provider.
    Provider,
    /// An environment variable that the person sets.
    Environment,
    /// Cargo's credentials file, in clear text.
    PlainFile,
}

impl StoreKind {
    /// What it means for a person, in one line.
    pub fn meaning(self) -> &'static str {
        match self {
            Self::Keychain => {
                "Cargo's own keychain entry: any cargo of yours reads it; a token that ends must be replaced."
            }
            Self::Provider => {
                "Feedwright's provider: hands Cargo the token of your account, and renews what can be renewed; needs Feedwright on this computer."
            }
            Self::Environment => {
                "Two environment variables that you set where Cargo runs: nothing is stored on this computer, and tools without a keychain can use them."
            }
            Self::PlainFile => {
                "Cargo's credentials file: every program of yours can read the token in it."
            }
        }
    }
}

/// What an account of Entra is made with.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct EntraWish {
    /// The application that people sign in with.
    pub client_id: Option<Uuid>,
    /// The tenant; none where the organization tells it.
    pub tenant: Option<Uuid>,
    /// How many days a token lives that is made through the token API; none
    /// makes no such token.
    pub mint_days: Option<u16>,
}

/// Account, store and what Entra needs, if they go together.
pub(super) fn credentials(
    raw: &RawCredentials,
    locate: &dyn Fn(&str) -> String,
) -> Result<(AccountKind, StoreKind, EntraWish), Failure> {
    let account = raw.account;
    let store = raw.store.unwrap_or_else(|| account.usual_store());
    let entra = EntraWish {
        client_id: id(raw.client_id.as_deref(), "credentials.client-id", locate)?,
        tenant: id(raw.tenant.as_deref(), "credentials.tenant", locate)?,
        mint_days: mint_days(raw, locate)?,
    };
    if store == StoreKind::PlainFile {
        return Err(Failure::new(ErrorCode::NotAvailableYet)
            .at(locate("credentials.store"))
            .because("Only \"keychain\", \"provider\" and \"environment\" are possible."));
    }
    if account.is_entra() && store == StoreKind::Keychain && !raw.mint {
        return Err(Failure::new(ErrorCode::StoreUnsuitable)
            .at(locate("credentials.store"))
            .because("A token of Microsoft Entra ends within the hour, and may be too long for a keychain entry."));
    }
    Ok((account, store, entra))
}

fn id(
    text: Option<&str>,
    key: &str,
    locate: &dyn Fn(&str) -> String,
) -> Result<Option<Uuid>, Failure> {
    // One spelling alone: others are likelier slips than wishes.
    let parse = |text: &str| Uuid::parse_str(text).ok().filter(|_| text.len() == 36);
    text.map(|text| {
        parse(text).ok_or_else(|| {
            Failure::new(ErrorCode::ProfileInvalid)
                .at(locate(key))
                .because("It is no id of the form 00000000-0000-0000-0000-000000000000.")
        })
    })
    .transpose()
}

fn mint_days(
    raw: &RawCredentials,
    locate: &dyn Fn(&str) -> String,
) -> Result<Option<u16>, Failure> {
    let invalid = |key: &str, why: &str| {
        Err(Failure::new(ErrorCode::ProfileInvalid)
            .at(locate(key))
            .because(why))
    };
    if raw.mint && !raw.account.is_person_of_entra() {
        let why = "Only an account of a person of Microsoft Entra can make such a token: browser, device-code, azure-cli or azure-developer-cli.";
        return invalid("credentials.mint", why);
    }
    match raw.mint_days {
        Some(_) if !raw.mint => {
            let why = "It says how long a minted token lives, but `mint` is not true.";
            invalid("credentials.mint-days", why)
        }
        Some(days) if !(1..=LONGEST_MINT_DAYS).contains(&days) => {
            invalid("credentials.mint-days", "It is from 1 to 365 days.")
        }
        days => Ok(raw.mint.then(|| days.unwrap_or(MINT_DAYS))),
    }
}
