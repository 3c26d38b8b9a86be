//! The Cargo feed itself: config.json, the sparse index, downloads and blobs.

use axum::response::Response;
use http::StatusCode;

use crate::call::Call;
use crate::reply;
use crate::state::State;

/// Answers a request below `_packaging`: `call.segments` is `[{feed}, "Cargo", …]`, see
/// `FeedSegment` for the first. The edition, 403 after a create and access policies have been
/// dealt with; who may do what has not.
pub(crate) async fn handle(_state: &State, _call: &Call) -> Response {
    reply::html(StatusCode::NOT_FOUND, "Not built yet")
}

/// Answers a request for a blob: `call.segments` is its whole path.
pub(crate) async fn blob(_state: &State, _call: &Call) -> Response {
    reply::html(StatusCode::NOT_FOUND, "Not built yet")
}
