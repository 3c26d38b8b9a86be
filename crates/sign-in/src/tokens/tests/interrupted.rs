//! A renewal of a minted token that ends in the middle, at every point.

use std::time::Duration;

use practice_server::Fault;

use super::support::{Desk, dropped_after};
use crate::secrets::Slot;

const DAYS: Duration = Duration::from_secs(30 * 86_400);

#[tokio::test]
async fn a_working_token_is_there_and_nothing_stays_behind() {
    let desk = Desk::start(Some(DAYS)).await;
    let mut turns = 0;
    loop {
        desk.age(Slot::Minted, 86_400).await;
        let done = dropped_after(turns, desk.header()).await;
        let kept = desk.kept(Slot::Minted).await.mint.unwrap();
        let good = desk.good();
        assert!(good.contains(&kept.authorization_id), "{turns}");
        assert!(good.len() <= 2, "{turns}: more than one orphan");
        // The next one hands something out that works.
        desk.header().await.unwrap();
        let kept = desk.kept(Slot::Minted).await.mint.unwrap();
        assert!(desk.good().contains(&kept.authorization_id), "{turns}");
        // The next renewal leaves exactly one.
        desk.age(Slot::Minted, 86_400).await;
        desk.header().await.unwrap();
        let kept = desk.kept(Slot::Minted).await.mint.unwrap();
        assert_eq!(desk.good(), [kept.authorization_id], "{turns}");
        assert!(
            desk.account().minting.unwrap().to_revoke.is_empty(),
            "{turns}"
        );
        if done.is_some() {
            break;
        }
        turns += 1;
    }
    assert!(turns >= 4, "it was never interrupted at a request");
}

/// Ended between the keychain and the list: the keychain has the new token, the
/// list the one before, and both are good.
async fn kept_but_not_listed() -> Desk {
    let desk = Desk::start(Some(DAYS)).await;
    let before = desk.account();
    desk.age(Slot::Minted, 86_400).await;
    let busy = Fault::ServerError.rule().on("DELETE", "/pats");
    desk.server.set_fault(busy);
    desk.header().await.unwrap();
    desk.server.clear_faults();
    desk.accounts.enlist(&before).await.unwrap();
    assert_eq!(desk.good().len(), 2);
    desk
}

#[tokio::test]
async fn a_token_that_was_kept_but_not_listed_is_revoked_too() {
    let desk = kept_but_not_listed().await;
    let header = desk.header().await.unwrap();
    assert_eq!(desk.header().await.unwrap(), header, "it works meanwhile");
    desk.age(Slot::Minted, 86_400).await;
    assert_ne!(desk.header().await.unwrap(), header);
    let kept = desk.kept(Slot::Minted).await.mint.unwrap();
    assert_eq!(desk.good(), [kept.authorization_id]);
}

#[tokio::test]
async fn signing_out_finds_what_was_not_listed() {
    let desk = kept_but_not_listed().await;
    let client = desk.options.client.clone();
    let out = desk.accounts.sign_out(&desk.endpoints, client);
    assert!(out.await.unwrap().still_good.is_none());
    assert!(desk.good().is_empty());
}
