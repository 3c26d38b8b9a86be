//! The proof: the real cargo builds a project through the feed.

use practice_server::{Fault, HeaderShape, PracticeOptions, Scope, SeenRequest, Upstream};

use crate::project::Project;
use crate::support::{Feed, options};

fn statuses_of(feed: &Feed, path_end: &str) -> Vec<u16> {
    let requests = feed.server.requests().into_iter();
    let wanted = requests.filter(|request| request.path.ends_with(path_end));
    wanted.filter_map(|request| request.status).collect()
}

/// The token arrives as one well-formed header, and never at the host of the files.
fn assert_credentials_stay_with_the_feed(feed: &Feed, files: usize) {
    let requests = feed.server.requests();
    let good = HeaderShape::Basic {
        fields: 2,
        well_formed: true,
    };
    assert!(requests.iter().any(|seen| seen.authorization == good));
    let is_file = |seen: &&SeenRequest| seen.path.ends_with(".crate");
    let blobs: Vec<_> = requests.iter().filter(is_file).collect();
    assert_eq!(blobs.len(), files);
    for seen in blobs {
        let found = (seen.authorization, seen.status);
        assert_eq!(found, (HeaderShape::None, Some(200)));
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn cargo_builds_through_the_feed_which_saves_what_it_downloads() {
    let feed = Feed::start().await;
    let token = feed.token(Scope::PackagingWrite);
    let project = Project::new(&feed.index("crates"));
    let built = project.cargo(&["build"], Some(&token), &[]).await;
    assert!(built.success, "{}", built.messages);

    let mut saved = feed.saved();
    saved.sort();
    let expected = [("serde", "1.0.9001"), ("serde_derive", "1.0.9001")];
    assert_eq!(
        saved,
        expected.map(|(name, version)| (name.to_owned(), version.to_owned()))
    );
    assert!(
        feed.server
            .saved_versions("crates")
            .iter()
            .all(|version| version.from_upstream)
    );

    // cargo asks without a credential first.
    assert_eq!(statuses_of(&feed, "/config.json"), [401, 200]);
    assert_credentials_stay_with_the_feed(&feed, 2);

    // The lock file names crates.io, not the feed.
    let lock = project.lock_file();
    assert!(
        lock.contains("github.com/rust-lang/crates.io-index"),
        "{lock}"
    );
    assert!(!lock.contains("127.0.0.1"), "{lock}");
}

/// The same with the real crates.io behind the feed, where it answers.
#[tokio::test(flavor = "multi_thread")]
async fn cargo_builds_a_crate_of_the_real_crates_io_through_the_feed() {
    let options = PracticeOptions {
        upstream: Upstream::Automatic,
        ..options()
    };
    let feed = Feed::start_with(options, "Practice").await;
    if !feed.server.uses_crates_io() {
        return println!("skipped: crates.io did not answer within three seconds");
    }
    let token = feed.token(Scope::PackagingWrite);
    let main = "fn main() { print!(\"{}\", itoa::Buffer::new().format(42_u8)); }\n";
    let project = Project::with_dependencies(&feed.index("crates"), "itoa = \"1\"\n", main);
    let run = project.cargo(&["run"], Some(&token), &[]).await;
    assert!(run.success, "{}", run.messages);
    assert_eq!(run.output, "42");
    let saved = feed.server.saved_versions("crates");
    assert_eq!((saved.len(), saved[0].name.as_str()), (1, "itoa"));
    assert!(saved[0].from_upstream);
}

#[tokio::test(flavor = "multi_thread")]
async fn the_second_time_cargo_is_told_that_nothing_changed() {
    let feed = Feed::start().await;
    let token = feed.token(Scope::PackagingWrite);
    let project = Project::new(&feed.index("crates"));
    for status in [200, 304] {
        project.forget_lock_file();
        let done = project
            .cargo(&["generate-lockfile"], Some(&token), &[])
            .await;
        assert!(done.success, "{}", done.messages);
        assert_eq!(statuses_of(&feed, "/se/rd/serde").last(), Some(&status));
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_token_for_reading_saves_nothing_and_cargo_says_why() {
    let feed = Feed::start().await;
    let token = feed.token(Scope::Packaging);
    let project = Project::new(&feed.index("crates"));
    let refused = project.cargo(&["build"], Some(&token), &[]).await;
    assert!(!refused.success);
    assert!(
        refused.messages.contains("token rejected"),
        "{}",
        refused.messages
    );
    assert!(feed.saved().is_empty());
}

#[tokio::test(flavor = "multi_thread")]
async fn a_corrupt_file_stops_the_build() {
    let feed = Feed::start().await;
    feed.server.set_fault(Fault::CorruptDownload);
    let token = feed.token(Scope::PackagingWrite);
    let project = Project::new(&feed.index("crates"));
    let refused = project.cargo(&["build"], Some(&token), &[]).await;
    assert!(!refused.success);
    assert!(
        refused.messages.contains("checksum"),
        "{}",
        refused.messages
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn every_built_in_crate_compiles() {
    let feed = Feed::start().await;
    let token = feed.token(Scope::PackagingWrite);
    let project = Project::with_dependencies(
        &feed.index("crates"),
        "cfg-if = \"1\"\nlog = \"0.4\"\nserde = { version = \"1\", features = [\"derive\"] }\nserde_json = \"1\"\n",
        "#[derive(serde::Serialize, serde::Deserialize)]\nstruct Crate;\n\
         cfg_if::cfg_if! { if #[cfg(unix)] { const N: u8 = 1; } else { const N: u8 = 2; } }\n\
         fn main() { log::info!(\"{N}\"); println!(\"{}\", serde_json::to_string(&Crate).unwrap()); }\n",
    );
    let run = project.cargo(&["run"], Some(&token), &[]).await;
    assert!(run.success, "{}", run.messages);
    assert_eq!(run.output, "{\"type\":\"Crate\",\"length\":5}\n");
    assert_eq!(feed.saved().len(), 6);
}
