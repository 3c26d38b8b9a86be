//! Where a machine's own identity gets its tokens: the endpoint of App Service
//! (`IDENTITY_ENDPOINT` with `X-IDENTITY-HEADER`) and the metadata endpoint of virtual machines
//! (`Metadata: true`), as azure_identity asks them.

use axum::response::Response;
use http::{Method, StatusCode};
use secrecy::{ExposeSecret as _, SecretString};
use serde_json::{Value, json};
use time::OffsetDateTime;
use uuid::Uuid;

use super::answer;
use super::scopes::{self, Scopes};
use super::tokens::{self, Subject};
use crate::auth::digest;
use crate::call::Call;
use crate::options::ManagedIdentity;
use crate::state::State;

pub(crate) fn answer(state: &State, call: &Call) -> Response {
    let answered = checked(state, call).map(|identity| issued(state, call, &identity));
    answered.unwrap_or_else(|refusal| *refusal)
}

/// The identity that is asked for, if it may be.
fn checked(state: &State, call: &Call) -> Result<ManagedIdentity, Box<Response>> {
    let is_app_service = call
        .segments
        .first()
        .is_some_and(|s| s == "managed-identity");
    if call.method != Method::GET {
        return Err(refusal(405, "invalid_request", "Only GET is understood."));
    }
    if is_app_service {
        let header = call.header("x-identity-header").map(SecretString::from);
        let sent = header.as_ref().map(digest);
        let known = sent.is_some_and(|sent| state.data().entra.knows_identity_header(&sent));
        if !known {
            return Err(refusal(401, "unauthorized", "X-IDENTITY-HEADER is wrong."));
        }
    } else if call.header("metadata") != Some("true") || call.header("x-forwarded-for").is_some() {
        return Err(refusal(
            400,
            "invalid_request",
            "Metadata: true is required.",
        ));
    }
    if call.query("api-version").is_none() {
        return Err(refusal(400, "invalid_request", "api-version is required."));
    }
    let Some(identity) = &state.options().entra.managed_identity else {
        return Err(refusal(400, "invalid_request", "There is no identity."));
    };
    let named = call.query("client_id").map(Uuid::parse_str);
    if named.is_some_and(|named| named.as_ref() != Ok(&identity.client_id)) {
        return Err(refusal(
            400,
            "invalid_request",
            "There is no such identity.",
        ));
    }
    Ok(identity.clone())
}

fn issued(state: &State, call: &Call, identity: &ManagedIdentity) -> Response {
    let resource = call.query("resource").unwrap_or_default();
    let Ok(found) = scopes::known(resource) else {
        return *refusal(400, "invalid_resource", "The resource is not known.");
    };
    let scopes = Scopes {
        resource: found,
        offline_access: false,
        openid: false,
        is_default: true,
    };
    let entra = &state.options().entra;
    let subject = Subject {
        identity: &identity.identity,
        client: identity.client_id,
        tenant: entra.home_tenant(),
        is_application: true,
    };
    let (lifetime, said) = answer::lifetimes(state, call);
    let text = tokens::access_token(&mut state.data(), subject, &scopes, lifetime);
    let lifetime = said.as_secs();
    let now = OffsetDateTime::now_utc().unix_timestamp();
    let end = now.saturating_add_unsigned(lifetime);
    // Numbers come as texts here, unlike at the token endpoint.
    let mut body = json!({
        "access_token": text.expose_secret(),
        "client_id": identity.client_id,
        "expires_in": lifetime.to_string(),
        "expires_on": end.to_string(),
        "ext_expires_in": lifetime.to_string(),
        "not_before": now.to_string(),
        "resource": resource,
        "token_type": "Bearer",
    });
    answer::spoil(call, &mut body);
    follow_expiry(&mut body, now);
    super::json(StatusCode::OK, &body)
}

/// A spoiled `expires_in` shows in `expires_on` too, which is what clients read here.
fn follow_expiry(body: &mut Value, now: i64) {
    let spoiled = match &body["expires_in"] {
        Value::String(_) => return,
        Value::Number(number) => number
            .as_i64()
            .map(|seconds| json!((now + seconds).to_string())),
        _ => None,
    };
    match (spoiled, body.as_object_mut()) {
        (Some(end), Some(object)) => {
            object.insert("expires_on".to_owned(), end);
        }
        (None, Some(object)) => {
            object.remove("expires_on");
        }
        _ => {}
    }
}

fn refusal(status: u16, error: &str, message: &str) -> Box<Response> {
    let status = StatusCode::from_u16(status).unwrap_or(StatusCode::BAD_REQUEST);
    let body = json!({ "error": error, "error_description": message });
    Box::new(super::json(status, &body))
}
