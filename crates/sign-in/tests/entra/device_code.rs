//! Whole sign-ins with a device code.

use std::sync::Mutex;
use std::time::Duration;

use practice_server::{EntraOptions, SignInFault};
use sign_in::{AccountKind, DeviceCode, EntraError, EntraRefusal};
use time::OffsetDateTime;

use crate::support::{entra_error, place, place_with};

#[tokio::test]
async fn a_person_who_enters_the_code_is_signed_in() {
    let place = place().await;
    let shown = Mutex::new(None);
    let show = |code: &DeviceCode| {
        *shown.lock().unwrap() = Some(code.clone());
        assert!(place.server.approve_device_code(&code.user_code));
    };
    let checked = place.with_device_code(show).await.unwrap();
    let shown = shown.lock().unwrap().clone().unwrap();
    assert_eq!(shown.page.as_str(), "https://microsoft.com/devicelogin");
    let left = shown.expires - OffsetDateTime::now_utc();
    assert!((880..=900).contains(&left.whole_seconds()), "{left}");
    let account = place.accounts.keep(checked).await.unwrap();
    assert_eq!(account.kind, AccountKind::DeviceCode);
    assert_eq!(place.accounts.list().unwrap(), [account]);
}

#[tokio::test]
async fn pending_and_slow_down_are_waited_out() {
    let place = place().await;
    let slow = SignInFault::SlowDown.rule().times(1);
    let show = |code: &DeviceCode| {
        assert!(place.server.approve_device_code(&code.user_code));
        place.server.set_fault(slow.clone());
    };
    assert!(place.with_device_code(show).await.is_ok());
    assert_eq!(place.server.count_of_token_requests("device_code"), 2);
}

#[tokio::test]
async fn a_person_who_declines_is_not_signed_in() {
    let place = place().await;
    let show = |code: &DeviceCode| {
        assert!(place.server.decline_device_code(&code.user_code));
    };
    let error = entra_error(place.with_device_code(show).await);
    assert!(matches!(error, EntraError::Declined), "{error:?}");
    place.assert_nothing_kept().await;
}

#[tokio::test]
async fn a_code_that_nobody_enters_is_over_in_time() {
    let place = place_with(EntraOptions {
        device_code_lifetime: Duration::from_secs(2),
        ..EntraOptions::default()
    })
    .await;
    let error = entra_error(place.with_device_code(|_| {}).await);
    assert!(matches!(error, EntraError::DeviceCodeExpired), "{error:?}");
    assert!(place.server.count_of_token_requests("device_code") <= 2);
    place.assert_nothing_kept().await;
}

#[tokio::test]
async fn a_tenant_that_forbids_the_method_is_named() {
    for fault in [
        SignInFault::DeviceCodeBlocked,
        SignInFault::BlockedByPolicy,
        SignInFault::BlockedByDefaults,
    ] {
        let place = place().await;
        place.server.set_fault(fault);
        let error = entra_error(place.with_device_code(|_| {}).await);
        let EntraError::Refused { refusal, .. } = error else {
            panic!("{fault}");
        };
        assert_eq!(refusal, EntraRefusal::DeviceCodeBlocked, "{fault}");
        place.assert_nothing_kept().await;
    }
}
