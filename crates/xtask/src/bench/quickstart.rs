//! The whole quickstart, from a token to the proof, beside a script that does
//! the same steps with curl and cargo. Everybody begins with nothing: fresh
//! home, fresh Cargo home, a feed and a keychain entry that are not there yet.

use super::child::timed;
use super::report::{Figure, Report, Unit};
use super::statistics::{Contestant, in_turns};
use super::world::World;
use super::{Rounds, memory};
use crate::outcome::Outcome;

/// Milliseconds.
const LIMIT: f64 = 3000.0;
/// Of the script's time.
const SHARE: f64 = 0.5;

/// Measures both.
///
/// # Errors
/// When one of them fails.
pub(super) fn measure(report: &mut Report, rounds: Rounds, world: &World) -> Outcome {
    let ours = || {
        let person = world.person()?;
        timed(&mut world.quickstart(&person)?)
    };
    let scripted = || {
        let person = world.person()?;
        timed(&mut world.scripted(&person))
    };
    let measured = in_turns(
        rounds.long,
        vec![
            Contestant::new("feedwright quickstart", ours),
            Contestant::new("curl and cargo", scripted),
        ],
    )?;
    if let [ours, script] = measured.as_slice() {
        report.judge(Figure::time("quickstart", ours, LIMIT));
        let share = ours.median() / script.median();
        report.judge(Figure::new(
            "quickstart, of the script's time",
            share,
            SHARE,
            Unit::Times,
        ));
        report.compare(ours, script);
    }
    let person = world.person()?;
    if let Some(peak) = memory::peak_kibibytes(&mut world.quickstart(&person)?)? {
        report.remember("feedwright quickstart, without cargo", peak);
    }
    Ok(())
}
