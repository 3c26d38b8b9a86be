//! The places beside the quickstart: history, accounts, packages, the doctor,
//! pages, and an undo with edited files.

use crate::support::{FEED, PROJECT, Place, write};
use practice_server::TokenRequest;
use secrecy::ExposeSecret as _;
use window::contract::{
    EditedChoice, EditedWay, FeedChoice, FeedRoleName, HistoryState, Page, UndoWish, UpstreamState,
    Verdict,
};

#[tokio::test(flavor = "multi_thread")]
async fn everything_is_listed_after_a_set_up() {
    let place = Place::signed_in().await;
    let session = &place.session;
    assert_eq!(session.list_history().await.expect("history"), []);
    assert_eq!(session.list_used_feeds().await.expect("feeds"), []);
    place.plan().await;
    place.set_up_well().await;
    let history = session.list_history().await.expect("history");
    assert_eq!(history.len(), 1);
    let row = &history[0];
    assert_eq!(
        (row.state.clone(), row.edited),
        (HistoryState::Applied, false)
    );
    assert_eq!(
        (row.files.len(), row.keychain.len(), row.server.len()),
        (2, 1, 1)
    );
    assert!(row.created && row.proof.is_some());
    let used = session.list_used_feeds().await.expect("feeds");
    assert_eq!(used.len(), 1);
    let choice = used[0].choice.clone();
    assert_eq!(
        (choice.feed.as_str(), choice.project.as_deref()),
        (FEED, Some(PROJECT))
    );
    packages_are_listed(&place, choice).await;
    let accounts = session.list_accounts().await.expect("accounts");
    assert_eq!((accounts.len(), accounts[0].repositories), (1, 1));
    let page = Page::Feed {
        project: Some(PROJECT.to_owned()),
        feed: FEED.to_owned(),
    };
    let page = session.page_address(&page).expect("an address");
    assert!(
        page.ends_with("/Practice/_artifacts/feed/crates-mirror"),
        "{page}"
    );
    the_doctor_is_content(&place).await;
    place.hear(&(history, used, accounts));
    place.assert_no_token_was_said();
    let url = place.server.organization_url().to_string();
    session.sign_out(url.clone()).await.expect("signed out");
    session.sign_out(url).await.expect("nobody is signed in");
    assert_eq!(session.list_accounts().await.expect("accounts"), []);
}

async fn packages_are_listed(place: &Place, choice: FeedChoice) {
    let session = &place.session;
    let packages = session
        .list_packages(choice.clone())
        .await
        .expect("packages");
    assert_eq!(packages.upstream, UpstreamState::Healthy);
    assert_eq!(
        (packages.role, packages.more),
        (Some(FeedRoleName::Owner), None)
    );
    let serde = packages
        .packages
        .iter()
        .find(|package| package.name == "serde");
    let serde = serde.expect("serde");
    assert_eq!(serde.from.as_deref(), Some("crates.io"));
    let detail = session
        .show_package(choice, serde.id.clone())
        .await
        .expect("versions");
    assert_eq!(detail.command, "cargo add serde");
    assert_eq!(detail.versions[0].version, serde.latest);
    place.hear(&(packages, detail));
}

async fn the_doctor_is_content(place: &Place) {
    let session = &place.session;
    let mut checks = Vec::new();
    let examined = session
        .examine(&mut |check| checks.push(check))
        .await
        .expect("examined");
    assert_eq!((examined.set_ups, checks.len()), (1, examined.checks.len()));
    assert!(
        examined
            .checks
            .iter()
            .all(|check| check.verdict != Verdict::Failed)
    );
    place.hear(&examined);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_file_that_was_edited_since_is_asked_for() {
    let place = Place::signed_in().await;
    let before = place.files();
    place.plan().await;
    place.set_up_well().await;
    let path = place.home.join("app/.cargo/config.toml");
    let ours = std::fs::read_to_string(&path).expect("a file");
    write(
        &place.home,
        "app/.cargo/config.toml",
        &format!("{ours}# a note\n"),
    );
    let history = place.session.list_history().await.expect("history");
    assert!(history[0].edited);
    let preview = place.session.preview_undo(None).await.expect("a preview");
    assert_eq!((preview.files.len(), preview.edited.len()), (1, 1));
    let edited = &preview.edited[0];
    assert_eq!(edited.shown, "~/app/.cargo/config.toml");
    assert!(edited.can_take_ours && edited.diff.contains("a note"));
    let none = UndoWish {
        run: Some(preview.run.clone()),
        edited: Vec::new(),
    };
    let partly = place.session.undo(none).await.expect("an answer");
    assert_eq!(
        partly.problem.map(|p| p.code).as_deref(),
        Some("changed-since")
    );
    assert_eq!((partly.files.len(), partly.keychain), (1, true));
    let preview = place
        .session
        .preview_undo(Some(preview.run))
        .await
        .expect("a preview");
    let chosen = UndoWish {
        run: Some(preview.run.clone()),
        edited: vec![EditedChoice {
            path: preview.edited[0].path.clone(),
            choice: EditedWay::PutOldBack,
        }],
    };
    let undone = place.session.undo(chosen).await.expect("undone");
    assert_eq!(undone.problem, None);
    assert_eq!(place.files(), before);
    let history = place.session.list_history().await.expect("history");
    assert_eq!(history[0].state, HistoryState::Undone);
    assert!(history[0].undone.is_some());
    let nothing = place.session.preview_undo(None).await.expect_err("nothing");
    assert_eq!(nothing.code, "nothing-to-undo");
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_found_is_told_without_passwords() {
    let mut options = Place::new().await.options.clone();
    let secret = "x".repeat(12);
    let variables = &mut options.computer.variables;
    let proxy = format!("http://ada:{secret}@proxy.example:8080");
    variables.insert("HTTPS_PROXY".into(), proxy.into());
    let found = window::Session::new(options)
        .found_settings()
        .await
        .expect("found");
    let json = serde_json::to_string(&found).expect("JSON");
    assert!(
        json.contains("http://proxy.example:8080") && !json.contains(&secret),
        "{json}"
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn a_run_that_was_cut_short_is_planned_again() {
    let place = Place::signed_in().await;
    place.plan().await;
    write(&place.home, "app/.cargo/config.toml", "[build]\njobs = 9\n");
    place.set_up(|_| {}).await;
    let run = place.session.list_history().await.expect("history")[0]
        .run
        .clone();
    // The window was killed; the next one begins with nothing.
    let next = window::Session::new(place.options.clone());
    let plan = next.plan_run(run).await.expect("a plan");
    assert_eq!((plan.changes.len(), plan.feed.as_str()), (1, FEED));
    let end = next.set_up(&mut |_| {}).await.expect("an end");
    assert!(
        matches!(end, window::contract::SetUpEnd::Done { .. }),
        "{end:?}"
    );
    assert_eq!(next.list_history().await.expect("history").len(), 1);
    let unknown = next.plan_run("2026".to_owned()).await.expect_err("unknown");
    assert_eq!(unknown.code, "run-unknown");
}

/// A run of one organization is planned while a token for another is held: what
/// is held goes with the organization that is left.
#[tokio::test(flavor = "multi_thread")]
async fn another_organizations_run_takes_nobody_along() {
    let place = Place::signed_in().await;
    place.plan().await;
    place.set_up_well().await;
    let session = &place.session;
    let run = session.list_history().await.expect("history")[0]
        .run
        .clone();
    let other = Place::new().await;
    let url = other.server.organization_url().to_string();
    session
        .choose_organization(url.clone())
        .await
        .expect("chosen");
    let token = other.server.issue_token(TokenRequest::default());
    let text = serde_json::Value::from(token.expose_secret());
    let text = serde_json::from_value(text).expect("a token");
    session.check_token(text).await.expect("an answer");
    assert!(session.list_feeds(None).await.is_ok(), "held");
    session.plan_run(run.clone()).await.expect("a plan");
    let page = session.page_address(&Page::Token).expect("an address");
    assert!(page.starts_with(place.server.organization_url().as_str()));
    session.plan_run(run).await.expect("the same once more");
    session.choose_organization(url).await.expect("chosen");
    let refused = session.list_feeds(None).await;
    assert_eq!(refused.expect_err("nobody is held").code, "no-account");
}
