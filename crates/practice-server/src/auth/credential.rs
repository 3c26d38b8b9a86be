//! What became of the credential of a request: which kind it was and whether it was good at that
//! moment. Never its text.

use std::time::Duration;

use uuid::Uuid;

/// The kinds of token that there are.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum CredentialKind {
    /// A personal access token, made in the portal or minted through the token API.
    PersonalAccessToken,
    /// The token of a pipeline's job (`System.AccessToken`).
    JobToken,
    /// An access token that Entra issued for a person.
    EntraUser,
    /// An access token that Entra issued for an application or a managed identity.
    EntraApplication,
}

impl CredentialKind {
    /// Whether Entra issued it.
    #[must_use]
    pub fn is_entra(self) -> bool {
        matches!(self, Self::EntraUser | Self::EntraApplication)
    }
}

/// Whether a credential was good when it came.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum CredentialState {
    /// None was sent.
    #[default]
    Absent,
    /// It was good.
    Valid,
    /// It was good once.
    Expired,
    /// It was revoked.
    Revoked,
    /// It is one of another organization, tenant or resource.
    Elsewhere,
    /// It is none that this server ever made, or was sent in a form that is not understood.
    Unknown,
}

/// The credential of a request that was seen.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct SeenCredential {
    /// Whether it was good at that moment.
    pub state: CredentialState,
    /// Its kind, where the server knows the token.
    pub kind: Option<CredentialKind>,
    /// The token's id (not its text): tells one token from another.
    pub token: Option<Uuid>,
    /// How long the token was still good for.
    pub left: Option<Duration>,
}

impl SeenCredential {
    pub(crate) fn unknown() -> Self {
        Self {
            state: CredentialState::Unknown,
            ..Self::default()
        }
    }

    /// Whether a credential was sent, and a good one.
    #[must_use]
    pub fn is_valid(&self) -> bool {
        self.state == CredentialState::Valid
    }
}
