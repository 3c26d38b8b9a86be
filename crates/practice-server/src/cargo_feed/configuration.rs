//! `config.json`: the first thing that cargo asks for, and the only thing that decides whether it
//! sends its token (facts §4.2, §4.5).

use axum::response::Response;
use http::StatusCode;
use serde_json::json;

use super::access::{self, Admission};
use crate::call::{BaseHost, Call, FeedSegment};
use crate::faults::Fault;
use crate::reply;
use crate::state::State;

pub(super) fn answer(state: &State, call: &Call, segment: &FeedSegment) -> Response {
    if call.faults.has(Fault::ConfigForbidden) {
        return reply::feed_forbidden(&call.caller, "ReadPackages");
    }
    if call.faults.has(Fault::ConfigSignInPage) {
        return reply::html(
            StatusCode::NON_AUTHORITATIVE_INFORMATION,
            "Sign in to your account",
        );
    }
    let admission = match access::admit(state, call, segment) {
        Ok(admission) => admission,
        Err(refusal) => return *refusal,
    };
    let api = api_address(&call.base(state, BaseHost::Packages), &admission);
    let mut body = json!({
        "dl": format!("{api}/api/v1/crates/{{crate}}/{{version}}/download"),
        "api": api,
    });
    let needs_token = !admission.public || segment.force_auth;
    if needs_token && !call.faults.has(Fault::ConfigWithoutAuthRequired) {
        body["auth-required"] = true.into();
    }
    reply::json(StatusCode::OK, &body)
}

/// The feed's address with ids instead of names and a lower-case `cargo`, as seen in reality.
fn api_address(base: &str, admission: &Admission) -> String {
    let project = admission
        .project
        .map(|id| format!("/{id}"))
        .unwrap_or_default();
    let view = admission
        .view
        .map(|view| format!("@{}", view.id))
        .unwrap_or_default();
    format!("{base}{project}/_packaging/{}{view}/cargo", admission.feed)
}
