//! Discovery: resource areas, and what `OPTIONS _apis` says of a server's routes and versions
//! (facts §5.3). The public Python client finds every route here.

use axum::response::Response;
use http::StatusCode;
use serde_json::{Value, json};

use crate::call::{BaseHost, Call};
use crate::faults::Fault;
use crate::reply;
use crate::routing::Site;
use crate::state::State;

/// id, area, resource, route, version of the resource
type Location = (&'static str, &'static str, &'static str, &'static str, u32);

const LOCATION_AREA: &str = "Location";
const FEED: &str = "{project}/_apis/{area}/Feeds/{feedId}/";

/// Routes of every edition.
const LOCATIONS: &[Location] = &[
    (
        "00d9565f-ed9c-4a06-9a50-00e7896ccab4",
        LOCATION_AREA,
        "ConnectionData",
        "_apis/{resource}",
        1,
    ),
    (
        "e81700f7-3be2-46de-8624-2eb35882fcaa",
        LOCATION_AREA,
        "ResourceAreas",
        "_apis/{resource}/{areaId}",
        1,
    ),
    (
        "603fe2ac-9723-48b9-88ad-09305aa6c6e1",
        "core",
        "projects",
        "_apis/{resource}/{*projectId}",
        4,
    ),
    (
        "c65009a7-474a-4ad1-8b42-7d852107ef8c",
        "Packaging",
        "Feeds",
        "{project}/_apis/{area}/{resource}/{feedId}",
        1,
    ),
    (
        "0cee643d-beb9-41f8-9368-3ada763a8344",
        "Packaging",
        "FeedRecycleBin",
        "{project}/_apis/{area}/{resource}/{feedId}",
        1,
    ),
    (
        "a74419ef-b477-43df-8758-3cd1cd5f56c6",
        "Packaging",
        "GlobalPermissions",
        "_apis/{area}/{resource}",
        1,
    ),
];

/// Routes below a feed; each follows [`FEED`].
const FEED_LOCATIONS: &[Location] = &[
    (
        "be8c1476-86a7-44ed-b19d-aec0e9275cd8",
        "Packaging",
        "Permissions",
        "{resource}",
        1,
    ),
    (
        "42a8502a-6785-41bc-8c16-89477d930877",
        "Packaging",
        "Views",
        "{resource}/{viewId}",
        1,
    ),
    (
        "7a20d846-c929-4acc-9ea2-0d5a7df1b197",
        "Packaging",
        "Packages",
        "{resource}/{packageId}",
        1,
    ),
    (
        "3b331909-6a86-44cc-b9ec-c1834c35498f",
        "Packaging",
        "Versions",
        "Packages/{packageId}/{resource}/{packageVersionId}",
        1,
    ),
];

/// The download of a crate's file; its area tells that a server has Cargo (facts §3.4).
const CARGO: Location = (
    "bceb7750-5d24-4bea-a2c8-1e3155dcefa3",
    "Cargo",
    "content",
    "{project}/_apis/packaging/feeds/{feedId}/{area}/packages/{packageName}/versions/{packageVersion}/{resource}",
    1,
);

/// `OPTIONS _apis`
pub(super) fn locations(state: &State, call: &Call) -> Response {
    let edition = state.options().edition;
    let has_cargo = edition.has_cargo() && !call.faults.has(Fault::NoCargo);
    let plain = LOCATIONS
        .iter()
        .map(|location| (*location, location.3.to_owned()));
    let below_feeds = FEED_LOCATIONS
        .iter()
        .map(|location| (*location, format!("{FEED}{}", location.3)));
    let cargo = has_cargo.then(|| (CARGO, CARGO.3.to_owned()));
    let version = |(major, minor): (u32, u32)| format!("{major}.{minor}");
    let described = |(location, route): (Location, String)| {
        json!({
            "id": location.0,
            "area": location.1,
            "resourceName": location.2,
            "routeTemplate": route,
            "resourceVersion": location.4,
            "minVersion": "1.0",
            "maxVersion": version(edition.highest_version()),
            "releasedVersion": version(edition.released_version()),
        })
    };
    reply::list(
        plain
            .chain(below_feeds)
            .chain(cargo)
            .map(described)
            .collect(),
    )
}

/// The areas that clients of feeds look for; the cloud alone tells them.
const AREAS: &[(&str, &str, BaseHost)] = &[
    (
        "79134c72-4a58-4b42-976c-04e7115f32bf",
        "core",
        BaseHost::Core,
    ),
    (
        "7ab4e64e-c4d8-4f50-ae73-5ef2e21642a5",
        "Packaging",
        BaseHost::Feeds,
    ),
    (
        "71f96160-8701-4914-aed9-c44b89f20ccd",
        "Cargo",
        BaseHost::Packages,
    ),
    (
        "8ccfef3d-2b87-4e99-8ccb-66e343d2daa8",
        "Profile",
        BaseHost::Identity,
    ),
    (
        "0d55247a-1c47-4462-9b1f-5e2125590ee6",
        "Account",
        BaseHost::Identity,
    ),
];

fn known_areas(state: &State, call: &Call) -> Vec<Value> {
    if !state.options().edition.is_services() || call.site == Site::Deployment {
        return Vec::new();
    }
    let described = |(id, name, host): &(&str, &str, BaseHost)| json!({ "id": id, "name": name, "locationUrl": format!("{}/", call.base(state, *host)) });
    AREAS.iter().map(described).collect()
}

/// `resourceAreas`: on a server it is empty.
pub(super) fn areas(state: &State, call: &Call) -> Response {
    reply::list(known_areas(state, call))
}

/// `resourceAreas/{id}`
pub(super) fn area(state: &State, call: &Call, id: &str) -> Response {
    let mut areas = known_areas(state, call).into_iter();
    match areas.find(|area| area["id"] == id) {
        Some(area) => reply::json(StatusCode::OK, &area),
        None => reply::json(StatusCode::OK, &Value::Null),
    }
}
