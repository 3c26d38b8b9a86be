//! Lists of projects, page by page.

use practice_server::{Edition, Fault, OrganizationSeed, PracticeOptions, Scope, TokenRequest};

use crate::support::{Practice, options};

async fn all(practice: &Practice, query: &str) -> (Vec<String>, usize) {
    let (mut names, mut pages, mut token) = (Vec::new(), 0, String::new());
    loop {
        let path = format!("_apis/projects?api-version=7.0{query}{token}");
        let answer = practice.get(&path, &practice.writer).await;
        names.extend(answer.names());
        pages += 1;
        match answer.header("x-ms-continuationtoken") {
            "" => return (names, pages),
            next => token = format!("&continuationToken={next}"),
        }
    }
}

#[tokio::test]
async fn ten_thousand_projects_come_in_pages() {
    let organizations = vec![OrganizationSeed::with_projects("contoso", 10_000)];
    let options = PracticeOptions {
        organizations,
        ..options(Edition::Server2022_1)
    };
    let practice = Practice::start_with(options).await;
    let (names, pages) = all(&practice, "&$top=1000").await;
    assert_eq!(
        (names.len(), pages),
        (10_000, 100),
        "a page holds no more than the server allows"
    );
    assert_eq!(names.first().unwrap(), "Project 00001");
    assert_eq!(names.last().unwrap(), "Project 10000");
    let (names, pages) = all(&practice, "&$top=7&$skip=9990").await;
    assert_eq!((names.len(), pages), (10, 2));
}

#[tokio::test]
async fn names_states_and_scopes_of_projects() {
    let practice = Practice::start(Edition::Server2022_1).await;
    let (names, _) = all(&practice, "").await;
    assert!(names.contains(&"O'Brien's Crates".to_owned()));
    assert!(
        !names.contains(&"Old Times".to_owned()),
        "it is being deleted"
    );
    let (names, _) = all(&practice, "&stateFilter=all").await;
    assert!(names.contains(&"Old Times".to_owned()));
    let one = practice
        .get("_apis/projects/%C3%9Cberpr%C3%BCfung", &practice.writer)
        .await;
    let project = one.json();
    assert_eq!(
        (&project["state"], &project["visibility"]),
        (&"wellFormed".into(), &"private".into())
    );
    let id = project["id"].as_str().unwrap();
    assert_eq!(
        practice
            .get(&format!("_apis/projects/{id}"), &practice.writer)
            .await
            .status,
        200
    );
    let unknown = practice
        .get("_apis/projects/Nothing", &practice.writer)
        .await;
    assert_eq!(unknown.type_key(), "ProjectDoesNotExistWithNameException");
    for (scope, expected) in [
        (Scope::Project, 200),
        (Scope::Packaging, 200),
        (Scope::Profile, 200),
    ] {
        let request = TokenRequest {
            scopes: vec![scope],
            ..TokenRequest::default()
        };
        let credential = practice.issue(request);
        assert_eq!(
            practice.get("_apis/projects", &credential).await.status,
            expected,
            "{scope:?}"
        );
    }
}

#[tokio::test]
async fn faults_of_lists() {
    let practice = Practice::start(Edition::Server2022_1).await;
    practice.server.set_fault(Fault::SmallPages);
    let (names, pages) = all(&practice, "").await;
    assert_eq!((names.len(), pages), (5, 5));
    practice.server.set_fault(Fault::RepeatedContinuation);
    for _ in 0..2 {
        let answer = practice
            .get("_apis/projects?continuationToken=2", &practice.writer)
            .await;
        assert_eq!(answer.header("x-ms-continuationtoken"), "2");
    }
    practice.server.set_fault(Fault::ProjectsRefused);
    assert_eq!(
        practice
            .get("_apis/projects", &practice.writer)
            .await
            .status,
        401
    );
}
