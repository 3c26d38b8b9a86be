//! One change of this person's computer at a time: a lock in the state folder
//! that the system gives back when its holder dies.

use crate::error_code::ErrorCode;
use crate::event::Progress;
use crate::failure::Failure;
use crate::folders::Folders;
use crate::journal::{private_folder, unusable};
use std::fs::{File, OpenOptions, TryLockError};
use std::time::{Duration, Instant};

/// When the wait is first told of.
const TELL_AFTER: Duration = Duration::from_secs(1);
/// When the wait ends.
const GIVE_UP_AFTER: Duration = Duration::from_secs(30);
const LOOK_EVERY: Duration = Duration::from_millis(50);

/// Held as long as it lives.
#[derive(Debug)]
pub(crate) struct Lock {
    _file: File,
}

/// Whether somebody is changing this computer just now. Makes nothing.
pub(crate) fn is_held(folders: &Folders) -> bool {
    let opened = File::open(folders.state.join("lock"));
    opened.is_ok_and(|file| matches!(file.try_lock_shared(), Err(TryLockError::WouldBlock)))
}

/// Waits for the lock, telling of it after a second, for at most 30 seconds.
pub(crate) async fn take(folders: &Folders, progress: &mut Progress<'_>) -> Result<Lock, Failure> {
    private_folder(&folders.state)?;
    let path = folders.state.join("lock");
    let file = OpenOptions::new()
        .create(true)
        .truncate(false)
        .write(true)
        .open(&path)
        .map_err(|error| unusable(&path, &error))?;
    let since = Instant::now();
    let mut told = false;
    loop {
        match file.try_lock() {
            Ok(()) => return Ok(Lock { _file: file }),
            // A file system without locks: the check of each file's content
            // right before it is replaced still holds.
            Err(TryLockError::Error(error)) if error.kind() == std::io::ErrorKind::Unsupported => {
                return Ok(Lock { _file: file });
            }
            Err(TryLockError::Error(error)) => return Err(unusable(&path, &error)),
            Err(TryLockError::WouldBlock) => {}
        }
        if since.elapsed() > GIVE_UP_AFTER {
            return Err(Failure::new(ErrorCode::FileLocked).at(path.display()));
        }
        if !told && since.elapsed() > TELL_AFTER {
            progress.wait("Another Feedwright is at work. Waiting up to 30 s.");
            told = true;
        }
        tokio::time::sleep(LOOK_EVERY).await;
    }
}
