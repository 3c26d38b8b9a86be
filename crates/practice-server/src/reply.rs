//! Building answers: JSON, Azure DevOps' error body, and the 401 of each edition.

mod challenges;

use axum::body::Body;
use axum::response::Response;
use http::header::{CONTENT_TYPE, RETRY_AFTER};
use http::{HeaderName, HeaderValue, StatusCode};
use serde_json::{Value, json};
use uuid::Uuid;

use crate::auth::{ANONYMOUS, Caller};
use crate::call::Call;
use crate::faults::Fault;
use crate::state::State;
use challenges::set_challenges;

/// An answer with a body of the type given.
pub(crate) fn with_body(
    status: StatusCode,
    content_type: &'static str,
    body: impl Into<Body>,
) -> Response {
    let mut response = Response::new(body.into());
    *response.status_mut() = status;
    set(&mut response, CONTENT_TYPE, content_type);
    response
}

/// An answer without a body.
pub(crate) fn empty(status: StatusCode) -> Response {
    let mut response = Response::new(Body::empty());
    *response.status_mut() = status;
    response
}

/// JSON.
pub(crate) fn json(status: StatusCode, value: &Value) -> Response {
    with_body(
        status,
        "application/json; charset=utf-8; api-version=7.1",
        value.to_string(),
    )
}

/// `{count, value[]}` with status 200.
pub(crate) fn list(values: Vec<Value>) -> Response {
    json(
        StatusCode::OK,
        &json!({ "count": values.len(), "value": values }),
    )
}

/// HTML.
pub(crate) fn html(status: StatusCode, title: &str) -> Response {
    let text = format!(
        "<!DOCTYPE html><html><head><title>{title}</title></head><body><h1>{title}</h1></body></html>"
    );
    with_body(status, "text/html; charset=utf-8", text)
}

/// Sets a header; a value that no header can hold is left out.
pub(crate) fn set(response: &mut Response, name: impl Into<HeaderName>, value: &str) {
    if let Ok(value) = HeaderValue::from_str(value) {
        response.headers_mut().insert(name.into(), value);
    }
}

/// `Retry-After` in seconds.
pub(crate) fn set_retry_after(response: &mut Response, seconds: u32) {
    set(response, RETRY_AFTER, &seconds.to_string());
}

fn append(response: &mut Response, name: impl Into<HeaderName>, value: &str) {
    if let Ok(value) = HeaderValue::from_str(value) {
        response.headers_mut().append(name.into(), value);
    }
}

/// The error body of Azure DevOps (facts §5.6, §12.4). `type_name` is a full .NET type, for example
/// `Microsoft.VisualStudio.Services.Feed.WebApi.FeedIdNotFoundException`; its last part becomes the
/// `typeKey`.
pub(crate) fn error(status: StatusCode, type_name: &str, message: &str) -> Response {
    let (assembly, type_key) = type_name.rsplit_once('.').unwrap_or(("", type_name));
    let body = json!({
        "$id": "1",
        "innerException": null,
        "message": message,
        "typeName": format!("{type_name}, {assembly}"),
        "typeKey": type_key,
        "errorCode": 0,
        "eventId": 3000,
    });
    json(status, &body)
}

/// An error whose type lives among those of feeds.
pub(crate) fn feed_error(status: StatusCode, type_key: &str, message: &str) -> Response {
    error(
        status,
        &format!("Microsoft.VisualStudio.Services.Feed.WebApi.{type_key}"),
        message,
    )
}

/// 404, `FeedIdNotFoundException` (facts §12.4 e).
pub(crate) fn feed_not_found(feed: &str) -> Response {
    let message = format!("The feed with ID '{feed}' doesn't exist.");
    feed_error(StatusCode::NOT_FOUND, "FeedIdNotFoundException", &message)
}

/// 403, `FeedNeedsPermissionsException` (facts §12.4 d); `right` is for example `ReadPackages`.
pub(crate) fn feed_forbidden(caller: &Caller, right: &str) -> Response {
    let id = caller.user().map_or(ANONYMOUS, |user| user.id);
    let activity = Uuid::new_v4().to_string().to_uppercase();
    let message = format!(
        "User '{id}' lacks permission to complete this action. You need to have '{right}'. (DevOps Activity ID: {activity})"
    );
    feed_error(
        StatusCode::FORBIDDEN,
        "FeedNeedsPermissionsException",
        &message,
    )
}

/// What the scopes of a token do not allow: 401 with the user's own id, or 403 where switched.
pub(crate) fn scope_missing(state: &State, call: &Call) -> Response {
    if call.faults.has(Fault::MissingScopeForbidden) {
        let id = call.caller.user().map_or(ANONYMOUS, |user| user.id);
        return error(
            StatusCode::FORBIDDEN,
            UNAUTHORIZED_TYPE,
            &not_authorized(id),
        );
    }
    unauthorized(state, call)
}

/// The type of 401 bodies (facts §12.4 b, c).
pub(crate) const UNAUTHORIZED_TYPE: &str =
    "Microsoft.TeamFoundation.Framework.Server.UnauthorizedRequestException";

fn not_authorized(id: Uuid) -> String {
    format!("TF400813: The user '{id}' is not authorized to access this resource.")
}

/// 401 as a JSON body with the header set of the edition; the id in it tells a credential that was
/// not understood (all a) from a known user without rights.
pub(crate) fn unauthorized(state: &State, call: &Call) -> Response {
    let id = call.caller.user().map_or(ANONYMOUS, |user| user.id);
    unauthorized_because(state, call, &not_authorized(id))
}

/// 401 as a JSON body with a message of its own and the header set of the edition.
pub(crate) fn unauthorized_because(state: &State, call: &Call, message: &str) -> Response {
    let mut response = error(StatusCode::UNAUTHORIZED, UNAUTHORIZED_TYPE, message);
    set_challenges(&mut response, state, call);
    set(
        &mut response,
        HeaderName::from_static("x-tfs-serviceerror"),
        &url_encoded(message),
    );
    response
}

/// 401 as Azure DevOps Server sends it below `_apis`: an HTML page (facts §8).
pub(crate) fn unauthorized_page(state: &State, call: &Call) -> Response {
    let title = "TF400813: Resource not available for anonymous access. Client authentication required. - Azure DevOps Server";
    let mut response = html(StatusCode::UNAUTHORIZED, title);
    set_challenges(&mut response, state, call);
    response
}

fn url_encoded(text: &str) -> String {
    url::form_urlencoded::byte_serialize(text.as_bytes()).collect()
}

/// What every answer of Azure DevOps carries, whatever made it.
pub(crate) fn set_correlation(response: &mut Response) {
    for name in ["activityid", "x-vss-e2eid"] {
        set(
            response,
            HeaderName::from_static(name),
            &Uuid::new_v4().to_string(),
        );
    }
}

/// 403 by a conditional access policy (facts §7.3).
pub(crate) fn access_policy() -> Response {
    let message =
        "VS403463: The conditional access policy defined by your administrator has failed.";
    error(
        StatusCode::FORBIDDEN,
        "Microsoft.VisualStudio.Services.Security.AccessCheckException",
        message,
    )
}
