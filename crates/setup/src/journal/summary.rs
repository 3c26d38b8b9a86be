//! One run in a few facts, for whoever must say how far it came: what is in
//! force of it, whether a file was touched, whether a feed stays, and whether
//! it can go on. It only reads.

use super::{Recorded, Run, RunChange, RunState, history, run};
use crate::apply::sha256;
use crate::error_code::ErrorCode;
use crate::failure::Failure;
use crate::lock;
use crate::profile::Profile;
use crate::setup::Setup;
use serde::Serialize;
use std::path::PathBuf;

/// How far a run came, and what of it is in force.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, schemars::JsonSchema)]
pub struct RunSummary {
    /// The run.
    pub run: String,
    /// When it began, by RFC 3339.
    pub started: String,
    /// The organization's address.
    pub organization: String,
    /// The feed's project, as far as the journal knows it.
    pub project: Option<String>,
    /// The feed's name.
    pub feed: String,
    /// How it stands.
    pub state: RunState,
    /// Changes that were made and not taken back, those on the server too.
    pub changes_made: usize,
    /// Files that it has written and that were not put back.
    pub files: Vec<PathBuf>,
    /// Its token is in the keychain.
    pub keychain: bool,
    /// Feeds that it created.
    pub feeds_created: Vec<String>,
    /// Feeds that it was about to create when it ended: they may be there.
    pub feeds_uncertain: Vec<String>,
    /// The step that it ended at, counted from 1; `total` when all were done.
    pub step: usize,
    /// How many steps it had.
    pub total: usize,
    /// [`Setup::resume_profile`] knows what it leads to.
    pub resumable: bool,
}

impl Setup {
    /// How far a run came; without an id, the newest one.
    ///
    /// # Errors
    /// [`ErrorCode::RunUnknown`] when there is none, and what the journal
    /// reports.
    pub fn run_summary(&self, id: Option<&str>) -> Result<RunSummary, Failure> {
        let found = match id {
            Some(id) => run(&self.folders, id)?,
            None => {
                let newest = history(&self.folders)?.into_iter().next();
                newest.ok_or_else(|| Failure::new(ErrorCode::RunUnknown))?
            }
        };
        Ok(summary(&found))
    }

    /// The run that was cut short and that nothing came after: to go on with
    /// or to take back. None while another Feedwright is at work, whose run it
    /// may be.
    ///
    /// # Errors
    /// When the journals cannot be read.
    pub fn interrupted(&self) -> Result<Option<RunSummary>, Failure> {
        if lock::is_held(&self.folders) {
            return Ok(None);
        }
        let newest = history(&self.folders)?
            .into_iter()
            .find(|run| run.state != RunState::Undone && !run.changes.is_empty());
        Ok(newest
            .filter(Run::was_cut_short)
            .filter(|run| run.changed_this_computer() || run.raw_profiles().next().is_some())
            .map(|run| summary(&run)))
    }

    /// What a run leads to, so that [`Setup::prepare`] and [`Setup::apply`] go
    /// on with it.
    ///
    /// # Errors
    /// [`ErrorCode::RunUnknown`] for a run without a profile: one that created
    /// a feed by itself, or one of an earlier version.
    pub fn resume_profile(&self, id: &str) -> Result<Profile, Failure> {
        let found = run(&self.folders, id)?;
        let raw = found.raw_profiles().next().ok_or_else(|| {
            Failure::new(ErrorCode::RunUnknown)
                .at(format!("`{id}`"))
                .because("Its journal keeps no profile to go on with.")
                .hint("Set up again: what is done already is not done twice.")
        })?;
        let home = &self.computer.home;
        Profile::from_raw(raw, home, home)
    }
}

fn summary(run: &Run) -> RunSummary {
    let in_force: Vec<&RunChange> = run
        .changes
        .iter()
        .filter(|change| is_made(change))
        .collect();
    let feeds = |wanted: bool| {
        let changes = run.changes.iter();
        let mut feeds: Vec<String> = changes
            .filter(|change| change.done == wanted)
            .filter_map(|change| match &change.change {
                Recorded::CreateFeed { name, .. } => Some(name.clone()),
                _ => None,
            })
            .collect();
        feeds.dedup();
        feeds
    };
    let feeds_created = feeds(true);
    let mut feeds_uncertain = feeds(false);
    feeds_uncertain.retain(|name| !feeds_created.contains(name));
    let total = run.planned.unwrap_or(run.changes.len());
    let step = match run.state {
        RunState::Interrupted => (in_force.len() + 1).min(total),
        _ => total,
    };
    RunSummary {
        run: run.id.clone(),
        started: run.started.clone(),
        organization: run.organization.clone(),
        project: run.project.clone(),
        feed: run.feed.clone(),
        state: run.state,
        changes_made: in_force.len(),
        files: files(&in_force),
        keychain: in_force
            .iter()
            .any(|change| matches!(change.change, Recorded::StoreToken { .. })),
        feeds_created,
        feeds_uncertain,
        step,
        total,
        resumable: run.raw_profiles().next().is_some(),
    }
}

fn files(changes: &[&RunChange]) -> Vec<PathBuf> {
    let mut files: Vec<PathBuf> = Vec::new();
    for change in changes {
        if let Some(path) = change.change.file()
            && !files.iter().any(|known| known == path)
        {
            files.push(path.to_owned());
        }
    }
    files
}

/// A file that was about to be written when the run ended is looked at.
fn is_made(change: &RunChange) -> bool {
    let is_written = || match &change.change {
        Recorded::WriteFile {
            path, after_sha256, ..
        } => cargo_home::file::read(path)
            .ok()
            .flatten()
            .is_some_and(|now| sha256(&now.bytes) == *after_sha256),
        _ => false,
    };
    change.is_left() && (change.done || is_written())
}
