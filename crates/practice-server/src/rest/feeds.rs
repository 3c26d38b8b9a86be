//! Feeds: the routes below `_apis/packaging`, listing and reading.

use axum::response::Response;
use http::{Method, StatusCode};

use super::{
    Refusal, create_feed, feed_answer, feed_changes, gate, method_not_allowed, not_found, packages,
    permissions, recycle_bin, views,
};
use crate::auth::{FeedRole, Scope, SignedIn};
use crate::call::Call;
use crate::faults::Fault;
use crate::reply;
use crate::state::{Data, Feed, Organization, State};

/// What comes after `packaging`; `rest` is lower case, `call.segments` as it was sent.
pub(super) fn answer(
    state: &State,
    call: &Call,
    user: &SignedIn,
    rest: &[&str],
) -> Result<Response, Refusal> {
    gate::scope(state, call, user, Scope::Packaging)?;
    let id = call.segments.get(2).map(String::as_str).unwrap_or_default();
    let method = &call.method;
    match rest {
        ["feeds"] if *method == Method::POST => create_feed::answer(state, call, user),
        ["feeds"] if *method == Method::GET => list(state, call),
        ["feeds", _] if *method == Method::GET => one(state, call, id),
        ["feeds", _] if *method == Method::PATCH => feed_changes::change(state, call, user, id),
        ["feeds", _] if *method == Method::DELETE => feed_changes::delete(state, call, user, id),
        ["feedrecyclebin", rest @ ..] => recycle_bin::answer(state, call, user, rest),
        ["globalpermissions"] => permissions::global(state, call, user),
        ["feeds", _, "permissions"] => permissions::answer(state, call, user, id),
        ["feeds", _, "views", rest @ ..] => views::answer(state, call, user, id, rest),
        ["feeds", _, "packages", rest @ ..] if *method == Method::GET => {
            packages::answer(state, call, id, rest)
        }
        ["feeds", _, "packagemetricsbatch"] if *method == Method::POST => {
            packages::metrics(state, call, user, id)
        }
        ["feeds"] | ["feeds", _] | ["feeds", _, "packages", ..] => Err(method_not_allowed()),
        _ => Err(not_found()),
    }
}

/// The organization of a call.
pub(super) fn organization<'data>(
    data: &'data Data,
    call: &Call,
) -> Result<&'data Organization, Refusal> {
    call.organization
        .and_then(|id| data.organization(id))
        .ok_or_else(not_found)
}

/// The organization of a call, to change it.
pub(super) fn organization_mut<'data>(
    data: &'data mut Data,
    call: &Call,
) -> Result<&'data mut Organization, Refusal> {
    call.organization
        .and_then(|id| data.organization_mut(id))
        .ok_or_else(not_found)
}

/// The place of a feed that the caller may read. One that is unknown, in another scope, or not to
/// be seen by the caller is the same 404 (facts §2.4).
pub(super) fn readable(
    organization: &Organization,
    call: &Call,
    name_or_id: &str,
) -> Result<usize, Refusal> {
    let index = organization.feed_index(call.project.as_deref(), name_or_id);
    let index = index.filter(|index| may_read(&organization.feeds[*index], call));
    let unknown = call.faults.has(Fault::FeedsUnknown);
    let refusal = || Box::new(reply::feed_not_found(name_or_id));
    index.filter(|_| !unknown).ok_or_else(refusal)
}

fn may_read(feed: &Feed, call: &Call) -> bool {
    feed.role_of(&call.caller) >= FeedRole::Reader
}

/// The place of a feed that the caller may administer, with a token that allows it.
pub(super) fn manageable(
    state: &State,
    organization: &Organization,
    call: &Call,
    user: &SignedIn,
    name_or_id: &str,
) -> Result<usize, Refusal> {
    gate::scope(state, call, user, Scope::PackagingManage)?;
    let index = readable(organization, call, name_or_id)?;
    let is_administrator =
        organization.feeds[index].role_of(&call.caller) >= FeedRole::Administrator;
    if !is_administrator || call.faults.has(Fault::ManageRefused) {
        return Err(Box::new(reply::feed_forbidden(
            &call.caller,
            "AdministerFeed",
        )));
    }
    Ok(index)
}

fn list(state: &State, call: &Call) -> Result<Response, Refusal> {
    let data = state.data();
    let organization = organization(&data, call)?;
    let scope = match &call.project {
        Some(name) => {
            let project = organization.project(name);
            Some(project.ok_or_else(|| super::projects::unknown(name))?.id)
        }
        None => None,
    };
    let only_organization = call.faults.has(Fault::OrganizationListOmitsProjects);
    let in_scope = |feed: &&Feed| match scope {
        Some(_) => feed.project == scope,
        None => feed.project.is_none() || !only_organization,
    };
    let unknown = call.faults.has(Fault::FeedsUnknown);
    let feeds = organization.feeds.iter().filter(in_scope);
    let feeds = feeds.filter(|feed| feed.deleted.is_none() && may_read(feed, call) && !unknown);
    let described = feeds.map(|feed| feed_answer::described(state, call, organization, feed));
    Ok(reply::list(described.collect()))
}

fn one(state: &State, call: &Call, name_or_id: &str) -> Result<Response, Refusal> {
    let data = state.data();
    let organization = organization(&data, call)?;
    let feed = &organization.feeds[readable(organization, call, name_or_id)?];
    Ok(reply::json(
        StatusCode::OK,
        &feed_answer::described(state, call, organization, feed),
    ))
}
