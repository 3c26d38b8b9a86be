//! One at a time, and whatever becomes of it, the window knows that it ended.

use crate::support::Place;
use std::sync::Arc;
use std::time::Duration;
use window::Session;
use window::contract::SetUpEvent;

fn assert_send<T: Send>(work: T) -> T {
    work
}

#[tokio::test(flavor = "multi_thread")]
async fn two_at_once_are_one() {
    let place = Place::signed_in().await;
    place.plan().await;
    let session = Arc::clone(&place.session);
    let mut second = None;
    let report = |event: &SetUpEvent| {
        if matches!(event, SetUpEvent::Started { id } if id == "create-feed") {
            let session = Arc::clone(&session);
            let set_up = async move { session.set_up(&mut |_| {}).await.map(drop) };
            second = Some(tokio::spawn(assert_send(set_up)));
        }
    };
    let (end, _) = place.set_up(report).await;
    assert!(
        matches!(end, window::contract::SetUpEnd::Done { .. }),
        "{end:?}"
    );
    let refused = second.expect("a second one").await.expect("an answer");
    assert_eq!(refused.expect_err("refused").code, "file-locked");
    assert!(!place.session.is_running());
}

#[tokio::test(flavor = "multi_thread")]
async fn a_panic_does_not_leave_it_running() {
    let place = Place::signed_in().await;
    place.plan().await;
    let session: Arc<Session> = Arc::clone(&place.session);
    let panicking = tokio::spawn(async move {
        let mut report = |event: SetUpEvent| {
            assert!(!matches!(event, SetUpEvent::Started { id } if id == "store-token"));
        };
        session.set_up(&mut report).await
    });
    assert!(panicking.await.expect_err("a panic").is_panic());
    assert!(!place.session.is_running());
    place.set_up_well().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_dropped_set_up_does_not_leave_it_running() {
    let place = Place::signed_in().await;
    place.plan().await;
    let (began, begins) = tokio::sync::oneshot::channel();
    let mut began = Some(began);
    let mut report = |event: SetUpEvent| {
        if matches!(event, SetUpEvent::Started { id } if id == "fetch") {
            began.take().map(|began| began.send(()));
        }
    };
    tokio::select! {
        biased;
        end = place.session.set_up(&mut report) => panic!("{end:?}"),
        begun = begins => begun.expect("a step"),
        () = tokio::time::sleep(Duration::from_secs(30)) => panic!("too slow"),
    }
    assert!(!place.session.is_running());
    place.set_up_well().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn without_a_plan_there_is_nothing_to_do() {
    let place = Place::signed_in().await;
    let refused = place.session.set_up(&mut |_| {}).await;
    assert_eq!(refused.expect_err("refused").code, "internal");
    assert!(!place.session.is_running());
    place.cancel_now();
}
