//! Pasted tokens: what is told without the network, what the organization says,
//! and that a good one is held in memory and nowhere else.

use crate::support::{Desk, server_options, text};
use practice_server::{Fault, Scope, TokenLength, TokenRequest};
use secrecy::ExposeSecret as _;
use std::time::Duration;
use window::contract::{TokenChecked, TokenProblem, TokenVerdict};

fn request() -> TokenRequest {
    TokenRequest {
        organization: None,
        ..TokenRequest::default()
    }
}

fn accepted(checked: TokenChecked) -> TokenVerdict {
    match checked {
        TokenChecked::Accepted { token } => token,
        TokenChecked::Refused { reason } => panic!("{reason:?}"),
    }
}

fn refused(checked: TokenChecked) -> TokenProblem {
    match checked {
        TokenChecked::Refused { reason } => reason,
        TokenChecked::Accepted { token } => panic!("{token:?}"),
    }
}

/// Whether the window can go on: something is held for the organization.
async fn is_signed_in(desk: &Desk) -> bool {
    let listed = desk.session.list_feeds(None).await;
    listed.is_ok()
}

#[tokio::test]
async fn a_good_token_is_held_in_memory_alone() {
    let desk = Desk::new().await;
    desk.choose().await;
    let token = desk.server.issue_token(request());
    let pasted = format!(" {}\r\n", token.expose_secret());
    let verdict = accepted(desk.check(&pasted).await);
    assert_eq!(verdict.account.name, "Practice User");
    assert!(verdict.lists_projects && verdict.trimmed && verdict.usual_length);
    assert_eq!(verdict.characters, 84);
    assert!(is_signed_in(&desk).await);
    assert_eq!(format!("{:?}", desk.secrets), "MemorySecrets(0)");
    assert!(!desk.options.folders.configuration.exists());
    desk.session.forget_token().await.unwrap();
    assert!(!is_signed_in(&desk).await);
    desk.session.forget_token().await.unwrap();
}

#[tokio::test]
async fn what_the_shape_tells_needs_no_network() {
    let desk = Desk::new().await;
    desk.choose().await;
    let token = "k".repeat(84);
    let check = async |pasted: &str, expected: TokenProblem| {
        assert_eq!(refused(desk.check(pasted).await), expected, "{pasted:?}");
    };
    check("", TokenProblem::Empty).await;
    check("  \n", TokenProblem::Empty).await;
    check(&format!("{token}\n{token}"), TokenProblem::InnerSpace).await;
    check(&format!("Basic {token}"), TokenProblem::IsHeader).await;
    check(
        &format!("Authorization: Basic {token}"),
        TokenProblem::IsHeader,
    )
    .await;
    check("tok\u{e9}n", TokenProblem::Malformed).await;
    assert_eq!(desk.requests(), 0);
}

#[tokio::test]
async fn an_unusual_length_is_told_and_stops_nothing() {
    let desk = Desk::new().await;
    desk.choose().await;
    let short = desk.server.issue_token(TokenRequest {
        length: TokenLength::Characters52,
        ..request()
    });
    let verdict = accepted(desk.check(short.expose_secret()).await);
    assert!(verdict.usual_length && !verdict.trimmed);
    assert_eq!(verdict.characters, 52);
    let odd = refused(desk.check(&"k".repeat(60)).await);
    assert_eq!(odd, TokenProblem::Refused);
    assert!(
        !is_signed_in(&desk).await,
        "a new token puts the last one out"
    );
}

#[tokio::test]
async fn what_the_organization_refuses_is_told_apart() {
    let desk = Desk::new().await;
    desk.choose().await;
    let issue = |request: TokenRequest| desk.server.issue_token(request);
    let check = async |token: secrecy::SecretString, expected: TokenProblem| {
        let found = refused(desk.check(token.expose_secret()).await);
        assert_eq!(found, expected);
        assert!(!is_signed_in(&desk).await);
    };
    let expired = TokenRequest {
        lifetime: Duration::ZERO,
        ..request()
    };
    check(issue(expired), TokenProblem::Refused).await;
    let revoked = issue(request());
    desk.server.revoke_token(&revoked);
    check(revoked, TokenProblem::Refused).await;
    let elsewhere = TokenRequest {
        organization: Some("northwind".to_owned()),
        ..request()
    };
    check(issue(elsewhere), TokenProblem::Refused).await;
    let narrow = TokenRequest {
        scopes: vec![Scope::Project],
        ..request()
    };
    check(issue(narrow), TokenProblem::Scope).await;
}

#[tokio::test]
async fn a_token_of_packaging_alone_may_not_list_projects() {
    let options = server_options();
    options.faults.set(Fault::ProjectsRefused.rule());
    let desk = Desk::with(options).await;
    desk.choose().await;
    let token = desk.server.issue_token(request());
    let verdict = accepted(desk.check(token.expose_secret()).await);
    assert!(!verdict.lists_projects);
}

#[tokio::test]
async fn networks_and_servers_that_fail_are_problems_with_a_way_on() {
    for (fault, code) in [
        (Fault::CaptivePortal, "page-instead-of-answer"),
        (Fault::ServerError, "server-failed"),
        (Fault::ResetBeforeActing, "connection-lost"),
        (Fault::ProxyAuthentication, "proxy-refused"),
        (Fault::AccessPolicy, "right-missing"),
    ] {
        let desk = Desk::new().await;
        desk.choose().await;
        let token = desk.server.issue_token(request());
        desk.server.set_fault(fault.rule());
        match refused(desk.check(token.expose_secret()).await) {
            TokenProblem::Other { problem } => assert_eq!(problem.code, code),
            other => panic!("{fault:?}: {other:?}"),
        }
        desk.server.clear_faults();
        accepted(desk.check(token.expose_secret()).await);
    }
}

#[tokio::test]
async fn without_an_organization_no_token_is_looked_at() {
    let desk = Desk::new().await;
    let answer = desk.session.check_token(text(&"k".repeat(84))).await;
    assert_eq!(answer.unwrap_err().code, "no-account");
    desk.session.forget_token().await.unwrap();
}

#[tokio::test]
async fn a_token_that_was_forgotten_while_it_was_checked_is_not_held() {
    let desk = Desk::new().await;
    desk.choose().await;
    let token = desk.server.issue_token(request());
    // The check is polled first, and waits for the server when it is forgotten.
    let check = desk.session.check_token(text(token.expose_secret()));
    let (checked, forgotten) = tokio::join!(biased; check, desk.session.forget_token());
    forgotten.unwrap();
    assert_eq!(checked.unwrap_err().code, "cancelled");
    assert!(!is_signed_in(&desk).await);
}
