//! Personal access tokens as the token API makes and lists them (azure-devops
//! facts §6.1). The text of a token is in [`MintedToken`] alone, goes there
//! without a copy in between, and is neither printed nor serialized.

use std::collections::BTreeSet;
use std::fmt;

use secrecy::{ExposeSecret, SecretString};
use serde::de::Visitor;
use serde::{Deserialize, Deserializer};
use serde_json::Value;
use thiserror::Error;
use time::format_description::well_known::{Iso8601, Rfc3339};
use time::{OffsetDateTime, PrimitiveDateTime};
use uuid::Uuid;

use super::null_is_default;
use super::pat_token_error::PatTokenError;
use crate::credential::is_token;
use crate::error::Error;

/// The longest name of a token that is kept, in characters.
const LONGEST_NAME: usize = 256;
/// The longest scope that is kept, in characters: all of them together are
/// about half of that.
const LONGEST_SCOPE: usize = 4096;

/// A token to be made, always for one organization alone.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewToken {
    /// The name that people see in their list of tokens.
    pub display_name: String,
    /// What the token may do: names such as `vso.packaging_write`, separated by spaces.
    pub scope: String,
    /// When it expires; policies may ask for a shorter life.
    pub valid_to: OffsetDateTime,
}

/// A token that was just made. Nobody else knows its text, and it is not told
/// a second time.
#[derive(Debug)]
pub struct MintedToken {
    /// What [`Client::revoke_token`](crate::Client::revoke_token) wants.
    pub authorization_id: Uuid,
    /// The name that people see in their list of tokens, bounded and raw.
    pub display_name: String,
    /// What the token may do: exactly what was asked for.
    pub scope: String,
    /// Since when it is valid, if the server says so.
    pub valid_from: Option<OffsetDateTime>,
    /// When it expires.
    pub valid_to: OffsetDateTime,
    /// The token: visible ASCII characters.
    pub token: SecretString,
}

/// A token in the list, without its text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TokenSummary {
    /// What [`Client::revoke_token`](crate::Client::revoke_token) wants.
    pub authorization_id: Uuid,
    /// The name that people see in their list of tokens, bounded and raw.
    pub display_name: String,
    /// What the token may do, bounded and raw.
    pub scope: String,
    /// Since when it is valid, if the server says so.
    pub valid_from: Option<OffsetDateTime>,
    /// When it expires.
    pub valid_to: OffsetDateTime,
}

/// What can go wrong with the token API.
#[derive(Debug, Clone, Error)]
pub enum TokenApiError {
    /// The server understood and refused, by a policy for example.
    #[error("{0}")]
    Refused(PatTokenError),
    /// The call failed as any call can.
    #[error("{0}")]
    Request(#[from] Error),
}

/// The answer to a creation. Whatever it holds beyond what is named is skipped.
#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct TokenAnswer {
    #[serde(default)]
    pat_token: Option<WrittenToken>,
    #[serde(default)]
    pat_token_error: Value,
}

/// One page of the list.
#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct TokenPage {
    #[serde(default)]
    pub(crate) continuation_token: Option<String>,
    pub(crate) pat_tokens: Vec<WrittenToken>,
}

/// A token as the server writes it, with its text only in the answer to its creation.
#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct WrittenToken {
    authorization_id: Uuid,
    #[serde(default, deserialize_with = "null_is_default")]
    display_name: String,
    #[serde(default, deserialize_with = "null_is_default")]
    scope: String,
    #[serde(default)]
    valid_from: Option<String>,
    valid_to: String,
    #[serde(default)]
    token: Option<TokenText>,
}

/// The text of a token, straight from the answer's body. Only a text with
/// escapes, which no real token needs, passes through a buffer of the parser
/// that is not wiped.
struct TokenText(SecretString);

impl<'de> Deserialize<'de> for TokenText {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<TokenText, D::Error> {
        deserializer.deserialize_str(TokenTextVisitor)
    }
}

struct TokenTextVisitor;

impl Visitor<'_> for TokenTextVisitor {
    type Value = TokenText;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("the text of a token")
    }

    fn visit_str<E: serde::de::Error>(self, text: &str) -> Result<TokenText, E> {
        Ok(TokenText(SecretString::from(text)))
    }
}

impl TokenAnswer {
    /// Why the server refused, if it did.
    pub(crate) fn refusal(&self) -> Option<PatTokenError> {
        match &self.pat_token_error {
            Value::Null => None,
            Value::String(name) => PatTokenError::from_name(name),
            other => PatTokenError::from_name(&other.to_string()),
        }
    }

    /// The token, if it is what was asked for: otherwise what is wrong with it,
    /// in words that quote nothing but its id.
    pub(crate) fn into_minted(
        self,
        new: &NewToken,
        now: OffsetDateTime,
    ) -> Result<MintedToken, String> {
        let mut written = self
            .pat_token
            .ok_or("it has neither a token nor a reason why not")?;
        let text = written.token.take().map(|text| text.0);
        let summary = written.summary()?;
        let wrong =
            |what: &str| format!("the token with the id {} {what}", summary.authorization_id);
        let token = text.ok_or_else(|| wrong("came without its text"))?;
        if !is_token(token.expose_secret()) {
            return Err(wrong("has a text that no token has"));
        }
        if summary.valid_to <= now {
            return Err(wrong("has expired already"));
        }
        if scopes(&summary.scope) != scopes(&new.scope) {
            return Err(wrong("has another scope than was asked for"));
        }
        Ok(MintedToken {
            authorization_id: summary.authorization_id,
            display_name: summary.display_name,
            scope: summary.scope,
            valid_from: summary.valid_from,
            valid_to: summary.valid_to,
            token,
        })
    }
}

impl WrittenToken {
    /// What may be told about the token.
    pub(crate) fn summary(self) -> Result<TokenSummary, String> {
        let valid_to = read_time(&self.valid_to).ok_or_else(|| {
            format!(
                "the token with the id {} has no readable validTo",
                self.authorization_id
            )
        })?;
        Ok(TokenSummary {
            authorization_id: self.authorization_id,
            display_name: self.display_name.chars().take(LONGEST_NAME).collect(),
            scope: self.scope.chars().take(LONGEST_SCOPE).collect(),
            valid_from: self.valid_from.as_deref().and_then(read_time),
            valid_to,
        })
    }
}

/// The names in a scope, whatever their order and case.
fn scopes(text: &str) -> BTreeSet<String> {
    text.split_whitespace()
        .map(str::to_ascii_lowercase)
        .collect()
}

/// A time as .NET writes it: with `Z` or an offset, or with neither, which
/// means UTC. The year 1 is its way to say "never set".
fn read_time(text: &str) -> Option<OffsetDateTime> {
    let zoned = OffsetDateTime::parse(text, &Rfc3339).ok();
    let plain = || PrimitiveDateTime::parse(text, &Iso8601::DEFAULT).ok();
    let time = zoned.or_else(|| plain().map(PrimitiveDateTime::assume_utc))?;
    (time.year() > 1).then_some(time)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times_as_servers_write_them() {
        let check = |text: &str, expect: Option<i64>| {
            let found = read_time(text).map(OffsetDateTime::unix_timestamp);
            assert_eq!(found, expect, "{text:?}");
        };
        check("2026-12-01T00:00:00Z", Some(1_796_083_200));
        check("2026-12-01T00:00:00.1234567Z", Some(1_796_083_200));
        check("2026-12-01T01:00:00+01:00", Some(1_796_083_200));
        check("2026-12-01T00:00:00", Some(1_796_083_200));
        check("2026-12-01T00:00:00.1234567", Some(1_796_083_200));
        check("0001-01-01T00:00:00Z", None);
        check("0001-01-01T00:00:00", None);
        check("", None);
        check("2026-12-01", None);
        check("tomorrow", None);
        check("2026-13-01T00:00:00Z", None);
    }

    #[test]
    fn scopes_are_sets() {
        let same = |one: &str, other: &str| scopes(one) == scopes(other);
        assert!(same("vso.packaging_write", " vso.Packaging_Write "));
        assert!(same("a b", "b  a"));
        for other in ["", "a", "a b c", "app_token", "ab"] {
            assert!(!same("a b", other), "{other:?}");
        }
    }
}
