//! The doctor on a working set-up, and with one thing broken at a time: the
//! server's half, the account's, the keychain's.

use crate::support::{FEED, Place, server_options};
use azure_devops::FeedUpdate;
use cargo_home::{IndexUrl, RegistryName, RegistryTokens};
use practice_server::{Fault, FeedRole, Scope, TokenRequest};
use secrecy::SecretString;
use setup::doctor::catalogue;
use setup::{Check, ErrorCode, Examined, Fix, Verdict};
use std::time::Duration;
use tokio_util::sync::CancellationToken;

/// Looks; what was reported on the way is what comes in the end.
pub(crate) async fn examine(place: &Place) -> Examined {
    let before = place.files();
    let mut reported = 0;
    let mut count = |_: &Check| reported += 1;
    let never = CancellationToken::new();
    let examined = place.setup.examine(&mut count, &never).await;
    let examined = examined.expect("a report");
    assert_eq!(reported, examined.checks.len());
    assert_eq!(place.files(), before, "looking changed something");
    for check in &examined.checks {
        let is_known = catalogue::is_known(check.id, check.verdict, check.variant);
        assert!(is_known, "the catalogue lacks {check:#?}");
    }
    let verdicts: Vec<Verdict> = examined.checks.iter().map(|check| check.verdict).collect();
    assert!(verdicts.is_sorted(), "{verdicts:?}");
    examined
}

/// What is not well, but for the cargo of this machine.
pub(crate) fn troubles(examined: &Examined) -> Vec<(&'static str, Verdict, &'static str)> {
    let checks = examined.checks.iter();
    checks
        .filter(|check| check.verdict != Verdict::Ok && check.id != "cargo-version")
        .map(|check| (check.id, check.verdict, check.variant))
        .collect()
}

pub(crate) fn find<'a>(examined: &'a Examined, id: &str) -> &'a Check {
    let found = examined.checks.iter().find(|check| check.id == id);
    found.expect("the check")
}

pub(crate) fn find_variant<'a>(examined: &'a Examined, id: &str, variant: &str) -> &'a Check {
    let mut checks = examined.checks.iter();
    let found = checks.find(|check| check.id == id && check.variant == variant);
    found.expect("the check")
}

pub(crate) async fn check(place: &Place, expect: &[(&str, Verdict, &str)]) -> Examined {
    let examined = examine(place).await;
    assert_eq!(troubles(&examined), expect, "{:#?}", examined.checks);
    examined
}

fn fix(check: &Check) -> &'static str {
    match &check.fix {
        None => "nothing",
        Some(Fix::Apply { .. }) => "apply",
        Some(Fix::Mend { .. }) => "mend",
        Some(Fix::SignIn { .. }) => "sign in",
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn without_a_set_up_the_computer_alone_is_looked_at() {
    let place = Place::new().await;
    let examined = check(&place, &[]).await;
    assert_eq!((examined.set_ups, examined.feed.as_ref()), (0, None));
    let mut ids: Vec<&str> = examined.checks.iter().map(|check| check.id).collect();
    ids.sort_unstable();
    assert_eq!(ids, ["cargo-version", "keychain"]);
    let mut unfinished = place.prepare().await.expect("a plan");
    place.apply(&mut unfinished).await.expect("applied");
    place.undo_everything().await.expect("undone");
    assert_eq!(examine(&place).await.set_ups, 0, "taken back");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_set_up_that_works_is_well() {
    let place = Place::set_up().await;
    let examined = check(&place, &[]).await;
    assert_eq!(examined.set_ups, 1);
    assert_eq!(examined.feed.as_deref(), Some(FEED));
    let well: Vec<&str> = examined
        .checks
        .iter()
        .filter(|check| check.verdict == Verdict::Ok && check.id != "cargo-version")
        .map(|check| check.id)
        .collect();
    assert_eq!(
        well,
        [
            "cargo-commands",
            "config-effective",
            "feed-answers",
            "feed-role",
            "feed-upstream",
            "keychain",
            "token-readable",
            "token-scope"
        ]
    );
    insta::assert_snapshot!(find(&examined, "config-effective").sentence, @"1 of 1 repository uses crates-mirror.");
    insta::assert_snapshot!(find(&examined, "feed-role").sentence, @"You may save crates: Feed Owner.");
    let json = serde_json::to_value(&examined).expect("JSON");
    assert_eq!(json["checks"][0]["fix"], serde_json::Value::Null);
}

async fn keychain(place: &Place) -> (RegistryTokens, IndexUrl, RegistryName) {
    let tokens = RegistryTokens::open(&place.setup.computer).await;
    let set_ups = place.setup.set_ups().expect("a journal");
    let index = set_ups[0].index.clone().expect("an index");
    let name = RegistryName::parse(FEED).expect("a name");
    (tokens.expect("a keychain"), index, name)
}

#[tokio::test(flavor = "multi_thread")]
async fn a_token_that_is_gone_can_be_stored_again() {
    let place = Place::set_up().await;
    let (tokens, index, _) = keychain(&place).await;
    tokens.remove(&index).await.expect("removed");
    let examined = check(
        &place,
        &[
            ("token-readable", Verdict::Failed, "failed"),
            ("feed-answers", Verdict::Skipped, "no-token"),
        ],
    )
    .await;
    let Some(Fix::Apply { run, profile }) = &find(&examined, "token-readable").fix else {
        panic!("{examined:#?}");
    };
    assert!(place.setup.run_summary(Some(run)).is_ok());
    let plan = place.setup.prepare(profile.as_ref().clone()).await;
    let mut plan = plan.expect("a plan");
    assert_eq!(plan.plan.changes.len(), 1);
    place.apply(&mut plan).await.expect("applied");
    check(&place, &[]).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_token_of_three_fields_is_told_from_a_refused_one() {
    let place = Place::set_up().await;
    let (tokens, index, name) = keychain(&place).await;
    let part = "QUJD".repeat(19);
    let wrapped = SecretString::from(format!("Basic {part} {part}"));
    tokens.write(&index, &name, &wrapped).await.expect("stored");
    let examined = check(
        &place,
        &[
            ("token", Verdict::Failed, "three-fields"),
            ("feed-answers", Verdict::Skipped, "no-token"),
        ],
    )
    .await;
    assert_eq!(fix(find(&examined, "token")), "apply");
    assert!(!format!("{examined:?}").contains(&part));
    let other = azure_devops::Credential::personal_access_token(SecretString::from("a".repeat(84)));
    let other = other.expect("a token").header_value();
    tokens.write(&index, &name, &other).await.expect("stored");
    let expect = [("feed-answers", Verdict::Failed, "refused")];
    let examined = check(&place, &expect).await;
    assert_eq!(fix(find(&examined, "feed-answers")), "sign in");
}

#[tokio::test(flavor = "multi_thread")]
async fn an_account_that_is_gone_or_refused() {
    let place = Place::set_up().await;
    place.server.set_fault(Fault::CredentialNotUnderstood);
    let examined = check(
        &place,
        &[
            ("feed-answers", Verdict::Failed, "refused"),
            ("feed-role", Verdict::Skipped, "refused"),
            ("feed-upstream", Verdict::Skipped, "refused"),
        ],
    )
    .await;
    assert_eq!(fix(find(&examined, "feed-role")), "sign in");
    place.server.clear_faults();
    let accounts = &place.setup.accounts;
    let options = place.setup.client_options.clone();
    let out = accounts.sign_out(&place.endpoints(), options).await;
    out.expect("out");
    check(
        &place,
        &[
            ("feed-role", Verdict::Skipped, "no-account"),
            ("feed-upstream", Verdict::Skipped, "no-account"),
        ],
    )
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn an_upstream_source_or_a_feed_that_was_removed() {
    let token = TokenRequest {
        scopes: vec![Scope::PackagingManage],
        role: FeedRole::Administrator,
        ..TokenRequest::default()
    };
    let place = Place::with(server_options(), token).await;
    let mut prepared = place.prepare().await.expect("a plan");
    place.apply(&mut prepared).await.expect("applied");
    let (client, scope) = (place.client().await, Place::scope());
    let feed = client.feed(&scope, FEED).await.expect("a feed");
    let update = FeedUpdate {
        upstream_sources: Some(Vec::new()),
        ..FeedUpdate::default()
    };
    let updated = client.update_feed(&scope, &feed.id, &update).await;
    updated.expect("updated");
    let expect = [("feed-upstream", Verdict::Failed, "missing")];
    let examined = check(&place, &expect).await;
    assert_eq!(fix(find(&examined, "feed-upstream")), "apply");
    client.delete_feed(&scope, &feed.id).await.expect("deleted");
    check(
        &place,
        &[
            ("feed-answers", Verdict::Failed, "recycle-bin"),
            ("feed-role", Verdict::Skipped, "no-feed"),
            ("feed-upstream", Verdict::Skipped, "no-feed"),
        ],
    )
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_server_that_does_not_answer_is_never_ok() {
    let mut place = Place::set_up().await;
    let at_the_server = ["feed-answers", "feed-role", "feed-upstream"];
    place.setup.client_options.request_timeout = Duration::from_millis(300);
    place.setup.client_options.total_timeout = Duration::from_millis(300);
    place.server.set_fault(Fault::Silence);
    let expect = at_the_server.map(|id| (id, Verdict::Skipped, "timeout"));
    check(&place, &expect).await;
    place.server.clear_faults();
    place.server.set_fault(Fault::ConfigForbidden);
    check(&place, &[("feed-answers", Verdict::Failed, "forbidden")]).await;
    place.server.clear_faults();
    place.server.set_fault(Fault::ConfigWithoutAuthRequired);
    let expect = [("feed-answers", Verdict::Failed, "public")];
    check(&place, &expect).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_computer_without_a_keychain() {
    let mut place = Place::set_up().await;
    let nowhere = place.folder("no-bus").display().to_string();
    place.setup.computer.secret_service_address = Some(format!("unix:path={nowhere}"));
    check(
        &place,
        &[
            ("keychain", Verdict::Failed, "libsecret"),
            ("feed-answers", Verdict::Skipped, "no-keychain"),
            ("token-readable", Verdict::Skipped, "no-keychain"),
        ],
    )
    .await;
}

/// A cargo that only says this version.
fn cargo_that_says(place: &mut Place, version: &str) {
    use std::os::unix::fs::PermissionsExt as _;
    let folder = place.folder(version);
    std::fs::create_dir_all(&folder).expect("a folder");
    let program = folder.join("cargo");
    std::fs::write(&program, format!("#!/bin/sh\necho cargo {version}\n")).expect("a file");
    let mode = std::fs::Permissions::from_mode(0o755);
    std::fs::set_permissions(&program, mode).expect("rights");
    place.setup.computer.search_path.insert(0, folder);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_cargo_is_judged_by_its_version() {
    let mut place = Place::new().await;
    for (version, verdict, variant) in [
        ("1.73.0", Verdict::Failed, "old"),
        ("1.95.0", Verdict::Warning, "insecure"),
        ("1.96.0", Verdict::Ok, "ok"),
        ("none", Verdict::Failed, "cargo-broken"),
    ] {
        cargo_that_says(&mut place, version);
        let examined = examine(&place).await;
        let cargo = find(&examined, "cargo-version");
        assert_eq!((cargo.verdict, cargo.variant), (verdict, variant));
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn looking_can_be_stopped() {
    let place = Place::set_up().await;
    let stopped = CancellationToken::new();
    stopped.cancel();
    let examined = place.setup.examine(&mut |_| {}, &stopped).await;
    let code = examined.map(|_| ()).map_err(|failure| failure.code);
    assert_eq!(code, Err(ErrorCode::Cancelled));
}
