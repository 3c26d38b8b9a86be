//! What a server can do, read from its list of interfaces (azure-devops facts §5.3, §8).

use serde::Deserialize;
use serde_json::Value;

use super::null_is_default;

/// Whether something is there.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Support {
    /// The server's list says so.
    Known(bool),
    /// The list does not tell: try, and see.
    Unknown,
}

/// The versions of the interface that this client speaks (azure-devops facts §1.1).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ApiVersion {
    /// 7.0: Azure DevOps Server 2022.
    V7_0,
    /// 7.1: Azure DevOps Services, Azure DevOps Server 2022.1 and later.
    V7_1,
}

impl ApiVersion {
    /// As it is sent.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            ApiVersion::V7_0 => "7.0",
            ApiVersion::V7_1 => "7.1",
        }
    }
}

/// What a server can do.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Capabilities {
    /// Whether feeds speak Cargo.
    pub cargo: Support,
    /// Whether there are feeds at all.
    pub packaging: Support,
    /// The highest version that the server's list of feed interfaces names, such as `7.2`.
    pub highest_version: Option<String>,
    /// The version that this client uses from now on.
    pub api_version: ApiVersion,
}

/// One element of the list.
#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct ResourceLocation {
    #[serde(default, deserialize_with = "null_is_default")]
    area: String,
    #[serde(default, deserialize_with = "null_is_default")]
    resource_name: String,
    #[serde(default)]
    max_version: Value,
    #[serde(default)]
    released_version: Value,
}

impl Capabilities {
    /// Services: Cargo and 7.1 are generally available (azure-devops facts §1.1, §4.9).
    pub(crate) fn of_services(locations: &[ResourceLocation]) -> Capabilities {
        Capabilities {
            cargo: Support::Known(true),
            packaging: Support::Known(true),
            highest_version: highest(locations).map(show),
            api_version: ApiVersion::V7_1,
        }
    }

    /// Server: only what the list says. A list without a Cargo area proves the
    /// absence of Cargo only for a server that is older than 7.1.
    pub(crate) fn of_server(locations: &[ResourceLocation]) -> Capabilities {
        let has = |area: &str| {
            locations
                .iter()
                .any(|location| location.area.eq_ignore_ascii_case(area))
        };
        let released = locations
            .iter()
            .filter(|location| location.is_feeds())
            .filter_map(|location| {
                version(&location.released_version).or_else(|| version(&location.max_version))
            });
        let speaks = released.max();
        let api_version = match speaks {
            Some(speaks) if speaks >= (7, 1) => ApiVersion::V7_1,
            _ => ApiVersion::V7_0,
        };
        let packaging = match (locations.is_empty(), has("Packaging")) {
            (true, _) => Support::Unknown,
            (false, there) => Support::Known(there),
        };
        let cargo = match (has("Cargo"), packaging, speaks) {
            (true, _, _) => Support::Known(true),
            (false, Support::Known(false), _) => Support::Known(false),
            (false, _, Some(speaks)) if speaks < (7, 1) => Support::Known(false),
            _ => Support::Unknown,
        };
        Capabilities {
            cargo,
            packaging,
            highest_version: highest(locations).map(show),
            api_version,
        }
    }
}

impl ResourceLocation {
    fn is_feeds(&self) -> bool {
        self.area.eq_ignore_ascii_case("Packaging")
            && self.resource_name.eq_ignore_ascii_case("Feeds")
    }
}

fn highest(locations: &[ResourceLocation]) -> Option<(u32, u32)> {
    let feeds = locations.iter().filter(|location| location.is_feeds());
    feeds
        .filter_map(|location| version(&location.max_version))
        .max()
}

fn show((major, minor): (u32, u32)) -> String {
    format!("{major}.{minor}")
}

/// `"7.1"`, `"7.1-preview.1"` or the number `7.1`.
fn version(value: &Value) -> Option<(u32, u32)> {
    let text = match value {
        Value::String(text) => text.clone(),
        Value::Number(number) => number.to_string(),
        _ => return None,
    };
    let text = text.split('-').next().unwrap_or_default();
    let (major, minor) = text.split_once('.').unwrap_or((text, "0"));
    let parsed = (major.parse().ok()?, minor.parse().ok()?);
    (parsed > (0, 0)).then_some(parsed)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn server(list: Value) -> Capabilities {
        let locations: Vec<ResourceLocation> = serde_json::from_value(list).expect("a list");
        Capabilities::of_server(&locations)
    }

    fn feeds(maximum: Value, released: Value) -> Value {
        serde_json::json!({"id": "x", "area": "packaging", "resourceName": "feeds",
            "maxVersion": maximum, "releasedVersion": released})
    }

    #[test]
    fn what_a_list_tells() {
        let check = |list: Value, cargo: Support, version: ApiVersion| {
            let found = server(list.clone());
            assert_eq!((found.cargo, found.api_version), (cargo, version), "{list}");
        };
        let cargo = serde_json::json!({"area": "Cargo", "resourceName": "download"});
        check(serde_json::json!([]), Support::Unknown, ApiVersion::V7_0);
        check(
            serde_json::json!([{"area": "core"}]),
            Support::Known(false),
            ApiVersion::V7_0,
        );
        let rtm = feeds("7.0".into(), "7.0".into());
        check(
            serde_json::json!([rtm]),
            Support::Known(false),
            ApiVersion::V7_0,
        );
        let newer = feeds("7.2-preview.1".into(), "7.1".into());
        check(
            serde_json::json!([newer]),
            Support::Unknown,
            ApiVersion::V7_1,
        );
        check(
            serde_json::json!([newer, cargo]),
            Support::Known(true),
            ApiVersion::V7_1,
        );
        let preview = feeds(serde_json::json!(7.1), serde_json::json!("7.0"));
        check(
            serde_json::json!([preview, cargo]),
            Support::Known(true),
            ApiVersion::V7_0,
        );
        let unreleased = feeds("7.1".into(), Value::Null);
        check(
            serde_json::json!([unreleased]),
            Support::Unknown,
            ApiVersion::V7_1,
        );
        let zero = feeds("7.1".into(), "0.0".into());
        check(
            serde_json::json!([zero]),
            Support::Unknown,
            ApiVersion::V7_1,
        );
        check(
            serde_json::json!([feeds("x".into(), "".into())]),
            Support::Unknown,
            ApiVersion::V7_0,
        );
    }
}
