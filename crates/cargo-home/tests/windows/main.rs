//! What only Windows can show: its Credential Manager with Cargo's own reader
//! as the judge, its files, and its processes. `cargo xtask cross windows`
//! builds this and runs it under Wine; nothing here is run on other systems.
#![cfg(windows)]
#![expect(
    clippy::expect_used,
    clippy::panic,
    clippy::unwrap_used,
    reason = "tests may stop at once when what they stand on is missing"
)]

mod files;
mod kills;
mod oracle;
mod processes;
mod tokens;

use std::path::Path;

/// What lies in a folder, hidden files included.
fn names(folder: &Path) -> Vec<String> {
    let entries = std::fs::read_dir(folder).unwrap();
    let mut names: Vec<String> = entries
        .map(|entry| entry.unwrap().file_name().to_string_lossy().into_owned())
        .collect();
    names.sort();
    names
}
