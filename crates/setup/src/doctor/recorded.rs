//! The set-ups that the journal knows and that nobody has taken back: what
//! each shall look like, and under which index Cargo was given its token. Runs
//! for the same feed are one set-up.

use crate::failure::Failure;
use crate::journal::{self, Recorded, Run, RunState};
use crate::profile::Profile;
use crate::setup::Setup;
use cargo_home::IndexUrl;
use std::path::PathBuf;

/// A set-up that is in place, or should be.
#[derive(Clone, Debug)]
pub struct RecordedSetUp {
    /// The newest of its runs.
    pub run: String,
    /// What it shall look like, with the repositories of all its runs that
    /// are still there.
    pub profile: Profile,
    /// Repositories that are gone.
    pub missing: Vec<PathBuf>,
    /// The index under which a token was stored, as far as one was.
    pub index: Option<IndexUrl>,
}

impl Setup {
    /// Every set-up of this computer that the journal knows and that was not
    /// taken back, newest first. Runs that keep no profile are left out: those
    /// of earlier versions, and those that made a feed alone.
    ///
    /// # Errors
    /// When the journals cannot be read.
    pub fn set_ups(&self) -> Result<Vec<RecordedSetUp>, Failure> {
        let mut set_ups: Vec<RecordedSetUp> = Vec::new();
        for run in journal::history(&self.folders)? {
            if run.state == RunState::Undone || !run.changed_this_computer() {
                continue;
            }
            for raw in run.raw_profiles() {
                let home = &self.computer.home;
                // One that this version finds illegal cannot be in place.
                if let Ok(profile) = Profile::from_raw(raw, home, home) {
                    add(&mut set_ups, &run, profile);
                }
            }
        }
        for set_up in &mut set_ups {
            let folders = std::mem::take(&mut set_up.profile.workstation.repositories);
            let (there, missing) = folders.into_iter().partition(|folder| folder.is_dir());
            set_up.profile.workstation.repositories = there;
            set_up.missing = missing;
        }
        Ok(set_ups)
    }
}

/// Adds an older run's profile to those of newer ones.
fn add(set_ups: &mut Vec<RecordedSetUp>, run: &Run, profile: Profile) {
    let known = set_ups.iter_mut().find(|known| {
        known.profile.endpoints.key() == profile.endpoints.key()
            && known.profile.feed.scope == profile.feed.scope
            && known.profile.feed.name == profile.feed.name
    });
    let Some(known) = known else {
        set_ups.push(RecordedSetUp {
            run: run.id.clone(),
            profile,
            missing: Vec::new(),
            index: index(run),
        });
        return;
    };
    let workstation = &mut known.profile.workstation;
    workstation.user_level |= profile.workstation.user_level;
    for folder in profile.workstation.repositories {
        if !workstation.repositories.contains(&folder) {
            workstation.repositories.push(folder);
        }
    }
    if known.index.is_none() {
        known.index = index(run);
    }
}

fn index(run: &Run) -> Option<IndexUrl> {
    let mut changes = run.changes.iter().rev().filter(|change| change.is_left());
    changes.find_map(|change| match &change.change {
        Recorded::StoreToken { index, .. } => IndexUrl::parse(index).ok(),
        _ => None,
    })
}
