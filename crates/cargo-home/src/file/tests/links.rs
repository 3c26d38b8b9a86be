//! Links are followed from where they lie, and stay.

use std::os::unix::fs::symlink;
use std::sync::atomic::{AtomicU32, Ordering};

use super::*;

#[test]
fn the_file_behind_links_is_replaced_and_the_links_stay() {
    let folder = folder();
    let real = folder.path().join("dotfiles/cargo");
    std::fs::create_dir_all(&real).unwrap();
    std::fs::write(real.join("config.toml"), "old").unwrap();
    let home = folder.path().join("home/.cargo");
    std::fs::create_dir_all(&home).unwrap();
    // One link from its own folder, then an absolute one.
    symlink("../../dotfiles/link", home.join("config.toml")).unwrap();
    symlink(
        real.join("config.toml"),
        folder.path().join("dotfiles/link"),
    )
    .unwrap();

    let path = home.join("config.toml");
    let target = real.canonicalize().unwrap().join("config.toml");
    let written = replace(&path, Some(b"old"), b"new").unwrap();
    assert_eq!(
        written,
        Written::Replaced {
            target: target.clone()
        }
    );
    assert_eq!(read(&path).unwrap().unwrap().target, target);
    assert_eq!(std::fs::read(&target).unwrap(), b"new");
    assert!(path.is_symlink());
    assert_eq!(remove(&path, b"new").unwrap(), Removed::Removed);
    assert!(path.is_symlink());
    assert!(!target.exists());
}

#[test]
fn a_link_to_a_folder_is_passed_through() {
    let folder = folder();
    std::fs::create_dir(folder.path().join("real")).unwrap();
    symlink("real", folder.path().join(".cargo")).unwrap();
    let path = folder.path().join(".cargo/config.toml");
    replace(&path, None, b"new").unwrap();
    assert!(folder.path().join("real/config.toml").is_file());
    assert!(folder.path().join(".cargo").is_symlink());
}

#[test]
fn a_dangling_link_gets_its_file_but_no_folders() {
    let folder = folder();
    let link = folder.path().join("config.toml");
    symlink("elsewhere.toml", &link).unwrap();
    assert_eq!(read(&link).unwrap(), None);
    let written = replace(&link, None, b"new").unwrap();
    assert!(matches!(written, Written::Created { .. }));
    assert!(link.is_symlink());
    assert_eq!(
        std::fs::read(folder.path().join("elsewhere.toml")).unwrap(),
        b"new"
    );

    let link = folder.path().join("far.toml");
    symlink("no/folder/far.toml", &link).unwrap();
    let error = replace(&link, None, b"new").unwrap_err();
    assert!(matches!(error, FileError::DanglingLink { .. }), "{error}");
    assert!(!folder.path().join("no").exists());
}

#[test]
fn links_in_a_circle_are_refused() {
    let folder = folder();
    symlink("b", folder.path().join("a")).unwrap();
    symlink("a", folder.path().join("b")).unwrap();
    for path in ["a", "b", "a/config.toml"] {
        let path = folder.path().join(path);
        assert!(replace(&path, None, b"new").is_err());
        assert!(read(&path).is_err());
    }
}

#[test]
fn a_file_with_several_names_is_not_torn_from_them() {
    let folder = folder();
    let path = existing(&folder, b"old", 0o644);
    std::fs::hard_link(&path, folder.path().join("other")).unwrap();
    let before = state(folder.path());
    let error = replace(&path, Some(b"old"), b"new").unwrap_err();
    assert!(
        matches!(error, FileError::HardLinked { names: 2, .. }),
        "{error}"
    );
    assert_eq!(state(folder.path()), before);
}

/// How often a link is swapped while files are written.
const SWAPS: u32 = 10_000;
/// And how many of the writes must have got through meanwhile.
const WRITES: u32 = 50;

/// Writes 1, 2, 3… to the file while something is swapped all the time; gives
/// what it wrote last.
fn write_while_swapped(path: &Path, swap: impl Fn(bool) + Sync) -> String {
    let count = AtomicU32::new(0);
    std::thread::scope(|scope| {
        let swapping = scope.spawn(|| {
            let mut turn = 0;
            while turn < SWAPS || count.load(Ordering::Relaxed) < WRITES {
                swap(turn % 2 == 0);
                turn += 1;
            }
        });
        while !swapping.is_finished() {
            let now = count.load(Ordering::Relaxed);
            let (old, new) = (now.to_string(), (now + 1).to_string());
            if replace(path, Some(old.as_bytes()), new.as_bytes()).is_ok() {
                count.store(now + 1, Ordering::Relaxed);
            }
        }
    });
    count.into_inner().to_string()
}

/// While a link is swapped between two files all the time, what is written
/// is one of them, whole, and never anything outside.
#[test]
fn a_link_that_is_swapped_leads_nowhere_else() {
    let folder = folder();
    let (outside, inside) = (folder.path().join("outside"), folder.path().join("inside"));
    for (folder, name, text) in [
        (&outside, "secret", "theirs"),
        (&inside, "config.toml", "0"),
    ] {
        std::fs::create_dir(folder).unwrap();
        std::fs::write(folder.join(name), text).unwrap();
    }
    let before = state(&outside);
    let (link, spare) = (folder.path().join("link"), folder.path().join("spare"));
    symlink(inside.join("config.toml"), &link).unwrap();
    let written = write_while_swapped(&link, |out| {
        let to = match out {
            true => outside.join("secret"),
            false => inside.join("config.toml"),
        };
        symlink(to, &spare).unwrap();
        std::fs::rename(&spare, &link).unwrap();
    });
    let now = std::fs::read_to_string(inside.join("config.toml")).unwrap();
    assert_eq!(now, written);
    assert_eq!(state(&inside).len(), 1);
    assert_eq!(state(&outside), before);
}

/// The same with the folder on the way: a write goes through one handle of the
/// folder that was looked at, so that lock, temporary file and rename are never
/// in two folders.
#[test]
fn a_folder_that_is_swapped_leads_nowhere_else() {
    let root = folder();
    let (outside, inside) = (root.path().join("outside"), root.path().join("inside"));
    for (folder, text) in [(&outside, "theirs"), (&inside, "0")] {
        std::fs::create_dir(folder).unwrap();
        std::fs::write(folder.join("config.toml"), text).unwrap();
    }
    let before = state(&outside);
    let (link, spare) = (root.path().join(".cargo"), root.path().join("spare"));
    symlink(&inside, &link).unwrap();
    let written = write_while_swapped(&link.join("config.toml"), |out| {
        symlink(if out { &outside } else { &inside }, &spare).unwrap();
        std::fs::rename(&spare, &link).unwrap();
    });
    let now = std::fs::read_to_string(inside.join("config.toml")).unwrap();
    assert_eq!(now, written);
    assert_eq!(state(&inside).len(), 1);
    assert_eq!(state(&outside), before);
}
