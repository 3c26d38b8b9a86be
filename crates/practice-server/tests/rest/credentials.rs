//! Who is let in, and what those who are not let in are told.

use std::time::Duration;

use practice_server::{Edition, FeedRole, HeaderShape, Scope, TokenLength, TokenRequest};
use reqwest::Method;
use secrecy::ExposeSecret as _;

use crate::support::{Practice, basic, below_feed, send};

const ALL_A: &str = "aaaaaaaa-aaaa-aaaa-aaaa-aaaaaaaaaaaa";

#[tokio::test]
async fn both_lengths_of_token_are_good() {
    for length in [TokenLength::Characters84, TokenLength::Characters52] {
        let practice = Practice::start(Edition::Services).await;
        let credential = practice.issue(TokenRequest {
            length,
            ..TokenRequest::default()
        });
        let answer = practice.get("_apis/connectionData", &credential).await;
        assert_eq!(answer.status, 200);
        assert_eq!(
            answer.json()["authenticatedUser"]["providerDisplayName"],
            "Practice User"
        );
        let seen = practice.server.requests();
        let shape = HeaderShape::Basic {
            fields: 2,
            well_formed: true,
        };
        assert_eq!(seen[0].authorization, shape);
        assert_eq!(seen[0].status, Some(200));
    }
}

#[tokio::test]
async fn what_is_no_token_is_told_so_with_the_all_a_user() {
    let practice = Practice::start(Edition::Services).await;
    let revoked = practice.server.issue_token(TokenRequest::default());
    assert!(practice.server.revoke_token(&revoked));
    let good = practice.server.issue_token(TokenRequest::default());
    let (start, end) = good.expose_secret().split_at(40);
    let wrapped = {
        let whole = basic(&good);
        let (first, second) = whole.split_at(60);
        format!("{first} {second}")
    };
    let expired = TokenRequest {
        lifetime: Duration::ZERO,
        ..TokenRequest::default()
    };
    let elsewhere = Some("fabrikam".to_owned());
    let elsewhere = TokenRequest {
        organization: elsewhere,
        ..TokenRequest::default()
    };
    let credentials = [
        good.expose_secret().to_owned(),
        format!("Bearer {}", good.expose_secret()),
        wrapped,
        format!("{start} {end}"),
        basic(&revoked),
        practice.issue(expired),
        practice.issue(elsewhere),
        basic(&"unknown".into()),
    ];
    for credential in credentials {
        let answer = practice
            .get("_apis/projects?api-version=7.1", &credential)
            .await;
        assert_eq!(answer.status, 401);
        assert_eq!(answer.type_key(), "UnauthorizedRequestException");
        assert!(answer.text.contains(ALL_A), "{}", answer.text);
    }
    assert_eq!(
        practice.get("_apis/projects", &basic(&good)).await.status,
        200
    );
}

#[tokio::test]
async fn the_cloud_answers_401_with_its_headers_or_sends_to_its_sign_in_page() {
    let practice = Practice::start(Edition::Services).await;
    let answer = practice.get("_apis/projects", "").await;
    assert_eq!(answer.status, 401);
    let challenges: Vec<_> = answer
        .headers
        .get_all("www-authenticate")
        .iter()
        .map(|value| value.to_str().unwrap())
        .collect();
    assert_eq!(challenges.len(), 3);
    assert!(challenges[0].starts_with("Bearer authorization_uri=https://login."));
    assert!(challenges[1].starts_with("Basic realm="));
    assert_eq!(challenges[2], "TFS-Federated");
    assert_eq!(answer.header("x-vss-resourcetenant").len(), 36);
    assert!(
        answer
            .header("x-vss-authorizationendpoint")
            .starts_with("https://contoso.vssps.")
    );
    assert!(
        answer
            .header("x-tfs-serviceerror")
            .starts_with("TF400813%3A")
    );
    assert_eq!(answer.header("activityid").len(), 36);
    assert_eq!(answer.header("cache-control"), "no-cache");

    let url = format!("{}/_apis/projects", practice.server.organization_url());
    let browser = send(practice.client.get(&url)).await;
    assert_eq!(browser.status, 302);
    let page = send(practice.client.get(browser.header("location"))).await;
    assert_eq!(
        (page.status, page.header("content-type")),
        (203, "text/html; charset=utf-8")
    );
    assert_eq!(send(practice.client.post(&url)).await.status, 401);
    let packaging = format!(
        "{}/Practice/_packaging/x/Cargo/index/config.json",
        practice.server.organization_url()
    );
    let answer = send(practice.client.get(packaging)).await;
    assert_ne!(answer.status, 302);
}

#[tokio::test]
async fn a_server_answers_401_with_a_page_and_other_challenges() {
    let practice = Practice::start(Edition::Server2022_1).await;
    let answer = practice.get("_apis/projects", "").await;
    assert_eq!(answer.status, 401);
    assert!(answer.text.contains("TF400813"));
    assert_eq!(answer.header("content-type"), "text/html; charset=utf-8");
    let challenges: Vec<_> = answer
        .headers
        .get_all("www-authenticate")
        .iter()
        .map(|value| value.to_str().unwrap())
        .collect();
    let realm = format!("Basic realm=\"{}\"", practice.server.organization_url());
    assert_eq!(challenges, ["Bearer", &realm, "Negotiate", "NTLM"]);
    assert!(answer.headers.get("x-vss-resourcetenant").is_none());
}

#[tokio::test]
async fn scopes_and_roles_are_told_apart() {
    let practice = Practice::start(Edition::Server2022_1).await;
    practice.create("mirror").await;
    let with = |scopes: Vec<Scope>, role| {
        let user = format!("{scopes:?} {role:?}");
        practice.issue(TokenRequest {
            user,
            scopes,
            role,
            ..TokenRequest::default()
        })
    };
    let feed = below_feed("mirror", "");
    let check = async |credential: &str, method: Method, expected: u16| {
        let request = practice.request(method.clone(), &feed, credential);
        let answer = send(request.json(&serde_json::json!({ "description": "new" }))).await;
        assert_eq!(answer.status, expected, "{method} {}", answer.text);
        answer
    };
    let answer = check(
        &with(vec![Scope::Profile], FeedRole::Reader),
        Method::GET,
        401,
    )
    .await;
    assert!(
        !answer.text.contains(ALL_A),
        "a known user without rights shows with its own id"
    );
    check(
        &with(vec![Scope::Packaging], FeedRole::Reader),
        Method::GET,
        200,
    )
    .await;
    check(
        &with(vec![Scope::Packaging], FeedRole::None),
        Method::GET,
        404,
    )
    .await;
    check(&practice.writer, Method::PATCH, 401).await;
    let stranger = with(vec![Scope::PackagingManage], FeedRole::Contributor);
    check(&stranger, Method::PATCH, 403).await;
    check(&practice.manager, Method::PATCH, 200).await;
}

#[tokio::test]
async fn accounts_need_a_token_for_all_organizations() {
    let practice = Practice::start(Edition::Services).await;
    let me = "_apis/profile/profiles/me?api-version=7.1";
    assert_eq!(practice.get(me, &practice.writer).await.status, 401);
    let everywhere = practice.issue(TokenRequest {
        organization: None,
        ..TokenRequest::default()
    });
    let profile = practice.get(me, &everywhere).await;
    assert_eq!(profile.status, 200);
    let id = profile.json()["id"].as_str().unwrap().to_owned();
    let accounts = |member: &str| format!("_apis/accounts?memberId={member}&api-version=7.1");
    let answer = practice.get(&accounts(&id), &everywhere).await;
    assert_eq!(answer.json()["value"][0]["accountName"], "contoso");
    let host = practice
        .client
        .get(format!("http://{}/{me}", practice.server.address()));
    let host = host
        .header("Host", "app.vssps.visualstudio.com")
        .header("Authorization", &everywhere);
    assert_eq!(send(host).await.status, 200);
    let server = Practice::start(Edition::Server2022_1).await;
    assert_eq!(server.get(me, &server.writer).await.status, 404);
}
