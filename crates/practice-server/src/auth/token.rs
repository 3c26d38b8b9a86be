//! Tokens of every kind: what one may do, and making its text at run time.

use std::time::{Duration, Instant};

use secrecy::{ExposeSecret as _, SecretString};
use sha2::{Digest as _, Sha256};
use time::OffsetDateTime;
use uuid::Uuid;
use zeroize::Zeroizing;

use super::{CredentialKind, CredentialState, FeedRole, Scope, SeenCredential};

/// How long a token's text is (older and newer tokens differ).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TokenLength {
    /// 84 characters with `AZDO` as the 77th to 80th.
    Characters84,
    /// 52 lower-case characters.
    Characters52,
}

/// The personal access token that is wanted, and the user it belongs to.
#[derive(Clone, Debug)]
pub struct TokenRequest {
    /// Display name of the user; tokens of one name belong to one user.
    pub user: String,
    /// What the token allows.
    pub scopes: Vec<Scope>,
    /// How long it is good; zero: it is expired already.
    pub lifetime: Duration,
    /// The organization it is bound to (a seed's name; `None`: all accessible organizations).
    pub organization: Option<String>,
    /// The user's role on feeds that say nothing of the user.
    pub role: FeedRole,
    /// Whether the user may create feeds.
    pub feed_creator: bool,
    /// How long the text is.
    pub length: TokenLength,
}

impl Default for TokenRequest {
    /// What most people can get: Packaging (Read & write), 30 days, organization `contoso` (the
    /// first one of the default options), a collaborator who may create feeds.
    fn default() -> Self {
        Self {
            user: "Practice User".to_owned(),
            scopes: vec![Scope::PackagingWrite],
            lifetime: Duration::from_secs(30 * 24 * 3600),
            organization: Some("contoso".to_owned()),
            role: FeedRole::Collaborator,
            feed_creator: true,
            length: TokenLength::Characters84,
        }
    }
}

/// A token as it is kept: without its text.
#[derive(Debug)]
pub(crate) struct Token {
    /// Tells it from others; for minted tokens the `authorizationId`.
    pub(crate) id: Uuid,
    pub(crate) kind: CredentialKind,
    /// SHA-256 of the text.
    pub(crate) digest: [u8; 32],
    /// The user's identity.
    pub(crate) user_id: Uuid,
    /// What was asked for.
    pub(crate) request: TokenRequest,
    /// When it ends; `None`: later than this process can tell.
    pub(crate) end: Option<Instant>,
    /// Whether it was revoked.
    pub(crate) revoked: bool,
    /// What only tokens of Entra have.
    pub(crate) entra: Option<EntraClaims>,
    /// What only tokens that were minted through the token API have.
    pub(crate) minted: Option<Minted>,
}

/// What a token of Entra is for.
#[derive(Clone, Copy, Debug)]
pub(crate) struct EntraClaims {
    pub(crate) tenant: Uuid,
    /// Whether it was made for Azure DevOps, and not for another resource.
    pub(crate) for_azure_devops: bool,
}

/// How a token was minted (facts §6.1).
#[derive(Clone, Debug)]
pub(crate) struct Minted {
    pub(crate) display_name: String,
    /// As it was asked for.
    pub(crate) scope: String,
    pub(crate) valid_from: OffsetDateTime,
    pub(crate) valid_to: OffsetDateTime,
}

/// The organization that is called.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Called<'a> {
    pub(crate) name: &'a str,
    pub(crate) tenant: Uuid,
}

impl Token {
    /// The token with this text, for what was asked.
    pub(crate) fn new(
        text: &SecretString,
        kind: CredentialKind,
        user_id: Uuid,
        request: TokenRequest,
    ) -> Self {
        Self {
            id: Uuid::new_v4(),
            kind,
            digest: digest(text),
            user_id,
            end: Instant::now().checked_add(request.lifetime),
            request,
            revoked: false,
            entra: None,
            minted: None,
        }
    }

    /// What the token is worth for an organization (`None`: for no particular one).
    pub(crate) fn seen(&self, organization: Option<Called>) -> SeenCredential {
        let now = Instant::now();
        let state = if self.revoked {
            CredentialState::Revoked
        } else if self.end.is_some_and(|end| end <= now) {
            CredentialState::Expired
        } else if !self.is_for(organization) {
            CredentialState::Elsewhere
        } else {
            CredentialState::Valid
        };
        SeenCredential {
            state,
            kind: Some(self.kind),
            token: Some(self.id),
            left: self.end.map(|end| end.saturating_duration_since(now)),
        }
    }

    fn is_for(&self, organization: Option<Called>) -> bool {
        if let Some(claims) = &self.entra {
            let tenant = organization.map_or(claims.tenant, |called| called.tenant);
            return claims.for_azure_devops && claims.tenant == tenant;
        }
        match (&self.request.organization, organization) {
            (None, _) => true,
            (Some(own), Some(called)) => own.eq_ignore_ascii_case(called.name),
            (Some(_), None) => false,
        }
    }
}

/// What is kept of a token's text.
pub(crate) fn digest(token: &SecretString) -> [u8; 32] {
    Sha256::digest(token.expose_secret().as_bytes()).into()
}

/// What random texts are made of.
pub(crate) const LETTERS_AND_DIGITS: &[u8] =
    b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";

/// A new secret text of this many letters and digits.
pub(crate) fn random_text(length: usize) -> SecretString {
    let mut text = Zeroizing::new(String::with_capacity(length));
    push_random(&mut text, length, LETTERS_AND_DIGITS);
    SecretString::from(text.as_str())
}

/// A new token of random parts, in the shape of the real ones.
pub(crate) fn random_token(length: TokenLength) -> SecretString {
    const BASE32: &[u8] = b"abcdefghijklmnopqrstuvwxyz234567";
    let mut text = Zeroizing::new(String::with_capacity(84));
    match length {
        TokenLength::Characters84 => {
            push_random(&mut text, 76, LETTERS_AND_DIGITS);
            text.push_str("AZDO");
            push_random(&mut text, 4, LETTERS_AND_DIGITS);
        }
        TokenLength::Characters52 => push_random(&mut text, 52, BASE32),
    }
    SecretString::from(text.as_str())
}

pub(crate) fn push_random(text: &mut String, count: usize, alphabet: &[u8]) {
    let end = text.len() + count;
    while text.len() < end {
        // The last eight bytes of a random UUID hold 62 random bits; ten letters use all but 2.
        let (_, mut bits) = Uuid::new_v4().as_u64_pair();
        for _ in 0..10.min(end - text.len()) {
            let index = usize::try_from(bits % alphabet.len() as u64).unwrap_or_default();
            text.push(char::from(alphabet[index]));
            bits /= alphabet.len() as u64;
        }
    }
}
