//! Packages and versions as the feed lists them (azure-devops facts §3.1), and
//! what tells a version that was saved from upstream from a published one (§3.2).

use serde::{Deserialize, Serialize};

use super::null_is_default;
use super::upstream::UpstreamSourceType;

/// What to list.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct PackageQuery {
    /// Only this protocol, such as `Cargo`; also filtered here, ignoring case.
    pub protocol: Option<String>,
    /// Only names that contain this text.
    pub name_contains: Option<String>,
    /// All versions of each package, not only the newest.
    pub all_versions: bool,
    /// Deleted versions too.
    pub include_deleted: bool,
    /// Only listed (true) or only unlisted (false) versions.
    pub is_listed: Option<bool>,
    /// Reads no further page once there are so many; all of them without it.
    pub limit: Option<usize>,
}

impl PackageQuery {
    /// All versions of the packages of a protocol whose names contain a text:
    /// the query of the proof (azure-devops facts §3.2).
    #[must_use]
    pub fn named(protocol: &str, name: &str) -> PackageQuery {
        PackageQuery {
            protocol: Some(protocol.to_owned()),
            name_contains: Some(name.to_owned()),
            all_versions: true,
            ..PackageQuery::default()
        }
    }
}

/// One package of a feed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Package {
    /// Its GUID.
    pub id: String,
    /// Its name as published.
    pub name: String,
    /// Its name as the server compares it.
    #[serde(default)]
    pub normalized_name: Option<String>,
    /// Its protocol; compare with [`is_protocol`](crate::is_protocol).
    #[serde(default, deserialize_with = "null_is_default")]
    pub protocol_type: String,
    /// Its versions: the newest, or all when the query asked for them.
    #[serde(default, deserialize_with = "null_is_default")]
    pub versions: Vec<PackageVersion>,
}

impl Package {
    /// True when this is the package of that name, whichever way the server
    /// normalizes names (azure-devops facts §3.1).
    #[must_use]
    pub fn is_named(&self, name: &str) -> bool {
        same_package_name(&self.name, name)
            || self
                .normalized_name
                .as_deref()
                .is_some_and(|own| same_package_name(own, name))
    }
}

/// One version of a package.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct PackageVersion {
    /// Its GUID.
    pub id: String,
    /// The version as published.
    pub version: String,
    /// The version as the server compares it.
    #[serde(default)]
    pub normalized_version: Option<String>,
    /// The newest one.
    #[serde(default, deserialize_with = "null_is_default")]
    pub is_latest: bool,
    /// False for a yanked crate; none when the server does not say.
    #[serde(default)]
    pub is_listed: Option<bool>,
    /// In the recycle bin.
    #[serde(default, deserialize_with = "null_is_default")]
    pub is_deleted: bool,
    /// The id of the upstream source it was saved from; none for a published version.
    #[serde(default)]
    pub direct_upstream_source_id: Option<String>,
    /// When it was published or saved, as the server writes it.
    #[serde(default)]
    pub publish_date: Option<String>,
    /// The views it is in; a version that is only available upstream is in none.
    #[serde(default, deserialize_with = "null_is_default")]
    pub views: Vec<ViewReference>,
    /// Where it came from, nearest first; only in the versions of one package.
    #[serde(default, deserialize_with = "null_is_default")]
    pub source_chain: Vec<SourceChainItem>,
    /// What it depends on; only in the versions of one package.
    #[serde(default, deserialize_with = "null_is_default")]
    pub dependencies: Vec<DependencyReference>,
    /// The package's description.
    #[serde(default, alias = "packageDescription")]
    pub description: Option<String>,
}

/// A view that a version is in.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ViewReference {
    /// Its GUID.
    #[serde(default, deserialize_with = "null_is_default")]
    pub id: String,
    /// Its name, such as `Local`.
    #[serde(default, deserialize_with = "null_is_default")]
    pub name: String,
}

/// One link of the chain that a version came through.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct SourceChainItem {
    /// The upstream source's id.
    #[serde(default)]
    pub id: Option<String>,
    /// Its name.
    #[serde(default, deserialize_with = "null_is_default")]
    pub name: String,
    /// Where it is.
    #[serde(default)]
    pub location: Option<String>,
    /// The same for people.
    #[serde(default)]
    pub display_location: Option<String>,
    /// Public registry or another feed.
    #[serde(default, alias = "upstreamSourceType")]
    pub source_type: UpstreamSourceType,
}

/// A dependency of a version.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct DependencyReference {
    /// The other package's name.
    #[serde(default, deserialize_with = "null_is_default")]
    pub package_name: String,
    /// The versions that fit.
    #[serde(default)]
    pub version_range: Option<String>,
    /// The server's group, such as `dev`.
    #[serde(default)]
    pub group: Option<String>,
}

impl PackageVersion {
    /// True when the version was saved from that upstream source: it names the
    /// source, is not deleted, and is in a view when the server lists views
    /// (azure-devops facts §3.2).
    #[must_use]
    pub fn is_saved_from(&self, upstream_id: &str) -> bool {
        let named = |id: &Option<String>| {
            id.as_deref()
                .is_some_and(|id| !id.is_empty() && id.eq_ignore_ascii_case(upstream_id))
        };
        let direct = named(&self.direct_upstream_source_id);
        let chain = self.direct_upstream_source_id.is_none()
            && self
                .source_chain
                .first()
                .is_some_and(|item| named(&item.id));
        (direct || chain) && !self.is_deleted && !self.views.is_empty()
    }
}

/// Compares package names, ignoring case and taking `_` for `-`: how the server
/// normalizes the names of crates is not known (azure-devops facts §3.1).
#[must_use]
pub fn same_package_name(left: &str, right: &str) -> bool {
    let fold = |byte: u8| match byte {
        b'_' => b'-',
        byte => byte.to_ascii_lowercase(),
    };
    left.len() == right.len() && left.bytes().map(fold).eq(right.bytes().map(fold))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn version(direct: Option<&str>, views: usize, chain: Option<&str>) -> PackageVersion {
        let text = serde_json::json!({
            "id": "1", "version": "1.0.0", "directUpstreamSourceId": direct,
            "views": vec![serde_json::json!({"id": "v", "name": "Local"}); views],
            "sourceChain": chain.map(|id| serde_json::json!([{"id": id, "name": "n", "sourceType": "public"}])),
        });
        serde_json::from_value(text).expect("a version")
    }

    #[test]
    fn saved_from_upstream() {
        assert!(version(Some("U1"), 1, None).is_saved_from("u1"));
        assert!(version(None, 1, Some("u1")).is_saved_from("u1"));
        assert!(
            !version(Some("u1"), 0, None).is_saved_from("u1"),
            "in no view"
        );
        assert!(
            !version(Some("u2"), 1, Some("u1")).is_saved_from("u1"),
            "another source"
        );
        assert!(!version(None, 1, None).is_saved_from("u1"), "published");
        assert!(!version(Some(""), 1, None).is_saved_from(""), "no id");
    }

    #[test]
    fn names_are_compared_both_ways() {
        assert!(same_package_name("serde_json", "Serde-JSON"));
        assert!(!same_package_name("serde", "serde_json"));
    }
}
