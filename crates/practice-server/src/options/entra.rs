//! What Microsoft Entra is started with: the tenant, who signs in, which applications are known,
//! and how long what it issues is good. Plain data; of secrets only the SHA-256 is kept.

use std::collections::BTreeMap;
use std::time::Duration;

use secrecy::SecretString;
use uuid::Uuid;

use crate::auth::{FeedRole, digest};

/// The tenant of the default options (azure-devops facts §12.3).
const TENANT: Uuid = Uuid::from_u128(0x1111_1111_2222_3333_4444_5555_5555_5555);

/// The tenant that holds all Microsoft accounts (azure-devops facts §7).
const MICROSOFT_ACCOUNTS: Uuid = Uuid::from_u128(0x9188_040d_6c67_4c5b_b112_36a3_04b6_6dad);

/// What the login site and the token API are started with.
#[derive(Clone, Debug)]
pub struct EntraOptions {
    /// The tenant that all organizations belong to. [`Uuid::nil`]: they belong to Microsoft
    /// accounts, and no token of Entra is accepted by them (azure-devops facts §5.5, §7).
    pub tenant: Uuid,
    /// Organizations, by the seed's name, that belong to other tenants.
    pub organization_tenants: BTreeMap<String, Uuid>,
    /// The applications that are known; more can be registered while the server runs.
    pub clients: Vec<EntraClient>,
    /// The person who signs in at once wherever a browser arrives.
    pub person: EntraIdentity,
    /// The identity of "this machine"; `None`: it has none.
    pub managed_identity: Option<ManagedIdentity>,
    /// Service connections of Azure Pipelines with a federated credential.
    pub service_connections: Vec<ServiceConnection>,
    /// How long an access token is good; counted to the second.
    pub access_token_lifetime: Duration,
    /// How long a refresh token is good.
    pub refresh_token_lifetime: Duration,
    /// How long an authorization code is good.
    pub code_lifetime: Duration,
    /// How long a device code is good.
    pub device_code_lifetime: Duration,
    /// How often a device code may be asked for; whoever is quicker is told to slow down.
    pub device_code_interval: Duration,
    /// A refresh token that was used works once more; otherwise it is refused from then on.
    pub spent_refresh_token_works_once_more: bool,
    /// The one-host form speaks Entra too, whatever the edition: its 401 answers name
    /// `http://127.0.0.1:PORT/login/{tenant}`, and the token API is below the collection.
    pub on_server_form: bool,
    /// What the token API refuses.
    pub token_policies: TokenPolicies,
}

impl Default for EntraOptions {
    /// One tenant, no application, `Practice User` signs in, and the lifetimes of the real Entra.
    fn default() -> Self {
        Self {
            tenant: TENANT,
            organization_tenants: BTreeMap::new(),
            clients: Vec::new(),
            person: EntraIdentity::named("Practice User"),
            managed_identity: None,
            service_connections: Vec::new(),
            access_token_lifetime: Duration::from_secs(3600),
            refresh_token_lifetime: Duration::from_secs(90 * 24 * 3600),
            code_lifetime: Duration::from_secs(300),
            device_code_lifetime: Duration::from_secs(900),
            device_code_interval: Duration::from_secs(5),
            spent_refresh_token_works_once_more: false,
            on_server_form: false,
            token_policies: TokenPolicies::default(),
        }
    }
}

impl EntraOptions {
    /// The tenant of an organization.
    pub(crate) fn tenant_of(&self, organization: &str) -> Uuid {
        let mut others = self.organization_tenants.iter();
        others
            .find(|(name, _)| name.eq_ignore_ascii_case(organization))
            .map_or(self.tenant, |(_, tenant)| *tenant)
    }

    /// Where the person and the applications are at home.
    pub(crate) fn home_tenant(&self) -> Uuid {
        if self.tenant.is_nil() {
            MICROSOFT_ACCOUNTS
        } else {
            self.tenant
        }
    }

    /// Whether a tenant is one that exists here.
    pub(crate) fn knows_tenant(&self, tenant: Uuid) -> bool {
        tenant == self.home_tenant()
            || self
                .organization_tenants
                .values()
                .any(|known| *known == tenant)
    }
}

/// A person or an application, as Azure DevOps sees it.
#[derive(Clone, Debug)]
pub struct EntraIdentity {
    /// Display name; tokens of one name belong to one user, also personal access tokens.
    pub name: String,
    /// The role on feeds that say nothing of this identity.
    pub role: FeedRole,
    /// Whether it may create feeds.
    pub feed_creator: bool,
}

impl EntraIdentity {
    /// A collaborator who may create feeds.
    #[must_use]
    pub fn named(name: &str) -> Self {
        Self {
            name: name.to_owned(),
            role: FeedRole::Collaborator,
            feed_creator: true,
        }
    }
}

/// What an application is registered as.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum EntraClientKind {
    /// A program on people's computers; it has no secret.
    Public,
    /// A service, with a secret, a certificate or a federated token.
    Confidential,
}

/// An application that Entra knows.
#[derive(Clone, Debug)]
pub struct EntraClient {
    /// The client id.
    pub id: Uuid,
    /// What it is registered as.
    pub kind: EntraClientKind,
    /// Who it is when it signs in for itself.
    pub identity: EntraIdentity,
    pub(crate) secret: Option<[u8; 32]>,
    pub(crate) certificate: Option<Vec<u8>>,
    pub(crate) federated_tokens: Vec<[u8; 32]>,
}

impl EntraClient {
    /// A public client.
    #[must_use]
    pub fn public(id: Uuid) -> Self {
        Self::new(id, EntraClientKind::Public)
    }

    /// A confidential client; it needs one of the three credentials to be of use.
    #[must_use]
    pub fn confidential(id: Uuid) -> Self {
        Self::new(id, EntraClientKind::Confidential)
    }

    fn new(id: Uuid, kind: EntraClientKind) -> Self {
        Self {
            id,
            kind,
            identity: EntraIdentity::named(&format!("Practice application {id}")),
            secret: None,
            certificate: None,
            federated_tokens: Vec::new(),
        }
    }

    /// With a client secret; only its digest is kept.
    #[must_use]
    pub fn with_secret(mut self, secret: &SecretString) -> Self {
        self.secret = Some(digest(secret));
        self
    }

    /// With a certificate (X.509, DER, RSA key of 2048 bits or more).
    #[must_use]
    pub fn with_certificate(mut self, der: Vec<u8>) -> Self {
        self.certificate = Some(der);
        self
    }

    /// With a token of another issuer that is accepted as an assertion, for example the one of a
    /// Kubernetes service account; only its digest is kept.
    #[must_use]
    pub fn with_federated_token(mut self, token: &SecretString) -> Self {
        self.federated_tokens.push(digest(token));
        self
    }

    /// As this identity.
    #[must_use]
    pub fn with_identity(mut self, identity: EntraIdentity) -> Self {
        self.identity = identity;
        self
    }
}

/// The identity of "this machine".
#[derive(Clone, Debug)]
pub struct ManagedIdentity {
    /// Its client id.
    pub client_id: Uuid,
    /// Who it is.
    pub identity: EntraIdentity,
}

/// A service connection of Azure Pipelines with a federated credential.
#[derive(Clone, Debug)]
pub struct ServiceConnection {
    /// Its id.
    pub id: Uuid,
    /// The application that its tokens speak for.
    pub client_id: Uuid,
}

/// What the token API refuses (azure-devops facts §6.2).
#[derive(Clone, Debug, Default)]
pub struct TokenPolicies {
    /// Tokens for all organizations are refused (`globalPatPolicyViolation`).
    pub no_global_tokens: bool,
    /// Tokens with full access are refused (`fullScopePatPolicyViolation`).
    pub no_full_scope: bool,
    /// The longest life of a token (else `patLifespanPolicyViolation`).
    pub longest_lifetime: Option<Duration>,
    /// Whether tokens may be created at all (else `disablePatCreationPolicyViolation`).
    pub creation: TokenCreation,
}

/// Whether tokens may be created.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum TokenCreation {
    /// Any.
    #[default]
    Allowed,
    /// Only tokens with nothing but packaging scopes.
    PackagingOnly,
    /// None.
    Forbidden,
}
