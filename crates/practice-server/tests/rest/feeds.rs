//! Creating, listing and reading feeds.

use practice_server::{Edition, Fault, FeedSeed, TokenRequest, UpstreamSpelling};
use serde_json::{Value, json};

use crate::support::{Practice, below_feed, feeds, new_feed, options};

#[tokio::test]
async fn a_feed_is_created_with_its_upstream_and_read_back() {
    let practice = Practice::start(Edition::Server2022_1).await;
    let created = practice.create("crates-mirror").await;
    let source = &created["upstreamSources"][0];
    let sent = &new_feed("crates-mirror", UpstreamSpelling::A)["upstreamSources"][0];
    for (field, value) in sent.as_object().unwrap() {
        assert_eq!(&source[field], value, "kept as it was sent");
    }
    assert_eq!(source["status"], "ok");
    assert_eq!(source["id"].as_str().unwrap().len(), 36);
    assert_eq!(created["project"]["name"], "Practice");
    assert_eq!(created["capabilities"], "defaultCapabilities");
    for path in [
        below_feed("crates-mirror", ""),
        below_feed(created["id"].as_str().unwrap(), ""),
    ] {
        assert_eq!(practice.get(&path, &practice.writer).await.json(), created);
    }
    let listed = practice
        .get(&feeds("Practice"), &practice.writer)
        .await
        .json();
    assert_eq!(listed["value"][0], created);
    assert_eq!(practice.server.count_of_feeds_created("Crates-Mirror"), 1);
    assert!(practice.server.feeds()[0].crates_io);
}

#[tokio::test]
async fn a_feed_in_another_scope_is_not_found() {
    let practice = Practice::start(Edition::Server2022_1).await;
    practice.create("mirror").await;
    for path in [
        "_apis/packaging/feeds/mirror",
        "Fabrikam/_apis/packaging/feeds/mirror",
    ] {
        let answer = practice.get(path, &practice.writer).await;
        assert_eq!(answer.status, 404, "{path}");
        assert_eq!(answer.type_key(), "FeedIdNotFoundException");
    }
    let organization = practice
        .get("_apis/packaging/feeds", &practice.writer)
        .await;
    assert_eq!(organization.names(), ["mirror"]);
    practice
        .server
        .set_fault(Fault::OrganizationListOmitsProjects);
    assert!(
        practice
            .get("_apis/packaging/feeds", &practice.writer)
            .await
            .names()
            .is_empty()
    );
    let nowhere = practice
        .post(&feeds("Nowhere"), &practice.writer, &json!({ "name": "x" }))
        .await;
    assert_eq!(nowhere.type_key(), "ProjectDoesNotExistWithNameException");
}

#[tokio::test]
async fn what_cannot_be_created_is_refused() {
    let practice = Practice::start(Edition::Server2022_1).await;
    practice.create("taken").await;
    let check = async |project: &str, body: Value, expected: u16, type_key: &str| {
        let answer = practice
            .post(&feeds(project), &practice.writer, &body)
            .await;
        assert_eq!(
            (answer.status, answer.type_key().as_str()),
            (expected, type_key),
            "{body}"
        );
    };
    let invalid = "InvalidFeedNameException";
    check("Practice", json!({ "name": "bad,name" }), 400, invalid).await;
    check("Practice", json!({}), 400, invalid).await;
    let taken = "FeedNameAlreadyExistsException";
    check("Practice", json!({ "name": "TAKEN" }), 409, taken).await;
    check("Fabrikam", json!({ "name": "taken" }), 409, taken).await;
    let mut elsewhere = new_feed("other", UpstreamSpelling::A);
    elsewhere["upstreamSources"][0]["location"] = json!("https://crates.example/index/");
    check("Practice", elsewhere, 400, "InvalidUpstreamSourceException").await;
    check(
        "Practice",
        new_feed("other", UpstreamSpelling::B),
        400,
        "InvalidUpstreamSourceException",
    )
    .await;
    check(
        "Practice",
        json!({ "name": "x", "description": "d".repeat(256) }),
        400,
        "VssPropertyValidationException",
    )
    .await;
    check(
        "Practice",
        json!([1]),
        400,
        "VssPropertyValidationException",
    )
    .await;
    assert_eq!(practice.server.feeds().len(), 1);
}

#[tokio::test]
async fn without_upstreams_there_are_none() {
    let practice = Practice::start(Edition::Server2022_1).await;
    let body = json!({ "name": "plain" });
    let answer = practice
        .post(
            "_apis/packaging/feeds?api-version=7.0",
            &practice.writer,
            &body,
        )
        .await;
    assert_eq!(answer.status, 201);
    let feed = answer.json();
    assert_eq!(feed["upstreamSources"], json!([]));
    assert_eq!(feed["upstreamEnabled"], true);
    assert!(feed.get("project").is_none());
}

#[tokio::test]
async fn the_other_spelling_can_be_discovered_from_a_feed_of_the_portal() {
    let spelling = UpstreamSpelling::B;
    let options = practice_server::PracticeOptions {
        spelling,
        ..options(Edition::Services)
    };
    let practice = Practice::start_with(options).await;
    let seed = FeedSeed {
        name: "by-hand".to_owned(),
        project: None,
        crates_io: true,
    };
    practice.server.add_feed(&seed).unwrap();
    let answer = practice
        .post(
            &feeds("Practice"),
            &practice.writer,
            &new_feed("m", UpstreamSpelling::A),
        )
        .await;
    assert_eq!(answer.status, 400);
    let listed = practice
        .get("_apis/packaging/feeds", &practice.writer)
        .await
        .json();
    let source = listed["value"][0]["upstreamSources"][0].clone();
    assert_eq!(source["protocol"], "cargo");
    let body = json!({ "name": "m", "upstreamSources": [source] });
    let created = practice
        .post(&feeds("Practice"), &practice.writer, &body)
        .await;
    assert_eq!(created.status, 201);
    assert_ne!(
        created.json()["upstreamSources"][0]["id"],
        source["id"],
        "ids are the server's"
    );
    assert_eq!(practice.server.count_of_feeds_created("by-hand"), 0);
}

#[tokio::test]
async fn a_server_without_cargo_refuses_the_upstream() {
    let practice = Practice::start(Edition::Server2022Rtm).await;
    let body = new_feed("mirror", UpstreamSpelling::A);
    assert_eq!(
        practice
            .post(&feeds("Practice"), &practice.writer, &body)
            .await
            .status,
        400
    );
}

#[tokio::test]
async fn who_may_not_create_is_told_so() {
    let practice = Practice::start(Edition::Server2022_1).await;
    let body = new_feed("mirror", UpstreamSpelling::A);
    let create = async |credential: &str| {
        practice
            .post(&feeds("Practice"), credential, &body)
            .await
            .status
    };
    let request = TokenRequest {
        user: "Other".to_owned(),
        feed_creator: false,
        ..TokenRequest::default()
    };
    assert_eq!(create(&practice.issue(request)).await, 403);
    let scopes = vec![practice_server::Scope::Packaging];
    let reader = practice.issue(TokenRequest {
        scopes,
        ..TokenRequest::default()
    });
    assert_eq!(create(&reader).await, 401);
    practice.server.set_fault(Fault::MissingScopeForbidden);
    assert_eq!(create(&reader).await, 403);
    practice.server.set_fault(Fault::CreateNeedsManage);
    assert_eq!(create(&practice.writer).await, 403);
    assert_eq!(create(&practice.manager).await, 201);
}

#[tokio::test]
async fn faults_of_creating() {
    let check = async |fault: Fault, expected: u16| {
        let practice = Practice::start(Edition::Server2022_1).await;
        practice.server.set_fault(fault);
        let body = new_feed("mirror", UpstreamSpelling::A);
        let answer = practice
            .post(&feeds("Practice"), &practice.writer, &body)
            .await;
        assert_eq!(answer.status, expected, "{fault}");
        answer
    };
    check(Fault::NotFeedCreator, 403).await;
    check(Fault::FeedNameTaken, 409).await;
    check(Fault::UpstreamRefused, 400).await;
    assert_eq!(
        check(Fault::UpstreamDropped, 201).await.json()["upstreamSources"],
        json!([])
    );
    let disabled = check(Fault::UpstreamDisabled, 201).await.json();
    assert_eq!(disabled["upstreamSources"][0]["status"], "disabled");
}

#[tokio::test]
async fn a_new_feed_is_forbidden_for_some_requests() {
    let practice = Practice::start(Edition::Server2022_1).await;
    practice
        .server
        .set_fault(Fault::ForbiddenAfterCreateRetryAfter.rule().amount(3));
    practice.create("mirror").await;
    let config = "Practice/_packaging/mirror/Cargo/index/config.json";
    for _ in 0..3 {
        let answer = practice.get(config, &practice.writer).await;
        assert_eq!(answer.type_key(), "FeedNeedsPermissionsException");
        assert_eq!((answer.status, answer.header("retry-after")), (403, "1"));
    }
    assert_ne!(practice.get(config, &practice.writer).await.status, 403);
}

#[tokio::test]
async fn of_many_at_once_one_is_created() {
    let practice = Practice::start(Edition::Server2022_1).await;
    let body = new_feed("mirror", UpstreamSpelling::A);
    let path = feeds("Practice");
    let create = || practice.post(&path, &practice.writer, &body);
    let answers = futures_util::future::join_all((0..20).map(|_| create())).await;
    let mut statuses: Vec<u16> = answers.iter().map(|answer| answer.status).collect();
    statuses.sort_unstable();
    assert_eq!((statuses[0], statuses[1], statuses[19]), (201, 409, 409));
    assert_eq!(practice.server.count_of_feeds_created("mirror"), 1);
}
