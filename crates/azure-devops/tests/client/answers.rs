//! What an answer means.

use azure_devops::{ClientOptions, Error, ErrorKind, FeedScope};

use crate::support::{Script, Step, html, json, options, reply};

/// The error of one call that gets one answer.
async fn error_of(step: Step) -> Error {
    let script = Script::play(vec![step]);
    let once = ClientOptions {
        attempts: 1,
        ..options()
    };
    let client = script.client_with(once);
    client
        .feed(&FeedScope::Organization, "f")
        .await
        .unwrap_err()
}

#[tokio::test]
async fn by_status() {
    use ErrorKind::*;
    let json_kind = &[("Content-Type", "application/json")];
    for (status, kind) in [
        (203, NotSignedIn),
        (301, RedirectRefused),
        (304, RedirectRefused),
        (400, BadRequest),
        (401, NotSignedIn),
        (403, Forbidden),
        (404, NotFound),
        (405, BadRequest),
        (407, ProxyRefused),
        (408, TimedOut),
        (409, Conflict),
        (410, NotFound),
        (422, BadRequest),
        (429, RateLimited),
        (500, ServerError),
        (501, ServerError),
        (502, ServerError),
        (503, ServerError),
        (504, ServerError),
        (511, NetworkSignIn),
        (599, ServerError),
        (700, InvalidAnswer),
    ] {
        let error = error_of(reply(status, json_kind, "{}")).await;
        assert_eq!(
            (error.kind(), error.status()),
            (kind, Some(status)),
            "{status}"
        );
        let page = error_of(html(status)).await;
        assert_eq!(page.kind(), kind, "{status} as a page");
        assert!(page.answered_with_page(), "{status} as a page");
    }
}

#[tokio::test]
async fn pages_instead_of_data_mean_not_signed_in() {
    for step in [
        html(200),
        html(203),
        reply(200, &[("Content-Type", "TEXT/HTML")], "{}"),
        reply(
            200,
            &[("Content-Type", "application/json")],
            "\u{feff} <!DOCTYPE html><html>",
        ),
        reply(200, &[], "\r\n<html>"),
        reply(
            203,
            &[("Content-Type", "application/json")],
            r#"{"id":"f","name":"f"}"#,
        ),
    ] {
        assert_eq!(error_of(step).await.kind(), ErrorKind::NotSignedIn);
    }
}

#[tokio::test]
async fn no_redirect_is_followed() {
    let target = Script::play(vec![]);
    let elsewhere = format!("http://{}/x?token=1", target.address);
    let sign_in = format!("http://{}/_SignIn?realm=x", target.address);
    for (status, location, kind) in [
        (302, sign_in.as_str(), ErrorKind::NotSignedIn),
        (302, "/tfs/_signin", ErrorKind::NotSignedIn),
        (
            302,
            "https://spsprodweu1.vssps.visualstudio.com/_signin?x",
            ErrorKind::NotSignedIn,
        ),
        (
            303,
            "https://login.microsoftonline.com/x/authorize",
            ErrorKind::NotSignedIn,
        ),
        (
            302,
            "https://vssps.visualstudio.com.evil.example/x",
            ErrorKind::RedirectRefused,
        ),
        (301, elsewhere.as_str(), ErrorKind::RedirectRefused),
        (307, elsewhere.as_str(), ErrorKind::RedirectRefused),
        (
            308,
            "/tfs/DefaultCollection/other",
            ErrorKind::RedirectRefused,
        ),
    ] {
        let error = error_of(reply(status, &[("Location", location)], "")).await;
        assert_eq!(error.kind(), kind, "{location}");
        assert!(!error.to_string().contains("token=1"), "{error}");
    }
    assert!(target.lines().is_empty());
}

#[tokio::test]
async fn the_anonymous_identity_means_that_the_credential_was_not_understood() {
    let body = r#"{"$id":"1","message":"TF400813: The user 'AAAAAAAA-aaaa-aaaa-aaaa-aaaaaaaaaaaa' is not authorized.","typeKey":"UnauthorizedRequestException"}"#;
    let error = error_of(reply(401, &[], body)).await;
    assert_eq!(error.kind(), ErrorKind::CredentialNotUnderstood);
    assert_eq!(error.type_key(), Some("UnauthorizedRequestException"));
    let header = "TF400813%3A%20The%20user%20%27aaaaaaaa-aaaa-aaaa-aaaa-aaaaaaaaaaaa%27";
    let error = error_of(reply(401, &[("X-TFS-ServiceError", header)], "<html>")).await;
    assert_eq!(error.kind(), ErrorKind::CredentialNotUnderstood);
    let known = body.replace("AAAAAAAA", "b0b0b0b0");
    assert_eq!(
        error_of(reply(401, &[], &known)).await.kind(),
        ErrorKind::NotSignedIn
    );

    let script = Script::play(vec![reply(401, &[], body)]);
    let client = azure_devops::Client::new(script.endpoints(), None, options()).unwrap();
    let error = client.connection_data().await.unwrap_err();
    assert_eq!(
        error.kind(),
        ErrorKind::NotSignedIn,
        "nobody asked with a credential"
    );
}

#[tokio::test]
async fn versions_that_are_refused() {
    let body = r#"{"message":"out of range","typeKey":"VssVersionOutOfRangeException"}"#;
    assert_eq!(
        error_of(reply(400, &[], body)).await.kind(),
        ErrorKind::ApiVersionRefused
    );
    assert_eq!(
        error_of(reply(404, &[], body)).await.kind(),
        ErrorKind::NotFound
    );
    let other =
        r#"{"message":"VssVersionOutOfRangeException","typeKey":"InvalidFeedNameException"}"#;
    assert_eq!(
        error_of(reply(400, &[], other)).await.kind(),
        ErrorKind::BadRequest
    );
}

#[tokio::test]
async fn the_servers_words() {
    let long = format!(r#"{{"message":"{}"}}"#, "x".repeat(5000));
    for (body, kind, message, key) in [
        (
            r#"{"message":"m","typeKey":"K","innerException":null}"#,
            "application/json",
            Some("m"),
            Some("K"),
        ),
        (
            r#"{"count":1,"value":{"Message":"inner"}}"#,
            "application/json",
            Some("inner"),
            None,
        ),
        (
            r#"{"ClassName":"A.B.CException","Message":"m"}"#,
            "application/json",
            Some("m"),
            Some("CException"),
        ),
        (
            "\u{feff}{\"message\":\"bom\"}",
            "application/json",
            Some("bom"),
            None,
        ),
        ("Plain words.\r\n", "text/plain", Some("Plain words."), None),
        (r#""a string""#, "application/json", Some("a string"), None),
        ("<html>words</html>", "text/html", None, None),
        ("", "text/plain", None, None),
        (
            r#"{"message":7,"typeKey":[]}"#,
            "application/json",
            None,
            None,
        ),
    ] {
        let error = error_of(reply(400, &[("Content-Type", kind)], body)).await;
        assert_eq!(
            (error.server_message(), error.type_key()),
            (message, key),
            "{body}"
        );
    }
    let error = error_of(reply(400, &[], &long)).await;
    assert_eq!(error.server_message().unwrap().len(), 1000);
    let error = error_of(reply(400, &[("X-TFS-ServiceError", "TF1%3A%20no")], "")).await;
    assert_eq!(error.server_message(), Some("TF1: no"));
}

#[tokio::test]
async fn the_servers_number_for_the_call() {
    let both = [("ActivityId", "a-1"), ("X-VSS-E2EID", "e-1")];
    assert_eq!(
        error_of(reply(404, &both, "{}")).await.activity_id(),
        Some("a-1")
    );
    assert_eq!(
        error_of(reply(404, &both[1..], "{}")).await.activity_id(),
        Some("e-1")
    );
    assert_eq!(error_of(reply(404, &[], "{}")).await.activity_id(), None);
    assert_eq!(
        error_of(reply(200, &both, "[]")).await.activity_id(),
        Some("a-1")
    );
    let long = "9".repeat(4000);
    let error = error_of(reply(500, &[("ActivityId", &long)], "")).await;
    assert_eq!(error.activity_id().unwrap().len(), 64);
}

#[tokio::test]
async fn an_echoed_token_is_taken_out() {
    let token = crate::support::token();
    let script = Script::play(vec![reply(
        400,
        &[("ActivityId", &token)],
        &format!("{{\"message\":\"you sent {token}\"}}"),
    )]);
    let error = script.client().connection_data().await.unwrap_err();
    assert_eq!(error.server_message(), Some("you sent [token]"));
    assert!(!format!("{error} {error:?} {:?}", error.activity_id()).contains("qqqq"));
    let script = Script::play(vec![json(&format!(r#"{{"authenticatedUser":"{token}"}}"#))]);
    let error = script.client().connection_data().await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::InvalidAnswer);
    assert!(!format!("{error} {error:?}").contains("qqqq"), "{error}");
}

#[tokio::test]
async fn sentences() {
    let once = ClientOptions {
        attempts: 1,
        ..options()
    };
    let steps = vec![
        reply(404, &[], "{}"),
        reply(302, &[("Location", "https://x.example/y?z")], ""),
        json("{}"),
    ];
    let script = Script::play(steps);
    let client = script.client_with(once);
    let mut said = Vec::new();
    for _ in 0..3 {
        said.push(
            client
                .feed(&crate::support::project(), "f")
                .await
                .unwrap_err()
                .to_string(),
        );
    }
    let text = said
        .join("\n")
        .replace(&script.address.to_string(), "server");
    insta::assert_snapshot!(text, @"
    GET http://server/tfs/DefaultCollection/My%20Project/_apis/packaging/feeds/f found nothing (status 404).
    GET http://server/tfs/DefaultCollection/My%20Project/_apis/packaging/feeds/f was redirected, which is not followed (status 302): to https://x.example/y.
    GET http://server/tfs/DefaultCollection/My%20Project/_apis/packaging/feeds/f was answered with data of an unexpected shape (status 200): missing field `id` at line 1 column 2.
    ");
}
