//! Accounts of Microsoft Entra and the three ways of handing Cargo a token: no
//! token of Entra ever comes into Cargo's own keychain entry, and a plan mints
//! nothing.

use crate::stores;
use crate::support::{FEED, Place, client_options, server_options};
use cargo_home::{IndexUrl, RegistryTokens};
use practice_server::{EntraClient, EntraOptions, PracticeOptions, TokenRequest};
use secrecy::ExposeSecret as _;
use setup::ErrorCode;
use setup::profile::StoreKind;
use sign_in::{ClientId, DeviceCode, EntraWish};
use std::time::Duration;
use uuid::Uuid;

const DAY: Duration = Duration::from_secs(24 * 60 * 60);

/// A place where somebody has signed in with a device code.
async fn place(mint: Option<Duration>) -> Place {
    let client = Uuid::new_v4();
    let mut entra = EntraOptions {
        on_server_form: true,
        device_code_interval: Duration::from_secs(1),
        ..EntraOptions::default()
    };
    entra.clients.push(EntraClient::public(client));
    let options = PracticeOptions {
        entra,
        ..server_options()
    };
    let mut place = Place::with(options, TokenRequest::default()).await;
    place.setup.provider_program = Some(stores::stand_in(&place));
    let wish = EntraWish {
        client_id: ClientId::parse(&client.to_string()).ok(),
        mint,
        ..EntraWish::default()
    };
    let approve = |code: &DeviceCode| {
        assert!(place.server.approve_device_code(&code.user_code));
    };
    let accounts = &place.setup.accounts;
    let endpoints = place.endpoints();
    let checked = accounts.sign_in_with_device_code(&endpoints, wish, &approve, client_options());
    let checked = checked.await.expect("an account");
    // As the window does it: what is minted is minted when the account is kept.
    accounts.hold(checked);
    if mint.is_none() {
        accounts.keep_held(&endpoints).await.expect("kept");
    }
    place
}

async fn stored(place: &Place, index: &str) -> Option<String> {
    let index = IndexUrl::parse(index).expect("an index");
    let tokens = RegistryTokens::open(&place.setup.computer).await;
    let token = tokens.expect("a keychain").read(&index).await;
    let token = token.expect("an answer")?;
    Some(token.expose_secret().to_owned())
}

#[tokio::test(flavor = "multi_thread")]
async fn a_token_of_entra_is_not_for_the_keychain() {
    let place = place(None).await;
    let before = place.files();
    let profile = || stores::profile(&place, StoreKind::Keychain);
    let refused = [
        place.setup.prepare(profile()).await.err(),
        place.setup.status(&profile()).await.err(),
    ];
    for failure in refused {
        let failure = failure.expect("refused");
        assert_eq!(failure.code, ErrorCode::StoreUnsuitable, "{failure}");
        assert!(failure.advice().contains("--mint"), "{}", failure.advice());
    }
    assert_eq!(place.files(), before);
    let provider = stores::profile(&place, StoreKind::Provider);
    let prepared = place.setup.prepare(provider.clone()).await.expect("a plan");
    let requests = place.server.requests().len();
    let status = place.setup.status(&provider).await.expect("a plan");
    assert_eq!(
        place.server.requests().len(),
        requests,
        "status asks nobody"
    );
    assert_eq!(status.changes.len() + 1, prepared.plan.changes.len());
}

#[tokio::test(flavor = "multi_thread")]
async fn the_environment_is_proved_with_a_token_of_entra() {
    let place = place(None).await;
    let profile = stores::profile(&place, StoreKind::Environment);
    let mut prepared = place.setup.prepare(profile).await.expect("a plan");
    let applied = place.apply(&mut prepared).await.expect("applied");
    place.prove(&prepared, &applied).await.expect("proved");
    assert_eq!(stored(&place, &prepared.plan.index).await, None);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_token_is_minted_when_the_plan_is_applied() {
    let place = place(Some(30 * DAY)).await;
    let profile = || stores::profile(&place, StoreKind::Keychain);
    let mut prepared = place.setup.prepare(profile()).await.expect("a plan");
    place.setup.status(&profile()).await.expect("a plan");
    assert!(
        place.server.minted_tokens().is_empty(),
        "a plan mints nothing"
    );
    let notices = &prepared.plan.notices;
    let notice = notices.iter().find(|notice| notice.id == "mints-token");
    let text = &notice.expect("a notice").text;
    assert!(text.contains("30 days"), "{text}");
    let accounts = &place.setup.accounts;
    accounts.keep_held(&place.endpoints()).await.expect("kept");
    let applied = place.apply(&mut prepared).await.expect("applied");
    place.prove(&prepared, &applied).await.expect("proved");
    assert_eq!(place.server.minted_tokens().len(), 1);
    let token = stored(&place, &prepared.plan.index).await;
    assert!(token.is_some_and(|token| token.starts_with("Basic ")));
    let again = place.setup.prepare(profile()).await.expect("a plan").plan;
    assert!(again.is_empty(), "{again:#?}");
    assert_eq!(again.feed, FEED);
    assert_eq!(place.server.minted_tokens().len(), 1);
    place.undo_everything().await.expect("undone");
    assert_eq!(stored(&place, &again.index).await, None);
}
