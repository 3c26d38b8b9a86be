//! From what is missing to what to do about it: a pure function, so that the
//! answer for every system can be tested on any.

use super::distribution::Distribution;
use super::need::Need;
use crate::invocation::Invocation;

/// Everything that the answer depends on.
pub(crate) struct Situation<'a> {
    pub(crate) distribution: &'a Distribution,
    /// What is needed and not there, in the order of the list.
    pub(crate) missing: &'a [Need],
    /// Packages may be installed without asking anybody.
    pub(crate) root: bool,
    /// A person can be asked.
    pub(crate) terminal: bool,
}

/// What to do.
#[derive(Debug, PartialEq)]
pub(crate) enum Plan {
    /// Everything is there.
    Nothing,
    /// Run these, one after the other.
    Run(Vec<Invocation>),
    /// Show these, and run them when the person agrees.
    Ask(Vec<Invocation>),
    /// Give up with a sentence that has the command in it.
    Stop(String),
}

/// Decides.
pub(crate) fn plan(situation: &Situation) -> Plan {
    if situation.missing.is_empty() {
        return Plan::Nothing;
    }
    let without: Vec<Need> = situation
        .missing
        .iter()
        .copied()
        .filter(|need| has_no_package(*need, situation.distribution))
        .collect();
    if !without.is_empty() {
        return Plan::Stop(format!(
            "This is missing: {}. Which packages of {} bring it is not known here: \
             install it by hand and start this again.",
            listed(&without),
            name(situation.distribution)
        ));
    }
    let Some(commands) = commands(situation) else {
        return Plan::Stop(format!(
            "This is missing: {}. How {} installs packages is not known here: \
             install it by hand and start this again.",
            listed(situation.missing),
            name(situation.distribution)
        ));
    };
    if runs_at_once(situation) {
        return Plan::Run(commands);
    }
    if situation.terminal {
        return Plan::Ask(commands);
    }
    Plan::Stop(format!(
        "This is missing: {}. Without a terminal nobody can be asked, so run this first:\n{}",
        listed(situation.missing),
        indented(&commands)
    ))
}

/// The text above the cursor when a person is asked.
pub(crate) fn question(missing: &[Need], commands: &[Invocation]) -> String {
    format!(
        "This is missing: {}. It can be installed with:\n{}\nRun this now? [y/N]",
        listed(missing),
        indented(commands)
    )
}

/// The needs as part of a sentence.
pub(crate) fn listed(needs: &[Need]) -> String {
    let names: Vec<&str> = needs.iter().map(|need| need.name()).collect();
    names.join(", ")
}

/// Homebrew and winget install for one person, and Homebrew refuses root.
fn runs_at_once(situation: &Situation) -> bool {
    situation.root && situation.distribution.is_linux()
}

/// A system that is unknown as a whole is told of as such.
fn has_no_package(need: Need, distribution: &Distribution) -> bool {
    let known = !matches!(distribution, Distribution::Other(_));
    known && need.packages(distribution).is_empty()
}

fn commands(situation: &Situation) -> Option<Vec<Invocation>> {
    let packages: Vec<&'static str> = situation
        .missing
        .iter()
        .flat_map(|need| need.packages(situation.distribution))
        .copied()
        .collect();
    let as_root = |program: &str, arguments: &[&str]| {
        let whole = [&["sudo", program], arguments].concat();
        let words = if situation.root { &whole[1..] } else { &whole };
        Invocation::new(words[0]).arguments(&words[1..])
    };
    let with = |start: &[&'static str]| [start, &packages].concat();
    Some(match situation.distribution {
        Distribution::Debian => vec![
            as_root("apt-get", &["update"]),
            as_root(
                "apt-get",
                &with(&["install", "--yes", "--no-install-recommends"]),
            ),
        ],
        Distribution::Fedora => vec![as_root("dnf", &with(&["install", "--assumeyes"]))],
        Distribution::Arch => vec![as_root(
            "pacman",
            &with(&["--sync", "--refresh", "--needed", "--noconfirm"]),
        )],
        Distribution::Suse => vec![as_root("zypper", &with(&["--non-interactive", "install"]))],
        Distribution::MacOs => vec![Invocation::new("brew").arguments(with(&["install"]))],
        // winget takes one package at a time.
        Distribution::Windows => packages
            .iter()
            .map(|package| {
                Invocation::new("winget").arguments(["install", "--exact", "--id", package])
            })
            .collect(),
        Distribution::Other(_) => return None,
    })
}

fn name(distribution: &Distribution) -> &str {
    match distribution {
        Distribution::Other(name) => name,
        _ => "this system",
    }
}

fn indented(commands: &[Invocation]) -> String {
    let lines: Vec<String> = commands.iter().map(|c| format!("  {c}")).collect();
    lines.join("\n")
}

#[cfg(test)]
mod tests;
