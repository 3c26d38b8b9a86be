//! This computer's half of the inspection: which files the profile speaks of,
//! what they hold, what stands in the way, and whether the keychain holds the
//! token. It only reads.

use super::findings::judge;
use super::{ComputerState, FileState, TokenState};
use crate::error_code::ErrorCode;
use crate::failure::Failure;
use crate::plan::{Level, user_level_providers};
use crate::profile::Profile;
use cargo_home::{Computer, IndexUrl, MergedConfiguration, RegistryName, RegistryTokens};
use secrecy::{ExposeSecret as _, SecretString};
use std::path::{Path, PathBuf};

/// The part of a feed's address that makes cargo sign in to a public feed
/// (azure-devops facts §4.3).
const FORCE_AUTH: &str = "~force-auth";

/// Looks at files and keychain. `public` is what the server says of the feed;
/// none when it was not asked. `wanted` is the header that cargo shall send.
pub(crate) async fn inspect_computer(
    computer: &Computer,
    profile: &Profile,
    public: Option<bool>,
    wanted: &SecretString,
    tokens: &RegistryTokens,
) -> Result<ComputerState, Failure> {
    let mut state = inspect_files(computer, profile, public)?;
    let stored = tokens.read(&state.index).await?;
    state.token = token_state(stored.as_ref(), wanted);
    Ok(state)
}

/// What the keychain holds, measured by the header that cargo shall send.
pub(crate) fn token_state(stored: Option<&SecretString>, wanted: &SecretString) -> TokenState {
    match stored {
        None => TokenState::Missing,
        Some(stored) if stored.expose_secret() == wanted.expose_secret() => TokenState::Same,
        Some(_) => TokenState::Different,
    }
}

/// Looks at the files alone, as if the keychain were empty.
pub(crate) fn inspect_files(
    computer: &Computer,
    profile: &Profile,
    public: Option<bool>,
) -> Result<ComputerState, Failure> {
    let merged = merged_configurations(computer, profile)?;
    let index = index(profile, public, &merged)?;
    let registry = registry(profile, &index, &merged)?;
    let mut notices = Vec::new();
    for configuration in &merged {
        for finding in cargo_home::findings(configuration, &registry, &index) {
            judge(&finding, profile, &mut notices)?;
        }
    }
    notices.sort();
    notices.dedup();
    let files = files(computer, profile, &merged, &registry)?;
    Ok(ComputerState {
        index,
        registry,
        files,
        token: TokenState::Missing,
        notices,
    })
}

/// Refuses folders that are missing or hold nothing of Cargo's.
pub(crate) fn inspect_repositories(repositories: &[PathBuf]) -> Result<(), Failure> {
    for repository in repositories {
        if !repository.is_dir() {
            let failure = Failure::new(ErrorCode::RepositoryMissing).at(repository.display());
            return Err(match repository.exists() {
                true => failure.because("It is no folder."),
                false => failure,
            });
        }
        let holds = |name| repository.join(name).exists();
        if !(holds("Cargo.toml") || holds(".git") || holds(".cargo")) {
            return Err(Failure::new(ErrorCode::RepositoryUnsuitable).at(repository.display()));
        }
    }
    Ok(())
}

/// Cargo's view from every folder that the profile speaks of.
fn merged_configurations(
    computer: &Computer,
    profile: &Profile,
) -> Result<Vec<MergedConfiguration>, Failure> {
    let mut folders: Vec<&Path> = profile
        .workstation
        .repositories
        .iter()
        .map(PathBuf::as_path)
        .collect();
    if folders.is_empty() {
        folders.push(&computer.home);
    }
    folders
        .into_iter()
        .map(|folder| Ok(MergedConfiguration::read(folder, computer)?))
        .collect()
}

/// The exact index URL: a public feed's asks for a sign-in. Where the server
/// was not asked, what the configuration already says decides.
pub(crate) fn index(
    profile: &Profile,
    public: Option<bool>,
    merged: &[MergedConfiguration],
) -> Result<IndexUrl, Failure> {
    let of = |suffix: &str| -> Result<IndexUrl, Failure> {
        let feed = format!("{}{suffix}", profile.feed.name);
        let base = profile.endpoints.packaging_url(&profile.feed.scope, &feed);
        let url = base
            .join("Cargo/index/")
            .map_err(|error| Failure::new(ErrorCode::Internal).at(&base).because(error))?;
        Ok(IndexUrl::from_http(&url)?)
    };
    let forced = of(FORCE_AUTH)?;
    let already = || {
        merged
            .iter()
            .any(|configuration| name_of(configuration, &forced).is_some())
    };
    if public.unwrap_or_else(already) {
        Ok(forced)
    } else {
        of("")
    }
}

/// Never a second name for one index URL: cargo refuses that.
pub(crate) fn registry(
    profile: &Profile,
    index: &IndexUrl,
    merged: &[MergedConfiguration],
) -> Result<RegistryName, Failure> {
    if profile.registry.chosen {
        return Ok(profile.registry.name.clone());
    }
    let known = merged
        .iter()
        .find_map(|configuration| name_of(configuration, index));
    Ok(known.unwrap_or_else(|| profile.registry.name.clone()))
}

/// The legal name under which a configuration knows the index.
fn name_of(configuration: &MergedConfiguration, index: &IndexUrl) -> Option<RegistryName> {
    let known = configuration
        .registries()
        .into_iter()
        .find(|(_, value)| index.is_spelled(&value.value));
    known.and_then(|(name, _)| RegistryName::parse(&name).ok())
}

/// Whether cargo would ask the keychain for this registry.
pub(crate) fn asks_keychain(
    configuration: &MergedConfiguration,
    registry: &RegistryName,
    providers: &[String],
) -> bool {
    let keychain = providers.last();
    match configuration.credential_provider_of(registry.as_str()) {
        Some(own) => own.value.first() == keychain,
        None => configuration
            .credential_providers()
            .iter()
            .any(|provider| Some(&provider.value) == keychain),
    }
}

/// The user's file first, then the repositories' in the profile's order.
fn files(
    computer: &Computer,
    profile: &Profile,
    merged: &[MergedConfiguration],
    registry: &RegistryName,
) -> Result<Vec<FileState>, Failure> {
    let providers = user_level_providers();
    let providers_here = merged
        .iter()
        .any(|configuration| !asks_keychain(configuration, registry, &providers));
    let mut files = Vec::new();
    if providers_here || profile.workstation.user_level {
        let path = cargo_home::configuration_path(&computer.cargo_home).path;
        files.push(file(
            path,
            Level::User,
            profile.workstation.user_level,
            providers_here,
        )?);
    }
    if !profile.workstation.user_level {
        for repository in &profile.workstation.repositories {
            let path = cargo_home::configuration_path(&repository.join(".cargo")).path;
            files.push(file(path, Level::Repository, true, false)?);
        }
    }
    Ok(files)
}

fn file(
    path: PathBuf,
    level: Level,
    registry_here: bool,
    providers_here: bool,
) -> Result<FileState, Failure> {
    let before = cargo_home::file::read(&path)?.map(|snapshot| snapshot.bytes);
    cargo_home::file::check(&path)?;
    Ok(FileState {
        path,
        level,
        before,
        registry_here,
        providers_here,
    })
}
