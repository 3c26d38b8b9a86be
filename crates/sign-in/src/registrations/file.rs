//! The bytes of `registries.json`, if nobody but this user can have written
//! them. Bounded; a pipe or device in its place is not waited for.

use std::fs::Metadata;
use std::io::{ErrorKind, Read};
use std::path::Path;

use super::RegistrationsFileError;
use crate::open_file::open_at_once;

const LARGEST_FILE: u64 = 1024 * 1024;

/// The content; `None` when there is no file.
pub(super) fn read(folder: &Path, path: &Path) -> Result<Option<Vec<u8>>, RegistrationsFileError> {
    let refused = |source| RegistrationsFileError::Io {
        path: path.to_owned(),
        source,
    };
    let file = match open_at_once(path) {
        Ok(file) => file,
        Err(error) if error.kind() == ErrorKind::NotFound => return Ok(None),
        Err(error) => return Err(refused(error)),
    };
    // Asked of the open file, so that nobody can exchange it in between.
    let data = file.metadata().map_err(refused)?;
    if !data.is_file() {
        return Err(RegistrationsFileError::NoFile {
            path: path.to_owned(),
        });
    }
    check_owner(&data, folder, path)?;
    let mut bytes = Vec::new();
    file.take(LARGEST_FILE + 1)
        .read_to_end(&mut bytes)
        .map_err(refused)?;
    if bytes.len() as u64 > LARGEST_FILE {
        return Err(RegistrationsFileError::Damaged {
            path: path.to_owned(),
            place: "the file".to_owned(),
            reason: "it is larger than 1 MiB".to_owned(),
        });
    }
    Ok(Some(bytes))
}

#[cfg(unix)]
fn check_owner(data: &Metadata, folder: &Path, path: &Path) -> Result<(), RegistrationsFileError> {
    use std::os::unix::fs::MetadataExt as _;

    const WRITE_BY_GROUP_AND_OTHERS: u32 = 0o022;
    const WRITE_BY_OTHERS: u32 = 0o002;
    const STICKY: u32 = 0o1000;
    let me = rustix::process::geteuid().as_raw();
    let other_owner = |path: &Path| RegistrationsFileError::OtherOwner {
        path: path.to_owned(),
    };
    let writable = |path: &Path| RegistrationsFileError::WritableByOthers {
        path: path.to_owned(),
    };
    if data.uid() != me {
        return Err(other_owner(path));
    }
    if data.mode() & WRITE_BY_GROUP_AND_OTHERS != 0 {
        return Err(writable(path));
    }
    let folder_data = folder
        .metadata()
        .map_err(|source| RegistrationsFileError::Io {
            path: folder.to_owned(),
            source,
        })?;
    if ![me, 0].contains(&folder_data.uid()) {
        return Err(other_owner(folder));
    }
    // Where many users have a group each, their folders are often writable by
    // it; in a sticky folder nobody can replace another's file.
    if folder_data.mode() & WRITE_BY_OTHERS != 0 && folder_data.mode() & STICKY == 0 {
        return Err(writable(folder));
    }
    Ok(())
}

#[cfg(not(unix))]
fn check_owner(_: &Metadata, _: &Path, _: &Path) -> Result<(), RegistrationsFileError> {
    Ok(())
}
