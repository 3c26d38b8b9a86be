//! Making the kept plan true and proving it, step by step, until it is done,
//! has failed or was cancelled. One runs at a time; whatever becomes of it, the
//! window knows afterwards that it no longer runs.

mod account;
mod conclusion;
mod reporter;
mod running;
mod steps;
mod way;

pub(crate) use running::under_way;

use super::{Answer, Session};
use crate::contract::{SetUpEnd, SetUpEvent};
use reporter::Reporter;
use running::Running;
use setup::profile::StoreKind;
use setup::{ErrorCode, Failure, Profile, Setup};
use way::{Way, Wish};

/// Whether a set-up keeps the account that is held. Where the person sets
/// Cargo's variables, nothing is kept at all.
pub(crate) fn keeps_account(setup: &Setup, profile: &Profile) -> bool {
    let keeps = profile.store != StoreKind::Environment;
    keeps && setup.accounts.held(&profile.endpoints).is_some()
}

impl Session {
    /// Makes the kept plan true and proves it. After a failure it plans the
    /// same anew and goes on where it stopped.
    ///
    /// # Errors
    /// When another one runs or nothing was planned; all other failures are
    /// ends of their own.
    pub async fn set_up(&self, report: &mut (dyn FnMut(SetUpEvent) + Send)) -> Answer<SetUpEnd> {
        self.go(Wish::SetUp, report).await
    }

    /// Proves once more what is in place; changes nothing.
    ///
    /// # Errors
    /// As for [`Session::set_up`].
    pub async fn prove_again(
        &self,
        report: &mut (dyn FnMut(SetUpEvent) + Send),
    ) -> Answer<SetUpEnd> {
        self.go(Wish::ProveAgain, report).await
    }

    /// Cancels what runs, if anything does. Answers at once.
    ///
    /// # Errors
    /// Never.
    pub async fn cancel_set_up(&self) -> Answer<()> {
        if let Some(running) = &self.state().running {
            running.cancel();
        }
        Ok(())
    }

    async fn go(
        &self,
        wish: Wish,
        report: &mut (dyn FnMut(SetUpEvent) + Send),
    ) -> Answer<SetUpEnd> {
        let running = Running::begin(self).map_err(|failure| self.problem(failure))?;
        let begun = || {
            let setup = self.setup()?;
            let profile = self.profile_to_go(wish, &setup)?;
            Ok::<_, Failure>((setup, profile))
        };
        let (mut setup, profile) = begun().map_err(|failure| self.problem(failure))?;
        let waits = self.state().record.waits.clone();
        setup.client_options = waits.told_by(setup.client_options);
        let mut told = waits.listen();
        let reporter = Reporter::new(self, &setup.computer.home, report);
        let way = Way {
            session: self,
            setup: &setup,
            profile: &profile,
            reporter: &reporter,
            cancel: running.cancel(),
        };
        let mut work = Box::pin(way.go(wish));
        loop {
            tokio::select! {
                biased;
                end = &mut work => return Ok(end),
                Some(wait) = told.recv() => reporter.wait(wait),
            }
        }
    }

    /// The newest plan's profile, if it is of the organization that is chosen;
    /// for a proof, else that of the newest set-up.
    fn profile_to_go(&self, wish: Wish, setup: &Setup) -> Result<Profile, Failure> {
        let planned = {
            let state = self.state();
            let chosen = state.chosen.as_ref().map(|chosen| &chosen.endpoints);
            let profile = state.profile.as_ref();
            profile
                .filter(|profile| Some(&profile.endpoints) == chosen)
                .cloned()
        };
        match (planned, wish) {
            (Some(profile), _) => Ok(profile),
            (None, Wish::ProveAgain) => {
                let newest = setup.run_summary(None)?;
                setup.resume_profile(&newest.run)
            }
            (None, Wish::SetUp) => {
                Err(Failure::new(ErrorCode::Internal).because("Nothing was planned."))
            }
        }
    }
}
