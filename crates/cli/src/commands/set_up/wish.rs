//! From a profile's file, or from options, to a profile. The options mean what
//! the profile's keys mean, and are checked by the same code.

use std::path::{Path, PathBuf};

use cargo_home::Computer;
use cargo_home::edit::EditError;
use setup::profile::RawProfile;
use setup::{ErrorCode, Failure, Profile};

use crate::arguments::SetUpArguments;
use crate::commands::context::pasted;

/// The feed's name when nobody names one.
const USUAL_FEED: &str = "crates-mirror";
/// Larger files are no profiles.
const LARGEST_PROFILE: u64 = 256 * 1024;

/// Reads a profile. Relative folders in it start at the file's own folder.
pub(crate) fn from_file(computer: &Computer, path: &Path) -> Result<Profile, Failure> {
    let text = read(path)?;
    let place = path.display().to_string();
    let absolute =
        std::path::absolute(path).map_err(|error| unreadable(path, &error.to_string()))?;
    let folder = absolute.parent().unwrap_or(Path::new("/"));
    Profile::parse(&text, &place, &computer.home, folder)
}

fn read(path: &Path) -> Result<String, Failure> {
    use std::io::Read as _;
    let failed = |error: std::io::Error| unreadable(path, &error.to_string());
    let file = std::fs::File::open(path).map_err(failed)?;
    if !file.metadata().map_err(failed)?.is_file() {
        return Err(unreadable(path, "It is no file."));
    }
    let mut bytes = Vec::new();
    file.take(LARGEST_PROFILE + 1)
        .read_to_end(&mut bytes)
        .map_err(failed)?;
    if bytes.len() as u64 > LARGEST_PROFILE {
        return Err(Failure::new(ErrorCode::ProfileInvalid)
            .at(path.display())
            .because("It is larger than 256 KiB.")
            .hint("`feedwright profile export` writes a valid one."));
    }
    match cargo_home::edit::decode(&bytes) {
        Ok(text) => Ok(text.trim_start_matches('\u{feff}').to_owned()),
        Err(error) => Err(Failure::new(ErrorCode::ProfileInvalid)
            .at(path.display())
            .because(match error {
                EditError::WideCharacters { encoding } => format!("It is {encoding}."),
                EditError::NotUtf8 { line } => format!("Line {line} is not UTF-8."),
                _ => "It is no text.".to_owned(),
            })
            .hint("Save it as UTF-8.")),
    }
}

fn unreadable(path: &Path, why: &str) -> Failure {
    Failure::new(ErrorCode::ProfileUnreadable)
        .at(path.display())
        .because(why)
}

/// A profile from options. Without a repository it is the current folder, if
/// that is one.
pub(crate) fn from_options(
    computer: &Computer,
    arguments: &SetUpArguments,
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
        "workstation": { "repositories": repositories, "user-level": arguments.user_level },
    });
    let raw: RawProfile = serde_json::from_value(raw)
        .map_err(|error| Failure::new(ErrorCode::Internal).because(error))?;
    Profile::from_raw_at(raw, &|key| option_of(key, arguments), &computer.home, &here)
}

/// The option that a profile's key stands for, with what was given.
fn option_of(key: &str, arguments: &SetUpArguments) -> String {
    let (option, value) = match key {
        "organization.url" => ("--organization", &arguments.organization),
        "feed.name" => ("--feed", &arguments.feed),
        "feed.project" => ("--project", &arguments.project),
        "registry.name" => ("--registry", &arguments.registry),
        "workstation.repositories" => ("--repository", &None),
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
