//! What somebody who is set up already runs again and again: `status`, which
//! asks no server, and `plan` and an `apply` that has nothing to do, beside the
//! server's own answer time for the same requests.

use std::path::{Path, PathBuf};
use std::process::Command;

use super::child::timed;
use super::http::Request;
use super::person::Person;
use super::report::{Figure, Report, Unit};
use super::start_up::{LIMIT, nothing};
use super::statistics::{Contestant, in_turns};
use super::world::World;
use super::{Rounds, memory};
use crate::outcome::Outcome;

/// Milliseconds beyond the server's own answer time.
const BEYOND_SERVER: f64 = 150.0;

/// Sets somebody up, and measures.
///
/// # Errors
/// When a program does not run, or finds something to change.
pub(super) fn measure(report: &mut Report, rounds: Rounds, world: &World) -> Outcome {
    let person = world.person()?;
    timed(&mut world.quickstart(&person)?)?;
    let profile = export(world, &person)?;
    let command = |words: &[&str]| {
        let mut command = person.command(&world.feedwright);
        command.args(words).arg("--profile").arg(&profile);
        command
    };
    let run = |words: &'static [&'static str]| move || timed(&mut command(words));
    let requests = requests(world, &person);
    let measured = in_turns(
        rounds.short,
        vec![
            Contestant::new("feedwright status", run(&["status"])),
            nothing(),
            Contestant::new("feedwright plan", run(&["plan"])),
            Contestant::new("feedwright apply, no-op", run(&["apply", "--yes"])),
            Contestant::new("the server alone", || world.answer_time(&requests)),
        ],
    )?;
    if let [status, nothing, plan, apply, server] = measured.as_slice() {
        report.judge(Figure::time("status, offline", status, LIMIT));
        report.compare(status, nothing);
        for (what, ours) in [
            ("plan, beyond the server", plan),
            ("no-op apply, beyond the server", apply),
        ] {
            let beyond = ours.median() - server.median();
            report.judge(Figure::new(what, beyond, BEYOND_SERVER, Unit::Milliseconds));
            report.compare(ours, server);
        }
    }
    for words in [&["status"][..], &["plan"], &["apply", "--yes"]] {
        if let Some(peak) = memory::peak_kibibytes(&mut command(words))? {
            report.remember(&format!("feedwright {}", words[0]), peak);
        }
    }
    Ok(())
}

/// The person's set-up as a profile.
fn export(world: &World, person: &Person) -> Outcome<PathBuf> {
    let profile = person.work().join("feedwright.toml");
    let mut command: Command = person.command(&world.feedwright);
    command
        .args(["profile", "export", "--organization", world.organization()])
        .args(["--project", &world.project, "--feed", &person.feed])
        .arg("--repository")
        .arg(person.work().join("hello"))
        .arg("--out")
        .arg::<&Path>(&profile);
    timed(&mut command)?;
    Ok(profile)
}

/// What `plan` and `apply` ask where everything is there: what the server can
/// do, and the feed.
fn requests(world: &World, person: &Person) -> Vec<Request> {
    let (collection, project) = (world.collection(), &world.project);
    let feed = &person.feed;
    vec![
        ("OPTIONS", format!("{collection}/_apis")),
        (
            "GET",
            format!("{collection}/{project}/_apis/packaging/feeds/{feed}?api-version=7.0"),
        ),
    ]
}
