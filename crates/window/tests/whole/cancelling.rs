//! Cancelled at whichever step, this computer is as before, and the person can
//! go on from there.

use crate::support::{FEED, Place, ends};
use std::time::Duration;
use window::contract::{SetUpEnd, SetUpEvent, StepOutcome};

/// Cancels as soon as the step begins.
async fn cancelled_at(step: &str) {
    let place = Place::signed_in().await;
    let before = place.files();
    let plan = place.plan().await;
    let at_the_step = |event: &SetUpEvent| {
        if matches!(event, SetUpEvent::Started { id } if id.starts_with(step)) {
            place.cancel_now();
        }
    };
    let (end, events) = place.set_up(at_the_step).await;
    let SetUpEnd::Cancelled { feeds_kept } = end else {
        panic!("{step}: {end:?}");
    };
    let created = ends(&events).contains(&("create-feed".to_owned(), StepOutcome::Done));
    let there = place.server.count_of_feeds_created(FEED) == 1;
    assert_eq!(feeds_kept.contains(&FEED.to_owned()), there, "{step}");
    assert!(there || !created, "{step}");
    assert_eq!(place.files(), before, "{step}");
    assert!(!place.keychain_holds(&plan.index).await, "{step}");
    assert!(!place.session.is_running());
    let accounts = place.session.list_accounts().await.expect("accounts");
    assert_eq!(accounts, [], "{step}: the account is as before");
    let again = place.plan().await;
    assert!(again.keeps_account, "{step}: the token is held again");
    place.set_up_well().await;
    assert_eq!(place.server.count_of_feeds_created(FEED), 1, "{step}");
    place.assert_no_token_was_said();
}

#[tokio::test(flavor = "multi_thread")]
async fn while_the_account_is_kept() {
    cancelled_at("keep-account").await;
}

#[tokio::test(flavor = "multi_thread")]
async fn while_the_feed_is_created() {
    cancelled_at("create-feed").await;
    cancelled_at("wait-feed").await;
}

#[tokio::test(flavor = "multi_thread")]
async fn while_this_computer_is_changed() {
    cancelled_at("store-token").await;
    cancelled_at("write-").await;
}

#[tokio::test(flavor = "multi_thread")]
async fn while_it_is_proved() {
    cancelled_at("fetch").await;
    cancelled_at("ask-feed").await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_closing_window_waits_until_all_is_put_back() {
    let place = Place::signed_in().await;
    let before = place.files();
    place.plan().await;
    let (began, begins) = tokio::sync::oneshot::channel();
    let mut began = Some(began);
    let close = async {
        begins.await.expect("a step");
        let closing = place.session.close();
        tokio::time::timeout(Duration::from_secs(10), closing).await
    };
    let report = |event: &SetUpEvent| {
        if matches!(event, SetUpEvent::Started { id } if id == "fetch") {
            began.take().map(|began| began.send(()));
        }
    };
    let ((end, _), closed) = tokio::join!(place.set_up(report), close);
    assert!(closed.is_ok());
    assert!(matches!(end, SetUpEnd::Cancelled { .. }), "{end:?}");
    assert_eq!(place.files(), before);
}
