//! Limits of size and time.

use std::time::{Duration, Instant};

use azure_devops::{ClientOptions, Error, ErrorKind, FeedScope};

use crate::support::{FEED, Script, Step, json, options, reply};

const CHUNKED: &[u8] = b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n";

fn hasty() -> ClientOptions {
    ClientOptions {
        attempts: 1,
        body_limit: 10_000,
        request_timeout: Duration::from_millis(300),
        ..options()
    }
}

async fn error_of(step: Step) -> (Error, Duration) {
    let script = Script::play(vec![step]);
    let begin = Instant::now();
    let error = script
        .client_with(hasty())
        .feed(&FeedScope::Organization, "f")
        .await
        .unwrap_err();
    (error, begin.elapsed())
}

/// The same with all the time it needs.
async fn error_in_time(step: Step) -> Error {
    let script = Script::play(vec![step]);
    let patient = ClientOptions {
        request_timeout: Duration::from_secs(30),
        ..hasty()
    };
    let client = script.client_with(patient);
    client
        .feed(&FeedScope::Organization, "f")
        .await
        .unwrap_err()
}

#[tokio::test]
async fn too_much() {
    let large = format!(r#"{{"id":"f","name":"{}"}}"#, "n".repeat(10_000));
    assert_eq!(
        error_in_time(json(&large)).await.kind(),
        ErrorKind::TooLarge
    );
    let lying = b"HTTP/1.1 200 OK\r\nContent-Length: 999999999999\r\n\r\n{".to_vec();
    assert_eq!(
        error_in_time(Step::Stall(lying)).await.kind(),
        ErrorKind::TooLarge
    );
    let mut endless = b"1000\r\n".to_vec();
    endless.extend([b' '; 0x1000]);
    endless.extend(b"\r\n");
    assert_eq!(
        error_in_time(Step::Drip(CHUNKED.to_vec(), endless))
            .await
            .kind(),
        ErrorKind::TooLarge
    );
    let fits = format!("{FEED:<10000}");
    assert_eq!(fits.len(), 10_000);
    let script = Script::play(vec![json(&fits)]);
    script
        .client_with(hasty())
        .feed(&FeedScope::Organization, "f")
        .await
        .unwrap();
}

#[tokio::test]
async fn too_slow() {
    let head = b"HTTP/1.1 200 OK\r\nContent-Length: 5000\r\n\r\n".to_vec();
    for step in [
        Step::Stall(Vec::new()),
        Step::Stall(b"HTTP/1.1 200".to_vec()),
        Step::Stall(head.clone()),
        Step::Drip(head, b" ".to_vec()),
        Step::Drip(CHUNKED.to_vec(), b"1\r\n \r\n".to_vec()),
    ] {
        let (error, took) = error_of(step).await;
        assert_eq!(error.kind(), ErrorKind::TimedOut);
        assert!(took < Duration::from_secs(5), "{took:?}");
    }
}

#[tokio::test]
async fn the_status_counts_even_when_its_body_is_hostile() {
    let head = |status: &str, kind: &str| {
        format!("HTTP/1.1 {status} Word\r\nTransfer-Encoding: chunked\r\nContent-Type: {kind}\r\nActivityId: a\r\n\r\n").into_bytes()
    };
    let mut endless = b"8000\r\n".to_vec();
    endless.extend([b'x'; 0x8000]);
    endless.extend(b"\r\n");
    for (status, kind) in [
        ("409", ErrorKind::Conflict),
        ("503", ErrorKind::ServerError),
        ("401", ErrorKind::NotSignedIn),
    ] {
        for step in [
            Step::Drip(head(status, "text/plain"), endless.clone()),
            Step::Drip(head(status, "text/plain"), b"1\r\nx\r\n".to_vec()),
            Step::Stall(head(status, "application/json")),
            Step::Send(head(status, "application/json")),
        ] {
            let (error, _) = error_of(step).await;
            assert_eq!(
                (error.kind(), error.activity_id()),
                (kind, Some("a")),
                "{status}"
            );
            assert!(error.server_message().unwrap_or_default().len() <= 1000);
        }
    }
    let (error, _) = error_of(Step::Drip(head("200", "text/html"), endless)).await;
    assert_eq!(
        error.kind(),
        ErrorKind::NotSignedIn,
        "a page without an end"
    );
}

#[tokio::test]
async fn something_that_does_not_speak_http() {
    for bytes in [
        "SSH-2.0-OpenSSH_9.2\r\n",
        "\u{0}\u{1}\u{2}\r\n\r\n",
        "HTTP/1.1 abc Word\r\n\r\n",
    ] {
        let (error, _) = error_of(Step::Send(bytes.as_bytes().to_vec())).await;
        assert_eq!(error.kind(), ErrorKind::NotJson, "{bytes:?}");
    }
    let header = format!("HTTP/1.1 200 OK\r\nX: {}\r\n\r\n", "x".repeat(1_000_000));
    let (error, _) = error_of(Step::Send(header.into_bytes())).await;
    assert!(
        matches!(error.kind(), ErrorKind::NotJson | ErrorKind::ConnectionLost),
        "{error:?}"
    );
}

#[tokio::test]
async fn a_call_can_be_dropped() {
    let script = Script::play(vec![Step::Stall(Vec::new()), reply(200, &[], FEED)]);
    let client = script.client();
    let scope = FeedScope::Organization;
    let call = client.feed(&scope, "f");
    let limited = tokio::time::timeout(Duration::from_millis(50), call).await;
    assert!(limited.is_err());
    client.feed(&scope, "f").await.unwrap();
}
