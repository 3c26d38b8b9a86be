//! Looks that run at the same time, each with its own time limit. What is not
//! done in time is skipped, which is never ok.

use super::check::Check;
use super::recorded::RecordedSetUp;
use crate::error_code::ErrorCode;
use crate::failure::Failure;
use std::future::Future;
use std::time::Duration;
use tokio::task::JoinSet;

/// All that is being looked at. What is left of it ends when it is dropped.
#[derive(Default)]
pub(super) struct Looks(JoinSet<Vec<Check>>);

impl Looks {
    /// Begins a look; when it is not done in time, those checks are skipped,
    /// because `who` did not answer.
    pub(super) fn add(
        &mut self,
        ids: &'static [&'static str],
        who: &str,
        limit: Duration,
        look: impl Future<Output = Vec<Check>> + Send + 'static,
    ) {
        let who = who.to_owned();
        self.0.spawn(async move {
            let late = |id: &&'static str| Check::timed_out(id, &who, limit.as_secs());
            match tokio::time::timeout(limit, look).await {
                Ok(checks) => checks,
                Err(_) => ids.iter().map(late).collect(),
            }
        });
    }

    /// The checks of the next look that is done; none when all are.
    pub(super) async fn next(&mut self) -> Option<Vec<Check>> {
        match self.0.join_next().await? {
            Ok(checks) => Some(checks),
            Err(error) => {
                let failure = Failure::new(ErrorCode::Internal).because(error);
                Some(vec![Check::of_failure("doctor", &failure)])
            }
        }
    }
}

/// Looks at files beside the runtime.
pub(super) async fn blocking(look: impl FnOnce() -> Vec<Check> + Send + 'static) -> Vec<Check> {
    match tokio::task::spawn_blocking(look).await {
        Ok(checks) => checks,
        Err(error) => {
            let failure = Failure::new(ErrorCode::Internal).because(error);
            vec![Check::of_failure("doctor", &failure)]
        }
    }
}

/// The organization's name for people: its host and path.
pub(super) fn organization(set_up: &RecordedSetUp) -> String {
    let url = set_up.profile.endpoints.organization_url();
    let host = url.host_str().unwrap_or_default();
    format!("{host}{}", url.path().trim_end_matches('/'))
}
