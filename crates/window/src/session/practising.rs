//! Practice mode: a world of its own beside the real one, which is left as it
//! is. What was chosen and held before is gone on both sides of the border, so
//! that neither world is taken for the other.

use super::{Answer, Session, State};
use crate::contract::Practice;
use azure_devops::PastedAddress;
use practice::PracticeHome;

impl Session {
    /// Starts a practice world and chooses its organization. Where one runs
    /// already, it is the one that is answered.
    ///
    /// # Errors
    /// What keeps the world from starting; the real one is then as before.
    pub async fn start_practice(&self) -> Answer<Practice> {
        let _nothing_changes = self.changing.lock().await;
        let mut practice = self.practice.lock().await;
        let home = match practice.take() {
            Some(home) => home,
            None => {
                let started = PracticeHome::start(&self.options().computer).await;
                let home = started.map_err(|failure| self.problem(failure))?;
                self.state().enter(&home);
                home
            }
        };
        let home = practice.insert(home);
        Ok(Practice {
            organization: self.choose_pasted(address(home)).await?,
            project: home.project(),
            uses_crates_io: home.uses_crates_io(),
        })
    }

    /// Stops what runs in the practice world and deletes its folder. Without
    /// such a world there is nothing to do.
    ///
    /// # Errors
    /// When the folder cannot be deleted; the world has ended all the same.
    pub async fn end_practice(&self) -> Answer<()> {
        self.state().stop_practising();
        let _nothing_changes = self.changing.lock().await;
        let Some(home) = self.practice.lock().await.take() else {
            return Ok(());
        };
        {
            let mut state = self.state();
            state.practice = None;
            state.leave_organization();
        }
        home.end().await.map_err(|failure| self.problem(failure))
    }
}

impl State {
    fn enter(&mut self, home: &PracticeHome) {
        self.leave_organization();
        self.practice = Some(home.setup().clone());
        self.chosen = Some(address(home));
    }

    fn stop_practising(&self) {
        if self.practice.is_some() {
            let running = [&self.running, &self.searching];
            running.into_iter().flatten().for_each(|run| run.cancel());
        }
    }
}

fn address(home: &PracticeHome) -> PastedAddress {
    PastedAddress {
        endpoints: home.endpoints().clone(),
        project: Some(home.project()),
        feed: None,
    }
}
