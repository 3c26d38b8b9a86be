//! Everything below `_apis`.

use axum::response::Response;
use http::StatusCode;

use crate::call::Call;
use crate::reply;
use crate::state::State;

/// Answers a request below `_apis`; `call.segments` is what comes after it.
pub(crate) fn handle(_state: &State, _call: &Call) -> Response {
    reply::html(StatusCode::NOT_FOUND, "Page not found")
}
