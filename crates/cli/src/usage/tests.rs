//! What is wrong usage, what is said about it, and what help looks like.

use clap::CommandFactory;

use super::*;
use crate::arguments::CommandLine;
use crate::program::run;

fn typed(line: &str) -> Vec<OsString> {
    std::iter::once("feedwright")
        .chain(line.split_whitespace())
        .map(OsString::from)
        .collect()
}

fn check(line: &str, status: u8) -> (String, String) {
    let (streams, out, error) = Streams::buffers();
    assert_eq!(
        run(typed(line), streams).number(),
        status,
        "{line}: {}",
        error.text()
    );
    (out.text(), error.text())
}

#[test]
fn wrong_usage_ends_with_64_and_says_so_on_stderr() {
    let lines = [
        "",
        "nonsense",
        "--nonsense",
        "sign-in",
        "sign-in --organization",
        "sign-in --organization x --token y",
        "sign-in --organization x --token-stdin=y",
        "sign-in --organization x --organization y",
        "sign-out",
        "accounts extra",
        "quickstart",
        "quickstart --practice --organization x",
        "quickstart --practice --profile x",
        "quickstart --profile x --organization y",
        "quickstart --profile x --feed y",
        "quickstart --profile x --user-level",
        "plan",
        "apply",
        "status",
        "undo one two",
        "history extra",
        "doctor extra",
        "doctor --yes",
        "doctor --keep-names",
        "feed",
        "feed list",
        "feed show --organization x",
        "feed create --organization x",
        "profile",
        "profile validate",
        "profile export",
        "practice --port 65536",
        "practice --port -1",
        "practice --edition 2019",
        "completions",
        "completions csh",
        "man extra",
        "accounts --color sometimes",
        "accounts --json=yes",
        "help",
    ];
    for line in lines {
        let (out, error) = check(line, 64);
        assert_eq!(out, "", "{line}");
        assert!(!error.is_empty(), "{line}");
    }
}

#[test]
fn help_and_version_are_data_and_no_error() {
    for line in [
        "--help",
        "-h",
        "feed list --help",
        "--version",
        "-V",
        "quickstart -h",
    ] {
        let (out, error) = check(line, 0);
        assert!(!out.is_empty(), "{line}");
        assert_eq!(error, "", "{line}");
    }
    assert_eq!(
        check("--version", 0).0,
        concat!("feedwright ", env!("CARGO_PKG_VERSION"), "\n")
    );
}

#[test]
fn with_json_wrong_usage_is_a_line_as_well() {
    let (out, error) = check("accounts --json extra", 64);
    insta::assert_snapshot!(out, @r#"{"schema":1,"type":"wrong-usage","message":"unexpected argument 'extra' found"}"#);
    insta::assert_snapshot!(error, @r"
    error: unexpected argument 'extra' found

    Usage: feedwright accounts [OPTIONS]

    For more information, try '--help'.
    ");
}

#[test]
fn what_may_be_a_secret_is_not_repeated() {
    for length in [52, 84] {
        let secret = "Q".repeat(length);
        for line in [
            format!("accounts {secret}"),
            format!("sign-in --organization x {secret}"),
            format!("sign-in --token={secret}"),
            format!("accounts --color={secret}"),
            format!("accounts --json user:{secret}@host"),
        ] {
            let (out, error) = check(&line, 64);
            assert!(!format!("{out}{error}").contains("QQQQ"), "{out}{error}");
        }
    }
}

#[test]
fn what_was_typed_can_neither_move_the_cursor_nor_reorder_text() {
    let (_, error) = check("accounts \u{1b}[31mred\u{202e}", 64);
    assert!(error.contains("red\\u{202e}"), "{error}");
    assert!(!error.contains('\u{1b}'), "{error}");
}

#[test]
fn the_definition_of_the_command_line_is_sound() {
    CommandLine::command().debug_assert();
}
