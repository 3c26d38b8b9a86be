//! The packages and versions API, whatever the protocol (facts §3.1).

use axum::response::Response;
use http::StatusCode;
use serde_json::Value;

use super::feeds::{organization, organization_mut, readable};
use super::{Refusal, bad_request, gate, not_found, package_answer};
use crate::auth::{Scope, SignedIn};
use crate::call::Call;
use crate::faults::Fault;
use crate::reply;
use crate::state::{Feed, Package, State, Version, normalized};

/// `feeds/{feed}/packages[/{id}[/versions[/{id}]]]`
pub(super) fn answer(
    state: &State,
    call: &Call,
    feed: &str,
    rest: &[&str],
) -> Result<Response, Refusal> {
    let mut data = state.data();
    let organization = organization_mut(&mut data, call)?;
    let index = readable(organization, call, feed)?;
    let feed = &mut organization.feeds[index];
    let response = match rest {
        [] => list(state, call, feed)?,
        [id] => one(state, call, feed, id)?,
        [id, "versions"] => {
            let package = found(feed, id)?;
            let versions = visible(call, package);
            reply::list(
                versions
                    .map(|version| package_answer::full(state, call, feed, package, version))
                    .collect(),
            )
        }
        [id, "versions", version] => {
            let package = found(feed, id)?;
            let mut versions = visible(call, package);
            let version = versions
                .find(|known| known.id.to_string() == *version || known.version == *version)
                .ok_or_else(|| missing("PackageVersionNotFoundException", version))?;
            reply::json(
                StatusCode::OK,
                &package_answer::full(state, call, feed, package, version),
            )
        }
        _ => return Err(not_found()),
    };
    count_down(feed);
    Ok(response)
}

/// How often packages were downloaded: nobody counts here, but the scope is the real one's
/// (facts §1.2).
pub(super) fn metrics(
    state: &State,
    call: &Call,
    user: &SignedIn,
    feed: &str,
) -> Result<Response, Refusal> {
    gate::scope(state, call, user, Scope::PackagingWrite)?;
    let data = state.data();
    readable(organization(&data, call)?, call, feed)?;
    Ok(reply::list(Vec::new()))
}

/// Every answer brings versions that were just saved closer to being listed.
fn count_down(feed: &mut Feed) {
    for version in feed
        .packages
        .iter_mut()
        .flat_map(|package| &mut package.versions)
    {
        version.hidden_lists = version.hidden_lists.saturating_sub(1);
    }
}

fn missing(type_key: &str, id: &str) -> Refusal {
    let message = format!("The package or version '{id}' doesn't exist.");
    Box::new(reply::feed_error(StatusCode::NOT_FOUND, type_key, &message))
}

/// A package by its id; its name will not do (facts §3.1).
fn found<'feed>(feed: &'feed Feed, id: &str) -> Result<&'feed Package, Refusal> {
    let mut packages = feed.packages.iter();
    let package = packages.find(|package| package.id.to_string() == *id);
    package.ok_or_else(|| missing("PackageNotFoundException", id))
}

/// The versions that this call may see, newest last.
fn visible<'feed>(call: &Call, package: &'feed Package) -> impl Iterator<Item = &'feed Version> {
    let never = call.faults.has(Fault::ListingNever);
    let deleted = call.flag("includeDeleted") || call.flag("isDeleted");
    let listed = call
        .query("isListed")
        .map(|text| text.eq_ignore_ascii_case("true"));
    let upstream = call.query("directUpstreamId").map(str::to_ascii_lowercase);
    package.versions.iter().filter(move |version| {
        let source = version.upstream.map(|id| id.to_string());
        !never
            && version.is_listed_now()
            && (deleted || !version.deleted)
            && listed.is_none_or(|wanted| wanted != version.yanked)
            && (upstream.is_none() || source == upstream)
    })
}

fn one(state: &State, call: &Call, feed: &Feed, id: &str) -> Result<Response, Refusal> {
    let package = found(feed, id)?;
    let versions: Vec<&Version> = visible(call, package).collect();
    let described = package_answer::package(state, call, feed, package, &versions);
    Ok(reply::json(StatusCode::OK, &described))
}

fn list(state: &State, call: &Call, feed: &Feed) -> Result<Response, Refusal> {
    let top = number(call, "$top")?.unwrap_or(state.options().packages_per_page);
    let skip = number(call, "$skip")?.unwrap_or(0);
    let mut described: Vec<Value> = Vec::new();
    for package in feed
        .packages
        .iter()
        .filter(|package| is_wanted(call, package))
    {
        let versions: Vec<&Version> = visible(call, package).collect();
        if !versions.is_empty() {
            described.push(package_answer::package(
                state, call, feed, package, &versions,
            ));
        }
    }
    Ok(reply::list(
        described.into_iter().skip(skip).take(top).collect(),
    ))
}

fn is_wanted(call: &Call, package: &Package) -> bool {
    let protocol = call.query("protocolType").is_none_or(|wanted| {
        if call.faults.has(Fault::ProtocolTypeLowerCase) {
            wanted == "cargo"
        } else {
            wanted.eq_ignore_ascii_case("cargo")
        }
    });
    let name = package.name.to_ascii_lowercase();
    let part = call.query("packageNameQuery");
    let part = part.is_none_or(|part| name.contains(&part.to_ascii_lowercase()));
    let exact = call.query("normalizedPackageName");
    protocol && part && exact.is_none_or(|wanted| normalized(wanted) == normalized(&name))
}

fn number(call: &Call, name: &str) -> Result<Option<usize>, Refusal> {
    let Some(text) = call.query(name) else {
        return Ok(None);
    };
    text.parse()
        .map(Some)
        .map_err(|_| bad_request(&format!("The value of {name} is no number.")))
}
