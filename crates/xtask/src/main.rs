//! Developer commands, one for each job: `cargo xtask run`, `test`, `bench`
//! and more. They only start other programs; no logic of the product is here,
//! and nothing but the standard library is used, so that the first command of
//! a bare computer starts within seconds.

mod bench;
mod bundle;
mod check;
mod cross;
mod deny;
mod folders;
mod fuzz;
mod icons;
mod invocation;
mod json;
mod outcome;
mod python;
mod run;
mod sbom;
mod system;
mod ui;

use std::ffi::OsString;
use std::process::ExitCode;

use folders::Folders;
use outcome::{Outcome, say};

/// The status for wrong usage, as all of our programs have it.
const WRONG_USAGE: u8 = 64;

/// A developer command: its name, what it does, and the function that does it.
struct Job {
    name: &'static str,
    purpose: &'static str,
    start: fn(&Folders, &[OsString]) -> Outcome,
}

/// Every developer command there is.
const JOBS: [Job; 10] = [
    Job {
        name: "run",
        purpose: "set up what the product needs here, and run its quickstart in practice mode",
        start: run::run,
    },
    Job {
        name: "test",
        purpose: "everything that CI checks; arguments go to cargo test",
        start: check::test,
    },
    Job {
        name: "cross",
        purpose: "windows or macos: what can be shown of the product there from here",
        start: cross::cross,
    },
    Job {
        name: "fuzz",
        purpose: "run the fuzzers; arguments: a target, and how many seconds for each",
        start: fuzz::fuzz,
    },
    Job {
        name: "bench",
        purpose: "measure the figures of the design, side by side in one run",
        start: bench::bench,
    },
    Job {
        name: "ui",
        purpose: "build the window's page into ui/dist (needs Node.js)",
        start: ui::ui,
    },
    Job {
        name: "screens",
        purpose: "take pictures of every screen into a folder",
        start: ui::screens,
    },
    Job {
        name: "bundle",
        purpose: "build the packages of this system, and start what they install (needs Node.js)",
        start: bundle::bundle,
    },
    Job {
        name: "sbom",
        purpose: "write what the programs are made of, as CycloneDX, into a folder (needs Node.js)",
        start: sbom::sbom,
    },
    Job {
        name: "icons",
        purpose: "draw the set in icons/ anew from icons/feedwright.svg (needs Node.js)",
        start: icons::icons,
    },
];

fn main() -> ExitCode {
    if let Some(ended) = fuzz::in_place_of_the_compiler() {
        return ended;
    }
    let mut arguments = std::env::args_os().skip(1);
    let name = arguments.next().unwrap_or_default();
    let rest: Vec<OsString> = arguments.collect();
    if name == "help" || name == "--help" || name == "-h" {
        say(&usage());
        return ExitCode::SUCCESS;
    }
    let Some(job) = JOBS.iter().find(|job| name == job.name) else {
        say(&usage());
        return ExitCode::from(WRONG_USAGE);
    };
    match Folders::find().and_then(|folders| (job.start)(&folders, &rest)) {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) => {
            say(&format!("cargo xtask {}: {failure}", job.name));
            ExitCode::from(failure.status)
        }
    }
}

fn usage() -> String {
    let mut text = String::from("Usage: cargo xtask COMMAND [ARGUMENTS]\n");
    for Job { name, purpose, .. } in &JOBS {
        text += &format!("\n  {name:<7} {purpose}");
    }
    text
}

#[cfg(test)]
mod tests {
    #[test]
    fn the_usage_names_every_command() {
        let usage = super::usage();
        for job in &super::JOBS {
            assert!(usage.contains(job.purpose), "{}", job.name);
        }
    }
}
