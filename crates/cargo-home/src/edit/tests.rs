//! The usual edits as diffs that people read, one spelling after the other.

use insta::assert_snapshot;
use similar::TextDiff;

use super::*;

mod lists;
mod refusals;

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
}

#[test]
fn other_spellings_that_are_there_are_used() {
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
