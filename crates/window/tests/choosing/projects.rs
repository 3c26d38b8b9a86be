//! The list of projects, what is filled in, and names that are typed.

use crate::support::{Desk, PROJECT, server_options};
use practice_server::{Fault, OrganizationSeed, PracticeOptions};
use window::Answer;
use window::contract::{ProjectChecked, ProjectsEnd, ProjectsPage};

async fn list(desk: &Desk) -> (Vec<usize>, Answer<ProjectsEnd>) {
    let mut pages = Vec::new();
    let mut report = |page: ProjectsPage| pages.push(page.projects.len());
    let end = desk.session.list_projects(&mut report).await;
    (pages, end)
}

fn many(count: usize) -> PracticeOptions {
    PracticeOptions {
        organizations: vec![OrganizationSeed::with_projects("contoso", count)],
        ..server_options()
    }
}

#[tokio::test]
async fn ten_thousand_projects_arrive_some_at_a_time() {
    let desk = Desk::signed_in_with(many(10_000)).await;
    let (pages, end) = list(&desk).await;
    let end = end.unwrap();
    assert_eq!((end.count, end.may_list), (10_000, true));
    assert_eq!(pages.iter().sum::<usize>(), 10_000);
    assert!(
        pages.len() >= 100 && pages[0] <= 100,
        "{} pages",
        pages.len()
    );
    assert_eq!(end.suggestion, None);
}

#[tokio::test]
async fn the_only_project_is_filled_in_and_none_is_no_failure() {
    let desk = Desk::signed_in_with(many(1)).await;
    let end = list(&desk).await.1.unwrap();
    assert_eq!(end.suggestion.as_deref(), Some("Project 00001"));
    let desk = Desk::signed_in_with(many(0)).await;
    let (pages, end) = list(&desk).await;
    assert_eq!((pages.len(), end.unwrap().count), (0, 0));
}

#[tokio::test]
async fn the_project_of_the_pasted_address_or_of_git_is_filled_in() {
    let desk = Desk::signed_in().await;
    desk.repository("src/one", Some(&desk.remote("My%20Project")));
    desk.repository("src/two", Some("https://git.example/x/y"));
    let filled_in = async || list(&desk).await.1.unwrap().suggestion;
    assert_eq!(filled_in().await.as_deref(), Some("My Project"));
    let page = format!("{}/fabrikam", desk.organization());
    desk.session.choose_organization(page).await.unwrap();
    assert_eq!(filled_in().await.as_deref(), Some("Fabrikam"));
}

#[tokio::test]
async fn a_token_that_may_not_list_projects_types_the_name() {
    let desk = Desk::signed_in().await;
    desk.server.set_fault(Fault::ProjectsRefused.rule());
    let (pages, end) = list(&desk).await;
    let end = end.unwrap();
    assert_eq!((pages.len(), end.count, end.may_list), (0, 0, false));
    let check = async |name: &str| desk.session.check_project(name.to_owned()).await.unwrap();
    let found = check(PROJECT).await;
    assert!(matches!(found, ProjectChecked::Found { .. }), "{found:?}");
    assert_eq!(check("No Such").await, ProjectChecked::NotFound);
}

#[tokio::test]
async fn typed_names_are_checked() {
    let desk = Desk::signed_in().await;
    let check = async |name: &str| desk.session.check_project(name.to_owned()).await.unwrap();
    let found = async |name: &str| match check(name).await {
        ProjectChecked::Found { project } => (project.name, project.deleting),
        other => panic!("{name}: {other:?}"),
    };
    assert_eq!(found(" practice ").await, (PROJECT.to_owned(), false));
    assert_eq!(found("Überprüfung").await.0, "Überprüfung");
    assert_eq!(found("O'Brien's Crates").await.0, "O'Brien's Crates");
    assert!(found("Old Times").await.1);
    assert_eq!(check("Nowhere").await, ProjectChecked::NotFound);
    let requests = desk.requests();
    for name in ["", "../x", "a/b", "a?b", "<img src=x>", "a\u{202e}b"] {
        assert_eq!(check(name).await, ProjectChecked::NameRefused, "{name}");
    }
    assert_eq!(desk.requests(), requests);
}

#[tokio::test]
async fn a_token_that_ended_is_no_missing_right() {
    let desk = Desk::new().await;
    let token = desk
        .sign_in(practice_server::TokenRequest {
            organization: None,
            ..Default::default()
        })
        .await;
    desk.server.revoke_token(&token);
    let problem = list(&desk).await.1.unwrap_err();
    assert_eq!(problem.code, "token-refused");
    let checked = desk.session.check_project(PROJECT.to_owned()).await;
    assert_eq!(checked.unwrap_err().code, "token-refused");
    let feeds = desk.session.list_feeds(Some(PROJECT.to_owned())).await;
    assert_eq!(feeds.unwrap_err().code, "token-refused");
}

#[tokio::test]
async fn a_server_that_never_ends_or_breaks_off_is_not_followed() {
    let desk = Desk::signed_in_with(many(250)).await;
    desk.server.set_fault(Fault::RepeatedContinuation.rule());
    assert!(list(&desk).await.1.is_ok());
    desk.server.clear_faults();
    desk.server.set_fault(Fault::CutBody.rule());
    let problem = list(&desk).await.1.unwrap_err();
    assert_eq!(problem.code, "connection-lost");
    desk.server.clear_faults();
    assert_eq!(list(&desk).await.1.unwrap().count, 250);
}
