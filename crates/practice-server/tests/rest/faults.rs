//! Every fault, as a client meets it.

use std::time::Duration;

use practice_server::{Edition, Fault, Faults, PracticeOptions, PracticeServer, UpstreamSpelling};

use crate::support::{Practice, feeds, new_feed, options};

const PROJECTS: &str = "_apis/projects?api-version=7.0";

async fn answered(fault: Fault) -> crate::support::Answer {
    let practice = Practice::start(Edition::Server2022_1).await;
    practice.server.set_fault(fault);
    practice.get(PROJECTS, &practice.writer).await
}

async fn check(fault: Fault, status: u16, content_type: &str) -> crate::support::Answer {
    let answer = answered(fault).await;
    assert_eq!(answer.status, status, "{fault}");
    let found = answer.header("content-type");
    assert!(found.starts_with(content_type), "{fault}");
    answer
}

#[tokio::test]
async fn faults_of_the_wire_that_have_an_answer() {
    assert_eq!(
        check(Fault::RateLimited, 429, "application/json")
            .await
            .header("retry-after"),
        "1"
    );
    assert_eq!(
        check(Fault::Unavailable, 503, "text/html")
            .await
            .header("retry-after"),
        "1"
    );
    check(Fault::ServerError, 500, "application/json").await;
    check(Fault::ServerErrorAfterActing, 500, "application/json").await;
    check(Fault::BadGateway, 502, "text/html").await;
    check(Fault::GatewayTimeoutAfterActing, 504, "text/html").await;
    check(Fault::CaptivePortal, 200, "text/html").await;
    check(Fault::ProxyAuthentication, 407, "text/html").await;
    check(Fault::ForeignRedirect, 302, "").await;
    check(Fault::SignInRedirect, 302, "text/html").await;
    check(Fault::SignInPage, 203, "text/html").await;
    check(Fault::AccessPolicy, 403, "application/json").await;
    check(Fault::CredentialNotUnderstood, 401, "text/html").await;
}

#[tokio::test]
async fn faults_of_bodies_and_headers() {
    assert!(
        check(Fault::WrongShape, 200, "application/json")
            .await
            .text
            .starts_with('[')
    );
    assert!(
        check(Fault::DeepJson, 200, "application/json")
            .await
            .text
            .len()
            > 100_000
    );
    let escapes = check(Fault::EscapeCodes, 400, "application/json").await;
    assert!(
        escapes.json()["message"]
            .as_str()
            .unwrap()
            .contains('\u{1b}')
    );
    assert!(
        check(Fault::ByteOrderMark, 200, "application/json")
            .await
            .text
            .starts_with('\u{feff}')
    );
    let delayed = check(Fault::Delayed, 200, "application/json").await;
    assert_eq!(
        (
            delayed.header("retry-after"),
            delayed.header("x-ratelimit-limit")
        ),
        ("1", "200")
    );
    let skewed = check(Fault::ClockSkew, 200, "application/json").await;
    assert!(
        skewed.header("date").ends_with(" GMT"),
        "{}",
        skewed.header("date")
    );
}

#[tokio::test]
async fn errors_come_as_plain_text() {
    let practice = Practice::start(Edition::Server2022_1).await;
    practice.server.set_fault(Fault::PlainTextErrors);
    let answer = practice
        .get("_apis/projects/nothing", &practice.writer)
        .await;
    assert_eq!(
        (answer.status, answer.header("content-type")),
        (404, "text/plain; charset=utf-8")
    );
}

#[tokio::test]
async fn a_connection_breaks_before_or_after_the_server_acted() {
    for (fault, created) in [
        (Fault::ResetBeforeActing, 0),
        (Fault::ResetAfterActing, 1),
        (Fault::CutBody, 1),
    ] {
        let practice = Practice::start(Edition::Server2022_1).await;
        practice
            .server
            .set_fault(fault.rule().on("POST", "/packaging/feeds").times(1));
        let body = new_feed("mirror", UpstreamSpelling::A);
        let request = practice.request(reqwest::Method::POST, &feeds("Practice"), &practice.writer);
        let outcome = match request.json(&body).send().await {
            Ok(response) => response.bytes().await.map(|_| ()),
            Err(error) => Err(error),
        };
        assert!(outcome.is_err(), "{fault}");
        assert_eq!(
            practice.server.count_of_feeds_created("mirror"),
            created,
            "{fault}"
        );
        let status = practice.server.requests()[0].status;
        assert_eq!(status, (fault == Fault::CutBody).then_some(201), "{fault}");
        let listed = practice.get(&feeds("Practice"), &practice.writer).await;
        assert_eq!(listed.names().len(), created, "{fault}: only once");
    }
}

#[tokio::test]
async fn bodies_that_do_not_end_end_with_the_server() {
    for fault in [Fault::EndlessBody, Fault::SlowDrip, Fault::Silence] {
        let practice = Practice::start(Edition::Server2022_1).await;
        practice.server.set_fault(fault.rule().amount(60_000));
        let short = Duration::from_millis(300);
        let request = practice.request(reqwest::Method::GET, PROJECTS, &practice.writer);
        let outcome = match request.timeout(short).send().await {
            Ok(response) => response.bytes().await.map(|_| ()),
            Err(error) => Err(error),
        };
        assert!(outcome.unwrap_err().is_timeout(), "{fault}");
        practice.server.stop().await;
    }
}

#[tokio::test]
async fn random_faults_strike_and_repeat() {
    let statuses = async |seed: u64| {
        let faults = Faults::random(seed, 0.3);
        let options = PracticeOptions {
            faults,
            ..options(Edition::Server2022_1)
        };
        let practice = Practice::start_with(options).await;
        let mut statuses = Vec::new();
        for _ in 0..60 {
            let request = practice.request(reqwest::Method::GET, PROJECTS, &practice.writer);
            statuses.push(
                request
                    .send()
                    .await
                    .ok()
                    .map(|response| response.status().as_u16()),
            );
        }
        statuses
    };
    let first = statuses(5).await;
    assert_eq!(first, statuses(5).await);
    let good = first.iter().filter(|status| **status == Some(200)).count();
    assert!((25..60).contains(&good), "{good} of 60");
}

/// Whatever is switched on, the server survives it, stops, and works again when it is off.
#[tokio::test]
async fn no_fault_harms_the_server() {
    for fault in Fault::all() {
        let practice = Practice::start(Edition::Server2022_1).await;
        practice.server.set_fault(fault.rule());
        let body = new_feed("mirror", UpstreamSpelling::A);
        let requests = [
            practice.request(
                reqwest::Method::GET,
                "_apis/connectionData",
                &practice.writer,
            ),
            practice
                .request(reqwest::Method::POST, &feeds("Practice"), &practice.writer)
                .json(&body),
            practice.request(
                reqwest::Method::GET,
                "Practice/_packaging/mirror/Cargo/index/config.json",
                "",
            ),
        ];
        for request in requests {
            // What comes of it is other tests' business.
            let _ = request.timeout(Duration::from_millis(200)).send().await;
        }
        practice.server.clear_faults();
        let answer = practice.get(PROJECTS, &practice.writer).await;
        assert_eq!(answer.status, 200, "{fault}");
        practice.server.stop().await;
    }
}

#[tokio::test]
async fn a_port_that_is_taken_is_told() {
    let practice = Practice::start(Edition::Server2022_1).await;
    let port = practice.server.address().port();
    let second = PracticeServer::start(PracticeOptions {
        port,
        ..options(Edition::Services)
    })
    .await;
    assert!(second.unwrap_err().to_string().contains(&port.to_string()));
}
