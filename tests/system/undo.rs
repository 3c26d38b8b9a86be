//! `undo` and `history`: files get their bytes and modes back, the keychain its
//! entry, without a server; what somebody changed since is left and named.

use std::os::unix::fs::PermissionsExt;
use std::path::Path;

use cargo_home::{IndexUrl, RegistryName, RegistryTokens};
use secrecy::{ExposeSecret as _, SecretString};

use crate::support::{Ran, Site, contents};

async fn undo(site: &Site, arguments: &[&str]) -> Ran {
    let program = site.workplace.feedwright(&["undo", "--yes", "--json"]);
    arguments
        .iter()
        .fold(program, |p, a| p.argument(a))
        .run()
        .await
}

/// The states that `history` lists, newest first.
async fn states(site: &Site) -> Vec<String> {
    let run = site
        .workplace
        .feedwright(&["history", "--json"])
        .run()
        .await;
    assert_eq!(run.status, 0, "{}", run.stderr);
    let lines = run.stdout.lines().map(serde_json::from_str);
    let lines = lines.map(|line: Result<serde_json::Value, _>| line.expect("a line of JSON"));
    lines
        .map(|line| line["state"].as_str().expect("a state").to_owned())
        .collect()
}

/// A file as people have them: Windows line ends, a comment, no final newline.
fn write_old_configuration(repository: &Path) {
    let folder = repository.join(".cargo");
    std::fs::create_dir(&folder).expect("a folder");
    let path = folder.join("config.toml");
    std::fs::write(&path, "# ours\r\n[net]\r\nretry = 3 # why?").expect("a file");
    std::fs::set_permissions(&path, std::fs::Permissions::from_mode(0o600)).expect("a mode");
}

#[tokio::test]
async fn files_and_keychain_are_as_before_and_twice_is_nothing() {
    let site = Site::start().await;
    let (old, new) = (site.workplace.project("old"), site.workplace.project("new"));
    write_old_configuration(&old);
    let profile = site.profile(&[&old, &new]);
    site.sign_in(&site.token()).await;
    assert_eq!(states(&site).await, [""; 0]);
    let before = contents(&site.workplace.home);
    let keychain = site.workplace.keychain_items().await;

    let run = site.apply(&profile).await.line("applied")["run"].clone();
    assert_eq!(states(&site).await, ["applied"]);
    assert_ne!(contents(&site.workplace.home), before);
    let Site { workplace, server } = site;
    server.stop().await;
    let undone = workplace
        .feedwright(&["undo", "--yes", "--json"])
        .run()
        .await;
    assert_eq!(undone.status, 0, "{}", undone.stderr);
    let line = undone.line("undone");
    assert_eq!(line["run"], run);
    assert_eq!(line["files"].as_array().map(Vec::len), Some(3));
    assert_eq!(line["keychain"], true);
    assert_eq!(line["feeds_kept"], serde_json::json!(["mirror"]));
    assert_eq!(contents(&workplace.home), before);
    assert_eq!(workplace.keychain_items().await, keychain);

    for id in [None, run.as_str()] {
        let program = workplace.feedwright(&["undo", "--yes", "--json"]);
        let again = id
            .into_iter()
            .fold(program, |p, id| p.argument(id))
            .run()
            .await;
        assert_eq!(again.status, 1);
        assert_eq!(again.line("error")["code"], "nothing-to-undo");
        assert!(again.stderr.contains("There is nothing to undo"));
    }
    let history = workplace.feedwright(&["history"]).run().await;
    assert!(history.stdout.contains("undone"), "{}", history.stdout);
}

#[tokio::test]
async fn another_token_comes_back_with_its_label() {
    let site = Site::start().await;
    let repository = site.workplace.project("app");
    let index = site.index("mirror");
    let tokens = RegistryTokens::open(&site.computer())
        .await
        .expect("a keychain");
    let theirs = SecretString::from(format!("Bearer {}", "x".repeat(30)));
    let name = RegistryName::parse("their-name").expect("a name");
    let parsed = IndexUrl::parse(&index).expect("an index");
    tokens
        .write(&parsed, &name, &theirs)
        .await
        .expect("a token");
    let profile = site.profile(&[&repository]);
    site.sign_in(&site.token()).await;
    let before = site.workplace.keychain_items().await.len();

    let applied = site.apply(&profile).await;
    assert_eq!(applied.line("plan")["changes"][1]["replaces"], true);
    let ours = site.header(&index).await.expect("a token");
    assert!(ours.expose_secret().starts_with("Basic "));
    assert_eq!(
        site.workplace.cargo_items().await[0].label,
        "cargo-registry:mirror"
    );

    assert_eq!(undo(&site, &[]).await.status, 0);
    let again = site.header(&index).await.expect("a token");
    assert_eq!(again.expose_secret(), theirs.expose_secret());
    let items = site.workplace.cargo_items().await;
    assert_eq!(items[0].label, "cargo-registry:their-name");
    let after = site.workplace.keychain_items().await.len();
    assert_eq!(
        (items.len(), after),
        (1, before),
        "nothing is kept any longer"
    );
}

#[tokio::test]
async fn what_was_changed_since_is_left_and_named() {
    let site = Site::start().await;
    let repository = site.workplace.project("app");
    write_old_configuration(&repository);
    let profile = site.profile(&[&repository]);
    site.sign_in(&site.token()).await;
    let before = contents(&site.workplace.home);
    site.apply(&profile).await;
    let path = repository.join(".cargo/config.toml");
    let applied = std::fs::read(&path).expect("a file");
    let edited = [applied.as_slice(), b"\r\n[term]\r\nquiet = true\r\n"].concat();
    std::fs::write(&path, &edited).expect("a file");

    for _ in 0..2 {
        let run = undo(&site, &[]).await;
        assert_eq!(run.status, 1);
        let error = run.line("error");
        assert_eq!(error["code"], "changed-since");
        assert_eq!(error["place"], path.to_str().expect("a path in UTF-8"));
        assert_eq!(std::fs::read(&path).expect("a file"), edited);
        let user = site.workplace.home.join(".cargo/config.toml");
        assert!(!user.exists(), "the rest is put back");
        assert!(site.header(&site.index("mirror")).await.is_none());
        assert_eq!(states(&site).await, ["partly-undone"]);
    }
    std::fs::write(&path, &applied).expect("a file");
    assert_eq!(undo(&site, &[]).await.status, 0);
    assert_eq!(contents(&site.workplace.home), before);
    assert_eq!(states(&site).await, ["undone"]);
}

#[tokio::test]
async fn a_token_of_the_persons_own_since_then_is_left() {
    let site = Site::start().await;
    let repository = site.workplace.project("app");
    let profile = site.profile(&[&repository]);
    site.sign_in(&site.token()).await;
    let before = contents(&site.workplace.home);
    site.apply(&profile).await;
    let index = site.index("mirror");
    let parsed = IndexUrl::parse(&index).expect("an index");
    let tokens = RegistryTokens::open(&site.computer())
        .await
        .expect("a keychain");
    let newer = SecretString::from(format!("Bearer {}", "y".repeat(30)));
    let name = RegistryName::parse("mirror").expect("a name");
    tokens.write(&parsed, &name, &newer).await.expect("a token");

    let run = undo(&site, &[]).await;
    assert_eq!(run.status, 1, "{}", run.stdout);
    assert_eq!(run.line("error")["code"], "changed-since");
    let left = site.header(&index).await.expect("the person's token");
    assert_eq!(left.expose_secret(), newer.expose_secret());
    assert_eq!(contents(&site.workplace.home), before);
}

#[tokio::test]
async fn an_earlier_run_is_taken_back_by_its_id() {
    let site = Site::start().await;
    let (one, two) = (site.workplace.project("one"), site.workplace.project("two"));
    site.sign_in(&site.token()).await;
    let first = site.apply(&site.profile(&[&one])).await.line("applied")["run"].clone();
    let second = site.apply(&site.profile(&[&two])).await.line("applied")["run"].clone();
    assert_ne!(first, second);
    assert_eq!(states(&site).await, ["applied", "applied"]);
    let id = first.as_str().expect("an id");
    assert_eq!(undo(&site, &[id]).await.status, 0);
    assert!(!one.join(".cargo").exists());
    assert!(two.join(".cargo/config.toml").exists());
    assert_eq!(states(&site).await, ["applied", "undone"]);
    assert_eq!(undo(&site, &[]).await.line("undone")["run"], second);
    assert_eq!(states(&site).await, ["undone", "undone"]);
    for unknown in ["2020-01-01T000000Z-0000", "..", "../..", ""] {
        let run = undo(&site, &[unknown]).await;
        assert_eq!(run.status, 1, "{unknown}");
        assert_eq!(run.line("error")["code"], "run-unknown", "{unknown}");
    }
}

#[tokio::test]
async fn files_are_put_back_also_when_the_keychain_is_gone() {
    let site = Site::start().await;
    let repository = site.workplace.project("app");
    let profile = site.profile(&[&repository]);
    site.sign_in(&site.token()).await;
    let before = contents(&site.workplace.home);
    site.apply(&profile).await;
    let program = site.workplace.feedwright(&["undo", "--yes", "--json"]);
    let nowhere = format!(
        "unix:path={}",
        site.workplace.root().join("nowhere").display()
    );
    let run = program
        .variable("DBUS_SESSION_BUS_ADDRESS", nowhere)
        .run()
        .await;
    assert_eq!(run.status, 1);
    assert_eq!(run.line("error")["code"], "keychain-missing");
    assert_eq!(contents(&site.workplace.home), before);
    assert_eq!(states(&site).await, ["partly-undone"]);
    assert_eq!(undo(&site, &[]).await.status, 0);
    assert!(site.header(&site.index("mirror")).await.is_none());
}
