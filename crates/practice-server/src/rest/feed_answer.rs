//! A feed as JSON (facts §1.3, §12.5).

use serde_json::{Map, Value, json};

use super::date;
use crate::call::{BaseHost, Call};
use crate::state::{Feed, Organization, State, UpstreamSource, View};

/// The address of a feed's resource, in the form with ids.
pub(super) fn feed_url(state: &State, call: &Call, feed: &Feed) -> String {
    let base = call.base(state, BaseHost::Feeds);
    let project = feed.project.map(|id| format!("/{id}")).unwrap_or_default();
    format!("{base}{project}/_apis/Packaging/Feeds/{}", feed.id)
}

/// A feed with all its fields.
pub(super) fn described(
    state: &State,
    call: &Call,
    organization: &Organization,
    feed: &Feed,
) -> Value {
    let url = feed_url(state, call, feed);
    let mut answer = json!({
        "_links": {
            "self": { "href": url },
            "packages": { "href": format!("{url}/Packages") },
            "permissions": { "href": format!("{url}/Permissions") },
        },
        "id": feed.id,
        "name": feed.name,
        "description": feed.description,
        "url": url,
        "fullyQualifiedId": feed.id,
        "fullyQualifiedName": feed.name,
        "capabilities": "defaultCapabilities",
        "isReadOnly": false,
        "hideDeletedPackageVersions": feed.hide_deleted_package_versions,
        "badgesEnabled": feed.badges_enabled,
        "upstreamEnabled": feed.upstream_enabled,
        "upstreamEnabledChangedDate": null,
        "upstreamSources": feed.upstream_sources.iter().map(upstream).collect::<Vec<_>>(),
        "view": null,
        "viewId": null,
        "viewName": null,
        "defaultViewId": feed.views.first().map(|view| view.id),
    });
    let project = organization
        .projects
        .iter()
        .find(|project| Some(project.id) == feed.project);
    if let Some(project) = project {
        let visibility = if project.public { "public" } else { "private" };
        answer["project"] =
            json!({ "id": project.id, "name": project.name, "visibility": visibility });
    }
    if let Some(deleted) = feed.deleted {
        answer["deletedDate"] = date(deleted.at).into();
        let permanent = deleted.at + time::Duration::days(30);
        answer["scheduledPermanentDeleteDate"] = date(permanent).into();
    }
    answer
}

/// An upstream source: exactly what was sent, and the server's own fields.
pub(super) fn upstream(source: &UpstreamSource) -> Value {
    let mut fields: Map<String, Value> = source.sent.clone();
    fields.insert("id".to_owned(), json!(source.id));
    let status = if source.enabled { "ok" } else { "disabled" };
    fields.insert("status".to_owned(), json!(status));
    if !source.enabled {
        let reason = "The upstream source could not be reached.";
        fields.insert("statusDetails".to_owned(), json!([{ "reason": reason }]));
    }
    Value::Object(fields)
}

/// A view.
pub(super) fn view(state: &State, call: &Call, feed: &Feed, view: &View) -> Value {
    let url = format!("{}/Views/{}", feed_url(state, call, feed), view.id);
    json!({
        "id": view.id,
        "name": view.name,
        "url": url,
        "type": if view.name == "Local" { "implicit" } else { "release" },
        "visibility": view.visibility,
    })
}
