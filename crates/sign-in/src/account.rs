//! One account: an organization and who signed in to it, in which way. Holds no
//! secret, so it may be listed, compared and written to a file.

use std::path::PathBuf;
use std::time::Duration;

use azure_devops::Endpoints;
use time::OffsetDateTime;
use url::Url;
use uuid::Uuid;

use crate::entra::{ClientId, TenantId};

/// How an account proves who it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum AccountKind {
    /// A personal access token that a person made in the portal.
    PersonalAccessToken,
    /// Microsoft Entra, signed in to in the system's browser.
    Browser,
    /// Microsoft Entra, signed in to on another device with a short code.
    DeviceCode,
    /// Whoever the Azure CLI is signed in as.
    AzureCli,
    /// Whoever the Azure Developer CLI is signed in as.
    AzureDeveloperCli,
    /// The identity that Azure gives this machine.
    ManagedIdentity,
    /// An identity of Entra that trusts the token of another platform.
    WorkloadIdentity,
    /// An application of Entra with a secret or a certificate.
    ServicePrincipal,
    /// The service connection of a job of Azure Pipelines.
    AzurePipelines,
}

impl AccountKind {
    /// Every kind, in the order in which they are offered.
    pub const ALL: [AccountKind; 9] = [
        Self::PersonalAccessToken,
        Self::Browser,
        Self::DeviceCode,
        Self::AzureCli,
        Self::AzureDeveloperCli,
        Self::ManagedIdentity,
        Self::WorkloadIdentity,
        Self::ServicePrincipal,
        Self::AzurePipelines,
    ];

    /// The name in files, profiles and JSON output.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::PersonalAccessToken => "personal-access-token",
            Self::Browser => "browser",
            Self::DeviceCode => "device-code",
            Self::AzureCli => "azure-cli",
            Self::AzureDeveloperCli => "azure-developer-cli",
            Self::ManagedIdentity => "managed-identity",
            Self::WorkloadIdentity => "workload-identity",
            Self::ServicePrincipal => "service-principal",
            Self::AzurePipelines => "azure-pipelines",
        }
    }

    /// The kind of this name, if there is one.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.as_str() == text)
    }

    /// Whether Microsoft Entra gives the tokens.
    #[must_use]
    pub fn is_entra(self) -> bool {
        self != Self::PersonalAccessToken
    }

    /// Whether it has a secret of its own to keep. What has none works without
    /// any store: whoever is signed in to a command line, and identities that
    /// the machine or the platform gives.
    #[must_use]
    pub fn keeps_a_secret(self) -> bool {
        matches!(
            self,
            Self::PersonalAccessToken | Self::Browser | Self::DeviceCode | Self::ServicePrincipal
        )
    }

    /// Whether a person of Entra stands behind it: only such accounts may mint
    /// personal access tokens (azure-devops facts §6.1).
    #[must_use]
    pub fn is_person_of_entra(self) -> bool {
        matches!(
            self,
            Self::Browser | Self::DeviceCode | Self::AzureCli | Self::AzureDeveloperCli
        )
    }
}

/// Where an account's secret is kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum StoreKind {
    /// The operating system's keychain.
    Keychain,
    /// This process alone; gone when it ends. For practice mode and tests.
    Memory,
}

impl StoreKind {
    /// The name in files and in JSON output.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Keychain => "keychain",
            Self::Memory => "memory",
        }
    }

    pub(crate) fn parse(text: &str) -> Option<Self> {
        [Self::Keychain, Self::Memory]
            .into_iter()
            .find(|kind| kind.as_str() == text)
    }
}

/// An organization that somebody is signed in to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Account {
    /// The organization or collection, in the canonical form of
    /// [`Endpoints::organization_url`].
    pub organization: Url,
    /// How this account proves who it is.
    pub kind: AccountKind,
    /// The name that the organization shows for it; text from the server,
    /// bounded but not filtered.
    pub user_display_name: String,
    /// The organization's identifier of it.
    pub user_id: String,
    /// When it was signed in (UTC, whole seconds).
    pub added: OffsetDateTime,
    /// Where its secrets are kept.
    pub store: StoreKind,
    /// What Entra has to know; none for a personal access token.
    pub entra: Option<EntraAccount>,
    /// Cargo gets tokens that this account mints; none: it gets the account's own.
    pub minting: Option<Minting>,
}

impl Account {
    /// When what cargo gets ends for good. None where nobody tells (a personal
    /// access token made in the portal) or where it renews itself from the
    /// account's own sign-in.
    #[must_use]
    pub fn expires(&self) -> Option<OffsetDateTime> {
        self.minting.as_ref()?.minted.as_ref().map(|it| it.valid_to)
    }

    /// Whether it cannot be used where there is no keychain at all.
    pub(crate) fn needs_store(&self) -> bool {
        let has_file = self.entra.as_ref().is_some_and(|it| it.file.is_some());
        needs_store(self.kind, has_file, self.minting.is_some())
    }
}

/// Whether such an account cannot be used where there is no keychain: it has a
/// secret to keep, or tokens that are minted for it.
pub(crate) fn needs_store(kind: AccountKind, has_file: bool, mints: bool) -> bool {
    // A service principal with a certificate has its secret in that file.
    let has_certificate = kind == AccountKind::ServicePrincipal && has_file;
    mints || (kind.keeps_a_secret() && !has_certificate)
}

/// An account's side of Entra.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EntraAccount {
    /// Where tokens are asked for, with a slash at its end; of the allow-list
    /// of [`azure_devops::EntraTenant`].
    pub authority: Url,
    /// The directory that the organization belongs to.
    pub tenant: TenantId,
    /// The application that signs in: that of the product for a person, its own
    /// for a service principal, and a user-assigned managed identity's.
    pub client_id: Option<ClientId>,
    /// The file with a workload's federated token, or with a service
    /// principal's certificate and key (PEM).
    pub file: Option<PathBuf>,
    /// The service connection of Azure Pipelines.
    pub service_connection: Option<String>,
}

/// Tokens of packaging scope alone that the account mints for cargo.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Minting {
    /// How long each lives.
    pub lifetime: Duration,
    /// The one that is good now; none before the first.
    pub minted: Option<Minted>,
    /// Earlier ones that could not be revoked yet, by what the token API calls
    /// them; tried again at the next renewal and when signing out.
    pub to_revoke: Vec<Uuid>,
}

/// A token that was minted, without its text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Minted {
    /// What the token API calls it.
    pub authorization_id: Uuid,
    /// When it ends.
    pub valid_to: OffsetDateTime,
}

/// What names the organization of a listed account: [`Endpoints::key`], so that
/// two spellings of one organization are one account.
pub(crate) fn key_of(organization: &Url) -> String {
    match Endpoints::parse(organization.as_str()) {
        Ok(endpoints) => endpoints.key(),
        // Listed addresses come from `Endpoints`, so they parse back.
        Err(_) => organization.as_str().to_owned(),
    }
}
