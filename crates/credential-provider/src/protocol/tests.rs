//! The dialogue byte by byte, whole and in pieces.

use super::*;

const HELLO: &str = "{\"v\":[1]}\n";
const NOT_OURS: &str = "{\"Err\":{\"kind\":\"url-not-supported\"}}\n";

/// A reader that hands out one byte at a time, as a slow pipe may.
struct ByteByByte<'a>(&'a [u8]);

impl Read for ByteByByte<'_> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let most = buffer.len().min(1);
        self.0.read(&mut buffer[..most])
    }
}

/// What stands on standard output and what was said aside.
fn dialogue_with(input: &str, answer: impl Fn(&Request) -> Answer) -> (String, String) {
    let run = |input: &mut dyn BufRead| {
        let (mut output, mut aside) = (Vec::new(), String::new());
        let mut input = input;
        let mut say = |words: &str| aside.push_str(words);
        serve(&mut input, &mut output, &mut say, &mut |request| {
            answer(request)
        })
        .unwrap();
        (String::from_utf8(output).unwrap(), aside)
    };
    let whole = run(&mut input.as_bytes());
    let slow = run(&mut io::BufReader::with_capacity(
        1,
        ByteByByte(input.as_bytes()),
    ));
    assert_eq!(whole, slow, "the answer depends on how the bytes arrive");
    whole
}

fn dialogue(input: &str) -> String {
    dialogue_with(input, |_| Answer::Refused(Refusal::UrlNotSupported)).0
}

fn request(kind_and_more: &str) -> String {
    format!(
        r#"{{"v":1,"registry":{{"index-url":"sparse+https://registry.example/index/","name":"feed"}},{kind_and_more}}}"#
    ) + "\n"
}

#[test]
fn the_hello_comes_before_any_request() {
    assert_eq!(dialogue(""), HELLO);
}

#[test]
fn each_kind_of_request_is_understood() {
    let check = |more: &str, expect: Kind| {
        let answer = |request: &Request| {
            assert_eq!(request.kind, expect, "{more}");
            assert_eq!(request.index, "sparse+https://registry.example/index/");
            Answer::Refused(Refusal::UrlNotSupported)
        };
        let said = dialogue_with(&request(more), answer).0;
        assert_eq!(said, format!("{HELLO}{NOT_OURS}"), "{more}");
    };
    for operation in [
        r#""operation":"read""#,
        r#""operation":"publish","name":"a","vers":"1.0.0","cksum":"00""#,
        r#""operation":"yank","name":"a","vers":"1.0.0""#,
        r#""operation":"unyank","name":"a","vers":"1.0.0""#,
        r#""operation":"owners","name":"a""#,
        r#""operation":"one-that-comes-later""#,
    ] {
        check(&format!(r#""kind":"get",{operation}"#), Kind::Get);
    }
    check(r#""kind":"login""#, Kind::Login);
    check(r#""kind":"login","token":"x","login-url":"y""#, Kind::Login);
    check(r#""kind":"logout","args":["--account","me"]"#, Kind::Logout);
    check(r#""kind":"comes-later","x":{"y":[1]}"#, Kind::Unknown);
}

fn token(end: Option<i64>) -> Answer {
    Answer::Token(Authorization {
        header: "Basic QUJD".to_owned().into(),
        expires: end.map(|end| time::OffsetDateTime::from_unix_timestamp(end).unwrap()),
    })
}

#[test]
fn each_answer_is_what_cargo_reads() {
    let check = |answer: fn() -> Answer, expect: &str, aside: &str| {
        let said = dialogue_with(&request(r#""kind":"get""#), |_| answer());
        assert_eq!(said, (format!("{HELLO}{expect}\n"), aside.to_owned()));
    };
    check(
        || token(None),
        r#"{"Ok":{"kind":"get","token":"Basic QUJD","cache":"session","operation_independent":true}}"#,
        "",
    );
    check(
        || token(Some(1_796_083_200)),
        r#"{"Ok":{"kind":"get","token":"Basic QUJD","cache":"expires","expiration":1796083200,"operation_independent":true}}"#,
        "",
    );
    check(
        || Answer::Refused(Refusal::UrlNotSupported),
        NOT_OURS.trim(),
        "",
    );
    check(
        || Answer::Refused(Refusal::NotFound),
        r#"{"Err":{"kind":"not-found"}}"#,
        "",
    );
    check(
        || {
            Answer::Refused(Refusal::OperationNotSupported {
                words: "Words.".to_owned(),
            })
        },
        r#"{"Err":{"kind":"operation-not-supported"}}"#,
        "Words.",
    );
    check(
        || Answer::Refused(Refusal::other("A \"sentence\"\nof two lines.".to_owned())),
        r#"{"Err":{"kind":"other","message":"A \"sentence\"\nof two lines.","caused-by":[]}}"#,
        "",
    );
}

#[test]
fn several_requests_get_an_answer_each() {
    let two = request(r#""kind":"get","operation":"read""#).repeat(2);
    assert_eq!(dialogue(&two), format!("{HELLO}{NOT_OURS}{NOT_OURS}"));
}

#[test]
fn a_last_line_without_an_end_is_answered_too() {
    let open = request(r#""kind":"logout""#);
    assert_eq!(dialogue(open.trim_end()), format!("{HELLO}{NOT_OURS}"));
}

#[test]
fn what_is_no_request_stops_cargo_with_a_sentence_and_asks_nobody() {
    let twice = r#"{"v":1,"registry":{"index-url":"a","index-url":"b"},"kind":"get"}"#;
    for wrong in [
        "not json\n",
        "\n",
        "[]\n",
        "{\"v\":1}\n",
        "{\"v\":1,\"registry\":{},\"kind\":\"get\"}\n",
        "{\"v\":1,\"registry\":{\"index-url\":7},\"kind\":\"get\"}\n",
        "{\"v\":1,\"registry\":{\"index-url\":\"x\"},\"kind\":7}\n",
        "{\"v\":1,\"registry\":{\"index-url\":\"x\"}}\n",
        "{\"v\":2,\"registry\":{\"index-url\":\"x\"},\"kind\":\"get\"}\n",
        "{\"v\":2,\"shape\":\"another\"}\n",
        "{\"v\":-1}\n",
        "\u{feff}{}\n",
        twice,
    ] {
        let (answer, _) = dialogue_with(wrong, |request| panic!("asked for {request:?}"));
        let said = answer.strip_prefix(HELLO).unwrap();
        let value: serde_json::Value = serde_json::from_str(said).unwrap();
        assert_eq!(value["Err"]["kind"], "other", "{wrong}");
        assert_eq!(value["Err"]["caused-by"], serde_json::json!([]), "{wrong}");
        assert!(value["Err"]["message"].as_str().unwrap().ends_with('.'));
    }
}

#[test]
fn another_version_is_named() {
    let answer = dialogue("{\"v\":2,\"shape\":\"another\"}\n");
    assert!(answer.contains("in version 2 of"), "{answer}");
}

#[test]
fn a_token_that_comes_along_is_never_repeated() {
    let token = "A".repeat(84);
    for input in [
        request(&format!(r#""kind":"login","token":"{token}""#)),
        // Broken after the token: the parser's own message would quote it.
        format!("{{\"v\":1,\"token\":\"{token}\",\"kind\":{token}}}\n"),
        format!("{{\"v\":\"{token}\"}}\n"),
        format!("{{\"v\":1,\"registry\":\"{token}\",\"kind\":\"get\"}}\n"),
    ] {
        assert!(!dialogue(&input).contains(&token), "{input}");
    }
}

#[test]
fn a_request_without_an_end_is_not_read_to_the_end() {
    let mut endless = io::BufReader::new(io::repeat(b'x'));
    let error = serve(&mut endless, &mut Vec::new(), &mut |_| (), &mut |_| {
        panic!("asked")
    });
    assert!(matches!(error, Err(ServeError::TooLong)), "{error:?}");
}

#[test]
fn a_closed_output_is_an_error_and_no_panic() {
    struct Closed;
    impl Write for Closed {
        fn write(&mut self, _: &[u8]) -> io::Result<usize> {
            Err(io::ErrorKind::BrokenPipe.into())
        }
        fn flush(&mut self) -> io::Result<()> {
            Ok(())
        }
    }
    let error = serve(&mut io::empty(), &mut Closed, &mut |_| (), &mut |_| {
        panic!("asked")
    });
    assert!(matches!(error, Err(ServeError::Pipe(_))), "{error:?}");
}

proptest::proptest! {
    /// Whatever comes in, what goes out is one line of JSON for each line.
    #[test]
    fn stdout_is_only_ever_the_protocol(input in "[\\x00-\\x7f\u{85}\u{2028}é]{0,60}|\\PC{0,60}") {
        let output = dialogue(&input);
        let lines = input.split_inclusive('\n').count();
        proptest::prop_assert_eq!(output.lines().count(), 1 + lines);
        for line in output.lines() {
            proptest::prop_assert!(serde_json::from_str::<serde_json::Value>(line).is_ok());
        }
    }
}
