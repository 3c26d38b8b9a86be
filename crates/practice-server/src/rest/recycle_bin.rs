//! The recycle bin of feeds: listing, restoring, deleting for good (facts §1.2, §2.1).

use std::time::Instant;

use axum::response::Response;
use http::{Method, StatusCode};
use serde_json::{Value, json};

use super::feeds::{organization, organization_mut};
use super::{Refusal, bad_request, feed_answer, gate, method_not_allowed, not_found};
use crate::auth::{FeedRole, Scope, SignedIn};
use crate::call::Call;
use crate::faults::Fault;
use crate::reply;
use crate::state::{Feed, Organization, State};

/// `feedrecyclebin` and `feedrecyclebin/{feed}`
pub(super) fn answer(
    state: &State,
    call: &Call,
    user: &SignedIn,
    rest: &[&str],
) -> Result<Response, Refusal> {
    match (rest, &call.method, call.segments.get(2)) {
        ([], &Method::GET, _) => list(state, call),
        ([_], &Method::PATCH, Some(id)) => restore(state, call, user, id),
        ([_], &Method::DELETE, Some(id)) => purge(state, call, user, id),
        ([] | [_], ..) => Err(method_not_allowed()),
        _ => Err(not_found()),
    }
}

fn is_in_bin(feed: &Feed) -> bool {
    feed.deleted
        .is_some_and(|deleted| deleted.name_free_from.is_none())
}

fn list(state: &State, call: &Call) -> Result<Response, Refusal> {
    let data = state.data();
    let organization = organization(&data, call)?;
    let scope = call
        .project
        .as_deref()
        .map(|name| organization.project(name).map(|found| found.id));
    let feeds = organization.feeds.iter().filter(|feed| {
        is_in_bin(feed)
            && feed.role_of(&call.caller) >= FeedRole::Reader
            && scope.is_none_or(|project| feed.project == project)
    });
    let described = feeds.map(|feed| feed_answer::described(state, call, organization, feed));
    Ok(reply::list(described.collect()))
}

fn manageable<'data>(
    state: &State,
    organization: &'data mut Organization,
    call: &Call,
    user: &SignedIn,
    name_or_id: &str,
) -> Result<&'data mut Feed, Refusal> {
    gate::scope(state, call, user, Scope::PackagingManage)?;
    let found = organization
        .feeds
        .iter_mut()
        .find(|feed| is_in_bin(feed) && feed.is(name_or_id));
    let feed = found.ok_or_else(|| Box::new(reply::feed_not_found(name_or_id)))?;
    let is_administrator = feed.role_of(&call.caller) >= FeedRole::Administrator;
    if !is_administrator || call.faults.has(Fault::ManageRefused) {
        return Err(Box::new(reply::feed_forbidden(
            &call.caller,
            "AdministerFeed",
        )));
    }
    Ok(feed)
}

fn restore(state: &State, call: &Call, user: &SignedIn, id: &str) -> Result<Response, Refusal> {
    let content_type = call.header("content-type").unwrap_or_default();
    let expected = json!([{ "op": "replace", "path": "/isDeleted", "value": false }]);
    let patch: Value = serde_json::from_slice(&call.body).unwrap_or_default();
    if !content_type.starts_with("application/json-patch+json") || patch != expected {
        return Err(bad_request(
            "The body is no JSON patch that sets isDeleted to false.",
        ));
    }
    let mut data = state.data();
    let organization = organization_mut(&mut data, call)?;
    manageable(state, organization, call, user, id)?.deleted = None;
    Ok(reply::empty(StatusCode::NO_CONTENT))
}

fn purge(state: &State, call: &Call, user: &SignedIn, id: &str) -> Result<Response, Refusal> {
    let mut data = state.data();
    let organization = organization_mut(&mut data, call)?;
    let feed = manageable(state, organization, call, user, id)?;
    let free_from = Instant::now() + state.options().name_release_delay;
    if let Some(deleted) = &mut feed.deleted {
        deleted.name_free_from = Some(free_from);
    }
    Ok(reply::empty(StatusCode::NO_CONTENT))
}
