//! The faults of the Cargo feed, each switched on and seen.

use practice_server::{Fault, Scope};

use crate::support::Feed;

const ITOA: &str = "it/oa/itoa";

#[tokio::test]
async fn the_status_for_unsaved_versions_can_be_chosen() {
    for (fault, status) in [
        (Fault::UnsavedForbidden, 403),
        (Fault::UnsavedNotFound, 404),
    ] {
        let feed = Feed::start().await;
        let token = feed.token(Scope::Packaging);
        feed.server.set_fault(fault);
        let entry = feed.entry("crates", ITOA, Some(&token)).await;
        assert_eq!(entry.status, status);
        assert!(entry.text().contains("No local versions of package 'itoa'"));
        let answer = feed
            .download("crates", "itoa", "1.0.9001", Some(&token))
            .await;
        assert_eq!(answer.status, status);
    }
}

#[tokio::test]
async fn the_configuration_can_be_refused_or_wrong() {
    let cases = [
        (Fault::ConfigForbidden, 403),
        (Fault::ConfigSignInPage, 203),
    ];
    for (fault, status) in cases {
        let feed = Feed::start().await;
        feed.server.set_fault(fault);
        let answer = feed.entry("crates", "config.json", None).await;
        assert_eq!(answer.status, status, "{fault}");
    }
    let feed = Feed::start().await;
    feed.server.set_fault(Fault::ConfigWithoutAuthRequired);
    let token = feed.token(Scope::PackagingWrite);
    let answer = feed.entry("crates", "config.json", Some(&token)).await;
    assert_eq!(answer.json().get("auth-required"), None);
}

#[tokio::test]
async fn an_upstream_that_lags_lacks_the_newest_version() {
    let feed = Feed::start().await;
    let token = feed.token(Scope::PackagingWrite);
    feed.server.set_fault(Fault::UpstreamLag);
    let entry = feed.entry("crates", ITOA, Some(&token)).await;
    assert_eq!(entry.versions(), ["1.0.9000"]);
    let newest = feed
        .download("crates", "itoa", "1.0.9001", Some(&token))
        .await;
    assert_eq!(newest.status, 404);
    let older = feed
        .download("crates", "itoa", "1.0.9000", Some(&token))
        .await;
    assert_eq!(older.status, 302);
}

#[tokio::test]
async fn what_is_saved_outlives_the_upstream() {
    let feed = Feed::start().await;
    let token = feed.token(Scope::PackagingWrite);
    feed.download("crates", "itoa", "1.0.9001", Some(&token))
        .await;
    feed.server.set_fault(Fault::UpstreamUnreachable);
    let entry = feed.entry("crates", ITOA, Some(&token)).await;
    assert_eq!(entry.versions(), ["1.0.9001"]);
    let saved = feed
        .download("crates", "itoa", "1.0.9001", Some(&token))
        .await;
    let file = feed.get(&saved.location.unwrap(), None).await;
    assert_eq!(file.status, 200);
    assert_eq!(
        feed.entry("crates", "3/l/log", Some(&token)).await.status,
        404
    );
}

#[tokio::test]
async fn files_can_be_corrupt_or_refused() {
    let feed = Feed::start().await;
    let token = feed.token(Scope::PackagingWrite);
    let saved = feed
        .download("crates", "itoa", "1.0.9001", Some(&token))
        .await;
    let location = saved.location.unwrap();
    let good = feed.get(&location, None).await.body;
    feed.server.set_fault(Fault::CorruptDownload);
    let corrupt = feed.get(&location, None).await.body;
    assert_eq!(corrupt.len(), good.len());
    assert_ne!(corrupt, good);
    feed.server.clear_faults();
    feed.server.set_fault(Fault::BlobRefused);
    assert_eq!(feed.get(&location, None).await.status, 403);
}

#[tokio::test]
async fn a_download_can_save_nothing() {
    let feed = Feed::start().await;
    let token = feed.token(Scope::PackagingWrite);
    feed.server.set_fault(Fault::DownloadSavesNothing);
    let answer = feed
        .download("crates", "itoa", "1.0.9001", Some(&token))
        .await;
    let file = feed.get(&answer.location.unwrap(), None).await;
    assert_eq!(file.status, 200);
    assert!(feed.saved().is_empty());
}

#[tokio::test]
async fn entity_tags_can_be_absent_and_cargo_too() {
    let feed = Feed::start().await;
    let token = feed.token(Scope::PackagingWrite);
    feed.server.set_fault(Fault::NoEntityTag);
    let entry = feed.entry("crates", ITOA, Some(&token)).await;
    assert_eq!((entry.status, entry.etag), (200, None));
    feed.server.set_fault(Fault::NoCargo);
    assert_eq!(
        feed.entry("crates", "config.json", Some(&token))
            .await
            .status,
        404
    );
}
