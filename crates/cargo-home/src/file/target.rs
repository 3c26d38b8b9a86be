//! Where a path leads: the folder and the name of the file at the end of its
//! links, whether it exists or not.

use std::ffi::OsString;
use std::io;
use std::path::{Path, PathBuf};

use super::error::Context;
use super::{FileAction, FileError};

/// As many as Linux follows.
const MOST_LINKS: usize = 40;

/// The end of a path.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Target {
    /// The folder, without links in it where it exists.
    pub(super) folder: PathBuf,
    pub(super) folder_exists: bool,
    pub(super) name: OsString,
}

impl Target {
    pub(super) fn of(path: &Path) -> Result<Self, FileError> {
        if !path.is_absolute() || path.file_name().is_none() {
            return Err(FileError::NoFilePath {
                path: path.to_path_buf(),
            });
        }
        let mut place = path.to_path_buf();
        for _ in 0..MOST_LINKS {
            match std::fs::symlink_metadata(&place) {
                Ok(found) if found.is_symlink() => {
                    let to = std::fs::read_link(&place).context(FileAction::Read, &place)?;
                    // From the folder that holds the link, not from ours.
                    place.pop();
                    place.push(to);
                }
                Ok(_) => return Self::split(&place, path),
                Err(error) if error.kind() == io::ErrorKind::NotFound => {
                    return Self::split(&place, path);
                }
                Err(error) => return Err(error).context(FileAction::Inspect, &place),
            }
        }
        Err(FileError::DanglingLink {
            link: path.to_path_buf(),
        })
    }

    fn split(place: &Path, path: &Path) -> Result<Self, FileError> {
        let (Some(folder), Some(name)) = (place.parent(), place.file_name()) else {
            return Err(FileError::NotAFile {
                path: place.to_path_buf(),
            });
        };
        let (folder, folder_exists) = match dunce::canonicalize(folder) {
            Ok(folder) => (folder, true),
            // Only where no link leads: folders at the end of a link are not
            // ours to make.
            Err(error) if error.kind() == io::ErrorKind::NotFound && place == path => {
                (folder.to_path_buf(), false)
            }
            Err(error) if error.kind() == io::ErrorKind::NotFound => {
                return Err(FileError::DanglingLink {
                    link: path.to_path_buf(),
                });
            }
            Err(error) => return Err(error).context(FileAction::Inspect, folder),
        };
        Ok(Self {
            folder,
            folder_exists,
            name: name.to_os_string(),
        })
    }

    pub(super) fn path(&self) -> PathBuf {
        self.folder.join(&self.name)
    }
}
