//! The token endpoint's answer: read, checked, and made into what is kept. An
//! answer that lacks something is an error, never filled up with an assumption.

use oauth2::basic::BasicTokenType;
use oauth2::{AccessToken, RefreshToken, Scope, TokenResponse};
use secrecy::{ExposeSecret as _, SecretString};
use serde::{Deserialize, Serialize, Serializer};
use time::OffsetDateTime;

use super::clock::{self, Told};
use super::exchange::Exchange;
use super::{EntraError, EntraTokens};

/// The longest token that is taken, in bytes.
const LONGEST_TOKEN: usize = 16 * 1024;

/// What is read of the answer. Its `Debug` shows no secret.
#[derive(Debug, Deserialize)]
pub(super) struct TokenAnswer {
    token_type: String,
    access_token: AccessToken,
    expires_in: Option<serde_json::Number>,
    refresh_token: Option<RefreshToken>,
}

impl TokenAnswer {
    /// The tokens, if they are sound.
    pub(super) fn into_tokens(self, exchange: &Exchange<'_>) -> Result<EntraTokens, EntraError> {
        let now = OffsetDateTime::now_utc();
        let faulty = |reason: &str| exchange.not_understood(reason);
        // The texts move, so no copy stays behind.
        let access = SecretString::from(self.access_token.into_secret());
        let refresh = self.refresh_token.map(RefreshToken::into_secret);
        let refresh = refresh.map(SecretString::from);
        if !self.token_type.eq_ignore_ascii_case("bearer") {
            return Err(faulty("the token is of another type than Bearer"));
        }
        if !is_token(&access) || refresh.as_ref().is_some_and(|token| !is_token(token)) {
            return Err(faulty("it holds no token of a sound shape"));
        }
        let life = self.expires_in.and_then(|life| life.as_i64());
        let told = Told {
            now,
            expires_in: life.unwrap_or_default(),
            token: access.expose_secret(),
            date: exchange.date(),
        };
        let expires = clock::end(&told).map_err(|fault| fault.into_error(faulty))?;
        Ok(EntraTokens {
            access,
            expires,
            refresh,
        })
    }
}

/// Visible ASCII alone, so that it can never become a second header.
fn is_token(token: &SecretString) -> bool {
    let bytes = token.expose_secret().as_bytes();
    (1..=LONGEST_TOKEN).contains(&bytes.len()) && bytes.iter().all(u8::is_ascii_graphic)
}

impl Serialize for TokenAnswer {
    /// The `oauth2` crate wants it; a token is never written.
    fn serialize<S: Serializer>(&self, _: S) -> Result<S::Ok, S::Error> {
        Err(serde::ser::Error::custom("a token is not written"))
    }
}

/// What the `oauth2` crate asks of an answer. It reads nothing by it.
impl TokenResponse for TokenAnswer {
    type TokenType = BasicTokenType;

    fn access_token(&self) -> &AccessToken {
        &self.access_token
    }

    fn token_type(&self) -> &BasicTokenType {
        &BasicTokenType::Bearer
    }

    fn expires_in(&self) -> Option<std::time::Duration> {
        let seconds = self.expires_in.as_ref()?.as_u64()?;
        Some(std::time::Duration::from_secs(seconds))
    }

    fn refresh_token(&self) -> Option<&RefreshToken> {
        self.refresh_token.as_ref()
    }

    fn scopes(&self) -> Option<&Vec<Scope>> {
        None
    }
}
