//! Every configuration of the corpus, with each kind of line end, byte order
//! mark and final newline, is edited, edited again and edited back, and shown
//! to the real cargo.

#![expect(
    clippy::expect_used,
    clippy::panic,
    reason = "a test stops at once when what it stands on is missing"
)]

mod corpus_cases;

use cargo_home::edit::{Edit, apply};
use corpus_cases::{
    AUTHORITY_FILE, Case, INDEX, PROXY, accepted, edits, network_edits, refused, removals,
};
use serde_json::Value;
use similar::{ChangeTag, TextDiff};

/// Words of which one is on every line that an edit may touch.
const TOUCHED: [&str; 9] = [
    "index",
    "replace-with",
    "mirror",
    "registries",
    "crates-io",
    "source",
    "registry",
    "global-credential",
    "cargo:",
];

#[test]
fn the_corpus_is_large_enough() {
    assert!(corpus_cases::count_of_files() >= 100);
    assert!(accepted().len() >= 400);
}

#[test]
fn every_edit_is_what_is_wanted() {
    for case in accepted() {
        let edited = edited(&case);
        let value = values(&edited);
        let name = &case.name;
        assert_eq!(value["registries"]["mirror"]["index"], INDEX, "{name}");
        assert_eq!(
            value["source"]["crates-io"]["replace-with"], "mirror",
            "{name}"
        );
        let providers = value["registry"]["global-credential-providers"]
            .as_array()
            .expect(name);
        let place = |wanted: &str| providers.iter().rposition(|provider| provider == wanted);
        assert!(
            place("cargo:token").is_some() && place("cargo:token") < place("cargo:libsecret"),
            "{name}"
        );
    }
}

#[test]
fn a_second_edit_changes_nothing() {
    for case in accepted() {
        let once = edited(&case);
        assert_eq!(apply(&once, &edits()).as_ref(), Ok(&once), "{}", case.name);
    }
}

#[test]
fn every_other_value_survives() {
    for case in accepted() {
        let mut before = values(&case.text);
        let mut after = values(&edited(&case));
        for value in [&mut before, &mut after] {
            cut(value, &["registries", "mirror", "index"]);
            cut(value, &["source", "crates-io", "replace-with"]);
            cut(value, &["registry", "global-credential-providers"]);
        }
        assert_eq!(before, after, "{}", case.name);
    }
}

#[test]
fn only_the_wanted_lines_differ() {
    for case in accepted() {
        let edited = edited(&case);
        let name = &case.name;
        let (old, new): (Vec<&str>, Vec<&str>) = (lines(&case.text), lines(&edited));
        let diff = TextDiff::from_slices(&old, &new);
        for change in diff.iter_all_changes() {
            let line = change.value();
            let is_touched = TOUCHED.iter().any(|word| line.contains(word));
            match change.tag() {
                ChangeTag::Delete => assert!(is_touched, "{name}: {line:?} is gone"),
                ChangeTag::Insert => assert!(
                    is_touched || line.trim().is_empty(),
                    "{name}: {line:?} is new"
                ),
                ChangeTag::Equal => {}
            }
        }
        assert_eq!(comments(&case.text), comments(&edited), "{name}");
    }
}

#[test]
fn line_ends_mark_and_final_newline_survive() {
    for case in accepted() {
        let edited = edited(&case);
        let name = &case.name;
        assert_eq!(
            edited.starts_with('\u{feff}'),
            case.text.starts_with('\u{feff}'),
            "{name}"
        );
        let body = case.text.trim_start_matches('\u{feff}');
        if !body.trim().is_empty() {
            assert_eq!(edited.ends_with('\n'), body.ends_with('\n'), "{name}");
        }
        let (ends, windows_ends) = (body.matches('\n').count(), body.matches("\r\n").count());
        if ends > 0 && ends == windows_ends {
            assert_eq!(
                edited.matches('\n').count(),
                edited.matches("\r\n").count(),
                "{name}"
            );
        }
        if windows_ends == 0 {
            assert!(!edited.contains('\r'), "{name}");
        }
    }
}

#[test]
fn the_reverse_gives_back_the_bytes() {
    let mut count = 0;
    for case in accepted() {
        let value = values(&case.text);
        let had_some = value["registries"]["mirror"] != Value::Null
            || value["source"]["crates-io"] != Value::Null
            || value["registry"] != Value::Null;
        // An empty header and a blank line at the end cannot be told from ours.
        let is_blank = |text: &str| {
            text.lines()
                .next_back()
                .is_none_or(|line| line.trim().is_empty())
        };
        let is_ambiguous = is_blank(case.text.trim_start_matches('\u{feff}'))
            || case.name.contains("registries-empty")
            || case.name.contains("header-at-end");
        if had_some || is_ambiguous {
            continue;
        }
        assert_eq!(
            apply(&edited(&case), &removals()).as_ref(),
            Ok(&case.text),
            "{}",
            case.name
        );
        count += 1;
    }
    assert!(count >= 150, "only {count} were reversed");
}

#[test]
fn what_has_another_shape_is_refused_with_the_line() {
    for case in refused() {
        let error = apply(&case.text, &edits()).expect_err(&case.name);
        assert!(
            error.to_string().starts_with("Line "),
            "{}: {error}",
            case.name
        );
    }
}

#[test]
fn the_real_cargo_accepts_every_result() {
    let mut cases = accepted();
    // One form with every hard byte and one as it is; the others differ from
    // them in nothing that cargo could mind.
    cases.retain(|case| {
        ["as it is", "order mark"]
            .iter()
            .any(|form| case.name.contains(form))
    });
    let told = |case: &Case| apply(&edited(case), &network_edits()).expect(&case.name);
    let texts: Vec<String> = cases.iter().map(told).collect();
    let before = corpus_cases::cargo_accepts(cases.iter().map(|case| case.text.as_str()));
    let after = corpus_cases::cargo_accepts(texts.iter().map(String::as_str));
    for ((case, before), after) in cases.iter().zip(&before).zip(&after) {
        assert!(
            *after || !*before,
            "{}: cargo accepted it before the edit and not after",
            case.name
        );
    }
    let count = before.iter().filter(|accepted| **accepted).count();
    assert!(
        count * 10 >= cases.len() * 8,
        "cargo accepted only {count} of {} inputs",
        cases.len()
    );
}

fn edited(case: &Case) -> String {
    apply(&case.text, &edits()).unwrap_or_else(|error| panic!("{}: {error}", case.name))
}

fn values(text: &str) -> Value {
    toml_edit::de::from_str(text.trim_start_matches('\u{feff}')).expect("TOML")
}

/// Takes a value out, and tables that are empty then.
fn cut(value: &mut Value, path: &[&str]) {
    let (Some((first, rest)), Value::Object(table)) = (path.split_first(), value) else {
        return;
    };
    if let (Some(inner), false) = (table.get_mut(*first), rest.is_empty()) {
        cut(inner, rest);
    }
    let is_empty = table
        .get(*first)
        .is_some_and(|inner| inner.as_object().is_some_and(serde_json::Map::is_empty));
    if rest.is_empty() || is_empty {
        table.remove(*first);
    }
}

/// The lines without their ends.
fn lines(text: &str) -> Vec<&str> {
    text.trim_start_matches('\u{feff}')
        .split('\n')
        .map(|line| line.trim_end_matches('\r'))
        .filter(|line| !line.is_empty())
        .collect()
}

/// Everything from a `#` on, which includes some strings; they stay too.
fn comments(text: &str) -> Vec<&str> {
    text.lines()
        .filter_map(|line| line.find('#').and_then(|at| line.get(at..)))
        .map(str::trim_end)
        .collect()
}

#[test]
fn edits_that_are_not_asked_for_are_not_made() {
    let only = [Edit::EnsureGlobalProviders {
        providers: vec!["cargo:libsecret".into()],
    }];
    for case in accepted() {
        let mut before = values(&case.text);
        let mut after = values(&apply(&case.text, &only).expect(&case.name));
        cut(&mut before, &["registry", "global-credential-providers"]);
        cut(&mut after, &["registry", "global-credential-providers"]);
        assert_eq!(before, after, "{}", case.name);
    }
}

#[test]
fn the_way_to_the_network_is_told_and_nothing_else() {
    for case in accepted() {
        let name = &case.name;
        let edited = apply(&case.text, &network_edits()).expect(name);
        let again = apply(&edited, &network_edits());
        assert_eq!(again.as_ref(), Ok(&edited), "{name}");
        let (mut before, mut after) = (values(&case.text), values(&edited));
        assert_eq!(after["http"]["proxy"], PROXY, "{name}");
        assert_eq!(after["http"]["cainfo"], AUTHORITY_FILE, "{name}");
        for value in [&mut before, &mut after] {
            cut(value, &["http", "proxy"]);
            cut(value, &["http", "cainfo"]);
        }
        assert_eq!(before, after, "{name}");
        assert_eq!(comments(&case.text), comments(&edited), "{name}");
        let (old, new) = (lines(&case.text), lines(&edited));
        let diff = TextDiff::from_slices(&old, &new);
        for change in diff.iter_all_changes() {
            let line = change.value();
            let words = ["http", "proxy", "cainfo"];
            let is_wanted = words.iter().any(|word| line.contains(word));
            let is_same = change.tag() == ChangeTag::Equal || line.trim().is_empty();
            assert!(is_same || is_wanted, "{name}: {line:?}");
        }
    }
}
