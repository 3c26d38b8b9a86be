//! One at a time in a folder, and what the killed leave.

use std::cell::RefCell;
use std::fs::File;
use std::time::Duration;

use super::*;

#[test]
fn sixteen_writers_leave_one_coherent_file() {
    let folder = folder();
    let path = existing(&folder, b"0", 0o644);
    std::thread::scope(|scope| {
        for _ in 0..16 {
            scope.spawn(|| {
                let mut done = 0;
                while done < 5 {
                    let now = read(&path).unwrap().unwrap().bytes;
                    let number: u32 = std::str::from_utf8(&now).unwrap().parse().unwrap();
                    match replace(&path, Some(&now), (number + 1).to_string().as_bytes()) {
                        Ok(Written::Replaced { .. }) => done += 1,
                        // Another was faster; it may have made our very bytes.
                        Ok(Written::Unchanged) | Err(FileError::Changed { .. }) => {}
                        other => panic!("{other:?}"),
                    }
                }
            });
        }
    });
    assert_eq!(std::fs::read(&path).unwrap(), b"80");
    assert_eq!(state(folder.path()).len(), 1);
}

#[test]
fn many_creators_make_it_once() {
    let folder = folder();
    let path = folder.path().join("a/b/config.toml");
    let created: usize = std::thread::scope(|scope| {
        let all: Vec<_> = (0..8)
            .map(|number: u32| {
                let path = &path;
                scope.spawn(
                    move || match replace(path, None, number.to_string().as_bytes()) {
                        Ok(Written::Created { .. }) => 1,
                        Err(FileError::Changed { .. }) => 0,
                        other => panic!("{other:?}"),
                    },
                )
            })
            .collect();
        all.into_iter().map(|one| one.join().unwrap()).sum()
    });
    assert_eq!(created, 1);
}

#[test]
fn a_held_folder_is_told_of_and_given_up() {
    let folder = folder();
    let path = existing(&folder, b"old", 0o644);
    let holder = File::open(folder.path()).unwrap();
    holder.lock().unwrap();
    let told = RefCell::new(Vec::new());
    let on_wait = |folder: &Path| told.borrow_mut().push(folder.to_path_buf());
    let options = ReplaceOptions {
        on_wait: Some(&on_wait),
        wait_limit: Duration::from_millis(1200),
        ..Default::default()
    };
    let error = replace_with(&path, Some(b"old"), b"new", &options).unwrap_err();
    assert!(matches!(error, FileError::Locked { .. }), "{error}");
    assert_eq!(*told.borrow(), [folder.path().canonicalize().unwrap()]);
    assert_eq!(std::fs::read(&path).unwrap(), b"old");

    // Bytes that are there already need no lock.
    assert_eq!(
        replace(&path, Some(b"old"), b"old").unwrap(),
        Written::Unchanged
    );
    drop(holder);
    replace_with(&path, Some(b"old"), b"new", &options).unwrap();
}

#[test]
fn what_the_killed_left_is_removed() {
    let folder = folder();
    let path = existing(&folder, b"old", 0o644);
    let random = "0123456789abcdef".repeat(2);
    let leftover = folder
        .path()
        .join(format!(".config.toml.feedwright-{random}.tmp"));
    std::fs::write(&leftover, "half").unwrap();
    let theirs = folder.path().join(".config.toml.swp");
    std::fs::write(&theirs, "").unwrap();
    replace(&path, Some(b"old"), b"new").unwrap();
    assert!(!leftover.exists());
    assert!(theirs.exists());
}

/// The next start knows where it wrote: it need not write there again.
#[test]
fn what_the_killed_left_is_removed_without_a_write() {
    let folder = folder();
    let path = existing(&folder, b"old", 0o644);
    let random = "0123456789abcdef".repeat(2);
    let leftover = folder
        .path()
        .join(format!(".other.feedwright-{random}.tmp"));
    assert!(!remove_leftovers(&path).unwrap());
    assert!(!remove_leftovers(&folder.path().join("no/folder")).unwrap());
    std::fs::write(&leftover, "half").unwrap();
    let holder = File::open(folder.path()).unwrap();
    holder.lock().unwrap();
    assert!(!remove_leftovers(&path).unwrap(), "it may be at work");
    assert!(leftover.exists());
    drop(holder);
    std::os::unix::fs::symlink(&path, folder.path().join("link")).unwrap();
    assert!(remove_leftovers(&folder.path().join("link")).unwrap());
    assert!(!leftover.exists());
    assert_eq!(state(folder.path()).len(), 2);
}
