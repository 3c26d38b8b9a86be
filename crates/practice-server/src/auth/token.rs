//! Personal access tokens: what one may do, and making one at run time.

use std::time::{Duration, Instant};

use secrecy::{ExposeSecret as _, SecretString};
use sha2::{Digest as _, Sha256};
use uuid::Uuid;
use zeroize::Zeroizing;

use super::{FeedRole, Scope};

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
}

impl Token {
    /// Whether the token is good for an organization (`None`: for no particular one).
    pub(crate) fn is_good_for(&self, organization: Option<&str>) -> bool {
        let in_time = self.end.is_none_or(|end| Instant::now() < end);
        let bound = match (&self.request.organization, organization) {
            (None, _) => true,
            (Some(own), Some(called)) => own.eq_ignore_ascii_case(called),
            (Some(_), None) => false,
        };
        in_time && bound && !self.revoked
    }
}

/// What is kept of a token's text.
pub(crate) fn digest(token: &SecretString) -> [u8; 32] {
    Sha256::digest(token.expose_secret().as_bytes()).into()
}

/// A new token of random parts, in the shape of the real ones.
pub(crate) fn random_token(length: TokenLength) -> SecretString {
    const LETTERS_AND_DIGITS: &[u8] =
        b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";
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

fn push_random(text: &mut String, count: usize, alphabet: &[u8]) {
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
