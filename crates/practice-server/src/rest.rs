//! Everything below `_apis`: who is let in at all, which api-version is spoken, and who answers.

mod accounts;
mod cargo_packages;
mod connection_data;
mod create_feed;
mod feed_answer;
mod feed_changes;
mod feed_name;
mod feeds;
mod gate;
mod locations;
mod package_answer;
mod packages;
mod permissions;
mod pipelines;
mod projects;
mod recycle_bin;
#[cfg(test)]
mod tests;
mod tokens;
mod views;

use axum::response::Response;
use http::{Method, StatusCode};
use serde_json::{Map, Value};

use crate::auth::SignedIn;
use crate::call::Call;
use crate::reply;
use crate::state::State;
pub use tokens::PatTokenError;

/// An answer that ends the work on a request early. Boxed, because it is large and rare.
pub(crate) type Refusal = Box<Response>;

/// Answers a request below `_apis`; `call.segments` is what comes after it.
pub(crate) fn handle(state: &State, call: &Call) -> Response {
    let answered = match gate::signed_in(state, call) {
        Ok(Some(user)) => answer(state, call, &user),
        Ok(None) => Ok(connection_data::answer(state, call)),
        Err(refusal) => Err(refusal),
    };
    answered.unwrap_or_else(|refusal| *refusal)
}

fn answer(state: &State, call: &Call, user: &SignedIn) -> Result<Response, Refusal> {
    let lower: Vec<String> = call
        .segments
        .iter()
        .map(|part| part.to_ascii_lowercase())
        .collect();
    let mut parts: Vec<&str> = lower.iter().map(String::as_str).collect();
    if parts.last() == Some(&"") {
        parts.pop();
    }
    if call.method == Method::OPTIONS {
        return Ok(locations::locations(state, call));
    }
    if parts == ["connectiondata"] {
        return Ok(connection_data::answer(state, call));
    }
    gate::api_version(state, call)?;
    match parts.as_slice() {
        ["resourceareas"] => Ok(locations::areas(state, call)),
        ["resourceareas", id] => Ok(locations::area(state, call, id)),
        ["profile", "profiles", "me"] => accounts::profile(state, call, user),
        ["accounts"] => accounts::accounts(state, call, user),
        ["projects", rest @ ..] if call.site.has_core() => {
            projects::answer(state, call, user, rest)
        }
        ["tokens", "pats"] => tokens::answer(state, call, user),
        [
            "distributedtask",
            "hubs",
            _,
            "plans",
            _,
            "jobs",
            _,
            "oidctoken",
        ] => pipelines::oidc_token(state, call, user),
        ["packaging", "feeds", _, "cargo", ..] => cargo_packages::answer(state, call, user),
        ["packaging", rest @ ..] if call.site.has_feeds() => feeds::answer(state, call, user, rest),
        _ => Err(not_found()),
    }
}

/// 404 for a path that no controller serves.
fn not_found() -> Refusal {
    Box::new(reply::html(StatusCode::NOT_FOUND, "Page not found"))
}

/// 405.
fn method_not_allowed() -> Refusal {
    let message = "The requested resource does not support this HTTP method.";
    Box::new(reply::error(
        StatusCode::METHOD_NOT_ALLOWED,
        "System.Web.Http.HttpMethodException",
        message,
    ))
}

/// 400 for a body that is not what it should be.
fn bad_request(message: &str) -> Refusal {
    let type_name = "Microsoft.VisualStudio.Services.Common.VssPropertyValidationException";
    Box::new(reply::error(StatusCode::BAD_REQUEST, type_name, message))
}

/// The body, which must be JSON and say so.
fn json_body(call: &Call) -> Result<Value, Refusal> {
    let content_type = call
        .header("content-type")
        .unwrap_or_default()
        .to_ascii_lowercase();
    if !content_type.starts_with("application/json") {
        let message = "The request entity's media type is not supported for this resource.";
        let type_name = "System.Net.Http.UnsupportedMediaTypeException";
        return Err(Box::new(reply::error(
            StatusCode::UNSUPPORTED_MEDIA_TYPE,
            type_name,
            message,
        )));
    }
    serde_json::from_slice(&call.body).map_err(|_| bad_request("The body is no JSON."))
}

/// The body, which must be a JSON object.
fn json_object(call: &Call) -> Result<Map<String, Value>, Refusal> {
    match json_body(call)? {
        Value::Object(object) => Ok(object),
        _ => Err(bad_request("The body is no JSON object.")),
    }
}

/// A moment as Azure DevOps writes it.
fn date(moment: time::OffsetDateTime) -> String {
    let format = &time::format_description::well_known::Rfc3339;
    let whole = moment.replace_nanosecond(0).unwrap_or(moment);
    whole.format(format).unwrap_or_default()
}
