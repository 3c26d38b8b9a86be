//! Tokens made, listed and revoked through the token API.

use azure_devops::{ClientOptions, ErrorKind, NewToken, PatTokenError, TokenApiError};
use secrecy::ExposeSecret;
use time::OffsetDateTime;
use time::format_description::well_known::Rfc3339;
use uuid::Uuid;

use crate::support::{Script, Step, html, json, options, reply};

const SCOPE: &str = "vso.packaging_write";
const PATH: &str = "/tfs/DefaultCollection/_apis/tokens/pats?api-version=7.1-preview.1";

/// A token that was never anybody's, unlike the one that is sent.
fn minted_text() -> String {
    "m".repeat(84)
}

fn in_days(days: i64) -> OffsetDateTime {
    OffsetDateTime::now_utc() + time::Duration::days(days)
}

fn text(time: OffsetDateTime) -> String {
    time.format(&Rfc3339).unwrap()
}

fn new_token() -> NewToken {
    NewToken {
        display_name: "Feedwright on \"loom\"".to_owned(),
        scope: SCOPE.to_owned(),
        valid_to: in_days(7),
    }
}

/// A `patToken` as the server writes it.
fn written(id: Uuid, scope: &str, valid_to: &str, token: &str) -> String {
    format!(
        r#"{{"displayName":"Feedwright","validTo":"{valid_to}","scope":"{scope}","targetAccounts":["x"],
        "validFrom":"2026-01-01T00:00:00.0000000Z","authorizationId":"{id}","token":{token}}}"#
    )
}

fn answer(token: &str, reason: &str) -> String {
    format!(r#"{{"patToken":{token},"patTokenError":{reason}}}"#)
}

async fn create_error(step: Step) -> TokenApiError {
    let script = Script::play(vec![step]);
    let error = script.client().create_token(&new_token()).await;
    assert_eq!(script.lines(), [format!("POST {PATH} HTTP/1.1")]);
    error.unwrap_err()
}

fn kind(error: &TokenApiError) -> Option<ErrorKind> {
    match error {
        TokenApiError::Request(error) => Some(error.kind()),
        TokenApiError::Refused(_) => None,
    }
}

#[tokio::test]
async fn a_token_is_made_for_one_organization() {
    let (id, until) = (Uuid::new_v4(), in_days(7));
    let quoted = format!("\"{}\"", minted_text());
    let token = written(id, " vso.Packaging_write", &text(until), &quoted);
    let script = Script::play(vec![json(&format!(
        "\u{feff}{}",
        answer(&token, "\"none\"")
    ))]);
    let minted = script.client().create_token(&new_token()).await.unwrap();
    assert_eq!(minted.authorization_id, id);
    assert_eq!(minted.display_name, "Feedwright");
    assert_eq!(minted.valid_to, until);
    assert_eq!(minted.valid_from.unwrap().year(), 2026);
    assert_eq!(minted.token.expose_secret(), minted_text());
    assert!(!format!("{minted:?}").contains("mmm"), "{minted:?}");

    let seen = script.seen().remove(0);
    assert_eq!(seen.line, format!("POST {PATH} HTTP/1.1"));
    assert!(seen.header("authorization").unwrap().starts_with("Basic "));
    let body: serde_json::Value = serde_json::from_str(&seen.body).unwrap();
    assert_eq!(body["displayName"], "Feedwright on \"loom\"");
    assert_eq!(body["scope"], SCOPE);
    assert_eq!(body["allOrgs"], false);
    assert_eq!(body.as_object().unwrap().len(), 4);
    let sent = OffsetDateTime::parse(body["validTo"].as_str().unwrap(), &Rfc3339).unwrap();
    assert!((until - sent).abs() < time::Duration::minutes(1), "{sent}");
}

#[tokio::test]
async fn every_reason_arrives_as_a_success_and_is_told() {
    for reason in PatTokenError::KNOWN {
        let name = format!("\"{}\"", reason.as_str().to_uppercase());
        let error = create_error(json(&answer("null", &name))).await;
        let TokenApiError::Refused(found) = &error else {
            panic!("{error:?}");
        };
        assert_eq!(found, reason);
        assert_eq!(error.to_string(), reason.sentence());
    }
    let error = create_error(json(&answer("null", "\"moonPhase\""))).await;
    assert!(
        matches!(error, TokenApiError::Refused(PatTokenError::Unknown(name)) if name == "moonPhase")
    );
    // A reason beside a token is a refusal, and a reason that is no text is one too.
    let token = written(Uuid::new_v4(), SCOPE, &text(in_days(1)), "\"mmm\"");
    for reason in ["\"invalidScope\"", "7", "[]"] {
        let error = create_error(json(&answer(&token, reason))).await;
        assert!(
            matches!(error, TokenApiError::Refused(_)),
            "{reason}: {error:?}"
        );
    }
}

#[tokio::test]
async fn what_is_not_the_token_that_was_asked_for_is_refused_and_not_quoted() {
    let (id, later) = (Uuid::new_v4(), text(in_days(7)));
    let secret = minted_text();
    let good = format!("\"{secret}\"");
    let token = |scope: &str, valid_to: &str, token: &str| written(id, scope, valid_to, token);
    let long = format!("\"{}\"", "m".repeat(9000));
    for token in [
        "null".to_owned(),
        token(SCOPE, &later, "null"),
        token(SCOPE, &later, "\"\""),
        token(SCOPE, &later, &format!("\"{secret} \"")),
        token(SCOPE, &later, &format!("\"{secret}\\r\\nX: y\"")),
        token(SCOPE, &later, &format!("\"{secret}é\"")),
        token(SCOPE, &later, &long),
        token(SCOPE, &later, &format!("[\"{secret}\"]")),
        token(SCOPE, "2020-01-01T00:00:00Z", &good),
        token(SCOPE, &secret, &good),
        token("app_token", &later, &good),
        token("vso.packaging_write vso.code_full", &later, &good),
        token("vso.packaging", &later, &good),
        token("", &later, &good),
        token(SCOPE, &later, &good).replace(&id.to_string(), &secret),
        format!("\"{secret}\""),
        format!("[\"{secret}\"]"),
        "{}".to_owned(),
    ] {
        for reason in ["\"none\"", "null"] {
            let error = create_error(json(&answer(&token, reason))).await;
            assert_eq!(kind(&error), Some(ErrorKind::InvalidAnswer), "{token}");
            let said = format!("{error} {error:?}");
            assert!(!said.contains("mmm"), "{said}");
        }
    }
    for step in [json("{}"), json("[]"), json("null"), json(""), json(&good)] {
        let error = create_error(step).await;
        assert_eq!(kind(&error), Some(ErrorKind::InvalidAnswer), "{error}");
        assert!(!format!("{error} {error:?}").contains("mmm"), "{error}");
    }
}

#[tokio::test]
async fn a_token_of_another_scope_is_named_by_its_id() {
    let id = Uuid::from_u128(7);
    let token = written(id, "app_token", &text(in_days(7)), "\"mmm\"");
    let script = Script::play(vec![json(&answer(&token, "\"none\""))]);
    let error = script
        .client()
        .create_token(&new_token())
        .await
        .unwrap_err();
    let said = error
        .to_string()
        .replace(&script.address.to_string(), "server");
    insta::assert_snapshot!(said, @"POST http://server/tfs/DefaultCollection/_apis/tokens/pats was answered with data of an unexpected shape: the token with the id 00000000-0000-0000-0000-000000000007 has another scope than was asked for.");
}

#[tokio::test]
async fn making_a_token_is_never_tried_again() {
    let after = [("Retry-After", "0")];
    for (step, expect) in [
        (reply(503, &after, ""), ErrorKind::ServerError),
        (reply(429, &after, ""), ErrorKind::RateLimited),
        (reply(500, &[], ""), ErrorKind::ServerError),
        (Step::Close, ErrorKind::ConnectionLost),
        (reply(401, &[], "{}"), ErrorKind::NotSignedIn),
        (html(200), ErrorKind::NotSignedIn),
        (html(203), ErrorKind::NotSignedIn),
        (html(404), ErrorKind::NotFound),
        (json("<"), ErrorKind::NotSignedIn),
        (json("{\"patToken\":"), ErrorKind::ConnectionLost),
    ] {
        let error = create_error(step).await;
        assert_eq!(kind(&error), Some(expect), "{error:?}");
    }
}

/// One page of the list, each token with its number as its id.
fn page(numbers: &[u128], continuation: &str) -> Step {
    let until = text(in_days(3));
    let tokens: Vec<String> = numbers
        .iter()
        .map(|number| written(Uuid::from_u128(*number), SCOPE, &until, "null"))
        .collect();
    json(&format!(
        r#"{{"continuationToken":{continuation},"patTokens":[{}]}}"#,
        tokens.join(",")
    ))
}

#[tokio::test]
async fn active_tokens_are_listed_page_by_page() {
    let script = Script::play(vec![
        page(&[1, 2], "\"a&b=c\""),
        reply(503, &[], ""),
        page(&[2, 3], "\"\""),
    ]);
    let tokens = script.client().tokens().await.unwrap();
    let numbers: Vec<u128> = tokens
        .iter()
        .map(|token| token.authorization_id.as_u128())
        .collect();
    assert_eq!(numbers, [1, 2, 3]);
    assert_eq!(tokens[0].scope, SCOPE);
    let first = format!("GET {PATH}&displayFilterOption=active&%24top=100 HTTP/1.1");
    let next = first.replace(" HTTP", "&continuationToken=a%26b%3Dc HTTP");
    assert_eq!(script.lines(), [first, next.clone(), next]);
}

#[tokio::test]
async fn a_list_without_an_end_is_left() {
    let script = Script::play(vec![page(&[1], "\"same\""); 9]);
    assert_eq!(script.client().tokens().await.unwrap().len(), 1);
    assert_eq!(script.lines().len(), 2);

    let pages = (0..200).map(|number| page(&[number], &format!("\"{number}\"")));
    let script = Script::play(pages.collect());
    let error = script.client().tokens().await.unwrap_err();
    assert_eq!(
        (kind(&error), script.lines().len()),
        (Some(ErrorKind::TooLarge), 100)
    );

    let script = Script::play(vec![page(&[1], &format!("\"{}\"", "c".repeat(5000)))]);
    let error = script.client().tokens().await.unwrap_err();
    assert_eq!(kind(&error), Some(ErrorKind::InvalidAnswer));
    let small = ClientOptions {
        body_limit: 100,
        ..options()
    };
    let script = Script::play(vec![page(&[1], "null")]);
    let error = script.client_with(small).tokens().await.unwrap_err();
    assert_eq!(kind(&error), Some(ErrorKind::TooLarge));
}

#[tokio::test]
async fn revoking() {
    let id = Uuid::new_v4();
    let gone = |name: &str| json(&answer("null", name));
    for (step, done) in [
        (reply(204, &[], ""), true),
        (reply(200, &[], ""), true),
        (gone("\"none\""), true),
        (reply(404, &[], "{\"message\":\"no such token\"}"), true),
        (gone("\"tokenNotFound\""), true),
        (gone("\"AuthorizationNotFound\""), true),
        (gone("\"accessDenied\""), false),
        (html(404), false),
        (html(200), false),
        (reply(401, &[], "{}"), false),
        (reply(403, &[], "{}"), false),
        (reply(500, &[], ""), false),
    ] {
        let script = Script::play(vec![step]);
        let found = script.client().revoke_token(id).await;
        assert_eq!(found.is_ok(), done, "{found:?}");
        let line = format!("DELETE {PATH}&authorizationId={id} HTTP/1.1");
        assert_eq!(script.lines(), [line]);
    }
}
