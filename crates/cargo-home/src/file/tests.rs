//! Shared by the tests of the files.
#![expect(
    clippy::panic,
    clippy::unwrap_used,
    reason = "tests may stop at once when what they stand on is missing"
)]

mod faults;
mod links;
mod locks;
mod refusals;

use std::os::unix::fs::{MetadataExt, PermissionsExt};
use std::path::{Path, PathBuf};

use tempfile::TempDir;

use super::*;

/// A folder that only its owner may write to, whatever the umask.
fn folder() -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    set_mode(folder.path(), 0o755);
    folder
}

fn set_mode(path: &Path, mode: u32) {
    std::fs::set_permissions(path, std::fs::Permissions::from_mode(mode)).unwrap();
}

fn mode(path: &Path) -> u32 {
    std::fs::metadata(path).unwrap().mode() & 0o7777
}

fn existing(folder: &TempDir, bytes: &[u8], file_mode: u32) -> PathBuf {
    let path = folder.path().join("config.toml");
    std::fs::write(&path, bytes).unwrap();
    set_mode(&path, file_mode);
    path
}

/// Everything in the folder by name, with its bytes and its inode.
fn state(folder: &Path) -> Vec<(PathBuf, Option<Vec<u8>>, u64)> {
    let mut all = Vec::new();
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let inode = std::fs::symlink_metadata(&path).unwrap().ino();
        if path.is_dir() {
            all.extend(state(&path));
        }
        let bytes = path.is_file().then(|| std::fs::read(&path).unwrap());
        all.push((path, bytes, inode));
    }
    all.sort();
    all
}

#[test]
fn a_file_is_replaced_and_keeps_its_mode() {
    for file_mode in [0o600, 0o640, 0o644, 0o664, 0o755] {
        let folder = folder();
        let path = existing(&folder, b"old", file_mode);
        let written = replace(&path, Some(b"old"), b"new").unwrap();
        assert_eq!(
            written,
            Written::Replaced {
                target: path.canonicalize().unwrap()
            }
        );
        assert_eq!(std::fs::read(&path).unwrap(), b"new");
        assert_eq!(mode(&path), file_mode);
        assert_eq!(state(folder.path()).len(), 1, "nothing else is left");
    }
}

#[test]
fn unchanged_bytes_are_not_written() {
    let folder = folder();
    let path = existing(&folder, b"same", 0o400);
    let before = std::fs::metadata(&path).unwrap();
    let written = replace(&path, Some(b"same"), b"same").unwrap();
    assert_eq!(written, Written::Unchanged);
    let after = std::fs::metadata(&path).unwrap();
    let facts = |m: &std::fs::Metadata| (m.ino(), m.mtime(), m.mtime_nsec(), m.ctime_nsec());
    assert_eq!(facts(&before), facts(&after));
}

#[test]
fn a_new_file_comes_with_its_folders_and_goes_with_them() {
    let folder = folder();
    let root = folder.path().canonicalize().unwrap();
    let path = root.join("a/.cargo/config.toml");
    let Written::Created { target, folders } = replace(&path, None, b"new").unwrap() else {
        panic!("it was not created");
    };
    assert_eq!(target, path);
    assert_eq!(folders, [root.join("a"), root.join("a/.cargo")]);
    assert_eq!(read(&path).unwrap().unwrap().bytes, b"new");

    assert_eq!(remove(&path, b"new").unwrap(), Removed::Removed);
    assert_eq!(remove(&path, b"new").unwrap(), Removed::Absent);
    let gone = remove_empty_folders(&folders).unwrap();
    assert_eq!(gone, [root.join("a/.cargo"), root.join("a")]);
    assert!(state(&root).is_empty());
}

#[test]
fn folders_with_something_in_them_stay() {
    let folder = folder();
    let path = folder.path().join("a/b/config.toml");
    let Written::Created { folders, .. } = replace(&path, None, b"new").unwrap() else {
        panic!("it was not created");
    };
    std::fs::write(folder.path().join("a/mine"), "").unwrap();
    remove(&path, b"new").unwrap();
    assert_eq!(remove_empty_folders(&folders).unwrap().len(), 1);
    assert!(folder.path().join("a/mine").exists());
    assert!(!folder.path().join("a/b").exists());
}

/// Whoever looks at the right moment sees no more rights than before or after.
#[test]
fn what_is_written_is_never_open_to_others_meanwhile() {
    let folder = folder();
    let path = existing(&folder, b"0", 0o600);
    let seen = std::thread::scope(|scope| {
        let writing = scope.spawn(|| {
            for turn in 0..150u32 {
                let (old, new) = (turn.to_string(), (turn + 1).to_string());
                replace(&path, Some(old.as_bytes()), new.as_bytes()).unwrap();
            }
        });
        let mut seen = 0;
        while !writing.is_finished() {
            for entry in std::fs::read_dir(folder.path()).unwrap().flatten() {
                // It may be gone by now.
                if let Ok(data) = entry.metadata() {
                    assert_eq!(data.mode() & 0o777, 0o600, "{entry:?}");
                    seen += usize::from(entry.path() != path);
                }
            }
        }
        seen
    });
    assert!(seen > 0, "no temporary file was seen");
}

/// The umask is the whole process's, so a shell sets it for `created_here`.
#[test]
fn a_new_file_obeys_the_umask() {
    for (umask, expect) in [
        ("022", "644 755"),
        ("077", "600 700"),
        ("002", "644 775"),
        // Nobody asked for a configuration that everybody may change.
        ("000", "644 775"),
    ] {
        let folder = folder();
        let output = std::process::Command::new("/bin/sh")
            .args(["-c", "umask \"$1\" && exec \"$2\" --exact \"$3\"", "sh"])
            .arg(umask)
            .arg(std::env::current_exe().unwrap())
            .arg("file::tests::created_here")
            .env("CREATE_IN", folder.path())
            .output()
            .unwrap();
        assert!(output.status.success());
        let made = folder.path().join("made");
        let modes = format!("{:o} {:o}", mode(&made.join("shared")), mode(&made));
        assert_eq!(modes, expect, "umask {umask}");
        assert_eq!(mode(&folder.path().join("private/token")), 0o600);
        assert_eq!(mode(&folder.path().join("private")), 0o700);
    }
}

#[test]
fn created_here() {
    let Some(folder) = std::env::var_os("CREATE_IN").map(PathBuf::from) else {
        return;
    };
    replace(&folder.join("made/shared"), None, b"x").unwrap();
    let options = ReplaceOptions {
        new_file: NewFile::Private,
        ..Default::default()
    };
    replace_with(&folder.join("private/token"), None, b"x", &options).unwrap();
}

#[test]
fn a_snapshot_tells_what_there_is() {
    let folder = folder();
    assert_eq!(read(&folder.path().join("none")).unwrap(), None);
    assert_eq!(read(&folder.path().join("no/folder/none")).unwrap(), None);
    let path = existing(&folder, b"\xef\xbb\xbfa = 1\r\n", 0o600);
    let snapshot = read(&path).unwrap().unwrap();
    assert_eq!(snapshot.bytes, b"\xef\xbb\xbfa = 1\r\n");
    assert_eq!(snapshot.mode, Some(0o600));
    assert_eq!(snapshot.target, path.canonicalize().unwrap());
}
