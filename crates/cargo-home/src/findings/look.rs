//! Looks through a merged configuration for everything worth a finding.

use std::path::Path;

use super::Finding;
use crate::{IndexUrl, MergedConfiguration, Origin, RegistryName};

/// Everything in the configuration that matters for the wanted registry.
pub fn findings(
    configuration: &MergedConfiguration,
    wanted_name: &RegistryName,
    wanted_index: &IndexUrl,
) -> Vec<Finding> {
    let mut found = Vec::new();
    let name = used_name(configuration, wanted_name, wanted_index, &mut found);
    replacement(configuration, wanted_name, &name, &mut found);
    tokens(configuration, &name, &mut found);
    providers(configuration, &name, &mut found);
    if let Some(default) = configuration.default_registry() {
        found.push(Finding::DefaultRegistrySet {
            name: default.value,
            origin: default.origin,
        });
    }
    if let Some(origin) = configuration.offline() {
        found.push(Finding::Offline { origin });
    }
    files(configuration, &mut found);
    found
}

/// The name under which Cargo has, or will have, the index.
fn used_name(
    configuration: &MergedConfiguration,
    wanted_name: &RegistryName,
    wanted_index: &IndexUrl,
    found: &mut Vec<Finding>,
) -> String {
    let mut used = wanted_name.as_str().to_owned();
    for (name, index) in configuration.registries() {
        let misspelled = wanted_index.misspelled(&index.value);
        let is_same = misspelled.is_some() || wanted_index.is_spelled(&index.value);
        if let Some(problem) = misspelled {
            found.push(Finding::IndexMisspelled {
                name: name.clone(),
                origin: index.origin.clone(),
                problem,
            });
        }
        if name == wanted_name.as_str() {
            if !is_same {
                found.push(Finding::NameTakenByOtherIndex {
                    name: wanted_name.clone(),
                    origin: index.origin,
                });
            }
        } else if is_same && RegistryName::parse(&name).is_ok() {
            used.clone_from(&name);
            found.push(Finding::SecondNameForIndex {
                name,
                origin: index.origin,
            });
        }
    }
    if let Some(origin) = configuration.source(wanted_name.as_str()) {
        found.push(Finding::SourceHidesRegistry {
            name: wanted_name.clone(),
            origin: origin.clone(),
        });
    }
    used
}

fn replacement(
    configuration: &MergedConfiguration,
    wanted_name: &RegistryName,
    name: &str,
    found: &mut Vec<Finding>,
) {
    let (Some(first), Some(last)) = (
        configuration.replacement_of_crates_io(),
        configuration.end_of_replacements(),
    ) else {
        return;
    };
    let last = last.value;
    if last == wanted_name.as_str() || last == name {
        return;
    }
    let origin = first.origin;
    let is_source = configuration.source(&last).is_some();
    let is_known = is_source || configuration.registries().contains_key(&last);
    found.push(if !is_source && RegistryName::parse(&last).is_err() {
        Finding::ReplacementRefused { name: last, origin }
    } else if !is_known {
        Finding::ReplacementUnknown { name: last, origin }
    } else {
        let name = first.value;
        Finding::OtherReplacement { name, origin }
    });
}

fn tokens(configuration: &MergedConfiguration, name: &str, found: &mut Vec<Finding>) {
    if let Some(origin) = configuration.plain_token(name) {
        found.push(Finding::PlainTokenInCredentialsFile {
            name: name.to_owned(),
            origin: origin.clone(),
        });
    }
    let variable = crate::registry_name::registry_variable(name, "TOKEN");
    if configuration.has_token_variable(&variable) {
        found.push(Finding::TokenVariableSet { variable });
    }
}

fn providers(configuration: &MergedConfiguration, name: &str, found: &mut Vec<Finding>) {
    if let Some(origin) = configuration.broken_provider_list() {
        found.push(Finding::ProviderListBroken {
            origin: origin.clone(),
        });
    }
    let mut programs: Vec<(String, Origin)> = Vec::new();
    for provider in configuration.credential_providers() {
        let program = provider
            .value
            .split_ascii_whitespace()
            .next()
            .unwrap_or_default();
        programs.push((program.to_owned(), provider.origin));
    }
    if let Some(provider) = configuration.credential_provider_of(name) {
        programs.extend(
            provider
                .value
                .first()
                .map(|program| (program.clone(), provider.origin.clone())),
        );
        found.push(Finding::RegistryProviderSet {
            name: name.to_owned(),
            provider: provider.value,
            origin: provider.origin,
        });
    }
    let mut lists = configuration
        .files()
        .iter()
        .flat_map(|file| &file.provider_lists)
        .filter(|(other, _)| other == name);
    if let (Some((_, origin)), Some((_, other))) = (lists.next(), lists.next()) {
        let (name, origin, other) = (name.to_owned(), origin.clone(), other.clone());
        found.push(Finding::RegistryProviderInTwoFiles {
            name,
            origin,
            other,
        });
    }
    for (program, origin) in programs {
        // `cargo:token-from-stdout` runs a program, too.
        let is_built_in = program.starts_with("cargo:") && program != "cargo:token-from-stdout";
        if !is_built_in
            && origin
                .file()
                .is_some_and(|path| !path.starts_with(configuration.cargo_home()))
        {
            found.push(Finding::ForeignProvider { program, origin });
        }
    }
}

fn files(configuration: &MergedConfiguration, found: &mut Vec<Finding>) {
    for file in configuration.files() {
        let path = file.path.clone();
        match &file.hidden {
            Some(hidden) => {
                let hidden = hidden.clone();
                found.push(Finding::LegacyFileWins { path, hidden });
            }
            None if file.is_legacy => found.push(Finding::LegacyFile { path }),
            None => {}
        }
        if let Some(line) = file.include_line {
            found.push(Finding::IncludesFiles {
                path: file.path.clone(),
                line,
            });
        }
        for path in [Some(file.path.as_path()), file.path.parent()] {
            writable(path, found);
        }
    }
    for folder in configuration.folders() {
        // Where there is none, whoever may write above it may make one.
        match folder.is_dir() {
            true => writable(Some(folder), found),
            false => writable(folder.parent(), found),
        }
    }
}

fn writable(path: Option<&Path>, found: &mut Vec<Finding>) {
    let path = path.filter(|path| is_world_writable(path));
    if let Some(path) = path.map(Path::to_owned) {
        let finding = Finding::WorldWritable { path };
        if !found.contains(&finding) {
            found.push(finding);
        }
    }
}

/// Whether others may write it. A sticky folder is safe: nobody may replace
/// another's file there.
#[cfg(unix)]
pub(crate) fn is_world_writable(path: &Path) -> bool {
    use std::os::unix::fs::MetadataExt as _;
    const OTHERS_WRITE: u32 = 0o002;
    const STICKY: u32 = 0o1000;
    path.metadata().is_ok_and(|metadata| {
        let mode = metadata.mode();
        mode & OTHERS_WRITE != 0 && !(metadata.is_dir() && mode & STICKY != 0)
    })
}

/// Access lists are not looked at. At the root of a Windows drive, such as
/// `C:\.cargo`, everybody who is signed in may make a folder.
#[cfg(not(unix))]
pub(crate) fn is_world_writable(path: &Path) -> bool {
    let above = path.parent().and_then(Path::parent);
    let is_at_root = path.parent().is_some() && above.is_none();
    cfg!(windows)
        && is_at_root
        && path.file_name().is_some_and(|name| name == ".cargo")
        && path.exists()
}
