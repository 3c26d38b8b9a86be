//! The files that are or will be committed, and how a check reports on them.

use std::fmt;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

/// One place that breaks a rule.
#[derive(Debug, PartialEq)]
pub(crate) struct Breach {
    pub(crate) path: String,
    /// From 1; 0 where the file as a whole is meant.
    pub(crate) line: usize,
    pub(crate) rule: String,
}

impl Breach {
    pub(crate) fn new(path: &str, line: usize, rule: impl Into<String>) -> Breach {
        Breach {
            path: path.to_owned(),
            line,
            rule: rule.into(),
        }
    }
}

impl fmt::Display for Breach {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Breach { path, line, rule } = self;
        write!(formatter, "{path}:{line}: {rule}")
    }
}

/// A committed file.
pub(crate) struct SourceFile {
    /// From the root of the repository, with `/`.
    pub(crate) path: String,
    /// What is no text is read as well as it goes.
    pub(crate) text: String,
}

impl SourceFile {
    pub(crate) fn new(path: &str, text: &str) -> SourceFile {
        SourceFile {
            path: path.to_owned(),
            text: text.to_owned(),
        }
    }
}

pub(crate) fn root() -> PathBuf {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    here.ancestors().nth(2).unwrap().to_owned()
}

/// Every file that git knows or would add, so that a breach shows before it is
/// committed.
pub(crate) fn files() -> Vec<SourceFile> {
    let listed = Command::new("git")
        .args([
            "ls-files",
            "-z",
            "--cached",
            "--others",
            "--exclude-standard",
        ])
        .current_dir(root())
        .output()
        .expect("git must be there");
    assert!(listed.status.success(), "{listed:?}");
    let names = String::from_utf8(listed.stdout).unwrap();
    let mut files: Vec<SourceFile> = names
        .split_terminator('\0')
        // Gone from the work tree, though not yet from the index; or a link.
        .filter_map(|path| Some((path, fs::read(root().join(path)).ok()?)))
        .map(|(path, bytes)| SourceFile::new(path, &String::from_utf8_lossy(&bytes)))
        .collect();
    files.sort_by(|a, b| a.path.cmp(&b.path));
    files.dedup_by(|a, b| a.path == b.path);
    assert!(files.len() > 50, "only {} files were found", files.len());
    files
}

/// All our Rust.
pub(crate) fn rust_files() -> Vec<SourceFile> {
    let mut files = files();
    files.retain(|file| file.path.ends_with(".rs"));
    assert!(files.len() > 30, "only {} files were found", files.len());
    files
}

/// Fails with one line for each breach.
pub(crate) fn assert_none(breaches: &[Breach]) {
    let lines: Vec<String> = breaches.iter().map(Breach::to_string).collect();
    assert!(lines.is_empty(), "\n{}\n", lines.join("\n"));
}
