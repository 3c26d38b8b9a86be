//! Bad input, through the built program: each case ends in one message with
//! its place and what to do, in the right code and status, and changes nothing.
//! All messages stand in one file, `snapshots/…messages.snap`, to be read.

mod addresses;
mod cargo;
mod configurations;
mod conflicts;
mod folders;
mod hostile;
mod keychain;
mod names;
mod person;
mod profiles;
mod read_only;
mod rights;
mod tokens;
mod usage;

use std::fmt::Write as _;
use std::time::{Duration, Instant};

use practice_server::{Fault, PracticeOptions};

use crate::support::{Program, Ran, Site, differences, snapshot};
use person::Person;

/// Where the cases are run, and what they said.
struct Bench {
    site: Site,
    people: usize,
    report: String,
    problems: Vec<String>,
    /// What nothing may repeat; empty when there is no secret.
    secret: String,
    /// How long the last program ran.
    took: Duration,
}

/// What a case has to end in.
#[derive(Clone, Copy)]
struct Expect<'a> {
    status: i32,
    /// The code of the error line, or its type for wrong usage.
    code: &'a str,
    /// What the message has to name.
    place: &'a str,
}

/// An error with this code that names this place.
fn error<'a>(code: &'a str, place: &'a str) -> Expect<'a> {
    Expect {
        status: 1,
        code,
        place,
    }
}

impl Bench {
    async fn start() -> Bench {
        let site = Site::with(PracticeOptions::default()).await;
        let token = site.token();
        site.sign_in(&token).await;
        Bench {
            site,
            people: 0,
            report: String::new(),
            problems: Vec::new(),
            secret: String::new(),
            took: Duration::ZERO,
        }
    }

    /// Somebody with a home and a project of their own, who is signed in.
    fn person(&mut self) -> Person {
        self.people += 1;
        Person::new(&self.site, self.people)
    }

    fn heading(&mut self, text: &str) {
        let _ = writeln!(self.report, "\n== {text} ==");
    }

    /// Runs a case, keeps its message for the snapshot and every breach for
    /// the end.
    async fn check(&mut self, title: &str, person: &Person, program: Program, expect: Expect<'_>) {
        let before = self.look().await;
        let since = Instant::now();
        let run = program.run().await;
        self.took = since.elapsed();
        let after = self.look().await;
        let changed = differences(&before.0, &after.0);
        let mut breach = |text: String| self.problems.push(format!("{title}: {text}"));
        if !changed.is_empty() {
            breach(format!("it changed {changed:?}"));
        }
        if before.1 != after.1 || before.2 != after.2 {
            breach("it changed the keychain or the server".to_owned());
        }
        let said = [&run.stdout, &run.stderr];
        if !self.secret.is_empty() && said.iter().any(|text| text.contains(&self.secret)) {
            breach("it repeats a secret".to_owned());
        }
        for text in breaches(&run, &expect) {
            breach(text);
        }
        let message = person.tidy(&self.site, &run.stderr);
        let _ = write!(self.report, "\n# {title}\n{message}");
    }

    /// The files, the keychain's items, and how often the server was asked to
    /// change something.
    async fn look(&self) -> Look {
        let requests = self.site.server.requests();
        let writes = requests.iter().filter(|seen| !seen.method.is_safe());
        let items = self.site.workplace.keychain_items().await;
        let root = self.site.workplace.root();
        (snapshot(root), format!("{items:?}"), writes.count())
    }
}

type Look = (
    std::collections::BTreeMap<std::path::PathBuf, String>,
    String,
    usize,
);

/// What is wrong with how a case ended.
fn breaches(run: &Ran, expect: &Expect<'_>) -> Vec<String> {
    let mut found = Vec::new();
    let last = run.stdout.lines().last().unwrap_or_default();
    let line: serde_json::Value = serde_json::from_str(last).unwrap_or_default();
    let code = line["code"].as_str().or(line["type"].as_str());
    if run.status != expect.status || code != Some(expect.code) {
        found.push(format!("status {} and {last:?}", run.status));
    }
    let errors = run.stderr.lines().filter(|line| line.starts_with("error:"));
    if errors.count() != 1 {
        found.push(format!("not one error: {:?}", run.stderr));
    }
    if !run.stderr.contains(expect.place) {
        found.push(format!("{:?} is not named: {:?}", expect.place, run.stderr));
    }
    if expect.status == 1 && !run.stderr.contains("  hint: ") {
        found.push(format!("it does not say what to do: {:?}", run.stderr));
    }
    let unsafe_character = |c: char| c.is_control() && c != '\n' || "\u{202e}\u{2066}".contains(c);
    if run.stderr.contains(unsafe_character) || run.stdout.contains(unsafe_character) {
        found.push(format!("not harmless: {:?}", run.stderr));
    }
    if run.stderr.contains("panicked") {
        found.push(run.stderr.clone());
    }
    found
}

#[tokio::test]
async fn every_case_is_told_in_words_and_changes_nothing() {
    let mut bench = Bench::start().await;
    names::check(&mut bench).await;
    addresses::check(&mut bench).await;
    tokens::check(&mut bench).await;
    profiles::check(&mut bench).await;
    configurations::check(&mut bench).await;
    folders::check(&mut bench).await;
    conflicts::check(&mut bench).await;
    cargo::check(&mut bench).await;
    keychain::check(&mut bench).await;
    usage::check(&mut bench).await;
    bench.site.server.set_fault(Fault::EscapeCodes);
    hostile::check(&mut bench).await;
    insta::assert_snapshot!("messages", bench.report);
    assert!(bench.problems.is_empty(), "{}", bench.problems.join("\n"));
}
