//! Links are not followed, wherever they lead.

use std::os::unix::fs::symlink;

use super::*;

#[test]
fn links_that_loop_or_lead_out_are_not_followed() {
    let outside = Home::with(&["secret/Cargo.toml"]);
    let home = Home::with(&["src/app/Cargo.toml", "src/empty/x"]);
    let link = |to: &Path, name: &str| {
        symlink(to, home.path().join(name)).expect("a link");
    };
    link(home.path(), "src/loop");
    link(Path::new("."), "src/self");
    link(Path::new("../src"), "src/up");
    link(outside.path(), "out");
    link(&home.path().join("src/app"), "twin");
    link(Path::new("nowhere"), "src/empty/dangling");
    link(Path::new("circle"), "src/empty/circle");
    assert_eq!(home.names(), ["src/app"]);
    assert_eq!(home.find().unreadable, 0);
}

#[test]
fn a_given_folder_may_be_a_link() {
    let real = Home::with(&["app/Cargo.toml"]);
    let home = Home::new();
    let start = home.path().join("link");
    symlink(real.path(), &start).expect("a link");
    let found = find_repositories(
        std::slice::from_ref(&start),
        &home.computer,
        &CancellationToken::new(),
        &mut |_| {},
    );
    assert_eq!(found.repositories.len(), 1);
    assert_eq!(found.repositories[0].path, start.join("app"));
}

#[test]
fn a_manifest_may_be_a_link_to_a_file() {
    let home = Home::with(&["shared/manifest"]);
    for name in ["good", "bad"] {
        fs::create_dir(home.path().join(name)).expect("a folder");
    }
    let manifest = |to: &str, name: &str| {
        symlink(to, home.path().join(name).join("Cargo.toml")).expect("a link");
    };
    manifest("../shared/manifest", "good");
    manifest("../nowhere", "bad");
    assert_eq!(home.names(), ["good"]);
}

/// Linux has its shared memory as a file system of its own below `/dev`.
#[cfg(target_os = "linux")]
#[test]
fn another_file_system_is_not_entered() {
    use std::os::unix::fs::MetadataExt as _;
    let device = |path: &str| fs::metadata(path).ok().map(|metadata| metadata.dev());
    if device("/dev/shm").is_none() || device("/dev/shm") == device("/dev") {
        println!("skipped: there is no other file system at /dev/shm");
        return;
    }
    let Ok(folder) = tempfile::Builder::new()
        .prefix("app")
        .tempdir_in("/dev/shm")
    else {
        println!("skipped: /dev/shm cannot be written to");
        return;
    };
    let app = folder.path().to_path_buf();
    fs::write(app.join("Cargo.toml"), "").expect("a manifest");
    let home = Home::new();
    let is_found_from = |start: &str| {
        let limits = Limits {
            depth: 2,
            ..Limits::default()
        };
        let token = CancellationToken::new();
        let starts = [PathBuf::from(start)];
        walk(&starts, &home.computer, &limits, &token, &mut |_| {})
            .repositories
            .iter()
            .any(|found| found.path == app)
    };
    assert!(is_found_from("/dev/shm"));
    assert!(!is_found_from("/dev"));
}
