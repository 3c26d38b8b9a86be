//! The whole way: plan, set up, proof, undo.

use crate::support::{FEED, PROJECT, Place, ends};
use practice_server::Fault;
use setup::Profile;
use setup::profile::RawProfile;
use window::contract::{
    Answers, ChangeView, RepositoriesPage, SetUpEnd, SetUpEvent, StepKind, StepOutcome, StepView,
    UndoWish, WaitReason,
};

/// The steps that were announced, which is the first thing that is said.
fn announced(events: &[SetUpEvent]) -> &[StepView] {
    match events.first() {
        Some(SetUpEvent::Steps { steps }) => steps,
        other => panic!("{other:?}"),
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn from_the_plan_to_the_proof_and_back() {
    let place = Place::signed_in().await;
    let before = place.files();
    let plan = place.plan().await;
    assert!(plan.keeps_account && plan.proof.first);
    assert_eq!(place.files(), before, "a plan changes nothing");
    assert!(!place.keychain_holds(&plan.index).await);
    let (end, events) = place.set_up(|_| {}).await;
    let kinds: Vec<StepKind> = announced(&events).iter().map(|step| step.kind).collect();
    use StepKind::*;
    let expected = [
        KeepAccount,
        CreateFeed,
        WaitFeed,
        StoreToken,
        Write,
        Write,
        Fetch,
        AskFeed,
    ];
    assert_eq!(kinds, expected);
    let ids: Vec<String> = announced(&events).iter().map(|s| s.id.clone()).collect();
    let done = ids.iter().map(|id| (id.clone(), StepOutcome::Done));
    assert_eq!(ends(&events), done.collect::<Vec<_>>());
    let SetUpEnd::Done { proof, summary } = end else {
        panic!("{end:?}");
    };
    assert_eq!(
        (proof.package.as_str(), proof.feed.as_str()),
        ("serde", FEED)
    );
    assert_eq!((summary.changes, summary.files.len()), (4, 2));
    assert!(summary.keychain && summary.files[1] == "~/app/.cargo/config.toml");
    assert_eq!(summary.feeds_created, [FEED]);
    assert!(place.keychain_holds(&plan.index).await);
    assert_eq!(
        place.session.list_accounts().await.expect("accounts").len(),
        1
    );
    let preview = place.session.preview_undo(None).await.expect("a preview");
    assert_eq!((preview.files.len(), preview.edited.len()), (2, 0));
    let wish = UndoWish {
        run: Some(preview.run.clone()),
        edited: Vec::new(),
    };
    let undone = place.session.undo(wish).await.expect("undone");
    assert_eq!((undone.files.len(), undone.problem.is_some()), (2, false));
    assert_eq!(undone.feeds_kept, [FEED]);
    assert_eq!(place.files(), before, "byte for byte");
    assert!(!place.keychain_holds(&plan.index).await);
    place.hear(&(preview, undone));
    place.assert_no_token_was_said();
}

#[tokio::test(flavor = "multi_thread")]
async fn the_plan_is_the_one_of_the_command_line() {
    let place = Place::signed_in().await;
    let shown = place.plan().await;
    let app = place.home.join("app").display().to_string();
    let raw = serde_json::json!({
        "schema": 1,
        "organization": { "url": place.server.organization_url().as_str() },
        "feed": { "name": FEED, "project": PROJECT },
        "workstation": { "repositories": [app] },
    });
    let raw: RawProfile = serde_json::from_value(raw).expect("a profile");
    let profile = Profile::from_raw(raw, &place.home, &place.home).expect("a profile");
    let prepared = place.engine().await.prepare(profile).await.expect("a plan");
    let engine = serde_json::to_value(&prepared.plan).expect("JSON");
    assert_eq!(engine["index"], shown.index.as_str());
    assert_eq!(engine["registry"], shown.registry.as_str());
    let diffs = |change: &ChangeView| match change {
        ChangeView::WriteFile { diff, .. } => Some(diff.clone()),
        _ => None,
    };
    let shown_diffs: Vec<String> = shown.changes.iter().filter_map(diffs).collect();
    let changes = engine["changes"].as_array().expect("changes");
    let engine_diffs: Vec<&str> = changes.iter().filter_map(|c| c["diff"].as_str()).collect();
    assert_eq!(shown_diffs, engine_diffs);
    assert_eq!(changes.len(), shown.changes.len());
    let Some(ChangeView::CreateFeed { request, .. }) = shown.changes.first() else {
        panic!("{:?}", shown.changes);
    };
    place.set_up_well().await;
    let requests = place.server.requests();
    let made = requests.iter().find(|request| request.method == "POST");
    let path = made
        .map(|request| request.path.as_str())
        .unwrap_or_default();
    assert!(
        request.address.ends_with(path),
        "{} {path}",
        request.address
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn a_second_time_only_proves() {
    let place = Place::signed_in().await;
    place.plan().await;
    place.set_up_well().await;
    let again = place.plan().await;
    assert!(again.changes.is_empty() && !again.keeps_account && !again.proof.first);
    let mut events = Vec::new();
    let mut report = |event| events.push(event);
    let end = place
        .session
        .prove_again(&mut report)
        .await
        .expect("an end");
    assert!(matches!(end, SetUpEnd::Done { .. }), "{end:?}");
    let kinds: Vec<StepKind> = announced(&events).iter().map(|step| step.kind).collect();
    assert_eq!(kinds, [StepKind::Fetch, StepKind::AskFeed]);
}

#[tokio::test(flavor = "multi_thread")]
async fn waiting_is_told_with_its_reason() {
    let place = Place::signed_in().await;
    place.server.set_fault(Fault::ForbiddenAfterCreate);
    place.plan().await;
    let events = place.set_up_well().await;
    let of_new_feed = |event: &SetUpEvent| match event {
        SetUpEvent::Note { id, wait, .. } => {
            let reason = wait.map(|wait| wait.reason);
            id == "wait-feed" && reason == Some(WaitReason::NewFeed)
        }
        _ => false,
    };
    assert!(events.iter().any(of_new_feed), "{events:?}");
}

#[tokio::test(flavor = "multi_thread")]
async fn practice_is_a_world_of_its_own() {
    let place = Place::new().await;
    let mut options = place.options.clone();
    let variables = &mut options.computer.variables;
    variables.insert("FEEDWRIGHT_PRACTICE_UPSTREAM".into(), "built-in".into());
    let before = place.files();
    let session = window::Session::new(options);
    let practice = session.start_practice().await.expect("practice");
    let mut found = Vec::new();
    let mut report = |page: RepositoriesPage| found.extend(page.repositories);
    let end = session.find_repositories(None, &mut report).await;
    assert!(end.is_ok_and(|end| end.count > 0));
    let answers = Answers {
        project: Some(practice.project),
        repositories: vec![found[0].path.clone()],
        ..place.answers()
    };
    let plan = session.make_plan(answers).await.expect("a plan");
    assert!(!plan.keeps_account, "practice has its account");
    let end = session.set_up(&mut |_| {}).await.expect("an end");
    assert!(matches!(end, SetUpEnd::Done { .. }), "{end:?}");
    assert_eq!(session.list_history().await.expect("history").len(), 1);
    let last = UndoWish {
        run: None,
        edited: Vec::new(),
    };
    session.undo(last).await.expect("undone");
    session.close().await;
    assert_eq!(session.list_history().await.expect("history"), []);
    assert_eq!(place.files(), before);
    assert!(!place.options.folders.state.exists());
}
