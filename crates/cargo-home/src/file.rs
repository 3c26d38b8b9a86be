//! Other people's files: read whole, replaced whole or not at all.
//!
//! A file is replaced by a new one beside it (written, flushed, renamed), so
//! that a crash leaves the old bytes or the new ones and nothing between. It
//! follows links, keeps the mode, and never writes over bytes that the caller
//! has not seen, into a folder that everybody may write to, or to another
//! user's file. It never keeps a backup: that is the journal's work.
//!
//! Everything here blocks; on a runtime, call it from a blocking task.

mod error;
mod folder;
mod lock;
mod made;
mod remove;
mod replace;
mod space;
mod target;

#[cfg(all(test, unix))]
mod tests;

use std::path::{Path, PathBuf};
use std::time::Duration;

pub use error::{FileAction, FileError};
pub use lock::is_without_locks;
pub use remove::{Removed, remove, remove_empty_folders, remove_leftovers, remove_with};
pub use replace::{check, replace, replace_with};
pub use space::free_space;

use self::folder::Folder;
use self::target::Target;

/// The largest file that is read or written, in bytes. A configuration has a
/// few hundred.
pub const LARGEST_FILE: usize = 1024 * 1024;

/// A file as it was at one moment.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FileSnapshot {
    /// All of it.
    pub bytes: Vec<u8>,
    /// The permission bits; `None` where the system has none.
    pub mode: Option<u32>,
    /// Where the bytes are, after following links.
    pub target: PathBuf,
}

/// What `replace` did.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Written {
    /// The file already held these bytes: nothing was written, also no lock.
    Unchanged,
    /// The file held what was expected and now holds the new bytes.
    Replaced {
        /// Where they are, after following links.
        target: PathBuf,
    },
    /// There was no file and now there is one.
    Created {
        /// Where it is, after following links.
        target: PathBuf,
        /// The folders that were made for it, the outermost first; undo gives
        /// them to [`remove_empty_folders`].
        folders: Vec<PathBuf>,
    },
}

/// Who may read a file that did not exist before.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum NewFile {
    /// Whoever the user's umask lets: 0644 less the umask.
    #[default]
    Shared,
    /// Only the user: 0600, in folders of 0700.
    Private,
}

/// How to replace; the default is what configurations need.
#[derive(Clone, Copy)]
pub struct ReplaceOptions<'a> {
    /// Who may read a new file.
    pub new_file: NewFile,
    /// Told the folder, once, when another process has held it for a second.
    pub on_wait: Option<&'a dyn Fn(&Path)>,
    /// How long to wait for that other process.
    pub wait_limit: Duration,
}

impl Default for ReplaceOptions<'_> {
    fn default() -> Self {
        Self {
            new_file: NewFile::Shared,
            on_wait: None,
            wait_limit: Duration::from_secs(30),
        }
    }
}

/// Reads a regular file, following links. `None` when there is no such file,
/// also at the end of a link.
///
/// # Errors
/// When the path is relative, or leads to something that is no file, too
/// large or unreadable.
pub fn read(path: &Path) -> Result<Option<FileSnapshot>, FileError> {
    let target = Target::of(path)?;
    if !target.folder_exists {
        return Ok(None);
    }
    let folder = Folder::open(&target.folder)?;
    let Some(file) = folder.open_file(&target.name)? else {
        return Ok(None);
    };
    let bytes = file.read_all()?;
    Ok(Some(FileSnapshot {
        bytes,
        mode: file.mode(),
        target: target.path(),
    }))
}

/// Whether the file or folder itself, not what a link leads to, is this
/// person's own; false where the system has no owners.
pub fn is_own(path: &Path) -> bool {
    #[cfg(unix)]
    {
        use std::os::unix::fs::MetadataExt as _;
        let mine = rustix::process::geteuid().as_raw();
        let data = path.symlink_metadata();
        data.is_ok_and(|data| !data.is_symlink() && data.uid() == mine)
    }
    #[cfg(not(unix))]
    {
        let _ = path;
        false
    }
}
