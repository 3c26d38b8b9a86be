//! One change of this person's computer at a time: a lock in the state folder
//! that the system gives back when its holder dies. Whoever gets it clears away
//! what those before were killed over.

use crate::error_code::ErrorCode;
use crate::event::Progress;
use crate::failure::Failure;
use crate::folders::Folders;
use crate::journal::{lock_file, private_folder, unusable};
use crate::left_behind;
use crate::waiting::{Patience, Tried, until_free};
use std::fs::{File, TryLockError};

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

/// The lock, if it is there and nobody holds it. Makes nothing.
pub(crate) fn at_once(folders: &Folders) -> Option<Lock> {
    let file = File::open(folders.state.join("lock")).ok()?;
    file.try_lock().ok()?;
    Some(Lock { _file: file })
}

/// Waits for the lock, telling of it after a second, for at most 30 seconds.
pub(crate) async fn take(folders: &Folders, progress: &mut Progress<'_>) -> Result<Lock, Failure> {
    let lock = take_within(Patience::default(), folders, progress).await?;
    left_behind::clear(folders);
    Ok(lock)
}

async fn take_within(
    patience: Patience,
    folders: &Folders,
    progress: &mut Progress<'_>,
) -> Result<Lock, Failure> {
    private_folder(&folders.state)?;
    let path = folders.state.join("lock");
    let file = lock_file(&path)?;
    let tell = |_: &()| progress.wait("Another Feedwright is at work. Waiting up to 30 s.");
    match until_free(patience, || attempt(&file), tell).await {
        Ok(Ok(())) => Ok(Lock { _file: file }),
        Ok(Err(error)) => Err(unusable(&path, &error)),
        Err(()) => Err(Failure::new(ErrorCode::FileLocked).at(path.display())),
    }
}

fn attempt(file: &File) -> Tried<std::io::Result<()>, ()> {
    let step = cargo_home::faults::step().map_err(TryLockError::Error);
    match step.and_then(|()| file.try_lock()) {
        Ok(()) => Tried::Ended(Ok(())),
        Err(TryLockError::WouldBlock) => Tried::Held(()),
        // The check of each file's content right before it is replaced still
        // holds.
        Err(TryLockError::Error(error)) if cargo_home::file::is_without_locks(&error) => {
            Tried::Ended(Ok(()))
        }
        Err(TryLockError::Error(error)) => Tried::Ended(Err(error)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::event::Event;
    use cargo_home::faults::{Fault, arm_once, disarm};
    use std::time::Duration;

    /// Takes it with little patience; what was said meanwhile.
    async fn taken(folders: &Folders) -> (Result<Lock, ErrorCode>, Vec<String>) {
        let patience = Patience {
            tell_after: Duration::from_millis(20),
            give_up_after: Duration::from_millis(120),
            look_every: Duration::from_millis(2),
        };
        let mut said = Vec::new();
        let mut report = |event| {
            if let Event::Waiting { text } = event {
                said.push(text);
            }
        };
        let mut progress = Progress::new(&mut report);
        let lock = take_within(patience, folders, &mut progress).await;
        (lock.map_err(|failure| failure.code), said)
    }

    #[tokio::test]
    async fn whoever_comes_second_is_told_and_gives_up() {
        let folder = tempfile::tempdir().unwrap();
        let folders = Folders::below(folder.path());
        let (first, said) = taken(&folders).await;
        assert!(first.is_ok() && said.is_empty());
        assert!(is_held(&folders));
        let (second, said) = taken(&folders).await;
        assert_eq!(second.err(), Some(ErrorCode::FileLocked));
        insta::assert_debug_snapshot!(said, @r#"
        [
            "Another Feedwright is at work. Waiting up to 30 s.",
        ]
        "#);
        drop(first);
        assert!(taken(&folders).await.0.is_ok());
    }

    #[tokio::test]
    async fn a_file_system_without_locks_stops_nobody() {
        let folder = tempfile::tempdir().unwrap();
        let folders = Folders::below(folder.path());
        drop(taken(&folders).await.0.unwrap());
        // Opening the file is a step, locking it the next one.
        for (step, fault, expect) in [
            (2, Fault::NoLocks, None),
            (2, Fault::Broken, Some(ErrorCode::FolderUnusable)),
            (1, Fault::NoSpace, Some(ErrorCode::DiskFull)),
        ] {
            arm_once(step, fault);
            let (lock, _) = taken(&folders).await;
            disarm();
            assert_eq!(lock.err(), expect, "{fault:?}");
        }
    }
}
