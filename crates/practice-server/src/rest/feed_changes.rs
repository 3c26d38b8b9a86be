//! Changing and deleting a feed; both need the manage scope and the administrator's role.

use axum::response::Response;
use http::StatusCode;
use serde_json::{Map, Value};
use time::OffsetDateTime;
use uuid::Uuid;

use super::feeds::{manageable, organization_mut};
use super::{Refusal, create_feed, feed_answer, json_object};
use crate::auth::SignedIn;
use crate::call::Call;
use crate::reply;
use crate::state::{Deleted, Feed, State, UpstreamSource};

/// `PATCH feeds/{feed}`: `upstreamSources` replaces the whole list (facts §1.3).
pub(super) fn change(
    state: &State,
    call: &Call,
    user: &SignedIn,
    name_or_id: &str,
) -> Result<Response, Refusal> {
    let mut data = state.data();
    let organization = organization_mut(&mut data, call)?;
    let index = manageable(state, organization, call, user, name_or_id)?;
    let body = json_object(call)?;
    let name = body.get("name").and_then(Value::as_str);
    if let Some(name) = name {
        create_feed::check_name(name)?;
        let is_other = !organization.feeds[index].name.eq_ignore_ascii_case(name);
        if is_other && organization.is_feed_name_taken(name) {
            return Err(create_feed::name_taken(name));
        }
    }
    let description = create_feed::description(&body)?;
    let sources = create_feed::upstream_sources(state, call, &body)?;
    let feed = &mut organization.feeds[index];
    if let Some(name) = name {
        name.clone_into(&mut feed.name);
    }
    feed.description = description.or_else(|| feed.description.take());
    if let Some(sources) = sources {
        replace_sources(feed, sources);
    }
    set_flags(feed, &body);
    let feed = &organization.feeds[index];
    Ok(reply::json(
        StatusCode::OK,
        &feed_answer::described(state, call, organization, feed),
    ))
}

/// A source that names an id which the feed knows keeps it; the others get new ones.
fn replace_sources(feed: &mut Feed, mut sources: Vec<UpstreamSource>) {
    for source in &mut sources {
        let id = Uuid::parse_str(source.text("id")).ok();
        let known = feed
            .upstream_sources
            .iter()
            .find(|known| Some(known.id) == id);
        if let Some(known) = known {
            source.id = known.id;
            source.enabled = known.enabled;
        }
    }
    feed.upstream_sources = sources;
}

fn set_flags(feed: &mut Feed, body: &Map<String, Value>) {
    let set = |field: &str, flag: &mut bool| {
        if let Some(value) = body.get(field).and_then(Value::as_bool) {
            *flag = value;
        }
    };
    set("upstreamEnabled", &mut feed.upstream_enabled);
    set(
        "hideDeletedPackageVersions",
        &mut feed.hide_deleted_package_versions,
    );
    set("badgesEnabled", &mut feed.badges_enabled);
}

/// `DELETE feeds/{feed}`: into the recycle bin.
pub(super) fn delete(
    state: &State,
    call: &Call,
    user: &SignedIn,
    name_or_id: &str,
) -> Result<Response, Refusal> {
    let mut data = state.data();
    let organization = organization_mut(&mut data, call)?;
    let index = manageable(state, organization, call, user, name_or_id)?;
    let deleted = Deleted {
        at: OffsetDateTime::now_utc(),
        name_free_from: None,
    };
    organization.feeds[index].deleted = Some(deleted);
    Ok(reply::empty(StatusCode::NO_CONTENT))
}
