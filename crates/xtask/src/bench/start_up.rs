//! How long the program takes to start: `--version` beside the smallest
//! program that the system has.

use std::process::{Command, Stdio};

use super::child::timed;
use super::report::{Figure, Report};
use super::statistics::{Contestant, in_turns};
use super::{Programs, Rounds, memory};
use crate::outcome::Outcome;

/// Milliseconds until a program that asks no server has answered.
pub(super) const LIMIT: f64 = 20.0;

/// Measures `feedwright --version`.
///
/// # Errors
/// When a program does not run.
pub(super) fn version(report: &mut Report, rounds: Rounds, programs: &Programs) -> Outcome {
    let version = || {
        let mut command = Command::new(&programs.feedwright);
        command.arg("--version").stdin(Stdio::null());
        command
    };
    let ours = Contestant::new("feedwright --version", || timed(&mut version()));
    let measured = in_turns(rounds.short, vec![ours, nothing()])?;
    if let [ours, nothing] = measured.as_slice() {
        report.judge(Figure::time("--version", ours, LIMIT));
        report.compare(ours, nothing);
    }
    if let Some(peak) = memory::peak_kibibytes(&mut version())? {
        report.remember("feedwright --version", peak);
    }
    Ok(())
}

/// The smallest program that the system has.
pub(super) fn nothing<'a>() -> Contestant<'a> {
    let (name, program) = if cfg!(windows) {
        ("where /?", "where.exe")
    } else {
        ("true", "true")
    };
    Contestant::new(name, move || {
        let mut command = Command::new(program);
        command.args(cfg!(windows).then_some("/?"));
        timed(command.stdin(Stdio::null()))
    })
}
