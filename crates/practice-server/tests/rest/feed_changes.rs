//! Changing, deleting and restoring feeds, views and permissions.

use std::time::Duration;

use practice_server::{Edition, PracticeOptions, UpstreamSpelling};
use reqwest::Method;
use serde_json::json;

use crate::support::{Practice, below_feed, feeds, new_feed, options, send};

const BIN: &str = "Practice/_apis/packaging/feedrecyclebin?api-version=7.0";

#[tokio::test]
async fn a_change_of_upstreams_replaces_the_list_and_keeps_known_ids() {
    let practice = Practice::start(Edition::Server2022_1).await;
    let created = practice.create("mirror").await;
    let known = created["upstreamSources"][0].clone();
    let more = json!({ "name": "more", "protocol": "npm", "location": "https://npm.example/", "upstreamSourceType": "public" });
    let path = below_feed("mirror", "");
    let body = json!({ "upstreamSources": [known, more] });
    let answer = practice.patch(&path, &practice.manager, &body).await.json();
    assert_eq!(answer["upstreamSources"][0], known);
    assert_eq!(answer["upstreamSources"][1]["name"], "more");
    let answer = practice
        .patch(&path, &practice.manager, &json!({ "upstreamSources": [] }))
        .await;
    assert_eq!(answer.json()["upstreamSources"], json!([]));
    let answer = practice
        .patch(&path, &practice.manager, &json!({ "description": "d" }))
        .await
        .json();
    assert_eq!(
        (&answer["description"], &answer["name"]),
        (&"d".into(), &"mirror".into())
    );
}

#[tokio::test]
async fn a_deleted_feed_keeps_its_name() {
    let practice = Practice::start(Edition::Server2022_1).await;
    practice.create("mirror").await;
    assert_eq!(
        practice
            .delete(&below_feed("mirror", ""), &practice.writer)
            .await
            .status,
        401
    );
    assert_eq!(
        practice
            .delete(&below_feed("mirror", ""), &practice.manager)
            .await
            .status,
        204
    );
    assert_eq!(
        practice
            .get(&below_feed("mirror", ""), &practice.writer)
            .await
            .status,
        404
    );
    let bin = practice.get(BIN, &practice.writer).await;
    assert_eq!(bin.names(), ["mirror"]);
    assert!(bin.json()["value"][0]["deletedDate"].is_string());
    let again = new_feed("mirror", UpstreamSpelling::A);
    assert_eq!(
        practice
            .post(&feeds("Practice"), &practice.writer, &again)
            .await
            .status,
        409
    );
}

#[tokio::test]
async fn a_deleted_feed_can_be_restored() {
    let practice = Practice::start(Edition::Server2022_1).await;
    let id = practice.create("mirror").await["id"]
        .as_str()
        .unwrap()
        .to_owned();
    practice
        .delete(&below_feed("mirror", ""), &practice.manager)
        .await;
    let path = BIN.replace('?', &format!("/{id}?"));
    let patch = json!([{ "op": "replace", "path": "/isDeleted", "value": false }]);
    assert_eq!(
        practice
            .patch(&path, &practice.manager, &patch)
            .await
            .status,
        400,
        "plain JSON"
    );
    let restore = practice
        .request(Method::PATCH, &path, &practice.manager)
        .body(patch.to_string());
    let restore = restore.header("Content-Type", "application/json-patch+json");
    assert!((200..300).contains(&send(restore).await.status));
    assert_eq!(
        practice
            .get(&below_feed("mirror", ""), &practice.writer)
            .await
            .status,
        200
    );
}

#[tokio::test]
async fn the_name_of_a_purged_feed_is_free_after_a_delay() {
    for (delay, expected) in [(Duration::ZERO, 201), (Duration::from_secs(900), 409)] {
        let options = PracticeOptions {
            name_release_delay: delay,
            ..options(Edition::Server2022_1)
        };
        let practice = Practice::start_with(options).await;
        let id = practice.create("mirror").await["id"]
            .as_str()
            .unwrap()
            .to_owned();
        practice
            .delete(&below_feed("mirror", ""), &practice.manager)
            .await;
        let purge = BIN.replace('?', &format!("/{id}?"));
        assert_eq!(practice.delete(&purge, &practice.manager).await.status, 204);
        assert!(practice.get(BIN, &practice.writer).await.names().is_empty());
        let again = new_feed("mirror", UpstreamSpelling::A);
        let answer = practice
            .post(&feeds("Practice"), &practice.writer, &again)
            .await;
        assert_eq!(answer.status, expected);
    }
}

#[tokio::test]
async fn views_can_be_seen_by_all_and_opened_by_managers() {
    let practice = Practice::start(Edition::Server2022_1).await;
    practice.create("mirror").await;
    let views = practice
        .get(&below_feed("mirror", "/views"), &practice.writer)
        .await;
    assert_eq!(views.names(), ["Local", "Prerelease", "Release"]);
    assert_eq!(views.json()["value"][0]["visibility"], "private");
    let local = below_feed("mirror", "/views/Local");
    let body = json!({ "visibility": "collection" });
    assert_eq!(
        practice.patch(&local, &practice.writer, &body).await.status,
        401
    );
    assert_eq!(
        practice
            .patch(&local, &practice.manager, &body)
            .await
            .json()["visibility"],
        "collection"
    );
    assert_eq!(
        practice.get(&local, &practice.writer).await.json()["visibility"],
        "collection"
    );
    let tenant = json!({ "visibility": "aadTenant" });
    assert_eq!(
        practice
            .patch(&local, &practice.manager, &tenant)
            .await
            .status,
        400
    );
    assert_eq!(
        practice
            .get(&below_feed("mirror", "/views/None"), &practice.writer)
            .await
            .status,
        404
    );
}

#[tokio::test]
async fn the_creator_of_a_feed_owns_it() {
    let practice = Practice::start(Edition::Server2022_1).await;
    practice.create("mirror").await;
    let path = below_feed("mirror", "/permissions");
    let permissions = practice.get(&path, &practice.writer).await.json();
    let own = permissions["value"][0].clone();
    assert_eq!(
        (&own["role"], &own["displayName"]),
        (&"administrator".into(), &"Practice User".into())
    );
    let other = json!({
        "role": "reader",
        "identityId": "11111111-1111-4111-8111-111111111111",
        "identityDescriptor": "Microsoft.TeamFoundation.Identity;S-1-9-1",
    });
    let changed = practice
        .patch(&path, &practice.manager, &json!([other]))
        .await
        .json();
    assert_eq!(changed["count"], 3);
    let removed = json!([{ "role": "none", "identityId": other["identityId"] }]);
    assert_eq!(
        practice
            .patch(&path, &practice.manager, &removed)
            .await
            .json()["count"],
        2
    );
    let global = practice
        .get("_apis/packaging/globalpermissions", &practice.writer)
        .await
        .json();
    assert_eq!(global["value"][0]["role"], "feedCreator");
}
