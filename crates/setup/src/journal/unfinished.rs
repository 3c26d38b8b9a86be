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

/// The newest run that is not taken back, if it is one for this feed and taking
/// it back was cut short.
///
/// # Errors
/// When the journals cannot be read.
pub(crate) fn half_taken_back(
    folders: &Folders,
    organization: &str,
    feed: &str,
) -> Result<Option<Run>, Failure> {
    let newest = find(folders, |run| run.state != RunState::Undone)?;
    Ok(newest.filter(|run| run.is_for(organization, feed) && run.taking_back))
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
    pub(super) fn is_for(&self, organization: &str, feed: &str) -> bool {
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::journal::{Entry, Journal, fingerprint, history};
    use secrecy::SecretString;

    const ORGANIZATION: &str = "https://dev.azure.com/contoso";

    fn folders() -> (tempfile::TempDir, Folders) {
        let folder = tempfile::tempdir().unwrap();
        let folders = Folders::below(folder.path());
        (folder, folders)
    }

    fn begin(folders: &Folders, feed: &str) -> Journal {
        let mut journal = Journal::begin(folders, ORGANIZATION, feed).unwrap();
        let token = SecretString::from("x".repeat(30));
        let (index, registry) = (String::new(), String::new());
        let change = Recorded::StoreToken {
            index,
            registry,
            replaces: false,
        };
        journal.intend_token(change, &token).unwrap();
        journal
    }

    fn prove(journal: &mut Journal) {
        let (package, version) = ("serde".to_owned(), "1.0.0".to_owned());
        journal.append(&Entry::Proved { package, version }).unwrap();
    }

    fn id(folders: &Folders, feed: &str) -> Option<String> {
        unfinished(folders, ORGANIZATION, feed)
            .unwrap()
            .map(|run| run.id)
    }

    #[test]
    fn a_run_is_unfinished_until_it_is_proved_or_covered() {
        let (_folder, folders) = folders();
        assert_eq!(id(&folders, "a"), None);
        let mut journal = begin(&folders, "a");
        let of_a = Some(journal.id.clone());
        assert_eq!(id(&folders, "a"), of_a, "cut short");
        assert_eq!(id(&folders, "b"), None, "another feed");
        journal.append(&Entry::Applied).unwrap();
        assert_eq!(id(&folders, "a"), of_a, "not proved");
        let mut other = begin(&folders, "b");
        assert_eq!(id(&folders, "a"), None, "covered by another run");
        other.append(&Entry::taken_back()).unwrap();
        assert_eq!(id(&folders, "a"), of_a, "which was taken back");
        prove(&mut journal);
        assert_eq!(id(&folders, "a"), None);
    }

    #[test]
    fn a_run_goes_on_in_its_own_journal() {
        let (_folder, folders) = folders();
        let journal = begin(&folders, "a");
        let run = unfinished(&folders, ORGANIZATION, "a").unwrap().unwrap();
        let mut again = Journal::reopen(&folders, &run).unwrap();
        assert_eq!(again.id, journal.id);
        let feed = "a".to_owned();
        let number = again.intend(Recorded::AddUpstream { feed }).unwrap();
        again.append(&Entry::Done { number }).unwrap();
        again.append(&Entry::Applied).unwrap();
        let runs = history(&folders).unwrap();
        assert_eq!((runs.len(), runs[0].state), (1, RunState::Applied));
        assert_eq!(
            runs[0].changes.iter().map(|c| c.done).collect::<Vec<_>>(),
            [false, true]
        );
    }

    #[test]
    fn only_the_feed_that_was_created_is_new() {
        let (_folder, folders) = folders();
        let mut journal = begin(&folders, "a");
        let new = |feed| created_lately(&folders, ORGANIZATION, feed).unwrap();
        assert!(!new("a"));
        let (project, name) = (None, "a".to_owned());
        journal
            .intend(Recorded::CreateFeed { project, name })
            .unwrap();
        journal.append(&Entry::taken_back()).unwrap();
        assert!(new("a"), "also when the run was taken back");
        assert!(!new("b"));
    }

    #[test]
    fn a_fingerprint_tells_tokens_apart_and_nothing_more() {
        let (one, other) = ("x".repeat(30), "y".repeat(30));
        let of = |run, token: &str| fingerprint(run, &SecretString::from(token));
        assert_eq!(of("run", &one), of("run", &one));
        assert_ne!(of("run", &one), of("run", &other));
        assert_ne!(of("run", &one), of("other", &one));
        assert_eq!(of("run", &one).len(), 64);
    }
}
