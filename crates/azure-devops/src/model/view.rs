//! Views of a feed and who may use it (azure-devops facts §1.5, §1.6).

use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

use super::null_is_default;
use super::open_enum::open_enum;

open_enum! {
    /// Who may read a view.
    ViewVisibility {
        /// Those with explicit permissions.
        Private = "private",
        /// Everyone in the organization.
        Collection = "collection",
        /// The enterprise; an old name.
        Organization = "organization",
        /// Everyone in the Microsoft Entra tenant.
        AadTenant = "aadTenant",
    }
}

open_enum! {
    /// What kind of view it is.
    ViewType {
        /// Everything published or saved: `Local`.
        Implicit = "implicit",
        /// What was promoted to it.
        Release = "release",
        /// No kind.
        None = "none",
    }
}

open_enum! {
    /// What somebody may do with a feed.
    FeedRole {
        /// A set of rights that is no role.
        Custom = "custom",
        /// Nothing.
        None = "none",
        /// Feed Reader: what is already there.
        Reader = "reader",
        /// Feed and Upstream Reader (Collaborator): also saves from upstream.
        Collaborator = "collaborator",
        /// Feed Publisher (Contributor): also publishes.
        Contributor = "contributor",
        /// Feed Owner.
        Administrator = "administrator",
    }
}

/// One view of a feed.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct FeedView {
    /// Its GUID.
    pub id: String,
    /// Its name, such as `Local`.
    pub name: String,
    /// What kind of view it is.
    #[serde(rename = "type", default)]
    pub view_type: ViewType,
    /// Who may read it.
    #[serde(default)]
    pub visibility: ViewVisibility,
    /// Its place in the interface.
    #[serde(default)]
    pub url: Option<String>,
}

/// One entry of a feed's permissions.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct FeedPermission {
    /// What they may do.
    #[serde(default)]
    pub role: FeedRole,
    /// Who, as `Type;Identifier`.
    #[serde(default, deserialize_with = "null_is_default")]
    pub identity_descriptor: String,
    /// Who, as a GUID, when it was asked for.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub identity_id: Option<String>,
    /// Who, for people.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub display_name: Option<String>,
    /// True when the role comes from the organization or the project.
    #[serde(default, deserialize_with = "null_is_default")]
    pub is_inherited_role: bool,
    /// Every other field, as the server sent it.
    #[serde(flatten)]
    pub others: Map<String, Value>,
}

impl FeedRole {
    /// True for the roles that save packages from upstream (azure-devops facts §1.6, §3.3);
    /// false also where it is not known.
    #[must_use]
    pub fn saves_from_upstream(&self) -> bool {
        matches!(
            self,
            FeedRole::Collaborator | FeedRole::Contributor | FeedRole::Administrator
        )
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn unknown_roles_and_kinds_are_kept() {
        let permission: FeedPermission =
            serde_json::from_str(r#"{"role":"Emperor","identityDescriptor":"T;1","x":2}"#)
                .expect("a permission");
        assert_eq!(permission.role, FeedRole::Other("Emperor".to_owned()));
        assert!(!permission.role.saves_from_upstream());
        let known: FeedPermission =
            serde_json::from_str(r#"{"role":"COLLABORATOR","displayName":null}"#).expect("known");
        assert!(known.role.saves_from_upstream());
        let numeric: FeedPermission = serde_json::from_str(r#"{"role":7}"#).expect("a number");
        assert_eq!(numeric.role.as_str(), "7");
    }
}
