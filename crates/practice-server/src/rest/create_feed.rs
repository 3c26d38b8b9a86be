//! Creating a feed, with its upstreams in the same request (facts §1.2, §12.2 no. 5).

use std::time::{Duration, Instant};

use axum::response::Response;
use http::StatusCode;
use serde_json::{Map, Value};
use uuid::Uuid;

use super::{Refusal, bad_request, feed_answer, feed_name, gate, json_object, not_found, projects};
use crate::auth::{FeedRole, Scope, SignedIn};
use crate::call::Call;
use crate::faults::Fault;
use crate::reply;
use crate::state::{Data, Feed, FeedPermission, NewFeed, State, UpstreamSource};

/// The longest description, in characters (facts §1.3).
const LONGEST_DESCRIPTION: usize = 255;

/// `POST feeds`
pub(super) fn answer(state: &State, call: &Call, user: &SignedIn) -> Result<Response, Refusal> {
    let needs_manage = call.faults.has(Fault::CreateNeedsManage);
    let wanted = if needs_manage {
        Scope::PackagingManage
    } else {
        Scope::PackagingWrite
    };
    gate::scope(state, call, user, wanted)?;
    if !user.feed_creator || call.faults.has(Fault::NotFeedCreator) {
        return Err(Box::new(reply::feed_forbidden(&call.caller, "CreateFeed")));
    }
    let mut new = parsed(state, call)?;
    let mut guard = state.data();
    let data: &mut Data = &mut guard;
    let organization = call
        .organization
        .and_then(|id| data.organization_mut(id))
        .ok_or_else(not_found)?;
    if let Some(name) = &call.project {
        let project = organization
            .project(name)
            .ok_or_else(|| projects::unknown(name))?;
        new.project = Some(project.id);
        new.public = project.public;
    }
    let never_released = call.faults.has(Fault::NameNeverReleased)
        && organization
            .feeds
            .iter()
            .any(|feed| feed.name.eq_ignore_ascii_case(&new.name));
    let taken = organization.is_feed_name_taken(&new.name) || never_released;
    if taken || call.faults.has(Fault::FeedNameTaken) {
        return Err(name_taken(&new.name));
    }
    let feed = made(call, user, organization.id, new);
    *organization
        .created
        .entry(feed.name.to_lowercase())
        .or_default() += 1;
    let described = feed_answer::described(state, call, organization, &feed);
    organization.feeds.push(feed);
    Ok(reply::json(StatusCode::CREATED, &described))
}

fn made(call: &Call, user: &SignedIn, organization: Uuid, new: NewFeed) -> Feed {
    let mut feed = Feed::new(new);
    if call.faults.has(Fault::UpstreamDropped) {
        feed.upstream_sources.clear();
    }
    for source in &mut feed.upstream_sources {
        source.enabled = !call.faults.has(Fault::UpstreamDisabled);
    }
    feed.permissions = vec![creator(user), build_identity(call, organization)];
    let with_retry_after = call.faults.amount(Fault::ForbiddenAfterCreateRetryAfter);
    let forbidden = with_retry_after.or_else(|| call.faults.amount(Fault::ForbiddenAfterCreate));
    feed.forbidden_requests = forbidden.unwrap_or(0);
    feed.forbidden_with_retry_after = with_retry_after.is_some();
    let seconds = call.faults.amount(Fault::ForbiddenAfterCreateSeconds);
    feed.forbidden_until =
        seconds.and_then(|seconds| Instant::now().checked_add(Duration::from_secs(seconds.into())));
    feed
}

fn creator(user: &SignedIn) -> FeedPermission {
    FeedPermission {
        identity: user.id,
        descriptor: user.descriptor(),
        display_name: user.display_name.clone(),
        role: FeedRole::Administrator,
    }
}

/// The build identity of the collection is a collaborator by default (facts §1.6).
fn build_identity(call: &Call, organization: Uuid) -> FeedPermission {
    let identity = Uuid::new_v4();
    FeedPermission {
        identity,
        descriptor: format!(
            "Microsoft.TeamFoundation.ServiceIdentity;{organization}:Build:{identity}"
        ),
        display_name: format!(
            "Project Collection Build Service ({})",
            call.organization_name
        ),
        role: FeedRole::Collaborator,
    }
}

fn parsed(state: &State, call: &Call) -> Result<NewFeed, Refusal> {
    let body = json_object(call)?;
    let name = body.get("name").and_then(Value::as_str).unwrap_or_default();
    check_name(name)?;
    let description = description(&body)?;
    let upstream_enabled = body
        .get("upstreamEnabled")
        .and_then(Value::as_bool)
        .unwrap_or(true);
    let hide = body
        .get("hideDeletedPackageVersions")
        .and_then(Value::as_bool)
        .unwrap_or(false);
    Ok(NewFeed {
        name: name.to_owned(),
        description,
        hide_deleted_package_versions: hide,
        upstream_enabled,
        upstream_sources: upstream_sources(state, call, &body)?.unwrap_or_default(),
        ..NewFeed::default()
    })
}

/// Refuses a name that no feed may have.
pub(super) fn check_name(name: &str) -> Result<(), Refusal> {
    let Some(reason) = feed_name::objection(name) else {
        return Ok(());
    };
    let message = format!("The name '{name}' isn't allowed. {reason}");
    Err(Box::new(reply::feed_error(
        StatusCode::BAD_REQUEST,
        "InvalidFeedNameException",
        &message,
    )))
}

/// 409; what the real body says is not known (facts §12.4 f).
pub(super) fn name_taken(name: &str) -> Refusal {
    let message = format!("A feed named '{name}' already exists.");
    Box::new(reply::feed_error(
        StatusCode::CONFLICT,
        "FeedNameAlreadyExistsException",
        &message,
    ))
}

/// The description of a body, when it is not too long.
pub(super) fn description(body: &Map<String, Value>) -> Result<Option<String>, Refusal> {
    let text = body.get("description").and_then(Value::as_str);
    if text.is_some_and(|text| text.chars().count() > LONGEST_DESCRIPTION) {
        return Err(bad_request(
            "The description is longer than 255 characters.",
        ));
    }
    Ok(text.map(str::to_owned))
}

/// The upstream sources of a body, kept as they were sent; `None`: the body says nothing of them.
pub(super) fn upstream_sources(
    state: &State,
    call: &Call,
    body: &Map<String, Value>,
) -> Result<Option<Vec<UpstreamSource>>, Refusal> {
    let sources = match body.get("upstreamSources") {
        None | Some(Value::Null) => return Ok(None),
        Some(Value::Array(sources)) => sources,
        Some(_) => return Err(bad_request("upstreamSources is no array.")),
    };
    let parsed = sources.iter().map(|source| match source {
        Value::Object(sent) => upstream_source(state, call, sent),
        _ => Err(bad_request("An upstream source is no object.")),
    });
    parsed.collect::<Result<_, _>>().map(Some)
}

fn upstream_source(
    state: &State,
    call: &Call,
    sent: &Map<String, Value>,
) -> Result<UpstreamSource, Refusal> {
    let source = UpstreamSource {
        id: Uuid::new_v4(),
        sent: sent.clone(),
        enabled: true,
    };
    let known = ["cargo", "npm", "nuget", "maven", "pypi", "upack"];
    let (name, protocol) = (
        source.text("name"),
        source.text("protocol").to_ascii_lowercase(),
    );
    if name.is_empty() || !known.contains(&protocol.as_str()) {
        return Err(upstream_refused(name));
    }
    let is_public = source
        .text("upstreamSourceType")
        .eq_ignore_ascii_case("public");
    let expected = state.options().spelling.location();
    let is_known = source.text("location").trim_end_matches('/') == expected.trim_end_matches('/');
    let has_cargo = state.options().edition.has_cargo() && !call.faults.has(Fault::NoCargo);
    // Custom public upstreams exist for npm alone (facts §1.4); others are not played here.
    let accepted = match protocol.as_str() {
        "cargo" => has_cargo && (!is_public || is_known),
        _ => true,
    };
    if !accepted || (is_public && call.faults.has(Fault::UpstreamRefused)) {
        return Err(upstream_refused(name));
    }
    Ok(source)
}

fn upstream_refused(name: &str) -> Refusal {
    let message = format!("The upstream source '{name}' is not a valid upstream source.");
    let type_key = "InvalidUpstreamSourceException";
    Box::new(reply::feed_error(
        StatusCode::BAD_REQUEST,
        type_key,
        &message,
    ))
}
