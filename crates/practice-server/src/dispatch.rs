//! From a request to its answer: parses it into a [`Call`], notes it in the log, lets the faults
//! of the transport have their way, and hands it to the part that answers.

use axum::body::{Body, to_bytes};
use axum::response::Response;
use http::header::HOST;
use http::request::Parts;
use http::{Method, Request, StatusCode};

use crate::auth::{Called, Caller, SeenCredential, shape};
use crate::call::{Call, FeedSegment, Origin};
use crate::connection::{Connection, Door};
use crate::faults::{Area, Concerned, Fault};
use crate::routing::{Branch, Route, SERVER_HOST, Site, route};
use crate::state::{SeenRequest, State};
use crate::wire::{Outcome, after_acting, instead_of_acting};
use crate::{cargo_feed, entra, reply, rest};

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
    let outcome = outcome(&state, connection.door, number, head, body).await;
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
        credential: SeenCredential::default(),
        body_length: 0,
        suppresses_redirect: suppresses_redirect(&head.headers),
        status: None,
    }
}

fn suppresses_redirect(headers: &http::HeaderMap) -> bool {
    let value = headers.get("x-tfs-fedauthredirect");
    value.is_some_and(|value| value.as_bytes().eq_ignore_ascii_case(b"suppress"))
}

async fn outcome(state: &State, door: Door, number: usize, head: Parts, body: Body) -> Outcome {
    let Some(route) = routed(state, door, &head) else {
        return Outcome::Answer(reply::html(StatusCode::NOT_FOUND, "Page not found"));
    };
    let Ok(body) = to_bytes(body, BODY_LIMIT).await else {
        return Outcome::Answer(reply::html(StatusCode::PAYLOAD_TOO_LARGE, "Too large"));
    };
    state.data().log.read(number, body.len());
    let Some((call, branch)) = understood(state, number, route, head, body) else {
        return Outcome::Answer(reply::html(StatusCode::NOT_FOUND, "Organization not found"));
    };
    if branch == Branch::Login || branch == Branch::ManagedIdentity {
        entra::count(state, &call);
    }
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
        Branch::Login => entra::handle(state, &call),
        Branch::ManagedIdentity => entra::managed_identity(state, &call),
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
    // A server has none of the cloud's hosts but that of blobs: through its own port, and behind
    // the practice proxy by name. Entra is there whatever the organization is.
    let there = route.site == Site::Blob
        || route.site == Site::Login
        || options.edition.is_services()
        || !route.site.is_cloud();
    there.then_some(route)
}

fn understood(
    state: &State,
    number: usize,
    route: Route,
    head: Parts,
    body: bytes::Bytes,
) -> Option<(Call, Branch)> {
    let area = area(&head.method, &route);
    let grant = (area == Area::Token).then(|| entra::grant(&body));
    let faults = state.faults().for_request(Concerned {
        method: &head.method,
        path: head.uri.path(),
        area,
        grant,
    });
    let mut data = state.data();
    let organization = match (&route.organization, route.site) {
        (Some(name), _) => {
            let mut all = data.organizations.iter();
            Some(all.find(|organization| organization.name.eq_ignore_ascii_case(name))?)
        }
        (None, Site::Collection) => data.organizations.first(),
        (None, _) => None,
    };
    let (id, name) = organization.map_or((None, String::new()), |found| {
        (Some(found.id), found.name.clone())
    });
    let called = id.map(|_| Called {
        name: &name,
        tenant: state.options().entra.tenant_of(&name),
    });
    let (mut caller, credential) = data.caller(&head.headers, called);
    data.log.understood(number, credential);
    if faults.has(Fault::CredentialNotUnderstood) && !matches!(caller, Caller::Anonymous) {
        caller = Caller::NotUnderstood;
    }
    let query = url::form_urlencoded::parse(head.uri.query().unwrap_or_default().as_bytes());
    let call = Call {
        method: head.method.clone(),
        site: route.site,
        area,
        origin: origin(&head, route.site),
        organization: id,
        organization_name: name,
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
    let secure =
        site.is_cloud() || authority == SERVER_HOST || text("x-forwarded-proto") == Some("https");
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
        (Branch::ManagedIdentity, _) => Area::ManagedIdentity,
        (Branch::Login, [.., "authorize"]) => Area::Authorize,
        (Branch::Login, [.., "token"]) => Area::Token,
        (Branch::Login, [.., "devicecode"]) => Area::DeviceCode,
        (Branch::Login, _) => Area::Elsewhere,
        (Branch::Packaging, [_, "cargo", "index", "config.json"]) => Area::CargoConfig,
        (Branch::Packaging, [_, "cargo", "index", ..]) => Area::CargoIndex,
        (Branch::Packaging, [_, "cargo", .., "download"]) => Area::CargoDownload,
        (Branch::Packaging, _) => Area::OtherPackaging,
        (Branch::Apis, ["profile" | "accounts", ..]) => Area::Accounts,
        (Branch::Apis, ["tokens", "pats", ..]) => Area::TokenApi,
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
