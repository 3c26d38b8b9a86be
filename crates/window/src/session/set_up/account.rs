//! The account's own token: kept before anything else is done, so that nothing
//! is done without it; and held again when the set-up is cancelled.

use super::steps::{KEEP_ACCOUNT, milliseconds_of};
use super::way::Way;
use crate::contract::{SetUpEvent, StepOutcome};
use setup::{ErrorCode, Failure};
use std::time::Instant;

impl Way<'_> {
    /// Keeps the token that is held for the organization. Short, and not to be
    /// dropped halfway.
    pub(super) async fn keep_account(&self) -> Result<(), Failure> {
        if self.cancel.is_cancelled() {
            return Err(ErrorCode::Cancelled.into());
        }
        let since = Instant::now();
        let id = || KEEP_ACCOUNT.to_owned();
        self.reporter.tell(SetUpEvent::Started { id: id() });
        let endpoints = &self.profile.endpoints;
        let kept = self.setup.accounts.keep_held_for_now(endpoints).await;
        let outcome = match &kept {
            Ok(_) => StepOutcome::Done,
            Err(_) => StepOutcome::Failed,
        };
        let elapsed = u64::try_from(since.elapsed().as_millis()).unwrap_or(u64::MAX);
        self.reporter.tell(SetUpEvent::Finished {
            id: id(),
            outcome,
            milliseconds: milliseconds_of(elapsed),
        });
        if let Some(kept) = kept? {
            self.session.state().record.kept = Some((endpoints.clone(), kept));
        }
        Ok(())
    }

    /// Leaves it kept: what the account before has minted is revoked.
    pub(super) async fn keep_account_for_good(&self) {
        let kept = self.session.state().record.kept.take();
        if let Some((_, kept)) = kept {
            self.setup.accounts.keep_for_good(kept).await;
        }
    }

    /// Takes that back, if it was this set-up that kept it.
    pub(super) async fn hold_account_again(&self) -> Result<(), Failure> {
        let kept = self.session.state().record.kept.take();
        match kept {
            Some((endpoints, kept)) if endpoints == self.profile.endpoints => {
                Ok(self.setup.accounts.hold_again(kept).await?)
            }
            _ => Ok(()),
        }
    }
}
