//! A folder that a person typed or picked, checked before anything is planned
//! for it.

use std::io;
use std::path::{Path, PathBuf};

use thiserror::Error;

use super::{Homes, Repository, work_tree_of};
use crate::file::{self, FileError};
use crate::{Computer, configuration_path, findings::is_world_writable};

/// No folder that a person picks has a longer path, in bytes; what is typed is
/// repeated in the error, so it is bounded, too.
const LONGEST_PATH: usize = 4096;

/// Why a folder cannot be given a registry. Paths are as they were typed,
/// with `~` filled in, and may be hostile.
#[derive(Debug, Error)]
pub enum FolderError {
    /// It starts neither at the root nor with `~`.
    #[error("{path:?} is no absolute path of a folder.")]
    NotAbsolute {
        /// The path.
        path: PathBuf,
    },
    /// There is nothing of that name.
    #[error("{path:?} is not there.")]
    Missing {
        /// The path.
        path: PathBuf,
    },
    /// It is a file or something else.
    #[error("{path:?} is no folder.")]
    NotAFolder {
        /// The path.
        path: PathBuf,
    },
    /// It is no project of Cargo's.
    #[error("{path:?} has no Cargo.toml.")]
    NoCargoToml {
        /// The path.
        path: PathBuf,
    },
    /// Its `.cargo` is the user's own, which speaks for every project.
    #[error("{path:?} is the home folder; its .cargo is for every project of this user.")]
    Home {
        /// The path.
        path: PathBuf,
    },
    /// The person may not write there, or another user owns the file.
    #[error("You may not write to {path:?}.")]
    NotWritable {
        /// The file or the folder.
        path: PathBuf,
    },
    /// Others may write to it or to the folder around it, and so exchange
    /// what Cargo reads.
    #[error("Every user of this computer may write to {path:?}.")]
    WorldWritable {
        /// The folder or the file.
        path: PathBuf,
    },
    /// It cannot be looked at.
    #[error("{path:?} cannot be looked at ({source}).")]
    Inaccessible {
        /// The path.
        path: PathBuf,
        /// What the system said.
        source: io::Error,
    },
    /// Its configuration file could not be replaced.
    #[error(transparent)]
    File(FileError),
}

/// The repository in a folder that was typed or picked. A leading `~` is the
/// home folder, quotes around the whole are taken away (Windows copies paths
/// so), and the `Cargo.toml` itself stands for its folder.
///
/// # Errors
/// What is wrong with the folder; nothing was changed.
pub fn check_folder(path: &Path, computer: &Computer) -> Result<Repository, FolderError> {
    let path = expand(path, computer);
    if path.as_os_str().len() > LONGEST_PATH {
        let path = path.to_string_lossy().chars().take(200).collect::<String>();
        return Err(FolderError::Missing { path: path.into() });
    }
    if !path.is_absolute() {
        return Err(FolderError::NotAbsolute { path });
    }
    let mut folder = path.clone();
    let mut metadata = look(&folder)?;
    if metadata.is_file() && folder.file_name().is_some_and(|name| name == "Cargo.toml") {
        folder.pop();
        metadata = look(&folder)?;
    }
    if !metadata.is_dir() {
        return Err(FolderError::NotAFolder { path });
    }
    let real = folder
        .canonicalize()
        .map_err(|source| FolderError::Inaccessible {
            path: folder.clone(),
            source,
        })?;
    let homes = Homes::of(computer);
    if homes.is_home(&real) {
        return Err(FolderError::Home { path: folder });
    }
    if !folder.join("Cargo.toml").is_file() {
        return Err(FolderError::NoCargoToml { path: folder });
    }
    check_writable(&folder, &real)?;
    let work_tree = work_tree_of(&real, &homes);
    // Below a link, the work tree is where the link leads.
    let work_tree = work_tree.map(|tree| if tree == real { folder.clone() } else { tree });
    Ok(Repository {
        path: folder,
        work_tree,
    })
}

fn expand(path: &Path, computer: &Computer) -> PathBuf {
    let unquoted = path
        .to_str()
        .map(str::trim)
        .map(|text| {
            text.strip_prefix('"')
                .and_then(|text| text.strip_suffix('"'))
                .unwrap_or(text)
        })
        .map_or(path, Path::new);
    let expanded = match unquoted.strip_prefix("~") {
        Ok(below) => computer.home.join(below),
        Err(_) => unquoted.to_path_buf(),
    };
    // Without `.` and a final slash, so that one folder has one spelling.
    expanded.components().collect()
}

fn look(path: &Path) -> Result<std::fs::Metadata, FolderError> {
    path.metadata().map_err(|source| match source.kind() {
        io::ErrorKind::NotFound | io::ErrorKind::NotADirectory => FolderError::Missing {
            path: path.to_path_buf(),
        },
        _ => FolderError::Inaccessible {
            path: path.to_path_buf(),
            source,
        },
    })
}

fn check_writable(folder: &Path, real: &Path) -> Result<(), FolderError> {
    let places = [Some(real), real.parent()];
    if let Some(path) = places
        .into_iter()
        .flatten()
        .find(|path| is_world_writable(path))
    {
        return Err(FolderError::WorldWritable {
            path: path.to_path_buf(),
        });
    }
    let configuration = configuration_path(&folder.join(".cargo")).path;
    file::check(&configuration).map_err(|error| match error {
        FileError::ReadOnly { path } | FileError::ForeignOwner { path, .. } => {
            FolderError::NotWritable { path }
        }
        FileError::WorldWritableFolder { folder } => FolderError::WorldWritable { path: folder },
        FileError::Io { path, source, .. } if source.kind() == io::ErrorKind::PermissionDenied => {
            FolderError::NotWritable { path }
        }
        other => FolderError::File(other),
    })
}
