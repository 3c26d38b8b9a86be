//! From a profile's file, or from options, to a profile. The options mean what
//! the profile's keys mean, and are checked by the same code.

use std::path::{Path, PathBuf};

use cargo_home::Computer;
use setup::profile::{RawCredentials, RawProfile};
use setup::{ErrorCode, Failure, Profile};

use sign_in::{Account, AccountKind, TenantId};

use crate::arguments::{NetworkArguments, SetUpArguments, StoreWay, WayArguments};
use crate::commands::context::pasted;

/// The feed's name when nobody names one.
const USUAL_FEED: &str = "crates-mirror";

/// Reads a profile. Relative folders in it start at the file's own folder.
pub(crate) fn from_file(computer: &Computer, path: &Path) -> Result<Profile, Failure> {
    Profile::read(path, &computer.home)
}

/// The account that the options name, else the one that is kept.
fn credentials(
    arguments: &SetUpArguments,
    way: &WayArguments,
    kept: Option<&Account>,
) -> Result<serde_json::Value, Failure> {
    let store = arguments.store.map(StoreWay::as_str);
    let usual = AccountKind::PersonalAccessToken;
    match (way.kind(), kept) {
        (None, Some(kept)) => {
            let mut credentials = serde_json::to_value(RawCredentials::of_account(kept)?)
                .map_err(|error| Failure::new(ErrorCode::Internal).because(error))?;
            credentials["store"] = store.into();
            Ok(credentials)
        }
        (kind, _) => Ok(serde_json::json!({
            "account": kind.unwrap_or(usual).as_str(),
            "store": store,
            "client-id": way.client_id.map(|id| id.to_string()),
            "tenant": way.tenant.as_ref().map(TenantId::as_str),
            "mint": way.mint,
            "mint-days": way.mint.then_some(way.mint_days),
        })),
    }
}

/// A profile from options. Without a repository it is the current folder, if
/// that is one.
pub(crate) fn from_options(
    computer: &Computer,
    arguments: &SetUpArguments,
    way: &WayArguments,
    kept: Option<&Account>,
) -> Result<Profile, Failure> {
    let here = std::env::current_dir().map_err(|error| {
        Failure::new(ErrorCode::RepositoryMissing)
            .at("the current folder")
            .because(error)
    })?;
    let organization = arguments.organization.clone().unwrap_or_default();
    let address = pasted(&organization)?;
    let mut repositories = arguments
        .repositories
        .iter()
        .map(|path| text_of(path))
        .collect::<Result<Vec<_>, _>>()?;
    if repositories.is_empty() && !arguments.user_level && is_repository(&here) {
        repositories.push(text_of(&here)?);
    }
    if repositories.is_empty() && !arguments.user_level {
        return Err(Failure::new(ErrorCode::RepositoryUnsuitable)
            .at(here.display())
            .because("No other folder is named.")
            .hint("Name a folder (--repository DIR), or set up every project of this user (--user-level)."));
    }
    let feed = arguments
        .feed
        .clone()
        .or(address.feed)
        .unwrap_or_else(|| USUAL_FEED.to_owned());
    let raw = serde_json::json!({
        "schema": setup::profile::SCHEMA,
        "organization": { "url": organization },
        "feed": { "name": feed, "project": arguments.project },
        "registry": { "name": arguments.registry },
        "credentials": credentials(arguments, way, kept)?,
        "network": network(&arguments.network)?,
        "workstation": { "repositories": repositories, "user-level": arguments.user_level },
    });
    let raw: RawProfile = serde_json::from_value(raw)
        .map_err(|error| Failure::new(ErrorCode::Internal).because(error))?;
    Profile::from_raw_at(raw, &|key| option_of(key, arguments), &computer.home, &here)
}

fn network(arguments: &NetworkArguments) -> Result<serde_json::Value, Failure> {
    let reached = &arguments.reached;
    let file = reached.ca_file.as_deref();
    Ok(serde_json::json!({
        "proxy": reached.proxy,
        "ca-file": file.map(text_of).transpose()?,
        "configure-cargo": arguments.configure_cargo,
    }))
}

/// The option that a profile's key stands for, with what was given.
fn option_of(key: &str, arguments: &SetUpArguments) -> String {
    let (option, value) = match key {
        "organization.url" => ("--organization", &arguments.organization),
        "feed.name" => ("--feed", &arguments.feed),
        "feed.project" => ("--project", &arguments.project),
        "registry.name" => ("--registry", &arguments.registry),
        "workstation.repositories" => ("--repository", &None),
        "credentials.store" => ("--store", &None),
        "credentials.client-id" => ("--client-id", &None),
        "credentials.tenant" => ("--tenant", &None),
        "credentials.mint" => ("--mint", &None),
        // Never with what was given, which may hold a password.
        "network.proxy" => ("--proxy", &None),
        "network.ca-file" => ("--ca-file", &None),
        _ => (key, &None),
    };
    match value {
        Some(value) => format!("{option} {value:?}"),
        None => option.to_owned(),
    }
}

/// A profile is text, so that a folder whose name is no UTF-8 cannot be in it.
fn text_of(path: &Path) -> Result<String, Failure> {
    let refused = || {
        Failure::new(ErrorCode::RepositoryUnsuitable)
            .at(path.display())
            .because("Its name is not UTF-8.")
    };
    path.to_str().map(str::to_owned).ok_or_else(refused)
}

fn is_repository(folder: &Path) -> bool {
    ["Cargo.toml", ".git"]
        .iter()
        .map(|name| folder.join(name))
        .any(|path: PathBuf| path.exists())
}
