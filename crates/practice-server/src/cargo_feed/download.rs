//! The download of one version: for those who may, it saves; in any case it leads to the blob
//! host (facts §3.3, §4.4).

use axum::response::Response;
use http::StatusCode;
use http::header::LOCATION;

use super::access::Admission;
use super::held::Held;
use super::{blob, may_save, refusal, upstream_entry};
use crate::call::Call;
use crate::faults::Fault;
use crate::options::ListingDelay;
use crate::reply;
use crate::state::{SavedCrate, State};
use crate::upstream::{CrateName, CrateVersion, IndexVersion, UpstreamError};

pub(super) async fn answer(
    state: &State,
    call: &Call,
    admission: &Admission,
    name: &str,
    version: &str,
) -> Response {
    if CrateName::parse(name).is_err() || CrateVersion::parse(version).is_err() {
        return refusal::no_such_crate(admission, name);
    }
    let held = Held::of(&state.data(), admission, name);
    if held.has(version) {
        return redirect(state, call, admission, name, version);
    }
    let line = match upstream_entry(state, call, admission, name).await {
        Ok(entry) => entry.and_then(|entry| entry.version(version).cloned()),
        Err(error) => return refusal::upstream_failed(&error),
    };
    let Some(line) = line.filter(|line| held.admits(&line.version)) else {
        return refusal::no_such_crate(admission, name);
    };
    if !may_save(admission) {
        return refusal::unsaved(state, call, name);
    }
    match save(state, call, admission, &line).await {
        Ok(true) => redirect(state, call, admission, &line.name, version),
        Ok(false) => refusal::no_such_crate(admission, name),
        Err(error) => refusal::upstream_failed(&error),
    }
}

/// Fetches a version and adds it to the feed, saved from the upstream; `false` when the upstream
/// lists it but has no file.
async fn save(
    state: &State,
    call: &Call,
    admission: &Admission,
    line: &IndexVersion,
) -> Result<bool, UpstreamError> {
    let Some(file) = state.crates().crate_file(&line.name, &line.version).await? else {
        return Ok(false);
    };
    if call.faults.has(Fault::DownloadSavesNothing) {
        return Ok(true);
    }
    let saved = SavedCrate {
        name: line.name.clone(),
        version: line.version.clone(),
        index_line: line.line.clone(),
        file,
        upstream: admission.upstream,
    };
    let delayed = call
        .faults
        .amount(Fault::ListingDelayed)
        .map(ListingDelay::Lists);
    let delay = delayed.unwrap_or(state.options().listing_delay);
    let mut data = state.data();
    let organization = data.organization_mut(admission.organization);
    let feed = organization.and_then(|found| {
        found
            .feeds
            .iter_mut()
            .find(|feed| feed.id == admission.feed)
    });
    if let Some(feed) = feed {
        // Two downloads at once may both come here; the second changes nothing.
        feed.save(saved, delay);
    }
    Ok(true)
}

fn redirect(
    state: &State,
    call: &Call,
    admission: &Admission,
    name: &str,
    version: &str,
) -> Response {
    let address = call.blob_url(state, &blob::path(admission, name, version));
    let mut response = reply::empty(StatusCode::FOUND);
    reply::set(&mut response, LOCATION, &address);
    response
}
