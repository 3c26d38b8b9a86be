//! Device codes: pending, too quick, approved, declined, expired.

use std::time::Duration;

use practice_server::{EntraOptions, SignInFault};

use crate::support::{AZURE_DEVOPS, Answer, Place, bearer, place, place_with};

const GRANT: &str = "urn:ietf:params:oauth:grant-type:device_code";

async fn quick() -> Place {
    place_with(EntraOptions {
        device_code_interval: Duration::ZERO,
        ..EntraOptions::default()
    })
    .await
}

async fn start(place: &Place) -> Answer {
    let id = place.client.to_string();
    let scope = format!("{AZURE_DEVOPS} offline_access");
    let form = [("client_id", id.as_str()), ("scope", &scope)];
    let answer = place.post("devicecode", &form).await;
    assert_eq!(answer.status, 200, "{}", answer.text);
    answer
}

async fn poll(place: &Place, code: &str) -> Answer {
    place
        .token(&[("grant_type", GRANT), ("device_code", code)])
        .await
}

fn refused(error: &str, number: u64) -> (u16, String, u64) {
    (400, error.to_owned(), number)
}

#[tokio::test]
async fn a_person_approves_on_another_device() {
    let place = quick().await;
    let answer = start(&place).await;
    let body = answer.json();
    assert_eq!(
        (&body["expires_in"], &body["interval"]),
        (&900.into(), &0.into())
    );
    assert!(
        body["verification_uri"]
            .as_str()
            .unwrap()
            .starts_with("https://")
    );
    let (user_code, code) = (answer.secret("user_code"), answer.secret("device_code"));
    assert!(body["message"].as_str().unwrap().contains(&user_code));
    assert_eq!(place.server.open_user_codes().concat(), user_code);
    let pending = refused("authorization_pending", 70_016);
    assert_eq!(poll(&place, &code).await.error(), pending);
    assert_eq!(poll(&place, &code).await.error(), pending);
    assert!(place.server.approve_device_code(&user_code));
    assert!(!place.server.approve_device_code(&user_code));
    let answer = poll(&place, &code).await;
    assert_eq!(answer.status, 200, "{}", answer.text);
    let token = bearer(&answer.secret("access_token"));
    assert_eq!(place.status(&token).await, 200);
    assert!(!answer.secret("refresh_token").is_empty());
    let used = refused("invalid_grant", 70_000);
    assert_eq!(poll(&place, &code).await.error(), used);
    assert_eq!(place.server.count_of_token_requests("device_code"), 4);
}

#[tokio::test]
async fn a_device_code_is_declined_or_expires() {
    let place = quick().await;
    let answer = start(&place).await;
    assert!(
        place
            .server
            .decline_device_code(&answer.secret("user_code"))
    );
    let declined = poll(&place, &answer.secret("device_code")).await;
    assert_eq!(declined.json()["error"], "authorization_declined");
    let answer = start(&place).await;
    assert!(place.server.expire_device_code(&answer.secret("user_code")));
    let expired = poll(&place, &answer.secret("device_code")).await;
    assert_eq!(expired.error(), refused("expired_token", 70_020));
    assert!(
        !place
            .server
            .approve_device_code(&answer.secret("user_code"))
    );
    assert_eq!(
        poll(&place, "unknown").await.error(),
        refused("invalid_grant", 70_000)
    );
}

#[tokio::test]
async fn whoever_asks_too_often_is_told_to_slow_down() {
    let place = place().await;
    let code = start(&place).await.secret("device_code");
    let first = poll(&place, &code).await;
    assert_eq!(first.json()["error"], "authorization_pending");
    assert_eq!(poll(&place, &code).await.json()["error"], "slow_down");
    let place = quick().await;
    let code = start(&place).await.secret("device_code");
    place
        .server
        .set_fault(SignInFault::SlowDown.rule().times(1));
    assert_eq!(poll(&place, &code).await.json()["error"], "slow_down");
    let next = poll(&place, &code).await;
    assert_eq!(next.json()["error"], "authorization_pending");
}

#[tokio::test]
async fn a_tenant_may_block_device_codes() {
    let place = quick().await;
    for (fault, number) in [
        (SignInFault::BlockedByPolicy, 530_032),
        (SignInFault::BlockedByDefaults, 530_035),
        (SignInFault::DeviceCodeBlocked, 530_084),
    ] {
        place.server.clear_faults();
        let code = start(&place).await.secret("device_code");
        place.fault(fault);
        let answer = poll(&place, &code).await;
        assert_eq!(answer.error(), refused("invalid_grant", number));
    }
}

#[tokio::test]
async fn a_test_waits_for_the_code_that_is_asked_for() {
    let place = quick().await;
    let person = async {
        let user_code = place.server.next_user_code().await;
        place.server.approve_device_code(&user_code)
    };
    let (approved, answer) = tokio::join!(person, start(&place));
    assert!(approved);
    let answer = poll(&place, &answer.secret("device_code")).await;
    assert_eq!(answer.status, 200, "{}", answer.text);
}
