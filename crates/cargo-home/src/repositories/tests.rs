//! Walks through real folders.

mod folder;
mod limits;
mod links;
mod rules;

use std::fs;
use std::path::{Path, PathBuf};

use tempfile::TempDir;
use tokio_util::sync::CancellationToken;

use super::walk::{Limits, walk};
use super::*;

/// A home folder with what a test puts in it.
struct Home {
    _folder: TempDir,
    computer: Computer,
}

impl Home {
    fn new() -> Home {
        let folder = TempDir::new().expect("a folder");
        let home = folder.path().canonicalize().expect("a path");
        let computer = Computer::bare(&home);
        Home {
            _folder: folder,
            computer,
        }
    }

    /// With empty files of these names.
    fn with(names: &[&str]) -> Home {
        let home = Home::new();
        for name in names {
            home.write(name, "");
        }
        home
    }

    fn path(&self) -> &Path {
        &self.computer.home
    }

    fn write(&self, name: &str, text: &str) {
        let path = self.path().join(name);
        fs::create_dir_all(path.parent().expect("a parent")).expect("a folder");
        fs::write(path, text).expect("a file");
    }

    fn find(&self) -> FoundRepositories {
        find_repositories(&[], &self.computer, &CancellationToken::new(), &mut |_| {})
    }

    /// The names of the repositories below the home folder.
    fn names(&self) -> Vec<String> {
        let found = self.find();
        assert_eq!(found.end, SearchEnd::Complete);
        self.below(found.repositories.iter().map(|found| &found.path))
    }

    fn below<'a>(&self, paths: impl Iterator<Item = &'a PathBuf>) -> Vec<String> {
        paths
            .map(|path| path.strip_prefix(self.path()).expect("below"))
            .map(|path| path.to_str().expect("a text").to_owned())
            .collect()
    }
}

#[test]
fn the_topmost_folders_with_a_manifest_are_found() {
    let home = Home::with(&[
        // A workspace with members, one of them nested.
        "src/space/.git/config",
        "src/space/Cargo.toml",
        "src/space/crates/a/Cargo.toml",
        "src/space/crates/a/inner/Cargo.toml",
        // A git root without one, and two deeper.
        "src/mixed/.git/config",
        "src/mixed/rust/one/Cargo.toml",
        "src/mixed/rust/one/member/Cargo.toml",
        "src/mixed/two/Cargo.toml",
        // Without git.
        "plain/Cargo.toml",
        "empty/readme",
        "folder/Cargo.toml/x",
    ]);
    assert_eq!(
        home.names(),
        ["plain", "src/mixed/rust/one", "src/mixed/two", "src/space"]
    );
    let trees: Vec<Option<PathBuf>> = home
        .find()
        .repositories
        .into_iter()
        .map(|found| found.work_tree)
        .collect();
    let tree = |name: &str| Some(home.path().join(name));
    let mixed = tree("src/mixed");
    assert_eq!(trees, [None, mixed.clone(), mixed, tree("src/space")]);
}

#[test]
fn the_nearest_are_told_first() {
    let home = Home::with(&[
        "a/deep/down/Cargo.toml",
        "b/Cargo.toml",
        "c/x/Cargo.toml",
        "a/y/Cargo.toml",
    ]);
    let mut told = Vec::new();
    let found = find_repositories(
        &[],
        &home.computer,
        &CancellationToken::new(),
        &mut |repository| told.push(repository.path.clone()),
    );
    assert_eq!(home.below(told.iter()), ["b", "a/y", "c/x", "a/deep/down"]);
    assert_eq!(home.names(), ["a/deep/down", "a/y", "b", "c/x"]);
    assert_eq!(found.unreadable, 0);
}

#[test]
fn what_is_built_fetched_or_hidden_is_passed_over() {
    let home = Home::with(&[
        ".cargo/registry/src/index/serde-1.0.0/Cargo.toml",
        ".rustup/toolchains/stable/lib/Cargo.toml",
        ".cache/x/Cargo.toml",
        "src/.hidden/Cargo.toml",
        "site/node_modules/x/Cargo.toml",
        "old/target/package/x-0.1.0/Cargo.toml",
        "Library/x/Cargo.toml",
        "AppData/x/Cargo.toml",
        "builds/CACHEDIR.TAG",
        "builds/x/Cargo.toml",
        "src/Library/Cargo.toml",
    ]);
    assert_eq!(home.names(), ["src/Library"]);
}

#[test]
fn the_homes_of_cargo_and_rustup_are_passed_over_wherever_they_are() {
    let mut home = Home::with(&[
        "tools/cargo/registry/src/x/Cargo.toml",
        "tools/rustup/toolchains/x/Cargo.toml",
        "tools/mine/Cargo.toml",
    ]);
    home.computer.cargo_home = home.path().join("tools/cargo");
    let rustup = home.path().join("tools/rustup");
    home.computer
        .variables
        .insert("RUSTUP_HOME".into(), rustup.into());
    assert_eq!(home.names(), ["tools/mine"]);
}

#[test]
fn the_home_folder_is_no_repository() {
    // As of people who keep their settings in git.
    let home = Home::with(&["Cargo.toml", ".git/config", "app/Cargo.toml"]);
    home.write(".gitignore", "/*\n");
    assert_eq!(home.names(), ["app"]);
    assert_eq!(home.find().repositories[0].work_tree, None);
}

#[test]
fn given_folders_are_looked_into_instead() {
    let home = Home::with(&["one/.x/a/Cargo.toml", "two/Cargo.toml", "three/Cargo.toml"]);
    let folders: Vec<PathBuf> = ["two", "one/.x", "missing", "two"]
        .iter()
        .map(|name| home.path().join(name))
        .collect();
    let found = find_repositories(
        &folders,
        &home.computer,
        &CancellationToken::new(),
        &mut |_| {},
    );
    assert_eq!(
        home.below(found.repositories.iter().map(|found| &found.path)),
        ["one/.x/a", "two"]
    );
    assert_eq!(found.unreadable, 1);
}

#[test]
fn any_name_is_kept_as_it_is() {
    use std::os::unix::ffi::OsStrExt as _;
    let home = Home::with(&[
        "😀/Cargo.toml",
        "\u{202e}gpj.exe/Cargo.toml",
        "two\nlines/Cargo.toml",
        "\u{1b}[31m/Cargo.toml",
    ]);
    assert_eq!(
        home.names(),
        ["\u{1b}[31m", "two\nlines", "\u{202e}gpj.exe", "😀"]
    );
    let bytes = home.path().join(std::ffi::OsStr::from_bytes(b"\xff\xfe"));
    fs::create_dir(&bytes).expect("a folder");
    fs::write(bytes.join("Cargo.toml"), "").expect("a file");
    assert!(
        home.find()
            .repositories
            .iter()
            .any(|found| found.path == bytes)
    );
}
