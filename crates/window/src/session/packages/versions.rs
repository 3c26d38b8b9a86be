//! Versions of a package: which is the newest, and where each came from.

use super::bounded;
use crate::contract::VersionRow;
use azure_devops::{Feed, PackageVersion};
use semver::Version;
use std::cmp::Ordering;

/// More versions are not listed.
const MOST_VERSIONS: usize = 1_000;

/// The one that the server calls so, else the highest that is offered.
pub(super) fn newest(versions: &[PackageVersion]) -> Option<&PackageVersion> {
    let latest = versions.iter().find(|version| version.is_latest);
    let offered = || {
        let kept = versions.iter().filter(|version| !version.is_deleted);
        kept.min_by(|one, other| order(one, other))
    };
    latest.or_else(offered)
}

/// Newest first, and as many as a person would look at.
pub(super) fn newest_first(mut versions: Vec<PackageVersion>) -> Vec<PackageVersion> {
    versions.sort_by(order);
    versions.truncate(MOST_VERSIONS);
    versions
}

/// Higher versions first; what is no version comes last, as the server has it.
fn order(one: &PackageVersion, other: &PackageVersion) -> Ordering {
    let parsed = |version: &PackageVersion| Version::parse(&version.version).ok();
    parsed(other).cmp(&parsed(one))
}

pub(super) fn version_row(version: &PackageVersion, feed: &Feed) -> VersionRow {
    VersionRow {
        version: bounded(&version.version),
        from: came_from(version, feed),
        saved: version.publish_date.as_deref().map(bounded),
        yanked: version.is_listed == Some(false),
        deleted: version.is_deleted,
    }
}

/// Name of the upstream source; its id for one that the feed no longer names,
/// none for a version that was published here.
pub(super) fn came_from(version: &PackageVersion, feed: &Feed) -> Option<String> {
    let chained = version.source_chain.first();
    let direct = version.direct_upstream_source_id.as_deref();
    let id = direct.or_else(|| chained.and_then(|item| item.id.as_deref()));
    let id = id.filter(|id| !id.is_empty())?;
    let known = feed.upstream_sources.iter().find(|source| {
        let own = source.id.as_deref();
        own.is_some_and(|own| own.eq_ignore_ascii_case(id))
    });
    let name = known
        .map(|source| source.name.as_str())
        .or_else(|| chained.map(|item| item.name.as_str()))
        .filter(|name| !name.is_empty());
    Some(bounded(name.unwrap_or(id)))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn version(text: &str) -> PackageVersion {
        let value = serde_json::json!({ "id": "1", "version": text });
        serde_json::from_value(value).unwrap()
    }

    #[test]
    fn versions_are_ordered_by_their_meaning() {
        let texts = ["1.9.0", "odd", "1.10.0", "2.0.0-rc.1"];
        let sorted = newest_first(texts.map(version).to_vec());
        let sorted: Vec<&str> = sorted.iter().map(|v| v.version.as_str()).collect();
        assert_eq!(sorted, ["2.0.0-rc.1", "1.10.0", "1.9.0", "odd"]);
        let all = texts.map(version);
        assert_eq!(newest(&all).unwrap().version, "2.0.0-rc.1");
        let mut named = all.to_vec();
        named[0].is_latest = true;
        assert_eq!(newest(&named).unwrap().version, "1.9.0");
        assert!(newest(&[]).is_none());
    }

    #[test]
    fn an_upstream_source_has_a_name() {
        let feed = serde_json::json!({ "id": "f", "name": "f", "upstreamSources": [
            { "id": "A", "name": "crates.io", "protocol": "Cargo", "location": "l" },
        ]});
        let feed: Feed = serde_json::from_value(feed).unwrap();
        let check = |id: Option<&str>, expect: Option<&str>| {
            let mut one = version("1.0.0");
            one.direct_upstream_source_id = id.map(str::to_owned);
            assert_eq!(came_from(&one, &feed).as_deref(), expect);
        };
        check(None, None);
        check(Some(""), None);
        check(Some("a"), Some("crates.io"));
        check(Some("gone"), Some("gone"));
    }
}
