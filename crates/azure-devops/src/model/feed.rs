//! Feeds, and what is sent to make or change one (azure-devops facts §1.3, §1.7).

use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

use super::null_is_default;
use super::project::Visibility;
use super::upstream::UpstreamSource;
use super::view::{FeedPermission, FeedView};
use crate::endpoints::FeedScope;

/// A feed as the server describes it.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Feed {
    /// Its GUID.
    pub id: String,
    /// Its name.
    pub name: String,
    /// What it is for.
    #[serde(default)]
    pub description: Option<String>,
    /// Its project; none for an organization-scoped feed.
    #[serde(default)]
    pub project: Option<ProjectReference>,
    /// False overrides everything in `upstream_sources`.
    #[serde(default, deserialize_with = "null_is_default")]
    pub upstream_enabled: bool,
    /// Its upstream sources, in order.
    #[serde(default, deserialize_with = "null_is_default")]
    pub upstream_sources: Vec<UpstreamSource>,
    /// Its place in the interface, with ids.
    #[serde(default)]
    pub url: Option<String>,
    /// `feed`, or `feed@view`.
    #[serde(default)]
    pub fully_qualified_name: Option<String>,
    /// The id of the view that people get by default.
    #[serde(default)]
    pub default_view_id: Option<String>,
    /// The view that was asked for, if one was.
    #[serde(default)]
    pub view: Option<FeedView>,
    /// Always true for a view.
    #[serde(default, deserialize_with = "null_is_default")]
    pub is_read_only: bool,
    /// Whether deleted versions are hidden in lists.
    #[serde(default, deserialize_with = "null_is_default")]
    pub hide_deleted_package_versions: bool,
    /// The server's words for what the feed can do, such as `defaultCapabilities`.
    #[serde(default)]
    pub capabilities: Option<Value>,
}

/// The project of a feed.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct ProjectReference {
    /// Its GUID.
    pub id: String,
    /// Its name.
    #[serde(default, deserialize_with = "null_is_default")]
    pub name: String,
    /// Who may see it: a public project makes the feed public.
    #[serde(default)]
    pub visibility: Option<Visibility>,
}

impl Feed {
    /// The first public, not deleted upstream source of a protocol, whatever its case.
    #[must_use]
    pub fn public_upstream(&self, protocol: &str) -> Option<&UpstreamSource> {
        self.upstream_sources
            .iter()
            .find(|source| source.is_public(protocol))
    }

    /// Where the feed lives, by its project's name.
    #[must_use]
    pub fn scope(&self) -> FeedScope {
        match &self.project {
            None => FeedScope::Organization,
            Some(project) if project.name.is_empty() => FeedScope::Project(project.id.clone()),
            Some(project) => FeedScope::Project(project.name.clone()),
        }
    }

    /// True for a feed of a public project: everybody may read it (azure-devops facts §2.4).
    #[must_use]
    pub fn is_public(&self) -> bool {
        let visibility = self
            .project
            .as_ref()
            .and_then(|project| project.visibility.as_ref());
        visibility == Some(&Visibility::Public)
    }
}

/// A feed in the recycle bin, where it keeps its name (azure-devops facts §2.1).
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct DeletedFeed {
    /// The feed.
    #[serde(flatten)]
    pub feed: Feed,
    /// When it was deleted, as the server writes it.
    #[serde(default)]
    pub deleted_date: Option<String>,
    /// When it will be gone, as the server writes it.
    #[serde(default)]
    pub scheduled_permanent_delete_date: Option<String>,
}

/// A feed to create. `upstream_enabled` is always sent as true: false would
/// override the sources (azure-devops facts §1.3).
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct NewFeed {
    /// Its name; check it with [`check_feed_name`](crate::check_feed_name) first.
    pub name: String,
    /// What it is for, at most 255 characters.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub description: Option<String>,
    /// Whether deleted versions are hidden in lists.
    pub hide_deleted_package_versions: bool,
    /// Always true.
    upstream_enabled: bool,
    /// The upstream sources: with a write-only token they can be given only
    /// here (azure-devops facts §1.4).
    pub upstream_sources: Vec<UpstreamSource>,
    /// Permissions to set at once; empty leaves the server's defaults.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub permissions: Vec<FeedPermission>,
}

impl NewFeed {
    /// A feed with a name and its upstream sources.
    #[must_use]
    pub fn new(name: &str, upstream_sources: Vec<UpstreamSource>) -> NewFeed {
        NewFeed {
            name: name.to_owned(),
            description: None,
            hide_deleted_package_versions: true,
            upstream_enabled: true,
            upstream_sources,
            permissions: Vec::new(),
        }
    }
}

/// What to change in a feed; what is `None` stays.
#[derive(Debug, Clone, PartialEq, Default, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct FeedUpdate {
    /// A new name.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// A new description.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub description: Option<String>,
    /// Whether upstream sources work at all.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub upstream_enabled: Option<bool>,
    /// The whole new list of upstream sources: what is not in it is removed, so
    /// take the list of a fresh GET and keep each element as it is.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub upstream_sources: Option<Vec<UpstreamSource>>,
    /// Whether deleted versions are hidden in lists.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub hide_deleted_package_versions: Option<bool>,
    /// Fields that this type does not name.
    #[serde(flatten)]
    pub others: Map<String, Value>,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_feed_with_what_only_the_future_knows() {
        let text = r#"{"id":"f","name":"n","capabilities":["x"],"upstreamEnabled":null,
            "upstreamSources":null,"project":{"id":"p","name":"P","visibility":"Galactic"},"z":1,
            "view":{"id":"v","name":"Local","type":"quantum","visibility":"everyone"}}"#;
        let feed: Feed = serde_json::from_str(text).expect("a feed");
        assert_eq!(feed.scope(), FeedScope::Project("P".to_owned()));
        assert!(!feed.is_public() && feed.upstream_sources.is_empty());
    }

    #[test]
    fn the_body_of_a_create() {
        let source = UpstreamSource::public("crates.io", "Cargo", "l");
        insta::assert_snapshot!(
            serde_json::to_string(&NewFeed::new("f", vec![source])).expect("JSON"),
            @r#"{"name":"f","hideDeletedPackageVersions":true,"upstreamEnabled":true,"upstreamSources":[{"name":"crates.io","protocol":"Cargo","location":"l","displayLocation":"l","upstreamSourceType":"public"}]}"#
        );
    }

    #[test]
    fn the_body_of_an_update_names_only_what_changes() {
        let update = FeedUpdate {
            description: Some("d".to_owned()),
            ..FeedUpdate::default()
        };
        assert_eq!(
            serde_json::to_string(&update).expect("JSON"),
            r#"{"description":"d"}"#
        );
    }
}
