//! Answers that bring no token: what they mean, and for a report their words
//! without anything of what was sent.

use azure_core::http::{Body, Request};
use secrecy::SecretString;
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
