//! Removing a file or a folder that we made.

use std::io;
use std::path::{Path, PathBuf};
use std::time::Duration;

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
    remove_with(path, expected, &ReplaceOptions::default())
}

/// The same, with options; who may read a new file is none of them here.
///
/// # Errors
/// When the file holds other bytes, or must not or cannot be removed; then
/// nothing has changed.
pub fn remove_with(
    path: &Path,
    expected: &[u8],
    options: &ReplaceOptions<'_>,
) -> Result<Removed, FileError> {
    let target = Target::of(path)?;
    if !target.folder_exists {
        return Ok(Removed::Absent);
    }
    let folder = Folder::open(&target.folder)?;
    if folder.open_file(&target.name)?.is_none() {
        return Ok(Removed::Absent);
    }
    folder.check_writable()?;
    let locked = folder.lock(options)?;
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

/// Removes what a process that was killed while it replaced this very file, or
/// another one in its folder, has left beside it. Where another process is at
/// work it is left to that one. Whether there was anything.
///
/// # Errors
/// When the folder cannot be looked at, or what lies there not be removed.
pub fn remove_leftovers(path: &Path) -> Result<bool, FileError> {
    let target = Target::of(path)?;
    if !target.folder_exists {
        return Ok(false);
    }
    let folder = Folder::open(&target.folder)?;
    if !folder.has_leftovers()? {
        return Ok(false);
    }
    folder.check_writable()?;
    let at_once = ReplaceOptions {
        wait_limit: Duration::ZERO,
        ..ReplaceOptions::default()
    };
    let locked = match folder.lock(&at_once) {
        Err(FileError::Locked { .. }) => return Ok(false),
        locked => locked?,
    };
    locked.remove_leftovers()?;
    Ok(true)
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
