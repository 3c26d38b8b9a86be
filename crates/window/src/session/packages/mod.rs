//! What a feed holds and where it is from, as the server says it. What it does
//! not say is left out; nothing is guessed, and every text from it is bounded.

mod role;
mod versions;

use super::plan::count;
use super::{Answer, Session};
use crate::contract::{FeedChoice, PackageDetail, PackageRow, PackagesHere, UpstreamState};
use azure_devops::{Client, Endpoints, ErrorKind, Feed, FeedScope, Package, PackageQuery};
use setup::{ErrorCode, Failure, ProofWish, Setup, upstream};
use versions::{came_from, newest, newest_first, version_row};

/// As the packages list spells it; the client compares ignoring case.
const PROTOCOL: &str = "Cargo";
/// More packages are not listed.
const MOST_PACKAGES: usize = 2_000;
/// Longest text from the server that is handed on, in characters.
const LONGEST_TEXT: usize = 300;

impl Session {
    /// What a feed holds.
    ///
    /// # Errors
    /// When nobody is signed in, or the feed cannot be read.
    pub async fn list_packages(&self, choice: FeedChoice) -> Answer<PackagesHere> {
        let listed = async { list(&self.setup()?, &choice).await };
        Box::pin(listed)
            .await
            .map_err(|failure| self.problem(failure))
    }

    /// A package's versions.
    ///
    /// # Errors
    /// As for [`Session::list_packages`].
    pub async fn show_package(&self, choice: FeedChoice, id: String) -> Answer<PackageDetail> {
        let shown = async { show(&self.setup()?, &choice, &id).await };
        Box::pin(shown)
            .await
            .map_err(|failure| self.problem(failure))
    }
}

/// The feed's place, its client, and what the server says of it.
struct OpenFeed {
    client: Client,
    scope: FeedScope,
    feed: Feed,
}

async fn open(setup: &Setup, choice: &FeedChoice) -> Result<OpenFeed, Failure> {
    let endpoints = Endpoints::parse(&choice.url)?;
    let scope = FeedScope::from_project(choice.project.as_deref());
    let (client, _) = setup.client(&endpoints).await?;
    let feed = client.feed(&scope, &choice.feed).await;
    let feed = feed.map_err(|error| match error.kind() {
        ErrorKind::NotFound => {
            let failure = Failure::new(ErrorCode::FeedNotFound);
            failure.at(format!("feed `{}`", choice.feed))
        }
        _ => error.into(),
    })?;
    Ok(OpenFeed {
        client,
        scope,
        feed,
    })
}

async fn list(setup: &Setup, choice: &FeedChoice) -> Result<PackagesHere, Failure> {
    let OpenFeed {
        client,
        scope,
        feed,
    } = open(setup, choice).await?;
    let query = PackageQuery {
        protocol: Some(PROTOCOL.to_owned()),
        all_versions: true,
        limit: Some(MOST_PACKAGES + 1),
        ..PackageQuery::default()
    };
    let (packages, role) = tokio::join!(
        client.packages(&scope, &feed.id, &query),
        role::of_this_account(&client, &scope, &feed)
    );
    let mut packages = packages?;
    let more = packages.len() > MOST_PACKAGES;
    packages.sort_by_key(|package| package.name.to_lowercase());
    packages.truncate(MOST_PACKAGES);
    Ok(PackagesHere {
        upstream: upstream_state(&feed),
        role,
        packages: packages.iter().map(|package| row(package, &feed)).collect(),
        more: more.then_some(true),
    })
}

fn upstream_state(feed: &Feed) -> UpstreamState {
    match upstream::of_feed(feed) {
        Some(_) if !feed.upstream_enabled => UpstreamState::None,
        Some(source) if source.status.is_none() || source.is_ok() => UpstreamState::Healthy,
        Some(_) => UpstreamState::Unhealthy,
        None => UpstreamState::None,
    }
}

fn row(package: &Package, feed: &Feed) -> PackageRow {
    let latest = newest(&package.versions);
    PackageRow {
        id: bounded(&package.id),
        name: bounded(&package.name),
        latest: latest.map_or_else(String::new, |version| bounded(&version.version)),
        versions: count(package.versions.len()),
        from: latest.and_then(|version| came_from(version, feed)),
        saved: latest.and_then(|version| version.publish_date.as_deref().map(bounded)),
    }
}

async fn show(setup: &Setup, choice: &FeedChoice, id: &str) -> Result<PackageDetail, Failure> {
    let OpenFeed {
        client,
        scope,
        feed,
    } = open(setup, choice).await?;
    let (package, versions) = tokio::join!(
        client.package(&scope, &feed.id, id),
        client.package_versions(&scope, &feed.id, id)
    );
    let (package, versions) = (package?, newest_first(versions?));
    let rows = versions.iter().map(|version| version_row(version, &feed));
    Ok(PackageDetail {
        name: bounded(&package.name),
        versions: rows.collect(),
        command: command(&package.name),
    })
}

/// The command that adds the crate; none for a name that no crate has, because
/// people paste it into a terminal.
fn command(name: &str) -> String {
    let wish = ProofWish {
        package: name.to_owned(),
        ..ProofWish::default()
    };
    match wish.check() {
        Ok(()) => format!("cargo add {name}"),
        Err(_) => String::new(),
    }
}

fn bounded(text: &str) -> String {
    text.chars().take(LONGEST_TEXT).collect()
}
