//! `cargo deny`: licences, sources, bans and advisories of every dependency.
//! The tool is built once into the tools folder; where the advisory database
//! cannot be fetched, that part is reported as skipped and never as passed.

use std::fs;
use std::path::PathBuf;

use crate::folders::Folders;
use crate::invocation::Invocation;
use crate::outcome::{Outcome, say};

/// The version that `deny.toml` is written for.
const VERSION: &str = "0.20.2";

/// What became of the advisories.
#[derive(Debug, PartialEq)]
pub(crate) enum Advisories {
    /// None against any dependency.
    Clear,
    /// Not checked, with the reason.
    Skipped(String),
}

/// Checks everything that `deny.toml` forbids.
///
/// # Errors
/// When something forbidden is found, or the tool cannot be built.
pub(crate) fn check(folders: &Folders) -> Outcome<Advisories> {
    let tool = tool(folders)?;
    let deny = |arguments: &[&str]| {
        Invocation::new(&tool)
            .arguments(["--all-features"])
            .arguments(arguments)
            .folder(&folders.repository)
    };
    deny(&["check", "bans", "licenses", "sources"]).run()?;
    let fetch = deny(&["fetch", "db"]);
    say(&format!("+ {fetch}"));
    let fetched = fetch.output()?;
    if !fetched.status.success() {
        let reason = first_error(&String::from_utf8_lossy(&fetched.stderr));
        return Ok(Advisories::Skipped(reason));
    }
    deny(&["check", "--disable-fetch", "advisories"]).run()?;
    Ok(Advisories::Clear)
}

/// The tool at the wanted version, built when it is not there.
fn tool(folders: &Folders) -> Outcome<PathBuf> {
    let root = folders.tools.join(format!("cargo-deny-{VERSION}"));
    let tool = root.join(format!("bin/cargo-deny{}", std::env::consts::EXE_SUFFIX));
    if tool.is_file() {
        return Ok(tool);
    }
    say("cargo-deny is built once; this takes some minutes.");
    let build = root.join("build");
    Invocation::cargo()
        .arguments([
            "install",
            "--quiet",
            "--locked",
            "cargo-deny",
            "--version",
            VERSION,
        ])
        .arguments(["--root".as_ref(), root.as_os_str()])
        .arguments(["--target-dir".as_ref(), build.as_os_str()])
        .run()?;
    // Hundreds of megabytes that nobody needs again; what stays costs only room.
    let _ = fs::remove_dir_all(build);
    Ok(tool)
}

/// The first line that looks like the reason, else the last of all.
fn first_error(output: &str) -> String {
    let reason = output.lines().find(|line| line.contains("[ERROR]"));
    let line = reason.or_else(|| output.lines().last()).unwrap_or_default();
    let line = line.split_once("[ERROR]").map_or(line, |(_, rest)| rest);
    line.trim().to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_reason_is_the_first_error() {
        let check = |output: &str, expect: &str| assert_eq!(first_error(output), expect);
        check(
            "2026-11-22 10:00:00 [INFO] fetching\n2026-11-22 10:00:01 [ERROR] failed to fetch\nmore\n",
            "failed to fetch",
        );
        check("one\nlast\n", "last");
        check("", "");
    }
}
