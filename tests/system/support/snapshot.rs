//! What lies below a folder, to show that a run changed nothing: every path
//! with its kind, its mode, its inode, its time and its bytes. The files of the
//! private keychain are left out: signing in tries it with a value that comes
//! and goes. What it holds is compared item by item.

use std::collections::BTreeMap;
use std::os::unix::fs::MetadataExt as _;
use std::path::{Path, PathBuf};

/// Everything below `folder` but the keychain. Times and inodes are those of files alone: a
/// lock that came and went leaves a folder with a new time.
pub(crate) fn snapshot(folder: &Path) -> BTreeMap<PathBuf, String> {
    let mut found = BTreeMap::new();
    look(folder, folder, &mut found);
    found
}

fn look(root: &Path, folder: &Path, found: &mut BTreeMap<PathBuf, String>) {
    // What cannot be looked into is told by its own line.
    let Ok(entries) = std::fs::read_dir(folder) else {
        return;
    };
    for entry in entries {
        let path = entry.expect("an entry").path();
        if path == root.join("keychain") {
            continue;
        }
        let metadata = path.symlink_metadata().expect("its metadata");
        let name = path.strip_prefix(root).expect("below the root").to_owned();
        let mode = metadata.mode();
        let text = if metadata.is_dir() {
            look(root, &path, found);
            format!("folder {mode:o}")
        } else if metadata.is_file() {
            let bytes = std::fs::read(&path).unwrap_or_default();
            let (inode, time) = (metadata.ino(), metadata.mtime_nsec());
            format!("file {mode:o} {inode} {time} {}", bytes.escape_ascii())
        } else {
            format!("other {mode:o}")
        };
        found.insert(name, text);
    }
}

/// What differs between two snapshots: the paths that came, went or changed.
pub(crate) fn differences(
    before: &BTreeMap<PathBuf, String>,
    after: &BTreeMap<PathBuf, String>,
) -> Vec<PathBuf> {
    let paths = before.keys().chain(after.keys());
    let mut changed: Vec<PathBuf> = paths
        .filter(|path| before.get(*path) != after.get(*path))
        .cloned()
        .collect();
    changed.sort();
    changed.dedup();
    changed
}

/// Everything below `folder` with its mode and its bytes, or where it links to:
/// what undo gives back.
pub(crate) fn contents(folder: &Path) -> BTreeMap<PathBuf, (u32, Vec<u8>)> {
    let mut found = BTreeMap::new();
    let mut open = vec![folder.to_owned()];
    while let Some(folder) = open.pop() {
        for entry in std::fs::read_dir(&folder).expect("a folder") {
            let path = entry.expect("an entry").path();
            let metadata = path.symlink_metadata().expect("its metadata");
            let bytes = if metadata.is_dir() {
                open.push(path.clone());
                Vec::new()
            } else if metadata.is_symlink() {
                let target = std::fs::read_link(&path).expect("a link");
                target.into_os_string().into_encoded_bytes()
            } else if metadata.is_file() {
                std::fs::read(&path).expect("a file")
            } else {
                Vec::new()
            };
            found.insert(path, (metadata.mode(), bytes));
        }
    }
    found
}
