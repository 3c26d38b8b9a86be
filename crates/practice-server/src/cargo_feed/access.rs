//! Who gets in: the feed that a request means, and what its sender may do there.

use axum::response::Response;
use uuid::Uuid;

use crate::auth::{Caller, FeedRole, Scope};
use crate::call::{Call, FeedSegment};
use crate::reply;
use crate::state::{Data, Feed, State};

/// A request that was let in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Admission {
    pub(super) organization: Uuid,
    pub(super) project: Option<Uuid>,
    pub(super) feed: Uuid,
    pub(super) feed_name: String,
    pub(super) public: bool,
    /// The view that was named, if one was.
    pub(super) view: Option<NamedView>,
    /// What the caller may do, the token's scopes considered; at least a reader.
    pub(super) role: FeedRole,
    /// The id of the crates.io upstream that the feed can use.
    pub(super) upstream: Option<Uuid>,
}

/// A view named in the address.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct NamedView {
    pub(super) id: Uuid,
    /// Whether it is `Local`, which holds all that was published or saved. Nothing is promoted to
    /// the other views here.
    pub(super) is_local: bool,
}

/// Lets a request in, or says with which answer it is turned away.
pub(super) fn admit(
    state: &State,
    call: &Call,
    segment: &FeedSegment,
) -> Result<Admission, Box<Response>> {
    let found = find(&state.data(), state, call, segment);
    let is_public = found.as_ref().is_some_and(|feed| feed.public);
    if call.caller.user().is_none() {
        let is_open = is_public && !segment.force_auth;
        if !is_open || !matches!(call.caller, Caller::Anonymous) {
            return Err(Box::new(unauthorized(state, call, segment)));
        }
    }
    let Some(admission) = found else {
        return Err(Box::new(reply::feed_not_found(&segment.feed)));
    };
    if admission.role >= FeedRole::Reader {
        return view_checked(admission, segment);
    }
    let has_scope = call
        .caller
        .user()
        .is_some_and(|user| user.may(Scope::Packaging));
    Err(Box::new(if has_scope {
        reply::feed_forbidden(&call.caller, "ReadPackages")
    } else {
        reply::scope_missing(state, call)
    }))
}

fn view_checked(admission: Admission, segment: &FeedSegment) -> Result<Admission, Box<Response>> {
    match (&segment.view, &admission.view) {
        (Some(view), None) => {
            let name = format!("{}@{view}", segment.feed);
            Err(Box::new(reply::feed_not_found(&name)))
        }
        _ => Ok(admission),
    }
}

fn find(data: &Data, state: &State, call: &Call, segment: &FeedSegment) -> Option<Admission> {
    let organization = data.organization(call.organization?)?;
    let feed = organization.feed(call.project.as_deref(), &segment.feed)?;
    Some(Admission {
        organization: organization.id,
        project: feed.project,
        feed: feed.id,
        feed_name: feed.name.clone(),
        public: feed.public,
        view: segment
            .view
            .as_deref()
            .and_then(|view| named_view(feed, view)),
        role: feed.role_of(&call.caller),
        upstream: feed.crates_io(state.options()).map(|source| source.id),
    })
}

fn named_view(feed: &Feed, name_or_id: &str) -> Option<NamedView> {
    let wanted_id = Uuid::parse_str(name_or_id).ok();
    let view = feed
        .views
        .iter()
        .find(|view| view.name.eq_ignore_ascii_case(name_or_id) || Some(view.id) == wanted_id)?;
    let is_local = view.name.eq_ignore_ascii_case("Local");
    Some(NamedView {
        id: view.id,
        is_local,
    })
}

/// 401; where only `~force-auth` asks for the credential, the message says so (facts §4.3).
fn unauthorized(state: &State, call: &Call, segment: &FeedSegment) -> Response {
    if segment.force_auth && matches!(call.caller, Caller::Anonymous) {
        let message = format!(
            "No authorization was provided for the feed '{}', but it is required by ~force-auth.",
            segment.feed
        );
        return reply::unauthorized_because(state, call, &message);
    }
    reply::unauthorized(state, call)
}
