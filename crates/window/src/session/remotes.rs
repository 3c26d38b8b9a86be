//! The git remotes of the nearest repositories that lead to Azure DevOps: what
//! a person most likely wants to begin with. The search has a small budget and
//! is done once for each world; it only looks.

use super::Session;
use azure_devops::PastedAddress;
use cargo_home::{Computer, Repository, find_repositories};
use std::path::PathBuf;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;
use tokio_util::sync::CancellationToken;

/// How long is looked. Broadest first, a warm disk gives thousands of folders.
const BUDGET: Duration = Duration::from_millis(300);
/// More remotes than this say nothing more.
const MOST_REMOTES: usize = 200;

/// A remote that leads to Azure DevOps.
#[derive(Clone, Debug)]
pub(crate) struct NearRemote {
    /// The repository.
    pub(crate) path: PathBuf,
    /// Its address, as git has it, without user info.
    pub(crate) url: String,
    /// What the address names.
    pub(crate) address: PastedAddress,
}

impl Session {
    /// The remotes of the nearest repositories of this world.
    pub(crate) async fn near_remotes(&self, computer: &Computer) -> Arc<[NearRemote]> {
        if let Some(known) = self.state().remotes.clone() {
            return known;
        }
        let found: Arc<[NearRemote]> = search(computer.clone()).await.into();
        let mut state = self.state();
        let here = state.practice.as_ref().map(|setup| &setup.computer.home);
        // Whoever has changed worlds in the meantime looks for itself.
        if here.unwrap_or(&self.options().computer.home) == &computer.home {
            state.remotes = Some(Arc::clone(&found));
        }
        found
    }
}

async fn search(computer: Computer) -> Vec<NearRemote> {
    let cancel = CancellationToken::new();
    let found: Arc<Mutex<Vec<NearRemote>>> = Arc::default();
    let work = tokio::task::spawn_blocking({
        let (cancel, found) = (cancel.clone(), Arc::clone(&found));
        move || {
            let mut on_found = |repository: &Repository| {
                let mut found = found.lock().unwrap_or_else(PoisonError::into_inner);
                found.extend(near(repository));
                if found.len() >= MOST_REMOTES {
                    cancel.cancel();
                }
            };
            find_repositories(&[], &computer, &cancel, &mut on_found);
        }
    });
    // What a hanging network folder keeps from ending is not waited for.
    let _ = tokio::time::timeout(BUDGET, work).await;
    cancel.cancel();
    let mut found = found.lock().unwrap_or_else(PoisonError::into_inner);
    std::mem::take(&mut *found)
}

fn near(repository: &Repository) -> Vec<NearRemote> {
    let remotes = repository.remotes().unwrap_or_default();
    remotes
        .into_iter()
        .filter_map(|remote| {
            let address = PastedAddress::parse(&remote.url).ok()?;
            // Any other host could be a collection of a server; only git's own
            // page says that it is.
            let is_azure = address.endpoints.is_cloud() || remote.url.contains("/_git/");
            is_azure.then(|| NearRemote {
                path: repository.path.clone(),
                url: remote.url,
                address,
            })
        })
        .collect()
}
