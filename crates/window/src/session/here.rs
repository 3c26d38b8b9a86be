//! What is found on this computer before anybody does anything: cargo, the
//! keychain, an address to begin with, and what earlier runs left. Everything
//! is looked at side by side within a few seconds, and no server is asked.

use super::Answer;
use super::Session;
use super::remotes::NearRemote;
use super::shown::shown;
use crate::contract::{Here, Interrupted, SetUpInUse, Suggestion, SuggestionSource};
use azure_devops::Endpoints;
use setup::journal::{self, Run, RunState};
use setup::{Failure, RunSummary, Setup};
use sign_in::{Account, Accounts};
use std::path::Path;
use std::time::Duration;

/// How long journals are waited for, as on a network folder.
const LIMIT: Duration = Duration::from_secs(3);

/// What earlier runs left.
#[derive(Default)]
struct Left {
    interrupted: Option<Interrupted>,
    in_use: Option<SetUpInUse>,
}

impl Session {
    /// What is found on this computer, without a network.
    ///
    /// # Errors
    /// None today: what is wrong with a part is that part's finding.
    pub async fn look_here(&self) -> Answer<Here> {
        let setup = match self.setup() {
            Ok(setup) => Some(setup),
            Err(failure) => {
                // Choosing an organization says it again.
                self.problem(failure);
                None
            }
        };
        let accounts = setup.as_ref().map(|setup| setup.accounts.clone());
        let computer = setup
            .as_ref()
            .map_or(&self.options().computer, |setup| &setup.computer);
        let (cargo, keychain, remotes, left) = tokio::join!(
            self.cargo_here(computer),
            self.keychain_here(computer, accounts.clone()),
            self.near_remotes(computer),
            self.left_behind(setup.clone())
        );
        Ok(Here {
            cargo,
            keychain,
            suggestion: suggestion(accounts.as_ref(), &remotes, &computer.home),
            interrupted: left.interrupted,
            in_use: left.in_use,
        })
    }

    /// What the journals say; a damaged one is kept for the report.
    async fn left_behind(&self, setup: Option<Setup>) -> Left {
        let Some(setup) = setup else {
            return Left::default();
        };
        let work = tokio::task::spawn_blocking(move || left(&setup));
        match tokio::time::timeout(LIMIT, work).await {
            Ok(Ok(Ok(left))) => left,
            Ok(Ok(Err(failure))) => {
                self.problem(failure);
                Left::default()
            }
            Ok(Err(_)) | Err(_) => Left::default(),
        }
    }
}

fn left(setup: &Setup) -> Result<Left, Failure> {
    setup.clear_what_was_left();
    let interrupted = setup.interrupted()?.map(interrupted);
    let runs = journal::history(&setup.folders)?;
    let in_use = runs.iter().find(|run| is_in_place(run)).map(in_use);
    Ok(Left {
        interrupted,
        in_use,
    })
}

fn interrupted(summary: RunSummary) -> Interrupted {
    let number = |number: usize| u32::try_from(number).unwrap_or(u32::MAX);
    Interrupted {
        run: summary.run,
        feed: summary.feed,
        step: number(summary.step),
        total: number(summary.total),
        can_resume: summary.resumable,
    }
}

/// Everything of it is done, and some of that on this computer.
fn is_in_place(run: &Run) -> bool {
    let mut changes = run.changes.iter();
    let here =
        changes.any(|change| change.change.is_on_this_computer() && change.done && !change.undone);
    run.state == RunState::Applied && here
}

fn in_use(run: &Run) -> SetUpInUse {
    let organization = Endpoints::parse(&run.organization)
        .map_or_else(|_| run.organization.clone(), |e| e.name().to_owned());
    SetUpInUse {
        feed: run.feed.clone(),
        organization,
    }
}

/// An account goes before a remote; of several, the one that is worked with
/// here, else the newest.
fn suggestion(
    accounts: Option<&Accounts>,
    remotes: &[NearRemote],
    home: &Path,
) -> Option<Suggestion> {
    let list = accounts.and_then(|accounts| accounts.list().ok());
    let list = list.unwrap_or_default();
    let near = |account: &&Account| {
        let endpoints = Endpoints::parse(account.organization.as_str());
        endpoints.is_ok_and(|e| remotes.iter().any(|remote| remote.address.endpoints == e))
    };
    if let Some(account) = list.iter().find(near).or(list.last()) {
        return Some(Suggestion {
            address: account.organization.to_string(),
            source: SuggestionSource::Account,
        });
    }
    remotes.first().map(|remote| Suggestion {
        address: remote.url.clone(),
        source: SuggestionSource::GitRemote {
            path: shown(&remote.path, home),
        },
    })
}
