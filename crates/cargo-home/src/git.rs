//! What git has configured for a work tree, read without running git: its
//! remotes, and for the person which folders to ignore and which proxy to ask.
//!
//! A cloned repository's `.git` may be hostile, and running git there runs
//! what it says. Here files are opened only as ordinary files of bounded size;
//! includes, `insteadOf` and hooks mean nothing, nothing on another computer
//! is opened, and no password or token leaves this module, but that of a proxy,
//! as a secret.
//!
//! The reader is our own: of the kept libraries, `gix-config` brings some
//! forty crates for the few lines that matter here, and readers of INI files
//! take neither git's quoted sections nor its escapes.

mod address;
#[cfg(any(test, fuzzing))]
pub(crate) mod fuzzing;
mod places;
mod reader;
#[cfg(test)]
mod tests;

use std::io;
use std::path::{Path, PathBuf};

pub(crate) use places::{is_work_tree, read_bounded, user_excludes, user_proxy};
use thiserror::Error;

/// The largest git configuration that is read, in bytes: 1 MiB. Ten thousand
/// branches make about that.
pub const LARGEST_GIT_CONFIGURATION: usize = 1024 * 1024;

/// The most remotes of one work tree that are told; people have one to five.
pub const MOST_REMOTES: usize = 32;

/// Another repository that a work tree fetches from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Remote {
    /// Its name, usually `origin`.
    pub name: String,
    /// The address without user name, password, query and fragment. The user
    /// of SSH, which is no secret, is kept: `git@host:path`.
    pub url: String,
    /// Whether the address held a password, or what looks like a token.
    pub credentials_removed: bool,
}

/// Why the remotes of a work tree are not known.
#[derive(Debug, Error)]
pub enum GitError {
    /// The system refused.
    #[error("{path:?} cannot be read ({source}).")]
    Unreadable {
        /// The file.
        path: PathBuf,
        /// What the system said.
        source: io::Error,
    },
    /// A folder, a pipe, a device.
    #[error("{path:?} is no ordinary file.")]
    NotAFile {
        /// The path.
        path: PathBuf,
    },
    /// More bytes than such a file has.
    #[error("{path:?} is larger than {most} bytes.")]
    TooLarge {
        /// The file.
        path: PathBuf,
        /// How many bytes it may have.
        most: usize,
    },
    /// A `.git` file that names no folder, or one on another computer.
    #[error("{path:?} names no folder of this computer.")]
    Elsewhere {
        /// The file.
        path: PathBuf,
    },
}

/// The remotes of the work tree with its `.git` in the folder, in the order of
/// the file; none when there is no `.git`. Remotes whose address cannot be
/// told from a secret are left out, and so are those after [`MOST_REMOTES`].
///
/// It blocks.
///
/// # Errors
/// When git's files cannot be read, or are not what git makes.
pub fn git_remotes(work_tree: &Path) -> Result<Vec<Remote>, GitError> {
    let Some(path) = places::configuration_of(work_tree)? else {
        return Ok(Vec::new());
    };
    let bytes = match read_bounded(&path, LARGEST_GIT_CONFIGURATION) {
        Err(GitError::Unreadable { source, .. }) if source.kind() == io::ErrorKind::NotFound => {
            return Ok(Vec::new());
        }
        other => other?,
    };
    Ok(remotes_in(&String::from_utf8_lossy(&bytes)))
}

/// The remotes in the text of a configuration.
fn remotes_in(text: &str) -> Vec<Remote> {
    let mut remotes: Vec<Remote> = Vec::new();
    reader::read(text, &mut |setting| {
        let (Some(name), "remote", "url") = (setting.subsection, setting.section, setting.key)
        else {
            return;
        };
        let is_wanted = remotes.len() < MOST_REMOTES
            && address::is_remote_name(name)
            && !remotes.iter().any(|remote| remote.name == name);
        if let (true, Some((url, credentials_removed))) = (is_wanted, address::clean(setting.value))
        {
            remotes.push(Remote {
                name: name.to_owned(),
                url,
                credentials_removed,
            });
        }
    });
    remotes
}
