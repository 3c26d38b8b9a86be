//! What is left of a text when our lines are taken out, and when that is not
//! possible.

use super::*;
use crate::plan::user_level_providers;
use cargo_home::edit::{self, Edit};
use cargo_home::{IndexUrl, RegistryName};
use proptest::prelude::*;

const BEFORE: &str = "# mine\n[net]\nretry = 2\n";
const AFTER: &str = "# mine\n[net]\nretry = 2\n\n[registries.mirror]\nindex = \"x\"\n";

fn check(before: Option<&str>, after: &str, now: &str, expect: Option<&str>) {
    let merged = without_ours(before, after, now);
    assert_eq!(merged.as_deref(), expect, "{now}");
}

#[test]
fn lines_elsewhere_stay() {
    let check = |now: &str, expect: &str| check(Some(BEFORE), AFTER, now, Some(expect));
    check(AFTER, BEFORE);
    check(
        &format!("{AFTER}[alias]\nb = 'build'\n"),
        "# mine\n[net]\nretry = 2\n[alias]\nb = 'build'\n",
    );
    check(
        &AFTER.replace("retry = 2", "retry = 3"),
        "# mine\n[net]\nretry = 3\n",
    );
    check(&AFTER.replace("# mine\n", ""), "[net]\nretry = 2\n");
    check(
        &AFTER.replace("\n[registries", "\n[alias]\nb = 'build'\n\n[registries"),
        "# mine\n[net]\nretry = 2\n\n[alias]\nb = 'build'\n",
    );
    check(BEFORE, BEFORE);
    check("[net]\nretry = 3\n", "[net]\nretry = 3\n");
    check(AFTER.trim_end(), BEFORE.trim_end());
}

#[test]
fn what_touches_our_lines_is_not_guessed_at() {
    let check = |now: &str| check(Some(BEFORE), AFTER, now, None);
    check(&AFTER.replace("\"x\"", "\"y\""));
    check(&AFTER.replace("[registries.mirror]", "[registries.other]"));
    check(&AFTER.replace("index", "token = 't'\nindex"));
    // It would come below another header.
    check(&format!("{AFTER}token = 't'\n"));
    check(&format!("{AFTER}not toml"));
}

#[test]
fn lines_that_we_removed_come_back() {
    let (before, after) = ("a = 1\nb = 2\nc = 3\n", "a = 1\nb = 5\nc = 3\n");
    check(
        Some(before),
        after,
        "a = 1\nb = 5\nc = 4\n",
        Some("a = 1\nb = 2\nc = 4\n"),
    );
    check(Some(before), after, "a = 1\nb = 6\nc = 3\n", None);
    check(Some(before), after, "a = 1\nc = 3\n", None);
}

#[test]
fn a_file_of_ours_alone_becomes_empty() {
    let after = "[registries.mirror]\nindex = \"x\"\n";
    check(None, after, after, Some(""));
    let now = format!("{after}\n[net]\nretry = 1\n");
    check(None, after, &now, Some("\n[net]\nretry = 1\n"));
}

#[test]
fn line_ends_stay_as_they_are() {
    let (before, after) = ("a = 1\r\nb = 2", "a = 1\r\nb = 2\r\n[c]\r\nd = 3\r\n");
    check(Some(before), after, after, Some(before));
    check(
        Some(before),
        after,
        &format!("{after}[e]\r\nf = 4\r\n"),
        Some("a = 1\r\nb = 2\r\n[e]\r\nf = 4\r\n"),
    );
    check(
        Some(before),
        after,
        &format!("# top\r\n{after}"),
        Some("# top\r\na = 1\r\nb = 2"),
    );
}

fn ours(before: &str) -> String {
    let name = RegistryName::parse("crates-mirror").unwrap();
    let address = "https://pkgs.example/_packaging/crates-mirror/Cargo/index/";
    let index = IndexUrl::from_http(&url::Url::parse(address).unwrap()).unwrap();
    let edits = [
        Edit::SetRegistryIndex {
            name: name.clone(),
            index,
        },
        Edit::ReplaceCratesIo { name },
        Edit::EnsureGlobalProviders {
            providers: user_level_providers(),
        },
    ];
    edit::apply(before, &edits).unwrap()
}

/// Tables, comments and empty lines, in any order, with any line ends.
fn text() -> impl Strategy<Value = String> {
    let part = prop::sample::select(vec![
        "",
        "# a note",
        "[net]|retry = 2",
        "[build]|jobs = 4 # few",
        "[alias]|b = 'build'||c = 'check'",
        "[registries.other]|index = 'sparse+https://other.example/'",
        "[term]|quiet = true|",
        "[profile.dev]|debug = 1",
    ]);
    let parts = prop::collection::btree_set(part, 0..6)
        .prop_map(|parts| parts.into_iter().collect::<Vec<_>>())
        .prop_shuffle();
    let end = prop::sample::select(vec!["\n", "\r\n"]);
    (parts, end, any::<bool>()).prop_map(|(parts, end, is_ended)| {
        let text = parts.join("|").replace('|', end);
        if is_ended && !text.is_empty() {
            text + end
        } else {
            text
        }
    })
}

fn appended() -> impl Strategy<Value = Vec<&'static str>> {
    let lines = vec!["[later]", "[later.more]", "# later"];
    prop::sample::subsequence(lines, 1..=3)
}

proptest! {
    #[test]
    fn appended_lines_are_all_that_is_left(before in text(), lines in appended(), at_top in any::<bool>()) {
        let after = ours(&before);
        let end = if after.contains("\r\n") { "\r\n" } else { "\n" };
        let mut added: String = lines.iter().map(|line| format!("{line}{end}")).collect();
        let (now, expect) = if at_top {
            added = format!("# later{end}");
            (format!("{added}{after}"), format!("{added}{before}"))
        } else {
            let with_end = |text: &str| match text {
                text if text.is_empty() || text.ends_with('\n') => text.to_owned(),
                text => format!("{text}{end}"),
            };
            (with_end(&after) + &added, with_end(&before) + &added)
        };
        let merged = without_ours(Some(&before), &after, &now);
        prop_assert_eq!(merged, Some(expect));
    }

    #[test]
    fn nothing_edited_gives_the_very_bytes(before in text()) {
        let after = ours(&before);
        prop_assert_eq!(without_ours(Some(&before), &after, &after), Some(before));
    }

    #[test]
    fn taken_out_twice_is_taken_out_once(before in text(), lines in appended()) {
        let after = ours(&before);
        let now = format!("{}\n{}\n", after.trim_end(), lines.join("\n"));
        if let Some(once) = without_ours(Some(&before), &after, &now) {
            prop_assert_eq!(without_ours(Some(&before), &after, &once), Some(once));
        }
    }
}
