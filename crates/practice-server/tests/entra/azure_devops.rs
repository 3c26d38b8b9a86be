//! Tokens of Entra at Azure DevOps: who is let in, until when, and what those who are not are told.

use std::time::Duration;

use practice_server::{
    CredentialKind, CredentialState, Edition, EntraOptions, PracticeOptions, PracticeServer,
    SignInFault, TokenRequest, Upstream,
};
use secrecy::ExposeSecret as _;
use uuid::Uuid;

use crate::support::{basic, bearer, http, place, place_with, send};

#[tokio::test]
async fn a_token_of_entra_is_good_in_both_forms_until_it_ends() {
    let place = place().await;
    let token = place.sign_in().await.secret("access_token");
    for credential in [bearer(&token), basic(&token)] {
        let answer = place.get("_apis/connectionData", &credential).await;
        assert_eq!(answer.status, 200);
        let name = &answer.json()["authenticatedUser"]["providerDisplayName"];
        assert_eq!(name, "Practice User");
        let seen = place.server.requests().pop().unwrap().credential;
        assert!(seen.is_valid());
        assert_eq!(seen.kind, Some(CredentialKind::EntraUser));
        assert!(seen.left.unwrap() > Duration::from_secs(3500));
    }
    assert_eq!(place.status(&bearer("a.b.c")).await, 401);
    assert_eq!(place.server.expire_access_tokens(), 1);
    assert_eq!(place.server.expire_access_tokens(), 0);
    assert_eq!(place.status(&bearer(&token)).await, 401);
    let states: Vec<_> = place.server.requests();
    let states: Vec<_> = states
        .iter()
        .rev()
        .map(|seen| seen.credential.state)
        .collect();
    assert_eq!(
        states[..3],
        [
            CredentialState::Expired,
            CredentialState::Unknown,
            CredentialState::Valid
        ]
    );
}

#[tokio::test]
async fn a_person_is_the_same_with_every_kind_of_token() {
    let place = place().await;
    let pat = place.server.issue_token(TokenRequest::default());
    let token = place.sign_in().await.secret("access_token");
    let id = async |credential: &str| {
        let answer = place.get("_apis/connectionData", credential).await;
        answer.json()["authenticatedUser"]["id"].clone()
    };
    assert_eq!(
        id(&basic(pat.expose_secret())).await,
        id(&bearer(&token)).await
    );
    assert_eq!(place.status(&bearer(pat.expose_secret())).await, 401);
}

#[tokio::test]
async fn a_tool_that_is_signed_in_already_has_a_token() {
    let place = place().await;
    let hour = Duration::from_secs(3600);
    let token = place.server.issue_access_token(hour);
    assert_eq!(place.status(&bearer(token.expose_secret())).await, 200);
    let other = place.server.issue_access_token_in(Uuid::new_v4(), hour);
    assert_eq!(place.status(&bearer(other.expose_secret())).await, 401);
    let ended = place.server.issue_access_token(Duration::ZERO);
    assert_eq!(place.status(&bearer(ended.expose_secret())).await, 401);
    assert!(place.server.token_requests().is_empty());
}

/// What was seen can be printed: it holds no credential.
#[tokio::test]
async fn what_was_seen_holds_no_secret() {
    let place = place().await;
    let answer = place.sign_in().await;
    let refresh = answer.secret("refresh_token");
    let refreshed = place.refresh(&refresh).await;
    let secrets = [
        answer.secret("access_token"),
        refreshed.secret("access_token"),
        refreshed.secret("refresh_token"),
        refresh,
    ];
    for secret in &secrets[..2] {
        assert_eq!(place.status(&basic(secret)).await, 200);
    }
    let server = &place.server;
    let seen = format!(
        "{server:?} {:?} {:?} {:?}",
        server.requests(),
        server.options(),
        server.minted_tokens()
    );
    assert!(seen.contains("EntraUser"), "{seen}");
    for secret in secrets {
        let end = &secret[secret.len() - 40..];
        assert!(!seen.contains(end));
    }
}

#[tokio::test]
async fn an_organization_of_another_tenant_refuses() {
    let other = Uuid::new_v4();
    for entra in [
        EntraOptions {
            organization_tenants: [("contoso".to_owned(), other)].into(),
            ..EntraOptions::default()
        },
        // One that belongs to Microsoft accounts takes no token of Entra at all.
        EntraOptions {
            organization_tenants: [("contoso".to_owned(), Uuid::nil())].into(),
            ..EntraOptions::default()
        },
    ] {
        let tenant = entra.organization_tenants["contoso"];
        let place = place_with(entra).await;
        let token = place.sign_in().await.secret("access_token");
        let answer = place.get("_apis/connectionData", &bearer(&token)).await;
        assert_eq!(answer.status, 401);
        let named = answer.header("x-vss-resourcetenant");
        assert_eq!(named, tenant.to_string());
        let seen = place.server.requests().pop().unwrap().credential;
        assert_eq!(seen.state, CredentialState::Elsewhere);
    }
}

#[tokio::test]
async fn the_one_host_form_names_its_own_authority() {
    let place = place().await;
    let url = format!("{}/_apis/projects", place.server.organization_url());
    let answer = send(place.http.get(url)).await;
    assert_eq!(answer.status, 401);
    let expected = format!(
        "Bearer authorization_uri={}{}",
        place.server.authority(),
        place.tenant
    );
    let first = answer.header("www-authenticate");
    assert_eq!(first, expected);
    assert_eq!(
        answer.header("x-vss-resourcetenant"),
        place.tenant.to_string()
    );
    assert!(
        answer
            .header("x-vss-authorizationendpoint")
            .starts_with("http://127.0.0.1:")
    );
}

#[tokio::test]
async fn the_cloud_names_its_own() {
    let server = PracticeServer::start(PracticeOptions {
        edition: Edition::Services,
        upstream: Upstream::BuiltIn,
        ..PracticeOptions::default()
    })
    .await
    .unwrap();
    let url = format!("http://{}/contoso/_apis/projects", server.address());
    let request = http().get(url).header("Host", "dev.azure.com");
    let answer = send(request.header("X-TFS-FedAuthRedirect", "Suppress")).await;
    assert_eq!(answer.status, 401);
    let tenant = server.options().entra.tenant;
    assert_eq!(
        answer.header("www-authenticate"),
        format!("Bearer authorization_uri=https://login.microsoftonline.com/{tenant}")
    );
}

/// Entra is at its own host whatever the organization is.
#[tokio::test]
async fn the_login_host_is_always_there() {
    let server = place().await.server;
    let tenant = server.options().entra.tenant;
    let url = format!("http://{}/{tenant}/oauth2/v2.0/authorize", server.address());
    let request = http().get(url).header("Host", "login.microsoftonline.com");
    assert!(send(request).await.text.contains("AADSTS900144"));
}

#[tokio::test]
async fn the_401_can_name_places_where_nobody_should_sign_in() {
    let place = place().await;
    let url = format!("{}/_apis/projects", place.server.organization_url());
    let check = async |fault, starts: &str, tenant: &str, host: &str| {
        place.fault(fault);
        let answer = send(place.http.get(&url)).await;
        let first = answer.header("www-authenticate");
        assert!(first.starts_with(starts), "{fault}: {first}");
        assert_eq!(answer.header("x-vss-resourcetenant"), tenant, "{fault}");
        let found = answer.header("x-vss-authorizationendpoint");
        assert!(found.starts_with(host), "{fault}: {found}");
    };
    use SignInFault as F;
    let (good, here) = (place.tenant.to_string(), "http://127.0.0.1:");
    let bearer = |authority: &str| format!("Bearer authorization_uri={authority}/");
    let evil = bearer("https://login.evil.invalid");
    check(F::AuthorityForeign, &evil, &good, here).await;
    let alike = bearer("https://login.microsoftonline.com.evil.invalid");
    check(F::AuthorityLookAlike, &alike, &good, here).await;
    let user = bearer("https://login.microsoftonline.com@evil.invalid");
    check(F::AuthorityUserInfo, &user, &good, here).await;
    let plain = bearer("http://login.microsoftonline.com");
    check(F::AuthorityPlain, &plain, &good, here).await;
    check(F::TenantMissing, "Bearer", "", here).await;
    check(F::TenantInHeaderOnly, "Bearer", &good, here).await;
    let own = bearer(place.server.authority().as_str().trim_end_matches('/'));
    check(F::TenantMalformed, &own, "..%2f..%2fevil", here).await;
    let zero = Uuid::nil().to_string();
    check(F::TenantZero, &format!("{own}{zero}"), &zero, here).await;
    check(F::TokenHostForeign, &own, &good, "https://vssps.evil.").await;
}
