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
        let is_same = wanted_index.is_spelled(&index.value);
        if name == wanted_name.as_str() {
            if !is_same {
                found.push(Finding::NameTakenByOtherIndex {
                    name: wanted_name.clone(),
                    origin: index.origin,
                });
            }
        } else if is_same {
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
    if last != wanted_name.as_str() && last != name {
        found.push(Finding::OtherReplacement {
            name: first.value,
            origin: first.origin,
        });
    }
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
        if let Some(hidden) = &file.hidden {
            found.push(Finding::LegacyFileWins {
                path: file.path.clone(),
                hidden: hidden.clone(),
            });
        }
        if let Some(line) = file.include_line {
            found.push(Finding::IncludesFiles {
                path: file.path.clone(),
                line,
            });
        }
        let places = [Some(file.path.as_path()), file.path.parent()];
        for path in places
            .into_iter()
            .flatten()
            .filter(|path| is_world_writable(path))
        {
            let finding = Finding::WorldWritable {
                path: path.to_owned(),
            };
            if !found.contains(&finding) {
                found.push(finding);
            }
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

/// Access lists are not looked at.
#[cfg(not(unix))]
pub(crate) fn is_world_writable(_path: &Path) -> bool {
    false
}
