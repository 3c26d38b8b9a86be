//! Every step fails once, as on a full disk: the old bytes stay, and nothing
//! of ours lies about.

use super::*;
use crate::file::folder::faults::fail_after;

/// Fails the first step, then the second, until it succeeds; how often.
fn until_it_succeeds(folder: &TempDir, path: &Path, expected: Option<&[u8]>) -> usize {
    let before = state(folder.path());
    for steps in 0..100 {
        fail_after(Some(steps));
        let result = replace(path, expected, b"new");
        fail_after(None);
        let Err(error) = result else {
            return steps;
        };
        assert!(matches!(error, FileError::Io { .. }), "{error}");
        assert_eq!(state(folder.path()), before, "after step {steps}: {error}");
    }
    panic!("it never succeeded");
}

#[test]
fn a_failing_replacement_changes_nothing() {
    let folder = folder();
    let path = existing(&folder, b"old", 0o640);
    let failures = until_it_succeeds(&folder, &path, Some(b"old"));
    // Lock, create, write, keep the mode, flush, rename.
    assert_eq!(failures, 6);
    assert_eq!(std::fs::read(&path).unwrap(), b"new");
}

#[test]
fn a_failing_creation_leaves_no_folders() {
    let folder = folder();
    let path = folder.path().join("a/b/config.toml");
    let failures = until_it_succeeds(&folder, &path, None);
    // Two folders, lock, create, write, flush, rename.
    assert_eq!(failures, 7);
    assert_eq!(std::fs::read(&path).unwrap(), b"new");
}

#[test]
fn a_failing_removal_changes_nothing() {
    let folder = folder();
    let path = existing(&folder, b"old", 0o644);
    let before = state(folder.path());
    fail_after(Some(1));
    let result = remove(&path, b"old");
    fail_after(None);
    assert!(matches!(result, Err(FileError::Io { .. })));
    assert_eq!(state(folder.path()), before);
}
