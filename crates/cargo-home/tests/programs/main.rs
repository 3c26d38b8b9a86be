//! Finding cargo and running it: the real one, and programs that stand for it
//! and misbehave.
#![cfg(unix)]
#![expect(
    clippy::expect_used,
    clippy::unwrap_used,
    reason = "tests may stop at once when what they stand on is missing"
)]

mod find;
mod network;
mod run;

use std::path::{Path, PathBuf};

use cargo_home::Computer;
use tempfile::TempDir;

/// A program made by another process: a thread of ours that forks while we
/// hold it open for writing would make it unrunnable for a moment.
fn program(path: &Path, script: &str) -> PathBuf {
    std::fs::create_dir_all(path.parent().unwrap()).unwrap();
    let made = std::process::Command::new("/bin/sh")
        .args([
            "-c",
            "printf '#!/bin/sh\\n%s\\n' \"$2\" > \"$1\" && chmod 755 \"$1\"",
            "sh",
        ])
        .arg(path)
        .arg(script)
        .status()
        .unwrap();
    assert!(made.success());
    path.to_path_buf()
}

/// A computer with nothing but a home folder and the system's programs.
fn computer(home: &TempDir, more: &[(&str, &str)]) -> Computer {
    let home = home.path().to_str().unwrap();
    let variables = [("HOME", home), ("PATH", "/usr/bin:/bin")];
    Computer::from_variables(
        variables
            .iter()
            .chain(more)
            .map(|(name, value)| (name.into(), value.into())),
    )
    .unwrap()
}
