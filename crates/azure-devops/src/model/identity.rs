//! Who is asking, and which organizations they have (azure-devops facts §5.1).

use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::null_is_default;
use super::open_enum::open_enum;

/// The id of the anonymous identity: the all-a GUID (azure-devops facts §4.4).
pub(crate) const ANONYMOUS: Uuid = Uuid::from_u128(0xaaaa_aaaa_aaaa_aaaa_aaaa_aaaa_aaaa_aaaa);

open_enum! {
    /// Where the server runs.
    Deployment {
        /// Azure DevOps Services.
        Hosted = "hosted",
        /// Azure DevOps Server.
        OnPremises = "onPremises",
    }
}

/// What the server says about the caller and itself.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ConnectionData {
    /// Who the credential belongs to.
    pub authenticated_user: ConnectedUser,
    /// The id of the organization or collection.
    pub instance_id: Option<String>,
    /// Services or Server.
    pub deployment: Deployment,
}

/// The user of a connection.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ConnectedUser {
    /// The user's GUID.
    pub id: String,
    /// The user's name for people; empty when the server does not say.
    pub display_name: String,
    /// True when the server saw nobody: no credential, or one that it did not understand.
    pub is_anonymous: bool,
}

/// The answer as it comes.
#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct ConnectionAnswer {
    authenticated_user: UserAnswer,
    #[serde(default)]
    instance_id: Option<String>,
    #[serde(default)]
    deployment_type: Deployment,
}

#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
struct UserAnswer {
    id: String,
    #[serde(default)]
    provider_display_name: Option<String>,
    #[serde(default)]
    custom_display_name: Option<String>,
}

impl From<ConnectionAnswer> for ConnectionData {
    fn from(answer: ConnectionAnswer) -> ConnectionData {
        let user = answer.authenticated_user;
        let is_anonymous = Uuid::parse_str(&user.id).is_ok_and(|id| id == ANONYMOUS);
        let custom = user.custom_display_name.filter(|name| !name.is_empty());
        ConnectionData {
            authenticated_user: ConnectedUser {
                id: user.id,
                display_name: custom.or(user.provider_display_name).unwrap_or_default(),
                is_anonymous,
            },
            instance_id: answer.instance_id,
            deployment: answer.deployment_type,
        }
    }
}

/// The caller's profile.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Profile {
    /// The profile's id: the member id that [`Client::accounts`](crate::Client::accounts) wants.
    pub id: String,
    /// The name for people.
    #[serde(default, deserialize_with = "null_is_default")]
    pub display_name: String,
    /// The e-mail address.
    #[serde(default)]
    pub email_address: Option<String>,
    /// The public alias, usually the same GUID as the id.
    #[serde(default)]
    pub public_alias: Option<String>,
}

/// One organization of a member. Its address is not read: only the name is
/// dependable (azure-devops facts §5.1).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Account {
    /// The organization's GUID.
    #[serde(default, deserialize_with = "null_is_default")]
    pub account_id: String,
    /// The organization's name.
    pub account_name: String,
}

#[cfg(test)]
mod tests {
    use super::*;

    fn connection(id: &str) -> ConnectionData {
        let text = format!(
            r#"{{"authenticatedUser":{{"id":"{id}","providerDisplayName":"Ada","customDisplayName":null}},
            "instanceId":"1","deploymentType":"onPremises","more":[]}}"#
        );
        serde_json::from_str::<ConnectionAnswer>(&text)
            .expect("an answer")
            .into()
    }

    #[test]
    fn the_all_a_identity_is_nobody() {
        let nobody = connection("AAAAAAAA-aaaa-aaaa-aaaa-aaaaaaaaaaaa");
        assert!(nobody.authenticated_user.is_anonymous);
        let ada = connection("b1b1b1b1-aaaa-aaaa-aaaa-aaaaaaaaaaaa");
        assert!(!ada.authenticated_user.is_anonymous);
        assert_eq!(ada.authenticated_user.display_name, "Ada");
        assert_eq!(ada.deployment, Deployment::OnPremises);
    }
}
