//! This computer's half of the inspection: which files the profile speaks of,
//! what they hold, what stands in the way, and whether the keychain holds the
//! token. It only reads.

use super::findings::{StoreWish, judge};
use super::network::inspect_network;
use super::store::{registrations, stored};
use super::{ComputerState, FileState, OwnProvider, TokenState};
use crate::error_code::ErrorCode;
use crate::failure::Failure;
use crate::plan::{Level, Notice, user_level_providers};
use crate::profile::{Profile, StoreKind};
use crate::provider;
use crate::setup::Setup;
use cargo_home::{
    Computer, Finding, IndexUrl, MergedConfiguration, RegistryName, RegistryTokens, edit,
};
use secrecy::SecretString;
use std::path::{Path, PathBuf};

/// What moves all of our own folders.
const OWN_HOME: &str = "FEEDWRIGHT_HOME";
/// The part of a feed's address that makes cargo sign in to a public feed
/// (azure-devops facts §4.3).
pub const FORCE_AUTH: &str = "~force-auth";

/// Looks at files and keychain. `public` is what the server says of the feed;
/// none when it was not asked. `wanted` is the header that cargo shall send.
pub(crate) async fn inspect_computer(
    setup: &Setup,
    profile: &Profile,
    public: Option<bool>,
    wanted: Option<&SecretString>,
    tokens: Option<&RegistryTokens>,
) -> Result<ComputerState, Failure> {
    let mut state = inspect_files(setup, profile, public)?;
    let stored = stored(setup, profile, &state.index, tokens).await?;
    state.token = stored.measured(wanted);
    Ok(state)
}

/// Looks at the files alone, as if the keychain were empty.
pub(crate) fn inspect_files(
    setup: &Setup,
    profile: &Profile,
    public: Option<bool>,
) -> Result<ComputerState, Failure> {
    let computer = &setup.computer;
    let program = match profile.store {
        StoreKind::Provider => Some(provider::line(&setup.provider()?)),
        _ => None,
    };
    let merged = merged_configurations(computer, profile)?;
    let index = index(profile, public, &merged)?;
    let registry = registry(profile, &index, &merged)?;
    let wish = StoreWish {
        store: profile.store,
        program,
        user_file: cargo_home::configuration_path(&computer.cargo_home).path,
    };
    let mut notices = Vec::new();
    for configuration in &merged {
        for finding in cargo_home::findings(configuration, &registry, &index) {
            if is_other_address(&finding, profile, configuration)? {
                continue;
            }
            judge(&finding, profile, &wish, &mut notices)?;
        }
    }
    if profile.store == StoreKind::Provider && computer.variable(OWN_HOME).is_some() {
        let id = "provider-needs-variable";
        let text = format!(
            "{OWN_HOME} is set here. Feedwright's provider finds its list by it, so set it wherever Cargo runs, too."
        );
        notices.push(Notice { id, text });
    }
    let network = inspect_network(setup, profile, &index)?;
    notices.extend(network.notices);
    notices.sort();
    notices.dedup();
    let mut files = files(profile, &wish, &merged, &registry)?;
    if !network.edits.is_empty() {
        user_file(&mut files, wish.user_file)?.network = network.edits;
    }
    let token = match profile.store {
        StoreKind::Keychain => TokenState::Missing,
        _ => TokenState::NotWanted,
    };
    Ok(ComputerState {
        registrations: registrations(setup, profile, &index)?,
        days_to_mint: setup.days_to_mint(&profile.endpoints)?,
        index,
        registry,
        files,
        token,
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
    let forced = address(profile, FORCE_AUTH)?;
    let already = || {
        merged
            .iter()
            .any(|configuration| !names_of(configuration, &forced).is_empty())
    };
    if public.unwrap_or_else(already) {
        Ok(forced)
    } else {
        address(profile, "")
    }
}

fn address(profile: &Profile, suffix: &str) -> Result<IndexUrl, Failure> {
    let feed = format!("{}{suffix}", profile.feed.name);
    let base = profile.endpoints.packaging_url(&profile.feed.scope, &feed);
    let url = base
        .join("Cargo/index/")
        .map_err(|error| Failure::new(ErrorCode::Internal).at(&base).because(error))?;
    Ok(IndexUrl::from_http(&url)?)
}

/// Whether the registry has the other of the feed's two addresses, because the
/// feed became public, or private again: the plan writes it anew.
fn is_other_address(
    finding: &Finding,
    profile: &Profile,
    configuration: &MergedConfiguration,
) -> Result<bool, Failure> {
    let Finding::NameTakenByOtherIndex { name, .. } = finding else {
        return Ok(false);
    };
    let registries = configuration.registries();
    let Some(known) = registries.get(name.as_str()) else {
        return Ok(false);
    };
    let both = [address(profile, "")?, address(profile, FORCE_AUTH)?];
    Ok(both.iter().any(|index| index.is_spelled(&known.value)))
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
    let mut known: Vec<RegistryName> = Vec::new();
    for configuration in merged {
        known.extend(names_of(configuration, index));
    }
    let wished = &profile.registry.name;
    // Of two, the other one is the trouble.
    if known.contains(wished) {
        return Ok(wished.clone());
    }
    Ok(known.into_iter().next().unwrap_or_else(|| wished.clone()))
}

/// The legal names under which a configuration knows the index, or means it.
fn names_of(configuration: &MergedConfiguration, index: &IndexUrl) -> Vec<RegistryName> {
    let registries = configuration.registries().into_iter();
    let known = registries.filter(|(_, value)| {
        index.is_spelled(&value.value) || index.misspelled(&value.value).is_some()
    });
    known
        .filter_map(|(name, _)| RegistryName::parse(&name).ok())
        .collect()
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
    profile: &Profile,
    wish: &StoreWish,
    merged: &[MergedConfiguration],
    registry: &RegistryName,
) -> Result<Vec<FileState>, Failure> {
    let own_provider = own_provider(wish, registry)?;
    let providers_here = profile.store == StoreKind::Keychain
        && merged
            .iter()
            .any(|configuration| !will_ask_keychain(configuration, registry, &own_provider));
    let user_level = profile.workstation.user_level;
    let mut files = Vec::new();
    if providers_here || user_level || own_provider != OwnProvider::Leave {
        let mut user = file(wish.user_file.clone(), Level::User, user_level)?;
        user.providers_here = providers_here;
        user.own_provider = own_provider;
        files.push(user);
    }
    if !user_level {
        for repository in &profile.workstation.repositories {
            let path = cargo_home::configuration_path(&repository.join(".cargo")).path;
            files.push(file(path, Level::Repository, true)?);
        }
    }
    Ok(files)
}

/// The user's file among the others; it is written first.
fn user_file(files: &mut Vec<FileState>, path: PathBuf) -> Result<&mut FileState, Failure> {
    let at = files.iter().position(|file| file.level == Level::User);
    let at = match at {
        Some(at) => at,
        None => {
            files.insert(0, file(path, Level::User, false)?);
            0
        }
    };
    files.get_mut(at).ok_or_else(|| ErrorCode::Internal.into())
}

/// The path of a program belongs into no repository, so our provider stands in
/// the user's file alone, also beside a registry that a repository names: cargo
/// merges the two (seen with 1.95).
fn own_provider(wish: &StoreWish, registry: &RegistryName) -> Result<OwnProvider, Failure> {
    let path = &wish.user_file;
    let located = |error| Failure::of_edit(&error, path);
    let now = match cargo_home::file::read(path)? {
        Some(snapshot) => {
            let text = edit::decode(&snapshot.bytes).map_err(located)?;
            edit::registry_provider(text, registry).map_err(located)?
        }
        None => None,
    };
    Ok(match (&wish.program, now) {
        (Some(wanted), Some(now)) if now == *wanted => OwnProvider::Leave,
        (Some(wanted), _) => OwnProvider::Set(wanted.clone()),
        (None, Some(now)) if provider::is_ours(&now) => OwnProvider::Remove,
        (None, _) => OwnProvider::Leave,
    })
}

/// Whether cargo will ask the keychain once our own provider is gone.
fn will_ask_keychain(
    configuration: &MergedConfiguration,
    registry: &RegistryName,
    own_provider: &OwnProvider,
) -> bool {
    let providers = user_level_providers();
    if *own_provider != OwnProvider::Remove {
        return asks_keychain(configuration, registry, &providers);
    }
    let listed = configuration.credential_providers();
    let mut listed = listed.iter();
    listed.any(|provider| Some(&provider.value) == providers.last())
}

fn file(path: PathBuf, level: Level, registry_here: bool) -> Result<FileState, Failure> {
    require_text(&path, level)?;
    let before = cargo_home::file::read(&path)?.map(|snapshot| snapshot.bytes);
    cargo_home::file::check(&path)?;
    Ok(FileState {
        path,
        level,
        before,
        registry_here,
        providers_here: false,
        own_provider: OwnProvider::Leave,
        network: Vec::new(),
    })
}

/// Journals and profiles are text, and rustc does not start where a folder's
/// name is none: better said now than by either of them.
fn require_text(path: &Path, level: Level) -> Result<(), Failure> {
    if path.to_str().is_some() {
        return Ok(());
    }
    let (code, hint) = match level {
        Level::Repository => (
            ErrorCode::RepositoryUnsuitable,
            "Rename the folder, or move the project to another one.",
        ),
        Level::User => (
            ErrorCode::FileNotWritable,
            "Set CARGO_HOME to a folder whose name is UTF-8, for Cargo too.",
        ),
    };
    Err(Failure::new(code)
        .at(path.display())
        .because("Its name is not UTF-8, and Cargo builds nothing in such a folder.")
        .hint(hint))
}
