//! The walk: folder by folder, the nearest first, in the order of the names.

use std::collections::{BTreeSet, VecDeque};
use std::ffi::{OsStr, OsString};
use std::fs::{self, Metadata};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use tokio_util::sync::CancellationToken;

use super::ignored::{RuleFiles, Rules};
use super::{
    DEEPEST_FOLDER, FoundRepositories, Homes, MOST_ENTRIES, MOST_REPOSITORIES, Repository,
    SearchEnd,
};
use crate::Computer;

/// Folders of what is built or fetched, wherever they are.
const BUILT: [&str; 2] = ["node_modules", "target"];

/// Folders of programs' data directly in a home folder.
const PROGRAM_DATA: [&str; 2] = ["Library", "AppData"];

/// How far to go; smaller in tests.
pub(super) struct Limits {
    pub(super) depth: usize,
    pub(super) repositories: usize,
    pub(super) entries: usize,
}

impl Default for Limits {
    fn default() -> Limits {
        Limits {
            depth: DEEPEST_FOLDER,
            repositories: MOST_REPOSITORIES,
            entries: MOST_ENTRIES,
        }
    }
}

pub(super) fn walk(
    folders: &[PathBuf],
    computer: &Computer,
    limits: &Limits,
    cancel: &CancellationToken,
    on_found: &mut dyn FnMut(&Repository),
) -> FoundRepositories {
    let mut walk = Walk {
        limits,
        cancel,
        on_found,
        rules: RuleFiles::new(computer, cancel),
        homes: Homes::of(computer),
        found: BTreeSet::new(),
        entries: 0,
        unreadable: 0,
        too_deep: 0,
    };
    let ended = folders.iter().try_for_each(|folder| walk.below(folder));
    FoundRepositories {
        repositories: walk.found.into_iter().collect(),
        entries: walk.entries,
        unreadable: walk.unreadable,
        too_deep: walk.too_deep,
        end: ended.err().unwrap_or(SearchEnd::Complete),
    }
}

struct Walk<'a> {
    limits: &'a Limits,
    cancel: &'a CancellationToken,
    on_found: &'a mut dyn FnMut(&Repository),
    rules: RuleFiles<'a>,
    homes: Homes,
    found: BTreeSet<Repository>,
    entries: usize,
    unreadable: usize,
    too_deep: usize,
}

/// A folder that waits to be looked into.
struct Waiting {
    path: PathBuf,
    depth: usize,
    rules: Arc<Rules>,
    work_tree: Option<PathBuf>,
}

/// What matters of a folder's entries.
#[derive(Default)]
struct Listing {
    is_cache: bool,
    has_manifest: bool,
    has_git: bool,
    has_git_rules: bool,
    has_plain_rules: bool,
    folders: Vec<OsString>,
}

impl Walk<'_> {
    fn below(&mut self, start: &Path) -> Result<(), SearchEnd> {
        let Ok(device) = start.metadata().map(|metadata| device(&metadata)) else {
            self.unreadable += 1;
            return Ok(());
        };
        let mut waiting = VecDeque::from([Waiting {
            path: start.to_path_buf(),
            depth: 0,
            rules: Arc::default(),
            work_tree: None,
        }]);
        while let Some(folder) = waiting.pop_front() {
            if folder.depth > 0 && !self.is_inside(&folder.path, device) {
                continue;
            }
            let listing = self.list(&folder)?;
            if listing.is_cache {
                continue;
            }
            self.take(folder, listing, &mut waiting)?;
        }
        Ok(())
    }

    /// Whether it is still a folder, and one of the same file system.
    fn is_inside(&mut self, path: &Path, wanted: Option<u64>) -> bool {
        match fs::symlink_metadata(path) {
            Ok(metadata) => metadata.is_dir() && device(&metadata) == wanted,
            Err(_) => {
                self.unreadable += 1;
                false
            }
        }
    }

    fn list(&mut self, folder: &Waiting) -> Result<Listing, SearchEnd> {
        let mut listing = Listing::default();
        let Ok(entries) = fs::read_dir(&folder.path) else {
            self.unreadable += 1;
            return Ok(listing);
        };
        for entry in entries {
            if self.cancel.is_cancelled() {
                return Err(SearchEnd::Cancelled);
            }
            if self.entries == self.limits.entries {
                return Err(SearchEnd::TooManyEntries);
            }
            self.entries += 1;
            let Ok(entry) = entry else {
                self.unreadable += 1;
                break;
            };
            let Ok(kind) = entry.file_type() else {
                continue;
            };
            let name = entry.file_name();
            if kind.is_dir() && !is_passed_over(&name, folder.depth) {
                listing.folders.push(name);
            } else if name == ".git" {
                listing.has_git = true;
            } else if name == "Cargo.toml" {
                listing.has_manifest = entry.path().is_file();
            } else if kind.is_file() {
                listing.has_git_rules |= name == ".gitignore";
                listing.has_plain_rules |= name == ".ignore";
                listing.is_cache |= name == "CACHEDIR.TAG";
            }
        }
        listing.folders.sort_unstable();
        Ok(listing)
    }

    /// Tells a repository, or goes on to the folders in this one.
    fn take(
        &mut self,
        folder: Waiting,
        listing: Listing,
        waiting: &mut VecDeque<Waiting>,
    ) -> Result<(), SearchEnd> {
        let is_home = self.homes.is_home(&folder.path);
        let work_tree = if listing.has_git && !is_home {
            Some(folder.path.clone())
        } else {
            folder.work_tree.clone()
        };
        if listing.has_manifest && !is_home {
            return self.tell(Repository {
                path: folder.path,
                work_tree,
            });
        }
        let rules = self.rules_in(&folder, &listing, is_home);
        for name in listing.folders {
            if self.cancel.is_cancelled() {
                return Err(SearchEnd::Cancelled);
            }
            let path = folder.path.join(name);
            if self.homes.is_closed(&path) || rules.ignore(&path) {
                continue;
            }
            if folder.depth == self.limits.depth {
                self.too_deep += 1;
                continue;
            }
            waiting.push_back(Waiting {
                path,
                depth: folder.depth + 1,
                rules: Arc::clone(&rules),
                work_tree: work_tree.clone(),
            });
        }
        Ok(())
    }

    fn rules_in(&mut self, folder: &Waiting, listing: &Listing, is_home: bool) -> Arc<Rules> {
        let mut rules = Rules::below(&folder.rules);
        if listing.has_git && !is_home {
            rules.enter_work_tree(&folder.path, &mut self.rules);
        }
        if listing.has_git_rules && !is_home {
            rules.add_git_rules(&folder.path, &mut self.rules);
        }
        if listing.has_plain_rules {
            rules.add_plain_rules(&folder.path, &mut self.rules);
        }
        rules.shared(&folder.rules)
    }

    fn tell(&mut self, repository: Repository) -> Result<(), SearchEnd> {
        if self.found.contains(&repository) {
            return Ok(());
        }
        if self.found.len() == self.limits.repositories {
            return Err(SearchEnd::TooManyRepositories);
        }
        (self.on_found)(&repository);
        self.found.insert(repository);
        Ok(())
    }
}

fn is_passed_over(name: &OsStr, depth: usize) -> bool {
    let is_in = |names: &[&str]| names.iter().any(|other| name == *other);
    name.as_encoded_bytes().starts_with(b".")
        || is_in(&BUILT)
        || (depth == 0 && is_in(&PROGRAM_DATA))
}

/// The file system that a folder is on. On Windows another one can only be
/// reached by a link, and no link is followed.
#[cfg(unix)]
fn device(metadata: &Metadata) -> Option<u64> {
    use std::os::unix::fs::MetadataExt as _;
    Some(metadata.dev())
}

#[cfg(not(unix))]
fn device(_metadata: &Metadata) -> Option<u64> {
    None
}
