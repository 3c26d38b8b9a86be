//! What Feedwright changed on this computer, read from the journals, and the
//! feeds that are in use by it. It changes nothing and asks no server.

use super::shown::shown;
use super::{Answer, Session};
use crate::contract::{FeedChoice, HistoryProof, HistoryRow, HistoryState, UsedFeed};
use azure_devops::Endpoints;
use cargo_home::RegistryName;
use setup::journal::{self, Recorded, Run, RunState};
use setup::{Failure, Setup, UndoFileState, UndoWish};

impl Session {
    /// Every run, newest first.
    ///
    /// # Errors
    /// When the journals cannot be read.
    pub async fn list_history(&self) -> Answer<Vec<HistoryRow>> {
        let rows = || {
            let setup = self.setup()?;
            let runs = journal::history(&setup.folders)?;
            Ok::<_, Failure>(runs.iter().map(|run| row(run, &setup)).collect())
        };
        rows().map_err(|failure| self.problem(failure))
    }

    /// The feeds that this computer uses, newest first.
    ///
    /// # Errors
    /// When the journals cannot be read.
    pub async fn list_used_feeds(&self) -> Answer<Vec<UsedFeed>> {
        let feeds = || self.setup().and_then(|setup| used_feeds(&setup));
        feeds().map_err(|failure| self.problem(failure))
    }
}

/// Feeds of runs that have something on this computer, each once.
pub(crate) fn used_feeds(setup: &Setup) -> Result<Vec<UsedFeed>, Failure> {
    let mut feeds: Vec<(String, UsedFeed)> = Vec::new();
    for run in journal::history(&setup.folders)? {
        if run.state == RunState::Undone || !uses_computer(&run) {
            continue;
        }
        let Ok(endpoints) = Endpoints::parse(&run.organization) else {
            continue;
        };
        let folded = |text: &str| text.to_lowercase();
        let project = run.project.as_deref().map(folded).unwrap_or_default();
        let key = format!("{}\n{project}\n{}", endpoints.key(), folded(&run.feed));
        if feeds.iter().all(|(known, _)| *known != key) {
            feeds.push((key, used_feed(&run, &endpoints, setup)));
        }
    }
    Ok(feeds.into_iter().map(|(_, feed)| feed).collect())
}

fn used_feed(run: &Run, endpoints: &Endpoints, setup: &Setup) -> UsedFeed {
    let stored = run.changes.iter().find_map(|change| match &change.change {
        Recorded::StoreToken { registry, .. } => Some(registry.clone()),
        _ => None,
    });
    let planned = || {
        let profile = setup.resume_profile(&run.id).ok()?;
        Some(profile.registry.name.as_str().to_owned())
    };
    let derived = || RegistryName::derived_from(&run.feed).as_str().to_owned();
    UsedFeed {
        choice: FeedChoice {
            url: endpoints.organization_url().to_string(),
            project: run.project.clone(),
            feed: run.feed.clone(),
        },
        organization: endpoints.name().to_owned(),
        registry: stored.or_else(planned).unwrap_or_else(derived),
    }
}

/// Whether a file or a keychain entry of the run is in force.
fn uses_computer(run: &Run) -> bool {
    run.changes
        .iter()
        .any(|change| change.change.is_on_this_computer() && change.done && !change.undone)
}

/// The organization's name, as far as the address is one.
pub(crate) fn organization_name(address: &str) -> String {
    Endpoints::parse(address).map_or_else(
        |_| address.to_owned(),
        |endpoints| endpoints.name().to_owned(),
    )
}

fn row(run: &Run, setup: &Setup) -> HistoryRow {
    let made = || run.changes.iter().filter(|change| change.done);
    let (mut files, mut keychain, mut server) = (Vec::new(), Vec::new(), Vec::new());
    let mut created = false;
    for change in made() {
        match &change.change {
            Recorded::WriteFile { path, .. }
            | Recorded::RemoveFile { path, .. }
            | Recorded::RemovePlainToken { path, .. }
            | Recorded::RestrictWriting { path, .. } => {
                let path = shown(path, &setup.computer.home);
                if !files.contains(&path) {
                    files.push(path);
                }
            }
            Recorded::RemoveToken { registry, .. } => {
                keychain.push(format!("cargo-registry:{registry} (taken out)"));
            }
            Recorded::StoreToken { registry, .. } => {
                keychain.push(format!("cargo-registry:{registry}"));
            }
            Recorded::CreateFeed { project, name } => {
                created = true;
                let place = project.as_ref().map(|project| format!(" in {project}"));
                server.push(format!("Created feed {name}{}", place.unwrap_or_default()));
            }
            Recorded::AddUpstream { feed } => {
                server.push(format!("Added upstream source crates.io to {feed}"));
            }
            Recorded::SetVisibility { feed } => server.push(format!("Set who sees {feed}")),
        }
    }
    let (package, version) = run.proof.clone().unzip();
    HistoryRow {
        run: run.id.clone(),
        started: run.started.clone(),
        organization: organization_name(&run.organization),
        feed: run.feed.clone(),
        created,
        state: match run.state {
            RunState::Applied | RunState::PartlyUndone => HistoryState::Applied,
            RunState::Interrupted => HistoryState::Interrupted,
            RunState::Undone => HistoryState::Undone,
        },
        proof: package
            .zip(version)
            .map(|(package, version)| HistoryProof { package, version }),
        files,
        keychain,
        server,
        edited: is_edited(run, setup),
        undone: run.undone.clone(),
    }
}

/// Whether undo would have to ask what becomes of a file.
fn is_edited(run: &Run, setup: &Setup) -> bool {
    if run.state == RunState::Undone {
        return false;
    }
    let preview = setup.undo_preview(&UndoWish::run(run.id.clone()));
    preview.is_ok_and(|preview| {
        let mut files = preview.files.iter();
        files.any(|file| file.state != UndoFileState::AsWritten)
    })
}
