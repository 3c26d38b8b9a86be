//! Device codes (facts §7): made, asked for again and again, and decided on by the tests that play
//! the person.

use std::time::Instant;

use axum::response::Response;
use http::{Method, StatusCode};
use secrecy::ExposeSecret as _;
use serde_json::json;

use super::form::Form;
use super::register::{DeviceCode, DeviceDecision, Grant, after, remember};
use super::scopes::Scopes;
use super::{EntraError, clients, errors};
use crate::auth::{digest, random_text};
use crate::call::Call;
use crate::faults::SignInFault;
use crate::options::{EntraClient, EntraClientKind};
use crate::state::{Data, State};

/// How long a device code is, in characters.
const DEVICE_CODE_LENGTH: usize = 180;

/// How long what the person types is, in characters.
const USER_CODE_LENGTH: usize = 9;

/// Makes a device code.
pub(super) fn start(state: &State, call: &Call, tenant: &str) -> Result<Response, EntraError> {
    if call.method != Method::POST {
        return Err(EntraError::of(errors::NOT_POST));
    }
    let tenant = super::tenant(state, tenant)?;
    let form = Form::of(call)?;
    let mut data = state.data();
    let client = clients::known(&data, form.required("client_id")?)?;
    if client.kind != EntraClientKind::Public {
        return Err(EntraError::of(errors::CREDENTIAL_MISSING));
    }
    let entra = &state.options().entra;
    let text = random_text(DEVICE_CODE_LENGTH);
    let user_code = random_text(USER_CODE_LENGTH);
    let user_code = user_code.expose_secret().to_ascii_uppercase();
    let code = DeviceCode {
        digest: digest(&text),
        user_code: user_code.clone(),
        grant: Grant {
            client: client.id,
            tenant,
            scopes: Scopes::parse(form.required("scope")?)?,
            nonce: None,
        },
        end: after(entra.device_code_lifetime),
        // The first time may be at once.
        next_poll: Instant::now(),
        decision: DeviceDecision::Pending,
    };
    remember(&mut data.entra.device_codes, code);
    state.device_code_made().notify_waiters();
    let page = "https://microsoft.com/devicelogin";
    let body = json!({
        "user_code": user_code,
        "device_code": text.expose_secret(),
        "verification_uri": page,
        "expires_in": entra.device_code_lifetime.as_secs(),
        "interval": entra.device_code_interval.as_secs(),
        "message": format!("To sign in, open {page} and enter the code {user_code}."),
    });
    Ok(super::json(StatusCode::OK, &body))
}

/// What has become of a device code; a grant where the person has approved.
pub(super) fn poll(
    state: &State,
    data: &mut Data,
    call: &Call,
    form: &Form,
    client: &EntraClient,
) -> Result<Grant, EntraError> {
    let wanted = digest(form.required_secret("device_code")?);
    let mut codes = data.entra.device_codes.iter_mut();
    let code = codes
        .find(|code| code.digest == wanted && code.grant.client == client.id)
        .ok_or(EntraError::of(errors::GRANT_INVALID))?;
    let now = Instant::now();
    if code.end <= now {
        return Err(EntraError::of(errors::DEVICE_CODE_EXPIRED));
    }
    let is_early = now < code.next_poll;
    code.next_poll = after(state.options().entra.device_code_interval);
    if is_early || call.faults.has(SignInFault::SlowDown) {
        return Err(EntraError::of(errors::SLOW_DOWN));
    }
    match code.decision {
        DeviceDecision::Pending => Err(EntraError::of(errors::PENDING)),
        DeviceDecision::Declined => Err(EntraError::of(errors::DECLINED)),
        DeviceDecision::Used => Err(EntraError::of(errors::GRANT_INVALID)),
        DeviceDecision::Approved => {
            code.decision = DeviceDecision::Used;
            Ok(code.grant.clone())
        }
    }
}
