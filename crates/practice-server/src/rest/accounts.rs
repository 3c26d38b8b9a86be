//! Profile and accounts, which only tokens for all accessible organizations may read (facts §5.1).

use axum::response::Response;
use http::StatusCode;
use serde_json::json;
use time::OffsetDateTime;

use super::{Refusal, bad_request, date, gate, not_found};
use crate::auth::{CredentialKind, Scope, SignedIn};
use crate::call::{Call, encoded};
use crate::faults::Fault;
use crate::reply;
use crate::routing::Site;
use crate::state::State;

fn allowed(state: &State, call: &Call, user: &SignedIn) -> Result<(), Refusal> {
    let here = matches!(
        call.site,
        Site::Deployment | Site::Identity | Site::Collection
    );
    if !here || !state.options().edition.is_services() {
        return Err(not_found());
    }
    gate::scope(state, call, user, Scope::Profile)?;
    if !user.all_organizations || call.faults.has(Fault::AccountsRefused) {
        return Err(Box::new(reply::unauthorized(state, call)));
    }
    Ok(())
}

/// `profile/profiles/me`
pub(super) fn profile(state: &State, call: &Call, user: &SignedIn) -> Result<Response, Refusal> {
    allowed(state, call, user)?;
    let body = json!({
        "displayName": user.display_name,
        "publicAlias": user.id,
        "emailAddress": user.email(),
        "coreRevision": 1,
        "timeStamp": date(OffsetDateTime::now_utc()),
        "id": user.id,
        "revision": 1,
    });
    Ok(reply::json(StatusCode::OK, &body))
}

/// `accounts?memberId=` or `ownerId=`. The addresses in it are of another host than one would
/// think, as in reality: only the names are of use.
pub(super) fn accounts(state: &State, call: &Call, user: &SignedIn) -> Result<Response, Refusal> {
    allowed(state, call, user)?;
    let Some(member) = call.query("memberId").or_else(|| call.query("ownerId")) else {
        return Err(bad_request("Either memberId or ownerId is required."));
    };
    let is_user = member.eq_ignore_ascii_case(&user.id.to_string());
    // Applications have no list of organizations (facts §5.1).
    let is_application = user.kind == CredentialKind::EntraApplication;
    if !is_user || is_application || call.faults.has(Fault::AccountsEmpty) {
        return Ok(reply::list(Vec::new()));
    }
    let data = state.data();
    let account = |organization: &crate::state::Organization| {
        json!({
            "accountId": organization.id,
            "accountUri": format!("https://vssps.dev.azure.com:443/{}/", encoded(&organization.name)),
            "accountName": organization.name,
            "properties": {},
        })
    };
    Ok(reply::list(
        data.organizations.iter().map(account).collect(),
    ))
}
