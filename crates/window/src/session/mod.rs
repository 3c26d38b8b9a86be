//! One open window: the real world or a practice world, the organization that
//! is chosen, the plan that is kept, and what runs. Each command of the page is
//! one method, in the module of its subject. It never blocks one command on
//! another, but for those that change something: these follow one another.

mod accounts;
mod address;
mod answers;
mod cargo;
mod doctor;
mod ending;
mod feed_name;
mod feeds;
mod here;
mod history;
mod keychain;
mod organization;
mod packages;
mod pages;
mod plan;
mod practising;
mod profile_file;
mod projects;
mod record;
mod remotes;
mod report;
mod repositories;
mod set_up;
mod settings;
mod shown;
mod signing_in;
mod stores;
mod this_computer;
mod token;
mod undo;
mod waits;

use crate::problem;
use azure_devops::{ClientOptions, PastedAddress};
use cargo_home::{Computer, StoreKind};
use practice::PracticeHome;
use setup::profile::RawNetwork;
use setup::{ErrorCode, Failure, Folders, Prepared, Profile, Setup};
use sign_in::{Accounts, SecretStore};
use std::path::PathBuf;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use tokio_util::sync::CancellationToken;

/// What a command answers, or why it cannot.
pub type Answer<T> = Result<T, crate::contract::Problem>;

/// Everything that a window needs to know of where it runs.
#[derive(Clone)]
pub struct SessionOptions {
    /// This computer.
    pub computer: Computer,
    /// Our own folders.
    pub folders: Folders,
    /// Where the secrets of accounts are kept.
    pub secrets: SecretStore,
    /// Times and limits of the REST client.
    pub client_options: ClientOptions,
    /// Feedwright's credential provider; none looks for it as the command line
    /// does.
    pub provider_program: Option<PathBuf>,
}

/// One open window.
pub struct Session {
    options: SessionOptions,
    state: Mutex<State>,
    /// The practice world, while one runs.
    practice: tokio::sync::Mutex<Option<PracticeHome>>,
    /// Held by a command that changes something.
    changing: tokio::sync::Mutex<()>,
}

/// What changes while the person goes on.
#[derive(Default)]
pub(crate) struct State {
    /// The engine in the practice world; none in the real one.
    pub(crate) practice: Option<Setup>,
    /// The engine with the chosen organization's held token; see `Accounts`.
    pub(crate) real: Option<Setup>,
    /// The address that was chosen.
    pub(crate) chosen: Option<PastedAddress>,
    /// The profile of the newest plan.
    pub(crate) profile: Option<Profile>,
    /// The newest plan, until it is made true.
    pub(crate) prepared: Option<Prepared>,
    /// What the newest plan mends; none for one that leads to the profile.
    pub(crate) mending: Option<setup::Fix>,
    /// The project that is worked with, as far as it is known.
    pub(crate) project: Option<String>,
    /// What the chosen organization has told of its feeds.
    pub(crate) feeds: Option<Arc<feeds::KnownFeeds>>,
    /// The git remotes of this world that lead to Azure DevOps.
    pub(crate) remotes: Option<Arc<[remotes::NearRemote]>>,
    /// Counts what a person did to sign in: an answer about something earlier
    /// comes too late.
    pub(crate) token_wish: u64,
    /// Stops the sign-in that waits for the person.
    pub(crate) signing_in: Option<CancellationToken>,
    /// What the opened profile says of signing in; it goes with its organization.
    pub(crate) opened: Option<signing_in::ProfileWish>,
    /// Stops the set-up that runs.
    pub(crate) running: Option<CancellationToken>,
    /// Stops the search for repositories that runs.
    pub(crate) searching: Option<CancellationToken>,
    /// The newest failure, for the report.
    pub(crate) failure: Option<Failure>,
    /// What happened on the way, for the report and a second try.
    pub(crate) record: record::Record,
}

/// What the operating system's store is called.
pub(crate) fn store_name() -> &'static str {
    match StoreKind::of_this_system() {
        StoreKind::SecretService => "Secret Service",
        StoreKind::WindowsCredentialManager => "Windows Credential Manager",
        StoreKind::MacosKeychain => "macOS keychain",
    }
}

impl Session {
    /// A window that nobody has touched yet. Reads nothing and starts nothing.
    pub fn new(options: SessionOptions) -> Arc<Session> {
        Arc::new(Session {
            options,
            state: Mutex::default(),
            practice: tokio::sync::Mutex::default(),
            changing: tokio::sync::Mutex::default(),
        })
    }

    /// Where the real world is, whatever is practised.
    pub(crate) fn options(&self) -> &SessionOptions {
        &self.options
    }

    /// The state; nobody awaits while it is held.
    pub(crate) fn state(&self) -> MutexGuard<'_, State> {
        // A panic elsewhere left whole values behind: each is set in one move.
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// The engine of the world that the window is in.
    ///
    /// # Errors
    /// When the list of accounts cannot be read.
    pub(crate) fn setup(&self) -> Result<Setup, Failure> {
        let mut state = self.state();
        if let Some(setup) = state.practice.as_ref().or(state.real.as_ref()) {
            let opened = state.opened.as_ref();
            return Ok(match opened.map(|opened| &opened.network) {
                Some(network) => setup.reached_by(network),
                None => setup.clone(),
            });
        }
        let SessionOptions {
            computer,
            folders,
            secrets,
            client_options,
            provider_program,
        } = self.options.clone();
        let setup = Setup {
            accounts: Accounts::open(&folders.configuration, secrets)?,
            computer,
            folders,
            client_options,
            provider_program,
        };
        state.real = Some(setup.clone());
        Ok(setup)
    }

    /// The address that was chosen.
    ///
    /// # Errors
    /// [`ErrorCode::NoAccount`] before one was.
    pub(crate) fn chosen(&self) -> Result<PastedAddress, Failure> {
        let chosen = self.state().chosen.clone();
        chosen.ok_or_else(|| ErrorCode::NoAccount.into())
    }

    /// The way to the network of the profile that was opened.
    pub(crate) fn opened_network(&self) -> RawNetwork {
        let state = self.state();
        let opened = state.opened.as_ref();
        opened.map_or_else(RawNetwork::default, |it| RawNetwork::from(&it.network))
    }

    /// A failure as the page shows it, kept for the report.
    pub(crate) fn problem(&self, failure: Failure) -> crate::contract::Problem {
        let problem = problem::of(&failure);
        self.state().failure = Some(failure);
        problem
    }
}
