//! What the product and its tests need from the operating system's packages,
//! and how they get there. What to do is decided by a pure function
//! ([`plan::plan`]) from the system, what is missing, and who is asking; only
//! this module looks at the computer and starts the package manager.

mod distribution;
mod need;
mod plan;
mod probe;

use std::io::{self, BufRead, IsTerminal, Write};
use std::path::PathBuf;

use crate::invocation::Invocation;
use crate::outcome::{Failure, Outcome, say};
use distribution::Distribution;
use need::Need;
use plan::{Plan, Situation};

pub(crate) use need::{CLIPPY, Purpose, WINE};

/// The oldest compiler that takes this workspace.
const OLDEST_COMPILER: (u32, u32) = (1, 95);

/// Whether Debian's rustc-web is here or to be had, and new enough: no other
/// distribution has it.
pub(crate) fn has_cross_compiler() -> bool {
    let asked = Invocation::new("apt-cache").arguments(["policy", "rustc-web"]);
    asked.variable("LC_ALL", "C").output().is_ok_and(|output| {
        let versions = versions(&String::from_utf8_lossy(&output.stdout));
        versions.iter().any(|version| *version >= OLDEST_COMPILER)
    })
}

/// Major and minor of what is installed and of what would be.
fn versions(policy: &str) -> Vec<(u32, u32)> {
    let version = |line: &str| {
        let (label, version) = line.trim().split_once(": ")?;
        let mut parts = version.split(['.', '+', '~']);
        let mut next = || parts.next()?.parse().ok();
        ["Installed", "Candidate"]
            .contains(&label)
            .then_some((next()?, next()?))
    };
    policy.lines().filter_map(version).collect()
}

/// Installs what `purpose` lacks on this computer: as root straight away, else
/// after a question. Asks and starts nothing when everything is there.
///
/// # Errors
/// A sentence with the exact command when it may not be run from here, and one
/// that names what is missing still when it did not help.
pub(crate) fn ensure(purpose: Purpose) -> Outcome {
    let distribution = Distribution::of_this_computer();
    let missing = || -> Vec<Need> {
        let needs = purpose.needs(&distribution).iter().copied();
        needs.filter(|need| !probe::is_there(*need)).collect()
    };
    let before = missing();
    let situation = Situation {
        distribution: &distribution,
        missing: &before,
        root: probe::is_root(),
        terminal: io::stdin().is_terminal(),
    };
    let commands = match plan::plan(&situation) {
        Plan::Nothing => return Ok(()),
        Plan::Stop(sentence) => return Err(Failure::new(sentence)),
        Plan::Ask(commands) => {
            say(&plan::question(&before, &commands));
            if !agreed()? {
                return Err(Failure::new("Nothing was installed."));
            }
            commands
        }
        Plan::Run(commands) => commands,
    };
    for command in commands {
        command.run()?;
    }
    let after = missing();
    if after.is_empty() {
        return Ok(());
    }
    Err(Failure::new(format!(
        "The package manager is done, but this is missing still: {}.",
        plan::listed(&after)
    )))
}

/// A Python that can make a virtual environment.
pub(crate) fn python() -> Option<PathBuf> {
    probe::python_with(&need::PYTHON_MODULES)
}

/// A Chromium that can be driven.
pub(crate) fn browser() -> Option<PathBuf> {
    need::BROWSERS.into_iter().find_map(probe::program)
}

fn agreed() -> Outcome<bool> {
    let mut line = String::new();
    let read = io::stderr()
        .flush()
        .and_then(|()| io::stdin().lock().read_line(&mut line));
    read.map_err(|error| Failure::new(format!("The answer cannot be read: {error}.")))?;
    Ok(["y", "yes"].contains(&line.trim().to_ascii_lowercase().as_str()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_versions_of_a_package_are_read() {
        let check = |policy: &str, expect: &[(u32, u32)]| assert_eq!(versions(policy), expect);
        check(
            "rustc-web:\n  Installed: (none)\n  Candidate: 1.96.0+dfsg1-1~deb12u2\n  Version table:\n     1.85.0+dfsg3 500\n",
            &[(1, 96)],
        );
        check(
            "rustc-web:\n  Installed: 1.85.0+dfsg3-1\n  Candidate: 1.96.0+dfsg1-1\n",
            &[(1, 85), (1, 96)],
        );
        check("", &[]);
    }
}
