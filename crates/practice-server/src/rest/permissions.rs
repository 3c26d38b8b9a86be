//! Who may do what: permissions on one feed, and who may create feeds (facts §1.6).

use axum::response::Response;
use http::Method;
use serde_json::{Value, json};
use uuid::Uuid;

use super::feeds::{manageable, organization, organization_mut, readable};
use super::{Refusal, bad_request, gate, json_body, method_not_allowed};
use crate::auth::{FeedRole, Scope, SignedIn};
use crate::call::Call;
use crate::reply;
use crate::state::{Feed, FeedPermission, State};

/// `feeds/{feed}/permissions`
pub(super) fn answer(
    state: &State,
    call: &Call,
    user: &SignedIn,
    feed: &str,
) -> Result<Response, Refusal> {
    if call.method == Method::GET {
        let data = state.data();
        let organization = organization(&data, call)?;
        return Ok(list(
            &organization.feeds[readable(organization, call, feed)?],
        ));
    }
    if call.method != Method::PATCH {
        return Err(method_not_allowed());
    }
    let mut data = state.data();
    let organization = organization_mut(&mut data, call)?;
    let index = manageable(state, organization, call, user, feed)?;
    let changes = parsed(call)?;
    let feed = &mut organization.feeds[index];
    for change in changes {
        feed.permissions
            .retain(|known| known.identity != change.identity);
        if change.role != FeedRole::None {
            feed.permissions.push(change);
        }
    }
    Ok(list(feed))
}

fn list(feed: &Feed) -> Response {
    let described = |permission: &FeedPermission| {
        json!({
            "role": permission.role.name(),
            "identityDescriptor": permission.descriptor,
            "identityId": permission.identity,
            "displayName": permission.display_name,
            "isInheritedRole": false,
        })
    };
    reply::list(feed.permissions.iter().map(described).collect())
}

fn parsed(call: &Call) -> Result<Vec<FeedPermission>, Refusal> {
    let Value::Array(items) = json_body(call)? else {
        return Err(bad_request("The body is no array of permissions."));
    };
    let parse = |item: &Value| {
        let text = |field: &str| item.get(field).and_then(Value::as_str).unwrap_or_default();
        Some(FeedPermission {
            identity: Uuid::parse_str(text("identityId")).ok()?,
            descriptor: text("identityDescriptor").to_owned(),
            display_name: text("displayName").to_owned(),
            role: FeedRole::parse(text("role"))?,
        })
    };
    let parsed: Option<Vec<_>> = items.iter().map(parse).collect();
    parsed.ok_or_else(|| bad_request("A permission has no known role or no identityId."))
}

/// `globalpermissions`: who may create feeds. Known are the users with a token.
pub(super) fn global(state: &State, call: &Call, user: &SignedIn) -> Result<Response, Refusal> {
    let mut data = state.data();
    if call.method == Method::PATCH {
        gate::scope(state, call, user, Scope::PackagingManage)?;
        let Value::Array(items) = json_body(call)? else {
            return Err(bad_request("The body is no array of permissions."));
        };
        for item in &items {
            let creator = matches!(item["role"].as_str(), Some("feedCreator" | "administrator"));
            let id = item["identityId"]
                .as_str()
                .and_then(|id| Uuid::parse_str(id).ok());
            let theirs = data
                .tokens
                .iter_mut()
                .filter(|token| Some(token.user_id) == id);
            theirs.for_each(|token| token.request.feed_creator = creator);
        }
    } else if call.method != Method::GET {
        return Err(method_not_allowed());
    }
    let mut creators: Vec<Uuid> = data
        .tokens
        .iter()
        .filter(|token| token.request.feed_creator)
        .map(|token| token.user_id)
        .collect();
    creators.sort_unstable();
    creators.dedup();
    let described = |id: &Uuid| json!({ "role": "feedCreator", "identityId": id });
    Ok(reply::list(creators.iter().map(described).collect()))
}
