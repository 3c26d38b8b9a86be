//! The token endpoint: four grants, each bound to what it was made for.

use std::time::Instant;

use axum::response::Response;
use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use http::Method;
use secrecy::ExposeSecret as _;
use sha2::{Digest as _, Sha256};
use uuid::Uuid;

use super::form::Form;
use super::register::Grant;
use super::scopes::Scopes;
use super::tokens::Subject;
use super::{EntraError, answer, clients, device_code, errors};
use crate::auth::digest;
use crate::call::Call;
use crate::options::{EntraClient, EntraClientKind};
use crate::state::{Data, State};

pub(super) fn answer(
    state: &State,
    call: &Call,
    tenant_segment: &str,
) -> Result<Response, EntraError> {
    if call.method != Method::POST {
        return Err(EntraError::of(errors::NOT_POST));
    }
    let form = Form::of(call)?;
    let tenant = super::tenant(state, tenant_segment)?;
    form.required("grant_type")?;
    let mut data = state.data();
    let data = &mut *data;
    let client = clients::authenticated(data, call, &form, tenant_segment)?;
    let grant = match super::form::grant(&call.body) {
        "authorization_code" => redeemed(data, &form, &client, tenant)?,
        "refresh_token" => refreshed(state, data, &form, &client)?,
        "device_code" => device_code::poll(state, data, call, &form, &client)?,
        "client_credentials" => {
            let is_named = Uuid::parse_str(tenant_segment).is_ok();
            return application(
                state,
                data,
                call,
                &form,
                &client,
                is_named.then_some(tenant),
            );
        }
        _ => return Err(EntraError::of(errors::GRANT_UNSUPPORTED)),
    };
    Ok(answer::for_person(state, data, call, &grant))
}

/// An authorization code: once, by the client, redirect address and verifier that it was made for.
fn redeemed(
    data: &mut Data,
    form: &Form,
    client: &EntraClient,
    tenant: Uuid,
) -> Result<Grant, EntraError> {
    let wanted = digest(form.required_secret("code")?);
    let redirect = form.required("redirect_uri")?;
    let verifier = form.required_secret("code_verifier")?;
    let mut codes = data.entra.codes.iter_mut();
    let code = codes
        .find(|code| code.digest == wanted && code.grant.client == client.id)
        .ok_or(EntraError::of(errors::GRANT_INVALID))?;
    if std::mem::replace(&mut code.used, true) {
        return Err(EntraError::of(errors::CODE_REDEEMED));
    }
    if code.end <= Instant::now() {
        return Err(EntraError::of(errors::GRANT_EXPIRED));
    }
    if code.redirect != redirect || code.grant.tenant != tenant {
        return Err(EntraError::of(errors::REDIRECT_DIFFERS));
    }
    let challenge = URL_SAFE_NO_PAD.encode(Sha256::digest(verifier.expose_secret()));
    if code.challenge != challenge {
        return Err(EntraError::of(errors::VERIFIER_WRONG));
    }
    Ok(code.grant.clone())
}

/// A refresh token: it is replaced by a new one, and is good no more.
fn refreshed(
    state: &State,
    data: &mut Data,
    form: &Form,
    client: &EntraClient,
) -> Result<Grant, EntraError> {
    let wanted = digest(form.required_secret("refresh_token")?);
    let mut tokens = data.entra.refresh_tokens.iter_mut();
    let token = tokens
        .find(|token| token.digest == wanted && token.grant.client == client.id)
        .ok_or(EntraError::of(errors::GRANT_INVALID))?;
    if token.revoked {
        return Err(EntraError::of(errors::REVOKED));
    }
    if token.end <= Instant::now() {
        return Err(EntraError::of(errors::REFRESH_INACTIVE));
    }
    let uses_allowed = 1 + u32::from(state.options().entra.spent_refresh_token_works_once_more);
    if token.uses >= uses_allowed {
        return Err(EntraError::of(errors::GRANT_INVALID));
    }
    let mut grant = token.grant.clone();
    if let Some(scope) = form.text("scope") {
        grant.scopes = Scopes::parse(scope)?;
        // What was granted once stays granted, asked for again or not.
        grant.scopes.offline_access |= token.grant.scopes.offline_access;
    }
    token.uses += 1;
    Ok(grant)
}

/// An application that acts for itself, in a tenant that it names.
fn application(
    state: &State,
    data: &mut Data,
    call: &Call,
    form: &Form,
    client: &EntraClient,
    tenant: Option<Uuid>,
) -> Result<Response, EntraError> {
    if client.kind == EntraClientKind::Public {
        return Err(EntraError::of(errors::CREDENTIAL_MISSING));
    }
    let tenant = tenant.ok_or(EntraError::of(errors::TENANT_MISSING))?;
    let scopes = Scopes::parse(form.required("scope")?)?;
    if !scopes.is_default {
        let message = "An application asks for '.default' of one resource.";
        return Err(EntraError::of(errors::SCOPE_INVALID).because(message));
    }
    let subject = Subject {
        identity: &client.identity,
        client: client.id,
        tenant,
        is_application: true,
    };
    Ok(answer::for_application(state, data, call, subject, &scopes))
}
