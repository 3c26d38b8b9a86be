//! Refresh tokens: replaced at every use, ended by time and by revocation.

use std::time::Duration;

use practice_server::{EntraClient, EntraOptions};
use uuid::Uuid;

use crate::support::{AZURE_DEVOPS, bearer, place, place_with};

fn invalid(number: u64) -> (u16, String, u64) {
    (400, "invalid_grant".to_owned(), number)
}

#[tokio::test]
async fn a_refresh_token_is_replaced_and_then_refused() {
    let place = place().await;
    let first = place.sign_in().await.secret("refresh_token");
    let answer = place.refresh(&first).await;
    assert_eq!(answer.status, 200, "{}", answer.text);
    let second = answer.secret("refresh_token");
    assert_ne!(first, second);
    let token = bearer(&answer.secret("access_token"));
    assert_eq!(place.status(&token).await, 200);
    assert_eq!(place.refresh(&first).await.error(), invalid(70_000));
    assert_eq!(place.refresh(&second).await.status, 200);
    assert_eq!(place.server.count_of_token_requests("refresh_token"), 3);
    assert_eq!(place.server.count_of_token_requests("device_code"), 0);
}

#[tokio::test]
async fn a_spent_refresh_token_may_work_once_more() {
    let place = place_with(EntraOptions {
        spent_refresh_token_works_once_more: true,
        ..EntraOptions::default()
    })
    .await;
    let first = place.sign_in().await.secret("refresh_token");
    assert_eq!(place.refresh(&first).await.status, 200);
    assert_eq!(place.refresh(&first).await.status, 200);
    assert_eq!(place.refresh(&first).await.error(), invalid(70_000));
}

#[tokio::test]
async fn a_refresh_token_ends() {
    let place = place().await;
    let first = place.sign_in().await.secret("refresh_token");
    assert!(place.server.revoke_refresh_token(&first.clone().into()));
    assert!(!place.server.revoke_refresh_token(&"unknown".into()));
    assert_eq!(place.refresh(&first).await.error(), invalid(50_173));
    let second = place.sign_in().await.secret("refresh_token");
    assert_eq!(place.server.revoke_refresh_tokens(), 1);
    assert_eq!(place.refresh(&second).await.error(), invalid(50_173));
    let short = place_with(EntraOptions {
        refresh_token_lifetime: Duration::ZERO,
        ..EntraOptions::default()
    })
    .await;
    let ended = short.sign_in().await.secret("refresh_token");
    assert_eq!(short.refresh(&ended).await.error(), invalid(700_082));
}

#[tokio::test]
async fn a_refresh_token_is_bound_to_its_application() {
    let place = place().await;
    let token = place.sign_in().await.secret("refresh_token");
    let other = Uuid::new_v4();
    place.server.register_client(EntraClient::public(other));
    let form = [
        ("client_id", &*other.to_string()),
        ("grant_type", "refresh_token"),
        ("refresh_token", &token),
    ];
    assert_eq!(place.post("token", &form).await.error(), invalid(70_000));
}

#[tokio::test]
async fn a_scope_for_another_resource_gives_a_token_for_it() {
    let place = place().await;
    let refresh = place.sign_in().await.secret("refresh_token");
    let form = [
        ("grant_type", "refresh_token"),
        ("refresh_token", refresh.as_str()),
        ("scope", "openid"),
    ];
    let answer = place.token(&form).await;
    assert_eq!(
        place.status(&bearer(&answer.secret("access_token"))).await,
        401
    );
    let refresh = answer.secret("refresh_token");
    let form = [
        ("grant_type", "refresh_token"),
        ("refresh_token", refresh.as_str()),
        ("scope", AZURE_DEVOPS),
    ];
    let answer = place.token(&form).await;
    assert_eq!(
        place.status(&bearer(&answer.secret("access_token"))).await,
        200
    );
}

#[tokio::test]
async fn lifetimes_may_be_longer_than_any_clock() {
    let place = place_with(EntraOptions {
        access_token_lifetime: Duration::MAX,
        refresh_token_lifetime: Duration::MAX,
        code_lifetime: Duration::MAX,
        ..EntraOptions::default()
    })
    .await;
    let answer = place.sign_in().await;
    assert_eq!(answer.status, 200, "{}", answer.text);
    let token = bearer(&answer.secret("access_token"));
    assert_eq!(place.status(&token).await, 200);
    let refreshed = place.refresh(&answer.secret("refresh_token")).await;
    assert_eq!(refreshed.status, 200);
}
