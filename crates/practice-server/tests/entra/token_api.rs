//! Tokens that are minted through the token API: whole lives, and every refusal.

use std::time::Duration;

use practice_server::{
    EntraOptions, PatTokenError, PracticeOptions, PracticeServer, SignInFault, TokenCreation,
    TokenPolicies, TokenRequest, Upstream,
};
use reqwest::Method;
use secrecy::ExposeSecret as _;
use serde_json::{Value, json};
use time::OffsetDateTime;
use time::format_description::well_known::Rfc3339;

use crate::support::{Answer, Place, basic, bearer, http, place, place_with, send};

const PATH: &str = "_apis/tokens/pats?api-version=7.1-preview.1";

async fn call(place: &Place, method: Method, more: &str, token: &str, body: &Value) -> Answer {
    let url = format!("{}/{PATH}{more}", place.server.organization_url());
    let request = place.http.request(method, url);
    let request = request.header("Authorization", token).json(body);
    send(request.header("X-TFS-FedAuthRedirect", "Suppress")).await
}

fn after(seconds: i64) -> String {
    let moment = OffsetDateTime::now_utc() + time::Duration::seconds(seconds);
    moment.format(&Rfc3339).unwrap()
}

fn wish(scope: &str, seconds: i64) -> Value {
    json!({ "displayName": "a test", "scope": scope, "validTo": after(seconds), "allOrgs": false })
}

async fn signed_in(place: &Place) -> String {
    bearer(&place.sign_in().await.secret("access_token"))
}

async fn create(place: &Place, token: &str, wish: &Value) -> Value {
    let answer = call(place, Method::POST, "", token, wish).await;
    assert_eq!(answer.status, 200, "{}", answer.text);
    answer.json()
}

#[tokio::test]
async fn a_minted_token_is_a_real_one_until_it_is_revoked() {
    let place = place().await;
    let user = signed_in(&place).await;
    let body = create(&place, &user, &wish("vso.packaging_write", 600)).await;
    assert_eq!(body["patTokenError"], "none");
    let minted = basic(body["patToken"]["token"].as_str().unwrap());
    let id = body["patToken"]["authorizationId"].as_str().unwrap();
    assert_eq!(place.status(&minted).await, 200);
    let seen = place.server.requests().pop().unwrap().credential;
    assert_eq!(seen.token.unwrap().to_string(), id);
    // It is bound to its scope: packaging, but no organizations.
    let own = "_apis/packaging/feeds?api-version=7.1";
    assert_eq!(place.get(own, &minted).await.status, 200);
    let listed = call(&place, Method::GET, "", &user, &json!({}))
        .await
        .json();
    assert_eq!(listed["patTokens"][0]["authorizationId"], id);
    assert!(listed["patTokens"][0].get("token").is_none());
    let one = format!("&authorizationId={id}");
    let found = call(&place, Method::GET, &one, &user, &json!({})).await;
    assert_eq!(found.json()["patToken"]["displayName"], "a test");
    let change = json!({ "authorizationId": id, "displayName": "another" });
    let changed = call(&place, Method::PUT, "", &user, &change).await.json();
    assert_eq!(changed["patToken"]["displayName"], "another");
    assert_eq!(place.status(&minted).await, 200);
    let revoked = call(&place, Method::DELETE, &one, &user, &json!({})).await;
    assert_eq!(revoked.status, 204);
    assert_eq!(place.status(&minted).await, 401);
    let known = place.server.minted_tokens();
    assert_eq!((known.len(), known[0].revoked), (1, true));
    assert_eq!(known[0].scope, "vso.packaging_write");
    let active = call(&place, Method::GET, "", &user, &json!({}))
        .await
        .json();
    assert_eq!(active["patTokens"], json!([]));
    let filter = "&displayFilterOption=revoked";
    let revoked = call(&place, Method::GET, filter, &user, &json!({})).await;
    assert_eq!(revoked.json()["patTokens"].as_array().unwrap().len(), 1);
}

#[tokio::test]
async fn a_minted_token_ends_to_the_second() {
    let place = place().await;
    let user = signed_in(&place).await;
    let body = create(&place, &user, &wish("vso.packaging", 2)).await;
    let minted = basic(body["patToken"]["token"].as_str().unwrap());
    assert_eq!(place.status(&minted).await, 200);
    let seen = place.server.requests().pop().unwrap().credential;
    assert!(seen.left.unwrap() <= Duration::from_secs(2));
    // It ends without anybody's help; asking is the only way to see it.
    let end = std::time::Instant::now() + Duration::from_secs(20);
    while place.status(&minted).await == 200 {
        assert!(std::time::Instant::now() < end, "it never ended");
        tokio::task::yield_now().await;
    }
    let expired = "&displayFilterOption=expired";
    let expired = call(&place, Method::GET, expired, &user, &json!({})).await;
    assert_eq!(expired.json()["patTokens"].as_array().unwrap().len(), 1);
}

#[tokio::test]
async fn nobody_but_a_person_of_entra_may_use_it() {
    let place = place().await;
    let pat = place.server.issue_token(TokenRequest::default());
    let job = place.server.issue_job_token(TokenRequest::default());
    for credential in [basic(pat.expose_secret()), bearer(job.expose_secret())] {
        let wish = wish("vso.packaging", 60);
        let answer = call(&place, Method::POST, "", &credential, &wish).await;
        assert_eq!(answer.status, 401);
    }
    assert!(place.server.minted_tokens().is_empty());
}

/// What the token API says to a wish under policies.
async fn check(creation: TokenCreation, wish: Value, expected: &str) {
    let place = place_with(EntraOptions {
        token_policies: TokenPolicies {
            no_global_tokens: true,
            no_full_scope: true,
            longest_lifetime: Some(Duration::from_secs(3600)),
            creation,
        },
        ..EntraOptions::default()
    })
    .await;
    let user = signed_in(&place).await;
    let body = create(&place, &user, &wish).await;
    assert_eq!(body["patTokenError"], expected, "{wish}");
    assert_eq!(body["patToken"].is_null(), expected != "none");
}

fn with(field: &str, value: impl Into<Value>) -> Value {
    let mut wish = wish("vso.packaging", 60);
    wish[field] = value.into();
    wish
}

#[tokio::test]
async fn mistakes_are_refused_with_status_200() {
    let check = async |wish, expected| check(TokenCreation::Allowed, wish, expected).await;
    check(wish("vso.packaging", 3000), "none").await;
    check(wish("vso.packaging", -1), "invalidValidTo").await;
    check(with("validTo", "soon"), "invalidValidTo").await;
    check(with("scope", "everything"), "invalidScope").await;
    check(with("displayName", " "), "displayNameRequired").await;
    check(with("displayName", "x".repeat(300)), "invalidDisplayName").await;
}

#[tokio::test]
async fn policies_are_refused_with_status_200() {
    let allowed = TokenCreation::Allowed;
    let long = wish("vso.packaging", 4000);
    check(allowed, long, "patLifespanPolicyViolation").await;
    let full = with("scope", "app_token");
    check(allowed, full, "fullScopePatPolicyViolation").await;
    let global = with("allOrgs", true);
    check(allowed, global, "globalPatPolicyViolation").await;
    let only = TokenCreation::PackagingOnly;
    let forbidden = "disablePatCreationPolicyViolation";
    check(only, wish("vso.packaging_write", 60), "none").await;
    check(only, wish("vso.packaging vso.code", 60), forbidden).await;
    check(
        TokenCreation::Forbidden,
        wish("vso.packaging", 60),
        forbidden,
    )
    .await;
}

#[tokio::test]
async fn any_refusal_can_be_had() {
    let place = place().await;
    let user = signed_in(&place).await;
    for error in PatTokenError::all() {
        place.server.clear_faults();
        place.server.set_fault(error.rule());
        let body = create(&place, &user, &wish("vso.packaging", 60)).await;
        assert_eq!(body["patTokenError"], error.name());
        assert!(body["patToken"].is_null());
    }
    assert!(place.server.minted_tokens().is_empty());
}

#[tokio::test]
async fn a_minted_token_may_be_other_than_it_was_wished() {
    let place = place().await;
    let user = signed_in(&place).await;
    let wish = wish("vso.packaging", 7200);
    place.fault(SignInFault::MintedWithoutText);
    let body = create(&place, &user, &wish).await;
    assert!(body["patToken"].get("token").is_none());
    place.fault(SignInFault::MintedWithoutScope);
    let body = create(&place, &user, &wish).await;
    assert_eq!(body["patToken"]["scope"], "vso.profile");
    place.fault(SignInFault::MintedShorter);
    let body = create(&place, &user, &wish).await;
    let end = body["patToken"]["validTo"].as_str().unwrap();
    let end = OffsetDateTime::parse(end, &Rfc3339).unwrap();
    assert!(end - OffsetDateTime::now_utc() < time::Duration::seconds(3601));
}

#[tokio::test]
async fn a_server_without_entra_has_no_token_api() {
    let server = PracticeServer::start(PracticeOptions {
        upstream: Upstream::BuiltIn,
        ..PracticeOptions::default()
    })
    .await
    .unwrap();
    let token = server.issue_token(TokenRequest::default());
    let request = http().get(format!("{}/{PATH}", server.organization_url()));
    let request = request.header("Authorization", basic(token.expose_secret()));
    assert_eq!(send(request).await.status, 404);
}
