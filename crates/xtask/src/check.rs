//! `cargo xtask test`: everything that CI checks, the quick checks first, with
//! the tests' own closing lines near the end. CI runs exactly this.

use std::ffi::OsString;

use crate::cross;
use crate::deny::{self, Advisories};
use crate::folders::Folders;
use crate::fuzz;
use crate::invocation::Invocation;
use crate::outcome::{Outcome, say};
use crate::python;
use crate::system::{self, Purpose};
use crate::ui;

/// How one check went.
enum Verdict {
    Passed,
    /// It could not be made, and why.
    Skipped(String),
}

/// A check: what it is called, and the function that makes it.
struct Check {
    name: &'static str,
    make: fn(&Folders, &[OsString]) -> Outcome<Verdict>,
}

/// All of them, in their order.
const CHECKS: [Check; 11] = [
    Check {
        name: "formatting",
        make: formatting,
    },
    Check {
        name: "the window's page: build, types and unit tests",
        make: page,
    },
    Check {
        name: "lints, headless",
        make: lints_headless,
    },
    Check {
        name: "lints, window",
        make: lints_of_the_window,
    },
    Check {
        name: "types and lints for macOS",
        make: types_for_macos,
    },
    Check {
        name: "licences, sources, bans and advisories of the dependencies",
        make: dependencies,
    },
    Check {
        name: "fuzzers, a few seconds each",
        make: fuzzers,
    },
    Check {
        name: "the window's page in a browser",
        make: page_in_a_browser,
    },
    Check {
        name: "tests of the window",
        make: tests_of_the_window,
    },
    Check {
        name: "Windows: programs without a window, and tests under Wine",
        make: windows_under_wine,
    },
    Check {
        name: "tests, headless",
        make: tests_headless,
    },
];

/// Installs what is missing and makes every check; stops at the first that fails.
pub(crate) fn test(folders: &Folders, arguments: &[OsString]) -> Outcome {
    system::ensure(Purpose::Test)?;
    let mut skipped = Vec::new();
    for Check { name, make } in &CHECKS {
        say(&format!("\n== {name}"));
        if let Verdict::Skipped(reason) = make(folders, arguments)? {
            say(&format!("skipped: {reason}"));
            skipped.push(format!("skipped: {reason}"));
        }
    }
    say("");
    for line in &skipped {
        say(line);
    }
    let passed = CHECKS.len() - skipped.len();
    say(&format!(
        "checks: {passed} passed, 0 failed, {} skipped",
        skipped.len()
    ));
    Ok(())
}

fn formatting(folders: &Folders, _: &[OsString]) -> Outcome<Verdict> {
    let format = Invocation::cargo().folder(&folders.repository);
    passed(&format.arguments(["fmt", "--all", "--check"]))
}

/// First of all that needs the page: the window's program takes it in.
fn page(folders: &Folders, _: &[OsString]) -> Outcome<Verdict> {
    ui::check(folders)?;
    Ok(Verdict::Passed)
}

fn page_in_a_browser(folders: &Folders, _: &[OsString]) -> Outcome<Verdict> {
    if !window_can_be_built() {
        return Ok(no_window());
    }
    ui::test_in_browser(folders)?;
    Ok(Verdict::Passed)
}

fn lints_headless(folders: &Folders, _: &[OsString]) -> Outcome<Verdict> {
    let lints = folders.cargo().arguments(["clippy", "--locked"]);
    passed(
        &lints
            .arguments(["--workspace", "--all-targets", "--no-default-features"])
            .arguments(["--", "--deny", "warnings"]),
    )
}

fn lints_of_the_window(folders: &Folders, _: &[OsString]) -> Outcome<Verdict> {
    if !window_can_be_built() {
        return Ok(no_window());
    }
    let lints = folders.cargo().arguments(["clippy", "--locked"]);
    passed(
        &lints
            .arguments(["--package", "feedwright", "--all-targets", "--features"])
            .arguments(["desktop", "--", "--deny", "warnings"]),
    )
}

fn types_for_macos(folders: &Folders, _: &[OsString]) -> Outcome<Verdict> {
    if !system::has_cross_compiler() {
        let reason = "Debian's rustc-web, with which it is made, is not to be had here";
        return Ok(Verdict::Skipped(format!("macOS was not checked: {reason}")));
    }
    cross::macos::check(folders)?;
    Ok(Verdict::Passed)
}

fn dependencies(folders: &Folders, _: &[OsString]) -> Outcome<Verdict> {
    Ok(match deny::check(folders)? {
        Advisories::Clear => Verdict::Passed,
        Advisories::Skipped(reason) => Verdict::Skipped(format!(
            "advisories were not checked, as their database cannot be fetched ({reason}); \
             licences, sources and bans were"
        )),
    })
}

fn fuzzers(folders: &Folders, _: &[OsString]) -> Outcome<Verdict> {
    if !fuzz::can_fuzz() {
        let reason = "the fuzzers run on Linux only; the unit tests replay their corpora";
        return Ok(Verdict::Skipped(reason.to_owned()));
    }
    fuzz::check(folders)?;
    Ok(Verdict::Passed)
}

fn tests_of_the_window(folders: &Folders, _: &[OsString]) -> Outcome<Verdict> {
    if !window_can_be_built() {
        return Ok(no_window());
    }
    let tests = folders.cargo().arguments(["test", "--locked"]);
    passed(
        &tests
            .arguments(["--package", "feedwright", "--features", "desktop"])
            .arguments(["--bin", "feedwright-desktop", "--test", "window"]),
    )
}

/// Where its packages cannot be had, the others still say what they can.
fn windows_under_wine(folders: &Folders, _: &[OsString]) -> Outcome<Verdict> {
    if let Err(reason) = cross::windows::ready() {
        return Ok(Verdict::Skipped(format!(
            "nothing was built for Windows and run under Wine: {reason}"
        )));
    }
    cross::windows::check_without_window(folders)?;
    Ok(Verdict::Passed)
}

fn tests_headless(folders: &Folders, arguments: &[OsString]) -> Outcome<Verdict> {
    let python = python::with_client(folders)?;
    let tests = folders.cargo().arguments(["test", "--locked"]);
    passed(
        &tests
            .arguments(["--workspace", "--no-default-features"])
            .arguments(arguments)
            .variable(python::VARIABLE, python),
    )
}

/// The window's test drives WebKitGTK; no other system's webview has a driver
/// that is kept for it.
fn window_can_be_built() -> bool {
    cfg!(target_os = "linux")
}

fn no_window() -> Verdict {
    Verdict::Skipped("the window is tested on Linux only".to_owned())
}

fn passed(invocation: &Invocation) -> Outcome<Verdict> {
    invocation.run()?;
    Ok(Verdict::Passed)
}
