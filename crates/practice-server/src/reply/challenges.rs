//! The headers of a 401: which ways to sign in there are, and where (facts §5.4, §5.5, §12.3). With
//! a fault they point to places where nobody should sign in; those hosts do not exist.

use axum::response::Response;
use http::HeaderName;
use http::header::{CACHE_CONTROL, WWW_AUTHENTICATE};
use uuid::Uuid;

use super::{append, set};
use crate::call::{BaseHost, Call};
use crate::faults::SignInFault;
use crate::routing::LOGIN_HOST;
use crate::state::State;

/// Sets the challenges of the edition.
pub(super) fn set_challenges(response: &mut Response, state: &State, call: &Call) {
    set(response, CACHE_CONTROL, "no-cache");
    let is_services = state.options().edition.is_services();
    let entra = &state.options().entra;
    let speaks_entra = is_services || entra.on_server_form;
    let tenant = tenant(state, call);
    let bearer = bearer(state, call, &tenant);
    let realm = format!("Basic realm=\"{}\"", call.base(state, BaseHost::Core));
    let others: &[&str] = if is_services {
        &[
            "Basic realm=\"https://pkgsprodsim.pkgs.visualstudio.com/\"",
            "TFS-Federated",
        ]
    } else {
        &[&realm, "Negotiate", "NTLM"]
    };
    append(response, WWW_AUTHENTICATE, &bearer);
    for challenge in others {
        append(response, WWW_AUTHENTICATE, challenge);
    }
    if speaks_entra {
        set_tenant(response, state, call, &tenant);
    }
}

/// The tenant as it is written into the headers.
fn tenant(state: &State, call: &Call) -> String {
    if call.faults.has(SignInFault::TenantMalformed) {
        return "..%2f..%2fevil".to_owned();
    }
    if call.faults.has(SignInFault::TenantZero) {
        return Uuid::nil().to_string();
    }
    let entra = &state.options().entra;
    entra.tenant_of(&call.organization_name).to_string()
}

fn bearer(state: &State, call: &Call, tenant: &str) -> String {
    let is_services = state.options().edition.is_services();
    let speaks_entra = is_services || state.options().entra.on_server_form;
    let is_withheld = [SignInFault::TenantMissing, SignInFault::TenantInHeaderOnly]
        .into_iter()
        .any(|fault| call.faults.has(fault));
    if !speaks_entra || is_withheld {
        return "Bearer".to_owned();
    }
    format!(
        "Bearer authorization_uri={}/{tenant}",
        authority(state, call)
    )
}

/// Where Entra is, for the caller's form of addresses.
fn authority(state: &State, call: &Call) -> String {
    let foreign = [
        (SignInFault::AuthorityForeign, "https://login.evil.invalid"),
        (
            SignInFault::AuthorityLookAlike,
            "https://login.microsoftonline.com.evil.invalid",
        ),
        (
            SignInFault::AuthorityUserInfo,
            "https://login.microsoftonline.com@evil.invalid",
        ),
        (
            SignInFault::AuthorityPlain,
            "http://login.microsoftonline.com",
        ),
    ];
    let met = foreign
        .into_iter()
        .find(|(fault, _)| call.faults.has(*fault));
    if let Some((_, authority)) = met {
        return authority.to_owned();
    }
    if call.site.is_cloud() || !state.options().entra.on_server_form {
        return format!("https://{LOGIN_HOST}");
    }
    format!("{}://{}/login", call.origin.scheme, call.origin.authority)
}

/// The tenant and where tokens are made for it.
fn set_tenant(response: &mut Response, state: &State, call: &Call, tenant: &str) {
    let name = &call.organization_name;
    let here = !call.site.is_cloud() && state.options().entra.on_server_form;
    let authorization = if call.faults.has(SignInFault::TokenHostForeign) {
        "https://vssps.evil.invalid/".to_owned()
    } else if here {
        format!("{}/", call.base(state, BaseHost::Identity))
    } else if name.is_empty() {
        "https://app.vssps.visualstudio.com/".to_owned()
    } else {
        format!("https://{name}.vssps.visualstudio.com/")
    };
    let values = [
        ("x-vss-resourcetenant", tenant),
        ("x-vss-authorizationendpoint", &authorization),
        ("x-tfs-processid", &Uuid::new_v4().to_string()),
    ];
    let is_withheld = call.faults.has(SignInFault::TenantMissing);
    for (name, value) in values.into_iter().skip(usize::from(is_withheld)) {
        set(response, HeaderName::from_static(name), value);
    }
}
