//! The bytes of a policy, if nobody but root could have written them: the file
//! and every folder above it belong to root and are writable by nobody else
//! (`threats-and-failures` facts, T39).

use std::fs::{File, Metadata};
use std::io::{ErrorKind, Read as _};
use std::path::Path;

const LARGEST_FILE: u64 = 64 * 1024;

/// The content; none when there is no file. Besides root, `owner` may own it.
pub(super) fn read(path: &Path, owner: u32) -> Result<Option<Vec<u8>>, String> {
    let unreadable = |error| format!("It cannot be read: {error}.");
    // Links are followed once, and what they lead to is looked at.
    let path = match path.canonicalize() {
        Ok(path) => path,
        Err(error) if error.kind() == ErrorKind::NotFound => return Ok(None),
        Err(error) => return Err(unreadable(error)),
    };
    let data = path.metadata().map_err(unreadable)?;
    if !data.is_file() {
        return Err("It is no file.".to_owned());
    }
    trusted(&path, &data, owner, false)?;
    for folder in path.ancestors().skip(1) {
        trusted(folder, &folder.metadata().map_err(unreadable)?, owner, true)?;
    }
    let mut bytes = Vec::new();
    let file = File::open(&path).map_err(unreadable)?;
    file.take(LARGEST_FILE + 1)
        .read_to_end(&mut bytes)
        .map_err(unreadable)?;
    if bytes.len() as u64 > LARGEST_FILE {
        return Err("It is larger than 64 KiB.".to_owned());
    }
    Ok(Some(bytes))
}

#[cfg(unix)]
fn trusted(path: &Path, data: &Metadata, owner: u32, folder: bool) -> Result<(), String> {
    use std::os::unix::fs::MetadataExt as _;

    const WRITE_BY_GROUP_AND_OTHERS: u32 = 0o022;
    const STICKY: u32 = 0o1000;
    if data.uid() != 0 && data.uid() != owner {
        return Err(format!("{} does not belong to root.", path.display()));
    }
    // In a sticky folder nobody can replace what is another's.
    let is_sticky = folder && data.mode() & STICKY != 0;
    if data.mode() & WRITE_BY_GROUP_AND_OTHERS != 0 && !is_sticky {
        return Err(format!("Others than root may write to {}.", path.display()));
    }
    Ok(())
}

/// The policies of such a system are no files, so that none is ever believed.
#[cfg(not(unix))]
fn trusted(path: &Path, _: &Metadata, _: u32, _: bool) -> Result<(), String> {
    Err(format!("Who owns {} cannot be told.", path.display()))
}

/// This user, whom a development build believes, too.
#[cfg(unix)]
pub(super) fn me() -> u32 {
    rustix::process::geteuid().as_raw()
}

#[cfg(not(unix))]
pub(super) fn me() -> u32 {
    0
}
