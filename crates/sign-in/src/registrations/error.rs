//! What is wrong with a registration, or with the file of all of them. No
//! variant can hold a secret.

use std::path::PathBuf;

use azure_devops::AddressError;
use url::Url;

use crate::open_file::NotOurs;

/// A registry cannot be registered.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum RegistrationError {
    /// The index URL has more than 2,048 bytes.
    #[error("The index URL is longer than 2048 bytes.")]
    TooLong,
    /// Cargo would spell the URL in another way, so it would never be asked for.
    #[error("The index URL is not spelled as Cargo spells it.")]
    Spelling,
    /// Only sparse registries have tokens here.
    #[error("The index URL does not start with `sparse+https://`.")]
    NotSparse,
    /// There is a user name or a password.
    #[error("The index URL has a user name or password, which belongs in no configuration.")]
    UserInfo,
    /// The address is none of Azure DevOps, or a hostile look-alike.
    #[error("The index URL is no address of Azure DevOps: {0}")]
    Address(#[source] AddressError),
    /// The address is not the index of a feed.
    #[error("The index URL is not that of a feed: it ends in `/_packaging/FEED/Cargo/index/`.")]
    NoFeed,
    /// The feed belongs to somebody else than the organization.
    #[error("The index URL belongs to {of_index}, not to {given}.")]
    OtherOrganization {
        /// The organization in the index URL.
        of_index: Box<Url>,
        /// The organization whose token it would get.
        given: Box<Url>,
    },
}

impl RegistrationError {
    /// The same without any part of the URL, for a report on a hostile file.
    pub(super) fn in_short(&self) -> &'static str {
        match self {
            Self::TooLong => "it is longer than 2048 bytes",
            Self::Spelling => "it is not spelled as Cargo spells it",
            Self::NotSparse => "it does not start with `sparse+https://`",
            Self::UserInfo => "it has a user name or password",
            Self::Address(_) => "it is no address of Azure DevOps",
            Self::NoFeed => "it is not the index of a feed",
            Self::OtherOrganization { .. } => "it belongs to another organization",
        }
    }
}

/// The list of registrations could not be used. Nobody gets a token then.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum RegistrationsFileError {
    /// The file system refused.
    #[error("{} could not be read: {source}.", path.display())]
    Io {
        /// The file or folder.
        path: PathBuf,
        /// The system's reason.
        #[source]
        source: std::io::Error,
    },
    /// A folder, pipe or device instead of a file.
    #[error("{} is no file.", path.display())]
    NoFile {
        /// What stands there.
        path: PathBuf,
    },
    /// The file, or the folder it is in, belongs to somebody else.
    #[error("{} belongs to another user.", path.display())]
    OtherOwner {
        /// The file or folder.
        path: PathBuf,
    },
    /// Others may change the file, or replace it in its folder.
    #[error(
        "{} may be changed by other users; take the right to write from them.",
        path.display()
    )]
    WritableByOthers {
        /// The file or folder.
        path: PathBuf,
    },
    /// The content is not what this program writes.
    #[error("{} is damaged at {place}: {reason}.", path.display())]
    Damaged {
        /// The file.
        path: PathBuf,
        /// A line and column, or a field such as `registries[2].index`.
        place: String,
        /// What is wrong there; never the value itself.
        reason: String,
    },
    /// A newer version of this program wrote the file.
    #[error(
        "{} has schema {found}, which is newer than this program's {known}.",
        path.display()
    )]
    NewerSchema {
        /// The file.
        path: PathBuf,
        /// The schema in the file.
        found: u64,
        /// The newest schema that this program knows.
        known: u64,
    },
}

impl RegistrationsFileError {
    /// Why the file at this path is not read.
    pub(super) fn of(refused: NotOurs, file: PathBuf) -> Self {
        match refused {
            NotOurs::Io { path, source } => Self::Io { path, source },
            NotOurs::NoFile { path } => Self::NoFile { path },
            NotOurs::OtherOwner { path } => Self::OtherOwner { path },
            NotOurs::WritableByOthers { path } => Self::WritableByOthers { path },
            NotOurs::TooLarge => Self::Damaged {
                path: file,
                place: "the file".to_owned(),
                reason: "it is larger than 1 MiB".to_owned(),
            },
        }
    }
}
