//! `cargo xtask fuzz`: the fuzzers of `fuzz/` by LLVM's libFuzzer, with the
//! stable compiler and cargo alone. Each run reads the committed corpus first,
//! then tries what comes of it. What breaks a rule, hangs or eats memory is kept
//! in the target folder, and ends the command.

mod instrument;

use std::ffi::OsString;
use std::fs;
use std::path::{Path, PathBuf};

use crate::folders::Folders;
use crate::invocation::Invocation;
use crate::outcome::{Failure, Outcome, say};

pub(crate) use instrument::in_place_of_the_compiler;

/// How many inputs each target tries in CI, beyond its corpus: with the same
/// start, a quick computer tries no others than a slow one.
const INPUTS_IN_CI: u32 = 10_000;
/// How long each target runs by itself, in seconds.
const USUAL_SECONDS: u32 = 60;
/// How long each target runs in CI at most, in seconds.
const SECONDS_IN_CI: u32 = 4;
/// One input that takes longer hangs, in seconds.
const LONGEST_INPUT: u32 = 10;
/// What a target may use of memory, in MiB.
const MOST_MEMORY: u32 = 1024;
/// The longest input that is made, in bytes.
const LARGEST_INPUT: u32 = 8192;
/// Configurations that another test has already.
const MORE_SEEDS: [(&str, &str); 2] = [
    ("configuration", "crates/cargo-home/tests/corpus"),
    ("edit", "crates/cargo-home/tests/corpus"),
];

/// How a target is run.
struct Run<'a> {
    target: &'a str,
    seconds: u32,
    /// Always the same choices, so that CI does not fail by chance.
    is_same_each_time: bool,
}

/// `cargo xtask fuzz [TARGET] [SECONDS]`.
pub(crate) fn fuzz(folders: &Folders, arguments: &[OsString]) -> Outcome {
    if !can_fuzz() {
        return Err(Failure::new("The fuzzers run on Linux only."));
    }
    let all = targets(&folders.repository)?;
    let (wanted, seconds) = wish(&all, arguments)?;
    let programs = build(folders, &wanted)?;
    for target in &wanted {
        let run = Run {
            target,
            seconds,
            is_same_each_time: false,
        };
        run_one(folders, &programs, &run)?;
    }
    Ok(())
}

/// Every target for a few seconds.
///
/// # Errors
/// When one cannot be built, or something breaks a rule.
pub(crate) fn check(folders: &Folders) -> Outcome {
    let all = targets(&folders.repository)?;
    let programs = build(folders, &all)?;
    for target in &all {
        let run = Run {
            target,
            seconds: SECONDS_IN_CI,
            is_same_each_time: true,
        };
        run_one(folders, &programs, &run)?;
    }
    Ok(())
}

/// libFuzzer is linked in with the system's C++ compiler; elsewhere the unit
/// tests replay the corpora.
pub(crate) fn can_fuzz() -> bool {
    cfg!(target_os = "linux")
}

/// The names of the targets: those of the files.
fn targets(repository: &Path) -> Outcome<Vec<String>> {
    let folder = repository.join("fuzz/targets");
    let entries = fs::read_dir(&folder).map_err(|error| cannot("listed", &folder, &error))?;
    let mut names: Vec<String> = entries
        .flatten()
        .filter_map(|entry| Some(entry.path().file_stem()?.to_str()?.to_owned()))
        .collect();
    names.sort();
    Ok(names)
}

/// Which targets, and for how long.
fn wish(all: &[String], arguments: &[OsString]) -> Outcome<(Vec<String>, u32)> {
    let (mut wanted, mut seconds) = (all.to_vec(), USUAL_SECONDS);
    for argument in arguments {
        let text = argument.to_string_lossy();
        if let Ok(number) = text.parse::<u32>() {
            seconds = number.max(1);
        } else if all.iter().any(|name| *name == text) {
            wanted = vec![text.into_owned()];
        } else {
            let known = all.join(", ");
            return Err(Failure::new(format!(
                "There is no target {text:?}; there are {known}."
            )));
        }
    }
    Ok((wanted, seconds))
}

/// Builds the targets, and gives the folder of their programs. It is the target
/// folder of everything else, with the libraries that are there already.
fn build(folders: &Folders, targets: &[String]) -> Outcome<PathBuf> {
    let this = std::env::current_exe()
        .map_err(|error| Failure::new(format!("This program is not found: {error}.")))?;
    let mut cargo = Invocation::cargo()
        .arguments(["build", "--locked"])
        .folder(folders.repository.join("fuzz"))
        .variable("CARGO_TARGET_DIR", &folders.target)
        .variable("RUSTC_WRAPPER", this)
        .variable(instrument::VARIABLE, "1");
    for target in targets {
        cargo = cargo.arguments(["--bin", &program(target)]);
    }
    cargo.run()?;
    Ok(folders.target.join("debug"))
}

/// Told from the product's own programs in their common folder.
fn program(target: &str) -> String {
    format!("fuzz-{target}")
}

fn run_one(folders: &Folders, programs: &Path, run: &Run<'_>) -> Outcome {
    let output = invocation(folders, programs, run)?.output()?;
    let said = String::from_utf8_lossy(&output.stderr);
    if output.status.success() {
        let tried = tried(&said).unwrap_or("an unknown number of");
        say(&format!(
            "{}: {tried} inputs, none broke a rule",
            run.target
        ));
        return Ok(());
    }
    say(&said);
    Err(Failure::new(format!(
        "The fuzzer {} found something; the input is named above. Put it into fuzz/corpus/{0}/ \
         once it is mended, so that the unit tests replay it.",
        run.target
    )))
}

fn invocation(folders: &Folders, programs: &Path, run: &Run<'_>) -> Outcome<Invocation> {
    let fuzz = folders.repository.join("fuzz");
    let place = folders.target.join("fuzz");
    let grown = match run.is_same_each_time {
        true => place.join("ci").join(run.target),
        false => place.join("corpus").join(run.target),
    };
    if run.is_same_each_time && grown.exists() {
        fs::remove_dir_all(&grown).map_err(|error| cannot("emptied", &grown, &error))?;
    }
    let found = place.join("found");
    for folder in [&grown, &found] {
        fs::create_dir_all(folder).map_err(|error| cannot("made", folder, &error))?;
    }
    let mut invocation = Invocation::new(programs.join(program(run.target)))
        .arguments([&grown, &fuzz.join("corpus").join(run.target)])
        .arguments(options(run, &found));
    for (_, more) in MORE_SEEDS.iter().filter(|(name, _)| *name == run.target) {
        invocation = invocation.arguments([folders.repository.join(more)]);
    }
    let words = fuzz.join(format!("dictionaries/{}.dict", run.target));
    if words.is_file() {
        invocation = invocation.arguments([format!("-dict={}", words.display())]);
    }
    Ok(invocation)
}

fn options(run: &Run<'_>, found: &Path) -> Vec<String> {
    let mut options = vec![
        format!("-max_total_time={}", run.seconds),
        format!("-timeout={LONGEST_INPUT}"),
        format!("-rss_limit_mb={MOST_MEMORY}"),
        format!("-max_len={LARGEST_INPUT}"),
        format!("-artifact_prefix={}/{}-", found.display(), run.target),
        "-print_final_stats=1".to_owned(),
    ];
    if run.is_same_each_time {
        options.push("-seed=1".to_owned());
        options.push(format!("-runs={INPUTS_IN_CI}"));
    }
    options
}

/// How many inputs libFuzzer says that it tried.
fn tried(said: &str) -> Option<&str> {
    let mut lines = said.lines();
    lines.find_map(|line| Some(line.strip_prefix("stat::number_of_executed_units:")?.trim()))
}

fn cannot(what: &str, path: &Path, error: &std::io::Error) -> Failure {
    Failure::new(format!("{} cannot be {what}: {error}.", path.display()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn all() -> Vec<String> {
        ["address", "profile"].map(str::to_owned).to_vec()
    }

    #[test]
    fn a_target_and_a_time_may_be_named() {
        let check = |arguments: &[&str], expect: Option<(&[&str], u32)>| {
            let arguments: Vec<OsString> = arguments.iter().map(OsString::from).collect();
            let found = wish(&all(), &arguments).ok();
            let expect = expect.map(|(names, seconds)| {
                let names = names.iter().copied().map(str::to_owned).collect();
                (names, seconds)
            });
            assert_eq!(found, expect, "{arguments:?}");
        };
        check(&[], Some((&["address", "profile"], USUAL_SECONDS)));
        check(&["profile"], Some((&["profile"], USUAL_SECONDS)));
        check(&["profile", "7"], Some((&["profile"], 7)));
        check(&["0"], Some((&["address", "profile"], 1)));
        check(&["elsewhere"], None);
    }

    #[test]
    fn the_number_of_inputs_is_read() {
        let said = "Done 7 runs\nstat::number_of_executed_units: 7\nstat::x: 1\n";
        assert_eq!(tried(said), Some("7"));
        assert_eq!(tried("INFO: nothing"), None);
    }

    #[test]
    fn every_target_has_a_corpus_and_a_program() {
        let repository = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
        let manifest = fs::read_to_string(repository.join("fuzz/Cargo.toml")).unwrap();
        let all = targets(&repository).unwrap();
        assert!(all.len() >= 14, "{all:?}");
        for name in &all {
            let seeds = fs::read_dir(repository.join("fuzz/corpus").join(name)).unwrap();
            assert!(seeds.count() > 0, "{name}");
            assert!(
                manifest.contains(&format!("path = \"targets/{name}.rs\"")),
                "{name}"
            );
        }
        assert_eq!(manifest.matches("[[bin]]").count(), all.len());
    }
}
