//! `_apis/connectionData`: who a credential belongs to, and what kind of deployment this is
//! (facts §5.1).

use axum::response::Response;
use http::StatusCode;
use serde_json::{Value, json};
use uuid::Uuid;

use crate::auth::{ANONYMOUS, SignedIn};
use crate::call::{BaseHost, Call};
use crate::reply;
use crate::state::State;

/// The answer for whoever calls; nobody shows as the all-a user.
pub(super) fn answer(state: &State, call: &Call) -> Response {
    let user = identity(call.caller.user());
    let is_services = state.options().edition.is_services();
    let access_point = call.base(state, BaseHost::Core);
    let body = json!({
        "authenticatedUser": user,
        "authorizedUser": user,
        "instanceId": call.organization.unwrap_or_else(|| state.deployment()),
        "deploymentId": state.deployment(),
        "deploymentType": if is_services { "hosted" } else { "onPremises" },
        "locationServiceData": {
            "serviceOwner": "00025394-6065-48ca-87d9-7f5672854ef7",
            "defaultAccessMappingMoniker": "PublicAccessMapping",
            "lastChangeId": 1,
            "accessMappings": [{
                "displayName": "Public access mapping",
                "moniker": "PublicAccessMapping",
                "accessPoint": format!("{access_point}/"),
                "serviceOwner": Uuid::nil(),
            }],
        },
    });
    reply::json(StatusCode::OK, &body)
}

fn identity(user: Option<&SignedIn>) -> Value {
    let Some(user) = user else {
        return json!({
            "id": ANONYMOUS,
            "descriptor": format!("System:PublicAccess;{ANONYMOUS}"),
            "providerDisplayName": "Anonymous",
            "isActive": true,
        });
    };
    json!({
        "id": user.id,
        "descriptor": user.descriptor(),
        "subjectDescriptor": format!("practice.{}", user.id.simple()),
        "providerDisplayName": user.display_name,
        "isActive": true,
        "properties": { "Account": { "$type": "System.String", "$value": user.email() } },
    })
}
