//! Names that Cargo allows, and the names that are made from those of feeds.

use proptest::prelude::*;

use super::*;

#[test]
fn accepts_what_cargo_accepts() {
    for name in [
        "feed",
        "_feed",
        "Feed-2024",
        "a",
        "zürich",
        "飼料",
        "a_b-c",
        "feed-",
    ] {
        assert_eq!(
            RegistryName::parse(name).map(|name| name.to_string()),
            Ok(name.to_owned())
        );
    }
}

#[test]
fn refuses_in_words() {
    fn check(text: &str, expect: &str) {
        let error = RegistryName::parse(text).expect_err(text);
        assert_eq!(error.to_string(), expect);
    }
    check("", "A registry's name cannot be empty.");
    check(
        "2024-feed",
        "A registry's name starts with a letter or `_`, but \"2024-feed\" starts with '2'.",
    );
    check(
        "-feed",
        "A registry's name starts with a letter or `_`, but \"-feed\" starts with '-'.",
    );
    check(
        "my.feed",
        "A registry's name has only letters, digits, `-` and `_`, but \"my.feed\" has '.'.",
    );
    check(
        "a b",
        "A registry's name has only letters, digits, `-` and `_`, but \"a b\" has ' '.",
    );
    check(
        "a\u{202e}b",
        "A registry's name has only letters, digits, `-` and `_`, but \"a\\u{202e}b\" has '\\u{202e}'.",
    );
    check(
        "a\"]\n[source",
        "A registry's name has only letters, digits, `-` and `_`, but \"a\\\"]\\n[source\" has '\"'.",
    );
    check(
        "crates-io",
        "The name \"crates-io\" is Cargo's own for crates.io; choose another.",
    );
    check(
        "Crates_IO",
        "The name \"Crates_IO\" is Cargo's own for crates.io; choose another.",
    );
    check(
        &"a".repeat(101),
        "A registry's name cannot be longer than 100 characters, but this one has 101.",
    );
}

#[test]
fn derives_a_readable_name() {
    fn check(feed: &str, expect: &str) {
        assert_eq!(
            RegistryName::derived_from(feed).as_str(),
            expect,
            "{feed:?}"
        );
    }
    check("crates-mirror", "crates-mirror");
    check("2024-feed", "feed-2024-feed");
    check("my.feed", "my-feed");
    check("feed(1)", "feed-1");
    check("feed!", "feed");
    check("!!!", "feed");
    check("", "feed");
    check("-feed-", "feed");
    check("crates-io", "feed-crates-io");
    check("crates.io", "feed-crates-io");
    check("CRATES_IO", "feed-CRATES_IO");
    check("Zürich Süd", "Zürich-Süd");
    check(&"9".repeat(200), &format!("feed-{}", "9".repeat(95)));
}

#[test]
fn names_the_variables() {
    let name = RegistryName::parse("my-feed_1").expect("a legal name");
    assert_eq!(name.token_variable(), "CARGO_REGISTRIES_MY_FEED_1_TOKEN");
    assert_eq!(name.variable("INDEX"), "CARGO_REGISTRIES_MY_FEED_1_INDEX");
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(1_000))]
    #[test]
    fn a_derived_name_is_legal_and_stable(feed in "\\PC{0,80}") {
        let name = RegistryName::derived_from(&feed);
        prop_assert_eq!(RegistryName::parse(name.as_str()), Ok(name.clone()));
        prop_assert_eq!(RegistryName::derived_from(name.as_str()), name);
    }
}
