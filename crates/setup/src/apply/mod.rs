//! Making a plan true: one change after the other, each in the journal before
//! it is made. Cancelled, it puts back what it changed on this computer;
//! failed, it stops where it is, and can be applied again or undone.

mod local;
pub(crate) use local::sha256;
pub(crate) mod server;

use crate::error_code::ErrorCode;
use crate::event::{Progress, Step};
use crate::failure::Failure;
use crate::journal::{Entry, Journal};
use crate::plan::Change;
use crate::setup::{Prepared, Setup};
use crate::{lock, undo};
use tokio_util::sync::CancellationToken;

/// What was applied.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Applied {
    /// The run in the journal; none when there was nothing to do.
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
            return Ok(Applied {
                run: None,
                changes: 0,
            });
        }
        let _lock = lock::take(&self.folders, progress).await?;
        let organization = prepared.profile.endpoints.organization_url().to_string();
        let mut journal =
            Journal::begin(&self.folders, &organization, &prepared.profile.feed.name)?;
        let changes = std::mem::take(&mut prepared.plan.changes);
        let result = make_all(prepared, &changes, &mut journal, progress, cancel).await;
        let made = changes.len();
        prepared.plan.changes = changes;
        match result {
            Ok(()) => {
                journal.append(&Entry::Applied)?;
                Ok(Applied {
                    run: Some(journal.id),
                    changes: made,
                })
            }
            Err(failure) if failure.code == ErrorCode::Cancelled => {
                let id = journal.id.clone();
                drop(journal);
                undo::take_back(&self.folders, &id, &prepared.tokens).await?;
                Err(failure)
            }
            Err(failure) => Err(failure),
        }
    }
}

async fn make_all(
    prepared: &mut Prepared,
    changes: &[Change],
    journal: &mut Journal,
    progress: &mut Progress<'_>,
    cancel: &CancellationToken,
) -> Result<(), Failure> {
    for (number, change) in changes.iter().enumerate() {
        progress.start(&change.step_id(number));
        let made = tokio::select! {
            biased;
            () = cancel.cancelled() => Err(ErrorCode::Cancelled.into()),
            made = make(prepared, change, journal) => made,
        };
        progress.settle(made)?;
        if matches!(change, Change::CreateFeed { .. }) {
            wait_for_feed(prepared, progress, cancel).await?;
        }
    }
    Ok(())
}

async fn make(
    prepared: &mut Prepared,
    change: &Change,
    journal: &mut Journal,
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
            local::store_token(prepared, journal, *replaces).await
        }
        Change::WriteConfiguration {
            path,
            before,
            after,
            ..
        } => local::write_configuration(journal, path, before.as_deref(), after),
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
pub(crate) fn steps(changes: &[Change]) -> Vec<Step> {
    let mut steps = Vec::new();
    for (number, change) in changes.iter().enumerate() {
        steps.push(Step::new(change.step_id(number), change.title()));
        if matches!(change, Change::CreateFeed { .. }) {
            steps.push(Step::new("wait-feed", "Wait until the new feed answers"));
        }
    }
    steps
}
