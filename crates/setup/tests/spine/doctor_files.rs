//! The doctor and Cargo's configuration files, with one thing broken at a
//! time.

use crate::doctor::{check, examine, find};
use crate::support::{FEED, Place};
use setup::{Fix, Verdict};
use std::path::Path;

fn append(path: &Path, text: &str) {
    let mut whole = std::fs::read_to_string(path).expect("a file");
    whole.push_str(text);
    std::fs::write(path, whole).expect("a file");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_file_that_was_reset_is_written_again() {
    let place = Place::set_up().await;
    let path = place.repository_file();
    let written = std::fs::read(&path).expect("a file");
    std::fs::write(&path, "[build]\njobs = 2\n").expect("a file");
    let expect = [("config-effective", Verdict::Failed, "bypass")];
    let examined = check(&place, &expect).await;
    let found = find(&examined, "config-effective");
    assert_eq!(found.place.as_deref(), path.to_str());
    let Some(Fix::Apply { profile, .. }) = &found.fix else {
        panic!("{found:#?}");
    };
    let mut plan = place.setup.prepare(profile.as_ref().clone()).await;
    let plan = plan.as_mut().expect("a plan");
    place.apply(plan).await.expect("applied");
    check(&place, &[]).await;
    assert_ne!(std::fs::read(&path).expect("a file"), written);
}

#[tokio::test(flavor = "multi_thread")]
async fn somebody_elses_replacement_is_for_a_person_to_decide() {
    let place = Place::set_up().await;
    let path = place.repository_file();
    let text = std::fs::read_to_string(&path).expect("a file");
    let other = text.replace(
        &format!("replace-with = \"{FEED}\""),
        "replace-with = \"vendored\"\n[source.vendored]\ndirectory = \"vendor\"",
    );
    assert_ne!(other, text);
    std::fs::write(&path, other).expect("a file");
    let expect = [("config-effective", Verdict::Failed, "bypass")];
    let examined = check(&place, &expect).await;
    let found = find(&examined, "config-effective");
    assert!(found.fix.is_none(), "{found:#?}");
    assert!(found.sentence.contains("vendored"), "{}", found.sentence);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_provider_list_that_lost_the_keychain() {
    let place = Place::set_up().await;
    std::fs::write(place.user_file(), "[net]\nretry = 2\n").expect("a file");
    let expect = [("config-effective", Verdict::Failed, "provider")];
    let examined = check(&place, &expect).await;
    let fix = &find(&examined, "config-effective").fix;
    assert!(matches!(fix, Some(Fix::Apply { .. })), "{fix:?}");
}

#[tokio::test(flavor = "multi_thread")]
async fn the_traps_of_cargo_are_named() {
    let place = Place::set_up().await;
    let path = place.user_file();
    let clean = std::fs::read_to_string(&path).expect("a file");
    append(
        &place.user_file(),
        &format!("\n[registries.second]\nindex = \"{}\"\n", index(&place)),
    );
    check(&place, &[("config", Verdict::Failed, "duplicate")]).await;
    let default = clean.replace(
        "[registry]\n",
        &format!("[registry]\ndefault = \"{FEED}\"\n"),
    );
    assert_ne!(default, clean);
    std::fs::write(&path, default).expect("a file");
    let examined = check(&place, &[("config", Verdict::Warning, "default")]).await;
    assert_eq!(find(&examined, "config").arguments["registry"], FEED);
    std::fs::write(&path, &clean).expect("a file");
    std::fs::write(&path, clean.replace("retry = 1", "offline = true")).expect("a file");
    check(&place, &[("config", Verdict::Failed, "offline")]).await;
}

fn index(place: &Place) -> String {
    let set_ups = place.setup.set_ups().expect("a journal");
    let index = set_ups[0].index.as_ref().expect("an index");
    index.as_str().to_owned()
}

#[tokio::test(flavor = "multi_thread")]
async fn a_file_of_the_old_name_hides_ours() {
    let place = Place::set_up().await;
    let old = place.repository_file().with_file_name("config");
    std::fs::write(&old, "[build]\njobs = 1\n").expect("a file");
    check(&place, &[("config", Verdict::Failed, "hidden")]).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn files_that_cargo_cannot_read_and_folders_that_are_gone() {
    let place = Place::set_up().await;
    let path = place.repository_file();
    std::fs::write(&path, "[build\n").expect("a file");
    let examined = examine(&place).await;
    let found = find(&examined, "config-effective");
    assert_eq!(found.variant, "configuration-invalid");
    assert!(found.fix.is_none());
    let repository = path.parent().and_then(Path::parent).expect("a folder");
    std::fs::remove_dir_all(repository).expect("removed");
    let examined = examine(&place).await;
    let found = find(&examined, "config-effective");
    assert_eq!(
        (found.verdict, found.variant),
        (Verdict::Warning, "missing")
    );
}
