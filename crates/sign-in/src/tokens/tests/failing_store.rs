//! A keychain that fails at every point of a renewal, with and without having
//! done what it was asked.

use std::time::Duration;

use super::support::Desk;
use crate::error::SignInError;
use crate::secret_store::SecretStore;
use crate::secret_store::small::{Failure, SmallStore};
use crate::secrets::Slot;

const DAYS: Duration = Duration::from_secs(30 * 86_400);
/// More calls than any renewal makes.
const CALLS: usize = 40;

async fn desk(mint: Option<Duration>) -> (Desk, SmallStore) {
    let store = SmallStore::new(8 * 1024);
    let desk = Desk::with_store(SecretStore::Small(store.clone())).await;
    desk.sign_in(mint).await;
    (desk, store)
}

#[tokio::test]
async fn a_minted_token_that_works_is_there_and_at_most_one_more() {
    let (desk, store) = desk(Some(DAYS)).await;
    for done in [false, true] {
        for after in 0..CALLS {
            desk.age(Slot::Minted, 86_400).await;
            store.fail(Some(Failure {
                after,
                done,
                lasting: false,
            }));
            // A renewal ahead of time stops nobody; reading the token may fail.
            let _ = desk.header().await;
            store.fail(None);
            desk.header().await.unwrap();
            let kept = desk.kept(Slot::Minted).await.mint.unwrap();
            let good = desk.good();
            assert!(good.contains(&kept.authorization_id), "{after} {done}");
            assert!(good.len() <= 2, "{after} {done}: more than one orphan");
            desk.age(Slot::Minted, 86_400).await;
            desk.header().await.unwrap();
            assert_eq!(desk.good().len(), 1, "{after} {done}");
        }
    }
}

#[tokio::test]
async fn one_failure_costs_nobody_their_sign_in() {
    let (desk, store) = desk(None).await;
    for done in [false, true] {
        for after in 0..CALLS {
            desk.age(Slot::Access, 0).await;
            store.fail(Some(Failure {
                after,
                done,
                lasting: false,
            }));
            let _ = desk.header().await;
            store.fail(None);
            let then = desk.header().await;
            assert!(then.is_ok(), "{after} {done}: {then:?}");
        }
    }
}

#[tokio::test]
async fn who_loses_their_sign_in_is_told_so() {
    let mut lost = 0;
    for done in [false, true] {
        for after in 0..12 {
            let (desk, store) = desk(None).await;
            desk.age(Slot::Access, 0).await;
            store.fail(Some(Failure {
                after,
                done,
                lasting: true,
            }));
            let failed = desk.header().await;
            store.fail(None);
            if desk.header().await.is_err() {
                lost += 1;
                let told = matches!(failed, Err(SignInError::NewSignInNotKept { .. }));
                assert!(told, "{after} {done}: {failed:?}");
            }
        }
    }
    assert!(lost > 0, "the case was never met");
}
