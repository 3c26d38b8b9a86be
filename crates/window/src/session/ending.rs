//! How a window's session ends: what runs is stopped and put back, and the
//! practice world is thrown away. It asks nobody; the page has asked before.

use super::Session;
use std::time::Duration;
use tokio::time::timeout;

/// How long a closed window is waited for; what is not put back by then is
/// offered at the next start.
const LIMIT: Duration = Duration::from_secs(10);

impl Session {
    /// A set-up runs, so that closing would cut it short.
    pub fn is_running(&self) -> bool {
        self.state().running.is_some()
    }

    /// Stops what runs, waits until everything that changes something has
    /// ended, and throws the practice world away. Takes at most ten seconds.
    pub async fn close(&self) {
        {
            let state = self.state();
            let tokens = [&state.running, &state.searching, &state.signing_in];
            tokens
                .into_iter()
                .flatten()
                .for_each(|token| token.cancel());
        }
        // Beyond its time nothing is worth keeping a closed window open for.
        let _ = timeout(LIMIT, self.wait_and_leave()).await;
    }

    async fn wait_and_leave(&self) {
        let _nothing_changes = self.changing.lock().await;
        let practice = self.practice.lock().await.take();
        self.state().practice = None;
        if let Some(practice) = practice {
            // What stays in the system's temporary folder is not worth keeping
            // a closed window open for.
            let _ = practice.end().await;
        }
    }
}
