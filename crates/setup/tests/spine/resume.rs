//! A run that was cut short: what the journal says of it, how it goes on from
//! what it kept, and that it then is one run which one undo takes back.

use crate::support::{FEED, PROJECT, Place};
use setup::event::{Event, Progress};
use setup::journal::{self, RunState};
use setup::{ErrorCode, Setup};
use tokio_util::sync::CancellationToken;

/// A run that stopped at its last change, because the file was edited.
async fn cut_short() -> Place {
    let place = Place::new().await;
    let mut prepared = place.prepare().await.expect("a plan");
    std::fs::write(place.repository_file(), "[build]\njobs = 3\n").expect("a file");
    let failed = place.apply(&mut prepared).await.map(|applied| applied.run);
    assert_eq!(failed.map_err(|f| f.code), Err(ErrorCode::FileChanged));
    place
}

fn newest(setup: &Setup) -> setup::RunSummary {
    setup.run_summary(None).expect("a run")
}

#[tokio::test(flavor = "multi_thread")]
async fn a_run_that_failed_says_how_far_it_came_and_goes_on() {
    let place = cut_short().await;
    let before = std::fs::read(place.repository_file()).expect("a file");
    let found = newest(&place.setup);
    assert_eq!(found.state, RunState::Interrupted);
    assert_eq!((found.step, found.total, found.changes_made), (4, 4, 3));
    assert_eq!(found.feed, FEED);
    assert_eq!(found.project.as_deref(), Some(PROJECT));
    assert_eq!(found.feeds_created, [FEED]);
    assert!(found.feeds_uncertain.is_empty() && found.keychain && found.resumable);
    assert_eq!(
        found.files,
        [place.user_file()],
        "the other was not touched"
    );
    let offered = place.setup.interrupted().expect("a journal");
    assert_eq!(offered.as_ref(), Some(&found));

    let profile = place.setup.resume_profile(&found.run).expect("a profile");
    assert_eq!(profile.to_toml(), place.profile().to_toml());
    assert_eq!(profile.registry, place.profile().registry);
    let mut prepared = place.setup.prepare(profile).await.expect("a plan");
    assert_eq!(prepared.plan.changes.len(), 1);
    let applied = place.apply(&mut prepared).await.expect("applied");
    assert_eq!(applied.run.as_ref(), Some(&found.run));
    let whole = newest(&place.setup);
    assert_eq!(whole.state, RunState::Applied);
    assert_eq!((whole.step, whole.total, whole.changes_made), (4, 4, 4));
    assert_eq!(whole.files.len(), 2);
    assert_eq!(place.setup.interrupted().expect("a journal"), None);
    place.undo_everything().await.expect("undone");
    assert_eq!(
        std::fs::read(place.repository_file()).expect("a file"),
        before
    );
    let undone = newest(&place.setup);
    assert_eq!((undone.changes_made, undone.files.len()), (1, 0));
    assert!(!undone.keychain);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_run_that_was_cancelled_left_the_feed_alone() {
    let place = Place::new().await;
    let before = place.files();
    let mut prepared = place.prepare().await.expect("a plan");
    let cancel = CancellationToken::new();
    let mut at_the_file = |event: Event| {
        if matches!(&event, Event::Started { id } if id.starts_with("write")) {
            cancel.cancel();
        }
    };
    let mut progress = Progress::new(&mut at_the_file);
    let applied = place.setup.apply(&mut prepared, &mut progress, &cancel);
    let failed = applied.await.map(|applied| applied.run);
    assert_eq!(failed.map_err(|f| f.code), Err(ErrorCode::Cancelled));
    let found = newest(&place.setup);
    assert_eq!(found.state, RunState::Undone);
    assert_eq!(found.feeds_created, [FEED]);
    assert_eq!((found.changes_made, found.files.len()), (1, 0));
    assert!(!found.keychain);
    assert_eq!(place.files(), before);
    assert_eq!(place.setup.interrupted().expect("a journal"), None);
    let run = journal::run(&place.setup.folders, &found.run).expect("a run");
    assert!(run.undone.is_some_and(|at| at >= run.started));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_run_under_way_is_not_offered() {
    let place = cut_short().await;
    let lock = std::fs::File::open(place.setup.folders.state.join("lock")).expect("a lock");
    lock.lock().expect("the lock");
    assert_eq!(place.setup.interrupted().expect("a journal"), None);
    drop(lock);
    assert!(place.setup.interrupted().expect("a journal").is_some());
}

#[tokio::test(flavor = "multi_thread")]
async fn journals_of_earlier_versions_are_read() {
    let place = cut_short().await;
    let id = newest(&place.setup).run;
    let path = place
        .setup
        .folders
        .journal()
        .join(&id)
        .join("journal.jsonl");
    let text = std::fs::read_to_string(&path).expect("a journal");
    let old: Vec<String> = text.lines().map(without_what_is_new).collect();
    std::fs::write(&path, old.join("\n") + "\n").expect("a journal");
    let found = newest(&place.setup);
    assert_eq!((found.step, found.total, found.changes_made), (4, 4, 3));
    assert_eq!(found.project.as_deref(), Some(PROJECT), "of the feed");
    assert!(!found.resumable);
    let refused = place.setup.resume_profile(&id).map(|_| ());
    assert_eq!(refused.map_err(|f| f.code), Err(ErrorCode::RunUnknown));
    place.undo_everything().await.expect("undone");
    let nothing = place.setup.run_summary(Some("2026"));
    assert_eq!(nothing.map_err(|f| f.code), Err(ErrorCode::RunUnknown));
}

#[tokio::test(flavor = "multi_thread")]
async fn the_history_says_what_each_run_did() {
    let place = Place::set_up().await;
    let history = || journal::history(&place.setup.folders).expect("a journal");
    let run = serde_json::to_value(&history()[0]).expect("JSON");
    assert_eq!(
        (&run["feed"], &run["project"]),
        (&FEED.into(), &PROJECT.into())
    );
    assert_eq!(
        (&run["state"], run.get("undone")),
        (&"applied".into(), None)
    );
    let of = |key: &str| -> Vec<String> {
        let changes = run["changes"].as_array().expect("changes").iter();
        changes
            .filter_map(|change| Some(change.get(key)?.as_str()?.to_owned()))
            .collect()
    };
    assert_eq!(
        of("kind"),
        ["create-feed", "store-token", "write-file", "write-file"]
    );
    assert_eq!(of("name"), [FEED]);
    assert_eq!(of("store"), ["the Secret Service"]);
    assert_eq!(of("path").len(), 2);
    place.undo_everything().await.expect("undone");
    let run = serde_json::to_value(&history()[0]).expect("JSON");
    assert_eq!(run["state"], "undone");
    assert!(run["undone"].as_str() >= run["started"].as_str());
}

#[tokio::test(flavor = "multi_thread")]
async fn runs_for_one_feed_are_one_set_up() {
    let place = Place::set_up().await;
    let other = place.setup.computer.home.join("other");
    std::fs::create_dir_all(other.join(".git")).expect("a folder");
    let mut raw = place.raw_profile();
    raw.workstation.repositories = vec![other.display().to_string()];
    let prepared = place.setup.prepare(place.profile_of(raw)).await;
    let mut prepared = prepared.expect("a plan");
    place.apply(&mut prepared).await.expect("applied");
    let found = place.setup.set_ups().expect("a journal");
    assert_eq!(found.len(), 1);
    assert_eq!(found[0].profile.workstation.repositories.len(), 2);
    assert_eq!(found[0].run, newest(&place.setup).run);
    assert!(found[0].index.is_some(), "from the older run");
    std::fs::remove_dir_all(&other).expect("removed");
    let found = place.setup.set_ups().expect("a journal");
    assert_eq!(found[0].missing, [other]);
    assert_eq!(found[0].profile.workstation.repositories.len(), 1);
}

fn without_what_is_new(line: &str) -> String {
    let mut value: serde_json::Value = serde_json::from_str(line).expect("a line");
    for key in ["profile", "planned"] {
        value.as_object_mut().expect("an object").remove(key);
    }
    if let Some(change) = value
        .get_mut("change")
        .and_then(|change| change.as_object_mut())
    {
        change.remove("after");
    }
    value.to_string()
}
