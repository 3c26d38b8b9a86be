//! Other people's files on Windows: replaced whole, whoever looks at them
//! meanwhile, and left as they are where they must be.

use std::fs::{File, OpenOptions};
use std::os::windows::fs::{MetadataExt as _, OpenOptionsExt as _};
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use cargo_home::edit::{self, Edit};
use cargo_home::file::{
    FileError, ReplaceOptions, Written, read, remove, remove_empty_folders, replace, replace_with,
};
use tempfile::TempDir;

use crate::names;

const LOCK: &str = ".feedwright.lock";
const HIDDEN: u32 = 0x2;
const SHARE_READ: u32 = 1;
const SHARE_NOTHING: u32 = 0;

fn existing(bytes: &[u8]) -> (TempDir, PathBuf) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("config.toml");
    std::fs::write(&path, bytes).unwrap();
    (folder, path)
}

fn bytes(path: &Path) -> Vec<u8> {
    read(path).unwrap().unwrap().bytes
}

#[test]
fn five_hundred_writes_one_after_the_other() {
    let (folder, path) = existing(b"0");
    let mut now = b"0".to_vec();
    for turn in 1..=500 {
        let next = format!("# write {turn}\r\n").into_bytes();
        let written = replace(&path, Some(&now), &next).unwrap();
        assert!(matches!(written, Written::Replaced { .. }), "{turn}");
        assert_eq!(bytes(&path), next);
        now = next;
    }
    assert_eq!(names(folder.path()), ["config.toml"]);
}

#[test]
fn line_ends_of_windows_and_a_byte_order_mark_survive_an_edit() {
    let before = "\u{feff}# mine\r\n[build]\r\njobs = 3 # three\r\n\r\n[net]\r\nretry = 2\r\n";
    let (_folder, path) = existing(before.as_bytes());
    let text = String::from_utf8(bytes(&path)).unwrap();
    let edits = [Edit::SetRegistryIndex {
        name: cargo_home::RegistryName::parse("feed").unwrap(),
        index: cargo_home::IndexUrl::parse("sparse+https://feeds.example/index/").unwrap(),
    }];
    let after = edit::apply(&text, &edits).unwrap();
    replace(&path, Some(before.as_bytes()), after.as_bytes()).unwrap();
    let stored = String::from_utf8(std::fs::read(&path).unwrap()).unwrap();
    assert!(stored.starts_with(before), "{stored:?}");
    assert!(stored.contains("feeds.example"));
    let bare = stored.replace("\r\n", "");
    assert!(!bare.contains('\n') && !bare.contains('\r'), "{stored:?}");
}

#[test]
fn a_new_file_never_takes_the_place_of_one_that_came_in_the_meantime() {
    let (folder, path) = existing(b"theirs\r\n");
    let refused = replace(&path, None, b"ours").unwrap_err();
    assert!(matches!(refused, FileError::Changed { .. }), "{refused}");
    assert_eq!(std::fs::read(&path).unwrap(), b"theirs\r\n");

    let below = folder.path().join("a").join("b").join("config.toml");
    let Written::Created { folders, .. } = replace(&below, None, b"ours").unwrap() else {
        panic!("it was not there");
    };
    remove(&below, b"ours").unwrap();
    assert_eq!(remove_empty_folders(&folders).unwrap().len(), 2);
    assert_eq!(names(folder.path()), ["config.toml"]);
}

#[test]
fn what_is_read_only_or_has_two_names_is_left_alone() {
    let (folder, path) = existing(b"old");
    let mut permissions = std::fs::metadata(&path).unwrap().permissions();
    permissions.set_readonly(true);
    std::fs::set_permissions(&path, permissions.clone()).unwrap();
    let refused = replace(&path, Some(b"old"), b"new").unwrap_err();
    assert!(matches!(refused, FileError::ReadOnly { .. }), "{refused}");

    #[expect(
        clippy::permissions_set_readonly_false,
        reason = "on Windows this is one mark of the file and nothing more"
    )]
    permissions.set_readonly(false);
    std::fs::set_permissions(&path, permissions).unwrap();
    let other = folder.path().join("other.toml");
    std::fs::hard_link(&path, &other).unwrap();
    let refused = replace(&path, Some(b"old"), b"new").unwrap_err();
    assert!(
        matches!(refused, FileError::HardLinked { names: 2, .. }),
        "{refused}"
    );
    assert_eq!(std::fs::read(&path).unwrap(), b"old");
    assert_eq!(names(folder.path()), ["config.toml", "other.toml"]);
}

#[test]
fn a_hidden_file_stays_hidden() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("config.toml");
    let mut options = OpenOptions::new();
    options.write(true).create_new(true).attributes(HIDDEN);
    drop(options.open(&path).unwrap());
    let hidden = || std::fs::metadata(&path).unwrap().file_attributes() & HIDDEN != 0;
    assert!(hidden(), "this file system keeps attributes");
    replace(&path, Some(b""), b"new").unwrap();
    assert!(hidden());
    assert_eq!(bytes(&path), b"new");
}

/// The folder stays below 260: Wine 8 cannot name a longer one by its handle.
#[test]
fn paths_of_more_than_260_characters_are_paths() {
    let folder = tempfile::tempdir().unwrap();
    let mut deep = folder.path().to_path_buf();
    while deep.as_os_str().len() < 200 {
        deep.push("a-folder-of-20-chars");
    }
    let name = format!("{}.toml", "n".repeat(100));
    let path = deep.join(&name);
    assert!(path.as_os_str().len() > 300);
    assert!(matches!(
        replace(&path, None, b"one").unwrap(),
        Written::Created { .. }
    ));
    replace(&path, Some(b"one"), b"two").unwrap();
    assert_eq!(bytes(&path), b"two");
    assert_eq!(names(&deep), [name]);
    remove(&path, b"two").unwrap();
    assert_eq!(read(&path).unwrap(), None);
}

#[test]
fn a_file_that_is_held_for_a_moment_is_replaced_when_it_is_let_go() {
    let (folder, path) = existing(b"old");
    // As a scanner does: others may read, nobody may rename or remove.
    let held = OpenOptions::new()
        .read(true)
        .share_mode(SHARE_READ)
        .open(&path)
        .unwrap();
    let writing = std::thread::spawn({
        let path = path.clone();
        move || replace(&path, Some(b"old"), b"new")
    });
    let begun = || {
        names(folder.path())
            .iter()
            .any(|name| name.ends_with(".tmp"))
    };
    let start = Instant::now();
    while !begun() && start.elapsed() < Duration::from_secs(20) {
        std::thread::yield_now();
    }
    assert!(begun(), "it is at work and waits");
    drop(held);
    writing.join().unwrap().unwrap();
    assert_eq!(std::fs::read(&path).unwrap(), b"new");
    assert_eq!(names(folder.path()), ["config.toml"]);
}

fn hold(folder: &Path) -> File {
    let mut options = OpenOptions::new();
    options.write(true).create(true).truncate(false);
    options
        .share_mode(SHARE_NOTHING)
        .open(folder.join(LOCK))
        .unwrap()
}

#[test]
fn one_process_at_a_time_and_no_lock_outlives_its_holder() {
    let (folder, path) = existing(b"old");
    let options = ReplaceOptions {
        wait_limit: Duration::from_millis(60),
        ..ReplaceOptions::default()
    };
    let held = hold(folder.path());
    let refused = replace_with(&path, Some(b"old"), b"new", &options).unwrap_err();
    assert!(matches!(refused, FileError::Locked { .. }), "{refused}");
    drop(held);
    // What a power cut leaves is a file that nobody holds.
    assert_eq!(names(folder.path()), [LOCK, "config.toml"]);
    replace_with(&path, Some(b"old"), b"new", &options).unwrap();
    assert_eq!(names(folder.path()), ["config.toml"]);
}
