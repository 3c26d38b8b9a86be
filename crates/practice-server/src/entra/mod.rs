//! Microsoft Entra as far as signing in to Azure DevOps needs it: authorize, token and device code
//! (facts §7), the endpoints of a machine's own identity, and the tokens that all of them issue.
//!
//! It never keeps the text of a code or token, only its SHA-256; never redirects a browser but to
//! loopback; and what it says in its errors is its own wording around Entra's numbers.

mod answer;
mod assertion;
mod authorize;
mod clients;
mod device_code;
mod errors;
mod form;
mod managed_identity;
mod register;
mod scopes;
mod token;
mod tokens;

use axum::response::Response;
use http::StatusCode;
use http::header::{CACHE_CONTROL, PRAGMA};
use serde_json::Value;
use uuid::Uuid;

use crate::call::Call;
use crate::faults::{Area, Fault, SignInFault};
use crate::reply;
use crate::state::State;

pub(crate) use errors::EntraError;
pub(crate) use form::grant;
pub(crate) use managed_identity::answer as managed_identity;
pub(crate) use register::{DeviceDecision, Register};
pub(crate) use tokens::{oidc_token, persons_token};

/// How many requests for tokens there were is known by these names.
const MANAGED_IDENTITY: &str = "managed_identity";

/// Answers a request for the login site; `call.segments` is `[{tenant}, "oauth2", "v2.0", …]`.
pub(crate) fn handle(state: &State, call: &Call) -> Response {
    let segments = call.segments();
    let [tenant, "oauth2", "v2.0", _] = segments.as_slice() else {
        return reply::html(StatusCode::NOT_FOUND, "Page not found");
    };
    let refused = || refusal(call).map_or(Ok(()), Err);
    match call.area {
        Area::Authorize => authorize::answer(state, call, tenant),
        Area::Token => {
            let answered = refused().and_then(|()| token::answer(state, call, tenant));
            answered.unwrap_or_else(|error| error.response())
        }
        Area::DeviceCode => {
            let answered = refused().and_then(|()| device_code::start(state, call, tenant));
            answered.unwrap_or_else(|error| error.response())
        }
        _ => reply::html(StatusCode::NOT_FOUND, "Page not found"),
    }
}

/// Counts a request for a token, whatever becomes of it.
pub(crate) fn count(state: &State, call: &Call) {
    let grant = match call.area {
        Area::Token => form::grant(&call.body),
        Area::ManagedIdentity => MANAGED_IDENTITY,
        _ => return,
    };
    state.data().entra.count(grant);
}

/// What a switched-on fault refuses with.
fn refusal(call: &Call) -> Option<EntraError> {
    if call.faults.has(SignInFault::RefusedWithEscapeCodes) {
        let code = call.faults.amount(SignInFault::RefusedWithEscapeCodes)?;
        return Some(EntraError::of(code).because(crate::wire::ESCAPE_CODES));
    }
    SignInFault::refusals()
        .find_map(|fault| call.faults.amount(fault))
        .map(EntraError::of)
}

/// What Entra says when it has too much to do, in its own shape.
pub(crate) fn overloaded(call: &Call) -> Option<Response> {
    let faults = &call.faults;
    if let Some(seconds) = faults.amount(Fault::RateLimited) {
        let mut response = EntraError::of(errors::TOO_MANY_REQUESTS).response();
        reply::set_retry_after(&mut response, seconds);
        return Some(response);
    }
    if let Some(seconds) = faults.amount(Fault::Unavailable) {
        let mut response = EntraError::of(errors::UNAVAILABLE).response();
        reply::set_retry_after(&mut response, seconds);
        return Some(response);
    }
    let broken = faults.has(Fault::ServerError);
    broken.then(|| EntraError::of(errors::SERVER_ERROR).response())
}

/// The tenant that a segment of the path means: an id, or where the person is at home.
fn tenant(state: &State, segment: &str) -> Result<Uuid, EntraError> {
    let entra = &state.options().entra;
    if matches!(segment, "organizations" | "common") {
        return Ok(entra.home_tenant());
    }
    let known = Uuid::parse_str(segment).ok();
    known
        .filter(|tenant| entra.knows_tenant(*tenant))
        .ok_or(EntraError::of(errors::UNKNOWN_TENANT))
}

/// JSON that nobody may keep.
fn json(status: StatusCode, value: &Value) -> Response {
    let text = value.to_string();
    let mut response = reply::with_body(status, "application/json; charset=utf-8", text);
    reply::set(&mut response, CACHE_CONTROL, "no-store, no-cache");
    reply::set(&mut response, PRAGMA, "no-cache");
    response
}
