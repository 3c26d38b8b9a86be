//! The canary: a whole way with one token, and every answer, message and
//! problem of it searched for the token and for what is sent in its place.

use crate::support::{Desk, PROJECT, json, text};
use practice_server::{FeedSeed, TokenRequest};
use secrecy::ExposeSecret as _;

/// What the token looks like where it could slip out: as it is, its longer
/// parts, and the base64 of the header (three spellings, by where it begins).
fn canaries(token: &str, header: &str) -> Vec<String> {
    let encoded = header.split_once(' ').map_or("", |(_, encoded)| encoded);
    let mut all = vec![token.to_owned(), encoded.to_owned()];
    all.push(token.chars().take(20).collect());
    all.push(token.chars().skip(30).take(20).collect());
    all.push(encoded.chars().skip(20).take(24).collect());
    all
}

/// Every way in which a token is pasted, the good one last.
async fn sign_in(desk: &Desk, secret: &str, said: &mut Vec<String>) {
    let session = &desk.session;
    said.push(json(&session.look_here().await));
    let with_token = desk
        .organization()
        .replace("://", &format!("://x:{secret}@"));
    for address in [secret, &with_token, &desk.organization()] {
        said.push(json(&session.understand_address(address.to_owned()).await));
        said.push(json(&session.choose_organization(address.to_owned()).await));
    }
    for pasted in [
        format!("{secret}x"),
        format!("Basic {secret}"),
        format!("{secret} {secret}"),
        format!("{secret}\u{e9}"),
        secret.to_owned(),
    ] {
        said.push(json(&session.check_token(text(&pasted)).await));
    }
}

#[tokio::test]
async fn no_answer_of_a_whole_way_holds_the_token() {
    let desk = Desk::new().await;
    desk.repository("app", Some(&desk.remote(PROJECT)));
    let seed = FeedSeed {
        name: "mirror".to_owned(),
        project: Some(PROJECT.to_owned()),
        crates_io: true,
    };
    desk.server.add_feed(&seed).unwrap();
    let token = desk.server.issue_token(TokenRequest {
        organization: None,
        ..TokenRequest::default()
    });
    let secret = token.expose_secret().to_owned();
    let session = &desk.session;
    let mut said: Vec<String> = Vec::new();
    sign_in(&desk, &secret, &mut said).await;
    let mut pages = Vec::new();
    let end = session
        .list_projects(&mut |page| pages.push(json(&page)))
        .await;
    said.push(json(&end));
    said.push(json(&session.check_project(PROJECT.to_owned()).await));
    said.push(json(&session.check_project(secret.clone()).await));
    let project = Some(PROJECT.to_owned());
    said.push(json(&session.list_feeds(project.clone()).await));
    said.push(json(
        &session.check_feed_name("a b".to_owned(), project).await,
    ));
    let report = &mut |page| pages.push(json(&page));
    said.push(json(&session.find_repositories(None, report).await));
    said.push(json(
        &session.add_repository("~/app".to_owned(), None).await,
    ));
    desk.server.revoke_token(&token);
    said.push(json(&session.list_feeds(None).await));
    said.push(json(&session.forget_token().await));
    said.extend(pages);
    assert!(said.iter().any(|answer| answer.contains("accepted")));
    let credential = azure_devops::Credential::personal_access_token(token).unwrap();
    let header = credential.header_value();
    for canary in canaries(&secret, header.expose_secret()) {
        assert!(canary.len() >= 20);
        let found = said
            .iter()
            .filter(|answer| answer.contains(&canary))
            .count();
        assert_eq!(found, 0, "an answer holds a part of the token");
    }
}
