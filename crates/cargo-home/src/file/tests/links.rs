//! Links are followed from where they lie, and stay.

use std::os::unix::fs::symlink;

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

/// While a link is swapped between two files all the time, what is written
/// is one of them, whole, and never anything outside.
#[test]
fn a_link_that_is_swapped_leads_nowhere_else() {
    let folder = folder();
    let outside = folder.path().join("outside");
    std::fs::create_dir(&outside).unwrap();
    std::fs::write(outside.join("secret"), "secret").unwrap();
    let inside = folder.path().join("inside");
    std::fs::create_dir(&inside).unwrap();
    std::fs::write(inside.join("config.toml"), "0").unwrap();
    let link = folder.path().join("link");
    symlink(inside.join("config.toml"), &link).unwrap();

    std::thread::scope(|scope| {
        let swapping = scope.spawn(|| {
            let spare = folder.path().join("spare");
            for turn in 0..2_000 {
                let to = if turn % 2 == 0 { &outside } else { &inside };
                let name = if turn % 2 == 0 {
                    "secret"
                } else {
                    "config.toml"
                };
                symlink(to.join(name), &spare).unwrap();
                std::fs::rename(&spare, &link).unwrap();
            }
        });
        let mut count: u32 = 0;
        while !swapping.is_finished() || count == 0 {
            let (old, new) = (count.to_string(), (count + 1).to_string());
            if replace(&link, Some(old.as_bytes()), new.as_bytes()).is_ok() {
                count += 1;
            }
        }
        let expect = count.to_string();
        assert_eq!(
            std::fs::read_to_string(inside.join("config.toml")).unwrap(),
            expect
        );
    });
    assert_eq!(std::fs::read(outside.join("secret")).unwrap(), b"secret");
    assert_eq!(state(&outside).len(), 1);
}
