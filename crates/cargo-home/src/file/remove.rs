//! Removing a file or a folder that we made.

use std::io;
use std::path::{Path, PathBuf};

use super::error::Context;
use super::folder::Folder;
use super::target::Target;
use super::{FileAction, FileError, ReplaceOptions};

/// What `remove` did.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Removed {
    /// The file held the expected bytes and is gone.
    Removed,
    /// There was none.
    Absent,
}

/// Removes a file that holds exactly the expected bytes. Of a link, the file
/// at its end is removed and the link stays.
///
/// # Errors
/// When the file holds other bytes, or must not or cannot be removed; then
/// nothing has changed.
pub fn remove(path: &Path, expected: &[u8]) -> Result<Removed, FileError> {
    let target = Target::of(path)?;
    if !target.folder_exists {
        return Ok(Removed::Absent);
    }
    let folder = Folder::open(&target.folder)?;
    if folder.open_file(&target.name)?.is_none() {
        return Ok(Removed::Absent);
    }
    folder.check_writable()?;
    let locked = folder.lock(&ReplaceOptions::default())?;
    locked.remove_leftovers()?;
    let folder = locked.folder();
    let Some(file) = folder.open_file(&target.name)? else {
        return Ok(Removed::Absent);
    };
    if file.read_all()? != expected {
        return Err(FileError::Changed {
            path: target.path(),
        });
    }
    file.check_replaceable()?;
    folder.unlink(&target.name)?;
    folder.flush();
    Ok(Removed::Removed)
}

/// Removes folders that `replace` made, the innermost first, as long as they
/// are empty; gives those that are gone.
///
/// # Errors
/// When an empty folder cannot be removed.
pub fn remove_empty_folders(folders: &[PathBuf]) -> Result<Vec<PathBuf>, FileError> {
    let mut removed = Vec::new();
    for folder in folders.iter().rev() {
        match std::fs::remove_dir(folder) {
            Ok(()) => removed.push(folder.clone()),
            Err(error) => match error.kind() {
                io::ErrorKind::NotFound => {}
                // Somebody has put something into it, or in its place.
                io::ErrorKind::DirectoryNotEmpty | io::ErrorKind::NotADirectory => break,
                _ => return Err(error).context(FileAction::Remove, folder),
            },
        }
    }
    Ok(removed)
}
