//! The doctor and the way on which Cargo gets the token, with one thing broken
//! at a time.

use crate::doctor::{check, examine, find};
use crate::stores;
use crate::support::{FEED, Place};
use setup::profile::StoreKind;
use setup::{Examined, Fix, Verdict};
use sign_in::Registrations;
use std::os::unix::fs::PermissionsExt as _;
use std::path::Path;
use std::path::PathBuf;

async fn set_up(store: StoreKind) -> Place {
    let place = stores::place().await;
    stores::apply(&place, store).await;
    place
}

fn list(place: &Place) -> PathBuf {
    Registrations::file(&place.setup.folders.configuration)
}

fn is_mended_by_apply(examined: &Examined, id: &str) {
    let fix = &find(examined, id).fix;
    assert!(matches!(fix, Some(Fix::Apply { .. })), "{id}: {fix:?}");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_set_up_with_the_provider_is_well() {
    let place = set_up(StoreKind::Provider).await;
    let examined = check(&place, &[]).await;
    let mut ids: Vec<&str> = examined.checks.iter().map(|check| check.id).collect();
    ids.sort_unstable();
    ids.dedup();
    for id in ["provider-list", "provider-program", "token-readable"] {
        assert!(ids.contains(&id), "{ids:?}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_set_up_with_the_environment_claims_nothing_of_its_token() {
    let place = set_up(StoreKind::Environment).await;
    let expect = [
        ("feed-answers", Verdict::Skipped, "environment"),
        ("keychain", Verdict::Skipped, "not-needed"),
        ("token-readable", Verdict::Skipped, "environment"),
    ];
    check(&place, &expect).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_provider_that_is_gone_fails_every_build() {
    let mut place = set_up(StoreKind::Provider).await;
    let program = place.setup.provider().expect("a program");
    let moved = place.folder("elsewhere");
    std::fs::create_dir(&moved).expect("a folder");
    let moved = moved.join(setup::PROVIDER_PROGRAM);
    std::fs::rename(&program, &moved).expect("moved");
    let expect = [("provider-program", Verdict::Failed, "missing")];
    let examined = check(&place, &expect).await;
    let found = find(&examined, "provider-program");
    assert!(found.fix.is_none(), "there is nothing to name instead");
    place.setup.provider_program = Some(moved);
    let examined = check(&place, &expect).await;
    is_mended_by_apply(&examined, "provider-program");
    stores::apply(&place, StoreKind::Provider).await;
    check(&place, &[]).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_variable_that_names_another_provider_is_found() {
    let mut place = set_up(StoreKind::Provider).await;
    let name = "CARGO_REGISTRIES_CRATES_MIRROR_CREDENTIAL_PROVIDER";
    let variables = &mut place.setup.computer.variables;
    variables.insert(name.into(), "cargo:token".into());
    let expect = [("config-effective", Verdict::Failed, "provider-overruled")];
    let examined = check(&place, &expect).await;
    let found = find(&examined, "config-effective");
    assert!(found.sentence.contains(name), "{}", found.sentence);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_second_list_of_providers_is_found() {
    let place = set_up(StoreKind::Provider).await;
    let text = std::fs::read_to_string(place.repository_file()).expect("a file");
    let index = format!("{FEED} = {{ ");
    let second = format!("{index}credential-provider = ['/opt/x'], ");
    let changed = text.replace(&index, &second);
    assert_ne!(changed, text);
    std::fs::write(place.repository_file(), changed).expect("a file");
    let examined = examine(&place).await;
    let two = examined
        .checks
        .iter()
        .find(|it| it.variant == "two-providers");
    assert_eq!(two.map(|check| check.verdict), Some(Verdict::Failed));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_list_that_nobody_can_trust_is_found() {
    let place = set_up(StoreKind::Provider).await;
    let path = list(&place);
    let good = std::fs::read(&path).expect("a list");
    std::fs::write(&path, Registrations::default().to_json()).expect("a list");
    let expect = [("provider-list", Verdict::Failed, "unlisted")];
    let examined = check(&place, &expect).await;
    is_mended_by_apply(&examined, "provider-list");
    std::fs::write(&path, "{").expect("a list");
    let damaged = [("provider-list", Verdict::Failed, "registrations-invalid")];
    check(&place, &damaged).await;
    std::fs::write(&path, good).expect("a list");
    set_mode(&path, 0o622);
    let examined = check(&place, &damaged).await;
    let sentence = &find(&examined, "provider-list").sentence;
    assert!(sentence.contains("yours alone"), "{sentence}");
}

fn set_mode(path: &Path, mode: u32) {
    let mode = std::fs::Permissions::from_mode(mode);
    std::fs::set_permissions(path, mode).expect("a mode");
}
