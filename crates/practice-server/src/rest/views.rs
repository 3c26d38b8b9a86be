//! The views of a feed and who may see them (facts §1.5).

use axum::response::Response;
use http::{Method, StatusCode};
use serde_json::Value;

use super::feeds::{manageable, organization, organization_mut, readable};
use super::{Refusal, bad_request, feed_answer, json_object, method_not_allowed, not_found};
use crate::auth::SignedIn;
use crate::call::Call;
use crate::reply;
use crate::state::{Feed, State, View};

/// `feeds/{feed}/views` and `feeds/{feed}/views/{view}`
pub(super) fn answer(
    state: &State,
    call: &Call,
    user: &SignedIn,
    feed: &str,
    rest: &[&str],
) -> Result<Response, Refusal> {
    match (rest, &call.method, call.segments.get(4)) {
        ([], &Method::GET, _) => list(state, call, feed),
        ([_], &Method::GET, Some(view)) => one(state, call, feed, view),
        ([_], &Method::PATCH, Some(view)) => change(state, call, user, feed, view),
        ([] | [_], ..) => Err(method_not_allowed()),
        _ => Err(not_found()),
    }
}

fn list(state: &State, call: &Call, feed: &str) -> Result<Response, Refusal> {
    let data = state.data();
    let organization = organization(&data, call)?;
    let feed = &organization.feeds[readable(organization, call, feed)?];
    let views = feed
        .views
        .iter()
        .map(|view| feed_answer::view(state, call, feed, view));
    Ok(reply::list(views.collect()))
}

fn found(feed: &Feed, name_or_id: &str) -> Result<usize, Refusal> {
    let is = |view: &View| {
        view.name.eq_ignore_ascii_case(name_or_id)
            || view.id.to_string().eq_ignore_ascii_case(name_or_id)
    };
    feed.views.iter().position(is).ok_or_else(|| {
        let message = format!("The view '{name_or_id}' doesn't exist in the feed.");
        Box::new(reply::feed_error(
            StatusCode::NOT_FOUND,
            "FeedViewNotFoundException",
            &message,
        ))
    })
}

fn one(state: &State, call: &Call, feed: &str, view: &str) -> Result<Response, Refusal> {
    let data = state.data();
    let organization = organization(&data, call)?;
    let feed = &organization.feeds[readable(organization, call, feed)?];
    let view = &feed.views[found(feed, view)?];
    Ok(reply::json(
        StatusCode::OK,
        &feed_answer::view(state, call, feed, view),
    ))
}

fn change(
    state: &State,
    call: &Call,
    user: &SignedIn,
    feed: &str,
    view: &str,
) -> Result<Response, Refusal> {
    let mut data = state.data();
    let organization = organization_mut(&mut data, call)?;
    let index = manageable(state, organization, call, user, feed)?;
    let body = json_object(call)?;
    let visibility = body.get("visibility").and_then(Value::as_str);
    let known = ["private", "collection", "organization", "aadTenant"];
    let known = visibility.and_then(|wanted| {
        known
            .into_iter()
            .find(|known| known.eq_ignore_ascii_case(wanted))
    });
    if visibility.is_some() && known.is_none() {
        return Err(bad_request("The visibility of the view is not known."));
    }
    let tenant_without_one = known == Some("aadTenant") && !state.options().edition.is_services();
    if tenant_without_one {
        return Err(bad_request("This server has no tenant."));
    }
    let feed = &mut organization.feeds[index];
    let place = found(feed, view)?;
    if let Some(visibility) = known {
        visibility.clone_into(&mut feed.views[place].visibility);
    }
    Ok(reply::json(
        StatusCode::OK,
        &feed_answer::view(state, call, feed, &feed.views[place]),
    ))
}
