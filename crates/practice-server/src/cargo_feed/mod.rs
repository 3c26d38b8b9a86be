//! The Cargo feed itself: config.json, the sparse index, downloads that save, and the blobs that
//! they lead to (facts §4, §10, §12.2 no. 9 to 11).
//!
//! It decides who sees what and when a version is saved. It never talks to a registry on its own:
//! crates come from `upstream`, and what was saved is kept in `state`.

mod access;
mod blob;
mod configuration;
mod download;
mod held;
mod index;
mod refusal;

use axum::response::Response;
use http::{Method, StatusCode};

use crate::call::{Call, FeedSegment};
use crate::reply;
use crate::state::State;
use crate::upstream::{IndexEntry, UpstreamError};
use crate::{auth::FeedRole, faults::Fault};

use access::Admission;
pub(crate) use blob::blob;

/// Answers a request below `_packaging`: `call.segments` is `[{feed}, "Cargo", …]`, see
/// [`FeedSegment`] for the first. The edition, 403 after a create and access policies have been
/// dealt with; who may do what has not.
pub(crate) async fn handle(state: &State, call: &Call) -> Response {
    let lower: Vec<String> = call
        .segments
        .iter()
        .map(|part| part.to_ascii_lowercase())
        .collect();
    let lower: Vec<&str> = lower.iter().map(String::as_str).collect();
    let segments = call.segments();
    let (Some(feed), [_, "cargo", path @ ..]) = (segments.first(), lower.as_slice()) else {
        return refusal::no_such_page();
    };
    if call.method != Method::GET {
        return reply::html(StatusCode::METHOD_NOT_ALLOWED, "Method not allowed");
    }
    let segment = FeedSegment::parse(feed);
    match path {
        ["index", "config.json"] => configuration::answer(state, call, &segment),
        ["index", ..] => admitted(state, call, &segment, Wanted::Entry(&segments[3..])).await,
        ["api", "v1", "crates", _, _, "download"] => {
            let wanted = Wanted::File {
                name: segments[5],
                version: segments[6],
            };
            admitted(state, call, &segment, wanted).await
        }
        _ => refusal::no_such_page(),
    }
}

/// What a request that needs access is for.
enum Wanted<'a> {
    /// An index file, by its path below the index.
    Entry(&'a [&'a str]),
    /// The file of one version.
    File { name: &'a str, version: &'a str },
}

async fn admitted(
    state: &State,
    call: &Call,
    segment: &FeedSegment,
    wanted: Wanted<'_>,
) -> Response {
    let admission = match access::admit(state, call, segment) {
        Ok(admission) => admission,
        Err(refusal) => return *refusal,
    };
    match wanted {
        Wanted::Entry(path) => index::answer(state, call, &admission, path).await,
        Wanted::File { name, version } => {
            download::answer(state, call, &admission, name, version).await
        }
    }
}

/// Whether the caller's request may add versions to the feed (facts §3.3).
fn may_save(admission: &Admission) -> bool {
    admission.role >= FeedRole::Collaborator && admission.view.is_none()
}

/// What the feed's upstream says of a crate; nothing without a usable upstream.
async fn upstream_entry(
    state: &State,
    call: &Call,
    admission: &Admission,
    name: &str,
) -> Result<Option<IndexEntry>, UpstreamError> {
    let unreachable = call.faults.has(Fault::UpstreamUnreachable);
    if admission.upstream.is_none() || admission.view.is_some() || unreachable {
        return Ok(None);
    }
    let entry = state.crates().index_entry(name).await?;
    let lags = call.faults.has(Fault::UpstreamLag);
    Ok(entry.map(|entry| if lags { entry.without_newest() } else { entry }))
}
