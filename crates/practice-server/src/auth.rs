//! Who is calling: tokens that are made at run time, and the strict reading of `Authorization`
//! (facts §12.2 no. 2). A token's text is never kept, only its SHA-256, and a header's value never
//! leaves this module.

mod credential;
mod header;
#[cfg(test)]
mod tests;
mod token;

use uuid::Uuid;

pub use credential::{CredentialKind, CredentialState, SeenCredential};
pub use header::HeaderShape;
pub(crate) use header::{Presented, presented, shape};
pub(crate) use token::{Called, EntraClaims, Minted, Token, digest, random_text, random_token};
pub use token::{TokenLength, TokenRequest};

/// What a token allows (facts §6.3). `PackagingWrite` holds `Packaging`, `PackagingManage` holds
/// `PackagingWrite`, and every packaging scope holds `Profile`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Scope {
    /// `vso.profile`
    Profile,
    /// `vso.project`
    Project,
    /// `vso.packaging`: Packaging (Read)
    Packaging,
    /// `vso.packaging_write`: Packaging (Read & write)
    PackagingWrite,
    /// `vso.packaging_manage`: Packaging (Read, write & manage)
    PackagingManage,
}

impl Scope {
    /// The scope with this name in the token API, where it is one that grants something here.
    pub(crate) fn parse(name: &str) -> Option<Self> {
        match name {
            "vso.profile" => Some(Self::Profile),
            "vso.project" => Some(Self::Project),
            "vso.packaging" => Some(Self::Packaging),
            "vso.packaging_write" => Some(Self::PackagingWrite),
            "vso.packaging_manage" => Some(Self::PackagingManage),
            _ => None,
        }
    }

    /// Everything, as a token of Entra for a person has it.
    pub(crate) fn everything() -> Vec<Self> {
        vec![Self::PackagingManage, Self::Profile, Self::Project]
    }

    fn holds(self, wanted: Self) -> bool {
        let level = |scope| match scope {
            Self::Profile => 1,
            Self::Packaging => 2,
            Self::PackagingWrite => 3,
            Self::PackagingManage => 4,
            Self::Project => 0,
        };
        self == wanted || (level(wanted) > 0 && level(self) > level(wanted))
    }
}

/// A role on a feed; each holds the rights of those before it (facts §1.6).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum FeedRole {
    /// No access.
    None,
    /// Feed Reader.
    Reader,
    /// Feed and Upstream Reader (Collaborator).
    Collaborator,
    /// Feed Publisher (Contributor).
    Contributor,
    /// Feed Owner.
    Administrator,
}

impl FeedRole {
    /// The name in the API.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::None => "none",
            Self::Reader => "reader",
            Self::Collaborator => "collaborator",
            Self::Contributor => "contributor",
            Self::Administrator => "administrator",
        }
    }

    /// The role with this name in the API; capitals do not matter.
    pub(crate) fn parse(name: &str) -> Option<Self> {
        let roles = [
            Self::None,
            Self::Reader,
            Self::Collaborator,
            Self::Contributor,
            Self::Administrator,
        ];
        roles
            .into_iter()
            .find(|role| role.name().eq_ignore_ascii_case(name))
    }
}

/// The identity that stands for "nobody": a credential that was absent or not understood.
pub(crate) const ANONYMOUS: Uuid = Uuid::from_u128(0xaaaa_aaaa_aaaa_aaaa_aaaa_aaaa_aaaa_aaaa);

/// Who is calling.
#[derive(Clone, Debug)]
pub(crate) enum Caller {
    /// No credential was sent.
    Anonymous,
    /// A credential was sent, but it is not one: malformed, unknown, revoked, expired, or of
    /// another organization.
    NotUnderstood,
    /// A user with a good token.
    User(SignedIn),
}

impl Caller {
    /// The signed-in user, if there is one.
    pub(crate) fn user(&self) -> Option<&SignedIn> {
        match self {
            Self::User(user) => Some(user),
            Self::Anonymous | Self::NotUnderstood => None,
        }
    }
}

/// A user with a good token for the organization that is called.
#[derive(Clone, Debug)]
pub(crate) struct SignedIn {
    /// The user's identity.
    pub(crate) id: Uuid,
    /// Display name.
    pub(crate) display_name: String,
    /// What the token allows.
    pub(crate) scopes: Vec<Scope>,
    /// The role on feeds that say nothing of this user.
    pub(crate) role: FeedRole,
    /// Whether the user may create feeds.
    pub(crate) feed_creator: bool,
    /// Whether the token is one for all accessible organizations.
    pub(crate) all_organizations: bool,
    /// What kind of token it is.
    pub(crate) kind: CredentialKind,
}

impl SignedIn {
    /// Whether the token allows this.
    pub(crate) fn may(&self, wanted: Scope) -> bool {
        self.scopes.iter().any(|scope| scope.holds(wanted))
    }

    /// `role`, lowered to what the token allows: a Packaging (Read) token acts as a plain reader
    /// whoever owns it (facts §3.3), and one without packaging as nobody.
    pub(crate) fn lowered(&self, role: FeedRole) -> FeedRole {
        if self.may(Scope::PackagingWrite) {
            role
        } else if self.may(Scope::Packaging) {
            role.min(FeedRole::Reader)
        } else {
            FeedRole::None
        }
    }
}

impl SignedIn {
    /// An address that can belong to nobody.
    pub(crate) fn email(&self) -> String {
        format!("{}@practice.invalid", self.id.simple())
    }

    /// The identity as one string, `Type;Identifier` (facts §1.6).
    pub(crate) fn descriptor(&self) -> String {
        format!(
            "Microsoft.IdentityModel.Claims.ClaimsIdentity;practice\\{}",
            self.email()
        )
    }
}
