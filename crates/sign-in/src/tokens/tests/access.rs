//! Access tokens: one request for all, the newest refresh token kept.

use std::time::Duration;

use super::support::{Desk, HOUR, dropped_after};
use crate::entra::EntraError;
use crate::error::SignInError;
use crate::secrets::Slot;

#[tokio::test]
async fn thirty_two_at_once_make_one_request() {
    let desk = Desk::start(None).await;
    let first = desk.header().await.unwrap();
    assert_eq!(desk.renewals(), 0, "the sign-in's own token is good yet");
    desk.age(Slot::Access, 200).await;
    let mut asking = Vec::new();
    for _ in 0..32 {
        let (accounts, endpoints) = (desk.again(), desk.endpoints.clone());
        let options = desk.options.clone();
        asking.push(tokio::spawn(async move {
            let found = accounts.authorization(&endpoints, &options).await;
            found.unwrap().unwrap().expires
        }));
    }
    let mut ends = Vec::new();
    for asked in asking {
        ends.push(asked.await.unwrap().unwrap().unix_timestamp());
    }
    ends.dedup();
    assert_eq!(ends.len(), 1);
    assert_eq!(desk.renewals(), 1);
    assert_ne!(desk.header().await.unwrap(), first);
}

#[tokio::test]
async fn each_refresh_token_brings_the_next() {
    let desk = Desk::start(None).await;
    for count in 1..=5 {
        desk.age(Slot::Access, 0).await;
        desk.header().await.unwrap();
        assert_eq!(desk.renewals(), count);
    }
}

/// Interrupted at any point, the next process goes on. What a rotating refresh
/// token cannot survive is a death between Entra's answer and its being kept,
/// which is one step in memory; Entra itself lets the old one live on.
#[tokio::test]
async fn whoever_is_interrupted_leaves_the_lock_to_the_next() {
    let desk = Desk::start(None).await;
    for turns in 0..3 {
        desk.age(Slot::Access, 0).await;
        let asked = dropped_after(turns, desk.header()).await;
        assert!(asked.is_none(), "it was done after {turns} turns");
    }
    desk.header().await.unwrap();
}

#[tokio::test]
async fn a_short_token_is_not_handed_out_but_costs_no_sign_in() {
    let mut desk = Desk::start(None).await;
    desk.options.least_time_left = HOUR;
    let refused = desk.header().await.unwrap_err();
    let short = matches!(refused, SignInError::TooShort { least: 3_600, .. });
    assert!(short, "{refused}");
    assert_eq!(desk.renewals(), 1);
    desk.options.least_time_left = Duration::from_secs(300);
    desk.age(Slot::Access, 0).await;
    desk.header().await.unwrap();
    assert_eq!(desk.renewals(), 2);
}

#[tokio::test]
async fn a_sign_in_that_is_over_needs_the_person() {
    let desk = Desk::start(None).await;
    desk.age(Slot::Access, 0).await;
    desk.server.revoke_refresh_tokens();
    match desk.header().await.unwrap_err() {
        SignInError::Entra(error) => assert!(error.needs_person(), "{error}"),
        other => panic!("{other}"),
    }
    let secrets = desk.accounts.secrets(&desk.endpoints.key());
    secrets.remove(Slot::SignIn).await.unwrap();
    let refused = desk.header().await.unwrap_err();
    let nothing = matches!(refused, SignInError::Entra(EntraError::NothingKept));
    assert!(nothing, "{refused}");
}

#[tokio::test]
async fn a_held_account_is_renewed_in_memory_alone() {
    let desk = Desk::signed_out().await;
    let checked = desk.checked(None).await;
    let secrets = checked.secrets();
    secrets.remove(Slot::Access).await.unwrap();
    desk.accounts.hold(checked);
    let (one, two) = tokio::join!(desk.header(), desk.header());
    assert_eq!(one.unwrap(), two.unwrap());
    assert_eq!(desk.renewals(), 1);
    let files = std::fs::read_dir(desk.folder.path()).unwrap().count();
    assert_eq!(files, 0, "nothing is written");
}
