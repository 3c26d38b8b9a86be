//! One process at a time in a folder: on Unix by an advisory lock on the
//! folder itself, so that no lock file is left in anybody's repository.

#[cfg(unix)]
use std::fs::{File, TryLockError};
use std::path::Path;
use std::time::{Duration, Instant};

#[cfg(unix)]
use super::FileAction;
#[cfg(unix)]
use super::error::Context;
use super::{FileError, ReplaceOptions};
#[cfg(unix)]
use crate::faults;

const TOLD_AFTER: Duration = Duration::from_secs(1);
const BETWEEN_TRIES: Duration = Duration::from_millis(20);

/// Whether others are kept out. Dropping the file lets them in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Held {
    Yes,
    /// The file system has no locks (some network homes): the comparison
    /// with the expected bytes right before the rename has to do.
    NotSupported,
}

/// Waits for the lock of a folder's handle.
#[cfg(unix)]
pub(super) fn hold(
    file: &File,
    folder: &Path,
    options: &ReplaceOptions<'_>,
) -> Result<Held, FileError> {
    hold_by(folder, options, || {
        let step = faults::step().map_err(TryLockError::Error);
        match step.and_then(|()| file.try_lock()) {
            Ok(()) => Ok(Some(Held::Yes)),
            Err(TryLockError::WouldBlock) => Ok(None),
            Err(TryLockError::Error(error)) if is_without_locks(&error) => {
                Ok(Some(Held::NotSupported))
            }
            Err(TryLockError::Error(error)) => Err(error).context(FileAction::Lock, folder),
        }
    })
}

/// Tries until an attempt gives the lock, tells when that takes long, and
/// gives up in the end.
pub(super) fn hold_by(
    folder: &Path,
    options: &ReplaceOptions<'_>,
    mut attempt: impl FnMut() -> Result<Option<Held>, FileError>,
) -> Result<Held, FileError> {
    let start = Instant::now();
    let mut told = false;
    loop {
        if let Some(held) = attempt()? {
            return Ok(held);
        }
        let waited = start.elapsed();
        if waited >= options.wait_limit {
            return Err(FileError::Locked {
                folder: folder.to_path_buf(),
                waited,
            });
        }
        if waited >= TOLD_AFTER && !told {
            told = true;
            if let Some(on_wait) = options.on_wait {
                on_wait(folder);
            }
        }
        std::thread::sleep(BETWEEN_TRIES.min(options.wait_limit - waited));
    }
}

/// Whether a lock was refused because the file system has none, as some
/// network homes.
pub fn is_without_locks(error: &std::io::Error) -> bool {
    #[cfg(unix)]
    if let Some(code) = error.raw_os_error() {
        use rustix::io::Errno;
        let code = Errno::from_raw_os_error(code);
        return [Errno::NOLCK, Errno::OPNOTSUPP, Errno::NOSYS, Errno::INVAL].contains(&code);
    }
    error.kind() == std::io::ErrorKind::Unsupported
}
