//! Who is let in: credentials, access policies and api-versions.

use axum::response::Response;
use http::header::LOCATION;
use http::{Method, StatusCode};

use super::Refusal;
use crate::auth::{Caller, Scope, SignedIn};
use crate::call::Call;
use crate::faults::Fault;
use crate::reply;
use crate::routing::{SIGN_IN_HOST, Site};
use crate::state::State;

/// The user who is signed in; `None` when nobody is and the call is one that tells so
/// (`connectionData` without any credential).
pub(super) fn signed_in(state: &State, call: &Call) -> Result<Option<SignedIn>, Refusal> {
    if call.faults.has(Fault::SignInPage) {
        let title = "Sign in to your account";
        return Err(Box::new(reply::html(
            StatusCode::NON_AUTHORITATIVE_INFORMATION,
            title,
        )));
    }
    if call.faults.has(Fault::SignInRedirect) {
        return Err(Box::new(sign_in_redirect(call)));
    }
    match &call.caller {
        Caller::User(_) if call.faults.has(Fault::AccessPolicy) => {
            Err(Box::new(reply::access_policy()))
        }
        Caller::User(user) => Ok(Some(user.clone())),
        Caller::Anonymous if is_connection_data(call) && state.options().edition.is_services() => {
            Ok(None)
        }
        Caller::Anonymous | Caller::NotUnderstood => Err(Box::new(unauthenticated(state, call))),
    }
}

fn is_connection_data(call: &Call) -> bool {
    matches!(call.segments.as_slice(), [only] if only.eq_ignore_ascii_case("connectionData"))
}

/// Facts §5.4: the cloud sends browsers to its sign-in page unless asked not to; a server always
/// answers 401 with a page.
fn unauthenticated(state: &State, call: &Call) -> Response {
    if !state.options().edition.is_services() {
        return reply::unauthorized_page(state, call);
    }
    let suppressed = call
        .header("x-tfs-fedauthredirect")
        .is_some_and(|value| value.eq_ignore_ascii_case("suppress"));
    if call.method == Method::GET && !suppressed {
        sign_in_redirect(call)
    } else {
        reply::unauthorized(state, call)
    }
}

fn sign_in_redirect(call: &Call) -> Response {
    let here = format!("{}://{}", call.origin.scheme, call.origin.authority);
    let base = if call.site == Site::Collection {
        here.clone()
    } else {
        format!("https://{SIGN_IN_HOST}")
    };
    let query = url::form_urlencoded::Serializer::new(String::new())
        .append_pair("realm", "dev.azure.com")
        .append_pair("reply_to", &format!("{here}{}", call.path))
        .finish();
    let mut response = reply::html(StatusCode::FOUND, "Object moved");
    reply::set(&mut response, LOCATION, &format!("{base}/_signin?{query}"));
    response
}

/// Refuses a token that does not allow what is asked for.
pub(super) fn scope(
    state: &State,
    call: &Call,
    user: &SignedIn,
    wanted: Scope,
) -> Result<(), Refusal> {
    if user.may(wanted) {
        Ok(())
    } else {
        Err(Box::new(reply::scope_missing(state, call)))
    }
}

/// Refuses an api-version that the edition does not speak, and a change without one (facts §1.1).
pub(super) fn api_version(state: &State, call: &Call) -> Result<(), Refusal> {
    let (major, minor) = state.options().edition.highest_version();
    let refuse = |type_key: &str, message: &str| {
        let type_name = format!("Microsoft.VisualStudio.Services.WebApi.{type_key}");
        Err(Box::new(reply::error(
            StatusCode::BAD_REQUEST,
            &type_name,
            message,
        )))
    };
    let Some(text) = requested_version(call) else {
        if call.method == Method::GET {
            return Ok(());
        }
        let message = format!(
            "No api-version was supplied for the {} request.",
            call.method
        );
        return refuse("VssVersionNotSpecifiedException", &message);
    };
    let Some(version) = parsed_version(&text) else {
        return refuse(
            "VssInvalidApiVersionException",
            "The api-version is not valid.",
        );
    };
    if version > (major, minor) || call.faults.has(Fault::ApiVersionRefused) {
        let message = format!(
            "The requested REST API version of {}.{} is out of range for this server. The latest REST API version this server supports is {major}.{minor}.",
            version.0, version.1
        );
        return refuse("VssVersionOutOfRangeException", &message);
    }
    Ok(())
}

/// `api-version` of the query, else of `Accept: application/json;api-version=7.1`.
fn requested_version(call: &Call) -> Option<String> {
    if let Some(version) = call.query("api-version") {
        return Some(version.to_owned());
    }
    let parameters = call.header("accept")?.split([';', ',']);
    let mut versions = parameters.filter_map(|part| part.trim().strip_prefix("api-version="));
    versions.next().map(str::to_owned)
}

/// The numbers of `7.1`, `7.1-preview` or `7.1-preview.1`.
fn parsed_version(text: &str) -> Option<(u32, u32)> {
    let (numbers, preview) = text
        .split_once('-')
        .map_or((text, None), |(a, b)| (a, Some(b)));
    let preview_is_fine = preview.is_none_or(|preview| {
        preview == "preview"
            || preview
                .strip_prefix("preview.")
                .is_some_and(|number| number.parse::<u32>().is_ok())
    });
    let (major, minor) = numbers.split_once('.')?;
    preview_is_fine.then_some((major.parse().ok()?, minor.parse().ok()?))
}
