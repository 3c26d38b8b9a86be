//! One run as its journal tells it: how it stands, what it changed and what it
//! leads to. Values only; nothing is read here.

use super::Recorded;
use crate::profile::RawProfile;
use cargo_home::StoreKind;
use serde::Serialize;
use std::path::{Path, PathBuf};

/// How a run stands today.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, schemars::JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum RunState {
    /// Every change was made.
    Applied,
    /// It ended before every change was made.
    Interrupted,
    /// It was taken back in part.
    PartlyUndone,
    /// It was taken back.
    Undone,
}

/// One run as its journal tells it.
#[derive(Clone, Debug, Serialize, schemars::JsonSchema)]
pub struct Run {
    /// The run's id.
    pub id: String,
    /// When it began, by RFC 3339.
    pub started: String,
    /// The organization's address.
    pub organization: String,
    /// The feed's name.
    pub feed: String,
    /// The feed's project, as far as the journal knows it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub project: Option<String>,
    /// How it stands.
    pub state: RunState,
    /// When it was taken back, wholly or in part, by RFC 3339.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub undone: Option<String>,
    /// The changes it made or was about to make.
    pub changes: Vec<RunChange>,
    /// The crate and version that proved it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub proof: Option<(String, String)>,
    /// What it leads to, newest last.
    #[serde(skip)]
    pub(crate) profiles: Vec<serde_json::Value>,
    #[serde(skip)]
    pub(crate) planned: Option<usize>,
    /// Taking it back was cut short.
    #[serde(skip)]
    pub(crate) taking_back: bool,
    #[serde(skip)]
    pub(crate) folder: PathBuf,
}

/// One change of a run.
#[derive(Clone, Debug, Serialize, schemars::JsonSchema)]
pub struct RunChange {
    /// Counted from 0.
    pub number: usize,
    /// What it was.
    #[serde(flatten)]
    pub change: Recorded,
    /// The name of the store that a token went to.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub store: Option<String>,
    /// It is known to have been made.
    pub done: bool,
    /// It was taken back.
    pub undone: bool,
    /// It could not be made, and nothing of it is there.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub not_made: bool,
    #[serde(skip)]
    pub(crate) fingerprint: Option<String>,
}

impl Run {
    pub(crate) fn changed_this_computer(&self) -> bool {
        let mut changes = self.changes.iter();
        changes.any(RunChange::may_be_here)
    }

    /// How many changes are in force, as far as the journal knows.
    pub(crate) fn made(&self) -> usize {
        let in_force = |change: &&RunChange| change.done && !change.undone;
        self.changes.iter().filter(in_force).count()
    }

    /// What the run leads to, newest first; none for what another version
    /// wrote in a form of its own.
    pub(crate) fn raw_profiles(&self) -> impl Iterator<Item = RawProfile> {
        let mut profiles = self.profiles.iter().rev();
        std::iter::from_fn(move || profiles.next())
            .filter_map(|profile| serde_json::from_value(profile.clone()).ok())
    }

    pub(super) fn known_project(&self) -> Option<String> {
        let created = self.changes.iter().find_map(|change| match &change.change {
            Recorded::CreateFeed { project, .. } => Some(project.clone()),
            _ => None,
        });
        created.unwrap_or_else(|| self.raw_profiles().next()?.feed.project)
    }

    pub(crate) fn is_interrupted(&self) -> bool {
        self.state == RunState::Interrupted
    }

    /// Applying it or taking it back ended in the middle, so that somebody has
    /// to go on with either.
    pub fn was_cut_short(&self) -> bool {
        self.is_interrupted() || self.taking_back
    }
}

impl RunChange {
    /// Whether something of it may be on this computer, or was.
    pub(crate) fn may_be_here(&self) -> bool {
        !self.not_made && self.change.is_on_this_computer()
    }

    /// Whether it is left to be taken back.
    pub(crate) fn is_left(&self) -> bool {
        !self.undone && !self.not_made
    }
}

impl Recorded {
    /// Tokens are kept in the store of the system that the journal is on.
    pub(super) fn store(&self) -> Option<String> {
        self.is_token()
            .then(|| StoreKind::of_this_system().to_string())
    }

    /// Whether undo takes it back by itself; the server's objects stay.
    pub fn is_on_this_computer(&self) -> bool {
        !self.is_of_the_server()
    }

    fn is_of_the_server(&self) -> bool {
        matches!(
            self,
            Recorded::CreateFeed { .. }
                | Recorded::AddUpstream { .. }
                | Recorded::SetVisibility { .. }
        )
    }

    /// The file that was written or removed, or given another mode.
    pub fn file(&self) -> Option<&Path> {
        match self {
            Recorded::WriteFile { path, .. }
            | Recorded::RemoveFile { path, .. }
            | Recorded::RemovePlainToken { path, .. }
            | Recorded::RestrictWriting { path, .. } => Some(path),
            _ => None,
        }
    }

    /// Whether the keychain is needed to take it back.
    pub(crate) fn is_token(&self) -> bool {
        matches!(
            self,
            Recorded::StoreToken { .. } | Recorded::RemoveToken { .. }
        )
    }
}
