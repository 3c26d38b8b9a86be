use insta::assert_snapshot;
use similar::TextDiff;

use super::*;

const INDEX: &str =
    "sparse+https://pkgs.dev.azure.com/contoso/Fabrikam/_packaging/mirror/Cargo/index/";

fn name() -> RegistryName {
    RegistryName::parse("mirror").expect("a legal name")
}

fn repository() -> Vec<Edit> {
    let index = IndexUrl::parse(INDEX).expect("an index");
    vec![
        Edit::SetRegistryIndex {
            name: name(),
            index,
        },
        Edit::ReplaceCratesIo { name: name() },
    ]
}

fn providers(providers: &[&str]) -> Vec<Edit> {
    vec![Edit::EnsureGlobalProviders {
        providers: providers.iter().map(|text| (*text).to_owned()).collect(),
    }]
}

fn linux() -> Vec<Edit> {
    providers(&["cargo:token", "cargo:libsecret"])
}

/// The diff of an edit, which must be complete after one run.
fn diff(text: &str, edits: &[Edit]) -> String {
    let edited = apply(text, edits).expect(text);
    assert_eq!(
        apply(&edited, edits).as_deref(),
        Ok(edited.as_str()),
        "a second run changes something"
    );
    TextDiff::from_lines(text, &edited)
        .unified_diff()
        .missing_newline_hint(false)
        .to_string()
}

fn refusal(text: &str, edits: &[Edit]) -> String {
    apply(text, edits).expect_err(text).to_string()
}

#[test]
fn a_new_file_is_as_on_microsofts_page() {
    assert_snapshot!(apply("", &repository()).expect("an edit"), @r#"
    [registries]
    mirror = { index = "sparse+https://pkgs.dev.azure.com/contoso/Fabrikam/_packaging/mirror/Cargo/index/" }

    [source.crates-io]
    replace-with = "mirror"
    "#);
    assert_snapshot!(apply("", &linux()).expect("an edit"), @r#"
    [registry]
    global-credential-providers = ["cargo:token", "cargo:libsecret"]
    "#);
}

#[test]
fn tables_that_are_there_are_used() {
    assert_snapshot!(diff("# ours\n[build]\njobs = 4\n", &repository()), @r#"
    @@ -1,3 +1,9 @@
     # ours
     [build]
     jobs = 4
    +
    +[registries]
    +mirror = { index = "sparse+https://pkgs.dev.azure.com/contoso/Fabrikam/_packaging/mirror/Cargo/index/" }
    +
    +[source.crates-io]
    +replace-with = "mirror"
    "#);
    assert_snapshot!(diff("[registries]\nother = { index = \"sparse+https://h/\" } # theirs\n\n[net]\nretry = 3\n", &repository()), @r#"
    @@ -1,5 +1,9 @@
     [registries]
     other = { index = "sparse+https://h/" } # theirs
    +mirror = { index = "sparse+https://pkgs.dev.azure.com/contoso/Fabrikam/_packaging/mirror/Cargo/index/" }
     
     [net]
     retry = 3
    +
    +[source.crates-io]
    +replace-with = "mirror"
    "#);
    assert_snapshot!(diff("[registries.other]\nindex = \"sparse+https://h/\"\n", &repository()), @r#"
    @@ -1,2 +1,8 @@
     [registries.other]
     index = "sparse+https://h/"
    +
    +[registries.mirror]
    +index = "sparse+https://pkgs.dev.azure.com/contoso/Fabrikam/_packaging/mirror/Cargo/index/"
    +
    +[source.crates-io]
    +replace-with = "mirror"
    "#);
    assert_snapshot!(diff("registries.other.index = \"sparse+https://h/\"\nnet.retry = 3\n", &repository()), @r#"
    @@ -1,2 +1,6 @@
     registries.other.index = "sparse+https://h/"
    +registries.mirror.index = "sparse+https://pkgs.dev.azure.com/contoso/Fabrikam/_packaging/mirror/Cargo/index/"
     net.retry = 3
    +
    +[source.crates-io]
    +replace-with = "mirror"
    "#);
    assert_snapshot!(diff("registries = { other = { index = \"sparse+https://h/\" } }\n[source]\nvendored = { directory = \"vendor\" }\n", &repository()), @r#"
    @@ -1,3 +1,6 @@
    -registries = { other = { index = "sparse+https://h/" } }
    +registries = { other = { index = "sparse+https://h/" }, mirror = { index = "sparse+https://pkgs.dev.azure.com/contoso/Fabrikam/_packaging/mirror/Cargo/index/" } }
     [source]
     vendored = { directory = "vendor" }
    +
    +[source.crates-io]
    +replace-with = "mirror"
    "#);
    assert_snapshot!(diff("[registries.mirror]\ncredential-provider = [\"cargo:token\"]\n\n[source.crates-io]\n# none\n", &repository()), @r#"
    @@ -1,5 +1,7 @@
     [registries.mirror]
     credential-provider = ["cargo:token"]
    +index = "sparse+https://pkgs.dev.azure.com/contoso/Fabrikam/_packaging/mirror/Cargo/index/"
     
     [source.crates-io]
    +replace-with = "mirror"
     # none
    "#);
    assert_snapshot!(diff("[registries]\n  \"mirror\".protocol = \"sparse\"\n[source]\n\"crates-io\" = {}\n", &repository()), @r#"
    @@ -1,4 +1,5 @@
     [registries]
       "mirror".protocol = "sparse"
    +  "mirror".index = "sparse+https://pkgs.dev.azure.com/contoso/Fabrikam/_packaging/mirror/Cargo/index/"
     [source]
    -"crates-io" = {}
    +"crates-io" = { replace-with = "mirror" }
    "#);
}

#[test]
fn other_values_give_way() {
    assert_snapshot!(diff("source.crates-io.replace-with = 'vendored' # for now\n[registries]\nmirror = { index = \"sparse+https://h/\", token = \"x\" }\n", &repository()), @r#"
    @@ -1,3 +1,3 @@
    -source.crates-io.replace-with = 'vendored' # for now
    +source.crates-io.replace-with = "mirror" # for now
     [registries]
    -mirror = { index = "sparse+https://h/", token = "x" }
    +mirror = { index = "sparse+https://pkgs.dev.azure.com/contoso/Fabrikam/_packaging/mirror/Cargo/index/", token = "x" }
    "#);
}

#[test]
fn an_index_that_is_spelled_otherwise_stays() {
    let index = IndexUrl::parse("sparse+https://h/My Project/index/").expect("an index");
    let edits = [Edit::SetRegistryIndex {
        name: name(),
        index,
    }];
    for spelled in [
        "sparse+https://h/My Project/index/",
        "sparse+https://h/My%20Project/index/",
    ] {
        let text = format!("registries.mirror = {{ index = '{spelled}' }}");
        assert_eq!(apply(&text, &edits), Ok(text));
    }
}

#[test]
fn provider_lists_are_completed() {
    fn check(list: &str, wanted: &[&str], expect: &str) {
        let text = format!("[registry]\nglobal-credential-providers = {list}\n");
        let expect = format!("[registry]\nglobal-credential-providers = {expect}\n");
        let edits = providers(wanted);
        let edited = apply(&text, &edits);
        assert_eq!(edited.as_ref(), Ok(&expect));
        assert_eq!(apply(&expect, &edits), Ok(expect));
    }
    let both: &[&str] = &["cargo:token", "cargo:libsecret"];
    check("[]", both, "[\"cargo:token\", \"cargo:libsecret\"]");
    check("[ ]", both, "[\"cargo:token\", \"cargo:libsecret\" ]");
    check(
        "[\"cargo:token\"]",
        both,
        "[\"cargo:token\", \"cargo:libsecret\"]",
    );
    check(
        "['cargo:token',]",
        both,
        "['cargo:token', \"cargo:libsecret\",]",
    );
    check(
        "[\"cargo:libsecret\"]",
        both,
        "[\"cargo:token\", \"cargo:libsecret\"]",
    );
    check(
        "['cargo:libsecret', 'x', 'cargo:token']",
        both,
        "['cargo:token', 'x', 'cargo:libsecret']",
    );
    check(
        "[\"x y\"]",
        both,
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
    check(
        "\"cargo:token\"",
        both,
        "[\"cargo:token\", \"cargo:libsecret\"]",
    );
    check(
        "\"a b\"",
        both,
        "[\"cargo:token\", \"a\", \"b\", \"cargo:libsecret\"]",
    );
    check(
        "[\n  \"cargo:token\", # first\n]",
        both,
        "[\n  \"cargo:token\", # first\n  \"cargo:libsecret\",\n]",
    );
    check(
        "[\n  \"cargo:token\" # first\n]",
        both,
        "[\n  \"cargo:token\", # first\n  \"cargo:libsecret\"\n]",
    );
    check(
        "[\n  \"cargo:token\"]",
        both,
        "[\n  \"cargo:token\",\n  \"cargo:libsecret\"]",
    );
    check(
        "[\n  # last\n  \"cargo:libsecret\",\n]",
        both,
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
    let plain = [Edit::SetRegistryProvider {
        name: name(),
        provider: vec!["p".into(), "x".into()],
    }];
    let text = "registries.mirror.credential-provider = 'p  x'\n".to_owned();
    assert_eq!(apply(&text, &plain), Ok(text));
}

#[test]
fn what_was_put_can_be_taken_away() {
    let removal = [
        Edit::RemoveReplacement { name: name() },
        Edit::RemoveRegistry { name: name() },
        Edit::RemoveGlobalProviders {
            providers: vec!["cargo:libsecret".into(), "cargo:token".into()],
        },
    ];
    for text in [
        "",
        "# only this\n",
        "[build]\njobs = 4",
        "[build]\r\njobs = 4\r\n",
        "\u{feff}[net]\n",
        "[registries]\nother = { index = 'x' }\n",
        "[source]\na = { directory = 'v' } # c\n",
        "registries = {}\n",
    ] {
        let put = apply(text, &[repository(), linux()].concat()).expect(text);
        assert_ne!(put, text);
        assert_eq!(apply(&put, &removal).as_deref(), Ok(text));
    }
    assert_snapshot!(diff("[registries.mirror]\nindex = 'x'\n# kept\n\n[registries.mirror.more]\nb = 1\n[source.crates-io]\nreplace-with = 'other'\n", &removal), @r#"
    @@ -1,8 +1,3 @@
    -[registries.mirror]
    -index = 'x'
     # kept
    -
    -[registries.mirror.more]
    -b = 1
     [source.crates-io]
     replace-with = 'other'
    "#);
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
