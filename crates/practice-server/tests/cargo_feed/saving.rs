//! What is saved when, by whom, and what a feed shows of it.

use practice_server::{FeedSeed, Scope};
use serde_json::json;

use crate::support::Feed;

const ITOA: &str = "it/oa/itoa";

#[tokio::test]
async fn looking_saves_nothing_and_downloading_saves_once() {
    let feed = Feed::start().await;
    let token = feed.token(Scope::PackagingWrite);
    let entry = feed.entry("crates", ITOA, Some(&token)).await;
    assert_eq!(entry.versions(), ["1.0.9000", "1.0.9001"]);
    assert!(feed.saved().is_empty());
    for _ in 0..2 {
        let answer = feed
            .download("crates", "itoa", "1.0.9001", Some(&token))
            .await;
        assert_eq!(answer.status, 302, "{}", answer.text());
        assert_eq!(feed.saved(), [("itoa".to_owned(), "1.0.9001".to_owned())]);
    }
    assert!(feed.server.saved_versions("crates")[0].from_upstream);
}

#[tokio::test]
async fn files_come_from_another_origin_that_refuses_credentials() {
    let feed = Feed::start().await;
    let token = feed.token(Scope::PackagingWrite);
    let answer = feed
        .download("crates", "itoa", "1.0.9001", Some(&token))
        .await;
    let location = answer.location.unwrap();
    let own = format!("http://{}/", feed.server.address());
    assert!(!location.starts_with(&own), "{location}");
    assert_eq!(feed.get(&location, Some(&token)).await.status, 400);
    let file = feed.get(&location, None).await;
    assert_eq!(file.status, 200);
    assert_eq!(file.body[..2], [0x1f, 0x8b], "a gzip file");
}

#[tokio::test]
async fn the_index_is_not_sent_twice() {
    let feed = Feed::start().await;
    let token = feed.token(Scope::PackagingWrite);
    let address = format!("{}{ITOA}", feed.index("crates"));
    let first = feed.get(&address, Some(&token)).await;
    let tag = first.etag.unwrap();
    let again = feed
        .get_if_changed(&address, Some(&token), Some(&tag))
        .await;
    assert_eq!(
        (again.status, again.body.len(), again.etag),
        (304, 0, Some(tag))
    );
    let changed = feed
        .get_if_changed(&address, Some(&token), Some("\"other\""))
        .await;
    assert_eq!((changed.status, changed.body), (200, first.body));
}

#[tokio::test]
async fn a_token_for_reading_sees_only_what_others_saved() {
    let feed = Feed::start().await;
    let (reads, writes) = (
        feed.token(Scope::Packaging),
        feed.token(Scope::PackagingWrite),
    );
    for answer in [
        feed.entry("crates", ITOA, Some(&reads)).await,
        feed.download("crates", "itoa", "1.0.9001", Some(&reads))
            .await,
    ] {
        assert_eq!(answer.status, 401);
        insta::allow_duplicates! {
            insta::assert_snapshot!(answer.json()["message"].as_str().unwrap(), @"No local versions of package 'itoa'; please provide authentication to access versions from upstream that have not yet been saved to your feed.");
        }
    }
    assert_eq!(
        feed.entry("crates", "ab/se/absent", Some(&reads))
            .await
            .status,
        404
    );
    assert!(feed.saved().is_empty());
    feed.download("crates", "itoa", "1.0.9000", Some(&writes))
        .await;
    let entry = feed.entry("crates", ITOA, Some(&reads)).await;
    assert_eq!(entry.versions(), ["1.0.9000"]);
    let saved = feed
        .download("crates", "itoa", "1.0.9000", Some(&reads))
        .await;
    assert_eq!(saved.status, 302);
    let unsaved = feed
        .download("crates", "itoa", "1.0.9001", Some(&reads))
        .await;
    assert_eq!(unsaved.status, 401);
}

#[tokio::test]
async fn the_local_view_shows_what_is_saved_and_never_saves() {
    let feed = Feed::start().await;
    let token = feed.token(Scope::PackagingWrite);
    let local = "crates@Local";
    assert_eq!(feed.entry(local, ITOA, Some(&token)).await.status, 404);
    let refused = feed.download(local, "itoa", "1.0.9001", Some(&token)).await;
    assert_eq!(refused.status, 404);
    assert!(feed.saved().is_empty());
    feed.download("crates", "itoa", "1.0.9001", Some(&token))
        .await;
    assert_eq!(
        feed.entry(local, ITOA, Some(&token)).await.versions(),
        ["1.0.9001"]
    );
    let found = feed.download(local, "itoa", "1.0.9001", Some(&token)).await;
    assert_eq!(found.status, 302);
    // The address in the view's own configuration stays in the view.
    let configuration = feed.entry(local, "config.json", Some(&token)).await.json();
    let address = configuration["dl"]
        .as_str()
        .unwrap()
        .replace("{crate}", "itoa");
    for (version, status) in [("1.0.9000", 404), ("1.0.9001", 302)] {
        let answer = feed
            .get(&address.replace("{version}", version), Some(&token))
            .await;
        assert_eq!(answer.status, status, "{address}");
    }
    let release = feed.entry("crates@Release", ITOA, Some(&token)).await;
    assert_eq!(release.status, 404, "nothing was promoted");
}

#[tokio::test]
async fn a_feed_without_upstream_has_nothing_to_save() {
    let feed = Feed::start().await;
    let token = feed.token(Scope::PackagingWrite);
    let project = Some("Practice".to_owned());
    let seed = FeedSeed {
        name: "bare".to_owned(),
        project,
        crates_io: false,
    };
    feed.server.add_feed(&seed).unwrap();
    assert_eq!(feed.entry("bare", ITOA, Some(&token)).await.status, 404);
    let answer = feed
        .download("bare", "itoa", "1.0.9001", Some(&token))
        .await;
    assert_eq!(answer.status, 404);
}

#[tokio::test]
async fn versions_that_are_nowhere_are_not_found() {
    let feed = Feed::start().await;
    let token = feed.token(Scope::PackagingWrite);
    for (name, version) in [
        ("itoa", "9.9.9"),
        ("absent", "1.0.0"),
        ("itoa", "x"),
        ("..", "1.0.0"),
    ] {
        let answer = feed.download("crates", name, version, Some(&token)).await;
        assert_eq!(answer.status, 404, "{name} {version}");
    }
    assert!(feed.saved().is_empty());
}

#[tokio::test]
async fn a_feed_whose_upstream_is_switched_off_keeps_what_it_saved() {
    let feed = Feed::start().await;
    let token = feed.token(Scope::PackagingWrite);
    feed.download("crates", "itoa", "1.0.9000", Some(&token))
        .await;
    assert_eq!(feed.change(&json!({ "upstreamEnabled": false })).await, 200);
    let entry = feed.entry("crates", ITOA, Some(&token)).await;
    assert_eq!(entry.versions(), ["1.0.9000"]);
    let saved = feed
        .download("crates", "itoa", "1.0.9000", Some(&token))
        .await;
    assert_eq!(saved.status, 302);
    let unsaved = feed
        .download("crates", "itoa", "1.0.9001", Some(&token))
        .await;
    assert_eq!(unsaved.status, 404);
    assert_eq!(
        feed.entry("crates", "3/l/log", Some(&token)).await.status,
        404
    );
    assert_eq!(feed.change(&json!({ "upstreamEnabled": true })).await, 200);
    assert_eq!(
        feed.entry("crates", ITOA, Some(&token))
            .await
            .versions()
            .len(),
        2
    );
}

#[tokio::test]
async fn two_downloads_at_once_save_one_version() {
    let feed = Feed::start().await;
    let token = feed.token(Scope::PackagingWrite);
    let download = || feed.download("crates", "itoa", "1.0.9001", Some(&token));
    let answers = tokio::join!(download(), download(), download());
    assert_eq!(
        (answers.0.status, answers.1.status, answers.2.status),
        (302, 302, 302)
    );
    assert_eq!(feed.saved().len(), 1);
}
