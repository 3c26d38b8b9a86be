//! `cargo xtask bench`: the figures of the design, each beside what it is
//! compared with, in turns within one run. It measures and says; that a figure
//! is missed is no failure, and nothing here is ever asserted by a test.

mod child;
mod date;
mod http;
mod machine;
mod memory;
mod person;
mod plan;
mod provider;
mod quickstart;
mod report;
mod sizes;
mod start_up;
mod statistics;
mod table;
mod window;
mod world;

use std::ffi::OsString;
use std::fs;
use std::io::{self, Write};
use std::path::PathBuf;

use crate::folders::Folders;
use crate::outcome::{Failure, Outcome, say};
use crate::system::{self, Purpose};
use crate::ui;
use machine::Machine;
use report::Report;
use world::World;

/// How often everything is run.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Rounds {
    /// For runs of about a second.
    long: usize,
    /// For runs of some milliseconds.
    short: usize,
}

const THOROUGH: Rounds = Rounds {
    long: 20,
    short: 100,
};
/// Shows that everything runs; p99 says nothing then.
const QUICK: Rounds = Rounds { long: 3, short: 5 };

/// The built programs.
struct Programs {
    feedwright: PathBuf,
    provider: PathBuf,
}

/// Builds, measures, prints a table on standard output, and writes the raw
/// samples into the target folder.
///
/// # Errors
/// When something cannot be built or run; never because it was slow.
pub(crate) fn bench(folders: &Folders, arguments: &[OsString]) -> Outcome {
    let rounds = rounds(arguments)?;
    system::ensure(Purpose::Bench)?;
    let programs = build(folders)?;
    let mut report = Report::new(Machine::here(folders), date::now());
    sizes::measure(&mut report, &programs)?;
    say("Measuring `--version` …");
    start_up::version(&mut report, rounds, &programs)?;
    if cfg!(target_os = "linux") {
        let world = World::start(folders, &programs)?;
        say("Measuring `status`, `plan` and `apply` …");
        plan::measure(&mut report, rounds, &world)?;
        say("Measuring the credential provider …");
        provider::measure(&mut report, rounds, &world, &programs)?;
        say("Measuring `quickstart` …");
        quickstart::measure(&mut report, rounds, &world)?;
        say("Measuring the window …");
        window::measure(&mut report, rounds, &world, folders)?;
    } else {
        report.skip("status, plan, apply, the credential provider, quickstart, the window: they need a keychain and a screen of their own, which only Linux has");
    }
    publish(&report, folders)
}

fn rounds(arguments: &[OsString]) -> Outcome<Rounds> {
    match arguments {
        [] => Ok(THOROUGH),
        [one] if one == "--quick" => Ok(QUICK),
        _ => Err(Failure {
            sentence: "The only argument is --quick, for a few runs that only show that it works."
                .to_owned(),
            status: crate::WRONG_USAGE,
        }),
    }
}

fn build(folders: &Folders) -> Outcome<Programs> {
    let names = ["feedwright", "cargo-credential-feedwright"];
    folders
        .cargo()
        .arguments(["build", "--locked", "--release", "--package", "feedwright"])
        .arguments(["--no-default-features"])
        .arguments(names.iter().flat_map(|name| ["--bin", name]))
        .run()?;
    if cfg!(target_os = "linux") {
        build_windows(folders)?;
    }
    let [feedwright, provider] = names.map(|name| {
        let file = format!("{name}{}", std::env::consts::EXE_SUFFIX);
        folders.target.join("release").join(file)
    });
    Ok(Programs {
        feedwright,
        provider,
    })
}

/// Ours and the empty one, of the same Tauri.
fn build_windows(folders: &Folders) -> Outcome {
    ui::build(folders)?;
    folders
        .cargo()
        .arguments(["build", "--locked", "--release", "--package", "feedwright"])
        .arguments(["--features", "desktop,tauri/custom-protocol"])
        .arguments(["--bin", "feedwright-desktop", "--example", "empty-window"])
        .run()
}

fn publish(report: &Report, folders: &Folders) -> Outcome {
    let folder = folders.target.join("bench");
    let path = folder.join(format!("{}.json", report.date()));
    fs::create_dir_all(&folder)
        .and_then(|()| fs::write(&path, format!("{}\n", report.json())))
        .map_err(|error| Failure::new(format!("{} cannot be written: {error}.", path.display())))?;
    let printed = writeln!(io::stdout(), "{report}");
    printed.map_err(|error| Failure::new(format!("The report cannot be printed: {error}.")))?;
    say(&format!("Every sample is in {}.", path.display()));
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_only_argument_is_quick() {
        let rounds = |words: &[&str]| {
            let words: Vec<OsString> = words.iter().map(OsString::from).collect();
            super::rounds(&words).map_err(|failure| failure.status)
        };
        assert_eq!(rounds(&[]), Ok(THOROUGH));
        assert_eq!(rounds(&["--quick"]), Ok(QUICK));
        assert_eq!(rounds(&["--fast"]), Err(64));
        assert_eq!(rounds(&["--quick", "--quick"]), Err(64));
    }
}
