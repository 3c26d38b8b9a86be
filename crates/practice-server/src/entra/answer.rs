//! The token endpoint's answer, good or spoiled by a fault.

use std::time::Duration;

use axum::response::Response;
use http::StatusCode;
use secrecy::{ExposeSecret as _, SecretString};
use serde_json::{Value, json};

use super::register::{Grant, RefreshToken, after, remember};
use super::scopes::Scopes;
use super::tokens::{self, Subject};
use crate::auth::{digest, random_text};
use crate::call::Call;
use crate::faults::SignInFault;
use crate::state::{Data, State};

/// How long a refresh token is, in characters: about as long as real ones.
const REFRESH_TOKEN_LENGTH: usize = 1_400;

/// Answers with what a person granted.
pub(super) fn for_person(state: &State, data: &mut Data, call: &Call, grant: &Grant) -> Response {
    let subject = Subject {
        identity: &state.options().entra.person,
        client: grant.client,
        tenant: grant.tenant,
        is_application: false,
    };
    let mut body = body(state, data, call, subject, &grant.scopes);
    let withheld = call.faults.has(SignInFault::RefreshTokenMissing);
    if grant.scopes.offline_access && !withheld {
        let text = refresh_token(state, data, grant);
        body["refresh_token"] = text.expose_secret().into();
    }
    if grant.scopes.openid {
        let text = tokens::id_token(data, subject, grant.nonce.as_deref());
        body["id_token"] = text.expose_secret().into();
    }
    spoil(call, &mut body);
    super::json(StatusCode::OK, &body)
}

/// Answers an application that acts for itself.
pub(super) fn for_application(
    state: &State,
    data: &mut Data,
    call: &Call,
    subject: Subject,
    scopes: &Scopes,
) -> Response {
    let mut body = body(state, data, call, subject, scopes);
    if let Some(object) = body.as_object_mut() {
        object.remove("scope");
    }
    spoil(call, &mut body);
    super::json(StatusCode::OK, &body)
}

/// How long an access token lasts, and how long the answer says that it does.
pub(super) fn lifetimes(state: &State, call: &Call) -> (Duration, Duration) {
    let usual = state.options().entra.access_token_lifetime;
    let of = |fault| {
        let seconds = call.faults.amount(fault)?;
        Some(Duration::from_secs(seconds.into()))
    };
    let said = of(SignInFault::TokenShort).unwrap_or(usual);
    (of(SignInFault::TokenShorterThanSaid).unwrap_or(said), said)
}

fn body(state: &State, data: &mut Data, call: &Call, subject: Subject, scopes: &Scopes) -> Value {
    let (lifetime, said) = lifetimes(state, call);
    let text = tokens::access_token(data, subject, scopes, lifetime);
    json!({
        "token_type": "Bearer",
        "scope": scopes.granted(),
        "expires_in": said.as_secs(),
        "ext_expires_in": said.as_secs(),
        "access_token": text.expose_secret(),
    })
}

fn refresh_token(state: &State, data: &mut Data, grant: &Grant) -> SecretString {
    let text = random_text(REFRESH_TOKEN_LENGTH);
    let token = RefreshToken {
        digest: digest(&text),
        grant: grant.clone(),
        end: after(state.options().entra.refresh_token_lifetime),
        uses: 0,
        revoked: false,
    };
    remember(&mut data.entra.refresh_tokens, token);
    text
}

/// Makes an answer what it should not be, where that is switched on.
pub(super) fn spoil(call: &Call, body: &mut Value) {
    let faults = &call.faults;
    let expiries = [
        (SignInFault::ExpiryZero, json!(0)),
        (SignInFault::ExpiryNegative, json!(-3600)),
        (SignInFault::ExpiryAsText, json!("3600")),
        (SignInFault::ExpiryHuge, json!(u64::MAX)),
    ];
    for (fault, value) in expiries {
        if faults.has(fault) {
            body["expires_in"] = value;
        }
    }
    let tokens = [
        (SignInFault::TokenEmpty, String::new()),
        (
            SignInFault::TokenWithControls,
            "header.pay\r\nX-Injected: 1\u{1b}[31m\u{0}.signature".to_owned(),
        ),
    ];
    for (fault, value) in tokens {
        if faults.has(fault) {
            body["access_token"] = value.into();
        }
    }
    if let Some(bytes) = faults.amount(SignInFault::TokenHuge) {
        let length = usize::try_from(bytes).unwrap_or(usize::MAX);
        body["access_token"] = "a".repeat(length).into();
    }
    if faults.has(SignInFault::TokenTypeForeign) {
        body["token_type"] = "pop".into();
    }
    let absent = [
        (SignInFault::ExpiryMissing, "expires_in"),
        (SignInFault::TokenMissing, "access_token"),
    ];
    for (fault, name) in absent {
        if let Some(object) = body.as_object_mut().filter(|_| faults.has(fault)) {
            object.remove(name);
        }
    }
}
