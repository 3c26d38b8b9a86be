//! What earlier runs leave to be done: a run that was cut short or never
//! proved, and a feed that is so new that it may not let its creator in yet.

use super::read::{ids, load};
use super::{Recorded, Run, RunState};
use crate::error_code::ErrorCode;
use crate::failure::Failure;
use crate::folders::Folders;
use time::format_description::well_known::Rfc3339;
use time::{Duration, OffsetDateTime};

/// How long a feed counts as new. Azure DevOps speaks of seconds
/// (azure-devops facts §1.2).
const NEW_FOR: Duration = Duration::minutes(10);

/// The newest run that is not taken back, if it is one for this feed and was
/// cut short, or changed this computer and was never proved. What is applied
/// on top of other runs is none of their business.
///
/// # Errors
/// When the journals cannot be read.
pub(crate) fn unfinished(
    folders: &Folders,
    organization: &str,
    feed: &str,
) -> Result<Option<Run>, Failure> {
    let newest = find(folders, |run| run.state != RunState::Undone)?;
    Ok(newest.filter(|run| run.is_for(organization, feed) && run.is_unfinished()))
}

/// Whether a run of the last minutes was about to create this feed.
///
/// # Errors
/// When the journals cannot be read.
pub(crate) fn created_lately(
    folders: &Folders,
    organization: &str,
    feed: &str,
) -> Result<bool, Failure> {
    let since = OffsetDateTime::now_utc() - NEW_FOR;
    let is_old = |run: &Run| {
        OffsetDateTime::parse(&run.started, &Rfc3339).is_ok_and(|started| started < since)
    };
    let found = find(folders, |run| {
        is_old(run) || (run.is_for(organization, feed) && run.creates_feed())
    })?;
    Ok(found.is_some_and(|run| !is_old(&run)))
}

/// The newest run like this. What is damaged is told by those who must read
/// it.
fn find(folders: &Folders, wanted: impl Fn(&Run) -> bool) -> Result<Option<Run>, Failure> {
    let root = folders.journal();
    for id in ids(&root)? {
        match load(&root.join(&id), &id) {
            Ok(Some(run)) if wanted(&run) => return Ok(Some(run)),
            Ok(_) => {}
            Err(failure) if failure.code == ErrorCode::JournalDamaged => return Ok(None),
            Err(failure) => return Err(failure),
        }
    }
    Ok(None)
}

impl Run {
    fn is_for(&self, organization: &str, feed: &str) -> bool {
        self.organization == organization && self.feed == feed
    }

    fn is_unfinished(&self) -> bool {
        match self.state {
            RunState::Interrupted => true,
            RunState::Applied => self.proof.is_none() && self.changed_this_computer(),
            RunState::PartlyUndone | RunState::Undone => false,
        }
    }

    fn creates_feed(&self) -> bool {
        let mut changes = self.changes.iter();
        changes.any(|change| matches!(change.change, Recorded::CreateFeed { .. }))
    }
}
