//! Texts that are no configuration, and values that stand where others belong.

use insta::assert_snapshot;

use super::super::*;
use super::{linux, name, providers, repository};

fn refusal(text: &str, edits: &[Edit]) -> String {
    apply(text, edits).expect_err(text).to_string()
}

#[test]
fn other_shapes_are_refused_with_the_place() {
    let set = repository();
    assert_snapshot!(refusal("registries = 3\n", &set), @"Line 1: `registries` is a number, truth value or time, but a table belongs there.");
    assert_snapshot!(refusal("\n[registries]\nmirror = \"x\"\n", &set), @"Line 3: `registries.mirror` is a string, but a table belongs there.");
    assert_snapshot!(refusal("[registries.mirror]\nindex = 5\n", &set), @"Line 2: `registries.mirror.index` is a number, truth value or time, but a string belongs there.");
    assert_snapshot!(refusal("[registries.mirror.index]\n", &set), @"Line 1: `registries.mirror.index` is a table, but a value belongs there.");
    assert_snapshot!(refusal("[[registries]]\n[registries.mirror]\n", &set), @"Line 1: `registries` is an array of tables, but a table belongs there.");
    assert_snapshot!(refusal("source.crates-io.replace-with = [\"a\"]\n", &set), @"Line 1: `source.crates-io.replace-with` is an array, but a string belongs there.");
    assert_snapshot!(refusal("[registry]\nglobal-credential-providers = { a = 1 }\n", &linux()), @"Line 2: `registry.global-credential-providers` is a table, but an array belongs there.");
    assert_snapshot!(refusal("[registry]\nglobal-credential-providers = [\n1]\n", &linux()), @"Line 3: `registry.global-credential-providers` is a number, truth value or time, but a string belongs there.");
}

#[test]
fn what_is_no_toml_is_refused_with_the_place_and_without_its_text() {
    let canary = "canary".repeat(4);
    assert_snapshot!(refusal("[a\n", &linux()), @"Line 1, column 3: this is no TOML (unclosed table, expected `]`).");
    assert_snapshot!(refusal("a = 1\na = 2\n", &linux()), @"Line 2, column 1: this is no TOML (duplicate key).");
    assert_snapshot!(refusal("ä = 1\nb = ü\n", &linux()), @"Line 1, column 1: this is no TOML (invalid unquoted key, expected letters, numbers, `-`, `_`).");
    for text in [
        format!("token = {canary}"),
        format!("a.{canary} = 1\na.{canary} = 2"),
        format!("'{canary}"),
    ] {
        assert!(!refusal(&text, &linux()).contains(&canary), "{text}");
    }
    assert!(
        apply(
            &format!("a = {}1{}", "[".repeat(10_000), "]".repeat(10_000)),
            &linux()
        )
        .is_err()
    );
}

#[test]
fn bytes_that_cargo_cannot_read_are_refused_in_words() {
    fn check(bytes: &[u8], expect: &str) {
        assert_eq!(decode(bytes).expect_err(expect).to_string(), expect);
    }
    let wide: Vec<u8> = "[net]\n"
        .encode_utf16()
        .flat_map(u16::to_le_bytes)
        .collect();
    let big: Vec<u8> = "[net]\n"
        .encode_utf16()
        .flat_map(u16::to_be_bytes)
        .collect();
    let words = "The file is UTF-16, which Cargo cannot read; save it as UTF-8.";
    check(&wide, words);
    check(&big, words);
    check(&[&[0xff, 0xfe], wide.as_slice()].concat(), words);
    check(&[&[0xfe, 0xff], big.as_slice()].concat(), words);
    check(
        &[0xff, 0xfe, 0, 0, b'a', 0, 0, 0],
        "The file is UTF-32, which Cargo cannot read; save it as UTF-8.",
    );
    check(
        b"a\n\xe4",
        "Line 2 is not UTF-8, which Cargo cannot read; save the file as UTF-8.",
    );
    check(
        b"abc\nde\0f",
        "Line 2 has a NUL byte; the file is damaged or no text.",
    );
    check(
        &vec![b' '; LARGEST_CONFIGURATION + 1],
        "The file has 1048577 bytes; a configuration has at most 1048576.",
    );
    assert_eq!(decode("\u{feff}[net]".as_bytes()), Ok("\u{feff}[net]"));
    assert_eq!(decode(b""), Ok(""));
}

#[test]
fn unusable_providers_are_refused() {
    for edits in [
        providers(&["a\nb"]),
        providers(&[" "]),
        vec![Edit::SetRegistryProvider {
            name: name(),
            provider: vec![],
        }],
    ] {
        assert_eq!(apply("", &edits), Err(EditError::UnusableProvider));
    }
}

#[test]
fn a_wrong_result_is_thrown_away() {
    fn check(before: &str, after: &str, edits: &[Edit], expect: &str) {
        let expect = Err(EditError::Internal {
            reason: expect.to_owned(),
        });
        assert_eq!(super::super::check::compare(before, after, edits), expect);
    }
    check("a = 1\n", "a = 2\n", &[], "another value changed");
    check("a = 1\n", "", &[], "another value changed");
    check(
        "a = [{ b = '1' }]\n",
        "a = [{ b = 1 }]\n",
        &[],
        "another value changed",
    );
    check("", "a = \n", &[], "it is no TOML");
    check("", "", &linux(), "the wanted value is not there");
    assert_eq!(
        super::super::check::compare("a = 1 # x\n", "a=1", &[]),
        Ok(())
    );
}
