//! What is no token, and tokens that may not do what is needed. A token that is
//! refused is neither kept nor repeated.

use std::time::Duration;

use practice_server::{Scope, TokenRequest};
use secrecy::ExposeSecret as _;

use super::{Bench, error};

pub(super) async fn check(bench: &mut Bench) {
    bench.heading("Tokens");
    let half = "A".repeat(42);
    let cases: [(&str, Vec<u8>, &str); 9] = [
        ("nothing", b"".to_vec(), "empty"),
        ("white space", b" \t\n".to_vec(), "empty"),
        (
            "a space in it",
            format!("{half} {half}\n").into(),
            "position 43",
        ),
        ("two lines", format!("{half}\n{half}\n").into(), "line"),
        (
            "a Windows line break in it",
            format!("{half}\r\n{half}").into(),
            "line",
        ),
        (
            "a letter that no token has",
            format!("{half}\u{e9}").into(),
            "position 43",
        ),
        (
            "an escape code",
            format!("{half}\u{1b}[31m").into(),
            "position 43",
        ),
        ("bytes", vec![0xff, 0xfe, 0x00, 0x41], "UTF-8"),
        ("20 KiB", vec![b'A'; 20 * 1024], "KiB"),
    ];
    for (title, input, place) in cases {
        check_input(bench, title, &input, error("token-malformed", place)).await;
    }
    check_input(
        bench,
        "a token that nobody issued",
        "A".repeat(84).as_bytes(),
        error("token-refused", "/tfs/DefaultCollection"),
    )
    .await;
    check_issued(bench).await;
}

/// `quickstart --token-stdin` by somebody who is not signed in.
async fn check_input(bench: &mut Bench, title: &str, input: &[u8], expect: super::Expect<'_>) {
    let person = bench.person();
    let program = person
        .quickstart(&bench.site, &[])
        .argument("--token-stdin")
        .variable("FEEDWRIGHT_HOME", person.nobody())
        .input(input);
    // Half of what was given would be too much already.
    let given = String::from_utf8_lossy(input);
    bench.secret = given.trim().chars().take(26).collect();
    bench.check(title, &person, program, expect).await;
    bench.secret.clear();
}

async fn check_issued(bench: &mut Bench) {
    let usual = TokenRequest::default;
    let cases = [
        (
            "a token of another organization",
            TokenRequest {
                organization: Some("other".to_owned()),
                ..usual()
            },
            "token-refused",
        ),
        (
            "an expired token",
            TokenRequest {
                lifetime: Duration::ZERO,
                ..usual()
            },
            "token-refused",
        ),
        (
            "a token without Packaging",
            TokenRequest {
                scopes: vec![Scope::Profile],
                ..usual()
            },
            "right-missing",
        ),
        (
            "a token for projects alone",
            TokenRequest {
                scopes: vec![Scope::Project],
                ..usual()
            },
            "right-missing",
        ),
    ];
    for (title, request, code) in cases {
        let token = bench.site.server.issue_token(request);
        let input = token.expose_secret().as_bytes().to_vec();
        check_input(bench, title, &input, error(code, "/tfs/DefaultCollection")).await;
    }
}
