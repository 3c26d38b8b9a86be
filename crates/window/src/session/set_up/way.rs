//! The way of one set-up: plan again if need be, keep the account's token,
//! change, prove. The order is that of the command line's quickstart.

use super::reporter::Reporter;
use super::steps;
use crate::contract::SetUpEnd;
use crate::session::Session;
use setup::event::{Event, Progress};
use setup::{Applied, ErrorCode, Failure, Prepared, Profile, Proof, ProofWish, Setup};
use tokio_util::sync::CancellationToken;

/// What is asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Wish {
    /// Change and prove.
    SetUp,
    /// Only prove.
    ProveAgain,
}

/// One set-up on its way.
pub(super) struct Way<'a> {
    pub(super) session: &'a Session,
    pub(super) setup: &'a Setup,
    pub(super) profile: &'a Profile,
    pub(super) reporter: &'a Reporter<'a>,
    pub(super) cancel: &'a CancellationToken,
}

/// Where it ended before it was through.
pub(super) struct Stopped {
    pub(super) failure: Failure,
    /// Every change is made; only the proof is missing.
    pub(super) applied: Option<Applied>,
}

impl From<Failure> for Stopped {
    fn from(failure: Failure) -> Stopped {
        Stopped {
            failure,
            applied: None,
        }
    }
}

impl Way<'_> {
    /// Goes it to its end, whichever that is.
    pub(super) async fn go(&self, wish: Wish) -> SetUpEnd {
        let before = self.runs_undone();
        match self.walk(wish).await {
            Ok((Some(proof), applied)) => {
                self.keep_account_for_good().await;
                self.done(&proof, &applied)
            }
            Ok((None, applied)) => self.mended(&applied),
            Err(stopped) if stopped.failure.code == ErrorCode::Cancelled => {
                self.cancelled(wish, &before).await
            }
            Err(stopped) => self.failed(stopped),
        }
    }

    /// Without a proof where only something was mended.
    async fn walk(&self, wish: Wish) -> Result<(Option<Proof>, Applied), Stopped> {
        let mut prepared = self.prepared(wish).await?;
        let mends = prepared.mends();
        let proof = ProofWish {
            build: true,
            ..ProofWish::default()
        };
        let keeps = super::keeps_account(self.setup, self.profile);
        let keeps = keeps && wish == Wish::SetUp && !mends;
        self.announce(&prepared, &proof, keeps);
        if keeps {
            self.keep_account().await?;
        }
        let mut report = |event: Event| self.reporter.engine(event);
        let mut progress = Progress::new(&mut report);
        let applied = self.setup.apply(&mut prepared, &mut progress, self.cancel);
        let applied = Box::pin(applied).await?;
        if mends {
            return Ok((None, applied));
        }
        let proved = self
            .setup
            .prove(&prepared, &proof, &applied, &mut progress, self.cancel);
        match Box::pin(proved).await {
            Ok(proof) => Ok((Some(proof), applied)),
            Err(failure) => Err(Stopped {
                failure,
                applied: Some(applied),
            }),
        }
    }

    /// The kept plan, or the same made anew.
    async fn prepared(&self, wish: Wish) -> Result<Prepared, Failure> {
        let kept = self.session.state().prepared.take();
        let of_this = |prepared: &Prepared| prepared.profile().endpoints == self.profile.endpoints;
        if let Some(prepared) = kept.filter(of_this).filter(|_| wish == Wish::SetUp) {
            return Ok(prepared);
        }
        let mending = self.session.state().mending.clone();
        let prepare = async {
            match mending.filter(|_| wish == Wish::SetUp) {
                Some(fix) => Box::pin(self.setup.plan_fix(&fix)).await,
                None => Box::pin(self.setup.prepare(self.profile.clone())).await,
            }
        };
        let prepared = tokio::select! {
            biased;
            () = self.cancel.cancelled() => return Err(ErrorCode::Cancelled.into()),
            prepared = prepare => prepared?,
        };
        if wish == Wish::ProveAgain && !prepared.plan.is_empty() {
            let differs = prepared.plan.changes.iter().map(setup::Change::title);
            return Err(Failure::new(ErrorCode::FileChanged)
                .because(differs.collect::<Vec<_>>().join(". ")));
        }
        Ok(prepared)
    }

    fn announce(&self, prepared: &Prepared, proof: &ProofWish, keeps_account: bool) {
        let home = &self.setup.computer.home;
        let proves = Some(proof).filter(|_| !prepared.mends());
        let engine = self.setup.steps(prepared, proves);
        let mut all = Vec::new();
        if keeps_account {
            all.push(steps::keep_account(prepared));
        }
        all.extend(steps::views(&engine, prepared, proof, home));
        self.reporter.announce(all);
    }
}
