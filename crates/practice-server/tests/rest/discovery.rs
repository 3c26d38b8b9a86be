//! What a client can find out about a server before it uses it.

use practice_server::{Edition, Fault};
use reqwest::Method;
use serde_json::Value;

use crate::support::{Practice, send};

async fn locations(practice: &Practice) -> Vec<Value> {
    let answer = send(practice.request(Method::OPTIONS, "_apis", &practice.writer)).await;
    assert_eq!(answer.status, 200);
    answer.json()["value"].as_array().unwrap().clone()
}

#[tokio::test]
async fn editions_differ_in_versions_and_cargo() {
    let check = async |edition, released: &str, highest: &str, has_cargo: bool| {
        let practice = Practice::start(edition).await;
        let all = locations(&practice).await;
        for location in &all {
            assert_eq!(location["releasedVersion"], released, "{edition:?}");
            assert_eq!(location["maxVersion"], highest, "{edition:?}");
        }
        assert_eq!(
            all.iter().any(|location| location["area"] == "Cargo"),
            has_cargo
        );
    };
    check(Edition::Services, "7.1", "7.2", true).await;
    check(Edition::Server2022_1, "7.1", "7.1", true).await;
    check(Edition::Server2022Rtm, "7.0", "7.0", false).await;
}

#[tokio::test]
async fn a_version_that_is_too_new_is_refused() {
    let practice = Practice::start(Edition::Server2022Rtm).await;
    let check = async |version: &str, expected: u16| {
        let path = format!("_apis/projects?api-version={version}");
        let answer = practice.get(&path, &practice.writer).await;
        assert_eq!(answer.status, expected, "{version}");
        answer
    };
    check("7.0", 200).await;
    check("6.0-preview.1", 200).await;
    assert_eq!(
        check("7.1", 400).await.type_key(),
        "VssVersionOutOfRangeException"
    );
    check("7.1-preview.4", 400).await;
    check("latest", 400).await;
    let accept = "application/json;api-version=7.1";
    let request = practice.request(Method::GET, "_apis/projects", &practice.writer);
    assert_eq!(send(request.header("Accept", accept)).await.status, 400);
    let newer = Practice::start(Edition::Server2022_1).await;
    assert_eq!(
        newer
            .get("_apis/projects?api-version=7.1", &newer.writer)
            .await
            .status,
        200
    );
    newer.server.set_fault(Fault::ApiVersionRefused);
    assert_eq!(
        newer
            .get("_apis/projects?api-version=7.1", &newer.writer)
            .await
            .status,
        400
    );
    let feeds = "Practice/_apis/packaging/feeds";
    let unversioned = newer
        .post(feeds, &newer.writer, &serde_json::json!({}))
        .await;
    assert_eq!(unversioned.type_key(), "VssVersionNotSpecifiedException");
}

#[tokio::test]
async fn only_the_cloud_tells_areas_and_anonymous_callers() {
    let cloud = Practice::start(Edition::Services).await;
    let areas = cloud
        .get("_apis/resourceAreas", &cloud.writer)
        .await
        .names();
    assert!(areas.contains(&"Packaging".to_owned()));
    let anonymous = cloud.get("_apis/connectionData", "").await.json();
    assert_eq!(
        anonymous["authenticatedUser"]["id"],
        "aaaaaaaa-aaaa-aaaa-aaaa-aaaaaaaaaaaa"
    );
    assert_eq!(anonymous["deploymentType"], "hosted");
    let server = Practice::start(Edition::Server2022_1).await;
    assert!(
        server
            .get("_apis/resourceAreas", &server.writer)
            .await
            .names()
            .is_empty()
    );
    assert_eq!(server.get("_apis/connectionData", "").await.status, 401);
    let known = server
        .get("_apis/connectionData", &server.writer)
        .await
        .json();
    assert_eq!(known["deploymentType"], "onPremises");
}

#[tokio::test]
async fn cloud_hosts_are_told_apart_by_name() {
    let practice = Practice::start(Edition::Services).await;
    let check = async |host: &str, path: &str, expected: u16| {
        let url = format!("http://{}{path}", practice.server.address());
        let request = practice.client.get(url).header("Host", host);
        let request = request.header("X-TFS-FedAuthRedirect", "Suppress");
        let answer = send(request.header("Authorization", &practice.writer)).await;
        assert_eq!(answer.status, expected, "{host}{path}");
        answer
    };
    check("dev.azure.com", "/contoso/_apis/projects", 200).await;
    check("contoso.visualstudio.com", "/_apis/projects", 200).await;
    check("feeds.dev.azure.com", "/contoso/_apis/projects", 404).await;
    check("pkgs.dev.azure.com", "/contoso/_apis/packaging/feeds", 404).await;
    check("dev.azure.com", "/nobody/_apis/projects", 404).await;
    let project = check("dev.azure.com", "/contoso/_apis/projects/Practice", 200)
        .await
        .json();
    assert!(
        project["url"]
            .as_str()
            .unwrap()
            .starts_with("https://dev.azure.com/contoso/_apis/")
    );
    let feeds = check(
        "feeds.dev.azure.com",
        "/contoso/Practice/_apis/packaging/feeds",
        200,
    )
    .await;
    assert!(feeds.names().is_empty());
    let server = Practice::start(Edition::Server2022_1).await;
    let url = format!("http://{}/contoso/_apis/projects", server.server.address());
    let request = server.client.get(url).header("Host", "dev.azure.com");
    assert_eq!(
        send(request).await.status,
        404,
        "a server has none of the cloud's hosts"
    );
}
