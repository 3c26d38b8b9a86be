//! What counts as the answer, request by request.

use proptest::prelude::*;

use super::*;

const PORT: u16 = 51_234;

fn state() -> String {
    "s".repeat(43)
}

/// What becomes of a request: the code, the error's name, or the page.
fn judged(request: &str) -> String {
    let expected = Expected {
        port: PORT,
        state: SecretString::from(state()),
    };
    let head = Head::new(Zeroizing::new(request.as_bytes().to_vec()));
    match expected.judge(&head) {
        Verdict::Accept(Callback::Code(code)) => format!("code {}", code.expose_secret().len()),
        Verdict::Accept(Callback::Refused(refused)) => format!("refused {}", refused.error),
        Verdict::Refuse(page) => format!("{page:?}"),
    }
}

fn get(target: &str) -> String {
    judged(&format!(
        "GET {target} HTTP/1.1\r\nHost: localhost:{PORT}\r\n\r\n"
    ))
}

#[test]
fn the_answer_is_taken() {
    let state = state();
    let check = |target: String, expect: &str| assert_eq!(get(&target), expect, "{target}");
    check(format!("/?code=abc&state={state}"), "code 3");
    check(
        format!("/?state={state}&code=a%2Fb&session_state=x&x"),
        "code 3",
    );
    check(
        format!("/?code={}&state={state}", "c".repeat(4096)),
        "code 4096",
    );
    check(
        format!("/?error=access_denied&error_description=AADSTS65004%3a+no&state={state}"),
        "refused access_denied",
    );
}

#[test]
fn what_has_not_the_state_or_not_one_code_is_not_the_answer() {
    let state = state();
    for query in [
        String::new(),
        "code=abc".to_owned(),
        "code=abc&state=".to_owned(),
        format!("code=abc&state={state}x"),
        format!("code=abc&state={}", &state[1..]),
        format!("code=abc&state={}", state.to_uppercase()),
        format!("code=abc&state={state}&state={state}"),
        format!("code=abc&code=abc&state={state}"),
        format!("code=abc&STATE={state}"),
        format!("state={state}"),
        format!("code=&state={state}"),
        format!("code=a%0d%0ab&state={state}"),
        format!("code=%C3%A4&state={state}"),
        format!("code={}&state={state}", "c".repeat(4097)),
        format!("code=abc&error=access_denied&state={state}"),
        format!("error=&state={state}"),
        format!("error=Access+denied&state={state}"),
        format!("error=access_denied&state={state}y"),
        format!("code=abc&{}state={state}", "x&".repeat(40)),
        format!("code=abc;state={state}"),
    ] {
        assert_eq!(get(&format!("/?{query}")), "NotThis", "{query}");
    }
    assert_eq!(get("/"), "NotThis");
}

#[test]
fn other_places_are_not_there() {
    let state = state();
    for target in [
        "/favicon.ico".to_owned(),
        "*".to_owned(),
        format!("/x?code=abc&state={state}"),
        format!("//?code=abc&state={state}"),
        format!("?code=abc&state={state}"),
        format!("http://localhost:{PORT}/?code=abc&state={state}"),
        format!("/%3fcode=abc&state={state}"),
    ] {
        assert_eq!(get(&target), "NotFound", "{target}");
    }
}

#[test]
fn only_this_computers_own_names_are_answered() {
    let with = |fields: &str| {
        let state = state();
        judged(&format!(
            "GET /?code=abc&state={state} HTTP/1.1\r\n{fields}\r\n\r\n"
        ))
    };
    for good in [
        format!("Host: localhost:{PORT}"),
        format!("host:127.0.0.1:{PORT}"),
        format!("X: y\r\nHOST: [::1]:{PORT} "),
        format!("Host: LOCALHOST:{PORT}"),
    ] {
        assert_eq!(with(&good), "code 3", "{good}");
    }
    for bad in [
        "X: y".to_owned(),
        "Host:".to_owned(),
        "Host: localhost".to_owned(),
        format!("Host: localhost:{}", PORT - 1),
        format!("Host: evil.example:{PORT}"),
        format!("Host: localhost.evil.example:{PORT}"),
        format!("Host: localhost.:{PORT}"),
        format!("Host: 127.0.0.2:{PORT}"),
        format!("Host: 0.0.0.0:{PORT}"),
        format!("Host: user@localhost:{PORT}"),
        format!("Host: localhost:{PORT}\r\nHost: evil.example"),
        format!("Host : localhost:{PORT}"),
        format!("X-Forwarded-Host: localhost:{PORT}"),
    ] {
        assert_eq!(with(&bad), "Misdirected", "{bad}");
    }
}

#[test]
fn only_plain_gets_are_answered() {
    let state = state();
    let with = |line: &str| judged(&format!("{line}\r\nHost: localhost:{PORT}\r\n\r\n"));
    for method in ["POST", "HEAD", "OPTIONS", "PUT", "get", "CONNECT"] {
        let line = format!("{method} /?code=abc&state={state} HTTP/1.1");
        assert_eq!(with(&line), "NotAllowed", "{method}");
    }
    for line in [
        format!("GET /?code=abc&state={state}"),
        format!("GET /?code=abc&state={state} HTTP/2"),
        format!("GET  /?code=abc&state={state} HTTP/1.1"),
        format!("GET /?code=abc& state={state} HTTP/1.1"),
        String::new(),
        "GET".to_owned(),
    ] {
        assert_eq!(with(&line), "NotThis", "{line}");
    }
    let long = format!(
        "GET /?{}&code=abc&state={state} HTTP/1.1",
        "x".repeat(9_000)
    );
    assert_eq!(with(&long), "TooLarge");
    assert_eq!(judged("\u{0}\u{1}"), "NotThis");
}

#[test]
fn a_head_is_whole_at_its_empty_line() {
    assert!(Head::is_whole(b"GET / HTTP/1.1\r\nHost: x\r\n\r\n"));
    assert!(!Head::is_whole(b"GET / HTTP/1.1\r\nHost: x\r\n"));
    assert!(!Head::is_whole(b""));
}

proptest! {
    #[test]
    fn nothing_gets_in_without_the_state(
        text in ".{0,200}",
        query in "[a-z=&%0-9+;?/ ]{0,80}",
        state in "[a-z]{0,60}",
    ) {
        let host = format!("Host: localhost:{PORT}\r\n\r\n");
        for request in [
            format!("{text}\r\n{host}"),
            format!("GET /?{query} HTTP/1.1\r\n{host}"),
            format!("GET /?code=abc&state={state}&{query} HTTP/1.1\r\n{host}"),
        ] {
            let judged = judged(&request);
            prop_assert!(!judged.starts_with("code"), "{}", request);
            prop_assert!(!judged.starts_with("refused"), "{}", request);
        }
    }
}
