//! The repositories of this computer: the folders with a `Cargo.toml` below
//! the person's home, or one folder that was typed or picked.
//!
//! It only looks: it follows no link, leaves no file system, opens no manifest
//! and writes nothing. Everything here blocks (on a slow network folder even
//! beyond a cancellation); on a runtime, call it from a blocking task.
//!
//! The rules of ignore files are the library `ignore`'s; its walk is not used.
//! Here only folders are matched, broadest first, nothing is read below a
//! repository, rule files are bounded, and a cancellation is seen at every
//! entry, also at those that a rule would have passed over.

mod folder;
mod ignored;
#[cfg(test)]
#[cfg(unix)]
mod tests;
mod walk;

use std::path::{Path, PathBuf};

pub use folder::{FolderError, check_folder};
use tokio_util::sync::CancellationToken;

use crate::git::{GitError, Remote, git_remotes};
use crate::{Computer, git};

/// How many folders below the start are looked into. People keep clones as
/// `~/src/host/organization/project/repository`; twice that is generous.
pub const DEEPEST_FOLDER: usize = 8;

/// More repositories than this nobody goes through in a list.
pub const MOST_REPOSITORIES: usize = 2_000;

/// The most entries of folders that are looked at: some seconds of a cold
/// disk, and far more than a home has outside its repositories and caches.
pub const MOST_ENTRIES: usize = 500_000;

/// A folder whose `.cargo/config.toml` may be given a registry: the topmost
/// one with a `Cargo.toml`, so that the members of a workspace belong to it.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Repository {
    /// The folder with the `Cargo.toml`; its name may be hostile.
    pub path: PathBuf,
    /// The folder with the `.git` that it lies in, which may be itself.
    pub work_tree: Option<PathBuf>,
}

impl Repository {
    /// The remotes that git has for it; none without a git work tree.
    ///
    /// # Errors
    /// As for [`git_remotes`].
    pub fn remotes(&self) -> Result<Vec<Remote>, GitError> {
        self.work_tree
            .as_deref()
            .map_or_else(|| Ok(Vec::new()), git_remotes)
    }
}

/// What a search has come to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FoundRepositories {
    /// What was found, in the order of the paths.
    pub repositories: Vec<Repository>,
    /// How many entries of folders were looked at.
    pub entries: usize,
    /// How many folders could not be read.
    pub unreadable: usize,
    /// How many folders were left out because they lie too deep.
    pub too_deep: usize,
    /// Why it ended.
    pub end: SearchEnd,
}

/// Why a search ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SearchEnd {
    /// Everything was looked at.
    Complete,
    /// The caller did not want to wait longer.
    Cancelled,
    /// There are more than [`MOST_REPOSITORIES`].
    TooManyRepositories,
    /// There are more than [`MOST_ENTRIES`].
    TooManyEntries,
}

/// Looks for repositories below the folders, or below the home folder when
/// there are none, and tells each as it is found. It ends soon after a
/// cancellation with what it has.
///
/// Not looked into: hidden folders, links, other file systems, Cargo's and
/// rustup's homes, `node_modules`, `target`, folders with a `CACHEDIR.TAG`,
/// what `.ignore` or (in a work tree) git's rules leave out, and, directly
/// below a given folder, `Library` and `AppData`. The home folder itself is
/// never a repository, nor do its own git rules count: people who keep their
/// settings in git ignore all the rest there.
pub fn find_repositories(
    folders: &[PathBuf],
    computer: &Computer,
    cancel: &CancellationToken,
    on_found: &mut dyn FnMut(&Repository),
) -> FoundRepositories {
    let home = [computer.home.clone()];
    let folders = if folders.is_empty() { &home } else { folders };
    walk::walk(
        folders,
        computer,
        &walk::Limits::default(),
        cancel,
        on_found,
    )
}

/// The folders of this user that are not a project's, each as it is given and
/// without links.
struct Homes {
    homes: Vec<PathBuf>,
    closed: Vec<PathBuf>,
}

impl Homes {
    fn of(computer: &Computer) -> Homes {
        let around_cargo = computer
            .cargo_home
            .parent()
            .filter(|_| computer.cargo_home.ends_with(".cargo"));
        let homes = [Some(computer.home.as_path()), around_cargo];
        Homes {
            homes: in_both_spellings(homes.into_iter().flatten()),
            closed: in_both_spellings([&*computer.cargo_home, &computer.rustup_home()]),
        }
    }

    /// Whether the folder's `.cargo` is, or would be, the user's own: a file in
    /// it would speak for every project.
    fn is_home(&self, folder: &Path) -> bool {
        self.homes.iter().any(|home| home == folder)
    }

    /// Whether it is a folder of Cargo's or rustup's own.
    fn is_closed(&self, folder: &Path) -> bool {
        self.closed.iter().any(|closed| closed == folder)
    }
}

fn in_both_spellings<'a>(paths: impl IntoIterator<Item = &'a Path>) -> Vec<PathBuf> {
    let mut spellings = Vec::new();
    for path in paths {
        spellings.extend(path.canonicalize());
        spellings.push(path.to_path_buf());
    }
    spellings
}

/// The nearest folder with a `.git`, from the folder upwards; that of the home
/// folder itself does not count.
fn work_tree_of(folder: &Path, homes: &Homes) -> Option<PathBuf> {
    folder
        .ancestors()
        .take_while(|ancestor| !homes.is_home(ancestor))
        .find(|ancestor| git::is_work_tree(ancestor))
        .map(Path::to_path_buf)
}
