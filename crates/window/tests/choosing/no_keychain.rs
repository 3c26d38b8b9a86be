//! A computer without a keychain, such as a container: it is said before anybody
//! signs in, the person chooses where the token lives, and nothing is kept.

#![cfg(target_os = "linux")]

use crate::signing_in::{Browser, entra, set, sign_in};
use crate::support::{Desk, own_process, server_options};
use practice_server::TokenRequest;
use secrecy::ExposeSecret as _;
use sign_in::SecretStore;
use std::ffi::OsStr;
use uuid::Uuid;
use window::contract::{
    Answers, KeychainHere, SignInWay, StoreReason, StoreWay, StoreWayView, TokenChecked,
};

/// The variable by which the session's bus is found.
const BUS: &str = "DBUS_SESSION_BUS_ADDRESS";
const NOWHERE: &str = "unix:path=/nonexistent/feedwright-test";
const NAME: &str = "no_keychain::the_person_chooses_and_nothing_is_kept";

#[tokio::test(flavor = "multi_thread")]
async fn the_person_chooses_and_nothing_is_kept() {
    if std::env::var_os(BUS).as_deref() != Some(OsStr::new(NOWHERE)) {
        return own_process(NAME, &[(BUS, OsStr::new(NOWHERE))]);
    }
    let client = Uuid::new_v4();
    let on_keychain = |options: &mut window::SessionOptions| {
        options.secrets = SecretStore::Keychain;
        options.provider_program = std::env::current_exe().ok();
    };
    let pasted = Desk::changed(server_options(), on_keychain).await;
    with_a_token(&pasted).await;
    let browser = Desk::changed(entra(client), on_keychain).await;
    set(&browser, Some(client), false).await;
    with_the_browser(&browser).await;
    for desk in [pasted, browser] {
        let accounts = desk.session.list_accounts().await.unwrap();
        assert_eq!(accounts, []);
        let list = desk.options.folders.configuration.join("accounts.json");
        assert!(!list.exists(), "nothing is kept");
    }
}

async fn with_a_token(desk: &Desk) {
    let session = &desk.session;
    let organization = session.choose_organization(desk.organization()).await;
    let KeychainHere::Unusable { problem } = organization.unwrap().keychain else {
        panic!("no keychain");
    };
    assert_eq!(problem.code, "keychain-missing");
    let before = session.store_ways().await.unwrap();
    assert_eq!(before, the_environment_alone(StoreReason::NoKeychain));
    let token = desk.server.issue_token(TokenRequest {
        organization: None,
        ..TokenRequest::default()
    });
    let checked = desk.check(token.expose_secret()).await;
    assert!(
        matches!(checked, TokenChecked::Accepted { .. }),
        "{checked:?}"
    );
    plans(desk, StoreReason::NoKeychain).await;
}

async fn with_the_browser(desk: &Desk) {
    desk.choose().await;
    let browser = Browser::default();
    let open = |page: &str| browser.open(page);
    let (signed_in, events) = sign_in(desk, SignInWay::Browser, &open).await;
    signed_in.unwrap();
    assert_eq!(events.len(), 2, "the browser was asked once");
    plans(desk, StoreReason::TokenEnds).await;
}

/// Only what needs no keychain can be planned, and nobody takes it by itself.
async fn plans(desk: &Desk, why_no_keychain: StoreReason) {
    let session = &desk.session;
    let ways = session.store_ways().await.unwrap();
    assert_eq!(ways, the_environment_alone(why_no_keychain));
    desk.write("app/Cargo.toml", "[package]\nname = \"app\"\n");
    let answers = |store| Answers {
        project: Some(crate::support::PROJECT.to_owned()),
        feed: "crates-mirror".to_owned(),
        create: true,
        visibility: None,
        registry: None,
        repositories: vec![desk.home.join("app").display().to_string()],
        user_level: false,
        tell_cargo: false,
        store,
    };
    assert!(session.make_plan(answers(None)).await.is_err());
    let environment = answers(Some(StoreWay::Environment));
    let plan = session.make_plan(environment).await.unwrap();
    assert!(!plan.keeps_account && plan.store == StoreWay::Environment);
}

fn the_environment_alone(why_no_keychain: StoreReason) -> Vec<StoreWayView> {
    let way = |way, reason: Option<StoreReason>| StoreWayView {
        way,
        possible: reason.is_none(),
        chosen: false,
        reason,
    };
    vec![
        way(StoreWay::Environment, None),
        way(StoreWay::Keychain, Some(why_no_keychain)),
        way(StoreWay::Provider, Some(StoreReason::NoKeychain)),
    ]
}
