//! `.git` folders and files of every kind, in real folders.

use std::fs;
use std::path::{Path, PathBuf};

use tempfile::TempDir;

use super::super::{GitError, Remote, git_remotes, user_excludes};
use crate::Computer;

const ORIGIN: &str = "[remote \"origin\"]\n\turl = https://a.example/r\n";

fn tree(files: &[(&str, &[u8])]) -> TempDir {
    let folder = TempDir::new().expect("a folder");
    for (name, bytes) in files {
        let path = folder.path().join(name);
        fs::create_dir_all(path.parent().expect("a parent")).expect("a folder");
        fs::write(path, bytes).expect("a file");
    }
    folder
}

fn urls(work_tree: &Path) -> Result<Vec<String>, GitError> {
    let remotes = git_remotes(work_tree)?;
    Ok(remotes.into_iter().map(|Remote { url, .. }| url).collect())
}

#[test]
fn work_trees_of_every_kind_are_read() {
    let folder = tree(&[
        ("main/.git/config", ORIGIN.as_bytes()),
        ("main/.git/worktrees/w/commondir", b"../..\n"),
        ("main/.git/modules/sub/config", ORIGIN.as_bytes()),
        ("main/sub/.git", b"gitdir: ../.git/modules/sub\n"),
        ("linked/.git", b"gitdir: ../main/.git/worktrees/w\n"),
        ("new/.git/HEAD", b"ref: refs/heads/main\n"),
        ("none/Cargo.toml", b""),
        ("gone/.git", b"gitdir: ../nowhere\n"),
    ]);
    let found = |name: &str| urls(&folder.path().join(name)).expect("remotes");
    for name in ["main", "main/sub", "linked"] {
        assert_eq!(found(name), ["https://a.example/r"], "{name}");
    }
    for name in ["new", "none", "gone"] {
        assert!(found(name).is_empty(), "{name}");
    }
}

#[test]
fn hostile_git_folders_are_refused() {
    let mut large = ORIGIN.as_bytes().to_vec();
    large.resize(10 * 1024 * 1024, b'\n');
    let long = vec![b'g'; 20_000];
    let folder = tree(&[
        ("large/.git/config", &large),
        ("long/.git", &long),
        ("words/.git", b"look elsewhere"),
        ("share/.git", b"gitdir: \\\\evil.example\\share\n"),
        ("slashes/.git", b"gitdir: //evil.example/share\n"),
        ("object/.git", b"gitdir: \\??\\UNC\\evil.example\\share\n"),
        ("empty/.git", b"gitdir:\n"),
        ("bytes/.git", b"gitdir: \xff\xfe\n"),
        ("common/.git/commondir", b"//evil.example/share\n"),
        ("folder/.git/config/x", b""),
    ]);
    let refused = |name: &str| urls(&folder.path().join(name)).expect_err(name);
    for name in ["large", "long"] {
        assert!(matches!(refused(name), GitError::TooLarge { .. }), "{name}");
    }
    for name in [
        "words", "share", "slashes", "object", "empty", "bytes", "common",
    ] {
        assert!(
            matches!(refused(name), GitError::Elsewhere { .. }),
            "{name}"
        );
    }
    assert!(matches!(refused("folder"), GitError::NotAFile { .. }));
}

#[cfg(unix)]
#[test]
fn a_pipe_is_not_waited_for() {
    let folder = tree(&[("app/.git/HEAD", b"")]);
    let pipe = folder.path().join("app/.git/config");
    let made = std::process::Command::new("mkfifo").arg(&pipe).status();
    assert!(made.expect("a pipe").success());
    let error = urls(&folder.path().join("app")).expect_err("a refusal");
    assert!(matches!(error, GitError::NotAFile { .. }));
}

#[test]
fn bytes_that_are_no_text_lose_their_own_line_only() {
    let mut config = b"[remote \"bad\"]\nurl = https://a.example/\xff\n".to_vec();
    config.extend_from_slice(ORIGIN.as_bytes());
    let folder = tree(&[("app/.git/config", &config)]);
    let found = urls(&folder.path().join("app")).expect("remotes");
    assert_eq!(found, ["https://a.example/r"]);
}

#[test]
fn the_users_own_excludes_are_found_where_git_finds_them() {
    let check = |files: &[(&str, &[u8])], expected: Option<&str>| {
        let folder = tree(files);
        let home = folder.path().to_path_buf();
        let computer = Computer::bare(&home);
        let expected: Option<PathBuf> = expected.map(|name| folder.path().join(name));
        assert_eq!(user_excludes(&computer), expected);
    };
    check(&[], None);
    check(&[(".config/git/ignore", b"x")], Some(".config/git/ignore"));
    let named = b"[core]\n\texcludesFile = ~/mine\n";
    check(&[(".gitconfig", named), ("mine", b"x")], Some("mine"));
    check(&[(".gitconfig", named)], None);
    let relative = b"[core]\n\texcludesFile = mine\n";
    check(&[(".gitconfig", relative), ("mine", b"x")], None);
}
