//! Minted tokens: renewed in time, and the old ones revoked.

use std::time::Duration;

use practice_server::{Fault, PatTokenError};

use super::support::{Desk, HOUR};
use crate::error::SignInError;
use crate::secrets::Slot;

const DAYS: Duration = Duration::from_secs(30 * 86_400);

#[tokio::test]
async fn a_good_token_is_handed_out_as_it_is() {
    let desk = Desk::start(Some(DAYS)).await;
    let before = desk.server.requests().len();
    let header = desk.header().await.unwrap();
    assert!(header.starts_with("Basic "), "{header}");
    assert_eq!(desk.header().await.unwrap(), header);
    assert_eq!(desk.server.requests().len(), before, "no network");
    let kept = desk.kept(Slot::Minted).await;
    let tenth = kept.expires - kept.mint.unwrap().renew_from;
    assert_eq!(tenth.whole_days(), 3, "the last tenth of its life");
}

#[tokio::test]
async fn an_ageing_token_is_renewed_once_and_the_old_one_revoked() {
    let desk = Desk::start(Some(DAYS)).await;
    let first = desk.header().await.unwrap();
    for seconds in [86_400, 100] {
        desk.age(Slot::Minted, seconds).await;
        let before = desk.server.minted_tokens().len();
        let mut asking = Vec::new();
        for _ in 0..8 {
            let (accounts, endpoints) = (desk.again(), desk.endpoints.clone());
            let options = desk.options.clone();
            asking.push(tokio::spawn(async move {
                accounts.authorization(&endpoints, &options).await.is_ok()
            }));
        }
        for asked in asking {
            assert!(asked.await.unwrap());
        }
        assert_eq!(desk.server.minted_tokens().len(), before + 1);
        let kept = desk.kept(Slot::Minted).await.mint.unwrap();
        assert_eq!(desk.good(), [kept.authorization_id]);
        let minting = desk.account().minting.unwrap();
        assert_eq!(
            minting.minted.unwrap().authorization_id,
            kept.authorization_id
        );
        assert!(minting.to_revoke.is_empty());
    }
    assert_ne!(desk.header().await.unwrap(), first);
}

#[tokio::test]
async fn a_renewal_that_fails_early_stops_nobody_and_is_not_repeated_at_once() {
    let desk = Desk::start(Some(DAYS)).await;
    let old = desk.header().await.unwrap();
    desk.age(Slot::Minted, 86_400).await;
    let policy = PatTokenError::PatLifespanPolicyViolation;
    desk.server.set_fault(policy.rule());
    let minted = desk.token_api("POST");
    for _ in 0..3 {
        assert_eq!(desk.header().await.unwrap(), old);
    }
    assert_eq!(desk.token_api("POST"), minted + 1, "tried once in an hour");
    // With less left than the margin there is nothing else to hand out.
    desk.age(Slot::Minted, 200).await;
    for _ in 0..2 {
        match desk.header().await.unwrap_err() {
            SignInError::TokenApi(azure_devops::TokenApiError::Refused(reason)) => {
                assert_eq!(reason.as_str(), "patLifespanPolicyViolation");
            }
            other => panic!("{other}"),
        }
    }
    desk.server.clear_faults();
    assert_ne!(desk.header().await.unwrap(), old);
}

#[tokio::test]
async fn what_could_not_be_revoked_is_revoked_later() {
    let desk = Desk::start(Some(DAYS)).await;
    let first = desk.kept(Slot::Minted).await.mint.unwrap().authorization_id;
    desk.server
        .set_fault(Fault::ServerError.rule().on("DELETE", "/pats"));
    desk.age(Slot::Minted, 86_400).await;
    desk.header().await.unwrap();
    assert_eq!(desk.account().minting.unwrap().to_revoke, [first]);
    assert_eq!(desk.good().len(), 2);
    desk.server.clear_faults();
    desk.age(Slot::Minted, 86_400).await;
    desk.header().await.unwrap();
    assert!(desk.account().minting.unwrap().to_revoke.is_empty());
    assert_eq!(desk.good().len(), 1);
}

#[tokio::test]
async fn signing_out_revokes_all_of_them_or_tells() {
    let desk = Desk::start(Some(DAYS)).await;
    desk.server
        .set_fault(Fault::ServerError.rule().on("DELETE", "/pats"));
    desk.age(Slot::Minted, 86_400).await;
    desk.header().await.unwrap();
    assert_eq!(desk.good().len(), 2);
    desk.server.clear_faults();
    let client = desk.options.client.clone();
    let out = desk.accounts.sign_out(&desk.endpoints, client.clone());
    let out = out.await.unwrap();
    assert!(out.was_signed_in && out.still_good.is_none(), "{out:?}");
    assert!(desk.good().is_empty());

    let checked = desk.checked(Some(DAYS)).await;
    desk.accounts.keep(checked).await.unwrap();
    desk.server
        .set_fault(Fault::ServerError.rule().on("DELETE", "/pats"));
    let out = desk
        .accounts
        .sign_out(&desk.endpoints, client)
        .await
        .unwrap();
    let (still_good, _) = out.still_good.unwrap();
    assert_eq!(desk.good(), [still_good.authorization_id]);
    assert!(desk.accounts.list().unwrap().is_empty());
}

#[tokio::test]
async fn a_life_below_the_margin_mints_nothing() {
    let mut desk = Desk::start(Some(HOUR)).await;
    desk.options.least_time_left = HOUR;
    let minted = desk.token_api("POST");
    let refused = desk.header().await.unwrap_err();
    assert!(matches!(refused, SignInError::TooShort { .. }), "{refused}");
    assert_eq!(desk.token_api("POST"), minted);
}

/// Another computer, another installation and the person's own tokens are
/// nobody's orphans.
#[tokio::test]
async fn tokens_of_other_names_are_left_alone() {
    let desk = Desk::start(Some(DAYS)).await;
    let access = desk.kept(Slot::Access).await.token;
    let client = crate::tokens::minted::client(&desk.endpoints, access, &desk.options.client);
    let client = client.unwrap();
    let own = desk.server.minted_tokens().remove(0).display_name;
    for name in [
        format!("{own}0"),
        "Feedwright".to_owned(),
        own.to_lowercase(),
    ] {
        crate::tokens::minted::mint(&client, name, DAYS)
            .await
            .unwrap();
    }
    let lost = crate::tokens::minted::mint(&client, own, DAYS)
        .await
        .unwrap();
    assert_eq!(desk.good().len(), 5);
    desk.age(Slot::Minted, 86_400).await;
    desk.header().await.unwrap();
    assert_eq!(desk.good().len(), 4);
    assert!(!desk.good().contains(&lost.minted.authorization_id));
}
