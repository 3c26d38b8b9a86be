//! Plain reads on the packages host, and the wait for a new feed.

use std::sync::{Arc, Mutex};
use std::time::Duration;

use azure_devops::{ClientOptions, ErrorKind, FeedScope, WaitingReason};

use crate::support::{Script, Step, html, json, options, project, reply};

const PATH: &str = "Cargo/index/config.json";

fn refused() -> Step {
    reply(
        403,
        &[],
        r#"{"message":"lacks permission","typeKey":"FeedNeedsPermissionsException"}"#,
    )
}

#[tokio::test]
async fn refusals_of_a_new_feed_are_ridden_out() {
    let asked = reply(403, &[("Retry-After", "0.3")], "{}");
    let script = Script::play(vec![
        refused(),
        reply(503, &[], ""),
        asked,
        refused(),
        refused(),
        json("{}"),
    ]);
    let reasons: Arc<Mutex<Vec<WaitingReason>>> = Arc::default();
    let record = reasons.clone();
    let observer =
        move |waiting: azure_devops::Waiting| record.lock().unwrap().push(waiting.reason);
    let options = ClientOptions {
        observer: Some(Arc::new(observer)),
        ..options()
    };
    let client = script.client_with(options);
    client
        .wait_until_feed_answers(&project(), "f", PATH)
        .await
        .unwrap();
    use WaitingReason::*;
    assert_eq!(
        *reasons.lock().unwrap(),
        [NewFeed, Retry, ServerAsked, NewFeed, NewFeed]
    );
    let line =
        "GET /tfs/DefaultCollection/My%20Project/_packaging/f/Cargo/index/config.json HTTP/1.1";
    assert_eq!(script.lines(), vec![line; 6]);
}

#[tokio::test]
async fn the_wait_has_an_end() {
    let script = Script::play(vec![refused(); 2000]);
    let options = ClientOptions {
        new_feed_timeout: Duration::from_millis(500),
        ..options()
    };
    let client = script.client_with(options);
    let error = client
        .wait_until_feed_answers(&project(), "f", PATH)
        .await
        .unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Forbidden);
    assert_eq!(error.type_key(), Some("FeedNeedsPermissionsException"));
    assert!(script.lines().len() > 2, "{:?}", script.lines().len());

    let script = Script::play(vec![reply(403, &[("Retry-After", "3600")], "{}")]);
    let error = script
        .client()
        .wait_until_feed_answers(&project(), "f", PATH)
        .await
        .unwrap_err();
    assert_eq!(
        (error.kind(), script.lines().len()),
        (ErrorKind::Forbidden, 1)
    );
}

#[tokio::test]
async fn anything_else_ends_the_wait_at_once() {
    for (step, kind) in [
        (reply(401, &[], "{}"), ErrorKind::NotSignedIn),
        (reply(404, &[], "{}"), ErrorKind::NotFound),
        (
            reply(302, &[("Location", "/x")], ""),
            ErrorKind::RedirectRefused,
        ),
        (html(200), ErrorKind::NotSignedIn),
        (html(203), ErrorKind::NotSignedIn),
    ] {
        let script = Script::play(vec![refused(), step, json("{}")]);
        let error = script
            .client()
            .wait_until_feed_answers(&project(), "f", PATH)
            .await
            .unwrap_err();
        assert_eq!((error.kind(), script.lines().len()), (kind, 2));
    }
}

#[tokio::test]
async fn a_plain_read_hands_out_what_came() {
    let script = Script::play(vec![
        reply(200, &[], "{\"dl\":1}"),
        reply(404, &[], "no"),
        reply(302, &[("Location", "https://blob.example/c?sig=1")], ""),
        reply(500, &[], ""),
        reply(200, &[], "again"),
    ]);
    let client = script.client();
    let url = client
        .endpoints()
        .packaging_url(&FeedScope::Organization, "f");
    let answer = client.packaging_get(&url).await.unwrap();
    assert_eq!(
        (answer.status, answer.body.as_slice()),
        (200, b"{\"dl\":1}".as_slice())
    );
    let answer = client.packaging_get(&url).await.unwrap();
    assert_eq!(
        (answer.status, answer.body.as_slice()),
        (404, b"no".as_slice())
    );
    let answer = client.packaging_get(&url).await.unwrap();
    assert_eq!(
        answer.location.unwrap().as_str(),
        "https://blob.example/c?sig=1"
    );
    assert_eq!(client.packaging_get(&url).await.unwrap().body, b"again");
    assert_eq!(script.lines().len(), 5);
}
