//! One account: an organization and the person who signed in to it. Holds no
//! secret, so it may be listed, compared and written to a file.

use azure_devops::Endpoints;
use time::OffsetDateTime;
use url::Url;

/// How an account proves who it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum AccountKind {
    /// A personal access token that a person made in the portal.
    PersonalAccessToken,
}

impl AccountKind {
    /// The name in files and in JSON output.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::PersonalAccessToken => "personal-access-token",
        }
    }

    pub(crate) fn parse(text: &str) -> Option<Self> {
        (text == Self::PersonalAccessToken.as_str()).then_some(Self::PersonalAccessToken)
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

/// An organization that a person is signed in to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Account {
    /// The organization or collection, in the canonical form of
    /// [`Endpoints::organization_url`].
    pub organization: Url,
    /// How this account proves who it is.
    pub kind: AccountKind,
    /// The name that the organization shows for this person; text from the
    /// server, bounded but not filtered.
    pub user_display_name: String,
    /// The organization's identifier of this person.
    pub user_id: String,
    /// When the secret was kept (UTC, whole seconds).
    pub added: OffsetDateTime,
    /// Where the secret is kept.
    pub store: StoreKind,
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
