//! That no finding of the doctor is without a case, and no case without a
//! finding; and that the published page says what the code says.

use crate::{doctor_feeds, doctor_names, doctor_providers, doctor_tokens, doctor_ways};
use setup::Verdict;
use setup::doctor::catalogue::{catalogue, page};
use std::collections::BTreeSet;
use std::path::Path;

/// Set, it writes the page anew.
const UPDATE: &str = "FEEDWRIGHT_UPDATE_DOCTOR";

/// What no case can play here, and where its judgement is shown instead.
const ELSEWHERE: &[(&str, &str, &str)] = &[
    (
        "token",
        "too-long",
        "only Windows is short of room: only_windows_is_short_of_room",
    ),
    (
        "token-expiry",
        "soon",
        "time does not run: an_end_is_told_in_time_where_nobody_renews",
    ),
    (
        "token-expiry",
        "over",
        "time does not run: an_end_is_told_in_time_where_nobody_renews",
    ),
];

/// What `network` and `network_ways` show, each by its own test.
const OF_THE_NETWORK: &[(&str, &str)] = &[
    ("network-proxy", "only-ours"),
    ("network-proxy", "repository"),
    ("network-proxy", "unreachable"),
    ("network-proxy", "sign-in"),
    ("network-proxy", "domain-sign-in"),
    ("network-proxy", "sign-in-page"),
    ("network-certificates", "cargo"),
    ("network-certificates", "file"),
    ("network-certificates", "other-host"),
    ("network-certificates", "not-now"),
    ("clock", "wrong"),
];

/// What no network of the tests can play is shown in `doctor::network`.
const OF_TWO_WAYS: &[(&str, &str)] = &[
    ("network-proxy", "not-told"),
    ("network-proxy", "only-cargo"),
    ("network-proxy", "different"),
    ("network-proxy", "case"),
    ("network-proxy", "refused"),
    ("network-certificates", "ours"),
    ("network-certificates", "unknown"),
    ("network-certificates", "refused"),
    ("clock", "fast"),
];

/// The case of the locked keychain is a test of its own.
const OF_ITS_OWN: &[(&str, &str)] = &[("keychain", "locked")];

#[test]
fn every_finding_has_a_case() {
    let tables = [
        doctor_names::CASES,
        doctor_ways::CASES,
        doctor_tokens::CASES,
        doctor_feeds::CASES,
        doctor_feeds::ADMINISTERED,
    ];
    let cases = tables.into_iter().flatten();
    let mut shown: BTreeSet<(&str, &str)> =
        cases.map(|case| (case.found.0, case.found.2)).collect();
    shown.extend(doctor_providers::shown());
    shown.extend(OF_ITS_OWN);
    shown.extend(OF_THE_NETWORK);
    shown.extend(OF_TWO_WAYS);
    shown.extend(ELSEWHERE.iter().map(|(id, variant, _)| (*id, *variant)));
    let all = catalogue().flat_map(|kind| kind.variants.iter().map(|it| (kind.id, it)));
    let wrong = all.filter(|(_, it)| matches!(it.verdict, Verdict::Failed | Verdict::Warning));
    let wrong: BTreeSet<(&str, &str)> = wrong.map(|(id, it)| (id, it.name)).collect();
    let missing: Vec<_> = wrong.difference(&shown).collect();
    assert!(missing.is_empty(), "without a case: {missing:?}");
    shown.remove(&("cargo-version", "ok"));
    let unknown: Vec<_> = shown.difference(&wrong).collect();
    assert!(unknown.is_empty(), "not in the catalogue: {unknown:?}");
}

#[test]
fn the_published_page_is_fresh() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../docs/doctor.md");
    let text = std::fs::read_to_string(&path).expect("docs/doctor.md");
    let (head, _) = text
        .split_once("## Checks\n")
        .expect("the heading of the checks");
    let fresh = format!("{head}## Checks\n\n{}", page());
    if std::env::var_os(UPDATE).is_some() {
        std::fs::write(&path, &fresh).expect("docs/doctor.md");
    }
    let is_fresh = std::env::var_os(UPDATE).is_some() || text == fresh;
    assert!(
        is_fresh,
        "docs/doctor.md is stale: run this test once with {UPDATE}=1"
    );
}
