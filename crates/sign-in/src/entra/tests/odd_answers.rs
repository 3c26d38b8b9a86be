//! Answers that are none of Entra's, or none that can be used: each ends in one
//! sentence, and never in tokens.

use secrecy::SecretString;

use super::scripted::{Scripted, json, response, tokens};
use crate::entra::{EntraError, oauth};

/// The sentence that an answer to a renewal ends in.
async fn sentence(answer: String) -> String {
    let server = Scripted::saying(answer).await;
    let old = SecretString::from("R".repeat(40));
    let error = oauth::refresh(&server.account, &old, &server.network).await;
    let error = error.map(|_| ()).unwrap_err();
    let text = error.to_string();
    assert!(!format!("{text} {error:?}").contains(&"R".repeat(40)));
    text
}

/// The reason in the sentence.
async fn check(answer: String, expect: &str) {
    let text = sentence(answer).await;
    let start = "127.0.0.1 answered with something that is no answer of Microsoft Entra (";
    let reason = text
        .strip_prefix(start)
        .and_then(|rest| rest.strip_suffix(")."));
    assert_eq!(reason, Some(expect), "{text}");
}

fn token_with(change: &str) -> String {
    let fields = format!(
        r#""token_type":"Bearer","expires_in":3600,"access_token":"{}""#,
        "a".repeat(40)
    );
    let (name, value) = change.split_once('=').unwrap();
    let kept = fields
        .split(',')
        .filter(|field| !field.starts_with(&format!("\"{name}\"")));
    let mut fields: Vec<String> = kept.map(str::to_owned).collect();
    if !value.is_empty() {
        fields.push(format!("\"{name}\":{value}"));
    }
    json(200, &format!("{{{}}}", fields.join(",")))
}

#[tokio::test]
async fn pages_and_redirects() {
    let page = "<html><h1>Sign in to the network</h1></html>";
    let html = "Content-Type: text/html\r\nRetry-After: 0\r\n";
    check(response(200, html, page), "no JSON, status 200").await;
    check(response(403, html, page), "no JSON, status 403").await;
    check(response(502, html, page), "no JSON, status 502").await;
    check(response(200, "", "{}"), "no JSON, status 200").await;
    let elsewhere = "Location: http://127.0.0.1:1/\r\n";
    for status in [301, 302, 303, 307, 308] {
        let answer = response(status, elsewhere, "");
        check(answer, &format!("a redirect, status {status}")).await;
    }
    check(
        json(400, r#"{"message":"no"}"#),
        "no error of OAuth, status 400",
    )
    .await;
    let failed = "Content-Type: application/json\r\nRetry-After: 0\r\n";
    check(response(500, failed, "{}"), "no error of OAuth, status 500").await;
    let huge = "x".repeat(300 * 1024);
    check(json(200, &huge), "more than 262144 bytes").await;
    check(json(400, &huge), "more than 262144 bytes").await;
}

#[tokio::test]
async fn answers_that_lack_something() {
    let shape = "its JSON is not the expected one";
    let time = "the token's time makes no sense";
    let token = "it holds no token of a sound shape";
    check(json(200, ""), "its form is not the expected one").await;
    check(json(200, "{"), shape).await;
    check(json(200, "[]"), shape).await;
    check(token_with("access_token="), shape).await;
    check(token_with("access_token=7"), shape).await;
    check(token_with("token_type="), shape).await;
    check(
        token_with(r#"token_type="pop""#),
        "the token is of another type than Bearer",
    )
    .await;
    check(token_with("expires_in="), time).await;
    for life in ["0", "-3600", "18446744073709551615", "3600.5", "99999999"] {
        check(token_with(&format!("expires_in={life}")), time).await;
    }
    check(token_with(r#"expires_in="3600""#), shape).await;
    for bad in [
        "",
        "a b",
        "a\\r\\nX: y",
        "\\u0000",
        "\\u00e4",
        "\\u001b[31m",
    ] {
        check(token_with(&format!(r#"access_token="{bad}""#)), token).await;
        check(token_with(&format!(r#"refresh_token="{bad}""#)), token).await;
    }
    let long = "a".repeat(16 * 1024 + 1);
    check(tokens(&long, "r"), token).await;
    check(tokens("a", &long), token).await;
}

#[tokio::test]
async fn the_longest_tokens_are_taken() {
    let long = "a".repeat(16 * 1024);
    let server = Scripted::saying(tokens(&long, &long)).await;
    let old = SecretString::from("R".repeat(40));
    let tokens = oauth::refresh(&server.account, &old, &server.network).await;
    assert!(tokens.is_ok_and(|tokens| tokens.refresh.is_some()));
}

#[tokio::test]
async fn a_server_that_hangs_up_could_not_be_reached() {
    let text = sentence(String::new()).await;
    assert!(
        text.starts_with("127.0.0.1 could not be reached ("),
        "{text}"
    );
}

#[tokio::test]
async fn a_server_that_says_nothing_is_left() {
    // It is connected to by the system, and never answered.
    let silent = tokio::net::TcpListener::bind(("127.0.0.1", 0))
        .await
        .unwrap();
    let address = silent.local_addr().unwrap();
    let server = Scripted::saying(String::new()).await;
    let (mut account, mut network) = (server.account.clone(), server.network.clone());
    account.authority = format!("http://{address}/login/").parse().unwrap();
    network.request_timeout = std::time::Duration::from_millis(20);
    let old = SecretString::from("R".repeat(40));
    let error = oauth::refresh(&account, &old, &network).await.unwrap_err();
    assert!(matches!(error, EntraError::Unreachable { .. }), "{error:?}");
}
