//! Answers that bring no token, or none that can be used: what they mean, and
//! for a report their words without anything of what was sent.

use azure_core::http::{Body, Request};
use secrecy::SecretString;
use serde::Deserialize;
use url::form_urlencoded;

use crate::entra::EntraError;
use crate::entra::refused::Refused;

/// Who answers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Answerer {
    /// Entra's token endpoint.
    Entra,
    /// Somebody else who was asked on the way, in words.
    Other(&'static str),
}

/// What a refusal of this status with this JSON means. None when it is none that
/// Entra would send.
pub(super) fn refused(
    answerer: Answerer,
    status: u16,
    body: &[u8],
    request: &Request,
) -> Option<EntraError> {
    let refused = Refused::parse(body).map(|it| it.into_error(&secrets_of(request)));
    let Answerer::Other(source_name) = answerer else {
        return refused;
    };
    let words = match refused {
        Some(EntraError::Refused { words, .. }) if !words.is_empty() => {
            format!("status {status}: {words}")
        }
        _ => format!("status {status}"),
    };
    Some(EntraError::NoToken { source_name, words })
}

/// The longest life of a token that is believed, in seconds.
const LONGEST_LIFE: i64 = 30 * 86400;

/// What is wrong with an answer of success, before the library reads it: it
/// counts with any time, and panics where there is no such time.
pub(super) fn fault(answerer: Answerer, body: &[u8]) -> Option<&'static str> {
    #[derive(Deserialize)]
    struct Success {
        token_type: String,
        expires_in: i64,
    }
    if answerer != Answerer::Entra {
        return None;
    }
    let Ok(success) = serde_json::from_slice::<Success>(body) else {
        return Some("an answer without a token and its time");
    };
    if !success.token_type.eq_ignore_ascii_case("bearer") {
        return Some("a token of another type than Bearer");
    }
    let makes_sense = (1..=LONGEST_LIFE).contains(&success.expires_in);
    (!makes_sense).then_some("a token whose time makes no sense")
}

/// The texts of a request that no answer may bring into an error.
fn secrets_of(request: &Request) -> Vec<SecretString> {
    let mut secrets = Vec::new();
    for (name, value) in request.headers().iter() {
        if matches!(name.as_str(), "authorization" | "x-identity-header") {
            let parts = value.as_str().split(' ').map(SecretString::from);
            secrets.extend(parts);
        }
    }
    if let Body::Bytes(bytes) = request.body() {
        for (name, value) in form_urlencoded::parse(bytes) {
            if matches!(&*name, "client_secret" | "client_assertion") {
                secrets.push(SecretString::from(value.into_owned()));
            }
        }
    }
    secrets
}
