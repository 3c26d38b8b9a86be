//! This computer, for the program that shows the window: what a session runs
//! on, and the few things of it that the program itself touches. It starts
//! nothing, and it never creates a folder.

use super::{Session, SessionOptions};
use crate::contract::Problem;
use crate::problem;
use azure_devops::ClientOptions;
use cargo_home::Computer;
use setup::profile::NetworkWish;
use setup::{ErrorCode, Failure};
use sign_in::SecretStore;
use std::fmt::Display;
use std::path::{Path, PathBuf};

impl SessionOptions {
    /// This computer, from the environment of this process.
    ///
    /// # Errors
    /// When the environment does not say where the person's folders are.
    #[expect(
        clippy::result_large_err,
        reason = "a problem is what a person is shown, once at the start"
    )]
    pub fn of_this_computer() -> Result<SessionOptions, Problem> {
        let computer = Computer::from_environment().map_err(|error| problem::of(&error.into()))?;
        let network = setup::network_options(&computer, &NetworkWish::default());
        Ok(SessionOptions {
            folders: setup::folders_of(&computer),
            computer,
            secrets: SecretStore::Keychain,
            client_options: ClientOptions {
                network,
                ..ClientOptions::default()
            },
            provider_program: None,
        })
    }

    /// Where the window's program writes its log.
    pub fn log_folder(&self) -> PathBuf {
        self.folders.state.join("log")
    }
}

impl Session {
    /// One of our own folders cannot be used, as the page shows it.
    pub fn folder_unusable(&self, folder: &Path, why: impl Display) -> Problem {
        let failure = Failure::new(ErrorCode::FolderUnusable);
        self.problem(failure.at(folder.display()).because(why))
    }
}
