//! `_apis/tokens/pats`: personal access tokens through the token API (facts §6.1, §6.2). Only
//! people with a token of Entra may use it; refusals have status 200; a token's text is in the
//! answer that creates it and nowhere else.

mod refusal;
mod wish;

use axum::response::Response;
use http::{Method, StatusCode};
use secrecy::ExposeSecret as _;
use serde_json::{Value, json};
use time::OffsetDateTime;
use uuid::Uuid;

use super::{Refusal, bad_request, date, json_object, method_not_allowed, not_found};
use crate::auth::{
    CredentialKind, Minted, SignedIn, Token, TokenLength, TokenRequest, random_token,
};
use crate::call::Call;
use crate::faults::SignInFault;
use crate::reply;
use crate::routing::Site;
use crate::state::{Data, State};
pub use refusal::PatTokenError;
use wish::Wish;

/// The most tokens that one list holds.
const LONGEST_LIST: usize = 100;

pub(super) fn answer(state: &State, call: &Call, user: &SignedIn) -> Result<Response, Refusal> {
    let entra = &state.options().entra;
    let is_services = state.options().edition.is_services();
    let is_here = match call.site {
        Site::Identity => is_services,
        Site::Collection => is_services || entra.on_server_form,
        _ => false,
    };
    if !is_here {
        return Err(not_found());
    }
    if user.kind != CredentialKind::EntraUser {
        return Err(Box::new(reply::unauthorized(state, call)));
    }
    if let Some(amount) = call.faults.amount(SignInFault::TokenApiRefused) {
        return Ok(refused(PatTokenError::of_amount(amount)));
    }
    let answered = match call.method {
        Method::POST => create(state, call, user)?,
        Method::PUT => update(state, call, user)?,
        Method::DELETE => return revoke(state, call, user),
        Method::GET if call.query("authorizationId").is_some() => one(state, call, user)?,
        Method::GET => return list(state, call, user),
        _ => return Err(method_not_allowed()),
    };
    Ok(answered.unwrap_or_else(refused))
}

/// What became of a request: an answer, or a refusal with status 200.
type Answered = Result<Response, PatTokenError>;

fn refused(error: PatTokenError) -> Response {
    let body = json!({ "patToken": null, "patTokenError": error.name() });
    reply::json(StatusCode::OK, &body)
}

fn accepted(token: Value) -> Response {
    let body = json!({ "patToken": token, "patTokenError": PatTokenError::None.name() });
    reply::json(StatusCode::OK, &body)
}

fn create(state: &State, call: &Call, user: &SignedIn) -> Result<Answered, Refusal> {
    let body = json_object(call)?;
    let now = OffsetDateTime::now_utc();
    let mut wish = match Wish::read(&body, None, now) {
        Ok(wish) => wish,
        Err(error) => return Ok(Err(error)),
    };
    if let Some(error) = wish.violation(&state.options().entra.token_policies, now) {
        return Ok(Err(error));
    }
    if let Some(seconds) = call.faults.amount(SignInFault::MintedShorter) {
        wish.valid_to -= time::Duration::seconds(seconds.into());
    }
    if call.faults.has(SignInFault::MintedWithoutScope) {
        "vso.profile".clone_into(&mut wish.scope);
    }
    let length = TokenLength::Characters84;
    let text = random_token(length);
    let kind = CredentialKind::PersonalAccessToken;
    let mut token = Token::new(&text, kind, user.id, request(call, user, &wish, now));
    token.minted = Some(Minted {
        display_name: wish.display_name,
        scope: wish.scope,
        valid_from: now,
        valid_to: wish.valid_to,
    });
    let mut described = described(&token, call.organization);
    if !call.faults.has(SignInFault::MintedWithoutText) {
        described["token"] = text.expose_secret().into();
    }
    state.data().tokens.push(token);
    Ok(Ok(accepted(described)))
}

/// The token that a wish means; the user's own rights stay what they are.
fn request(call: &Call, user: &SignedIn, wish: &Wish, now: OffsetDateTime) -> TokenRequest {
    let lifetime = (wish.valid_to - now).try_into().unwrap_or_default();
    let bound = (!wish.all_organizations).then(|| call.organization_name.clone());
    TokenRequest {
        user: user.display_name.clone(),
        scopes: wish.scopes(),
        lifetime,
        organization: bound,
        role: user.role,
        feed_creator: user.feed_creator,
        length: TokenLength::Characters84,
    }
}

/// A token without its text.
fn described(token: &Token, organization: Option<Uuid>) -> Value {
    let Some(minted) = &token.minted else {
        return Value::Null;
    };
    let bound = token.request.organization.is_some();
    let targets: Vec<Uuid> = organization.into_iter().filter(|_| bound).collect();
    json!({
        "displayName": minted.display_name,
        "validTo": date(minted.valid_to),
        "scope": minted.scope,
        "targetAccounts": targets,
        "validFrom": date(minted.valid_from),
        "authorizationId": token.id,
    })
}

/// The user's own minted token with the id of the query or of the body.
fn find<'a>(data: &'a mut Data, user: &SignedIn, id: &str) -> Result<&'a mut Token, PatTokenError> {
    let id = Uuid::parse_str(id).map_err(|_| PatTokenError::InvalidAuthorizationId)?;
    let mut tokens = data.tokens.iter_mut();
    tokens
        .find(|token| token.id == id && token.user_id == user.id && token.minted.is_some())
        .ok_or(PatTokenError::AuthorizationNotFound)
}

fn one(state: &State, call: &Call, user: &SignedIn) -> Result<Answered, Refusal> {
    let id = call.query("authorizationId").unwrap_or_default();
    let mut data = state.data();
    let found = find(&mut data, user, id);
    Ok(found.map(|token| accepted(described(token, call.organization))))
}

fn update(state: &State, call: &Call, user: &SignedIn) -> Result<Answered, Refusal> {
    let body = json_object(call)?;
    let id = body.get("authorizationId").and_then(Value::as_str);
    let id = id.ok_or_else(|| bad_request("authorizationId is required."))?;
    Ok(updated(state, call, user, id, &body))
}

fn updated(
    state: &State,
    call: &Call,
    user: &SignedIn,
    id: &str,
    body: &serde_json::Map<String, Value>,
) -> Answered {
    let now = OffsetDateTime::now_utc();
    let mut data = state.data();
    let token = find(&mut data, user, id)?;
    let minted = token.minted.clone().ok_or(PatTokenError::TokenNotFound)?;
    if token.revoked || minted.valid_to <= now {
        return Err(PatTokenError::ExpiredPatCannotBeExtended);
    }
    let before = Wish {
        display_name: minted.display_name,
        scope: minted.scope,
        valid_to: minted.valid_to,
        all_organizations: token.request.organization.is_none(),
    };
    let wish = Wish::read(body, Some(before), now)?;
    let policies = &state.options().entra.token_policies;
    if let Some(error) = wish.violation(policies, now) {
        return Err(error);
    }
    token.request = request(call, user, &wish, now);
    token.end = std::time::Instant::now().checked_add(token.request.lifetime);
    token.minted = Some(Minted {
        display_name: wish.display_name,
        scope: wish.scope,
        valid_from: minted.valid_from,
        valid_to: wish.valid_to,
    });
    Ok(accepted(described(token, call.organization)))
}

/// 204; a token that is not there is told with 404, as nothing says otherwise.
fn revoke(state: &State, call: &Call, user: &SignedIn) -> Result<Response, Refusal> {
    let Some(id) = call.query("authorizationId") else {
        return Err(bad_request("authorizationId is required."));
    };
    let mut data = state.data();
    match find(&mut data, user, id) {
        Ok(token) => {
            token.revoked = true;
            Ok(reply::empty(StatusCode::NO_CONTENT))
        }
        Err(_) => Err(not_found()),
    }
}

/// The user's own minted tokens, newest first.
fn list(state: &State, call: &Call, user: &SignedIn) -> Result<Response, Refusal> {
    let wanted = call.query("displayFilterOption").unwrap_or("active");
    let now = OffsetDateTime::now_utc();
    let fits = |token: &&Token| {
        let ended = token.minted.as_ref().is_some_and(|m| m.valid_to <= now);
        let shown = match wanted.to_ascii_lowercase().as_str() {
            "active" => !token.revoked && !ended,
            "revoked" => token.revoked,
            "expired" => ended && !token.revoked,
            _ => true,
        };
        shown && token.minted.is_some() && token.user_id == user.id
    };
    let number = |name: &str| call.query(name).and_then(|text| text.parse::<usize>().ok());
    let top = number("$top")
        .unwrap_or(LONGEST_LIST)
        .clamp(1, LONGEST_LIST);
    let start = number("continuationToken").unwrap_or_default();
    let data = state.data();
    let all: Vec<&Token> = data.tokens.iter().rev().filter(fits).collect();
    let page: Vec<Value> = all
        .iter()
        .skip(start)
        .take(top)
        .map(|token| described(token, call.organization))
        .collect();
    let next = start + page.len();
    let more = if next < all.len() {
        next.to_string()
    } else {
        String::new()
    };
    let body = json!({ "continuationToken": more, "patTokens": page });
    Ok(reply::json(StatusCode::OK, &body))
}
