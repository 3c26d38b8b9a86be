//! The way on which Cargo gets the token in a set-up: whether a folder's
//! configuration leads to the keychain, to our provider or to the environment,
//! as the set-up wants it; and whether our provider is there and answers.

use super::LIMIT;
use super::check::{Check, Fix};
use super::configuration::{apply, folders, path_of, registry};
use super::findings;
use super::look::{Looks, blocking};
use super::mend::Mend;
use super::recorded::RecordedSetUp;
use crate::apply::mode_of;
use crate::failure::Failure;
use crate::inspection;
use crate::network;
use crate::plan::user_level_providers;
use crate::profile::StoreKind;
use crate::provider::{is_ours, is_program};
use crate::setup::Setup;
use cargo_home::edit::Edit;
use cargo_home::{MergedConfiguration, Origin, RegistryName};
use sign_in::{Registration, Registrations};
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

/// The id of configuration findings on what Cargo uses.
const EFFECTIVE: &str = "config-effective";
const PROGRAM: &str = "provider-program";
const LIST: &str = "provider-list";

pub(super) fn look(looks: &mut Looks, setup: &Setup, set_up: &RecordedSetUp) {
    if set_up.profile.store != StoreKind::Provider {
        return;
    }
    let (setup, set_up) = (setup.clone(), set_up.clone());
    looks.add(&[PROGRAM, LIST], "the disk", LIMIT, async move {
        blocking(move || examine(&setup, &set_up)).await
    });
}

/// What is wrong with the way to the token in this folder; none if it is the
/// wished one.
pub(super) fn misdirected(
    set_up: &RecordedSetUp,
    merged: &MergedConfiguration,
    folder: &Path,
    registry: &RegistryName,
) -> Option<Check> {
    let path = folder.display();
    let own = merged.credential_provider_of(registry.as_str());
    let leads_elsewhere = |whom: &str| match &own {
        Some(own) => {
            let program = own.value.first().map_or("", String::as_str);
            let sentence = format!(
                "In {path}, {} names {program:?} as the provider for {registry}, so Cargo does not ask {whom}.",
                own.origin
            );
            let check = Check::failed(EFFECTIVE, "provider-overruled", sentence);
            check
                .at(&own.origin)
                .mended_by(taken_out(set_up, &own.origin, registry))
        }
        None => {
            let sentence = format!("In {path}, Cargo is not told to ask {whom} for {registry}.");
            Check::failed(EFFECTIVE, "provider-unset", sentence).at(path_of(folder))
        }
    };
    match set_up.profile.store {
        StoreKind::Provider => {
            let is_told = own.as_ref().is_some_and(|own| is_ours(&own.value));
            (!is_told).then(|| leads_elsewhere("Feedwright's provider"))
        }
        StoreKind::Environment | StoreKind::PlainFile => {
            let is_told = own
                .as_ref()
                .is_none_or(|own| own.value.first().is_some_and(|name| name == "cargo:token"));
            (!is_told).then(|| leads_elsewhere("the environment"))
        }
        StoreKind::Keychain => {
            let providers = user_level_providers();
            if inspection::asks_keychain(merged, registry, &providers) {
                return None;
            }
            if own.is_some() {
                return Some(leads_elsewhere("the keychain"));
            }
            let sentence =
                format!("In {path}, Cargo is not told to read the keychain for {registry}.");
            Some(Check::failed(EFFECTIVE, "provider", sentence).at(path_of(folder)))
        }
    }
}

/// The registry's provider goes from the file that names it. Our own in the
/// user's file is the plan's to write.
fn taken_out(set_up: &RecordedSetUp, origin: &Origin, registry: &RegistryName) -> Option<Fix> {
    let name = registry.clone();
    let mends = vec![findings::edit(
        origin,
        vec![Edit::RemoveRegistryProvider { name }],
    )?];
    findings::are_possible(&mends).then(|| Fix::mend(set_up, mends))
}

fn examine(setup: &Setup, set_up: &RecordedSetUp) -> Vec<Check> {
    let mut checks: Vec<Check> = programs(setup, set_up)
        .iter()
        .map(|program| of_program(setup, set_up, program))
        .collect();
    checks.push(list(setup, set_up));
    checks
}

/// Our programs as Cargo finds them in the folders of the set-up.
fn programs(setup: &Setup, set_up: &RecordedSetUp) -> BTreeSet<PathBuf> {
    let Ok((_, registry)) = registry(&setup.computer, set_up) else {
        return BTreeSet::new();
    };
    let own = |folder: &PathBuf| {
        let merged = MergedConfiguration::read(folder, &setup.computer).ok()?;
        let own = merged.credential_provider_of(registry.as_str())?.value;
        is_ours(&own).then(|| own.first().map(PathBuf::from))?
    };
    let folders = folders(&setup.computer, set_up);
    folders.iter().filter_map(own).collect()
}

fn of_program(setup: &Setup, set_up: &RecordedSetUp, program: &Path) -> Check {
    let path = program.display();
    if is_program(program) {
        let sentence = "Feedwright's provider is where Cargo looks for it.";
        return Check::ok(PROGRAM, sentence).with("path", &path).at(path);
    }
    let sentence = format!(
        "Cargo is told to start {path}, which is not there or cannot be started. Every build through the feed fails."
    );
    let fix = setup.provider().ok().map(|_| apply(set_up));
    Check::failed(PROGRAM, "missing", sentence)
        .with("path", &path)
        .at(&path)
        .mended_by(fix)
}

/// A list that nobody can trust is written anew, for this set-up alone; nobody
/// else may write it from then on.
fn list_mends(place: &Path) -> Vec<Mend> {
    const OTHERS_WRITE: u32 = 0o022;
    let is_open = |path: &Path| {
        let bits = mode_of(path).and_then(|mode| u32::from_str_radix(&mode, 8).ok());
        bits.is_some_and(|bits| bits & OTHERS_WRITE != 0)
    };
    let mut mends: Vec<Mend> = [place.parent(), Some(place)]
        .into_iter()
        .flatten()
        .filter(|path| is_open(path))
        .map(|path| Mend::RestrictWriting {
            path: path.to_owned(),
        })
        .collect();
    mends.push(Mend::RewriteList);
    mends
}

fn list(setup: &Setup, set_up: &RecordedSetUp) -> Check {
    let folder = &setup.folders.configuration;
    let place = Registrations::file(folder);
    let list = match Registrations::read(folder) {
        Ok(list) => list,
        Err(error) => {
            let mend = Fix::mend(set_up, list_mends(&place));
            let check = Check::of_failure(LIST, &Failure::from(error)).at(place.display());
            return check.mended_by(Some(mend));
        }
    };
    let (index, name) = match registry(&setup.computer, set_up) {
        Ok(found) => found,
        Err(failure) => return Check::of_failure(LIST, &failure),
    };
    let profile = &set_up.profile;
    let of_here =
        |known: &&Registration| *known.organization() == *profile.endpoints.organization_url();
    let way = network::of_provider(&setup.computer, &profile.network);
    let check = match list.find(index.as_str()).filter(of_here) {
        Some(_) if list.reached_by(index.as_str(), &way) == list => {
            Check::ok(LIST, format!("Feedwright's provider answers for {name}."))
        }
        Some(_) => {
            let sentence = format!(
                "Feedwright's provider would renew the token for {name} by another proxy or with other certificate authorities than this computer uses now."
            );
            Check::warning(LIST, "other-way", sentence).mended_by(Some(apply(set_up)))
        }
        None => {
            let sentence = format!(
                "Feedwright's provider does not answer for {name}: its list has no such registry."
            );
            Check::failed(LIST, "unlisted", sentence).mended_by(Some(apply(set_up)))
        }
    };
    check.with("registry", name).at(place.display())
}
