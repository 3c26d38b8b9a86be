//! Reading what lies behind a feed: with the credential where it belongs, and
//! without it where a download leads.

use azure_devops::{ErrorKind, FeedScope, PackageQuery};
use url::Url;

use crate::support::{Script, html, json, project, reply};

#[tokio::test]
async fn storage_never_sees_the_credential() {
    let script = Script::play(vec![]);
    let storage = Script::play(vec![
        reply(200, &[], "a crate"),
        reply(403, &[], "<Error/>"),
        html(200),
    ]);
    let client = script.client();
    let url: Url = format!("http://{}/f.crate?sig=secret", storage.address)
        .parse()
        .unwrap();
    assert_eq!(client.storage_read(&url).await.unwrap(), b"a crate");
    let error = client.storage_read(&url).await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Forbidden);
    assert!(!format!("{error} {error:?}").contains("secret"), "{error}");
    assert!(client.storage_read(&url).await.is_err(), "a page");
    let seen = storage.seen();
    assert_eq!(seen.len(), 3);
    assert!(
        seen.iter()
            .all(|seen| seen.header("authorization").is_none())
    );
    assert!(script.seen().is_empty());
}

#[tokio::test]
async fn storage_is_read_by_https_or_on_this_machine_alone() {
    let script = Script::play(vec![]);
    let client = script.client();
    for text in [
        "http://storage.example/f.crate".to_owned(),
        "ftp://storage.example/f.crate".to_owned(),
        "file:///f.crate".to_owned(),
        "https://user@storage.example/f.crate".to_owned(),
        format!("http://user:word@{}/f.crate", script.address),
    ] {
        let error = client.storage_read(&text.parse().unwrap()).await;
        let kind = error.unwrap_err().kind();
        assert_eq!(kind, ErrorKind::ForeignHost, "{text}");
    }
    assert!(script.seen().is_empty());
}

#[tokio::test]
async fn a_read_of_packages_is_judged_but_for_redirects_of_downloads() {
    let location = ("Location", "https://blob.example/c?sig=1");
    let script = Script::play(vec![
        reply(200, &[], "{}"),
        reply(302, &[location], ""),
        reply(404, &[], "{\"message\":\"gone\"}"),
        html(203),
        reply(302, &[("Location", "/_signin?realm=x")], ""),
    ]);
    let client = script.client();
    let url = client
        .endpoints()
        .packaging_url(&FeedScope::Organization, "f");
    let answer = client.packaging_read(&url).await.unwrap();
    assert_eq!(
        (answer.body.as_slice(), answer.location),
        (b"{}".as_slice(), None)
    );
    let answer = client.packaging_read(&url).await.unwrap();
    assert_eq!(answer.location.unwrap().as_str(), location.1);
    let error = client.packaging_read(&url).await.unwrap_err();
    assert_eq!(error.server_message(), Some("gone"));
    for kind in [ErrorKind::NotSignedIn, ErrorKind::NotSignedIn] {
        assert_eq!(client.packaging_read(&url).await.unwrap_err().kind(), kind);
    }
}

#[tokio::test]
async fn packages_are_found_whatever_the_protocol_is_called() {
    let one = r#"{"value":[{"id":"1","name":"serde","protocolType":"cargo"}]}"#;
    let script = Script::play(vec![json(r#"{"value":[]}"#), json(one)]);
    let query = PackageQuery::named("Cargo", "serde");
    let found = script.client().packages(&project(), "f", &query).await;
    assert_eq!(found.unwrap().len(), 1);
    let has_filter: Vec<bool> = script
        .lines()
        .iter()
        .map(|line| line.contains("protocolType"))
        .collect();
    assert_eq!(has_filter, [true, false]);
}
