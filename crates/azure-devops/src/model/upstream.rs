//! The upstream sources of a feed (azure-devops facts §1.3, §1.4).

use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

use super::null_is_default;
use super::open_enum::open_enum;

open_enum! {
    /// What kind of place an upstream source is.
    UpstreamSourceType {
        /// A public registry such as crates.io.
        Public = "public",
        /// Another feed.
        Internal = "internal",
    }
}

open_enum! {
    /// Whether an upstream source works.
    UpstreamStatus {
        /// It works.
        Ok = "ok",
        /// Switched off; [`UpstreamSource::status_details`] may say why.
        Disabled = "disabled",
    }
}

/// One upstream source of a feed.
///
/// Everything the server sent stays in it, known or not, so that a list can be
/// sent back whole: a PATCH replaces the list (azure-devops facts §1.3).
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct UpstreamSource {
    /// The server's id; none in a source that is about to be created.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub id: Option<String>,
    /// Its name, such as `crates.io`.
    #[serde(default, deserialize_with = "null_is_default")]
    pub name: String,
    /// The package protocol; compare with [`is_protocol`].
    #[serde(default, deserialize_with = "null_is_default")]
    pub protocol: String,
    /// Where it is.
    #[serde(default, deserialize_with = "null_is_default")]
    pub location: String,
    /// The same for people.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub display_location: Option<String>,
    /// Public registry or another feed.
    #[serde(default)]
    pub upstream_source_type: UpstreamSourceType,
    /// Whether it works; none in a source that is about to be created.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub status: Option<UpstreamStatus>,
    /// Why it does not work.
    #[serde(
        default,
        deserialize_with = "null_is_default",
        skip_serializing_if = "Vec::is_empty"
    )]
    pub status_details: Vec<StatusDetail>,
    /// Every other field, as the server sent it.
    #[serde(flatten)]
    pub others: Map<String, Value>,
}

/// One reason for the status of an upstream source.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct StatusDetail {
    /// The reason in the server's words.
    #[serde(default, deserialize_with = "null_is_default")]
    pub reason: String,
    /// Every other field, as the server sent it.
    #[serde(flatten)]
    pub others: Map<String, Value>,
}

impl UpstreamSource {
    /// A public source as a POST wants it (azure-devops facts §1.7).
    #[must_use]
    pub fn public(name: &str, protocol: &str, location: &str) -> UpstreamSource {
        UpstreamSource {
            name: name.to_owned(),
            protocol: protocol.to_owned(),
            location: location.to_owned(),
            display_location: Some(location.to_owned()),
            upstream_source_type: UpstreamSourceType::Public,
            ..UpstreamSource::default()
        }
    }

    /// True for a public source of a protocol, whatever its case, that was not deleted.
    #[must_use]
    pub fn is_public(&self, protocol: &str) -> bool {
        let deleted = self
            .others
            .get("deletedDate")
            .is_some_and(|date| !date.is_null());
        !deleted
            && self.upstream_source_type == UpstreamSourceType::Public
            && is_protocol(&self.protocol, protocol)
    }

    /// True when its status is `ok`.
    #[must_use]
    pub fn is_ok(&self) -> bool {
        self.status == Some(UpstreamStatus::Ok)
    }
}

/// Compares names of package protocols, ignoring case (azure-devops facts §1.4, §3.1).
#[must_use]
pub fn is_protocol(text: &str, protocol: &str) -> bool {
    text.eq_ignore_ascii_case(protocol)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_is_lost_between_get_and_patch() {
        let text = serde_json::json!({
            "id": "5f", "name": "crates.io", "protocol": "cArGo", "location": "x",
            "displayLocation": "y", "upstreamSourceType": "public", "status": "ok",
            "statusDetails": [{"reason": "r", "code": 7}],
            "serviceEndpointId": "77", "internalUpstreamViewId": null, "future": {"a": [1, 2]}
        });
        let source: UpstreamSource = serde_json::from_value(text.clone()).expect("a source");
        assert!(source.is_public("Cargo") && source.is_ok());
        assert_eq!(serde_json::to_value(&source).expect("JSON"), text);
    }

    #[test]
    fn unknown_values_are_kept() {
        let text = serde_json::json!({
            "name": "n", "protocol": "holo", "location": "l",
            "upstreamSourceType": "sideways", "status": "Sleepy"
        });
        let source: UpstreamSource = serde_json::from_value(text.clone()).expect("a source");
        assert_eq!(
            source.status,
            Some(UpstreamStatus::Other("Sleepy".to_owned()))
        );
        assert_eq!(serde_json::to_value(&source).expect("JSON"), text);
        assert!(!source.is_public("cargo") && !source.is_ok());
    }

    #[test]
    fn a_new_source_has_no_empty_fields() {
        let source = UpstreamSource::public("crates.io", "Cargo", "https://example.test/");
        insta::assert_snapshot!(
            serde_json::to_string(&source).expect("JSON"),
            @r#"{"name":"crates.io","protocol":"Cargo","location":"https://example.test/","displayLocation":"https://example.test/","upstreamSourceType":"public"}"#
        );
    }

    #[test]
    fn a_deleted_source_does_not_count() {
        let mut source = UpstreamSource::public("crates.io", "Cargo", "l");
        source
            .others
            .insert("deletedDate".to_owned(), Value::from("2026-01-01"));
        assert!(!source.is_public("cargo"));
    }
}
