//! A token of Packaging: Read signs in, but creates no feed and saves no crate.
//! Both are said clearly, and neither is ever called done.

use practice_server::{FeedRole, FeedSeed, Scope, TokenRequest};
use secrecy::ExposeSecret as _;

use super::person::Person;
use crate::support::{Ran, Site};

/// `quickstart` with such a token, by somebody in this role.
async fn quickstart(site: &Site, role: FeedRole) -> (Person, Ran) {
    let token = site.server.issue_token(TokenRequest {
        user: format!("{role:?}"),
        scopes: vec![Scope::Packaging],
        role,
        ..TokenRequest::default()
    });
    let person = Person::new(site, 1);
    let program = person.quickstart(site, &[]).argument("--token-stdin");
    let run = program.input(token.expose_secret()).run().await;
    assert_eq!(run.status, 1, "{}", run.stdout);
    assert!(!run.stdout.contains("\"type\":\"proof\""), "{}", run.stdout);
    (person, run)
}

fn message(person: &Person, site: &Site, run: &Ran) -> String {
    let start = run.stderr.find("error:").expect("an error");
    person.tidy(site, &run.stderr[start..])
}

#[tokio::test]
async fn it_creates_no_feed() {
    let site = Site::start().await;
    let (person, run) = quickstart(&site, FeedRole::Collaborator).await;
    assert_eq!(run.line("error")["code"], "right-missing");
    assert!(site.server.feeds().is_empty());
    assert!(!person.home.join(".cargo").exists());
    assert!(!person.repository.join(".cargo").exists());
    assert!(site.workplace.cargo_items().await.is_empty());
    insta::assert_snapshot!(message(&person, &site, &run), @r"
    error: The token or its owner may not do this: creation of feed `crates-mirror`
      TF400813: The user '[id]' is not authorized to access this resource.
      hint: Sign in with a token that has Packaging: Read & write; an organization may ask for Packaging: Read, write & manage. Or join a feed that exists.
      activity id: [id]
    ");
}

#[tokio::test]
async fn in_a_feed_that_is_there_it_saves_no_crate() {
    let site = Site::start().await;
    site.server.add_feed(&FeedSeed {
        name: "crates-mirror".to_owned(),
        project: Some("Practice".to_owned()),
        crates_io: true,
    });
    let (person, run) = quickstart(&site, FeedRole::Reader).await;
    assert_eq!(run.line("error")["code"], "right-missing");
    assert!(site.server.saved_versions("crates-mirror").is_empty());
    let stays = "Everything is set up, but not proved. `feedwright undo ";
    assert!(run.stderr.contains(stays), "{}", run.stderr);
    insta::assert_snapshot!(message(&person, &site, &run), @r"
    error: The token or its owner may not do this: serde in feed `crates-mirror`
      No local versions of package 'serde'; please provide authentication to access versions from upstream that have not yet been saved to your feed.
      hint: Give the token Packaging: Read & write, and its owner the role Feed and Upstream Reader (Collaborator) or higher.
      activity id: [id]
    ");
}
