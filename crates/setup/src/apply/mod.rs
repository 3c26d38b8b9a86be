//! Making a plan true: one change after the other, each in the journal before
//! it is made. Cancelled, it puts back what it changed on this computer;
//! failed, it stops where it is, and can be applied again or undone.

mod already;
mod local;
mod mend;
pub(crate) use local::{hexadecimal, sha256};
pub(crate) use mend::{kept_name, mode_of, read, salted, set_mode};
pub(crate) mod server;

use crate::error_code::ErrorCode;
use crate::event::{Progress, Step};
use crate::failure::Failure;
use crate::journal::{self, Entry, Journal, Run};
use crate::plan::Change;
use crate::setup::{Prepared, Setup};
use crate::{lock, undo};
use cargo_home::file::NewFile;
use std::path::Path;
use tokio_util::sync::CancellationToken;

/// What was applied.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Applied {
    /// The run in the journal; none when there was nothing to do. With no
    /// changes it is an earlier one that was never proved.
    pub run: Option<String>,
    /// How many changes were made.
    pub changes: usize,
}

impl Setup {
    /// Makes every change of the plan. When it returns, [`Setup::prove`] can
    /// follow.
    ///
    /// # Errors
    /// The first failure; what was done before it is in the journal. On
    /// cancellation this computer is as before.
    pub async fn apply(
        &self,
        prepared: &mut Prepared,
        progress: &mut Progress<'_>,
        cancel: &CancellationToken,
    ) -> Result<Applied, Failure> {
        if prepared.plan.is_empty() {
            return self.nothing_to_apply(prepared, progress).await;
        }
        let lock = tokio::select! {
            biased;
            () = cancel.cancelled() => return Err(ErrorCode::Cancelled.into()),
            lock = lock::take(&self.folders, progress) => lock?,
        };
        self.stop_taking_back(prepared)?;
        let made = already::made(prepared).await;
        let open = made.iter().filter(|made| !**made).count();
        if open == 0 {
            drop(lock);
            pass_all(prepared, progress, cancel).await?;
            return self.nothing_to_apply(prepared, progress).await;
        }
        let mut journal = self.journal(prepared, open)?;
        let result = make_all(self, prepared, &made, &mut journal, progress, cancel).await;
        match result {
            Ok(()) => {
                journal.append(&Entry::Applied)?;
                Ok(Applied {
                    run: Some(journal.id),
                    changes: open,
                })
            }
            Err(failure) if failure.code == ErrorCode::Cancelled => {
                let id = journal.id.clone();
                drop(journal);
                undo::take_back(self, &id, prepared).await?;
                Err(failure)
            }
            Err(failure) => Err(failure),
        }
    }

    /// Whether nothing that an earlier run applied still waits for its proof, or
    /// is half taken back.
    ///
    /// # Errors
    /// When the journals cannot be read.
    pub fn is_proved(&self, prepared: &Prepared) -> Result<bool, Failure> {
        let is_waited_for = self.unfinished(prepared)?.is_some();
        Ok(!is_waited_for && self.half_taken_back(prepared)?.is_none())
    }

    /// The run that was cut short and that [`Setup::apply`] goes on with.
    ///
    /// # Errors
    /// When the journals cannot be read.
    pub fn goes_on_with(&self, prepared: &Prepared) -> Result<Option<String>, Failure> {
        let run = self.unfinished(prepared)?;
        Ok(run.filter(Run::is_interrupted).map(|run| run.id))
    }

    /// Nothing differs from the plan; an earlier run may have been cut short
    /// after its last change.
    async fn nothing_to_apply(
        &self,
        prepared: &Prepared,
        progress: &mut Progress<'_>,
    ) -> Result<Applied, Failure> {
        let mut run = self.unfinished(prepared)?;
        let is_half_back = self.half_taken_back(prepared)?.is_some();
        if is_half_back || run.as_ref().is_some_and(Run::is_interrupted) {
            // It may just as well be under way elsewhere.
            let _lock = lock::take(&self.folders, progress).await?;
            self.stop_taking_back(prepared)?;
            run = self.unfinished(prepared)?;
            if let Some(run) = run.as_ref().filter(|run| run.is_interrupted()) {
                Journal::reopen(&self.folders, run)?.append(&Entry::Applied)?;
            }
        }
        Ok(Applied {
            run: run.map(|run| run.id),
            changes: 0,
        })
    }

    /// A run that was cut short goes on in its own journal, so that one undo
    /// takes all of it back.
    fn journal(&self, prepared: &Prepared, planned: usize) -> Result<Journal, Failure> {
        let profile = &prepared.profile;
        let run = self.unfinished(prepared)?;
        // What the doctor mends is no part of what that run was about to do.
        let run = run.filter(|_| !prepared.mends);
        match run.filter(Run::is_interrupted) {
            Some(run) => Journal::go_on(&self.folders, &run, profile, planned),
            None => Journal::begin_for(&self.folders, profile, planned),
        }
    }

    /// Whoever sets up again does not go on with an undo that was cut short.
    /// Only for whoever holds the lock.
    fn stop_taking_back(&self, prepared: &Prepared) -> Result<(), Failure> {
        match self.half_taken_back(prepared)? {
            Some(run) => Journal::reopen(&self.folders, &run)?.append(&Entry::NotTakenBack),
            None => Ok(()),
        }
    }

    fn half_taken_back(&self, prepared: &Prepared) -> Result<Option<Run>, Failure> {
        let organization = prepared.profile.endpoints.organization_url();
        let feed = &prepared.profile.feed.name;
        journal::half_taken_back(&self.folders, organization.as_str(), feed)
    }

    fn unfinished(&self, prepared: &Prepared) -> Result<Option<Run>, Failure> {
        let organization = prepared.profile.endpoints.organization_url();
        let feed = &prepared.profile.feed.name;
        journal::unfinished(&self.folders, organization.as_str(), feed)
    }
}

/// Another one was faster with every change.
async fn pass_all(
    prepared: &Prepared,
    progress: &mut Progress<'_>,
    cancel: &CancellationToken,
) -> Result<(), Failure> {
    for (number, change) in prepared.plan.changes.iter().enumerate() {
        progress.start(&change.step_id(number));
        progress.settle(Ok::<_, Failure>(()))?;
        if matches!(change, Change::CreateFeed { .. }) {
            wait_for_feed(prepared, progress, cancel).await?;
        }
    }
    Ok(())
}

async fn make_all(
    setup: &Setup,
    prepared: &mut Prepared,
    already: &[bool],
    journal: &mut Journal,
    progress: &mut Progress<'_>,
    cancel: &CancellationToken,
) -> Result<(), Failure> {
    if prepared.feed_is_new {
        wait_for_feed(prepared, progress, cancel).await?;
    }
    let changes = prepared.plan.changes.clone();
    for (number, change) in changes.iter().enumerate() {
        progress.start(&change.step_id(number));
        let made = tokio::select! {
            biased;
            () = cancel.cancelled() => Err(ErrorCode::Cancelled.into()),
            () = std::future::ready(()), if already[number] => Ok(()),
            made = make(setup, prepared, change, journal, progress) => made,
        };
        progress.settle(made)?;
        if matches!(change, Change::CreateFeed { .. }) {
            wait_for_feed(prepared, progress, cancel).await?;
        }
    }
    Ok(())
}

async fn make(
    setup: &Setup,
    prepared: &mut Prepared,
    change: &Change,
    journal: &mut Journal,
    progress: &mut Progress<'_>,
) -> Result<(), Failure> {
    match change {
        Change::CreateFeed {
            project,
            name,
            upstream,
        } => server::create_feed(prepared, journal, project.as_deref(), name, upstream).await,
        Change::AddUpstream { upstream, .. } => {
            server::add_upstream(prepared, journal, upstream).await
        }
        Change::SetVisibility { visibility, .. } => {
            server::set_visibility(prepared, journal, *visibility).await
        }
        Change::StoreToken { replaces, .. } => {
            local::store_token(setup, prepared, journal, *replaces).await
        }
        Change::RemoveToken { .. } => local::remove_token(setup, prepared, journal).await,
        Change::RemoveFile { path, before, .. } => mend::remove_file(journal, path, before),
        Change::RemovePlainToken { path, registry, .. } => {
            mend::remove_plain_token(setup, journal, path, registry).await
        }
        Change::RestrictWriting {
            path,
            before,
            after,
        } => mend::restrict_writing(journal, path, before, after),
        Change::RegisterProvider {
            path,
            before,
            after,
            ..
        } => {
            let writing = writing(path, before.as_deref(), after, NewFile::Private);
            local::write_file(journal, progress, writing).await
        }
        Change::WriteConfiguration {
            path,
            before,
            after,
            ..
        } => {
            let writing = writing(path, before.as_deref(), after, NewFile::Shared);
            local::write_file(journal, progress, writing).await
        }
    }
}

fn writing<'a>(
    path: &'a Path,
    before: Option<&'a [u8]>,
    after: &'a [u8],
    new_file: NewFile,
) -> local::Writing<'a> {
    local::Writing {
        path,
        before,
        after,
        new_file,
    }
}

/// A new feed refuses even its creator for some seconds (§1.2).
async fn wait_for_feed(
    prepared: &Prepared,
    progress: &mut Progress<'_>,
    cancel: &CancellationToken,
) -> Result<(), Failure> {
    progress.start("wait-feed");
    let waited = tokio::select! {
        biased;
        () = cancel.cancelled() => Err(ErrorCode::Cancelled.into()),
        waited = server::wait_until_it_answers(&prepared.client, &prepared.profile.feed) => waited,
    };
    progress.settle(waited)
}

/// The steps of applying this plan, as they will be reported.
pub(crate) fn steps(prepared: &Prepared) -> Vec<Step> {
    let wait = || Step::new("wait-feed", "Wait until the new feed answers");
    let changes = &prepared.plan.changes;
    let mut steps = Vec::new();
    if prepared.feed_is_new && !changes.is_empty() {
        steps.push(wait());
    }
    for (number, change) in changes.iter().enumerate() {
        steps.push(Step::new(change.step_id(number), change.title()));
        if matches!(change, Change::CreateFeed { .. }) {
            steps.push(wait());
        }
    }
    steps
}
