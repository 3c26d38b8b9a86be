//! Lists of credential providers: completed in the right order, and nothing lost.

use insta::assert_snapshot;

use super::super::*;
use super::{diff, name, providers};

/// Cargo's own two, as they are wanted on Linux.
const BOTH: &[&str] = &["cargo:token", "cargo:libsecret"];

fn check(list: &str, wanted: &[&str], expect: &str) {
    let text = format!("[registry]\nglobal-credential-providers = {list}\n");
    let expect = format!("[registry]\nglobal-credential-providers = {expect}\n");
    let edits = providers(wanted);
    let edited = apply(&text, &edits);
    assert_eq!(edited.as_ref(), Ok(&expect));
    assert_eq!(apply(&expect, &edits), Ok(expect));
}

#[test]
fn provider_lists_are_completed() {
    check("[]", BOTH, "[\"cargo:token\", \"cargo:libsecret\"]");
    check("[ ]", BOTH, "[\"cargo:token\", \"cargo:libsecret\" ]");
    check(
        "[\"cargo:token\"]",
        BOTH,
        "[\"cargo:token\", \"cargo:libsecret\"]",
    );
    check(
        "['cargo:token',]",
        BOTH,
        "['cargo:token', \"cargo:libsecret\",]",
    );
    check(
        "[\"cargo:libsecret\"]",
        BOTH,
        "[\"cargo:token\", \"cargo:libsecret\"]",
    );
    check(
        "['cargo:libsecret', 'x', 'cargo:token']",
        BOTH,
        "['cargo:token', 'x', 'cargo:libsecret']",
    );
    check(
        "[\"x y\"]",
        BOTH,
        "[\"cargo:token\", \"x y\", \"cargo:libsecret\"]",
    );
    check(
        "[\"cargo:wincred\"]",
        &["cargo:libsecret"],
        "[\"cargo:wincred\", \"cargo:libsecret\"]",
    );
    check(
        "[\"a\", \"cargo:libsecret\", \"b\"]",
        &["cargo:libsecret"],
        "[\"a\", \"cargo:libsecret\", \"b\"]",
    );
    check("[\"x  y\"]", &["x y"], "[\"x  y\"]");
    check("[]", &["C:\\a b\\p.exe"], "['C:\\a b\\p.exe']");
}

#[test]
fn strings_and_lists_of_several_lines_are_completed() {
    check(
        "\"cargo:token\"",
        BOTH,
        "[\"cargo:token\", \"cargo:libsecret\"]",
    );
    check(
        "\"a b\"",
        BOTH,
        "[\"cargo:token\", \"a\", \"b\", \"cargo:libsecret\"]",
    );
    check(
        "[\n  \"cargo:token\", # first\n]",
        BOTH,
        "[\n  \"cargo:token\", # first\n  \"cargo:libsecret\",\n]",
    );
    check(
        "[\n  \"cargo:token\" # first\n]",
        BOTH,
        "[\n  \"cargo:token\", # first\n  \"cargo:libsecret\"\n]",
    );
    check(
        "[\n  \"cargo:token\"]",
        BOTH,
        "[\n  \"cargo:token\",\n  \"cargo:libsecret\"]",
    );
    check(
        "[\n  # last\n  \"cargo:libsecret\",\n]",
        BOTH,
        "[\n  # last\n  \"cargo:token\",\n  \"cargo:libsecret\",\n]",
    );
}

#[test]
fn a_registrys_provider_is_an_array() {
    let edits = [Edit::SetRegistryProvider {
        name: name(),
        provider: vec!["/opt/a b/p".into(), "--x".into()],
    }];
    assert_snapshot!(apply("", &edits).expect("an edit"), @r#"
    [registries]
    mirror = { credential-provider = ["/opt/a b/p", "--x"] }
    "#);
    assert_snapshot!(diff("[registries]\nmirror = { index = \"sparse+https://h/\", credential-provider = \"old\" }\n", &edits), @r#"
    @@ -1,2 +1,2 @@
     [registries]
    -mirror = { index = "sparse+https://h/", credential-provider = "old" }
    +mirror = { index = "sparse+https://h/", credential-provider = ["/opt/a b/p", "--x"] }
    "#);
    let of_windows = [Edit::SetRegistryProvider {
        name: name(),
        provider: vec![r"C:\Program Files\Feedwright\p.exe".into()],
    }];
    assert_snapshot!(apply("", &of_windows).expect("an edit"), @r"
    [registries]
    mirror = { credential-provider = ['C:\Program Files\Feedwright\p.exe'] }
    ");
    let plain = [Edit::SetRegistryProvider {
        name: name(),
        provider: vec!["p".into(), "x".into()],
    }];
    let text = "registries.mirror.credential-provider = 'p  x'\n".to_owned();
    assert_eq!(apply(&text, &plain), Ok(text));
}
