//! What is tried again, and what is not.

use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

use azure_devops::{
    ClientOptions, Error, ErrorKind, Feed, FeedScope, NewFeed, Waiting, WaitingReason,
};

use crate::support::{FEED, Script, Step, USER, json, options, reply};

async fn get(steps: Vec<Step>) -> (Result<Feed, Error>, usize) {
    let script = Script::play(steps);
    let found = script.client().feed(&FeedScope::Organization, "f").await;
    (found, script.lines().len())
}

async fn post(steps: Vec<Step>) -> (Result<Feed, Error>, usize) {
    let script = Script::play(steps);
    let feed = NewFeed::new("f", vec![]);
    let found = script
        .client()
        .create_feed(&FeedScope::Organization, &feed)
        .await;
    (found, script.lines().len())
}

/// Answers of which a repetition may be better.
fn passing() -> Vec<Step> {
    let cut = b"HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n{\"id\":".to_vec();
    let chunk = b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\n{\"id\"".to_vec();
    let open_end = b"HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n{\"id\":".to_vec();
    vec![
        Step::Close,
        Step::Send(cut),
        Step::Send(chunk),
        Step::Send(open_end),
        reply(500, &[], "x"),
        reply(502, &[("Content-Type", "text/html")], "<html>proxy</html>"),
        reply(503, &[], "x"),
        reply(504, &[], "x"),
    ]
}

#[tokio::test]
async fn reading_calls_are_tried_again() {
    for step in passing()
        .into_iter()
        .chain([reply(429, &[], ""), reply(503, &[("Retry-After", "0")], "")])
    {
        let (found, times) = get(vec![step.clone(), step.clone(), json(FEED)]).await;
        assert_eq!((found.unwrap().id.as_str(), times), ("f0", 3));
        let (found, times) = get(vec![step.clone(), step.clone(), step.clone(), json(FEED)]).await;
        assert_eq!((found.is_err(), times), (true, 3));
    }
}

#[tokio::test]
async fn a_post_is_sent_once_when_the_server_may_have_acted() {
    for step in passing() {
        let (found, times) = post(vec![step, reply(201, &[], FEED)]).await;
        let kind = found.unwrap_err().kind();
        assert!(
            matches!(kind, ErrorKind::ConnectionLost | ErrorKind::ServerError),
            "{kind:?}"
        );
        assert_eq!(times, 1);
    }
}

#[tokio::test]
async fn a_post_is_repeated_when_the_server_certainly_did_not_act() {
    for step in [
        reply(429, &[], "{}"),
        reply(429, &[("Retry-After", "0")], ""),
        reply(503, &[("Retry-After", "0.01")], ""),
    ] {
        let (found, times) = post(vec![step.clone(), step, reply(201, &[], FEED)]).await;
        assert_eq!((found.unwrap().id.as_str(), times), ("f0", 3));
    }
}

#[tokio::test]
async fn refusals_are_final() {
    for status in [203, 302, 400, 401, 403, 404, 407, 409, 501] {
        assert_eq!(
            get(vec![reply(status, &[], "{}"), json(FEED)]).await.1,
            1,
            "{status}"
        );
        assert_eq!(
            post(vec![reply(status, &[], "{}"), json(FEED)]).await.1,
            1,
            "{status}"
        );
    }
}

type Waits = Arc<Mutex<Vec<Waiting>>>;

fn observed(options: ClientOptions) -> (ClientOptions, Waits) {
    let waits = Waits::default();
    let record = waits.clone();
    let observer = move |waiting| record.lock().unwrap().push(waiting);
    (
        ClientOptions {
            observer: Some(Arc::new(observer)),
            ..options
        },
        waits,
    )
}

#[tokio::test]
async fn the_observer_is_told_of_each_wait() {
    let script = Script::play(vec![reply(500, &[], ""), reply(503, &[], ""), json(USER)]);
    let (options, waits) = observed(options());
    script.client_with(options).connection_data().await.unwrap();
    let waits = waits.lock().unwrap().clone();
    let told: Vec<_> = waits
        .iter()
        .map(|wait| (wait.reason, wait.next_attempt))
        .collect();
    assert_eq!(told, [(WaitingReason::Retry, 2), (WaitingReason::Retry, 3)]);
    assert!(
        waits
            .iter()
            .all(|wait| wait.delay <= Duration::from_millis(2)),
        "{waits:?}"
    );
}

#[tokio::test]
async fn retry_after_on_success_delays_the_next_call() {
    let slow = reply(200, &[("Retry-After", "0.5")], USER);
    let script = Script::play(vec![slow, json(USER)]);
    let (options, waits) = observed(options());
    let client = script.client_with(options);
    client.connection_data().await.unwrap();
    assert!(
        waits.lock().unwrap().is_empty(),
        "the answer itself is not delayed"
    );
    let begin = Instant::now();
    client.clone().connection_data().await.unwrap();
    let took = begin.elapsed();
    let waits = waits.lock().unwrap().clone();
    assert_eq!(
        (waits.len(), waits[0].reason, waits[0].next_attempt),
        (1, WaitingReason::ServerAsked, 1)
    );
    assert!(took >= waits[0].delay, "{took:?} {waits:?}");
}

#[tokio::test]
async fn retry_after_is_obeyed_beyond_our_own_longest_delay() {
    let script = Script::play(vec![reply(429, &[("Retry-After", "0.12")], ""), json(USER)]);
    let begin = Instant::now();
    script.client().connection_data().await.unwrap();
    assert!(
        begin.elapsed() >= Duration::from_millis(110),
        "{:?}",
        begin.elapsed()
    );
}

#[tokio::test]
async fn retry_after_as_a_date() {
    let headers = [
        ("Date", "Sun, 06 Nov 1994 08:49:37 GMT"),
        ("Retry-After", "Sun, 06 Nov 1994 08:49:38 GMT"),
    ];
    let script = Script::play(vec![reply(503, &headers, ""), json(USER)]);
    let (options, waits) = observed(options());
    script.client_with(options).connection_data().await.unwrap();
    let waits = waits.lock().unwrap().clone();
    let close = Duration::from_millis(400)..=Duration::from_secs(1);
    assert!(
        waits.len() == 1 && close.contains(&waits[0].delay),
        "{waits:?}"
    );
}

#[tokio::test]
async fn a_wait_longer_than_the_call_may_take_ends_it_at_once() {
    for asked in ["3600", "99999999999", "Fri, 31 Dec 9999 23:59:59 GMT"] {
        let script = Script::play(vec![
            reply(429, &[("Retry-After", asked)], "{}"),
            json(USER),
        ]);
        let client = script.client();
        let begin = Instant::now();
        let error = client.connection_data().await.unwrap_err();
        assert_eq!(
            (error.kind(), error.status()),
            (ErrorKind::RateLimited, Some(429)),
            "{asked}"
        );
        assert!(
            error.retry_after().unwrap() >= Duration::from_secs(3500),
            "{error:?}"
        );
        let error = client.connection_data().await.unwrap_err();
        assert_eq!(
            (error.kind(), error.status()),
            (ErrorKind::RateLimited, None),
            "{asked}"
        );
        assert!(error.retry_after().unwrap() > Duration::from_secs(3500));
        assert!(begin.elapsed() < Duration::from_secs(5));
        assert_eq!(script.lines().len(), 1, "{asked}");
    }
}

#[tokio::test]
async fn the_total_time_bounds_all_attempts() {
    let script = Script::play(vec![reply(500, &[], ""), json(USER)]);
    let delay = Duration::from_secs(60);
    let slow = ClientOptions {
        first_delay: delay,
        longest_delay: delay,
        total_timeout: Duration::from_secs(20),
        ..options()
    };
    let begin = Instant::now();
    let error = script
        .client_with(slow)
        .connection_data()
        .await
        .unwrap_err();
    assert_eq!(
        (error.kind(), script.lines().len()),
        (ErrorKind::ServerError, 1)
    );
    assert!(begin.elapsed() < Duration::from_secs(10));
}
