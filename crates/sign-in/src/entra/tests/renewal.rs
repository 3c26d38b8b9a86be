//! Renewing: what is sent, which refresh token counts afterwards, how a busy
//! server is treated, and a clock that is wrong.

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use oauth2::{PkceCodeChallenge, RedirectUrl};
use secrecy::{ExposeSecret as _, SecretString};
use time::OffsetDateTime;
use time::format_description::well_known::Rfc2822;

use super::scripted::{Scripted, json, response, tokens};
use crate::entra::{EntraError, EntraRefusal, EntraTokens, oauth};

async fn renewed(server: &Scripted) -> Result<EntraTokens, EntraError> {
    let old = SecretString::from("old-refresh-token");
    oauth::refresh(&server.account, &old, &server.network).await
}

fn busy(status: u16, fields: &str) -> String {
    let body = r#"{"error":"temporarily_unavailable","error_codes":[90055],"error_description":"AADSTS90055: busy"}"#;
    let fields = format!("Content-Type: application/json\r\n{fields}");
    response(status, &fields, body)
}

#[tokio::test]
async fn the_request_names_the_application_and_both_scopes() {
    let server = Scripted::saying(tokens("new-access", "new-refresh")).await;
    let tokens = renewed(&server).await.unwrap();
    assert_eq!(tokens.access.expose_secret(), "new-access");
    assert_eq!(tokens.refresh.unwrap().expose_secret(), "new-refresh");
    let left = tokens.expires - OffsetDateTime::now_utc();
    assert!((3_590..=3_600).contains(&left.whole_seconds()), "{left}");
    let id = server.account.client_id.unwrap().to_string();
    let body = server.bodies().join("|").replace(&id, "[id]");
    insta::assert_snapshot!(body.replace('&', "\n"), @r"
    grant_type=refresh_token
    refresh_token=old-refresh-token
    scope=499b84ac-1321-427f-aa17-267ca6975798%2F.default+offline_access
    client_id=[id]
    ");
}

#[tokio::test]
async fn without_a_new_refresh_token_the_old_one_stays() {
    let body = r#"{"token_type":"bearer","expires_in":60,"access_token":"a"}"#;
    let server = Scripted::saying(json(200, body)).await;
    assert!(renewed(&server).await.unwrap().refresh.is_none());
}

#[tokio::test]
async fn a_busy_server_is_asked_again_when_it_says() {
    for status in [429, 500, 503] {
        let server = Scripted::start(move |number, _| match number {
            0 | 1 => busy(status, "Retry-After: 0\r\n"),
            _ => tokens("a", "r"),
        })
        .await;
        assert!(renewed(&server).await.is_ok(), "{status}");
        assert_eq!(server.bodies().len(), 3);
    }
}

#[tokio::test]
async fn after_three_tries_the_servers_own_words_count() {
    let server = Scripted::saying(busy(429, "Retry-After: 0\r\n")).await;
    let error = renewed(&server).await.unwrap_err();
    assert_eq!(server.bodies().len(), 3);
    let EntraError::Refused { refusal, codes, .. } = error else {
        panic!("{error:?}");
    };
    assert_eq!(refusal, EntraRefusal::TooManyRequests);
    assert_eq!(codes, [90_055]);
}

#[tokio::test]
async fn nobody_waits_longer_than_the_call_may_take() {
    for wait in [
        "Retry-After: 11\r\n",
        "Retry-After: 18446744073709551615\r\n",
    ] {
        let server = Scripted::saying(busy(503, wait)).await;
        assert!(renewed(&server).await.is_err());
        assert_eq!(server.bodies().len(), 1, "{wait}");
    }
}

#[tokio::test]
async fn a_refusal_is_asked_once() {
    let body = r#"{"error":"invalid_grant","error_codes":[50076],"suberror":"basic_action","error_description":"AADSTS50076: with old-refresh-token"}"#;
    let server = Scripted::saying(json(400, body)).await;
    let error = renewed(&server).await.unwrap_err();
    assert!(error.needs_person());
    assert_eq!(server.bodies().len(), 1);
    let EntraError::Refused { refusal, words, .. } = error else {
        panic!("{error:?}");
    };
    assert_eq!(refusal, EntraRefusal::SecondFactor);
    assert_eq!(words, "AADSTS50076: with [secret]");
}

#[tokio::test]
async fn an_authorization_code_is_never_sent_twice() {
    let server = Scripted::saying(busy(503, "Retry-After: 0\r\n")).await;
    let (_, verifier) = PkceCodeChallenge::new_random_sha256();
    let redirect = RedirectUrl::new("http://localhost:1".to_owned()).unwrap();
    let code = SecretString::from("the-code");
    let error = oauth::redeem(&server.account, code, verifier, redirect, &server.network).await;
    assert!(matches!(error, Err(EntraError::Refused { .. })));
    assert_eq!(server.bodies().len(), 1);
}

/// A token of an hour by a server whose clock is so many minutes behind ours.
fn issued_behind(minutes: i64) -> String {
    let server = OffsetDateTime::now_utc() - time::Duration::minutes(minutes);
    let claims = format!(r#"{{"exp":{}}}"#, server.unix_timestamp() + 3_600);
    let token = format!("e30.{}.c2ln", URL_SAFE_NO_PAD.encode(claims));
    let body = format!(
        r#"{{"token_type":"Bearer","expires_in":3600,"access_token":"{token}","refresh_token":"r"}}"#
    );
    let date = server.format(&Rfc2822).unwrap().replace("+0000", "GMT");
    response(
        200,
        &format!("Content-Type: application/json\r\nDate: {date}\r\n"),
        &body,
    )
}

#[tokio::test]
async fn a_clock_that_is_minutes_off_does_no_harm_until_the_token_is_over() {
    for minutes in [-120, -6, 6, 50] {
        let server = Scripted::saying(issued_behind(minutes)).await;
        let tokens = renewed(&server).await.unwrap();
        let left = tokens.expires - OffsetDateTime::now_utc();
        assert!((3_590..=3_600).contains(&left.whole_seconds()), "{minutes}");
    }
    let server = Scripted::saying(issued_behind(90)).await;
    let error = renewed(&server).await.unwrap_err();
    insta::assert_snapshot!(error, @"The new token is already over by this computer's clock, which differs from the server's by 90 minutes.");
    assert_eq!(
        error.advice(),
        Some("Set this computer's clock, then try again.")
    );
}
