//! What the feed says: is the version listed, and did it come from crates.io?

use super::{ProofWish, index_file, source_of};
use crate::error_code::ErrorCode;
use crate::failure::Failure;
use crate::inspection::{LOCAL_VIEW, about_feed};
use crate::setup::Prepared;
use azure_devops::{PackageQuery, PackageVersion, UpstreamSource};
use std::time::{Duration, Instant};

/// As the packages list spells it; the client compares ignoring case.
const PROTOCOL: &str = "Cargo";
/// What to do when the feed passes crates on without keeping them.
const NOTHING_SAVED: &str = "The token's owner needs the role Feed and Upstream Reader (Collaborator), and the token Packaging: Read & write.";
/// Longest pause between two looks.
const LONGEST_PAUSE: Duration = Duration::from_secs(10);

/// Looks until the version is listed as saved from the crates.io source.
pub(super) async fn wait_until_saved(
    prepared: &Prepared,
    wish: &ProofWish,
    version: &str,
) -> Result<UpstreamSource, Failure> {
    let source = source_of(prepared)?.clone();
    let until = Instant::now() + wish.listing_limit;
    let mut pause = wish.first_pause;
    loop {
        if let Some(listed) = listed(prepared, wish, version).await? {
            match (&source.id, &listed.direct_upstream_source_id) {
                (Some(id), _) if listed.is_saved_from(id) => return Ok(source),
                (_, Some(_)) => {
                    return Err(not_from_upstream(
                        prepared,
                        wish,
                        version,
                        "Another upstream source gave it.",
                    ));
                }
                // Published crates have no source (§3.1), once they are listed in a view.
                (_, None) if !listed.views.is_empty() => {
                    return Err(not_from_upstream(
                        prepared,
                        wish,
                        version,
                        "It was published to the feed.",
                    ));
                }
                (_, None) => {}
            }
        }
        if Instant::now() + pause > until {
            return Err(not_listed(prepared, wish, version).await);
        }
        tokio::time::sleep(pause).await;
        pause = (pause * 2).min(LONGEST_PAUSE);
    }
}

async fn listed(
    prepared: &Prepared,
    wish: &ProofWish,
    version: &str,
) -> Result<Option<PackageVersion>, Failure> {
    let feed = &prepared.profile.feed;
    let query = PackageQuery::named(PROTOCOL, &wish.package);
    let packages = prepared
        .client
        .packages(&feed.scope, &feed.name, &query)
        .await
        .map_err(|error| about_feed(error, feed))?;
    Ok(packages
        .into_iter()
        .find(|package| package.is_named(&wish.package))
        .and_then(|package| {
            package
                .versions
                .into_iter()
                .find(|listed| listed.version == version && !listed.is_deleted)
        }))
}

/// Cargo got it, but the list lacks it: is the list late, or was nothing saved?
async fn not_listed(prepared: &Prepared, wish: &ProofWish, version: &str) -> Failure {
    let limit = wish.listing_limit.as_secs();
    let failure = Failure::new(ErrorCode::CrateNotSaved).at(place(prepared, wish, version));
    match is_held(prepared, wish, version).await {
        Some(false) => failure
            .because(format!(
                "After {limit} s the feed hands it out but holds no copy of it."
            ))
            .hint(NOTHING_SAVED),
        Some(true) => failure.because(format!(
            "The feed holds a copy, but did not list it within {limit} s."
        )),
        None => failure.because(format!("It was not listed within {limit} s.")),
    }
}

/// Whether the view of what was published or saved has the version; none when
/// the feed does not say.
async fn is_held(prepared: &Prepared, wish: &ProofWish, version: &str) -> Option<bool> {
    let feed = &prepared.profile.feed;
    let view = format!("{}@{LOCAL_VIEW}", feed.name);
    let base = prepared.profile.endpoints.packaging_url(&feed.scope, &view);
    let path = format!("Cargo/index/{}", index_file(&wish.package));
    let answer = prepared.client.packaging_get(&base.join(&path).ok()?).await;
    let answer = answer.ok()?;
    match answer.status {
        200 => Some(version_is_in(&answer.body, version)),
        404 => Some(false),
        _ => None,
    }
}

/// Whether an index file has this version.
pub(crate) fn version_is_in(lines: &[u8], version: &str) -> bool {
    lines.split(|byte| *byte == b'\n').any(|line| {
        serde_json::from_slice::<serde_json::Value>(line)
            .is_ok_and(|line| line["vers"].as_str() == Some(version))
    })
}

fn place(prepared: &Prepared, wish: &ProofWish, version: &str) -> String {
    let feed = &prepared.profile.feed.name;
    format!("{} {version} in feed `{feed}`", wish.package)
}

fn not_from_upstream(prepared: &Prepared, wish: &ProofWish, version: &str, why: &str) -> Failure {
    Failure::new(ErrorCode::CrateNotFromUpstream)
        .at(place(prepared, wish, version))
        .because(why)
}
