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
        let said = String::from_utf8_lossy(&fetched.stderr);
        return Ok(Advisories::Skipped(reason(&said)));
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

/// The last line that says anything: git's own reason comes after all others.
fn reason(output: &str) -> String {
    let mut lines = output.lines().map(str::trim);
    let last = lines.rfind(|line| !line.is_empty());
    last.unwrap_or("no reason was given").to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_reason_is_what_git_said_last() {
        let check = |output: &str, expect: &str| assert_eq!(reason(output), expect);
        check(
            "[ERROR] failed to fetch\nCloning into 'a'...\nfatal: no such host\n\n",
            "fatal: no such host",
        );
        check("one\n", "one");
        check("", "no reason was given");
    }
}
