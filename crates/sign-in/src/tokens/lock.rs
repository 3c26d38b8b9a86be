//! One process at a time renews the tokens of an organization: whoever waited
//! finds the new token kept. The lock is the operating system's own, on a file
//! that is never removed, so whoever holds it and dies gives it back. A file
//! system that knows no locks is an error, not a reason to go on without.

use std::fs::{File, OpenOptions, TryLockError};
use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::{Duration, Instant};

use tokio::sync::{Mutex, OwnedMutexGuard};

use crate::accounts_file::create_private_folder;
use crate::error::AccountsFileError;

/// How long between two tries.
const PAUSE: Duration = Duration::from_millis(20);
/// The longest readable part of a file's name.
const LONGEST_NAME: usize = 80;
/// How often a lock file that others remove is made anew.
const MOST_FILES: u32 = 10;

/// The turn; over when it is dropped.
#[derive(Debug)]
pub(crate) enum Turn {
    /// Among the processes of this person.
    Processes { _file: File },
    /// Among the clones of one value, for what touches no disk.
    Clones { _guard: OwnedMutexGuard<()> },
}

impl Turn {
    /// Waits for the turn among clones.
    pub(crate) async fn among_clones(of: &Arc<Mutex<()>>) -> Turn {
        let _guard = Arc::clone(of).lock_owned().await;
        Turn::Clones { _guard }
    }
}

/// Waits for the turn.
pub(crate) async fn turn(
    folder: &Path,
    key: &str,
    longest: Duration,
) -> Result<Turn, AccountsFileError> {
    let lock = LockFile::prepare(folder, key)?;
    let since = Instant::now();
    loop {
        match lock.attempt()? {
            Some(turn) => return Ok(turn),
            None if since.elapsed() < longest => tokio::time::sleep(PAUSE).await,
            None => return Err(AccountsFileError::InUse { path: lock.path }),
        }
    }
}

/// The turn, if nobody has it.
pub(super) fn turn_at_once(folder: &Path, key: &str) -> Result<Option<Turn>, AccountsFileError> {
    LockFile::prepare(folder, key)?.attempt()
}

/// Where the notes and locks of renewals are: below the folder of the accounts.
pub(super) fn folder_for_locks(folder: &Path) -> PathBuf {
    folder.join("locks")
}

/// A file's name without its ending, for an organization: readable where that
/// is possible, and told apart by a checksum. Should two organizations ever
/// have the same, they merely wait for each other.
pub(super) fn file_stem(key: &str) -> String {
    let readable: String = key
        .split_once("://")
        .map_or(key, |(_, rest)| rest)
        .chars()
        .map(|c| match c {
            'a'..='z' | '0'..='9' | '.' | '-' => c,
            _ => '_',
        })
        .take(LONGEST_NAME)
        .collect();
    format!("tokens-{readable}-{:016x}", checksum(key))
}

/// FNV-1a: the same in every version of this program.
pub(super) fn checksum(text: &str) -> u64 {
    text.bytes().fold(0xcbf2_9ce4_8422_2325, |sum, byte| {
        (sum ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3)
    })
}

struct LockFile {
    path: PathBuf,
}

impl LockFile {
    fn prepare(folder: &Path, key: &str) -> Result<LockFile, AccountsFileError> {
        let locks = folder_for_locks(folder);
        create_private_folder(&locks).map_err(|source| AccountsFileError::Io {
            path: locks.clone(),
            action: "created",
            source,
        })?;
        let path = locks.join(file_stem(key) + ".lock");
        Ok(LockFile { path })
    }

    fn attempt(&self) -> Result<Option<Turn>, AccountsFileError> {
        let refused = |source| AccountsFileError::Io {
            path: self.path.clone(),
            action: "locked",
            source,
        };
        for _ in 0..MOST_FILES {
            let file = open(&self.path).map_err(refused)?;
            match file.try_lock() {
                // Whoever cleans up may have removed the file since it was
                // opened; others would then lock another one.
                Ok(()) if is_still_there(&file, &self.path) => {
                    return Ok(Some(Turn::Processes { _file: file }));
                }
                Ok(()) => {}
                Err(TryLockError::WouldBlock) => return Ok(None),
                Err(TryLockError::Error(error)) => return Err(refused(error)),
            }
        }
        Err(refused(ErrorKind::NotFound.into()))
    }
}

/// Opens the file, made for this person alone. A link in its place is not
/// followed, and a pipe or device is not waited for.
pub(super) fn open(path: &Path) -> io::Result<File> {
    let mut options = OpenOptions::new();
    options.create(true).truncate(false).write(true);
    #[cfg(unix)]
    {
        use rustix::fs::OFlags;
        use std::os::unix::fs::OpenOptionsExt as _;

        // The bits of a flag keep their meaning, whatever their sign.
        let flags = (OFlags::NOFOLLOW | OFlags::NONBLOCK).bits().cast_signed();
        options.mode(0o600).custom_flags(flags);
    }
    #[cfg(windows)]
    {
        use std::os::windows::fs::OpenOptionsExt as _;

        const OPEN_THE_LINK_ITSELF: u32 = 0x0020_0000;
        const READ_AND_WRITE: u32 = 0x1 | 0x2;
        // Nobody may remove it as long as it is open.
        options
            .custom_flags(OPEN_THE_LINK_ITSELF)
            .share_mode(READ_AND_WRITE);
    }
    let file = options.open(path)?;
    if file.metadata()?.is_file() {
        return Ok(file);
    }
    Err(io::Error::other("it is no file"))
}

#[cfg(unix)]
fn is_still_there(file: &File, path: &Path) -> bool {
    use std::os::unix::fs::MetadataExt as _;

    let (Ok(open), Ok(named)) = (file.metadata(), path.symlink_metadata()) else {
        return false;
    };
    (open.dev(), open.ino()) == (named.dev(), named.ino())
}

/// Elsewhere an open file cannot be removed.
#[cfg(not(unix))]
fn is_still_there(_: &File, _: &Path) -> bool {
    true
}

#[cfg(test)]
#[path = "lock/tests.rs"]
mod tests;
