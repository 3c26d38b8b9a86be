//! The doctor and the names and addresses in Cargo's configuration: each one
//! broken by itself, mended by the plan, and the real cargo builds again.

use crate::doctor_bench::{Cargo, Case, case, play};
use crate::support::{FEED, Place};
use setup::Verdict::{Failed, Warning};
use std::path::Path;

/// Replaces a part of a file that is there.
pub(crate) fn edit(path: &Path, from: &str, to: &str) {
    let text = std::fs::read_to_string(path).expect("a file");
    let edited = text.replace(from, to);
    assert_ne!(edited, text, "{from:?} is in {text}");
    std::fs::write(path, edited).expect("a file");
}

pub(crate) fn append(path: &Path, text: &str) {
    let mut whole = std::fs::read_to_string(path).unwrap_or_default();
    whole.push_str(text);
    std::fs::write(path, whole).expect("a file");
}

/// The index of the set-up.
pub(crate) fn index(place: &Place) -> String {
    let set_ups = place.setup.set_ups().expect("a journal");
    set_ups[0].index.as_ref().expect("an index").to_string()
}

pub(crate) const CASES: &[Case] = &[
    case("config", Failed, "duplicate", Cargo::Stops, |place| {
        Box::pin(async {
            let second = format!("\n[registries.second]\nindex = \"{}\"\n", index(place));
            append(&place.user_file(), &second);
        })
    }),
    case("config", Failed, "no-slash", Cargo::Stops, |place| {
        Box::pin(async {
            let index = index(place);
            let short = index.trim_end_matches('/');
            edit(
                &place.repository_file(),
                &format!("{index}\""),
                &format!("{short}\""),
            );
        })
    }),
    case("config", Failed, "not-sparse", Cargo::Stops, |place| {
        Box::pin(async { edit(&place.repository_file(), "sparse+", "") })
    }),
    case(
        "config",
        Failed,
        "replacement-refused",
        Cargo::Stops,
        |place| {
            Box::pin(async {
                let path = place.repository_file();
                edit(&path, &format!("{FEED} = "), "\"1.feed\" = ");
                edit(&path, &format!("= \"{FEED}\""), "= \"1.feed\"");
            })
        },
    ),
    case(
        "config",
        Failed,
        "replacement-unknown",
        Cargo::Stops,
        |place| {
            Box::pin(async {
                edit(
                    &place.repository_file(),
                    &format!("= \"{FEED}\""),
                    "= \"old-mirror\"",
                );
            })
        },
    ),
    case("config", Failed, "source-hides", Cargo::Stops, |place| {
        Box::pin(async {
            let source = format!("\n[source.{FEED}]\ndirectory = \"vendor\"\n");
            append(&place.user_file(), &source);
        })
    })
    .by_hand(|place| {
        Box::pin(async {
            let source = format!("\n[source.{FEED}]\ndirectory = \"vendor\"\n");
            edit(&place.user_file(), &source, "");
        })
    }),
    case("config", Failed, "name-taken", Cargo::Stops, |place| {
        Box::pin(async { edit(&place.repository_file(), "/index/", "/other/") })
    })
    .by_hand(|place| Box::pin(async { edit(&place.repository_file(), "/other/", "/index/") })),
    case("config", Warning, "default", Cargo::Builds, |place| {
        Box::pin(async {
            let with = format!("[registry]\ndefault = \"{FEED}\"\n");
            edit(&place.user_file(), "[registry]\n", &with);
        })
    }),
    case("config", Failed, "offline", Cargo::Stops, |place| {
        Box::pin(async { edit(&place.user_file(), "[net]\n", "[net]\noffline = true\n") })
    }),
    case(
        "config-effective",
        Failed,
        "bypass",
        Cargo::NotAsked,
        |place| {
            Box::pin(async {
                std::fs::write(place.repository_file(), "[build]\njobs = 2\n").expect("a file");
            })
        },
    ),
];

#[tokio::test(flavor = "multi_thread")]
async fn names_and_addresses_are_mended() {
    play(CASES).await;
}
