//! `…/distributedtask/hubs/{hub}/plans/{plan}/jobs/{job}/oidctoken`: the token with which a job of
//! Azure Pipelines speaks for the application of a service connection (`SYSTEM_OIDCREQUESTURI`).

use axum::response::Response;
use http::{Method, StatusCode};
use serde_json::json;

use super::{Refusal, bad_request, method_not_allowed};
use crate::auth::{CredentialKind, SignedIn};
use crate::call::Call;
use crate::state::State;
use crate::{entra, reply};

pub(super) fn oidc_token(state: &State, call: &Call, user: &SignedIn) -> Result<Response, Refusal> {
    if call.method != Method::POST {
        return Err(method_not_allowed());
    }
    if user.kind != CredentialKind::JobToken {
        return Err(Box::new(reply::unauthorized(state, call)));
    }
    let connection = call.query("serviceConnectionId").unwrap_or_default();
    let token = entra::oidc_token(state, &call.organization_name, connection);
    let token = token.ok_or_else(|| bad_request("There is no such service connection."))?;
    Ok(reply::json(StatusCode::OK, &json!({ "oidcToken": token })))
}
