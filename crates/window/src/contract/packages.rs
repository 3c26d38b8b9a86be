//! What is in a feed, and where from.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// A feed to look into: taken by `list_packages` and `show_package`.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct FeedChoice {
    /// The organization's address.
    pub url: String,
    /// The feed's project; none for one of the whole organization.
    pub project: Option<String>,
    /// The feed's name.
    pub feed: String,
}

/// Feeds that this computer uses, newest first: answers `list_used_feeds`.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct UsedFeed {
    /// The feed.
    pub choice: FeedChoice,
    /// The organization's name.
    pub organization: String,
    /// The registry's name in Cargo.
    pub registry: String,
}

/// What a feed holds: answers `list_packages`.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct PackagesHere {
    /// Its upstream source.
    pub upstream: UpstreamState,
    /// The role of the account, if the server tells.
    pub role: Option<FeedRoleName>,
    /// Cargo packages by name.
    pub packages: Vec<PackageRow>,
    /// There are more, which are not listed; absent when these are all.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub more: Option<bool>,
}

/// How the upstream source crates.io is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, Serialize, TS)]
#[serde(rename_all = "kebab-case")]
pub enum UpstreamState {
    /// It answers.
    Healthy,
    /// The server reports trouble with it.
    Unhealthy,
    /// There is none.
    None,
}

/// A role of Azure Artifacts, the one that may least first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Deserialize, Serialize, TS)]
#[serde(rename_all = "kebab-case")]
pub enum FeedRoleName {
    /// Feed Reader.
    Reader,
    /// Feed and Upstream Reader (Collaborator).
    Collaborator,
    /// Feed Publisher (Contributor).
    Contributor,
    /// Feed Owner.
    Owner,
}

/// A package.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct PackageRow {
    /// Its identifier.
    pub id: String,
    /// Its name: text from the server.
    pub name: String,
    /// The newest version.
    pub latest: String,
    /// How many versions the feed holds, as far as the list says.
    pub versions: u32,
    /// Name of the upstream source that it was saved from; none when published here.
    pub from: Option<String>,
    /// When the newest version was saved, by RFC 3339.
    pub saved: Option<String>,
}

/// A package's versions: answers `show_package`.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct PackageDetail {
    /// Its name.
    pub name: String,
    /// Newest first.
    pub versions: Vec<VersionRow>,
    /// The command that adds it to a project.
    pub command: String,
}

/// A version.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct VersionRow {
    /// The version.
    pub version: String,
    /// Name of the upstream source; none when published here.
    pub from: Option<String>,
    /// When it was saved, by RFC 3339.
    pub saved: Option<String>,
    /// It is not offered for new builds.
    pub yanked: bool,
    /// It was deleted.
    pub deleted: bool,
}
