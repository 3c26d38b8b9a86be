//! The product for Windows: all three programs built here, and what needs no
//! window run under Wine. Wine is no Windows: what it shows is that our calls
//! are the right ones, not what Windows' own limits and prompts do.

mod wine;

use super::{RUSTC, target_folder, with_library};
use crate::folders::Folders;
use crate::invocation::Invocation;
use crate::outcome::{Failure, Outcome, say};
use crate::system::{self, Purpose};
use crate::ui;
use wine::Wine;

const TARGET: &str = "x86_64-pc-windows-gnu";

/// Where the tests of the programs read in which folder these are.
const PROGRAMS: &str = "FEEDWRIGHT_WINDOWS_PROGRAMS";

/// The oldest compiler that the workspace builds with.
const OLDEST_RUSTC: (u32, u32) = (1, 95);

/// Builds all three programs, and runs the tests.
///
/// # Errors
/// When something does not build, a test fails, or what is needed cannot be
/// installed.
pub(super) fn check(folders: &Folders) -> Outcome {
    ready()?;
    // Any page will do: the window is built, and not opened.
    if !folders.repository.join("ui/dist/index.html").is_file() {
        ui::build(folders)?;
    }
    build(folders, &["--features", "desktop,tauri/custom-protocol"])?;
    test(folders)
}

/// The same without the window, whose libraries take as long as all others.
///
/// # Errors
/// When something does not build, a test fails, or what is needed cannot be
/// installed.
pub(crate) fn check_without_window(folders: &Folders) -> Outcome {
    ready()?;
    build(folders, &["--no-default-features"])?;
    test(folders)
}

/// Installs what is missing.
///
/// # Errors
/// Why this cannot be shown on this computer.
pub(crate) fn ready() -> Outcome {
    if !cfg!(target_os = "linux") {
        return Err(Failure::new(
            "Building for Windows from here is for Linux alone.",
        ));
    }
    system::ensure(Purpose::CrossWindows)?;
    let said = Invocation::new(RUSTC)
        .arguments(["--version"])
        .output()?
        .stdout;
    let said = String::from_utf8_lossy(&said);
    if version(&said).is_some_and(|version| version >= OLDEST_RUSTC) {
        return Ok(());
    }
    let (major, minor) = OLDEST_RUSTC;
    Err(Failure::new(format!(
        "{RUSTC} is too old, {major}.{minor} is needed: {}",
        said.trim()
    )))
}

/// From `rustc 1.96.0 (…)`.
fn version(said: &str) -> Option<(u32, u32)> {
    let mut numbers = said.split(' ').nth(1)?.split('.');
    let mut next = || numbers.next()?.parse().ok();
    Some((next()?, next()?))
}

fn build(folders: &Folders, features: &[&str]) -> Outcome {
    let build = cargo("build").arguments(["--package", "feedwright", "--bins"]);
    with_library(build.arguments(features), folders, TARGET).run()
}

fn test(folders: &Folders) -> Outcome {
    let wine = Wine::prepare(&target_folder(folders))?;
    test_files_and_tokens(folders, &wine)?;
    test_programs(folders, &wine)
}

/// What only Windows' own calls can show of `cargo-home`.
fn test_files_and_tokens(folders: &Folders, wine: &Wine) -> Outcome {
    say("Files, tokens and processes, under Wine …");
    let test = cargo("test").arguments(["--package", "cargo-home", "--test", "windows"]);
    wine.as_runner(with_library(test, folders, TARGET), TARGET)
        .run()
}

/// The two programs without a window, as a script on Windows starts them.
fn test_programs(folders: &Folders, wine: &Wine) -> Outcome {
    say("The command-line programs, under Wine …");
    let programs = target_folder(folders).join(TARGET).join("debug");
    let test = folders
        .cargo()
        .arguments(["test", "--locked", "--package", "xtask", "--test", "wine"])
        .arguments(["--", "--ignored"])
        .variable(PROGRAMS, programs);
    wine.with_variables(test).run()
}

fn cargo(command: &str) -> Invocation {
    Invocation::cargo()
        // There is no Clippy of Debian's compiler: its own warnings at least.
        .arguments([command, "--locked", "-Zwarnings"])
        .variable("CARGO_BUILD_WARNINGS", "deny")
        // Nobody debugs these, and they are linked much sooner.
        .variable("CARGO_PROFILE_DEV_DEBUG", "0")
        .variable("CARGO_INCREMENTAL", "0")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_version_of_a_compiler_is_its_second_word() {
        let check = |said: &str, expect| assert_eq!(version(said), expect, "{said}");
        check("rustc 1.96.0 (ac68faa20 2026-05-25)\n", Some((1, 96)));
        check("rustc 1.85.0\n", Some((1, 85)));
        check("rustc", None);
        check("", None);
    }
}
