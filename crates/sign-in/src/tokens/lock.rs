//! One process at a time renews the tokens of an organization: whoever waited
//! finds the new token kept.

use std::fs::{File, OpenOptions, TryLockError};
use std::path::Path;
use std::time::{Duration, Instant};

use crate::accounts_file::create_private_folder;
use crate::error::AccountsFileError;

/// How long between two tries.
const PAUSE: Duration = Duration::from_millis(20);

/// The turn; over when it is dropped.
#[derive(Debug)]
pub(crate) struct Turn {
    _file: File,
}

/// Waits for the turn.
pub(crate) async fn turn(
    folder: &Path,
    key: &str,
    longest: Duration,
) -> Result<Turn, AccountsFileError> {
    let _ = key;
    let path = folder.join("tokens.lock");
    let refused = |source| AccountsFileError::Io {
        path: path.clone(),
        action: "locked",
        source,
    };
    create_private_folder(folder).map_err(refused)?;
    let mut options = OpenOptions::new();
    options.create(true).truncate(false).write(true);
    let file = options.open(&path).map_err(refused)?;
    let since = Instant::now();
    loop {
        match file.try_lock() {
            Ok(()) => return Ok(Turn { _file: file }),
            Err(TryLockError::WouldBlock) if since.elapsed() < longest => {
                tokio::time::sleep(PAUSE).await;
            }
            Err(TryLockError::WouldBlock) => return Err(AccountsFileError::InUse { path }),
            Err(TryLockError::Error(error)) => return Err(refused(error)),
        }
    }
}
