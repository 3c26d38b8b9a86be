//! Feeds to join, what is filled in, and the name of a new one while it is typed.

use crate::support::{Desk, PROJECT};
use azure_devops::{Client, Credential, Endpoints, FeedScope};
use practice_server::{Fault, FeedSeed, Scope, TokenRequest};
use window::contract::{FeedNameChecked, FeedNameProblem, FeedSuggestion, FeedsHere};

fn seed(desk: &Desk, name: &str, project: Option<&str>, crates_io: bool) -> String {
    let seed = FeedSeed {
        name: name.to_owned(),
        project: project.map(str::to_owned),
        crates_io,
    };
    desk.server.add_feed(&seed).expect("a feed").to_string()
}

async fn list(desk: &Desk) -> FeedsHere {
    let listed = desk.session.list_feeds(Some(PROJECT.to_owned())).await;
    listed.expect("a list")
}

async fn check(desk: &Desk, name: &str) -> FeedNameChecked {
    let project = Some(PROJECT.to_owned());
    let checked = desk.session.check_feed_name(name.to_owned(), project).await;
    checked.expect("an answer")
}

async fn refused(desk: &Desk, name: &str) -> FeedNameProblem {
    match check(desk, name).await {
        FeedNameChecked::Refused { reason } => reason,
        fine => panic!("{name}: {fine:?}"),
    }
}

#[tokio::test]
async fn the_projects_own_feeds_come_first() {
    let desk = Desk::signed_in().await;
    seed(&desk, "zebra", Some(PROJECT), false);
    seed(&desk, "Apple", Some(PROJECT), false);
    seed(&desk, "whole", None, true);
    seed(&desk, "other", Some("Fabrikam"), true);
    for omits in [false, true] {
        if omits {
            desk.server
                .set_fault(Fault::OrganizationListOmitsProjects.rule());
        }
        let here = list(&desk).await;
        let names: Vec<&str> = here.feeds.iter().map(|feed| feed.name.as_str()).collect();
        let expected: &[&str] = match omits {
            false => &["Apple", "zebra", "whole", "other"],
            true => &["Apple", "zebra", "whole"],
        };
        assert_eq!(names, expected);
        assert_eq!(here.in_project, 2);
        assert_eq!(here.in_project_with_crates_io, 0);
        assert_eq!(here.in_organization as usize, expected.len());
        assert!(!here.feeds[0].crates_io && here.feeds[2].crates_io);
        assert_eq!(here.feeds[0].project.as_deref(), Some(PROJECT));
        assert_eq!(here.feeds[2].project, None);
        let index = format!(
            "sparse+{}/{PROJECT}/_packaging/Apple/Cargo/index/",
            desk.organization()
        );
        assert_eq!(here.feeds[0].index, index);
        let create = FeedSuggestion::Create {
            name: "crates-mirror".to_owned(),
        };
        assert_eq!(here.suggestion, create);
    }
}

#[tokio::test]
async fn a_feed_with_crates_io_is_joined_and_a_pasted_one_before_it() {
    let desk = Desk::signed_in().await;
    seed(&desk, "a-plain", Some(PROJECT), false);
    let pasted = seed(&desk, "pasted", Some(PROJECT), false);
    let with = seed(&desk, "with-crates-io", Some(PROJECT), true);
    let here = list(&desk).await;
    assert_eq!(here.in_project_with_crates_io, 1);
    assert_eq!(here.suggestion, FeedSuggestion::Join { id: with });
    let page = format!("{}/{PROJECT}/_artifacts/feed/Pasted", desk.organization());
    desk.session.choose_organization(page).await.unwrap();
    let here = list(&desk).await;
    assert_eq!(here.suggestion, FeedSuggestion::Join { id: pasted });
}

#[tokio::test]
async fn the_name_that_is_filled_in_is_free_on_both_sides() {
    let desk = Desk::signed_in().await;
    seed(&desk, "crates-mirror", Some("Fabrikam"), true);
    seed(&desk, "Crates-Mirror-2", None, false);
    desk.write(
        ".cargo/config.toml",
        "[registries.crates-mirror-3]\nindex = 'sparse+https://elsewhere.example/'\n",
    );
    let create = FeedSuggestion::Create {
        name: "crates-mirror-4".to_owned(),
    };
    assert_eq!(list(&desk).await.suggestion, create);
}

#[tokio::test]
async fn a_name_is_checked_without_a_request_for_each_key() {
    let desk = Desk::signed_in().await;
    let id = seed(&desk, "taken", Some(PROJECT), false);
    list(&desk).await;
    let requests = desk.requests();
    let fine = |registry: &str, differs| FeedNameChecked::Fine {
        registry: registry.to_owned(),
        differs,
    };
    assert_eq!(check(&desk, "mirror").await, fine("mirror", false));
    assert_eq!(check(&desk, "2024").await, fine("feed-2024", true));
    let taken = FeedNameProblem::Taken {
        id,
        project: Some(PROJECT.to_owned()),
    };
    assert_eq!(refused(&desk, "TAKEN").await, taken);
    assert_eq!(refused(&desk, " ").await, FeedNameProblem::Empty);
    let long = refused(&desk, &"x".repeat(70)).await;
    assert_eq!(long, FeedNameProblem::Long { count: 70 });
    for (name, suggestion) in [("my feed", "my-feed"), (" x ", "x")] {
        let suggestion = suggestion.to_owned();
        let spaces = FeedNameProblem::Spaces { suggestion };
        assert_eq!(refused(&desk, name).await, spaces);
    }
    let character = |text: &str| text.to_owned();
    let angle = FeedNameProblem::Character {
        character: character("<"),
    };
    assert_eq!(refused(&desk, "<img/src=x>").await, angle);
    let start = FeedNameProblem::Start {
        character: character("_"),
    };
    assert_eq!(refused(&desk, "_x").await, start);
    assert_eq!(desk.requests(), requests, "nothing is asked while typing");
}

#[tokio::test]
async fn rules_are_told_also_while_there_is_no_server() {
    let desk = Desk::new().await;
    assert_eq!(refused(&desk, "").await, FeedNameProblem::Empty);
    let asked = desk.session.check_feed_name("fine".to_owned(), None).await;
    assert_eq!(asked.unwrap_err().code, "no-account");
}

#[tokio::test]
async fn another_registry_of_the_name_is_told_and_the_same_one_is_none() {
    let desk = Desk::signed_in().await;
    let own = format!(
        "sparse+{}/{PROJECT}/_packaging/mine/Cargo/index/",
        desk.organization()
    );
    let text = format!(
        "[registries]\nmine = {{ index = '{own}' }}\ncorp = {{ index = 'sparse+https://elsewhere.example/' }}\n"
    );
    desk.write(".cargo/config.toml", &text);
    list(&desk).await;
    let taken = FeedNameProblem::RegistryTaken {
        registry: "corp".to_owned(),
    };
    assert_eq!(refused(&desk, "corp").await, taken);
    assert!(matches!(
        check(&desk, "mine").await,
        FeedNameChecked::Fine { .. }
    ));
    // A configuration that cannot be read is no fault of the name.
    desk.write(".cargo/config.toml", "[");
    assert!(matches!(
        check(&desk, "corp").await,
        FeedNameChecked::Fine { .. }
    ));
}

#[tokio::test]
async fn a_deleted_feed_holds_its_name() {
    let desk = Desk::signed_in().await;
    let id = seed(&desk, "gone", Some(PROJECT), false);
    let token = desk.server.issue_token(TokenRequest {
        scopes: vec![Scope::PackagingManage],
        organization: None,
        role: practice_server::FeedRole::Administrator,
        ..TokenRequest::default()
    });
    let credential = Credential::personal_access_token(token).unwrap();
    let endpoints = Endpoints::parse(&desk.organization()).unwrap();
    let options = desk.options.client_options.clone();
    let client = Client::new(endpoints, Some(credential), options).unwrap();
    let scope = FeedScope::Project(PROJECT.to_owned());
    client.delete_feed(&scope, &id).await.unwrap();
    assert_eq!(list(&desk).await.feeds, []);
    assert_eq!(refused(&desk, "Gone").await, FeedNameProblem::InRecycleBin);
}

#[tokio::test]
async fn a_project_that_went_is_told_by_its_name() {
    let desk = Desk::signed_in().await;
    let gone = desk.session.list_feeds(Some("Gone".to_owned())).await;
    let problem = gone.unwrap_err();
    assert_eq!(problem.code, "project-not-found");
    assert_eq!(problem.place.as_deref(), Some("project `Gone`"));
}
