//! A token with its end, as one entry of the keychain: the end in seconds since
//! 1970, a space, the token. What does not read so counts as not there.

use std::time::Duration;

use secrecy::{ExposeSecret as _, SecretString};
use time::OffsetDateTime;
use zeroize::Zeroizing;

use crate::entra::EntraTokens;

/// A token and its end.
#[derive(Clone, Debug)]
pub(crate) struct CachedToken {
    pub(crate) token: SecretString,
    pub(crate) expires: OffsetDateTime,
}

impl CachedToken {
    /// Whether it is good for this long yet.
    pub(crate) fn is_good_for(&self, time: Duration) -> bool {
        OffsetDateTime::now_utc() + time < self.expires
    }

    pub(crate) fn write(&self) -> SecretString {
        let end = self.expires.unix_timestamp();
        let text = Zeroizing::new(format!("{end} {}", self.token.expose_secret()));
        SecretString::from(text.as_str())
    }
}

pub(crate) fn write(tokens: &EntraTokens) -> SecretString {
    CachedToken {
        token: tokens.access.clone(),
        expires: tokens.expires,
    }
    .write()
}

pub(crate) fn parse(entry: &SecretString) -> Option<CachedToken> {
    let (end, token) = entry.expose_secret().split_once(' ')?;
    let expires = OffsetDateTime::from_unix_timestamp(end.parse().ok()?).ok()?;
    let fits = !token.is_empty() && token.bytes().all(|byte| byte.is_ascii_graphic());
    fits.then(|| CachedToken {
        token: SecretString::from(token),
        expires,
    })
}
