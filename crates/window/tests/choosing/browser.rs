//! Signing in in the browser: what the page hears, what it never hears, and
//! every way in which it ends without an account.

use crate::signing_in::{Browser, desk, longest_run, sign_in};
use crate::support::{Desk, json};
use practice_server::SignInFault;
use std::future::Future;
use std::pin::pin;
use std::sync::Arc;
use std::task::{Context, Poll, Waker};
use tokio::sync::Notify;
use url::Url;
use window::contract::{SignInEvent, SignInWay};

async fn is_signed_in(desk: &Desk) -> bool {
    desk.session.list_feeds(None).await.is_ok()
}

#[tokio::test(flavor = "multi_thread")]
async fn who_signed_in_is_held_and_nothing_secret_is_said() {
    let desk = desk().await;
    let browser = Browser::default();
    let (signed_in, events) = sign_in(&desk, SignInWay::Browser, &|page| browser.open(page)).await;
    let view = signed_in.unwrap();
    assert_eq!(view.account.name, "Practice User");
    assert_eq!(view.organization, "DefaultCollection");
    assert!(view.renews && view.lists_projects);
    let tenant = practice_server::EntraOptions::default().tenant;
    assert_eq!(view.tenant, Some(tenant.to_string()));
    let [SignInEvent::Checking, SignInEvent::Browser { address }] = &events[..] else {
        panic!("{events:?}");
    };
    assert_eq!(browser.opened(), std::slice::from_ref(address));
    assert!(is_signed_in(&desk).await);
    assert_eq!(format!("{:?}", desk.secrets), "MemorySecrets(0)");
    let accounts = desk.session.list_accounts().await.unwrap();
    assert_eq!(accounts, [], "held, and not kept");

    let mut said = vec![json(&view), json(&events), json(&accounts)];
    let session = &desk.session;
    said.push(json(&session.sign_in_ways().await));
    said.push(json(&session.store_ways().await));
    said.push(json(
        &session.choose_organization(desk.organization()).await,
    ));
    said.push(json(&session.list_projects(&mut |_| {}).await));
    said.push(json(&session.list_feeds(None).await));
    said.push(json(&session.report(false).await));
    desk.server.expire_access_tokens();
    desk.server.revoke_refresh_tokens();
    said.push(json(&session.list_feeds(None).await));
    said.push(json(&session.report(false).await));
    let codes = browser.codes();
    let [code] = &codes[..] else {
        panic!("{} codes", codes.len());
    };
    assert!(longest_run(code) > 64, "a code is told from other texts");
    for said in said {
        assert!(!said.contains(&code[..20]), "the code was said");
        assert!(longest_run(&said) <= 64, "{said}");
    }
    session.forget_token().await.unwrap();
    assert!(!is_signed_in(&desk).await);
}

#[tokio::test(flavor = "multi_thread")]
async fn every_refusal_has_its_problem_and_nothing_is_held() {
    for (fault, code) in [
        (SignInFault::CallbackDeclined, "sign-in-refused"),
        (SignInFault::MultiFactorRequired, "sign-in-refused"),
        (SignInFault::ConditionalAccess, "sign-in-blocked"),
        (SignInFault::BlockedByPolicy, "sign-in-blocked"),
        (SignInFault::UnknownApplication, "sign-in-blocked"),
    ] {
        let desk = desk().await;
        desk.server.set_fault(fault.rule());
        let browser = Browser::default();
        let open = |page: &str| browser.open(page);
        let (refused, events) = sign_in(&desk, SignInWay::Browser, &open).await;
        let problem = refused.unwrap_err();
        assert_eq!(problem.code, code, "{fault:?} {problem:?}");
        assert!(problem.why.is_some() && !problem.hint.is_empty());
        assert!(longest_run(&json(&(problem, events))) <= 64);
        assert!(!is_signed_in(&desk).await);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn an_answer_of_somebody_else_does_not_end_it() {
    let desk = desk().await;
    desk.server
        .set_fault(SignInFault::CallbackWrongState.rule());
    let browser = Browser::default();
    let open = |page: &str| browser.open(page);
    let leave = async {
        browser.came_back().await;
        desk.session.cancel_sign_in().await.unwrap();
    };
    let ((refused, events), ()) = tokio::join!(sign_in(&desk, SignInWay::Browser, &open), leave);
    assert_eq!(refused.unwrap_err().code, "cancelled", "it still waited");
    assert_eq!(events.len(), 2);
    assert!(!is_signed_in(&desk).await);
}

/// The port to which the browser would come back.
fn port(page: &str) -> u16 {
    let page = Url::parse(page).unwrap();
    let back = page.query_pairs().find(|(name, _)| name == "redirect_uri");
    Url::parse(&back.unwrap().1).unwrap().port().unwrap()
}

async fn is_open(port: u16) -> bool {
    let address = ("127.0.0.1", port);
    tokio::net::TcpStream::connect(address).await.is_ok()
}

/// A sign-in whose person never finishes, as far as the page is opened.
async fn waiting(desk: &Arc<Desk>) -> (u16, impl Future<Output = String>) {
    let opened = Arc::new((Notify::new(), Browser::default()));
    let (tell, of_desk) = (opened.clone(), desk.clone());
    let signing_in = tokio::spawn(async move {
        let open = |page: &str| {
            tell.1.open(page);
            tell.0.notify_one();
        };
        let (answer, _) = sign_in(&of_desk, SignInWay::Browser, &open).await;
        answer.unwrap_err().code
    });
    opened.0.notified().await;
    let port = port(&opened.1.opened()[0]);
    assert!(is_open(port).await);
    (port, async { signing_in.await.unwrap() })
}

#[tokio::test(flavor = "multi_thread")]
async fn whoever_goes_on_cancels_what_waits_and_its_port_closes() {
    let desk = Arc::new(desk().await);
    desk.server.set_fault(SignInFault::SignInNeverEnds.rule());
    let session = &desk.session;

    let (port, ended) = waiting(&desk).await;
    session.cancel_sign_in().await.unwrap();
    assert_eq!(ended.await, "cancelled");
    assert!(!is_open(port).await);

    let (port, ended) = waiting(&desk).await;
    session.forget_token().await.unwrap();
    assert_eq!(ended.await, "cancelled");
    assert!(!is_open(port).await);

    let (first, first_ended) = waiting(&desk).await;
    let (second, second_ended) = waiting(&desk).await;
    assert_eq!(first_ended.await, "cancelled");
    assert!(!is_open(first).await && is_open(second).await);
    let other = "https://dev.azure.com/contoso".to_owned();
    session.choose_organization(other).await.unwrap();
    assert_eq!(second_ended.await, "cancelled");
    assert!(!is_open(second).await);

    desk.choose().await;
    let (port, ended) = waiting(&desk).await;
    session.close().await;
    assert_eq!(ended.await, "cancelled");
    assert!(!is_open(port).await);
}

#[tokio::test(flavor = "multi_thread")]
async fn nothing_waits_and_cancelling_is_no_failure() {
    let desk = desk().await;
    let token = desk.server.issue_token(practice_server::TokenRequest {
        organization: None,
        ..Default::default()
    });
    let text = secrecy::ExposeSecret::expose_secret(&token);
    desk.check(text).await;
    let mut cancelled = pin!(desk.session.cancel_sign_in());
    let mut context = Context::from_waker(Waker::noop());
    assert!(cancelled.as_mut().poll(&mut context) == Poll::Ready(Ok(())));
    assert!(is_signed_in(&desk).await, "what was pasted is left alone");
}
