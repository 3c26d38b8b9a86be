//! Why a file could not be read, replaced or removed.

use std::fmt;
use std::io;
use std::path::PathBuf;
use std::time::Duration;

use thiserror::Error;

use super::LARGEST_FILE;

/// Why a file was left as it is. After every error of this kind the file
/// holds its old bytes, and nothing of ours lies beside it.
#[derive(Debug, Error)]
#[non_exhaustive]
pub enum FileError {
    /// The path is relative, or names no file.
    #[error("{path:?} is no absolute path of a file.")]
    NoFilePath {
        /// The path.
        path: PathBuf,
    },
    /// The system refused.
    #[error("Could not {action} {path:?}: {source}.")]
    Io {
        /// What was tried.
        action: FileAction,
        /// With what.
        path: PathBuf,
        /// What the system said.
        source: io::Error,
    },
    /// A folder, a device, a pipe.
    #[error("{path:?} is no regular file.")]
    NotAFile {
        /// The path, after following links.
        path: PathBuf,
    },
    /// More bytes than any configuration has.
    #[error("{path:?} is larger than {LARGEST_FILE} bytes.")]
    TooLarge {
        /// The path, after following links.
        path: PathBuf,
    },
    /// Somebody changed, made or removed the file since it was looked at.
    #[error("{path:?} has changed since it was read.")]
    Changed {
        /// The path, after following links.
        path: PathBuf,
    },
    /// Another process is at work in the folder.
    #[error(
        "Another process has held {folder:?} for {} seconds.",
        waited.as_secs()
    )]
    Locked {
        /// The folder.
        folder: PathBuf,
        /// How long it was waited for.
        waited: Duration,
    },
    /// The file is another user's.
    #[error("{path:?} belongs to another user (number {owner}).")]
    ForeignOwner {
        /// The path, after following links.
        path: PathBuf,
        /// The owner's number.
        owner: u32,
    },
    /// Everybody may put files into the folder.
    #[error("{folder:?} can be written to by every user of this computer.")]
    WorldWritableFolder {
        /// The folder.
        folder: PathBuf,
    },
    /// The file or the folder is not to be written to.
    #[error("{path:?} is read-only.")]
    ReadOnly {
        /// The file or the folder.
        path: PathBuf,
    },
    /// The file has several names, and a new file would leave the others with
    /// the old bytes.
    #[error("{path:?} has {names} names (hard links); it would be torn from the others.")]
    HardLinked {
        /// The path, after following links.
        path: PathBuf,
        /// How many names.
        names: u64,
    },
    /// A link that leads to a folder that does not exist, or in a circle.
    #[error("The link {link:?} leads nowhere.")]
    DanglingLink {
        /// The link.
        link: PathBuf,
    },
}

/// What was tried with a file or folder.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum FileAction {
    /// Looking what is there.
    Inspect,
    /// Reading it.
    Read,
    /// Making the folder.
    MakeFolder,
    /// Locking the folder.
    Lock,
    /// Making a file beside it.
    Create,
    /// Writing to that file.
    Write,
    /// Giving that file the mode and attributes of the old one.
    KeepAttributes,
    /// Making sure that the bytes outlive a power cut.
    Flush,
    /// Putting that file in its place.
    Rename,
    /// Removing it.
    Remove,
}

impl fmt::Display for FileAction {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(match self {
            Self::Inspect => "look at",
            Self::Read => "read",
            Self::MakeFolder => "make the folder",
            Self::Lock => "lock",
            Self::Create => "make a file beside",
            Self::Write => "write",
            Self::KeepAttributes => "keep the mode of",
            Self::Flush => "flush",
            Self::Rename => "replace",
            Self::Remove => "remove",
        })
    }
}

/// Adds what was tried, and with what, to the system's error.
pub(super) trait Context<T> {
    fn context(self, action: FileAction, path: &std::path::Path) -> Result<T, FileError>;
}

impl<T, E: Into<io::Error>> Context<T> for Result<T, E> {
    fn context(self, action: FileAction, path: &std::path::Path) -> Result<T, FileError> {
        self.map_err(|error| FileError::Io {
            action,
            path: path.to_path_buf(),
            source: error.into(),
        })
    }
}
