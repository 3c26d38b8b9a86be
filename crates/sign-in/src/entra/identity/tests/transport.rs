//! The transport alone, against servers that answer one scripted text.

use azure_core::http::{HttpClient as _, Method, Request};
use azure_devops::ErrorKind;
use secrecy::SecretString;
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::TcpListener;
use url::Url;

use super::support::{is_silent_about, network};
use crate::entra::EntraError;
use crate::entra::identity::refused::Answerer;
use crate::entra::identity::transport::BoundedTransport;

/// A server that gives every caller this answer and closes.
async fn server(answer: String) -> Url {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = listener.local_addr().unwrap();
    tokio::spawn(async move {
        while let Ok((mut stream, _)) = listener.accept().await {
            let mut request = [0; 4096];
            let _ = stream.read(&mut request).await;
            let _ = stream.write_all(answer.as_bytes()).await;
        }
    });
    Url::parse(&format!("http://{address}/token")).unwrap()
}

fn answer(head: &str, body: &str) -> String {
    let length = body.len();
    format!("HTTP/1.1 {head}\r\nContent-Length: {length}\r\nConnection: close\r\n\r\n{body}")
}

/// A request with a secret in its body, as the library sends it; what the
/// library gets back, and what was remembered.
async fn sent(
    answer: String,
    answerer: Answerer,
    secret: &str,
) -> (Option<(u16, String)>, Option<EntraError>) {
    let url = server(answer).await;
    let http = reqwest::Client::builder().redirect(reqwest::redirect::Policy::none());
    let network = network(http.build().unwrap());
    let transport = BoundedTransport::new(&network, &[(&url, answerer)]);
    let mut request = Request::new(url, Method::Post);
    request.insert_header("content-type", "application/x-www-form-urlencoded");
    request.set_body(format!("client_secret={secret}"));
    let back = transport.execute_request(&request).await;
    let back = match back {
        Ok(back) => {
            let (status, _, body) = back.deconstruct();
            let body = body.collect_string().await.unwrap();
            Some((u16::from(status), body))
        }
        Err(_) => None,
    };
    (back, transport.remembered())
}

const GOOD: &str = r#"{"token_type":"Bearer","expires_in":3600,"access_token":"x"}"#;

const JSON: &str = "Content-Type: application/json; charset=utf-8";

fn not_understood(error: Option<EntraError>) -> String {
    match error {
        Some(EntraError::NotUnderstood { reason, .. }) => reason,
        other => panic!("{other:?}"),
    }
}

#[tokio::test]
async fn json_comes_back_and_nothing_else() {
    let secret = uuid::Uuid::new_v4().simple().to_string();
    let ask = async |text: String| sent(text, Answerer::Entra, &secret).await;
    let good = answer(&format!("200 OK\r\n{JSON}"), GOOD);
    let (back, error) = ask(good).await;
    assert_eq!(back.unwrap(), (200, GOOD.to_owned()));
    assert!(error.is_none());
    let html = "Content-Type: text/html";
    let big = "x".repeat(70_000);
    let table = [
        (
            format!("200 OK\r\n{html}"),
            "<html>",
            "status 200, text/html",
        ),
        ("200 OK".to_owned(), "{}", "status 200, no content type"),
        (
            format!("200 OK\r\n{JSON}"),
            &*big,
            "status 200, more than it may send",
        ),
        (
            format!("200 OK\r\n{JSON}"),
            r#"{"token_type":"Bearer","expires_in":9223372036854775807}"#,
            "status 200, a token whose time makes no sense",
        ),
        (
            format!("200 OK\r\n{JSON}"),
            r#"{"token_type":"pop","expires_in":3600}"#,
            "status 200, a token of another type than Bearer",
        ),
        (format!("502 Bad\r\n{html}"), "", "status 502, text/html"),
        (
            format!("400 Bad\r\n{JSON}"),
            "[]",
            "status 400, application/json",
        ),
        (
            format!("302 Found\r\n{JSON}\r\nLocation: https://evil.example/"),
            "{}",
            "status 302, a redirect",
        ),
    ];
    for (head, body, expect) in table {
        let (back, error) = ask(answer(&head, body)).await;
        assert_eq!(not_understood(error), expect);
        // What the library sees of a refusal is its status, to try again by.
        assert!(back.is_none_or(|(status, text)| status >= 400 && text == "{}"));
    }
    let (back, error) = ask("garbage".to_owned()).await;
    assert!(back.is_none());
    assert!(
        matches!(error, Some(EntraError::Unreachable { .. })),
        "{error:?}"
    );
}

#[tokio::test]
async fn what_the_network_says_is_not_entras() {
    let secret = uuid::Uuid::new_v4().simple().to_string();
    let html = "Content-Type: text/html";
    for (head, kind) in [
        ("407 Proxy", ErrorKind::ProxyRefused),
        ("511 Portal", ErrorKind::NetworkSignIn),
    ] {
        let text = answer(&format!("{head}\r\n{html}"), "");
        let (back, error) = sent(text, Answerer::Entra, &secret).await;
        assert!(back.is_none());
        let found = match &error {
            Some(EntraError::Network { kind, .. }) => Some(*kind),
            _ => None,
        };
        assert_eq!(found, Some(kind), "{error:?}");
    }
}

#[tokio::test]
async fn a_refusal_that_repeats_the_secret_does_not_tell_it() {
    let secret = uuid::Uuid::new_v4().simple().to_string();
    let body = format!(
        r#"{{"error":"invalid_client","error_codes":[7000215],"error_description":"AADSTS7000215: {secret} is wrong."}}"#
    );
    let text = answer(&format!("401 Unauthorized\r\n{JSON}"), &body);
    let (back, error) = sent(text.clone(), Answerer::Entra, &secret).await;
    assert_eq!(back.unwrap(), (401, "{}".to_owned()));
    let error = error.unwrap();
    is_silent_about(&error, &[&secret]);
    assert!(matches!(error, EntraError::Refused { codes, .. } if codes == [7_000_215]));
    let (_, error) = sent(text, Answerer::Other("This machine"), &secret).await;
    let error = error.unwrap();
    is_silent_about(&error, &[&secret]);
    let words = error.to_string();
    assert!(
        words.starts_with("This machine gave no token (status 401: "),
        "{words}"
    );
}

#[tokio::test]
async fn nothing_is_sent_to_anybody_else() {
    let known = server(String::new()).await;
    let other = server(answer(&format!("200 OK\r\n{JSON}"), "{}")).await;
    let network = network(reqwest::Client::new());
    let transport = BoundedTransport::new(&network, &[(&known, Answerer::Entra)]);
    let mut request = Request::new(other, Method::Post);
    let secret = SecretString::from("s".repeat(40));
    request.set_body(secrecy::ExposeSecret::expose_secret(&secret).to_owned());
    assert!(transport.execute_request(&request).await.is_err());
    let error = transport.remembered();
    assert!(
        matches!(error, Some(EntraError::ForeignAuthority { .. })),
        "{error:?}"
    );
}
