//! From a request to its answer: parses it into a [`Call`], notes it in the log, lets the faults
//! of the transport have their way, and hands it to the part that answers.

use axum::body::{Body, to_bytes};
use axum::response::Response;
use http::header::HOST;
use http::request::Parts;
use http::{Method, Request, StatusCode};

use crate::auth::{Caller, shape};
use crate::call::{Call, FeedSegment, Origin};
use crate::connection::{Connection, Door};
use crate::faults::{Area, Fault};
use crate::routing::{Branch, Route, Site, route};
use crate::state::{SeenRequest, State};
use crate::wire::{Outcome, after_acting, instead_of_acting};
use crate::{cargo_feed, reply, rest};

/// The largest body that is read, in bytes.
const BODY_LIMIT: usize = 16 * 1024 * 1024;

/// Answers one request of one connection.
pub(crate) async fn answer(
    state: State,
    connection: Connection,
    request: Request<Body>,
) -> Response {
    let (head, body) = request.into_parts();
    let number = state.data().log.add(seen(&head));
    let outcome = outcome(&state, connection.door, head, body).await;
    match outcome {
        Outcome::Answer(mut response) => {
            reply::set_correlation(&mut response);
            state
                .data()
                .log
                .answered(number, response.status().as_u16());
            response
        }
        Outcome::Reset => {
            connection.reset();
            reply::empty(StatusCode::INTERNAL_SERVER_ERROR)
        }
    }
}

fn host(head: &Parts) -> String {
    let authority = head
        .headers
        .get(HOST)
        .and_then(|value| value.to_str().ok())
        .unwrap_or_default();
    let host = authority
        .rsplit_once(':')
        .map_or(authority, |(host, _)| host);
    host.trim_end_matches('.').to_ascii_lowercase()
}

fn seen(head: &Parts) -> SeenRequest {
    SeenRequest {
        method: head.method.clone(),
        host: host(head),
        path: head.uri.path().to_owned(),
        query: head.uri.query().unwrap_or_default().to_owned(),
        authorization: shape(&head.headers),
        suppresses_redirect: suppresses_redirect(&head.headers),
        status: None,
    }
}

fn suppresses_redirect(headers: &http::HeaderMap) -> bool {
    let value = headers.get("x-tfs-fedauthredirect");
    value.is_some_and(|value| value.as_bytes().eq_ignore_ascii_case(b"suppress"))
}

async fn outcome(state: &State, door: Door, head: Parts, body: Body) -> Outcome {
    let Some(route) = routed(state, door, &head) else {
        return Outcome::Answer(reply::html(StatusCode::NOT_FOUND, "Page not found"));
    };
    let Ok(body) = to_bytes(body, BODY_LIMIT).await else {
        return Outcome::Answer(reply::html(StatusCode::PAYLOAD_TOO_LARGE, "Too large"));
    };
    let Some((call, branch)) = understood(state, route, head, body) else {
        return Outcome::Answer(reply::html(StatusCode::NOT_FOUND, "Organization not found"));
    };
    if let Some(outcome) = instead_of_acting(state, &call).await {
        return outcome;
    }
    let response = match branch {
        Branch::Apis => rest::handle(state, &call),
        Branch::Packaging => packaging(state, &call).await,
        Branch::Blob => cargo_feed::blob(state, &call).await,
        Branch::SignIn => reply::html(
            StatusCode::NON_AUTHORITATIVE_INFORMATION,
            "Sign in to your account",
        ),
    };
    after_acting(state, &call, response).await
}

fn routed(state: &State, door: Door, head: &Parts) -> Option<Route> {
    let options = state.options();
    let host = host(head);
    let host = if door == Door::Blob {
        crate::routing::BLOB_HOST
    } else {
        &host
    };
    let route = route(host, head.uri.path(), &options.collection_path)?;
    // A server has none of the cloud's hosts but, through its own port, blobs.
    let there = door == Door::Blob || options.edition.is_services() || !route.site.is_cloud();
    there.then_some(route)
}

fn understood(
    state: &State,
    route: Route,
    head: Parts,
    body: bytes::Bytes,
) -> Option<(Call, Branch)> {
    let area = area(&head.method, &route);
    let faults = state
        .faults()
        .for_request(&head.method, head.uri.path(), area);
    let data = state.data();
    let organization = match (&route.organization, route.site) {
        (Some(name), _) => {
            let mut all = data.organizations.iter();
            Some(all.find(|organization| organization.name.eq_ignore_ascii_case(name))?)
        }
        (None, Site::Collection) => data.organizations.first(),
        (None, _) => None,
    };
    let mut caller = data.caller(&head.headers, organization.map(|found| found.name.as_str()));
    if faults.has(Fault::CredentialNotUnderstood) && !matches!(caller, Caller::Anonymous) {
        caller = Caller::NotUnderstood;
    }
    let query = url::form_urlencoded::parse(head.uri.query().unwrap_or_default().as_bytes());
    let call = Call {
        method: head.method.clone(),
        site: route.site,
        origin: origin(&head, route.site),
        organization: organization.map(|organization| organization.id),
        organization_name: organization
            .map(|found| found.name.clone())
            .unwrap_or_default(),
        project: route.project,
        segments: route.segments,
        path: head.uri.path().to_owned(),
        query: query.into_owned().collect(),
        caller,
        headers: head.headers,
        body,
        faults,
    };
    Some((call, route.branch))
}

fn origin(head: &Parts, site: Site) -> Origin {
    let text = |name: &str| head.headers.get(name).and_then(|value| value.to_str().ok());
    let authority = text("host").unwrap_or("127.0.0.1").to_owned();
    let secure = site.is_cloud() || text("x-forwarded-proto") == Some("https");
    Origin {
        scheme: if secure { "https" } else { "http" },
        authority,
    }
}

fn area(method: &Method, route: &Route) -> Area {
    let lower: Vec<String> = route
        .segments
        .iter()
        .map(|part| part.to_ascii_lowercase())
        .collect();
    let parts: Vec<&str> = lower.iter().map(String::as_str).collect();
    let reads = matches!(*method, Method::GET | Method::HEAD | Method::OPTIONS);
    match (route.branch, parts.as_slice()) {
        (Branch::Blob, _) => Area::Blob,
        (Branch::SignIn, _) => Area::Elsewhere,
        (Branch::Packaging, [_, "cargo", "index", "config.json"]) => Area::CargoConfig,
        (Branch::Packaging, [_, "cargo", "index", ..]) => Area::CargoIndex,
        (Branch::Packaging, [_, "cargo", .., "download"]) => Area::CargoDownload,
        (Branch::Packaging, _) => Area::OtherPackaging,
        (Branch::Apis, ["profile" | "accounts", ..]) => Area::Accounts,
        (Branch::Apis, ["projects", ..]) => Area::Projects,
        (Branch::Apis, ["packaging", "feeds"]) if *method == Method::POST => Area::CreateFeed,
        (Branch::Apis, ["packaging", "feeds", _, "packages" | "cargo", ..]) => Area::Packages,
        (Branch::Apis, ["packaging", ..]) if reads => Area::ReadFeeds,
        (Branch::Apis, ["packaging", ..]) => Area::ManageFeed,
        (Branch::Apis, _) => Area::OtherApis,
    }
}

/// What comes before the Cargo feed itself: editions without it, access policies, and the 403 of a
/// feed that was created a moment ago (facts §1.2).
async fn packaging(state: &State, call: &Call) -> Response {
    let has_cargo = state.options().edition.has_cargo() && !call.faults.has(Fault::NoCargo);
    if !has_cargo || !call.site.has_packages() {
        return reply::html(StatusCode::NOT_FOUND, "Page not found");
    }
    if call.faults.has(Fault::AccessPolicy) && call.caller.user().is_some() {
        return reply::access_policy();
    }
    if let Some(response) = forbidden_after_create(state, call) {
        return response;
    }
    cargo_feed::handle(state, call).await
}

fn forbidden_after_create(state: &State, call: &Call) -> Option<Response> {
    call.caller.user()?;
    let segment = FeedSegment::parse(call.segments.first()?);
    let mut data = state.data();
    let organization = data.organization_mut(call.organization?)?;
    let feed = organization.feed_mut(call.project.as_deref(), &segment.feed)?;
    if !feed.is_forbidden_now() {
        return None;
    }
    let mut response = reply::feed_forbidden(&call.caller, "ReadPackages");
    if feed.forbidden_with_retry_after {
        reply::set_retry_after(&mut response, 1);
    }
    Some(response)
}
