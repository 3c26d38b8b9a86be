//! The ends of a set-up, in what is in force then: read from the journal,
//! not from what was planned.

use super::way::{Stopped, Way, Wish};
use crate::contract::{ProofView, RunView, SetUpEnd};
use crate::session::plan::count;
use crate::session::shown::shown;
use azure_devops::ErrorKind;
use setup::event::{Event, Progress};
use setup::journal::{self, Run, RunState};
use setup::{Applied, Failure, Proof, RunSummary, UndoWish};
use std::collections::BTreeSet;
use std::time::Duration;
use time::OffsetDateTime;
use time::format_description::well_known::Rfc3339;

/// How long a cancelled set-up looks whether a feed was created.
const LOOK_LIMIT: Duration = Duration::from_millis(800);

impl Way<'_> {
    /// Proved: nothing is left to be tried again.
    pub(super) fn done(&self, proof: &Proof, applied: &Applied) -> SetUpEnd {
        {
            let mut state = self.session.state();
            state.record.tried = None;
            // What failed on the way is mended.
            state.failure = None;
        }
        SetUpEnd::Done {
            proof: proof_view(proof),
            summary: self.summary(applied.run.as_deref()),
        }
    }

    /// What was to be mended is, and nothing is left to be tried again.
    pub(super) fn mended(&self, applied: &Applied) -> SetUpEnd {
        {
            let mut state = self.session.state();
            (state.mending, state.record.tried) = (None, None);
        }
        SetUpEnd::Mended {
            summary: self.summary(applied.run.as_deref()),
        }
    }

    /// It stays where it is; a second try goes on there.
    pub(super) fn failed(&self, stopped: Stopped) -> SetUpEnd {
        // What a cancellation could not put back is no longer all in place.
        let applied = stopped.applied.filter(|_| !self.cancel.is_cancelled());
        let run = match &applied {
            Some(applied) => applied.run.clone(),
            None => self.run_to_go_on_with().map(|run| run.id),
        };
        let summary = self.summary(run.as_deref());
        self.session.state().record.tried = run;
        SetUpEnd::Failed {
            problem: self.session.problem(stopped.failure),
            summary,
            applied: applied.is_some(),
        }
    }

    /// This computer is as before, also before earlier tries of this window.
    pub(super) async fn cancelled(&self, wish: Wish, before: &BTreeSet<String>) -> SetUpEnd {
        if wish == Wish::ProveAgain {
            let feeds_kept = Vec::new();
            return SetUpEnd::Cancelled { feeds_kept };
        }
        match self.put_back(before).await {
            Ok(feeds_kept) => SetUpEnd::Cancelled { feeds_kept },
            Err(failure) => self.failed(failure.into()),
        }
    }

    async fn put_back(&self, before: &BTreeSet<String>) -> Result<Vec<String>, Failure> {
        let tried = self.session.state().record.tried.take();
        if let Some(run) = self
            .run_to_go_on_with()
            .filter(|run| Some(&run.id) == tried.as_ref())
        {
            let mut ignore = |_: Event| {};
            let mut progress = Progress::new(&mut ignore);
            let wish = UndoWish::run(run.id);
            Box::pin(self.setup.undo(&wish, &mut progress)).await?;
        }
        let mut feeds = Vec::new();
        for run in self.runs_undone().difference(before) {
            if let Ok(summary) = self.setup.run_summary(Some(run)) {
                feeds.extend(self.feeds_kept(summary).await);
            }
        }
        self.hold_account_again().await?;
        Ok(feeds)
    }

    /// Feeds that the run created; one whose creation was cut short only if the
    /// server has it.
    async fn feeds_kept(&self, summary: RunSummary) -> Vec<String> {
        let mut feeds = summary.feeds_created;
        for name in summary.feeds_uncertain {
            let look = tokio::time::timeout(LOOK_LIMIT, self.is_there(&name)).await;
            if look.unwrap_or(false) {
                feeds.push(name);
            }
        }
        feeds
    }

    async fn is_there(&self, name: &str) -> bool {
        let scope = &self.profile.feed.scope;
        let Ok((client, _)) = self.setup.client(&self.profile.endpoints).await else {
            return false;
        };
        match client.feed(scope, name).await {
            Ok(_) => true,
            // A new feed refuses its creator at first (azure-devops facts §1.2).
            Err(error) => error.kind() == ErrorKind::Forbidden,
        }
    }

    /// The runs that are taken back by now.
    pub(super) fn runs_undone(&self) -> BTreeSet<String> {
        let runs = journal::history(&self.setup.folders).unwrap_or_default();
        let undone = runs.into_iter().filter(|run| run.state == RunState::Undone);
        undone.map(|run| run.id).collect()
    }

    /// The run of this feed that was cut short, if a next one goes on with it.
    fn run_to_go_on_with(&self) -> Option<Run> {
        let runs = journal::history(&self.setup.folders).ok()?;
        let newest = runs.into_iter().find(|run| run.state != RunState::Undone)?;
        let organization = self.profile.endpoints.organization_url().as_str();
        let is_for = newest.organization == organization && newest.feed == self.profile.feed.name;
        (is_for && newest.state == RunState::Interrupted).then_some(newest)
    }

    /// What is in force of a run; nothing for none, and for one whose journal
    /// cannot be read.
    fn summary(&self, run: Option<&str>) -> RunView {
        let summary = run.and_then(|run| self.setup.run_summary(Some(run)).ok());
        let Some(summary) = summary else {
            return RunView {
                run: None,
                changes: 0,
                files: Vec::new(),
                keychain: false,
                feeds_created: Vec::new(),
            };
        };
        let home = &self.setup.computer.home;
        RunView {
            run: Some(summary.run),
            changes: count(summary.changes_made),
            files: summary.files.iter().map(|path| shown(path, home)).collect(),
            keychain: summary.keychain,
            feeds_created: summary.feeds_created,
        }
    }
}

fn proof_view(proof: &Proof) -> ProofView {
    ProofView {
        package: proof.package.clone(),
        version: proof.version.clone(),
        feed: proof.feed.clone(),
        upstream: proof.upstream.clone(),
        cargo: proof.cargo.clone(),
        milliseconds: super::steps::milliseconds_of(proof.milliseconds),
        at: now(),
    }
}

/// Now, by RFC 3339 in whole seconds.
fn now() -> String {
    let now = OffsetDateTime::now_utc();
    let whole = now.replace_nanosecond(0).unwrap_or(now);
    // A year of four digits always formats.
    whole.format(&Rfc3339).unwrap_or_default()
}
