//! Asking an organization how people sign in, without any credential.

use azure_devops::{ClientOptions, ErrorKind, SignInWays, SignInWaysError, Tenant, sign_in_ways};
use uuid::Uuid;

use crate::support::{Script, Step, USER, html, json, options, reply};

async fn ask(script: &Script) -> Result<SignInWays, SignInWaysError> {
    let once = ClientOptions {
        attempts: 1,
        ..options()
    };
    sign_in_ways(&script.endpoints(), &once).await
}

async fn kind(step: Step) -> Option<ErrorKind> {
    let script = Script::play(vec![step]);
    match ask(&script).await {
        Ok(_) => None,
        Err(SignInWaysError::Request(error)) => Some(error.kind()),
        Err(other) => panic!("{other}"),
    }
}

#[tokio::test]
async fn one_read_without_a_credential() {
    let id = Uuid::new_v4();
    let headers = [
        ("WWW-Authenticate", "Bearer"),
        ("WWW-Authenticate", "Basic realm=\"x\", NTLM"),
        ("X-VSS-ResourceTenant", &id.to_string()),
        ("X-VSS-E2EID", "e-1"),
    ];
    let script = Script::play(vec![reply(401, &headers, "<html>")]);
    let ways = ask(&script).await.unwrap();
    assert!(ways.is_azure_devops && ways.basic && ways.negotiate);
    let entra = ways.entra.unwrap();
    assert_eq!(entra.tenant, Tenant::Directory(id));
    let expect = format!("http://{}/login/", script.address);
    assert_eq!(entra.authority.as_str(), expect);

    let seen = script.seen();
    assert_eq!(seen.len(), 1);
    let line = "GET /tfs/DefaultCollection/_apis/connectionData HTTP/1.1";
    assert_eq!(seen[0].line, line);
    assert_eq!(seen[0].header("x-tfs-fedauthredirect"), Some("Suppress"));
    for name in ["authorization", "cookie", "referer"] {
        assert_eq!(seen[0].header(name), None, "{name}");
    }
}

#[tokio::test]
async fn whatever_the_status_is_the_headers_tell() {
    for status in [200, 203, 302, 400, 401, 403] {
        for (name, expect) in [("ActivityId", true), ("X-Other", false)] {
            let headers = [(name, "1"), ("WWW-Authenticate", "Basic")];
            let script = Script::play(vec![reply(status, &headers, USER)]);
            let ways = ask(&script).await.unwrap();
            let found = (ways.is_azure_devops, ways.basic, ways.entra.is_some());
            assert_eq!(found, (expect, true, false), "{status} {name}");
        }
    }
}

#[tokio::test]
async fn answers_that_tell_nothing() {
    assert_eq!(kind(reply(404, &[], "{}")).await, None, "some other site");
    let known = [("ActivityId", "1")];
    assert_eq!(
        kind(reply(404, &known, "{}")).await,
        Some(ErrorKind::NotFound)
    );
    assert_eq!(
        kind(reply(407, &[], "")).await,
        Some(ErrorKind::ProxyRefused)
    );
    assert_eq!(
        kind(reply(429, &known, "")).await,
        Some(ErrorKind::RateLimited)
    );
    assert_eq!(
        kind(reply(502, &[], "")).await,
        Some(ErrorKind::ServerError)
    );
    assert_eq!(kind(html(511)).await, Some(ErrorKind::NetworkSignIn));
    assert_eq!(kind(Step::Close).await, Some(ErrorKind::ConnectionLost));
    let long = "a".repeat(20_000);
    let odd = [
        ("WWW-Authenticate", long.as_str()),
        ("WWW-Authenticate", "Basic \u{e9}"),
        ("WWW-Authenticate", "\"\\,=,Negotiate"),
        ("X-TFS-Session", "1"),
    ];
    let script = Script::play(vec![reply(401, &odd, "")]);
    let ways = ask(&script).await.unwrap();
    let found = (ways.is_azure_devops, ways.basic, ways.negotiate);
    assert_eq!(found, (true, false, false));
}

#[tokio::test]
async fn a_foreign_place_to_sign_in_sees_nothing() {
    let other = Script::play(vec![json("{}")]);
    let uri = format!(
        "Bearer authorization_uri=http://{}/login/common",
        other.address
    );
    let headers = [("WWW-Authenticate", uri.as_str()), ("ActivityId", "1")];
    let script = Script::play(vec![reply(401, &headers, "")]);
    let error = ask(&script).await.unwrap_err();
    let SignInWaysError::ForeignAuthority { host, .. } = &error else {
        panic!("{error:?}");
    };
    assert_eq!(host, &format!("http://{}", other.address));
    assert_eq!((script.lines().len(), other.lines().len()), (1, 0));
}
