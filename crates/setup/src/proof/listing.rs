//! What the feed says: is the version listed, and did it come from crates.io?
//! And when cargo failed: what does the feed say to the same request?

use super::{ProofWish, source_of};
use crate::error_code::ErrorCode;
use crate::failure::Failure;
use crate::setup::Prepared;
use azure_devops::{PackageQuery, PackageVersion, UpstreamSource};
use std::time::{Duration, Instant};

/// As the packages list spells it; the client compares ignoring case.
const PROTOCOL: &str = "Cargo";
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
            return Err(Failure::new(ErrorCode::CrateNotSaved)
                .at(format!(
                    "{} {version} in feed `{}`",
                    wish.package, prepared.profile.feed.name
                ))
                .because(format!(
                    "It was not listed within {} s.",
                    wish.listing_limit.as_secs()
                )));
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
        .await?;
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

fn not_from_upstream(prepared: &Prepared, wish: &ProofWish, version: &str, why: &str) -> Failure {
    Failure::new(ErrorCode::CrateNotFromUpstream)
        .at(format!(
            "{} {version} in feed `{}`",
            wish.package, prepared.profile.feed.name
        ))
        .because(why)
}

/// Asks the feed what cargo asked it; the status tells the cause, cargo's words
/// are only shown.
pub(super) async fn why_cargo_failed(
    prepared: &Prepared,
    wish: &ProofWish,
    words: String,
) -> Failure {
    let Ok(index) = url::Url::parse(prepared.computer.index.as_http()) else {
        return Failure::new(ErrorCode::Internal).because(words);
    };
    for path in ["config.json".to_owned(), index_path(&wish.package)] {
        let Ok(url) = index.join(&path) else { continue };
        let code = match prepared.client.packaging_get(&url).await {
            Ok(answer) => match answer.status {
                200 => continue,
                401 => ErrorCode::TokenRefused,
                403 => ErrorCode::RightMissing,
                404 if path == "config.json" => ErrorCode::FeedNotFound,
                404 => ErrorCode::CrateNotOffered,
                _ => ErrorCode::CargoFailed,
            },
            Err(error) => return Failure::from(error).because(words),
        };
        return Failure::new(code)
            .at(format!(
                "{} in feed `{}`",
                wish.package, prepared.profile.feed.name
            ))
            .because(words);
    }
    Failure::new(ErrorCode::CargoFailed)
        .at(&wish.package)
        .because(words)
}

/// Where the sparse index keeps a crate.
fn index_path(package: &str) -> String {
    let name = package.to_ascii_lowercase();
    match name.len() {
        1 => format!("1/{name}"),
        2 => format!("2/{name}"),
        3 => format!("3/{}/{name}", &name[..1]),
        _ => format!("{}/{}/{name}", &name[..2], &name[2..4]),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn index_paths_follow_the_sparse_layout() {
        for (name, path) in [
            ("a", "1/a"),
            ("ab", "2/ab"),
            ("abc", "3/a/abc"),
            ("Serde", "se/rd/serde"),
        ] {
            assert_eq!(index_path(name), path);
        }
    }
}
