//! From a profile's text to legal values, with the line of what is wrong.

use super::raw::RawProfile;
use super::{
    FeedWish, Profile, RegistryWish, SCHEMA, WorkstationWish, credentials, network, secrets,
};
use crate::error_code::ErrorCode;
use crate::failure::{Failure, sentence};
use azure_devops::{FeedScope, PastedAddress, check_feed_name, check_project_name};
use cargo_home::RegistryName;
use std::path::{Path, PathBuf};

/// Longest profile that is read, in bytes.
pub(crate) const LONGEST: usize = 256 * 1024;

pub(super) fn profile(
    text: &str,
    place: &str,
    home: &Path,
    folder: &Path,
) -> Result<Profile, Failure> {
    if text.len() > LONGEST {
        return Err(Failure::new(ErrorCode::ProfileInvalid)
            .at(place)
            .because("It is larger than 256 KiB."));
    }
    if let Some((line, kind)) = secrets::first_in(text) {
        return Err(Failure::new(ErrorCode::ProfileHoldsSecret)
            .at(format!("{place}:{line}"))
            .because(format!("The line has what looks like {kind}.")));
    }
    refuse_newer(text, place)?;
    let raw: RawProfile =
        toml_edit::de::from_str(text).map_err(|error| invalid(text, place, &error))?;
    let locate = |key: &str| match line_of(text, key) {
        Some(line) => format!("`{key}` in {place}:{line}"),
        None => format!("`{key}` in {place}"),
    };
    from_raw(raw, &locate, home, folder)
}

/// A newer form is told as such, before a key that it has made new.
fn refuse_newer(text: &str, place: &str) -> Result<(), Failure> {
    let schema = toml_edit::Document::parse(text)
        .ok()
        .and_then(|document| document.get("schema")?.as_integer());
    match schema {
        Some(schema) if schema > i64::from(SCHEMA) => {
            let place = match line_of(text, "schema") {
                Some(line) => format!("{place}:{line}"),
                None => place.to_owned(),
            };
            Err(Failure::new(ErrorCode::ProfileInvalid)
                .at(place)
                .because(format!("This version reads schema {SCHEMA}, not {schema}."))
                .hint("Update Feedwright, or write the profile in the older form."))
        }
        _ => Ok(()),
    }
}

/// The parser's own message without the lines that it would quote.
fn invalid(text: &str, place: &str, error: &toml_edit::de::Error) -> Failure {
    let place = match error.span() {
        Some(span) => format!(
            "{place}:{}",
            text[..span.start.min(text.len())].matches('\n').count() + 1
        ),
        None => place.to_owned(),
    };
    Failure::new(ErrorCode::ProfileInvalid)
        .at(place)
        .because(sentence(&error.message().replace('\n', " ")))
}

pub(super) fn from_raw(
    raw: RawProfile,
    locate: &dyn Fn(&str) -> String,
    home: &Path,
    folder: &Path,
) -> Result<Profile, Failure> {
    if raw.schema != SCHEMA {
        return Err(Failure::new(ErrorCode::ProfileInvalid)
            .at(locate("schema"))
            .because(format!(
                "This version reads schema {SCHEMA}, not {}.",
                raw.schema
            )));
    }
    let (account, store, entra) = credentials::credentials(&raw.credentials, locate)?;
    let address = PastedAddress::parse(&raw.organization.url)
        .map_err(|error| Failure::from(error).at(locate("organization.url")))?;
    let feed = feed(&raw, &address, locate)?;
    let registry = registry(&raw, &feed, locate)?;
    let workstation = workstation(&raw, locate, home, folder)?;
    let network = network::network(&raw.network, locate, home, folder)?;
    Ok(Profile {
        endpoints: address.endpoints,
        feed,
        registry,
        account,
        store,
        entra,
        workstation,
        network,
    })
}

fn feed(
    raw: &RawProfile,
    address: &PastedAddress,
    locate: &dyn Fn(&str) -> String,
) -> Result<FeedWish, Failure> {
    check_feed_name(&raw.feed.name).map_err(|error| {
        Failure::new(ErrorCode::FeedNameRefused)
            .at(locate("feed.name"))
            .because(error)
    })?;
    let project = raw.feed.project.clone().or_else(|| address.project.clone());
    let scope = match project {
        Some(project) => {
            check_project_name(&project).map_err(|error| {
                Failure::new(ErrorCode::ProjectNameRefused)
                    .at(locate("feed.project"))
                    .because(error)
            })?;
            FeedScope::Project(project)
        }
        None => FeedScope::Organization,
    };
    Ok(FeedWish {
        name: raw.feed.name.clone(),
        scope,
        create: raw.feed.create,
        visibility: raw.feed.visibility,
    })
}

fn registry(
    raw: &RawProfile,
    feed: &FeedWish,
    locate: &dyn Fn(&str) -> String,
) -> Result<RegistryWish, Failure> {
    let (name, chosen) = match &raw.registry.name {
        Some(name) => (
            RegistryName::parse(name).map_err(|e| Failure::from(e).at(locate("registry.name")))?,
            true,
        ),
        None => (RegistryName::derived_from(&feed.name), false),
    };
    Ok(RegistryWish {
        name,
        chosen,
        replace_crates_io: raw.registry.replace_crates_io,
    })
}

fn workstation(
    raw: &RawProfile,
    locate: &dyn Fn(&str) -> String,
    home: &Path,
    folder: &Path,
) -> Result<WorkstationWish, Failure> {
    let place = || locate("workstation.repositories");
    let mut repositories: Vec<PathBuf> = Vec::new();
    for text in &raw.workstation.repositories {
        if text.is_empty() || text.chars().any(char::is_control) {
            return Err(Failure::new(ErrorCode::RepositoryMissing)
                .at(place())
                .because("A folder's name is empty or holds control characters."));
        }
        let path = absolute(text, home, folder);
        if !repositories.contains(&path) {
            repositories.push(path);
        }
    }
    if repositories.is_empty() && !raw.workstation.user_level {
        return Err(Failure::new(ErrorCode::ProfileInvalid)
            .at(locate("workstation"))
            .because("It names no repository, and is not for every project of the user.")
            .hint("Name a folder in workstation.repositories (--repository DIR), or set workstation.user-level (--user-level)."));
    }
    Ok(WorkstationWish {
        repositories,
        user_level: raw.workstation.user_level,
    })
}

/// A path as a profile has it: below the home folder with `~`, else relative
/// to the profile's own folder.
pub(super) fn absolute(text: &str, home: &Path, folder: &Path) -> PathBuf {
    match text.strip_prefix("~") {
        Some("") => home.to_path_buf(),
        Some(rest) if rest.starts_with(['/', '\\']) => home.join(&rest[1..]),
        _ => folder.join(text),
    }
}

/// The line of a dotted key, found again for the message; none for a spelling
/// that this simple look does not know.
fn line_of(text: &str, dotted: &str) -> Option<usize> {
    let document = toml_edit::Document::parse(text).ok()?;
    let mut item = document.as_item();
    for key in dotted.split('.') {
        item = item.get(key)?;
    }
    Some(text[..item.span()?.start].matches('\n').count() + 1)
}
