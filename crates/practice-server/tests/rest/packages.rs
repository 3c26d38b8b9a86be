//! What a feed holds, as the packages API tells it.

use std::time::Duration;

use practice_server::{
    Edition, Fault, GeneratedCrate, ListingDelay, PracticeOptions, UpstreamSpelling,
};
use reqwest::Method;
use serde_json::{Value, json};

use crate::support::{Practice, below_feed, feeds, new_feed, options, send};

async fn started(options: PracticeOptions) -> Practice {
    let practice = Practice::start_with(options).await;
    practice.create("mirror").await;
    practice
}

/// Saves a crate by asking for its file, as cargo does.
async fn save(practice: &Practice, name: &str, version: &str) {
    let config = "Practice/_packaging/mirror/Cargo/index/config.json";
    let config = practice.get(config, &practice.writer).await.json();
    let download = config["dl"].as_str().unwrap();
    let download = download
        .replace("{crate}", name)
        .replace("{version}", version);
    let request = practice
        .client
        .get(download)
        .header("Authorization", &practice.writer);
    assert_eq!(send(request).await.status, 302);
}

async fn list(practice: &Practice, query: &str) -> Vec<Value> {
    let path = format!("{}&{query}", below_feed("mirror", "/packages"));
    let answer = practice.get(&path, &practice.writer).await;
    assert_eq!(answer.status, 200, "{}", answer.text);
    answer.json()["value"].as_array().unwrap().clone()
}

fn names(packages: &[Value]) -> Vec<&str> {
    packages
        .iter()
        .map(|package| package["name"].as_str().unwrap())
        .collect()
}

/// Two versions of serde and one of serde_json saved, one crate of our own published; and the id
/// of the upstream.
async fn filled() -> (Practice, String) {
    let practice = started(options(Edition::Services)).await;
    save(&practice, "serde", "1.0.9000").await;
    save(&practice, "serde", "1.0.9001").await;
    save(&practice, "serde_json", "1.0.9000").await;
    assert!(
        practice
            .server
            .publish("mirror", GeneratedCrate::new("ours", "0.1.0"))
            .await
            .unwrap()
    );
    assert!(
        !practice
            .server
            .publish("other", GeneratedCrate::new("ours", "0.2.0"))
            .await
            .unwrap()
    );
    let feed = practice
        .get(&below_feed("mirror", ""), &practice.writer)
        .await
        .json();
    let upstream = feed["upstreamSources"][0]["id"].as_str().unwrap();
    let upstream = upstream.to_owned();
    (practice, upstream)
}

#[tokio::test]
async fn saved_and_published_versions_are_told_apart() {
    let (practice, upstream) = filled().await;
    let found = list(&practice, "protocolType=cARGO&packageNameQuery=SERDE").await;
    assert_eq!(
        names(&found),
        ["serde", "serde_json"],
        "a part of the name is enough"
    );
    let newest = found[0]["versions"].as_array().unwrap();
    assert_eq!(
        (newest.len(), &newest[0]["version"]),
        (1, &json!("1.0.9001"))
    );
    assert_eq!(&newest[0]["directUpstreamSourceId"], &upstream);
    assert_eq!(newest[0]["views"][0]["name"], "Local");
    let found = list(&practice, "packageNameQuery=serde&includeAllVersions=true").await;
    assert_eq!(found[0]["versions"].as_array().unwrap().len(), 2);
    let ours = list(&practice, "packageNameQuery=ours").await;
    assert_eq!(
        ours[0]["versions"][0]["directUpstreamSourceId"],
        Value::Null
    );
    let query = format!("directUpstreamId={}", upstream);
    assert_eq!(
        names(&list(&practice, &query).await),
        ["serde", "serde_json"]
    );
    assert!(list(&practice, "protocolType=npm").await.is_empty());
    assert_eq!(
        names(&list(&practice, "$top=2&$skip=1").await),
        ["serde_json", "ours"]
    );
}

#[tokio::test]
async fn versions_are_found_by_the_id_of_their_package() {
    let (practice, _) = filled().await;
    let found = list(&practice, "").await;
    let id = found[0]["id"].as_str().unwrap();
    let versions = below_feed("mirror", &format!("/packages/{id}/versions"));
    let versions = practice.get(&versions, &practice.writer).await.json();
    assert_eq!(versions["count"], 2);
    assert_eq!(versions["value"][0]["sourceChain"][0]["name"], "crates.io");
    let by_name = below_feed("mirror", "/packages/serde/versions");
    assert_eq!(
        practice.get(&by_name, &practice.writer).await.status,
        404,
        "names will not do"
    );

    let saved = practice.server.saved_versions("mirror");
    assert_eq!(saved.len(), 4);
    assert_eq!(
        saved.iter().filter(|version| version.from_upstream).count(),
        3
    );
}

#[tokio::test]
async fn a_version_is_listed_after_some_lists_or_some_time() {
    let listing_delay = ListingDelay::Lists(2);
    let practice = started(PracticeOptions {
        listing_delay,
        ..options(Edition::Services)
    })
    .await;
    save(&practice, "serde", "1.0.9000").await;
    for expected in [0, 0, 1, 1] {
        assert_eq!(list(&practice, "").await.len(), expected);
    }
    practice
        .server
        .set_fault(Fault::ListingDelayed.rule().amount(1));
    save(&practice, "log", "0.4.9000").await;
    for expected in [1, 2] {
        assert_eq!(list(&practice, "").await.len(), expected);
    }
    let listing_delay = ListingDelay::Time(Duration::from_secs(3600));
    let practice = started(PracticeOptions {
        listing_delay,
        ..options(Edition::Services)
    })
    .await;
    save(&practice, "serde", "1.0.9000").await;
    assert!(list(&practice, "").await.is_empty());
    assert_eq!(practice.server.saved_versions("mirror").len(), 1);
}

#[tokio::test]
async fn faults_of_the_packages_api() {
    let practice = started(options(Edition::Services)).await;
    save(&practice, "serde", "1.0.9000").await;
    practice.server.set_fault(Fault::ListingWithoutUpstream);
    assert_eq!(
        list(&practice, "").await[0]["versions"][0]["directUpstreamSourceId"],
        Value::Null
    );
    practice.server.clear_faults();
    practice.server.set_fault(Fault::ProtocolTypeLowerCase);
    assert!(list(&practice, "protocolType=Cargo").await.is_empty());
    assert_eq!(list(&practice, "").await[0]["protocolType"], "cargo");
    practice.server.clear_faults();
    practice.server.set_fault(Fault::ListingNever);
    assert!(list(&practice, "").await.is_empty());
    practice.server.clear_faults();
    practice.server.set_fault(Fault::FeedsUnknown);
    let path = below_feed("mirror", "/packages");
    assert_eq!(practice.get(&path, &practice.writer).await.status, 404);
}

#[tokio::test]
async fn cargos_own_api_is_the_clouds_alone() {
    let practice = started(options(Edition::Services)).await;
    save(&practice, "serde", "1.0.9000").await;
    let path = below_feed("mirror", "/cargo/packages/serde/versions/1.0.9000");
    let path = path.replace("7.0", "7.2-preview.1");
    let package = practice.get(&path, &practice.writer).await.json();
    assert_eq!(
        package["sourceChain"][0]["location"],
        UpstreamSpelling::A.location()
    );
    assert_eq!(practice.delete(&path, &practice.writer).await.status, 401);
    assert_eq!(practice.delete(&path, &practice.manager).await.status, 204);
    assert_eq!(practice.get(&path, &practice.writer).await.status, 404);
    assert!(list(&practice, "").await.is_empty());
    assert_eq!(list(&practice, "includeDeleted=true").await.len(), 1);
    let server = started(options(Edition::Server2022_1)).await;
    save(&server, "serde", "1.0.9000").await;
    let path = path.replace("7.2-preview.1", "7.1");
    assert_eq!(server.get(&path, &server.writer).await.status, 404);
}

#[tokio::test]
async fn a_new_feed_is_forbidden_for_some_seconds() {
    let practice = Practice::start(Edition::Server2022_1).await;
    let config = "Practice/_packaging/mirror/Cargo/index/config.json";
    for (seconds, expected) in [(0, 200), (3600, 403)] {
        practice
            .server
            .set_fault(Fault::ForbiddenAfterCreateSeconds.rule().amount(seconds));
        let name = format!("feed-{seconds}");
        let body = new_feed(&name, UpstreamSpelling::A);
        let request = practice.request(Method::POST, &feeds("Practice"), &practice.writer);
        assert_eq!(send(request.json(&body)).await.status, 201);
        let answer = practice
            .get(&config.replace("mirror", &name), &practice.writer)
            .await;
        assert_eq!(answer.status, expected);
        practice.server.clear_faults();
    }
}
