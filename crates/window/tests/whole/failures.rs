//! A set-up that fails says how far it came, and goes on from there.

use crate::support::{FEED, Place, write};
use practice_server::Fault;
use window::contract::{SetUpEnd, SetUpEvent, StepKind};

const EDITED: &str = "[build]\njobs = 3\n";

/// A set-up that fails at its last file, which was edited meanwhile.
async fn failed_at_the_last_file(place: &Place) {
    place.plan().await;
    write(&place.home, "app/.cargo/config.toml", EDITED);
    let (end, _) = place.set_up(|_| {}).await;
    let SetUpEnd::Failed {
        problem,
        summary,
        applied,
    } = end
    else {
        panic!("{end:?}");
    };
    assert_eq!((problem.code.as_str(), applied), ("file-changed", false));
    assert_eq!((summary.changes, summary.files.len()), (3, 1));
    assert!(summary.keychain && summary.run.is_some());
    assert_eq!(summary.feeds_created, [FEED]);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_second_try_goes_on() {
    let place = Place::signed_in().await;
    failed_at_the_last_file(&place).await;
    let accounts = place.session.list_accounts().await.expect("accounts");
    assert_eq!(accounts.len(), 1, "the account stays");
    let (end, events) = place.set_up(|_| {}).await;
    let SetUpEnd::Done { summary, .. } = end else {
        panic!("{end:?}");
    };
    assert_eq!((summary.changes, summary.files.len()), (4, 2), "one run");
    let Some(SetUpEvent::Steps { steps }) = events.first() else {
        panic!("{events:?}");
    };
    let kinds: Vec<StepKind> = steps.iter().map(|step| step.kind).collect();
    use StepKind::*;
    assert!(kinds.ends_with(&[Write, Fetch, AskFeed]) && !kinds.contains(&CreateFeed));
    assert_eq!(place.server.count_of_feeds_created(FEED), 1);
    place.assert_no_token_was_said();
}

#[tokio::test(flavor = "multi_thread")]
async fn a_second_try_that_is_cancelled_takes_the_first_back_too() {
    for early in [true, false] {
        let place = Place::signed_in().await;
        write(&place.home, "app/.cargo/config.toml", EDITED);
        let before = place.files();
        write(&place.home, "app/.cargo/config.toml", "");
        failed_at_the_last_file(&place).await;
        let at = |event: &SetUpEvent| {
            let is_it = match event {
                SetUpEvent::Steps { .. } => early,
                SetUpEvent::Started { id } => id == "fetch",
                _ => false,
            };
            if is_it {
                place.cancel_now();
            }
        };
        let (end, _) = place.set_up(at).await;
        assert!(matches!(end, SetUpEnd::Cancelled { .. }), "{end:?}");
        assert_eq!(place.files(), before, "early: {early}");
        let accounts = place.session.list_accounts().await.expect("accounts");
        assert_eq!(accounts, []);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_proof_that_fails_leaves_everything_in_place() {
    let place = Place::signed_in().await;
    let plan = place.plan().await;
    place.server.set_fault(Fault::CorruptDownload);
    let (end, _) = place.set_up(|_| {}).await;
    let SetUpEnd::Failed {
        summary, applied, ..
    } = end
    else {
        panic!("{end:?}");
    };
    assert!(applied && summary.changes == 4);
    assert!(place.keychain_holds(&plan.index).await);
    let report = place.session.report(false).await.expect("a report").text;
    assert!(report.contains("fetch: failed"), "{report}");
    assert!(report.contains(FEED) && report.contains("~/app/.cargo/config.toml"));
    let hidden = place.session.report(true).await.expect("a report").text;
    assert!(
        !hidden.contains(FEED) && !hidden.contains("app/"),
        "{hidden}"
    );
    place.hear(&(report, hidden));
    place.server.clear_faults();
    let mut ignore = |_| {};
    let end = place
        .session
        .prove_again(&mut ignore)
        .await
        .expect("an end");
    assert!(matches!(end, SetUpEnd::Done { .. }), "{end:?}");
    place.assert_no_token_was_said();
}

#[tokio::test(flavor = "multi_thread")]
async fn nothing_is_done_when_the_account_cannot_be_kept() {
    let place = Place::signed_in().await;
    place.plan().await;
    let before = place.files();
    let list = place.options.folders.configuration.join("accounts.json");
    write(&place.options.folders.configuration, "accounts.json", "{");
    let (end, _) = place.set_up(|_| {}).await;
    let SetUpEnd::Failed {
        problem, summary, ..
    } = end
    else {
        panic!("{end:?}");
    };
    assert_eq!(problem.code, "accounts-invalid");
    assert_eq!((summary.run, summary.changes), (None, 0));
    assert_eq!(place.files(), before);
    assert_eq!(place.server.count_of_feeds_created(FEED), 0);
    std::fs::remove_file(list).expect("removed");
    place.set_up_well().await;
}
