//! Every step fails once, in each way in which disks fail: the old bytes stay,
//! and nothing of ours lies about.

use super::*;
use crate::faults::{Fault, arm, arm_once, disarm};

/// Fails from the first step on, then from the second, until it succeeds; how
/// many steps there were.
fn until_it_succeeds(
    folder: &TempDir,
    fault: Fault,
    attempt: impl Fn() -> Result<(), FileError>,
) -> usize {
    let before = state(folder.path());
    for steps in 0..100 {
        arm(steps, fault);
        let result = attempt();
        disarm();
        let Err(error) = result else {
            return steps;
        };
        let FileError::Io { source, path, .. } = &error else {
            panic!("{error}");
        };
        let is_it = kind_of(fault).is_none_or(|kind| source.kind() == kind);
        assert!(is_it, "{error}");
        assert!(path.starts_with(folder.path()), "{error}");
        assert_eq!(state(folder.path()), before, "after step {steps}: {error}");
    }
    panic!("it never succeeded");
}

/// A broken disk has no kind of its own.
fn kind_of(fault: Fault) -> Option<std::io::ErrorKind> {
    match fault {
        Fault::NoSpace => Some(std::io::ErrorKind::StorageFull),
        Fault::Quota => Some(std::io::ErrorKind::QuotaExceeded),
        Fault::ReadOnly => Some(std::io::ErrorKind::ReadOnlyFilesystem),
        Fault::Broken | Fault::NoLocks | Fault::Stop => None,
    }
}

#[test]
fn a_failing_replacement_changes_nothing() {
    for fault in Fault::ERRORS {
        let folder = folder();
        let path = existing(&folder, b"old", 0o640);
        let replacing = || replace(&path, Some(b"old"), b"new").map(drop);
        let steps = until_it_succeeds(&folder, fault, replacing);
        // Read, lock, read, create, write, keep the mode, flush, read, rename.
        // A flush of the folder that fails after that is not told.
        assert_eq!(steps, 9);
        assert_eq!(std::fs::read(&path).unwrap(), b"new");
    }
}

#[test]
fn a_failing_creation_leaves_no_folders() {
    for fault in Fault::ERRORS {
        let folder = folder();
        let path = folder.path().join("a/b/config.toml");
        let creating = || replace(&path, None, b"new").map(drop);
        let steps = until_it_succeeds(&folder, fault, creating);
        // Two folders, lock, create, write, flush, rename.
        assert_eq!(steps, 7);
        assert_eq!(std::fs::read(&path).unwrap(), b"new");
    }
}

#[test]
fn a_failing_removal_changes_nothing() {
    for fault in Fault::ERRORS {
        let folder = folder();
        let path = existing(&folder, b"old", 0o644);
        let removing = || remove(&path, b"old").map(drop);
        let steps = until_it_succeeds(&folder, fault, removing);
        // Lock, read, remove.
        assert_eq!(steps, 3);
        assert!(!path.exists());
    }
}

/// One step that fails, and all after it that work: nothing goes on as if
/// nothing had been.
#[test]
fn a_step_that_fails_once_ends_it() {
    for fault in Fault::ERRORS {
        for step in 0..9 {
            let folder = folder();
            let path = existing(&folder, b"old", 0o640);
            arm_once(step, fault);
            let result = replace(&path, Some(b"old"), b"new");
            disarm();
            assert!(matches!(result, Err(FileError::Io { .. })), "step {step}");
            assert_eq!(std::fs::read(&path).unwrap(), b"old");
            assert_eq!(state(folder.path()).len(), 1);
        }
    }
}

/// Some network homes have none: what is there is compared right before the
/// rename, which is all that can be done.
#[test]
fn without_locks_the_last_look_has_to_do() {
    let folder = folder();
    let path = existing(&folder, b"old", 0o644);
    // The first step reads, the second locks.
    arm_once(1, Fault::NoLocks);
    let written = replace(&path, Some(b"old"), b"new");
    assert!(disarm() > 2);
    assert!(matches!(written, Ok(Written::Replaced { .. })));

    // What another left cannot be told from what another writes just now.
    let random = "0".repeat(32);
    let theirs = format!(".config.toml.feedwright-{random}.tmp");
    std::fs::write(folder.path().join(&theirs), "half").unwrap();
    arm_once(1, Fault::NoLocks);
    let changed = replace(&path, Some(b"old"), b"newer");
    disarm();
    assert!(matches!(changed, Err(FileError::Changed { .. })));
    assert_eq!(std::fs::read(&path).unwrap(), b"new");
    assert!(folder.path().join(theirs).exists());
}

#[test]
fn without_locks_many_writers_still_tear_nothing() {
    let folder = folder();
    let path = existing(&folder, b"start", 0o644);
    let whole = |letter: u8| vec![letter; 60_000];
    std::thread::scope(|scope| {
        for letter in *b"abcd" {
            let path = &path;
            scope.spawn(move || {
                for _ in 0..20 {
                    let now = read(path).unwrap().unwrap().bytes;
                    // Whichever step locks, it finds none.
                    arm_once(1, Fault::NoLocks);
                    let _ = replace(path, Some(&now), &whole(letter));
                    disarm();
                }
            });
        }
    });
    let now = std::fs::read(&path).unwrap();
    assert!(b"abcd".iter().any(|letter| now == whole(*letter)));
    assert_eq!(state(folder.path()).len(), 1);
}

#[test]
fn the_free_space_is_told_for_what_is_not_there_yet() {
    let folder = folder();
    let known = free_space(&folder.path().join("a/b/config.toml"));
    assert!(known.is_some());
}
