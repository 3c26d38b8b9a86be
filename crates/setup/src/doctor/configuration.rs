//! What Cargo makes of its configuration in every repository of a set-up: read
//! and merged as Cargo does it, file by file up to the root, with the user's
//! file and the environment.

use super::LIMIT;
use super::check::{Check, Fix, Verdict};
use super::findings::{BYPASS, Reading, explains};
use super::look::{Looks, blocking};
use super::provider;
use super::recorded::RecordedSetUp;
use crate::failure::Failure;
use crate::inspection;
use crate::plan::{self, Change};
use crate::setup::Setup;
use cargo_home::{
    Computer, IndexUrl, MergedConfiguration, RegistryName, RepositoryNow, repository_now,
};
use std::path::{Path, PathBuf};

const EFFECTIVE: &str = "config-effective";

pub(super) fn look(looks: &mut Looks, setup: &Setup, set_up: &RecordedSetUp) {
    let (setup, set_up) = (setup.clone(), set_up.clone());
    looks.add(&[EFFECTIVE], "the disk", LIMIT, async move {
        blocking(move || examine(&setup, &set_up)).await
    });
}

/// The index and the registry's name, as Cargo finds them now.
pub(super) fn registry(
    computer: &Computer,
    set_up: &RecordedSetUp,
) -> Result<(IndexUrl, RegistryName), Failure> {
    let merged = folders(computer, set_up)
        .iter()
        .filter_map(|folder| MergedConfiguration::read(folder, computer).ok())
        .collect::<Vec<_>>();
    let profile = &set_up.profile;
    let index = match &set_up.index {
        Some(index) => index.clone(),
        None => inspection::index(profile, None, &merged)?,
    };
    let registry = inspection::registry(profile, &index, &merged)?;
    Ok((index, registry))
}

/// The folders in which Cargo is asked; for a set-up of the whole user alone
/// it is the home folder.
pub(super) fn folders(computer: &Computer, set_up: &RecordedSetUp) -> Vec<PathBuf> {
    let workstation = &set_up.profile.workstation;
    let mut folders = workstation.repositories.clone();
    if folders.is_empty() && workstation.user_level {
        folders.push(computer.home.clone());
    }
    folders
}

fn examine(setup: &Setup, set_up: &RecordedSetUp) -> Vec<Check> {
    let computer = &setup.computer;
    let mut checks: Vec<Check> = set_up
        .missing
        .iter()
        .map(|folder| missing(folder))
        .collect();
    let (index, registry) = match registry(computer, set_up) {
        Ok(found) => found,
        Err(failure) => return vec![Check::of_failure(EFFECTIVE, &failure)],
    };
    let fix = fix(setup, set_up);
    let folders = folders(computer, set_up);
    let mut using = 0;
    for folder in &folders {
        let merged = match MergedConfiguration::read(folder, computer) {
            Ok(merged) => merged,
            Err(error) => {
                let check = Check::of_failure(EFFECTIVE, &error.into());
                checks.push(check.with("path", folder.display()).mended_by(fix.clone()));
                continue;
            }
        };
        let found = cargo_home::findings(&merged, &registry, &index);
        let how = one(computer, set_up, folder, &merged, &index, &registry);
        let reading = Reading {
            set_up,
            merged: &merged,
            registry: &registry,
            index: &index,
            is_bypassed: how.as_ref().is_some_and(|check| check.variant == BYPASS),
        };
        let says = |variant| found.iter().any(|finding| explains(finding, variant));
        match how {
            None => using += usize::from(!says(BYPASS)),
            Some(check) if says(check.variant) => {}
            Some(check) if check.fix.is_some() => checks.push(check),
            Some(check) => checks.push(check.mended_by(fix.clone())),
        }
        checks.extend(found.iter().filter_map(|finding| reading.told(finding)));
        checks.extend(reading.asked_first(computer));
    }
    if using == folders.len() && using > 0 {
        checks.push(all_use(set_up, using));
        checks.extend(commands(set_up, &registry));
    }
    dedup(&mut checks);
    checks
}

/// Commands that ask a registry themselves stop where crates.io is replaced,
/// unless they are told which (cargo facts §1c).
fn commands(set_up: &RecordedSetUp, registry: &RegistryName) -> Option<Check> {
    let sentence = format!(
        "These commands want the registry's name here: cargo publish, yank, owner, login, logout and info, each with --registry {registry}."
    );
    let check = Check::ok("cargo-commands", sentence).with("registry", registry);
    set_up.profile.registry.replace_crates_io.then_some(check)
}

/// The same finding comes from every repository below the same file.
fn dedup(checks: &mut Vec<Check>) {
    let mut seen = std::collections::BTreeSet::new();
    checks.retain(|check| seen.insert((check.id, check.variant, check.sentence.clone())));
}

fn all_use(set_up: &RecordedSetUp, using: usize) -> Check {
    let feed = &set_up.profile.feed.name;
    let check = if set_up.profile.workstation.repositories.is_empty() {
        let sentence = format!("Every project of this user uses {feed}.");
        Check::new(EFFECTIVE, Verdict::Ok, "ok-user", sentence)
    } else {
        let sentence = match using {
            1 => format!("1 of 1 repository uses {feed}."),
            _ => format!("{using} of {using} repositories use {feed}."),
        };
        Check::ok(EFFECTIVE, sentence)
    };
    check
        .with("using", using)
        .with("count", using)
        .with("feed", feed)
}

/// None when Cargo gets its crates through the feed in this folder.
fn one(
    computer: &Computer,
    set_up: &RecordedSetUp,
    folder: &Path,
    merged: &MergedConfiguration,
    index: &IndexUrl,
    registry: &RegistryName,
) -> Option<Check> {
    let path = folder.display();
    if let Some(check) = provider::misdirected(set_up, merged, folder, registry) {
        return Some(check.with("path", path).with("registry", registry));
    }
    let known = merged.registries();
    let is_known = known.values().any(|known| index.is_spelled(&known.value));
    let now = repository_now(folder, computer, Some(index));
    let uses = !set_up.profile.registry.replace_crates_io || now == RepositoryNow::Same;
    if is_known && uses {
        return None;
    }
    let feed = &set_up.profile.feed.name;
    let (place, sentence) = match (now, is_known) {
        (RepositoryNow::Replaced { by, origin, .. }, true) => (
            origin.to_string(),
            format!("{path} bypasses the feed {feed}: crates.io is replaced with {by:?} there."),
        ),
        (_, false) => (
            path_of(folder),
            format!(
                "{path} bypasses the feed {feed}: Cargo knows no registry with its address there."
            ),
        ),
        _ => (
            path_of(folder),
            format!("{path} bypasses the feed {feed}: crates.io is not replaced there."),
        ),
    };
    let check = Check::failed(EFFECTIVE, BYPASS, sentence);
    Some(check.with("path", path).with("feed", feed).at(place))
}

pub(super) fn path_of(folder: &Path) -> String {
    let file = cargo_home::configuration_path(&folder.join(".cargo")).path;
    file.display().to_string()
}

/// The plan of the set-up, if there is one and it writes something.
fn fix(setup: &Setup, set_up: &RecordedSetUp) -> Option<Fix> {
    let profile = &set_up.profile;
    let state = inspection::inspect_files(setup, profile, None).ok()?;
    let plan = plan::build(profile, None, &state).ok()?;
    let writes = |change: &Change| {
        matches!(
            change,
            Change::WriteConfiguration { .. } | Change::RegisterProvider { .. }
        )
    };
    plan.changes.iter().any(writes).then(|| apply(set_up))
}

/// The plan of the set-up, whatever is in it.
pub(super) fn apply(set_up: &RecordedSetUp) -> Fix {
    Fix::Apply {
        run: set_up.run.clone(),
        profile: Box::new(set_up.profile.clone()),
    }
}

fn missing(folder: &Path) -> Check {
    let path = folder.display();
    let sentence = format!("{path} was set up and is not there any more.");
    Check::warning(EFFECTIVE, "missing", sentence)
        .with("path", &path)
        .at(&path)
}
