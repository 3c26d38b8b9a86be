//! How a window's session ends: what runs is stopped and put back, and the
//! practice world is thrown away. It asks nobody; the page has asked before.

use super::Session;

impl Session {
    /// A set-up runs, so that closing would cut it short.
    pub fn is_running(&self) -> bool {
        self.state().running.is_some()
    }

    /// Stops what runs, waits until everything that changes something has
    /// ended, and throws the practice world away.
    pub async fn close(&self) {
        {
            let state = self.state();
            let tokens = [&state.running, &state.searching];
            tokens
                .into_iter()
                .flatten()
                .for_each(|token| token.cancel());
        }
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
