//! The answers of the Cargo feed that are no success, in one place.

use axum::response::Response;
use http::{HeaderName, StatusCode};

use super::access::Admission;
use crate::call::Call;
use crate::faults::Fault;
use crate::reply::{self, UNAUTHORIZED_TYPE};
use crate::state::State;
use crate::upstream::UpstreamError;

/// Nothing is at this address.
pub(super) fn no_such_page() -> Response {
    reply::html(StatusCode::NOT_FOUND, "Page not found")
}

/// 404: the only status that cargo takes for "no such crate" (facts §4.5).
pub(super) fn no_such_crate(admission: &Admission, name: &str) -> Response {
    let message = format!(
        "Cannot find the package '{name}' in feed '{}'.",
        admission.feed_name
    );
    reply::feed_error(StatusCode::NOT_FOUND, "PackageNotFoundException", &message)
}

/// The version is upstream, but the caller may not save it (facts §12.4 b). 401, unless it is
/// switched to one of the other two that are seen.
pub(super) fn unsaved(state: &State, call: &Call, name: &str) -> Response {
    let message = format!(
        "No local versions of package '{name}'; please provide authentication to access versions from upstream that have not yet been saved to your feed."
    );
    let mut response = if call.faults.has(Fault::UnsavedForbidden) {
        reply::error(StatusCode::FORBIDDEN, UNAUTHORIZED_TYPE, &message)
    } else if call.faults.has(Fault::UnsavedNotFound) {
        reply::error(StatusCode::NOT_FOUND, UNAUTHORIZED_TYPE, &message)
    } else {
        reply::unauthorized_because(state, call, &message)
    };
    reply::set(
        &mut response,
        HeaderName::from_static("x-cache"),
        "CONFIG_NOCACHE",
    );
    response
}

/// The feed's upstream does not give what it should, and the feed has no copy.
pub(super) fn upstream_failed(error: &UpstreamError) -> Response {
    let message = format!("The upstream of this feed cannot be used at the moment. {error}");
    reply::feed_error(
        StatusCode::SERVICE_UNAVAILABLE,
        "UpstreamUnavailableException",
        &message,
    )
}
