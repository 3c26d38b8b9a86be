//! The repositories of this computer: a search that hands them out as it finds
//! them and can be stopped, and folders that are typed or picked. It works on
//! threads of its own, for disks block, and it writes nothing.

use super::projects::same;
use super::shown::shown;
use super::{Answer, Session};
use crate::contract::{
    FolderChecked, RepositoriesEnd, RepositoriesPage, RepositoryNow as NowView, RepositoryRow,
};
use azure_devops::PastedAddress;
use cargo_home::{
    Computer, FolderError, FoundRepositories, IndexUrl, Repository, RepositoryNow, SearchEnd,
    check_folder, count_reach, find_repositories, repository_now,
};
use setup::{ErrorCode, Failure};
use std::path::{Path, PathBuf};
use tokio::sync::mpsc;
use tokio_util::sync::CancellationToken;

/// The most rows of one message.
const MOST_ROWS: usize = 50;

/// What rows are judged by.
#[derive(Clone)]
struct View {
    computer: Computer,
    index: Option<IndexUrl>,
    chosen: Option<PastedAddress>,
    project: Option<String>,
}

/// What a search has found, with how everything is today.
type Search = (FoundRepositories, Vec<RepositoryNow>);

impl Session {
    /// Looks for repositories below the home folder, some at a time; a search
    /// that ran before is stopped.
    ///
    /// # Errors
    /// An index that is none, or accounts that cannot be read.
    pub async fn find_repositories(
        &self,
        index: Option<String>,
        report: &mut (dyn FnMut(RepositoriesPage) + Send),
    ) -> Answer<RepositoriesEnd> {
        let view = self.view(index).map_err(|failure| self.problem(failure))?;
        let cancel = CancellationToken::new();
        let last = self.state().searching.replace(cancel.clone());
        last.iter().for_each(CancellationToken::cancel);
        // Nobody reads what is found after this future is dropped.
        let _stop = cancel.clone().drop_guard();
        let (sender, mut receiver) = mpsc::unbounded_channel();
        let work = tokio::task::spawn_blocking({
            let view = view.clone();
            move || search(&view, &cancel, &sender)
        });
        let mut repositories = Vec::new();
        while receiver.recv_many(&mut repositories, MOST_ROWS).await > 0 {
            let repositories = std::mem::take(&mut repositories);
            report(RepositoriesPage { repositories });
        }
        let (found, nows) = work
            .await
            .map_err(|error| self.problem(Failure::new(ErrorCode::Internal).because(error)))?;
        Ok(RepositoriesEnd {
            place: shown(&view.computer.home, &view.computer.home),
            count: count(found.repositories.len()),
            reach: count(count_reach(&nows)),
            stopped: found.end != SearchEnd::Complete,
        })
    }

    /// Stops looking; the search answers with what it has.
    ///
    /// # Errors
    /// None today.
    pub async fn stop_finding_repositories(&self) -> Answer<()> {
        let searching = self.state().searching.take();
        searching.iter().for_each(CancellationToken::cancel);
        Ok(())
    }

    /// Looks at a folder that was typed or picked.
    ///
    /// # Errors
    /// What is wrong with the folder beyond the answers that there are.
    pub async fn add_repository(
        &self,
        path: String,
        index: Option<String>,
    ) -> Answer<FolderChecked> {
        let view = self.view(index).map_err(|failure| self.problem(failure))?;
        let home = view.computer.home.clone();
        let look = tokio::task::spawn_blocking(move || {
            let repository = check_folder(Path::new(&path), &view.computer)?;
            let mut row = view.row(&repository).0;
            // Whoever names a folder wants it.
            row.ticked = true;
            Ok(row)
        });
        let looked = look
            .await
            .map_err(|error| self.problem(Failure::new(ErrorCode::Internal).because(error)))?;
        match looked {
            Ok(repository) => Ok(FolderChecked::Fine { repository }),
            Err(error) => refused(error, &home).map_err(|failure| self.problem(failure)),
        }
    }

    fn view(&self, index: Option<String>) -> Result<View, Failure> {
        let setup = self.setup()?;
        let index = index.map(|text| IndexUrl::parse(&text)).transpose()?;
        let state = self.state();
        Ok(View {
            computer: setup.computer,
            index,
            chosen: state.chosen.clone(),
            project: state.project.clone(),
        })
    }
}

fn search(
    view: &View,
    cancel: &CancellationToken,
    sender: &mpsc::UnboundedSender<RepositoryRow>,
) -> Search {
    let mut nows = Vec::new();
    let mut on_found = |repository: &Repository| {
        let (row, now) = view.row(repository);
        nows.push(now);
        // Nobody listens any more once the search is cancelled.
        let _ = sender.send(row);
    };
    let found = find_repositories(&[], &view.computer, cancel, &mut on_found);
    (found, nows)
}

impl View {
    fn row(&self, repository: &Repository) -> (RepositoryRow, RepositoryNow) {
        let now = repository_now(&repository.path, &self.computer, self.index.as_ref());
        let (ours, foreign) = self.belongs(repository);
        let row = RepositoryRow {
            path: repository.path.display().to_string(),
            shown: shown(&repository.path, &self.computer.home),
            ticked: ours && may_be_ticked(&now),
            foreign,
            now: self.now_view(&now),
        };
        (row, now)
    }

    /// Whether a remote is in the chosen organization and project, and whether
    /// there are remotes but none in that organization.
    fn belongs(&self, repository: &Repository) -> (bool, bool) {
        let remotes = repository.remotes().unwrap_or_default();
        let Some(chosen) = &self.chosen else {
            return (false, false);
        };
        let here: Vec<PastedAddress> = remotes
            .iter()
            .filter_map(|remote| PastedAddress::parse(&remote.url).ok())
            .filter(|address| address.endpoints == chosen.endpoints)
            .collect();
        let ours = here.iter().any(|address| match &self.project {
            None => true,
            Some(project) => address.project.as_ref().is_some_and(|p| same(p, project)),
        });
        (ours, here.is_empty() && !remotes.is_empty())
    }

    fn now_view(&self, now: &RepositoryNow) -> NowView {
        match now {
            RepositoryNow::Plain => NowView::Plain,
            RepositoryNow::Settings { sections } => NowView::Settings {
                tables: sections.clone(),
            },
            RepositoryNow::OldName => NowView::OldName,
            RepositoryNow::Replaced { by, .. } => NowView::Replaced { by: by.clone() },
            RepositoryNow::Same => NowView::Same,
            // Feedwright writes into neither.
            RepositoryNow::ReadOnly { .. } | RepositoryNow::WorldWritable { .. } => {
                NowView::ReadOnly
            }
            RepositoryNow::Unreadable { path, line, reason } => {
                let path = shown(path, &self.computer.home);
                NowView::Unreadable {
                    place: match line {
                        Some(line) => format!("{path}:{line}"),
                        None => path,
                    },
                    reason: reason.to_string(),
                }
            }
        }
    }
}

/// Nothing is ticked that somebody has decided otherwise, or that the plan
/// would refuse.
fn may_be_ticked(now: &RepositoryNow) -> bool {
    matches!(
        now,
        RepositoryNow::Plain
            | RepositoryNow::Settings { .. }
            | RepositoryNow::OldName
            | RepositoryNow::Same
    )
}

fn refused(error: FolderError, home: &Path) -> Result<FolderChecked, Failure> {
    let shown = |path: PathBuf| shown(&path, home);
    Ok(match error {
        FolderError::NotAbsolute { path }
        | FolderError::Missing { path }
        | FolderError::NotAFolder { path } => FolderChecked::Missing { path: shown(path) },
        FolderError::NoCargoToml { path } => FolderChecked::NoCargo { path: shown(path) },
        FolderError::NotWritable { path } => FolderChecked::ReadOnly { path: shown(path) },
        FolderError::WorldWritable { path } => FolderChecked::WorldWritable { path: shown(path) },
        FolderError::File(error) => return Err(error.into()),
        other => return Err(Failure::new(ErrorCode::RepositoryUnsuitable).because(other)),
    })
}

fn count(count: usize) -> u32 {
    u32::try_from(count).unwrap_or(u32::MAX)
}
