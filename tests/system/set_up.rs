//! `quickstart` against a collection on loopback: it ends in a proof, what it
//! wrote is what it said, and the person's own cargo works with nothing more.

use std::path::Path;

use practice_server::HeaderShape;
use secrecy::ExposeSecret as _;

use crate::support::{Ran, Site};

const GOOD: HeaderShape = HeaderShape::Basic {
    fields: 2,
    well_formed: true,
};

/// The text of a file with the server's address replaced.
fn text(site: &Site, path: &Path) -> String {
    let text = std::fs::read_to_string(path).expect("a file");
    text.replace(&site.organization(), "COLLECTION")
}

/// The person's own cargo adds a crate and builds, through this feed.
async fn check_cargo(site: &Site, repository: &Path, feed: &str) {
    for arguments in [["add", "itoa"].as_slice(), &["build"]] {
        let cargo = site.workplace.cargo(arguments).within(repository);
        let run = cargo.run().await;
        assert_eq!(run.status, 0, "{arguments:?} with {feed}: {}", run.stderr);
    }
    let saved = site.server.saved_versions(feed);
    let found = saved.iter().find(|saved| saved.name == "itoa");
    assert!(found.is_some_and(|saved| saved.from_upstream), "{saved:?}");
}

fn check_proof(run: &Ran, feed: &str) {
    assert_eq!(run.status, 0, "{feed}: {}\n{}", run.stdout, run.stderr);
    let proof = run.line("proof");
    assert_eq!(proof["package"], "serde");
    assert_eq!(proof["feed"], feed);
    assert_eq!(proof["built"], true);
}

#[tokio::test]
async fn a_quickstart_ends_in_a_proof_and_cargo_works_from_then_on() {
    let site = Site::start().await;
    let repository = site.workplace.project("app");
    let run = site
        .quickstart(&["--project", "Practice", "--feed", "mirror"])
        .argument("--repository")
        .argument(&repository)
        .run()
        .await;
    check_proof(&run, "mirror");
    check_files(&site, &repository);
    check_keychain(&site).await;
    let feeds = site.server.feeds();
    assert_eq!(feeds.len(), 1);
    assert_eq!(feeds[0].project.as_deref(), Some("Practice"));
    assert!(feeds[0].crates_io && !feeds[0].deleted);
    let version = run.line("proof")["version"].clone();
    let saved = site.server.saved_versions("mirror");
    let proved = saved
        .iter()
        .find(|saved| saved.name == "serde" && version == saved.version.as_str());
    assert!(proved.is_some_and(|saved| saved.from_upstream), "{saved:?}");
    check_cargo(&site, &repository, "mirror").await;
    assert!(site.workplace.leftovers().is_empty());
}

fn check_files(site: &Site, repository: &Path) {
    insta::assert_snapshot!(text(site, &repository.join(".cargo/config.toml")), @r#"
    [registries]
    mirror = { index = "sparse+COLLECTION/Practice/_packaging/mirror/Cargo/index/" }

    [source.crates-io]
    replace-with = "mirror"
    "#);
    let cargo_home = site.workplace.home.join(".cargo");
    insta::assert_snapshot!(text(site, &cargo_home.join("config.toml")), @r#"
    [registry]
    global-credential-providers = ["cargo:token", "cargo:libsecret"]
    "#);
    assert!(
        !cargo_home.join("credentials.toml").exists(),
        "no token in a file"
    );
}

async fn check_keychain(site: &Site) {
    let index = site.index("mirror");
    let items = site.workplace.cargo_items().await;
    assert_eq!(items.len(), 1, "{items:?}");
    assert_eq!(items[0].label, "cargo-registry:mirror");
    let attributes: Vec<(&str, &str)> = items[0]
        .attributes
        .iter()
        .map(|(name, value)| (name.as_str(), value.as_str()))
        .collect();
    let expected = [
        ("url", index.as_str()),
        ("xdg:schema", "org.rust-lang.cargo.registry"),
    ];
    assert_eq!(attributes, expected);
    let header = site.header(&index).await.expect("a token");
    assert!(header.expose_secret().starts_with("Basic "));
}

/// Names that are awkward in addresses, files and registry names.
const AWKWARD: [(Option<&str>, &str, &str); 6] = [
    (Some("My Project"), "with-space", "with-space"),
    (Some("Überprüfung"), "umlauts", "umlauts"),
    (Some("O'Brien's Crates"), "apostrophe", "apostrophe"),
    (Some("Practice"), "1st.Mirror", "feed-1st-Mirror"),
    (Some("My Project"), "crates.io", "feed-crates-io"),
    (None, "Spiegel.für.Ümläute", "Spiegel-für-Ümläute"),
];

#[tokio::test]
async fn awkward_names_work_for_cargo_too() {
    let site = Site::start().await;
    for (number, (project, feed, registry)) in AWKWARD.into_iter().enumerate() {
        let repository = site.workplace.project(&format!("app{number}"));
        let mut arguments = vec!["--feed", feed, "--repository"];
        let folder = repository.to_str().expect("a path in UTF-8").to_owned();
        arguments.push(&folder);
        arguments.extend(project.iter().flat_map(|project| ["--project", project]));
        let run = site.quickstart(&arguments).run().await;
        check_proof(&run, feed);
        assert_eq!(run.line("plan")["registry"], registry, "{feed}");
        check_cargo(&site, &repository, feed).await;
        let feeds = site.server.feeds();
        let made = feeds.iter().find(|made| made.name == feed).expect("a feed");
        assert_eq!(made.project.as_deref(), project, "{feed}");
        assert_eq!(site.server.count_of_feeds_created(feed), 1, "{feed}");
    }
    let requests = site.server.requests();
    let sent = |request: &&practice_server::SeenRequest| request.authorization != HeaderShape::None;
    for request in requests.iter().filter(sent) {
        assert_eq!(request.authorization, GOOD, "{}", request.path);
    }
}

#[tokio::test]
async fn at_the_users_level_every_project_is_set_up() {
    let site = Site::start().await;
    let arguments = ["--project", "Practice", "--feed", "mirror", "--user-level"];
    let run = site.quickstart(&arguments).run().await;
    check_proof(&run, "mirror");
    let configuration = site.workplace.home.join(".cargo/config.toml");
    insta::assert_snapshot!(text(&site, &configuration), @r#"
    [registries]
    mirror = { index = "sparse+COLLECTION/Practice/_packaging/mirror/Cargo/index/" }

    [source.crates-io]
    replace-with = "mirror"

    [registry]
    global-credential-providers = ["cargo:token", "cargo:libsecret"]
    "#);
    for name in ["one", "two"] {
        let repository = site.workplace.project(name);
        check_cargo(&site, &repository, "mirror").await;
        assert!(!repository.join(".cargo").exists());
    }
}

#[tokio::test]
async fn a_feed_that_is_there_is_joined_and_not_changed() {
    let site = Site::start().await;
    site.server.add_feed(&practice_server::FeedSeed {
        name: "shared".to_owned(),
        project: Some("Fabrikam".to_owned()),
        crates_io: true,
    });
    let repository = site.workplace.project("app");
    let run = site
        .quickstart(&["--project", "Fabrikam", "--feed", "shared", "--repository"])
        .argument(&repository)
        .run()
        .await;
    check_proof(&run, "shared");
    assert_eq!(site.server.count_of_feeds_created("shared"), 0);
    check_cargo(&site, &repository, "shared").await;
}
