//! Packages and versions as JSON (facts §3.1).

use serde_json::{Value, json};

use super::{date, feed_answer};
use crate::call::Call;
use crate::faults::Fault;
use crate::state::{Feed, Package, State, Version, normalized};

fn protocol(call: &Call) -> &'static str {
    if call.faults.has(Fault::ProtocolTypeLowerCase) {
        "cargo"
    } else {
        "Cargo"
    }
}

/// A package with the versions given: all where asked for, else the newest.
pub(super) fn package(
    state: &State,
    call: &Call,
    feed: &Feed,
    package: &Package,
    versions: &[&Version],
) -> Value {
    let latest = latest(versions);
    let all = call.flag("includeAllVersions");
    let shown = versions
        .iter()
        .filter(|version| all || Some(version.id) == latest);
    let described: Vec<Value> = shown
        .map(|version| minimal(state, call, feed, version, Some(version.id) == latest))
        .collect();
    let url = format!(
        "{}/Packages/{}",
        feed_answer::feed_url(state, call, feed),
        package.id
    );
    json!({
        "id": package.id,
        "name": package.name,
        "normalizedName": normalized(&package.name),
        "protocolType": protocol(call),
        "url": url,
        "versions": described,
        "_links": {
            "self": { "href": url },
            "versions": { "href": format!("{url}/Versions") },
        },
    })
}

/// The id of the highest version.
fn latest(versions: &[&Version]) -> Option<uuid::Uuid> {
    let number = |version: &&&Version| semver::Version::parse(&version.version).ok();
    versions.iter().max_by_key(number).map(|version| version.id)
}

fn minimal(state: &State, call: &Call, feed: &Feed, version: &Version, is_latest: bool) -> Value {
    let source = version
        .upstream
        .filter(|_| !call.faults.has(Fault::ListingWithoutUpstream));
    let local = feed.views.first();
    let views: Vec<Value> = local
        .map(|view| feed_answer::view(state, call, feed, view))
        .into_iter()
        .collect();
    json!({
        "id": version.id,
        "version": version.version,
        "normalizedVersion": version.version,
        "isLatest": is_latest,
        "isListed": !version.yanked,
        "isDeleted": version.deleted,
        "isCachedVersion": version.upstream.is_some(),
        "directUpstreamSourceId": source,
        "publishDate": date(version.added),
        "storageId": version.id.simple().to_string(),
        "views": views,
        "packageDescription": null,
    })
}

/// A version with everything that is known of it.
pub(super) fn full(
    state: &State,
    call: &Call,
    feed: &Feed,
    package: &Package,
    version: &Version,
) -> Value {
    let all: Vec<&Version> = package
        .versions
        .iter()
        .filter(|known| !known.deleted)
        .collect();
    let is_latest = latest(&all) == Some(version.id);
    let mut answer = minimal(state, call, feed, version, is_latest);
    let others = all.iter().filter(|other| other.id != version.id);
    let others =
        others.map(|other| minimal(state, call, feed, other, latest(&all) == Some(other.id)));
    answer["otherVersions"] = others.collect();
    answer["sourceChain"] = source_chain(feed, version);
    answer["files"] =
        json!([{ "name": format!("{}-{}.crate", package.name, version.version), "children": [] }]);
    answer["url"] = format!(
        "{}/Packages/{}/Versions/{}",
        feed_answer::feed_url(state, call, feed),
        package.id,
        version.id
    )
    .into();
    answer
}

/// Where a version came from; empty for one that was published here.
pub(super) fn source_chain(feed: &Feed, version: &Version) -> Value {
    let sources = feed
        .upstream_sources
        .iter()
        .filter(|source| Some(source.id) == version.upstream);
    sources.map(feed_answer::upstream).collect()
}
