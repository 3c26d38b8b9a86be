//! What the organization holds: projects and feeds, as they are chosen.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// Some projects, as they arrive over the channel of `list_projects`.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ProjectsPage {
    /// The projects, in the server's order.
    pub projects: Vec<ProjectRow>,
}

/// A project.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ProjectRow {
    /// Its name: text from the server.
    pub name: String,
    /// Everybody can read it.
    pub public: bool,
    /// It is being deleted.
    pub deleting: bool,
}

/// The end of the list: answers `list_projects`.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ProjectsEnd {
    /// How many there are.
    pub count: u32,
    /// False when the token may not list projects: then the name is typed.
    pub may_list: bool,
    /// The project that is filled in: of the address, of the git remotes, the only one.
    pub suggestion: Option<String>,
}

/// Whether a typed project is there: answers `check_project`.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, Serialize, TS)]
#[serde(
    tag = "state",
    rename_all = "kebab-case",
    rename_all_fields = "camelCase"
)]
pub enum ProjectChecked {
    /// It is, under this name.
    Found {
        /// The project.
        project: ProjectRow,
    },
    /// It is not, or may not be seen.
    NotFound,
    /// Azure DevOps allows no such name.
    NameRefused,
}

/// Create or join: answers `list_feeds`.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct FeedsHere {
    /// The feeds of the chosen project, then the organization's, then other projects'.
    pub feeds: Vec<FeedRow>,
    /// How many are in the project.
    pub in_project: u32,
    /// How many are in the organization altogether.
    pub in_organization: u32,
    /// How many of the project's have crates.io as an upstream source.
    pub in_project_with_crates_io: u32,
    /// What is filled in.
    pub suggestion: FeedSuggestion,
}

/// A feed.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct FeedRow {
    /// Its identifier.
    pub id: String,
    /// Its name: text from the server.
    pub name: String,
    /// Its project; none for one of the whole organization.
    pub project: Option<String>,
    /// It has crates.io as an upstream source.
    pub crates_io: bool,
    /// The index URL that Cargo would use.
    pub index: String,
}

/// What is filled in on the screen "Feed".
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, Serialize, TS)]
#[serde(
    tag = "way",
    rename_all = "kebab-case",
    rename_all_fields = "camelCase"
)]
pub enum FeedSuggestion {
    /// Create one of this name.
    Create {
        /// A name that is not taken.
        name: String,
    },
    /// Join this one.
    Join {
        /// Its identifier.
        id: String,
    },
}

/// A feed's name, checked while it is typed: answers `check_feed_name`.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, Serialize, TS)]
#[serde(
    tag = "verdict",
    rename_all = "kebab-case",
    rename_all_fields = "camelCase"
)]
pub enum FeedNameChecked {
    /// It can be created.
    Fine {
        /// The name that Cargo will use.
        registry: String,
        /// Cargo does not allow the feed's name, so the registry's differs.
        differs: bool,
    },
    /// It cannot.
    Refused {
        /// Why.
        reason: FeedNameProblem,
    },
}

/// Why a name cannot be a new feed's.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, Serialize, TS)]
#[serde(
    tag = "kind",
    rename_all = "kebab-case",
    rename_all_fields = "camelCase"
)]
pub enum FeedNameProblem {
    /// Nothing was given.
    Empty,
    /// A feed of this name is there.
    Taken {
        /// Its identifier, for joining it.
        id: String,
        /// Its project; none for one of the whole organization.
        project: Option<String>,
    },
    /// A deleted feed holds the name.
    InRecycleBin,
    /// White space inside.
    Spaces {
        /// A name without.
        suggestion: String,
    },
    /// A character that is not allowed.
    Character {
        /// The character.
        character: String,
    },
    /// More than 64 characters.
    Long {
        /// How many it has.
        count: u32,
    },
    /// A character that a name does not begin or end with.
    Start {
        /// The character.
        character: String,
    },
    /// Cargo has a registry of this name for another address.
    RegistryTaken {
        /// The registry's name.
        registry: String,
    },
    /// Another rule of Azure DevOps.
    Other,
}
