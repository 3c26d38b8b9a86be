//! Cargo's own REST API, which only the cloud has, as a 7.2 preview (facts §3.4).

use axum::response::Response;
use http::{Method, StatusCode};
use serde_json::{Value, json};

use super::feeds::{manageable, organization_mut, readable};
use super::{Refusal, date, gate, method_not_allowed, not_found, package_answer};
use crate::auth::{Scope, SignedIn};
use crate::call::Call;
use crate::reply;
use crate::state::{Feed, State, normalized};

/// `feeds/{feed}/cargo/packages/{name}/versions/{version}`
pub(super) fn answer(state: &State, call: &Call, user: &SignedIn) -> Result<Response, Refusal> {
    let segments = call.segments();
    let [_, _, feed, _, packages, name, versions, version] = segments.as_slice() else {
        return Err(not_found());
    };
    let known =
        packages.eq_ignore_ascii_case("packages") && versions.eq_ignore_ascii_case("versions");
    if !known || !state.options().edition.is_services() || !call.site.has_packages() {
        return Err(not_found());
    }
    gate::scope(state, call, user, Scope::Packaging)?;
    let mut data = state.data();
    let organization = organization_mut(&mut data, call)?;
    if call.method == Method::GET {
        let feed = &organization.feeds[readable(organization, call, feed)?];
        return Ok(reply::json(
            StatusCode::OK,
            &described(call, feed, name, version)?,
        ));
    }
    if call.method != Method::DELETE {
        return Err(method_not_allowed());
    }
    let index = manageable(state, organization, call, user, feed)?;
    let feed = &mut organization.feeds[index];
    let found = feed
        .version_mut(name, version)
        .ok_or_else(|| missing(name, version))?;
    found.deleted = true;
    Ok(reply::empty(StatusCode::NO_CONTENT))
}

fn missing(name: &str, version: &str) -> Refusal {
    let message = format!("Cannot find the package '{name}' version '{version}' in the feed.");
    Box::new(reply::feed_error(
        StatusCode::NOT_FOUND,
        "PackageNotFoundException",
        &message,
    ))
}

fn described(call: &Call, feed: &Feed, name: &str, version: &str) -> Result<Value, Refusal> {
    let package = feed.package(name).ok_or_else(|| missing(name, version))?;
    let found = package
        .versions
        .iter()
        .find(|known| known.version == version && (!known.deleted || call.flag("showDeleted")));
    let found = found.ok_or_else(|| missing(name, version))?;
    Ok(json!({
        "_links": {},
        "id": normalized(&package.name),
        "name": package.name,
        "version": found.version,
        "deletedDate": found.deleted.then(|| date(found.added)),
        "permanentlyDeletedDate": null,
        "sourceChain": package_answer::source_chain(feed, found),
    }))
}
