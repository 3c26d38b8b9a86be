//! Depth, counts, cancellation, and what cannot be read.

use std::time::{Duration, Instant};

use super::*;

fn with_limits(home: &Home, limits: &Limits) -> FoundRepositories {
    let folders = [home.path().to_path_buf()];
    walk(
        &folders,
        &home.computer,
        limits,
        &CancellationToken::new(),
        &mut |_| {},
    )
}

#[test]
fn a_cancellation_in_the_middle_keeps_what_was_found() {
    let home = Home::new();
    for number in 0..50 {
        home.write(&format!("app{number:02}/Cargo.toml"), "");
    }
    let cancel = CancellationToken::new();
    let mut told = 0;
    let found = find_repositories(&[], &home.computer, &cancel, &mut |_| {
        told += 1;
        if told == 20 {
            cancel.cancel();
        }
    });
    assert_eq!(found.end, SearchEnd::Cancelled);
    assert_eq!((told, found.repositories.len()), (20, 20));
    // The fifty folders, one entry in each of twenty, and not one more.
    assert_eq!(found.entries, 70);
    let found = find_repositories(&[], &home.computer, &cancel, &mut |_| {});
    assert_eq!((found.end, found.entries), (SearchEnd::Cancelled, 0));
}

/// How long a walk goes on after a cancellation, in the middle of folders with
/// millions of entries.
fn time_to_cancel(home: &Home) -> Duration {
    let mut folders = vec![home.path().join("app")];
    folders.resize(1_000, home.path().join("many"));
    let limits = Limits {
        entries: usize::MAX,
        ..Limits::default()
    };
    let cancel = CancellationToken::new();
    let (tell, told) = std::sync::mpsc::channel();
    std::thread::scope(|scope| {
        let walker = scope.spawn(|| {
            let mut on_found = |_: &Repository| tell.send(()).expect("a listener");
            let found = walk(&folders, &home.computer, &limits, &cancel, &mut on_found);
            (found.end, Instant::now())
        });
        told.recv().expect("a start");
        let at = Instant::now();
        cancel.cancel();
        let (end, ended) = walker.join().expect("no panic");
        assert_eq!(end, SearchEnd::Cancelled);
        ended.saturating_duration_since(at)
    })
}

#[test]
fn a_cancellation_is_seen_within_a_tenth_of_a_second() {
    let home = Home::with(&["app/Cargo.toml"]);
    for number in 0..5_000 {
        home.write(&format!("many/file{number}"), "");
    }
    // A busy computer may let any thread wait, but not every time.
    let is_quick = |_| time_to_cancel(&home) < Duration::from_millis(100);
    assert!((0..5).any(is_quick));
}

#[test]
fn every_limit_ends_the_search() {
    let home = Home::with(&["a/Cargo.toml", "b/Cargo.toml", "c/d/e/Cargo.toml"]);
    let limits = |depth, repositories, entries| Limits {
        depth,
        repositories,
        entries,
    };
    let found = with_limits(&home, &limits(8, 2, 100));
    assert_eq!(found.end, SearchEnd::TooManyRepositories);
    assert_eq!(found.repositories.len(), 2);
    let found = with_limits(&home, &limits(8, 3, 100));
    assert_eq!(found.end, SearchEnd::Complete);
    let found = with_limits(&home, &limits(8, 100, 4));
    assert_eq!(found.end, SearchEnd::TooManyEntries);
    assert_eq!(found.entries, 4);
    let found = with_limits(&home, &limits(2, 100, 100));
    assert_eq!((found.end, found.too_deep), (SearchEnd::Complete, 1));
    assert_eq!(found.repositories.len(), 2);
}

#[test]
fn five_thousand_files_are_no_trouble() {
    let home = Home::with(&["src/app/Cargo.toml"]);
    for number in 0..5_000 {
        home.write(&format!("pictures/{}/{number}.png", number % 50), "");
        // Nothing is read below a repository.
        if number % 10 == 0 {
            home.write(&format!("src/app/data/{number}"), "");
        }
    }
    assert_eq!(home.names(), ["src/app"]);
    let found = home.find();
    assert!((5_050..5_100).contains(&found.entries), "{}", found.entries);
}

/// A path that is too long for the system cannot be read by anybody, also not
/// by the superuser whom no mode keeps out.
#[test]
fn unreadable_folders_are_counted() {
    use rustix::fs::{CWD, Mode, OFlags, mkdirat, openat};
    let home = Home::with(&["app/Cargo.toml"]);
    let flags = OFlags::RDONLY | OFlags::DIRECTORY | OFlags::CLOEXEC;
    let mut folder = openat(CWD, home.path(), flags, Mode::empty()).expect("a folder");
    let name = "x".repeat(250);
    for _ in 0..20 {
        mkdirat(&folder, name.as_str(), Mode::RWXU).expect("a folder");
        folder = openat(&folder, name.as_str(), flags, Mode::empty()).expect("a folder");
    }
    let limits = Limits {
        depth: 30,
        ..Limits::default()
    };
    let found = with_limits(&home, &limits);
    assert_eq!((found.end, found.unreadable), (SearchEnd::Complete, 1));
    assert_eq!(found.repositories.len(), 1);
    let found = home.find();
    assert_eq!((found.unreadable, found.too_deep), (0, 1));
}

/// The superuser reads every folder, whatever its mode.
#[test]
fn a_folder_without_rights_stops_nothing() {
    use std::os::unix::fs::PermissionsExt as _;
    let home = Home::with(&["closed/app/Cargo.toml", "open/Cargo.toml"]);
    let closed = home.path().join("closed");
    fs::set_permissions(&closed, fs::Permissions::from_mode(0o000)).expect("a mode");
    let found = home.find();
    fs::set_permissions(&closed, fs::Permissions::from_mode(0o700)).expect("a mode");
    let is_superuser = rustix::process::geteuid().is_root();
    let expected = if is_superuser { (0, 2) } else { (1, 1) };
    assert_eq!((found.unreadable, found.repositories.len()), expected);
}
