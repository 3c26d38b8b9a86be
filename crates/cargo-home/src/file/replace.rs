//! Putting new bytes in the place of expected ones, as one step.

use std::ffi::OsStr;
use std::path::Path;

use super::folder::{Folder, OpenedFile};
use super::made::MadeFolders;
use super::target::Target;
use super::{FileError, LARGEST_FILE, NewFile, ReplaceOptions, Written};

/// How often to begin anew when the folder is exchanged under us.
const TRIES: usize = 5;

/// Replaces a file, or makes it when `expected` is `None`.
///
/// # Errors
/// When the file does not hold the expected bytes, or must not or cannot be
/// written; then nothing has changed.
pub fn replace(path: &Path, expected: Option<&[u8]>, new: &[u8]) -> Result<Written, FileError> {
    replace_with(path, expected, new, &ReplaceOptions::default())
}

/// The same, with options.
///
/// # Errors
/// When the file does not hold the expected bytes, or must not or cannot be
/// written; then nothing has changed.
pub fn replace_with(
    path: &Path,
    expected: Option<&[u8]>,
    new: &[u8],
    options: &ReplaceOptions<'_>,
) -> Result<Written, FileError> {
    let mut tries = TRIES;
    loop {
        match replace_once(path, expected, new, options)? {
            Some(written) => return Ok(written),
            None if tries > 0 => tries -= 1,
            None => {
                return Err(FileError::Changed {
                    path: path.to_path_buf(),
                });
            }
        }
    }
}

/// Whether the file could be replaced or made, as far as can be told without
/// changing anything.
///
/// # Errors
/// The error that `replace` would end with.
pub fn check(path: &Path) -> Result<(), FileError> {
    let target = Target::of(path)?;
    let existing = target.folder.ancestors().find(|folder| folder.exists());
    let Some(existing) = existing else {
        return Err(FileError::NoFilePath {
            path: path.to_path_buf(),
        });
    };
    let folder = Folder::open(existing)?;
    if target.folder_exists
        && let Some(file) = folder.open_file(&target.name)?
    {
        file.check_replaceable()?;
        file.read_all()?;
    }
    folder.check_writable()
}

/// `None` when the folder was exchanged while the lock was waited for.
fn replace_once(
    path: &Path,
    expected: Option<&[u8]>,
    new: &[u8],
    options: &ReplaceOptions<'_>,
) -> Result<Option<Written>, FileError> {
    let target = Target::of(path)?;
    if new.len() > LARGEST_FILE {
        return Err(FileError::TooLarge {
            path: target.path(),
        });
    }
    if target.folder_exists
        && let Some(file) = Folder::open(&target.folder)?.open_file(&target.name)?
        && file.read_all()? == new
    {
        return Ok(Some(Written::Unchanged));
    }
    if !target.folder_exists && expected.is_some() {
        return Err(FileError::Changed {
            path: target.path(),
        });
    }
    let made = MadeFolders::make(&target.folder, options.new_file)?;
    let folder = Folder::open(&target.folder)?;
    folder.check_writable()?;
    let locked = folder.lock(options)?;
    if !locked.folder().is_still_there()? {
        return Ok(None);
    }
    locked.remove_leftovers()?;
    let Some(old) = look(locked.folder(), &target.name, expected, new)? else {
        return Ok(Some(Written::Unchanged));
    };
    put(locked.folder(), &target.name, &old, new, options.new_file)?;
    let folders = made.keep();
    let target = target.path();
    Ok(Some(match old {
        None => Written::Created { target, folders },
        Some(_) => Written::Replaced { target },
    }))
}

/// What is to be replaced; `None` when the file is new.
type Old = Option<(OpenedFile, Vec<u8>)>;

/// What is there, if it is what the caller expects; `None` when it already
/// is what the caller wants.
fn look(
    folder: &Folder,
    name: &OsStr,
    expected: Option<&[u8]>,
    new: &[u8],
) -> Result<Option<Old>, FileError> {
    let file = folder.open_file(name)?;
    let bytes = file.as_ref().map(OpenedFile::read_all).transpose()?;
    if bytes.as_deref() == Some(new) {
        return Ok(None);
    }
    if bytes.as_deref() != expected {
        return Err(FileError::Changed {
            path: folder.path().join(name),
        });
    }
    if let Some(file) = &file {
        file.check_replaceable()?;
    }
    Ok(Some(file.zip(bytes)))
}

fn put(
    folder: &Folder,
    name: &OsStr,
    old: &Old,
    new: &[u8],
    new_file: NewFile,
) -> Result<(), FileError> {
    let private = old.is_some() || new_file == NewFile::Private;
    let mut temporary = folder.create_temporary(name, private)?;
    temporary.write_all(new)?;
    if let Some((old, _)) = old {
        temporary.take_attributes_of(old)?;
    }
    temporary.flush()?;
    match old {
        Some((old, bytes)) => {
            // The last look: editors do not know our lock.
            let unchanged = match folder.open_file(name)? {
                Some(now) => now.is_same_file(old) && now.read_all()? == *bytes,
                None => false,
            };
            if !unchanged {
                return Err(FileError::Changed {
                    path: folder.path().join(name),
                });
            }
            temporary.rename_over(name)?;
        }
        None => temporary.rename_to_new(name)?,
    }
    folder.flush();
    Ok(())
}
