//! The doctor: looks whether Cargo gets its crates through the feeds that were
//! set up here, and what stands in the way. Every look has a time limit, those
//! that need not wait for each other run at once, and none changes anything.

pub mod catalogue;
mod check;
mod computer;
mod configuration;
mod contents;
mod expiry;
mod feed;
mod findings;
mod locked;
mod look;
mod mend;
mod missing;
mod network;
mod order;
mod provider;
mod recorded;
mod rights;
mod role;
mod token;

pub use check::{Check, Fix, Verdict};
pub use mend::Mend;
pub use recorded::RecordedSetUp;

use crate::error_code::ErrorCode;
use crate::event::whole_milliseconds;
use crate::failure::Failure;
use crate::setup::Setup;
use look::Looks;
use serde::Serialize;
use std::time::{Duration, Instant};
use tokio_util::sync::CancellationToken;

/// How long one look may take.
const LIMIT: Duration = Duration::from_secs(5);
/// How long the keychain may take to answer.
const KEYCHAIN_LIMIT: Duration = Duration::from_secs(3);

/// Everything that was found.
#[derive(Clone, Debug, Serialize, schemars::JsonSchema)]
pub struct Examined {
    /// How many set-ups are in place.
    pub set_ups: usize,
    /// The feed of the newest one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub feed: Option<String>,
    /// Failed, then warnings, then skipped, then well.
    pub checks: Vec<Check>,
    /// How long all of it took.
    pub milliseconds: u64,
}

impl Setup {
    /// Looks at this computer and at every set-up that the journal knows.
    /// `report` hears of each check as soon as it is done.
    ///
    /// # Errors
    /// [`ErrorCode::Cancelled`], and journals that cannot be read; whatever
    /// else goes wrong is a finding.
    pub async fn examine(
        &self,
        report: &mut (dyn FnMut(&Check) + Send),
        cancel: &CancellationToken,
    ) -> Result<Examined, Failure> {
        let since = Instant::now();
        let set_ups = self.set_ups()?;
        let mut looks = Looks::default();
        computer::look(&mut looks, self, &set_ups);
        for set_up in &set_ups {
            configuration::look(&mut looks, self, set_up);
            provider::look(&mut looks, self, set_up);
            expiry::look(&mut looks, self, set_up);
            token::look(&mut looks, self, set_up);
            feed::look(&mut looks, self, set_up);
            network::look(&mut looks, self, set_up);
        }
        let mut checks = Vec::new();
        loop {
            let done = tokio::select! {
                biased;
                () = cancel.cancelled() => return Err(ErrorCode::Cancelled.into()),
                done = looks.next() => done,
            };
            let Some(done) = done else { break };
            done.iter().for_each(&mut *report);
            checks.extend(done);
        }
        // Whichever look was done first, the same findings come in the same order.
        checks.sort_by(|one, other| order(one).cmp(&order(other)));
        Ok(Examined {
            set_ups: set_ups.len(),
            feed: set_ups
                .first()
                .map(|newest| newest.profile.feed.name.clone()),
            checks,
            milliseconds: whole_milliseconds(since.elapsed()),
        })
    }
}

fn order(check: &Check) -> (Verdict, &str, &str, &str) {
    (check.verdict, check.id, check.variant, &check.sentence)
}
