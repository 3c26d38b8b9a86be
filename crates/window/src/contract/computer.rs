//! What of this computer shall use the feed.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// Over the channel of `find_repositories`.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct RepositoriesPage {
    /// Some repositories.
    pub repositories: Vec<RepositoryRow>,
}

/// A repository of this computer.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct RepositoryRow {
    /// Its absolute path, which the answers name.
    pub path: String,
    /// The same for reading, `~` for the home.
    pub shown: String,
    /// How it is configured today.
    pub now: RepositoryNow,
    /// Ticked from the start: its git remote is in this organization and project.
    pub ticked: bool,
    /// Its git remote belongs to somebody else.
    pub foreign: bool,
}

/// How a repository gets its crates today.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, Serialize, TS)]
#[serde(
    tag = "kind",
    rename_all = "kebab-case",
    rename_all_fields = "camelCase"
)]
pub enum RepositoryNow {
    /// From crates.io, without a configuration file.
    Plain,
    /// From crates.io, with other settings that are kept.
    Settings {
        /// Names of the tables that it has.
        tables: Vec<String>,
    },
    /// From crates.io, by the old file name `.cargo/config`.
    OldName,
    /// From something else.
    Replaced {
        /// Its name.
        by: String,
    },
    /// From the chosen feed already.
    Same,
    /// The folder may not be written.
    ReadOnly,
    /// Its configuration cannot be read, by Cargo neither.
    Unreadable {
        /// The file and line.
        place: String,
        /// Why.
        reason: String,
    },
}

/// The end of the search: answers `find_repositories`.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct RepositoriesEnd {
    /// Where was looked, `~` for the home.
    pub place: String,
    /// How many there are.
    pub count: u32,
    /// How many projects a replacement for every project would change.
    pub reach: u32,
    /// It was stopped, or there are more than are looked at.
    pub stopped: bool,
}

/// A folder that was typed or picked: answers `add_repository`.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, Serialize, TS)]
#[serde(
    tag = "state",
    rename_all = "kebab-case",
    rename_all_fields = "camelCase"
)]
pub enum FolderChecked {
    /// It can be used.
    Fine {
        /// The repository, ticked.
        repository: RepositoryRow,
    },
    /// It is not there, or no folder.
    Missing {
        /// The path, `~` for the home.
        path: String,
    },
    /// It has no Cargo.toml.
    NoCargo {
        /// The path, `~` for the home.
        path: String,
    },
    /// It may not be written.
    ReadOnly {
        /// The path, `~` for the home.
        path: String,
    },
    /// Others may write to it.
    WorldWritable {
        /// The path, `~` for the home.
        path: String,
    },
}
