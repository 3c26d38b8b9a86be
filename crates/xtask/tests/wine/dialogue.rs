//! `cargo-credential-feedwright.exe` as Cargo for Windows starts it.

use std::io::{BufRead, BufReader, Read, Write};
use std::process::Stdio;

use crate::Desk;

#[test]
#[ignore = "needs the programs for Windows and Wine: cargo xtask cross windows"]
fn it_says_hello_and_answers_for_what_is_not_its_own() {
    let desk = Desk::new();
    let mut provider = desk
        .command("cargo-credential-feedwright.exe", &["--cargo-plugin"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let mut input = provider.stdin.take().unwrap();
    let mut output = BufReader::new(provider.stdout.take().unwrap());
    let mut line = String::new();
    output.read_line(&mut line).unwrap();
    assert_eq!(line, "{\"v\":[1]}\n", "before any request");
    let request = concat!(
        r#"{"v":1,"registry":{"index-url":"sparse+https://registry.example/index/"},"#,
        r#""kind":"get","operation":"read"}"#,
        "\n"
    );
    input.write_all(request.as_bytes()).unwrap();
    line.clear();
    output.read_line(&mut line).unwrap();
    assert_eq!(line, "{\"Err\":{\"kind\":\"url-not-supported\"}}\n");
    drop(input);
    let mut rest = String::new();
    output.read_to_string(&mut rest).unwrap();
    let end = provider.wait_with_output().unwrap();
    assert!(end.status.success(), "{:?}", end.status);
    assert_eq!(rest, "");
    assert_eq!(String::from_utf8_lossy(&end.stderr), "");
}

#[test]
#[ignore = "needs the programs for Windows and Wine: cargo xtask cross windows"]
fn wrong_usage_is_64() {
    let desk = Desk::new();
    let wrong = desk
        .command("cargo-credential-feedwright.exe", &["get"])
        .output()
        .unwrap();
    assert_eq!(wrong.status.code(), Some(64));
    assert_eq!(wrong.stdout, b"");
}
