//! Practice mode: a world of its own, and the real one as it was.

use crate::support::Desk;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use tokio::sync::Notify;
use window::contract::{
    Answers, FeedSuggestion, KeychainHere, ProjectsPage, RepositoriesPage, RepositoryNow, SetUpEnd,
    SetUpEvent, SetUpInUse, Understood,
};

/// Practice without a network.
async fn desk() -> Desk {
    let mut desk = Desk::signed_in().await;
    let variables = &mut desk.options.computer.variables;
    variables.insert("FEEDWRIGHT_PRACTICE_UPSTREAM".into(), "built-in".into());
    desk.session = window::Session::new(desk.options.clone());
    desk
}

fn files(folder: &Path) -> BTreeMap<PathBuf, Vec<u8>> {
    let mut files = BTreeMap::new();
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        match path.is_dir() {
            true => files.append(&mut self::files(&path)),
            false => drop(files.insert(path.clone(), std::fs::read(&path).unwrap())),
        }
    }
    files
}

#[tokio::test]
async fn a_practice_world_has_an_organization_a_keychain_and_repositories() {
    let desk = desk().await;
    desk.repository("mine", None);
    let before = files(desk.folder());
    let practice = desk.session.start_practice().await.unwrap();
    assert_eq!(practice.project, "Practice");
    assert!(!practice.uses_crates_io);
    let organization = &practice.organization;
    assert!(organization.address.account.is_some());
    assert_eq!(organization.address.project.as_deref(), Some("Practice"));
    let keychain = &organization.keychain;
    assert!(
        matches!(keychain, KeychainHere::Unlocked { .. }),
        "{keychain:?}"
    );
    let mut names = Vec::new();
    let mut report = |page: ProjectsPage| {
        names.extend(page.projects.into_iter().map(|project| project.name));
    };
    let end = desk.session.list_projects(&mut report).await.unwrap();
    assert_eq!(end.suggestion.as_deref(), Some("Practice"));
    assert!(names.contains(&"My Project".to_owned()));
    let feeds = desk.session.list_feeds(Some(practice.project)).await;
    let create = FeedSuggestion::Create {
        name: "crates-mirror".to_owned(),
    };
    assert_eq!(feeds.unwrap().suggestion, create);
    let mut rows = Vec::new();
    let mut report = |page: RepositoriesPage| rows.extend(page.repositories);
    let end = desk.session.find_repositories(None, &mut report).await;
    assert_eq!(end.unwrap().count, 3);
    let mut marks: Vec<(&str, bool, bool)> = rows
        .iter()
        .map(|row| (row.shown.as_str(), row.ticked, row.foreign))
        .collect();
    marks.sort_unstable();
    let expected = [
        ("~/src/hello", true, false),
        ("~/src/inventory", true, false),
        ("~/src/weather", false, true),
    ];
    assert_eq!(marks, expected);
    assert!(rows.iter().any(|row| row.now == RepositoryNow::Plain));
    assert!(rows.iter().any(
        |row| matches!(&row.now, RepositoryNow::Settings { tables } if tables == &["build", "net"])
    ));
    desk.session.end_practice().await.unwrap();
    assert_eq!(files(desk.folder()), before, "the real world is as before");
}

#[tokio::test]
async fn starting_and_ending_twice_is_fine() {
    let desk = desk().await;
    desk.session.end_practice().await.unwrap();
    let first = desk.session.start_practice().await.unwrap();
    let again = desk.session.start_practice().await.unwrap();
    assert_eq!(first, again, "the page was loaded anew");
    let (one, other) = tokio::join!(desk.session.end_practice(), desk.session.end_practice());
    one.unwrap();
    other.unwrap();
    let listed = desk.session.list_feeds(None).await;
    assert_eq!(listed.unwrap_err().code, "no-account", "nothing is chosen");
}

#[tokio::test]
async fn neither_world_is_taken_for_the_other() {
    let desk = desk().await;
    desk.sign_in(practice_server::TokenRequest {
        organization: None,
        ..Default::default()
    })
    .await;
    let practice = desk.session.start_practice().await.unwrap();
    let requests = desk.requests();
    let other = desk.session.choose_organization(desk.organization()).await;
    let problem = other.unwrap_err();
    assert_eq!(problem.code, "not-available-yet");
    let listed = desk.session.list_feeds(Some(practice.project)).await;
    assert_eq!(listed.unwrap().feeds, []);
    assert_eq!(desk.requests(), requests, "the real server is not asked");
    desk.session.end_practice().await.unwrap();
    let text = practice.organization.address.url;
    let refused = desk.session.choose_organization(text).await.unwrap();
    assert_eq!(refused.address.account, None);
    let known = desk.session.understand_address(desk.organization()).await;
    let Understood::Fine { address } = known.unwrap() else {
        panic!("an address");
    };
    assert_eq!(address.account, None, "what was held before is forgotten");
}

#[tokio::test]
async fn a_practice_world_that_cannot_start_leaves_the_real_one() {
    let mut desk = desk().await;
    let variables = &mut desk.options.computer.variables;
    variables.insert("FEEDWRIGHT_PRACTICE_UPSTREAM".into(), "nonsense".into());
    desk.session = window::Session::new(desk.options.clone());
    let problem = desk.session.start_practice().await.unwrap_err();
    assert_eq!(problem.code, "practice-unavailable");
    desk.choose().await;
}

/// The plan that the screens of practice mode lead to by Continue alone.
async fn plan(desk: &Desk) {
    let practice = desk.session.start_practice().await.unwrap();
    let mut repositories = Vec::new();
    let mut report = |page: RepositoriesPage| {
        let ticked = page.repositories.into_iter().filter(|row| row.ticked);
        repositories.extend(ticked.map(|row| row.path));
    };
    let found = desk.session.find_repositories(None, &mut report).await;
    found.unwrap();
    let answers = Answers {
        project: Some(practice.project),
        feed: "crates-mirror".to_owned(),
        create: true,
        visibility: None,
        registry: None,
        repositories,
        user_level: false,
        store: None,
        tell_cargo: false,
    };
    desk.session.make_plan(answers).await.unwrap();
}

#[tokio::test(flavor = "multi_thread")]
async fn what_was_practised_is_in_use_until_practice_ends() {
    let desk = desk().await;
    plan(&desk).await;
    let end = desk.session.set_up(&mut |_: SetUpEvent| {}).await.unwrap();
    assert!(matches!(end, SetUpEnd::Done { .. }), "{end:?}");
    let here = desk.session.look_here().await.unwrap();
    let in_use = SetUpInUse {
        feed: "crates-mirror".to_owned(),
        organization: "DefaultCollection".to_owned(),
    };
    assert_eq!(here.in_use, Some(in_use));
    assert_eq!(here.interrupted, None);
    desk.session.end_practice().await.unwrap();
    let here = desk.session.look_here().await.unwrap();
    assert_eq!((here.in_use, here.interrupted), (None, None));
}

#[tokio::test(flavor = "multi_thread")]
async fn ending_practice_stops_a_set_up_that_runs() {
    let desk = desk().await;
    plan(&desk).await;
    let begun = Notify::new();
    let mut report = |event: SetUpEvent| {
        if matches!(event, SetUpEvent::Started { .. }) {
            begun.notify_one();
        }
    };
    let end = async {
        begun.notified().await;
        desk.session.end_practice().await
    };
    let (set_up, ended) = tokio::join!(desk.session.set_up(&mut report), end);
    ended.unwrap();
    let set_up = set_up.unwrap();
    assert!(matches!(set_up, SetUpEnd::Cancelled { .. }), "{set_up:?}");
    let listed = desk.session.list_feeds(None).await;
    assert_eq!(listed.unwrap_err().code, "no-account");
}
