//! Who gets in, and what `config.json` says.

use practice_server::{FeedRole, Scope, TokenRequest};
use secrecy::SecretString;

use crate::support::Feed;

#[tokio::test]
async fn a_private_feed_asks_for_a_credential_and_then_says_where_things_are() {
    let feed = Feed::start().await;
    let address = format!("{}config.json", feed.index("crates"));
    let refused = feed.get(&address, None).await;
    assert_eq!((refused.status, &refused.location), (401, &None));
    assert_eq!(refused.json()["typeKey"], "UnauthorizedRequestException");

    let token = feed.token(Scope::PackagingWrite);
    let configuration = feed.get(&address, Some(&token)).await.json();
    assert_eq!(configuration["auth-required"], true);
    let summary = feed.server.feeds().remove(0);
    let download = configuration["dl"].as_str().unwrap();
    let tail = format!(
        "/_packaging/{}/cargo/api/v1/crates/{{crate}}/{{version}}/download",
        summary.id
    );
    assert!(download.ends_with(&tail), "{download}");
    assert!(
        !download.contains("Practice"),
        "ids instead of names: {download}"
    );
    let api = configuration["api"].as_str().unwrap();
    assert!(download.starts_with(api), "{api}");

    // The address with ids works as the one with names does.
    let address = download
        .replace("{crate}", "itoa")
        .replace("{version}", "1.0.9001");
    assert_eq!(feed.get(&address, Some(&token)).await.status, 302);
}

#[tokio::test]
async fn addresses_are_understood_in_either_case_and_refused_when_wrong() {
    let feed = Feed::start().await;
    let token = feed.token(Scope::PackagingWrite);
    let index = feed.index("CRATES");
    let cases = [
        (index.replace("/Cargo/", "/cargo/") + "config.json", 200),
        (index.clone() + "it/oa/itoa", 200),
        (index.clone() + "it/oa/absent", 404),
        (index.clone() + "ab/se/absent", 404),
        (index.clone() + "itoa", 404),
        (index.clone() + "it/oa/%2E%2E%2F", 404),
        (index.replace("/Cargo/", "/npm/") + "config.json", 404),
        (feed.index("other") + "config.json", 404),
        (feed.index("crates@nowhere") + "config.json", 404),
        (feed.index("crates@local") + "config.json", 200),
    ];
    for (address, status) in cases {
        let answer = feed.get(&address, Some(&token)).await;
        assert_eq!(answer.status, status, "{address}: {}", answer.text());
    }
}

#[tokio::test]
async fn a_credential_that_is_none_is_told_from_a_user_without_rights() {
    let feed = Feed::start().await;
    let address = format!("{}config.json", feed.index("crates"));
    let request = |scope, role| TokenRequest {
        scopes: vec![scope],
        role,
        ..TokenRequest::default()
    };
    let stranger = feed
        .server
        .issue_token(request(Scope::PackagingWrite, FeedRole::None));
    let no_packaging = feed
        .server
        .issue_token(request(Scope::Profile, FeedRole::Administrator));
    let unknown = SecretString::from("A".repeat(84));

    let answer = feed.get(&address, Some(&unknown)).await;
    assert_eq!(answer.status, 401);
    assert!(
        answer
            .text()
            .contains("aaaaaaaa-aaaa-aaaa-aaaa-aaaaaaaaaaaa")
    );
    let answer = feed.get(&address, Some(&no_packaging)).await;
    assert_eq!(answer.status, 401);
    assert!(!answer.text().contains("aaaaaaaa-aaaa"));
    let answer = feed.get(&address, Some(&stranger)).await;
    assert_eq!(answer.status, 403);
    assert_eq!(answer.json()["typeKey"], "FeedNeedsPermissionsException");
}
