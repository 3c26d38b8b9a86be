//! Profiles from the window and back, and files that are none.

use crate::support::{FEED, Place, write};
use window::contract::Page;

#[tokio::test(flavor = "multi_thread")]
async fn what_is_saved_is_opened_again() {
    let place = Place::signed_in().await;
    let saved = place
        .session
        .save_profile("~/mirror.toml".to_owned(), place.answers());
    assert_eq!(saved.await.expect("saved").path, "~/mirror.toml");
    let text = std::fs::read_to_string(place.home.join("mirror.toml")).expect("a profile");
    assert!(text.contains("\"~/app\""), "{text}");
    let other = window::Session::new(place.options.clone());
    let opened = other
        .open_profile("~/mirror.toml".to_owned())
        .await
        .expect("opened");
    let mut answers = place.answers();
    answers.registry = Some(FEED.to_owned());
    assert_eq!(opened.answers, answers);
    assert_eq!(opened.path, "~/mirror.toml");
    let url = place.server.organization_url().to_string();
    assert_eq!(opened.organization.address.url, url);
    let page = other.page_address(&Page::Token).expect("an address");
    assert!(page.starts_with(&url), "{page}");
    let again = place
        .session
        .save_profile("~/mirror.toml".to_owned(), opened.answers);
    again.await.expect("a profile may be replaced");
}

#[tokio::test(flavor = "multi_thread")]
async fn whether_cargo_is_told_the_way_is_kept_in_a_profile() {
    let place = Place::signed_in().await;
    let mut answers = place.answers();
    answers.tell_cargo = true;
    let path = || "~/told.toml".to_owned();
    let saved = place.session.save_profile(path(), answers.clone());
    saved.await.expect("saved");
    let text = std::fs::read_to_string(place.home.join("told.toml")).expect("a profile");
    assert!(
        text.contains("[network]\nconfigure-cargo = true\n"),
        "{text}"
    );
    let opened = place.session.open_profile(path()).await.expect("opened");
    assert!(opened.answers.tell_cargo);
    // The page has the last word, and this computer's own server needs no way.
    answers.tell_cargo = false;
    let plan = place.session.make_plan(answers.clone()).await;
    assert_eq!(plan.expect("a plan").tells_cargo, None);
    let saved = place.session.save_profile(path(), answers);
    saved.await.expect("saved");
    let text = std::fs::read_to_string(place.home.join("told.toml")).expect("a profile");
    assert!(!text.contains("configure-cargo"), "{text}");
}

#[tokio::test(flavor = "multi_thread")]
async fn nothing_else_is_overwritten_or_read() {
    let place = Place::signed_in().await;
    write(&place.home, "thesis.txt", "years of work");
    write(
        &place.home,
        "wrong.toml",
        "schema = 1\n[feed]\nnome = 'x'\n",
    );
    let save = async |path: &str| {
        let saved = place.session.save_profile(path.to_owned(), place.answers());
        saved.await.expect_err("refused").code
    };
    assert_eq!(save("~/thesis.txt").await, "file-not-writable");
    assert_eq!(save("~").await, "file-not-writable");
    assert_eq!(save("~/nowhere/mirror.toml").await, "file-not-writable");
    let thesis = std::fs::read_to_string(place.home.join("thesis.txt"));
    assert_eq!(thesis.expect("a file"), "years of work");
    let open = async |path: &str| {
        let opened = place.session.open_profile(path.to_owned()).await;
        opened.expect_err("refused")
    };
    assert_eq!(open("~/missing.toml").await.code, "profile-unreadable");
    assert_eq!(open("~").await.code, "profile-unreadable");
    let wrong = open("~/wrong.toml").await;
    assert_eq!(wrong.code, "profile-invalid");
    let place = wrong.place.unwrap_or_default();
    assert!(place.contains("wrong.toml:"), "{place}");
}
