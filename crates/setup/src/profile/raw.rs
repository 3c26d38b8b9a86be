//! The profile's file form: exactly the keys of the published schema, not yet
//! checked. It never holds a secret, and an unknown key is an error.

use super::credentials::{AccountKind, StoreKind};
use serde::{Deserialize, Serialize};

/// `feedwright.toml`.
#[derive(Clone, Debug, Deserialize, Serialize, schemars::JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct RawProfile {
    /// Version of this form: 1.
    pub schema: u32,
    /// The organization or collection.
    pub organization: RawOrganization,
    /// The feed.
    pub feed: RawFeed,
    /// The registry as Cargo knows it.
    #[serde(default)]
    pub registry: RawRegistry,
    /// Account and store.
    #[serde(default)]
    pub credentials: RawCredentials,
    /// What of the computer uses the feed.
    #[serde(default)]
    pub workstation: RawWorkstation,
    /// The way to the network, where environment and system do not tell it.
    #[serde(default, skip_serializing_if = "RawNetwork::is_empty")]
    pub network: RawNetwork,
}

/// `[organization]`.
#[derive(Clone, Debug, Deserialize, Serialize, schemars::JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct RawOrganization {
    /// Any address of the organization, or a collection of a server.
    pub url: String,
}

/// `[feed]`.
#[derive(Clone, Debug, Deserialize, Serialize, schemars::JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct RawFeed {
    /// The feed's name.
    pub name: String,
    /// The project that holds it; absent for a feed of the whole organization.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub project: Option<String>,
    /// Create the feed when it is missing.
    #[serde(default = "yes")]
    pub create: bool,
    /// Who sees what is in it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub visibility: Option<Visibility>,
}

/// `[registry]`.
#[derive(Clone, Debug, Deserialize, Serialize, schemars::JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct RawRegistry {
    /// The name Cargo uses; derived from the feed's name when absent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// Replace crates.io with the feed.
    #[serde(default = "yes")]
    pub replace_crates_io: bool,
}

impl Default for RawRegistry {
    fn default() -> Self {
        RawRegistry {
            name: None,
            replace_crates_io: true,
        }
    }
}

/// `[credentials]`.
#[derive(Clone, Debug, Default, Deserialize, Serialize, schemars::JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct RawCredentials {
    /// How people sign in.
    #[serde(default)]
    pub account: AccountKind,
    /// Where Cargo's token lives; when absent, the keychain for a personal
    /// access token and the provider for every account of Microsoft Entra.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub store: Option<StoreKind>,
    /// The id of the application in Entra that people sign in with.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schemars(extend("format" = "uuid"))]
    pub client_id: Option<String>,
    /// The id of the tenant; when absent, the organization itself tells it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schemars(extend("format" = "uuid"))]
    pub tenant: Option<String>,
    /// Make a personal access token for packages alone with the Entra account,
    /// and renew it.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub mint: bool,
    /// How many days such a token lives, 1 to 365; 30 when absent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schemars(range(min = 1, max = 365))]
    pub mint_days: Option<u16>,
}

/// `[workstation]`.
#[derive(Clone, Debug, Default, Deserialize, Serialize, schemars::JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct RawWorkstation {
    /// Folders whose own `.cargo/config.toml` is written.
    #[serde(default)]
    pub repositories: Vec<String>,
    /// Every project of the user.
    #[serde(default)]
    pub user_level: bool,
}

/// `[network]`.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize, Serialize, schemars::JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct RawNetwork {
    /// The proxy's address with its port, and without name and password.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub proxy: Option<String>,
    /// A file with the network's own certificate authorities, PEM.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub ca_file: Option<String>,
    /// Write both into the user's own Cargo configuration, too.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub configure_cargo: bool,
}

impl RawNetwork {
    /// Nothing is wished.
    pub fn is_empty(&self) -> bool {
        *self == RawNetwork::default()
    }
}

/// Who sees what is in the feed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, Serialize, schemars::JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Visibility {
    /// Those who are named in the feed's permissions.
    SpecificPeople,
    /// Everybody in the organization.
    Organization,
    /// Everybody in organizations of the same Entra tenant.
    Tenant,
}

fn yes() -> bool {
    true
}

impl From<&super::Profile> for RawProfile {
    /// The same wishes: a name that nobody chose is derived again.
    fn from(profile: &super::Profile) -> RawProfile {
        let registry = &profile.registry;
        let folders = profile.workstation.repositories.iter();
        RawProfile {
            schema: super::SCHEMA,
            organization: RawOrganization {
                url: profile.endpoints.organization_url().to_string(),
            },
            feed: RawFeed {
                name: profile.feed.name.clone(),
                project: profile.feed.scope.project().map(str::to_owned),
                create: profile.feed.create,
                visibility: profile.feed.visibility,
            },
            registry: RawRegistry {
                name: registry.chosen.then(|| registry.name.as_str().to_owned()),
                replace_crates_io: registry.replace_crates_io,
            },
            credentials: RawCredentials {
                account: profile.account,
                store: Some(profile.store),
                client_id: profile.entra.client_id.map(|id| id.to_string()),
                tenant: profile.entra.tenant.map(|id| id.to_string()),
                mint: profile.entra.mint_days.is_some(),
                mint_days: profile.entra.mint_days,
            },
            workstation: RawWorkstation {
                repositories: folders
                    .map(|folder| folder.to_string_lossy().into_owned())
                    .collect(),
                user_level: profile.workstation.user_level,
            },
            network: RawNetwork::from(&profile.network),
        }
    }
}
