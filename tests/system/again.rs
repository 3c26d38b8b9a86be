//! A second `apply` writes nothing and says so, plans are the same byte for
//! byte, and `status` needs no server.

use std::collections::BTreeMap;
use std::path::PathBuf;

use crate::support::{KeychainItem, Ran, Site, snapshot};

/// Everything that a second run could touch: all files but the keyring's own
/// (which are shown by its items), and the items.
async fn everything(site: &Site) -> (BTreeMap<PathBuf, String>, Vec<KeychainItem>) {
    let mut files = snapshot(site.workplace.root());
    files.retain(|path, _| !path.starts_with("keychain"));
    (files, site.workplace.keychain_items().await)
}

async fn plan(site: &Site, profile: &std::path::Path) -> Ran {
    let program = site.with_profile("plan", profile);
    program.argument("--json").run().await
}

#[tokio::test]
async fn a_second_apply_writes_nothing_and_says_so() {
    let site = Site::start().await;
    let repository = site.workplace.project("app");
    let profile = site.profile(&[&repository]);
    site.sign_in(&site.token()).await;
    let first = site.apply(&profile).await;
    assert!(first.line("applied")["run"].is_string());
    let before = everything(&site).await;
    let requests = site.server.requests().len();

    let second = site.apply(&profile).await;
    assert_eq!(everything(&site).await, before);
    let applied = second.line("applied");
    assert!(applied["run"].is_null() && applied["changes"] == 0);
    let words = "Everything is already as planned: no file, no keychain entry and nothing on the server would change.";
    assert!(second.stderr.contains(words), "{}", second.stderr);
    for request in &site.server.requests()[requests..] {
        let method = request.method.as_str();
        assert!(["GET", "OPTIONS"].contains(&method), "{method}");
    }

    let program = site.with_profile("apply", &profile);
    let in_words = program.argument("--yes").run().await;
    assert_eq!(in_words.status, 0);
    assert_eq!(everything(&site).await, before);

    let program = site.with_profile("apply", &profile).argument("--yes");
    let proved = program.argument("--prove").run().await;
    assert_eq!(proved.status, 0, "{}", proved.stderr);
    assert!(proved.stdout.contains("serde"), "{}", proved.stdout);
    assert_eq!(everything(&site).await, before);
}

#[tokio::test]
async fn a_second_quickstart_writes_nothing_of_cargos() {
    let site = Site::start().await;
    let repository = site.workplace.project("app");
    let token = site.token();
    let organization = site.organization();
    let quickstart = || {
        let arguments = ["quickstart", "--organization", &organization];
        let program = site.workplace.feedwright(&arguments);
        let program = program.argument("--project").argument("Practice");
        let program = program.argument("--token-stdin").argument("--yes");
        let program = program.argument("--repository").argument(&repository);
        program.input(secrecy::ExposeSecret::expose_secret(&token))
    };
    assert_eq!(quickstart().run().await.status, 0);
    let files = [
        repository.join(".cargo/config.toml"),
        site.workplace.home.join(".cargo/config.toml"),
    ];
    let look = || async {
        let files = files.each_ref().map(|path| {
            let metadata = std::fs::metadata(path).expect("a file");
            let inode = std::os::unix::fs::MetadataExt::ino(&metadata);
            (inode, metadata.modified().expect("a time"))
        });
        (files, site.workplace.cargo_items().await)
    };
    let before = look().await;
    let run = quickstart().run().await;
    assert_eq!(run.status, 0, "{}", run.stderr);
    assert_eq!(look().await, before);
}

#[tokio::test]
async fn plan_and_status_tell_what_is_pending() {
    let site = Site::start().await;
    let repository = site.workplace.project("app");
    let profile = site.profile(&[&repository]);
    site.sign_in(&site.token()).await;
    let before = everything(&site).await;
    let pending = plan(&site, &profile).await;
    assert_eq!(pending.status, 2, "{}", pending.stderr);
    assert_eq!(plan(&site, &profile).await.stdout, pending.stdout);
    let kinds: Vec<String> = pending.line("plan")["changes"]
        .as_array()
        .expect("changes")
        .iter()
        .map(|change| change["kind"].to_string())
        .collect();
    let write = "\"write-configuration\"";
    let expected = ["\"create-feed\"", "\"store-token\"", write, write];
    assert_eq!(kinds, expected);
    let status = site.with_profile("status", &profile).run().await;
    assert_eq!(status.status, 2, "{}", status.stderr);
    assert_eq!(everything(&site).await, before, "looking changes nothing");

    site.apply(&profile).await;
    let done = plan(&site, &profile).await;
    assert_eq!(done.status, 0, "{}", done.stderr);
    assert_eq!(plan(&site, &profile).await.stdout, done.stdout);
    assert_eq!(done.line("plan")["changes"], serde_json::json!([]));

    let Site { workplace, server } = site;
    server.stop().await;
    let status = workplace.feedwright(&["status", "--profile"]);
    let run = status.argument(&profile).run().await;
    assert_eq!(run.status, 0, "{}", run.stderr);
    assert!(run.stdout.contains("Everything is already as planned"));
    std::fs::remove_file(repository.join(".cargo/config.toml")).expect("a file");
    let status = workplace.feedwright(&["status", "--profile"]);
    let run = status.argument(&profile).run().await;
    assert_eq!(run.status, 2, "{}", run.stderr);
    assert!(run.stdout.contains("1 change."), "{}", run.stdout);
}
