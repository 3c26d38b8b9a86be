//! Opening a file that others may have put something else in the place of, and
//! reading one of our own lists, if nobody but this user can have written it;
//! and files to be locked.

use std::fs::{File, Metadata, OpenOptions};
use std::io::{self, ErrorKind, Read};
use std::path::{Path, PathBuf};

const LARGEST_FILE: u64 = 1024 * 1024;

/// Why a list of ours is not read.
#[derive(Debug)]
#[cfg_attr(
    not(unix),
    expect(
        dead_code,
        reason = "elsewhere the owner is left to the access lists that the folder hands down"
    )
)]
pub(crate) enum NotOurs {
    /// The file system refused.
    Io { path: PathBuf, source: io::Error },
    /// A folder, pipe or device instead of a file.
    NoFile { path: PathBuf },
    /// The file, or the folder it is in, belongs to somebody else.
    OtherOwner { path: PathBuf },
    /// Others may change the file, or replace it in its folder.
    WritableByOthers { path: PathBuf },
    /// It has more than 1 MiB.
    TooLarge,
}

/// The content of a list of ours in `folder`; `None` when there is no file.
/// Bounded; a pipe or device in its place is not waited for.
pub(crate) fn read_ours(folder: &Path, path: &Path) -> Result<Option<Vec<u8>>, NotOurs> {
    let refused = |source| NotOurs::Io {
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
        return Err(NotOurs::NoFile {
            path: path.to_owned(),
        });
    }
    check_owner(&data, folder, path)?;
    let mut bytes = Vec::new();
    file.take(LARGEST_FILE + 1)
        .read_to_end(&mut bytes)
        .map_err(refused)?;
    if bytes.len() as u64 > LARGEST_FILE {
        return Err(NotOurs::TooLarge);
    }
    Ok(Some(bytes))
}

#[cfg(unix)]
fn check_owner(data: &Metadata, folder: &Path, path: &Path) -> Result<(), NotOurs> {
    use std::os::unix::fs::MetadataExt as _;

    const WRITE_BY_GROUP_AND_OTHERS: u32 = 0o022;
    const WRITE_BY_OTHERS: u32 = 0o002;
    const STICKY: u32 = 0o1000;
    let me = rustix::process::geteuid().as_raw();
    let owned = |path: &Path| path.to_owned();
    let other_owner = |path: &Path| NotOurs::OtherOwner { path: owned(path) };
    let writable = |path: &Path| NotOurs::WritableByOthers { path: owned(path) };
    if data.uid() != me {
        return Err(other_owner(path));
    }
    if data.mode() & WRITE_BY_GROUP_AND_OTHERS != 0 {
        return Err(writable(path));
    }
    let folder_data = folder.metadata().map_err(|source| NotOurs::Io {
        path: owned(folder),
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
fn check_owner(_: &Metadata, _: &Path, _: &Path) -> Result<(), NotOurs> {
    Ok(())
}

/// Opens it for reading; a pipe or device in its place is not waited for.
#[cfg(unix)]
pub(crate) fn open_at_once(path: &Path) -> io::Result<File> {
    use rustix::fs::OFlags;
    use std::os::unix::fs::OpenOptionsExt as _;

    // The bits of a flag keep their meaning, whatever their sign.
    let flags = OFlags::NONBLOCK.bits().cast_signed();
    OpenOptions::new().read(true).custom_flags(flags).open(path)
}

/// Opens it for reading.
#[cfg(not(unix))]
pub(crate) fn open_at_once(path: &Path) -> io::Result<File> {
    OpenOptions::new().read(true).open(path)
}

/// Opens a file to be locked, made for this person alone.
pub(crate) fn open_private(path: &Path) -> io::Result<File> {
    let mut options = OpenOptions::new();
    options.create(true).truncate(false).write(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options.open(path)
}

/// Whether a lock was refused because the file system has none, as some
/// network homes.
pub(crate) fn is_without_locks(error: &io::Error) -> bool {
    #[cfg(unix)]
    if let Some(code) = error.raw_os_error() {
        use rustix::io::Errno;
        let none = [Errno::NOLCK, Errno::OPNOTSUPP, Errno::NOSYS];
        return none.contains(&Errno::from_raw_os_error(code));
    }
    error.kind() == io::ErrorKind::Unsupported
}
