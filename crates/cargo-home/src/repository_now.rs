//! How a repository gets its crates today, as the list of repositories shows
//! it, and how far a setting for the whole user would reach.
//!
//! It says what Cargo sees there, with everything above the folder and the
//! environment, and in what state the file is that would be edited. It only
//! looks.

mod look;
#[cfg(test)]
#[cfg(unix)]
mod tests;

use std::path::PathBuf;

pub use look::repository_now;
use thiserror::Error;

use crate::Origin;

/// The most names of settings that are told of one file.
pub const MOST_SECTIONS: usize = 16;

/// What a repository has for crates.io today.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum RepositoryNow {
    /// crates.io; the repository has no configuration file.
    Plain,
    /// crates.io; the file has other settings, which an edit keeps.
    Settings {
        /// The names of its tables and keys at the top, in their order, at
        /// most [`MOST_SECTIONS`]; none in a file without settings.
        sections: Vec<String>,
    },
    /// crates.io; the file has the old name `.cargo/config`, which wins over
    /// `config.toml`.
    OldName,
    /// Something else stands in for crates.io.
    Replaced {
        /// Its name in the configuration, bounded; it may be hostile.
        by: String,
        /// Where that is written.
        origin: Origin,
        /// Whose setting it is.
        level: Level,
    },
    /// The wanted index stands in for crates.io already.
    Same,
    /// crates.io; the file could not be replaced or made, for it or its folder
    /// is read-only or another user's.
    ReadOnly {
        /// The file or folder.
        path: PathBuf,
    },
    /// crates.io; everybody may write to the folder of the file.
    WorldWritable {
        /// The folder.
        path: PathBuf,
    },
    /// Cargo stops there, or a file could not be edited.
    Unreadable {
        /// The file, which may also be one above the repository or the user's.
        path: PathBuf,
        /// The line, from 1, where one is known.
        line: Option<usize>,
        /// What is wrong.
        reason: UnreadableReason,
    },
}

/// Whose setting a replacement of crates.io is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Level {
    /// The repository's own file.
    Repository,
    /// A folder above the repository, or a file that is included.
    Above,
    /// The user's file in Cargo's home.
    User,
    /// The environment.
    Environment,
}

/// What is wrong with a file, as the second half of a sentence.
#[derive(Clone, Debug, Error, PartialEq, Eq)]
pub enum UnreadableReason {
    /// It is no TOML.
    #[error("{reason}")]
    NotToml {
        /// The parser's word on it.
        reason: String,
    },
    /// It is saved with two or four bytes for each character.
    #[error("it is {encoding}, not UTF-8")]
    WideCharacters {
        /// `UTF-16` or `UTF-32`.
        encoding: &'static str,
    },
    /// Anything else.
    #[error("{reason}")]
    Other {
        /// A sentence on it.
        reason: String,
    },
}

impl RepositoryNow {
    /// Whether a replacement in the user's file would change where this
    /// repository gets its crates from.
    ///
    /// Not where a nearer file or the environment says something else, where
    /// the wanted index is in use already, or where Cargo stops.
    pub fn is_reached_by_user_level(&self) -> bool {
        match self {
            RepositoryNow::Plain
            | RepositoryNow::Settings { .. }
            | RepositoryNow::OldName
            | RepositoryNow::ReadOnly { .. }
            | RepositoryNow::WorldWritable { .. } => true,
            RepositoryNow::Replaced { level, .. } => *level == Level::User,
            RepositoryNow::Same | RepositoryNow::Unreadable { .. } => false,
        }
    }
}

/// How many of the repositories a replacement in the user's file would change.
pub fn count_reach<'a>(found: impl IntoIterator<Item = &'a RepositoryNow>) -> usize {
    found
        .into_iter()
        .filter(|now| now.is_reached_by_user_level())
        .count()
}
