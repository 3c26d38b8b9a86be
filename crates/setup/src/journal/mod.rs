//! The journal: what is about to be changed is written down, with the bytes
//! that were there, before it is changed. It is what undo works from, also
//! after a crash and without a network. It never holds a secret: a replaced
//! token is kept in the keychain, under the run's id.

mod disk;
#[cfg(any(test, fuzzing))]
pub(crate) mod fuzzing;
mod read;
mod record;
mod stored;
mod summary;
#[cfg(test)]
mod tests;
mod unfinished;
mod write;

pub(crate) use disk::{lock_file, private_folder, unusable};
pub use read::{history, latest_to_undo, run};
pub(crate) use read::{readable, without_a_change};
pub use record::{Run, RunChange, RunState};
pub(crate) use stored::{has_stored_token, stored_tokens};
pub use summary::RunSummary;
pub(crate) use unfinished::{created_lately, half_taken_back, unfinished};
pub use write::Journal;
pub(crate) use write::fingerprint;

use serde::{Deserialize, Serialize};
use std::path::PathBuf;

/// Version of the journal's form.
pub(crate) const SCHEMA: u32 = 1;
/// The file of one run, in the run's folder.
pub(crate) const FILE: &str = "journal.jsonl";

/// One line of a run's journal.
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
#[serde(tag = "type", rename_all = "kebab-case")]
pub(crate) enum Entry {
    /// The first line.
    Begin {
        /// Version of this form.
        schema: u32,
        /// When, by RFC 3339.
        started: String,
        /// The organization's address.
        organization: String,
        /// The feed's name.
        feed: String,
        /// The profile that the run leads to, in the form of its file; none
        /// for a feed by itself.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        profile: Option<serde_json::Value>,
        /// How many changes were planned.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        planned: Option<usize>,
    },
    /// The run was cut short and goes on.
    Continued {
        /// The profile that it leads to from here on.
        profile: serde_json::Value,
        /// How many changes it has, those included that were made before.
        planned: usize,
    },
    /// A change is about to be made.
    Intent {
        /// Counted from 0 within the run.
        number: usize,
        /// What is needed to take it back.
        change: Recorded,
        /// Tells the token that was stored from one that came later.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        fingerprint: Option<String>,
    },
    /// The change was made.
    Done {
        /// Its number.
        number: usize,
    },
    /// The change could not be made, and nothing of it is there.
    NotMade {
        /// Its number.
        number: usize,
    },
    /// Every change was made.
    Applied,
    /// The proof that followed.
    Proved {
        /// The crate.
        package: String,
        /// Its version.
        version: String,
    },
    /// The run is about to be taken back.
    TakingBack {
        /// When, by RFC 3339.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        at: Option<String>,
    },
    /// Taking it back ended, with something that could not be taken back.
    NotTakenBack,
    /// Everything of the run on this computer is as before it.
    TakenBack {
        /// When, by RFC 3339.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        at: Option<String>,
    },
    /// The change was taken back.
    Undone {
        /// Its number.
        number: usize,
        /// When, by RFC 3339.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        at: Option<String>,
    },
}

impl Entry {
    /// This change is taken back now.
    pub(crate) fn undone(number: usize) -> Entry {
        let at = Some(write::now());
        Entry::Undone { number, at }
    }

    /// From now on the run is being taken back.
    pub(crate) fn taking_back() -> Entry {
        let at = Some(write::now());
        Entry::TakingBack { at }
    }

    /// The whole run is taken back now.
    pub(crate) fn taken_back() -> Entry {
        let at = Some(write::now());
        Entry::TakenBack { at }
    }
}

/// A change as undo needs it.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, Serialize, schemars::JsonSchema)]
#[serde(tag = "kind", rename_all = "kebab-case")]
pub enum Recorded {
    /// A feed was created. Undo leaves it, unless it is asked to.
    CreateFeed {
        /// The feed's project; none for the whole organization.
        project: Option<String>,
        /// Its name.
        name: String,
    },
    /// An upstream source was added to a feed that was there. Undo leaves it.
    AddUpstream {
        /// The feed's name.
        feed: String,
    },
    /// The visibility of a feed was set. Undo leaves it.
    SetVisibility {
        /// The feed's name.
        feed: String,
    },
    /// Cargo's token was stored.
    StoreToken {
        /// The index URL under which cargo looks for it.
        index: String,
        /// The registry's name in its label.
        registry: String,
        /// Another token was there; it is kept under the run's id.
        replaces: bool,
    },
    /// Cargo's token was taken out of the keychain; it is kept under the run's
    /// id.
    RemoveToken {
        /// The index URL under which cargo looks for it.
        index: String,
        /// The registry's name in its label.
        registry: String,
    },
    /// A configuration file was removed.
    RemoveFile {
        /// The file.
        path: PathBuf,
        /// Name of the file in the run's folder with the bytes from before.
        before: String,
    },
    /// A readable token was taken out of Cargo's credentials file; what was cut
    /// is kept in the keychain.
    RemovePlainToken {
        /// The file.
        path: PathBuf,
        /// The registry in that file.
        registry: String,
        /// Where the token stood, in bytes.
        at: usize,
        /// Tells the whole file of before from any other, salted with the
        /// run's id.
        before: String,
        /// The same of the file without the token.
        after: String,
    },
    /// The right to write was taken away from other users.
    RestrictWriting {
        /// The file or folder.
        path: PathBuf,
        /// Its mode before, in octal digits.
        before: String,
        /// Its mode after it.
        after: String,
    },
    /// A configuration file, or the list of our provider, was written.
    WriteFile {
        /// The file.
        path: PathBuf,
        /// Name of the file in the run's folder with the bytes from before;
        /// none if there was no file.
        before: Option<String>,
        /// Name of the file in the run's folder with the bytes that were
        /// written; none in journals of earlier versions.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        after: Option<String>,
        /// SHA-256 of the bytes that were written.
        after_sha256: String,
        /// Folders that were missing, outermost first.
        made_folders: Vec<PathBuf>,
    },
}
