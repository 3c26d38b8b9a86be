//! What is refused leaves everything as it was.

use super::*;

/// Tries, and checks that nothing has changed.
fn refused(root: &Path, path: &Path, expected: Option<&[u8]>) -> FileError {
    let before = state(root);
    let error = replace(path, expected, b"new").unwrap_err();
    assert_eq!(state(root), before, "{error}");
    error
}

/// Also what a plan asks before anything is done must say it.
fn refused_early(root: &Path, path: &Path, expected: Option<&[u8]>) -> FileError {
    let error = refused(root, path, expected);
    let early = check(path).unwrap_err();
    assert_eq!(
        std::mem::discriminant(&error),
        std::mem::discriminant(&early),
        "{error} {early}"
    );
    error
}

#[test]
fn bytes_that_nobody_has_seen() {
    let folder = folder();
    let path = existing(&folder, b"theirs", 0o644);
    for expected in [Some(&b"ours"[..]), Some(b""), None] {
        let error = refused(folder.path(), &path, expected);
        assert!(matches!(error, FileError::Changed { .. }), "{error}");
    }
    let missing = folder.path().join("missing/config.toml");
    for missing in [&missing, &folder.path().join("missing")] {
        let error = refused(folder.path(), missing, Some(b"ours"));
        assert!(matches!(error, FileError::Changed { .. }), "{error}");
    }
    let error = remove(&path, b"ours").unwrap_err();
    assert!(matches!(error, FileError::Changed { .. }), "{error}");
    assert!(path.exists());
}

#[test]
fn a_read_only_file() {
    let folder = folder();
    let path = existing(&folder, b"old", 0o444);
    let error = refused_early(folder.path(), &path, Some(b"old"));
    assert!(matches!(error, FileError::ReadOnly { .. }), "{error}");
    let error = remove(&path, b"old").unwrap_err();
    assert!(matches!(error, FileError::ReadOnly { .. }), "{error}");
    assert_eq!(mode(&path), 0o444);
}

#[test]
fn a_read_only_folder() {
    let folder = folder();
    let path = existing(&folder, b"old", 0o644);
    set_mode(folder.path(), 0o555);
    let error = refused_early(folder.path(), &path, Some(b"old"));
    assert!(matches!(error, FileError::ReadOnly { .. }), "{error}");
    for new in ["new.toml", "sub/folder/new.toml"] {
        let error = refused_early(folder.path(), &folder.path().join(new), None);
        assert!(matches!(error, FileError::ReadOnly { .. }), "{error}");
    }
    set_mode(folder.path(), 0o755);
}

#[test]
fn a_folder_that_everybody_writes_to() {
    let folder = folder();
    let path = existing(&folder, b"old", 0o644);
    set_mode(folder.path(), 0o777);
    let error = refused_early(folder.path(), &path, Some(b"old"));
    assert!(
        matches!(error, FileError::WorldWritableFolder { .. }),
        "{error}"
    );
    let error = refused_early(folder.path(), &folder.path().join("a/new"), None);
    assert!(
        matches!(error, FileError::WorldWritableFolder { .. }),
        "{error}"
    );
    // As /tmp is: there nobody can swap another's file.
    set_mode(folder.path(), 0o1777);
    assert_eq!(check(&path).map_err(|error| error.to_string()), Ok(()));
    replace(&path, Some(b"old"), b"new").unwrap();
}

/// Only the superuser can give files away, so only then it shows anything;
/// containers and continuous integration are the superuser.
#[test]
fn another_users_file() {
    let folder = folder();
    let path = existing(&folder, b"old", 0o666);
    if std::os::unix::fs::chown(&path, Some(65_534), None).is_err() {
        return;
    }
    let error = refused_early(folder.path(), &path, Some(b"old"));
    assert!(
        matches!(error, FileError::ForeignOwner { owner: 65_534, .. }),
        "{error}"
    );
}

#[test]
fn the_group_is_kept() {
    let folder = folder();
    let path = existing(&folder, b"old", 0o664);
    if std::os::unix::fs::chown(&path, None, Some(65_534)).is_err() {
        return;
    }
    replace(&path, Some(b"old"), b"new").unwrap();
    assert_eq!(std::fs::metadata(&path).unwrap().gid(), 65_534);
    assert_eq!(mode(&path), 0o664);
}

/// Where the file system has them; the system's own for temporary files may
/// have none.
#[cfg(target_os = "linux")]
#[test]
fn extended_attributes_are_kept() {
    use rustix::fs::{XattrFlags, getxattr, setxattr};
    let folder = folder();
    let path = existing(&folder, b"old", 0o640);
    if setxattr(&path, "user.note", b"mine", XattrFlags::CREATE).is_err() {
        return;
    }
    replace(&path, Some(b"old"), b"new").unwrap();
    let mut value = [0; 16];
    let length = getxattr(&path, "user.note", &mut value[..]).unwrap();
    assert_eq!(&value[..length], b"mine");
    assert_eq!(mode(&path), 0o640);
}

/// An access list, in the kernel's own form: the person may write, another
/// user may read, the group may not.
#[cfg(target_os = "linux")]
#[test]
fn access_lists_are_kept() {
    use rustix::fs::{XattrFlags, getxattr, setxattr};
    const NAME: &str = "system.posix_acl_access";
    let entry = |tag: u16, rights: u16, id: u32| {
        let parts = [tag.to_le_bytes(), rights.to_le_bytes()].concat();
        [parts, id.to_le_bytes().to_vec()].concat()
    };
    let nobody = u32::MAX;
    let list = [
        2u32.to_le_bytes().to_vec(),
        entry(0x01, 6, nobody),
        entry(0x02, 4, 65_534),
        entry(0x04, 0, nobody),
        entry(0x10, 4, nobody),
        entry(0x20, 0, nobody),
    ]
    .concat();
    let folder = folder();
    let path = existing(&folder, b"old", 0o600);
    if let Err(error) = setxattr(&path, NAME, &list, XattrFlags::empty()) {
        // Not in a test's output otherwise: nothing was shown here.
        eprintln!("skipped: the file system has no access lists ({error})");
        return;
    }
    let mode_before = mode(&path);
    replace(&path, Some(b"old"), b"new").unwrap();
    let mut value = [0; 128];
    let length = getxattr(&path, NAME, &mut value[..]).unwrap();
    assert_eq!(&value[..length], list);
    assert_eq!(mode(&path), mode_before);
}

#[test]
fn what_is_no_file() {
    let folder = folder();
    let place = folder.path().join("place");
    std::fs::create_dir(&place).unwrap();
    let pipe = folder.path().join("pipe");
    let made = std::process::Command::new("mkfifo").arg(&pipe).status();
    assert!(made.unwrap().success());
    let _socket = std::os::unix::net::UnixListener::bind(folder.path().join("socket")).unwrap();
    for name in ["place", "pipe", "socket"] {
        let path = folder.path().join(name);
        let error = refused(folder.path(), &path, None);
        assert!(matches!(error, FileError::NotAFile { .. }), "{error}");
        assert!(matches!(read(&path), Err(FileError::NotAFile { .. })));
    }
    let device = read(Path::new("/dev/zero")).unwrap_err();
    assert!(matches!(device, FileError::NotAFile { .. }));
    let below = place.join("../pipe/config.toml");
    assert!(matches!(read(&below), Err(FileError::Io { .. })));
}

#[test]
fn paths_that_lead_nowhere_certain() {
    for path in ["config.toml", "./config.toml", "", "/", "/tmp/.."] {
        let path = Path::new(path);
        assert!(matches!(read(path), Err(FileError::NoFilePath { .. })));
        let error = replace(path, None, b"new").unwrap_err();
        assert!(matches!(error, FileError::NoFilePath { .. }), "{error}");
    }
}

#[test]
fn more_than_a_configuration_can_have() {
    let folder = folder();
    let large = vec![b'#'; LARGEST_FILE + 1];
    let path = existing(&folder, &large, 0o644);
    assert!(matches!(read(&path), Err(FileError::TooLarge { .. })));
    let error = refused(folder.path(), &path, Some(b"old"));
    assert!(matches!(error, FileError::TooLarge { .. }), "{error}");
    let error = replace(&folder.path().join("new"), None, &large).unwrap_err();
    assert!(matches!(error, FileError::TooLarge { .. }), "{error}");
    let exact = existing(&folder, &large[1..], 0o644);
    assert_eq!(read(&exact).unwrap().unwrap().bytes.len(), LARGEST_FILE);
}

#[test]
fn a_name_that_is_too_long_for_the_file_system() {
    let folder = folder();
    let path = folder.path().join("x".repeat(300));
    let error = refused(folder.path(), &path, None);
    assert!(matches!(error, FileError::Io { .. }), "{error}");
    // The longest that there can be, without room for a name beside it.
    let path = folder.path().join("x".repeat(255));
    replace(&path, None, b"old").unwrap();
    replace(&path, Some(b"old"), b"new").unwrap();
    assert_eq!(state(folder.path()).len(), 1);
}

#[test]
fn names_that_are_no_text() {
    use std::ffi::OsStr;
    use std::os::unix::ffi::OsStrExt;
    let folder = folder();
    for name in [
        &b"caf\xe9 \xff"[..],
        "emoji 🦀 עברית".as_bytes(),
        b"new\nline",
    ] {
        let path = folder
            .path()
            .join(OsStr::from_bytes(name))
            .join("config.toml");
        replace(&path, None, b"old").unwrap();
        replace(&path, Some(b"old"), b"new").unwrap();
        assert_eq!(read(&path).unwrap().unwrap().bytes, b"new");
    }
}

#[test]
fn the_place_is_named() {
    let error = FileError::ReadOnly {
        path: "/home/ann/.cargo/config.toml".into(),
    };
    insta::assert_snapshot!(error, @r#""/home/ann/.cargo/config.toml" is read-only."#);
    let error = FileError::Io {
        action: FileAction::Write,
        path: "/home/ann/.cargo/config.toml".into(),
        source: std::io::ErrorKind::StorageFull.into(),
    };
    insta::assert_snapshot!(error, @r#"Could not write "/home/ann/.cargo/config.toml": no storage space."#);
}
