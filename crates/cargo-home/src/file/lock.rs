//! One process at a time in a folder, by an advisory lock on the folder
//! itself, so that no lock file is left in anybody's repository.

use std::fs::{File, TryLockError};
use std::path::Path;
use std::time::{Duration, Instant};

use super::error::Context;
use super::{FileAction, FileError, ReplaceOptions};
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

/// Waits for the lock, tells when that takes long, and gives up in the end.
pub(super) fn hold(
    file: &File,
    folder: &Path,
    options: &ReplaceOptions<'_>,
) -> Result<Held, FileError> {
    let start = Instant::now();
    let mut told = false;
    loop {
        let step = faults::step().map_err(TryLockError::Error);
        match step.and_then(|()| file.try_lock()) {
            Ok(()) => return Ok(Held::Yes),
            Err(TryLockError::WouldBlock) => {}
            Err(TryLockError::Error(error)) if is_without_locks(&error) => {
                return Ok(Held::NotSupported);
            }
            Err(TryLockError::Error(error)) => {
                return Err(error).context(FileAction::Lock, folder);
            }
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
