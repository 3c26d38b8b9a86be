//! Lists that come in pages.

use std::ops::ControlFlow;

use azure_devops::{ClientOptions, FeedScope, PackageQuery};

use crate::support::{Script, Step, json, options, project, reply};

fn projects(from: usize, count: usize, token: Option<&str>) -> Step {
    let items: Vec<String> = (from..from + count)
        .map(|number| format!(r#"{{"id":"{number}","name":"Größe {number}","state":"wellFormed","visibility":"x"}}"#))
        .collect();
    let body = format!(r#"{{"count":1,"value":[{}]}}"#, items.join(","));
    let headers: Vec<(&str, &str)> = token
        .map(|token| ("X-MS-ContinuationToken", token))
        .into_iter()
        .collect();
    reply(200, &headers, &body)
}

#[tokio::test]
async fn projects_follow_the_continuation_token() {
    let script = Script::play(vec![
        projects(0, 2, Some("2")),
        projects(2, 1, Some("3&x")),
        projects(3, 2, None),
    ]);
    let small = ClientOptions {
        page_size: 2,
        ..options()
    };
    let found = script.client_with(small).projects().await.unwrap();
    let ids: Vec<&str> = found.iter().map(|project| project.id.as_str()).collect();
    assert_eq!(ids, ["0", "1", "2", "3", "4"]);
    assert_eq!(found[0].name, "Größe 0");
    insta::assert_snapshot!(script.lines().join("\n"), @"
    GET /tfs/DefaultCollection/_apis/projects?api-version=7.0&stateFilter=wellFormed&%24top=2 HTTP/1.1
    GET /tfs/DefaultCollection/_apis/projects?api-version=7.0&stateFilter=wellFormed&%24top=2&continuationToken=2 HTTP/1.1
    GET /tfs/DefaultCollection/_apis/projects?api-version=7.0&stateFilter=wellFormed&%24top=2&continuationToken=3%26x HTTP/1.1
    ");
}

#[tokio::test]
async fn a_token_that_repeats_itself_ends_the_list() {
    let same = || projects(0, 1, Some("7"));
    let script = Script::play(vec![same(), same(), same()]);
    script.client().projects().await.unwrap();
    assert_eq!(script.lines().len(), 2);
    let script = Script::play(vec![projects(0, 1, Some(""))]);
    assert_eq!(script.client().projects().await.unwrap().len(), 1);
}

#[tokio::test]
async fn pages_of_projects_arrive_one_by_one_until_there_are_enough() {
    let script = Script::play(vec![
        projects(0, 2, Some("2")),
        projects(2, 2, Some("4")),
        projects(4, 2, None),
    ]);
    let mut pages: Vec<usize> = Vec::new();
    let mut on_page = |page: Vec<azure_devops::Project>| {
        pages.push(page.len());
        match pages.len() {
            2 => ControlFlow::Break(()),
            _ => ControlFlow::Continue(()),
        }
    };
    script.client().projects_paged(&mut on_page).await.unwrap();
    assert_eq!(pages, [2, 2]);
    assert_eq!(script.lines().len(), 2, "the third page is not asked for");
}

fn packages(from: usize, count: usize, protocol: &str) -> Step {
    let items: Vec<String> = (from..from + count)
        .map(|number| {
            format!(r#"{{"id":"{number}","name":"crate_{number}","protocolType":"{protocol}"}}"#)
        })
        .collect();
    json(&format!(r#"{{"value":[{}]}}"#, items.join(",")))
}

#[tokio::test]
async fn a_limit_ends_the_list_of_packages() {
    let script = Script::play(vec![packages(0, 2, "Cargo"), packages(2, 2, "Cargo")]);
    let small = ClientOptions {
        page_size: 2,
        ..options()
    };
    let query = PackageQuery {
        limit: Some(3),
        ..PackageQuery::default()
    };
    let client = script.client_with(small);
    let found = client.packages(&FeedScope::Organization, "f", &query).await;
    assert_eq!(found.unwrap().len(), 4);
    assert_eq!(script.lines().len(), 2);
}

#[tokio::test]
async fn packages_are_read_until_a_short_page() {
    let script = Script::play(vec![
        packages(0, 2, "cargo"),
        packages(2, 2, "CARGO"),
        packages(4, 1, "NuGet"),
    ]);
    let small = ClientOptions {
        page_size: 2,
        ..options()
    };
    let client = script.client_with(small);
    let found = client
        .packages(&project(), "f", &PackageQuery::named("Cargo", "crate"))
        .await
        .unwrap();
    assert_eq!(found.len(), 4, "another protocol is left out");
    assert!(found[3].is_named("Crate-3"));
    insta::assert_snapshot!(script.lines().join("\n"), @"
    GET /tfs/DefaultCollection/My%20Project/_apis/packaging/feeds/f/packages?api-version=7.0&includeUrls=false&%24top=2&%24skip=0&protocolType=Cargo&packageNameQuery=crate&includeAllVersions=true HTTP/1.1
    GET /tfs/DefaultCollection/My%20Project/_apis/packaging/feeds/f/packages?api-version=7.0&includeUrls=false&%24top=2&%24skip=2&protocolType=Cargo&packageNameQuery=crate&includeAllVersions=true HTTP/1.1
    GET /tfs/DefaultCollection/My%20Project/_apis/packaging/feeds/f/packages?api-version=7.0&includeUrls=false&%24top=2&%24skip=4&protocolType=Cargo&packageNameQuery=crate&includeAllVersions=true HTTP/1.1
    ");
}

#[tokio::test]
async fn a_full_last_page_and_a_server_that_does_not_skip() {
    let small = || ClientOptions {
        page_size: 2,
        ..options()
    };
    let script = Script::play(vec![packages(0, 2, "Cargo"), packages(2, 0, "Cargo")]);
    let found = script
        .client_with(small())
        .packages(&project(), "f", &PackageQuery::default())
        .await;
    assert_eq!((found.unwrap().len(), script.lines().len()), (2, 2));
    let same = || packages(0, 2, "Cargo");
    let script = Script::play(vec![same(), same(), same()]);
    let found = script
        .client_with(small())
        .packages(&project(), "f", &PackageQuery::default())
        .await;
    assert_eq!((found.unwrap().len(), script.lines().len()), (2, 2));
}

#[tokio::test]
async fn an_error_on_a_later_page_is_the_error_of_the_list() {
    let script = Script::play(vec![projects(0, 1, Some("1")), reply(403, &[], "{}")]);
    let error = script.client().projects().await.unwrap_err();
    assert_eq!(error.kind(), azure_devops::ErrorKind::Forbidden);
}
