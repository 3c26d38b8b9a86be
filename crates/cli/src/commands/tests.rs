//! Commands against a practice server, in a throw-away home, with secrets in
//! memory.

use std::ffi::OsString;
use std::sync::Arc;

use ::sign_in::SecretStore;
use cargo_home::Computer;
use clap::Parser;
use practice_server::{FeedSeed, PracticeOptions, PracticeServer, TokenRequest, Upstream};
use tempfile::TempDir;
use tokio_util::sync::CancellationToken;

use super::{Context, run};
use crate::arguments::CommandLine;
use crate::output::{Printer, Streams};
use crate::prompt::Prompt;

/// A home, a server, and a store of secrets.
struct World {
    home: TempDir,
    server: PracticeServer,
    secrets: SecretStore,
}

impl World {
    async fn start() -> Self {
        let options = PracticeOptions {
            upstream: Upstream::BuiltIn,
            ..PracticeOptions::default()
        };
        Self {
            home: tempfile::tempdir().unwrap(),
            server: PracticeServer::start(options).await.unwrap(),
            secrets: SecretStore::memory(),
        }
    }

    fn organization(&self) -> String {
        self.server.organization_url().to_string()
    }

    /// Runs a command line; `ORG` in it stands for the organization.
    async fn run(&self, line: &str) -> (u8, String, String) {
        let line = line.replace("ORG", &self.organization());
        let words = std::iter::once("feedwright").chain(line.split_whitespace());
        let parsed = CommandLine::try_parse_from(words).unwrap();
        let (streams, out, error) = Streams::buffers();
        let printer = Arc::new(Printer::new(
            streams,
            parsed.global.json,
            parsed.global.color,
        ));
        let home = OsString::from(self.home.path());
        let context = Context {
            printer: Arc::clone(&printer),
            prompt: Prompt::new(false, false, false),
            cancel: CancellationToken::new(),
            computer: Box::new(move || {
                let variables = ["HOME", "USERPROFILE", "FEEDWRIGHT_HOME"];
                Computer::from_variables(variables.map(|name| (name.into(), home.clone())))
            }),
            secrets: self.secrets.clone(),
        };
        let done = run(&context, parsed.command).await;
        let status = crate::program::finish(&printer, done).number();
        let address = self.server.address().to_string();
        let index = format!("index.{}", "crates.io");
        let hide = |text: String| {
            text.replace(&address, "127.0.0.1:PORT")
                .replace(&index, "INDEX")
        };
        (status, hide(out.text()), hide(error.text()))
    }

    async fn sign_in(&self) {
        let folders = setup::Folders::below(self.home.path());
        let accounts = ::sign_in::Accounts::open(&folders.configuration, self.secrets.clone());
        let endpoints = azure_devops::Endpoints::parse(&self.organization()).unwrap();
        let token = self.server.issue_token(TokenRequest::default());
        let options = azure_devops::ClientOptions::default();
        accounts
            .unwrap()
            .sign_in_with_token(&endpoints, token, options)
            .await
            .unwrap();
    }
}

#[tokio::test]
async fn without_an_account_there_is_a_hint_and_nothing_is_sent() {
    let world = World::start().await;
    let (status, out, error) = world.run("accounts").await;
    assert_eq!((status, out.as_str()), (0, ""));
    insta::assert_snapshot!(error, @"Nobody is signed in. Sign in with `feedwright sign-in --organization URL`.");
    let (status, out, error) = world.run("feed list --organization ORG").await;
    assert_eq!((status, out.as_str()), (1, ""));
    insta::assert_snapshot!(error, @r"
    error: Nobody is signed in to this organization: http://127.0.0.1:PORT/tfs/DefaultCollection
      hint: Run `feedwright sign-in --organization http://127.0.0.1:PORT/tfs/DefaultCollection`.
    ");
    assert!(world.server.requests().is_empty());
}

#[tokio::test]
async fn accounts_are_listed_for_people_and_programs_and_signed_out() {
    let world = World::start().await;
    world.sign_in().await;
    let (status, out, _) = world.run("accounts").await;
    assert_eq!(status, 0);
    let shown: Vec<Vec<&str>> = out
        .lines()
        .map(|line| {
            line.split("  ")
                .filter(|c| !c.is_empty())
                .map(str::trim)
                .collect()
        })
        .collect();
    let titles = "ORGANIZATION USER KIND TENANT STORE SINCE ENDS";
    assert_eq!(shown[0].join(" "), titles);
    assert_eq!(
        shown[1][..5],
        [
            "http://127.0.0.1:PORT/tfs/DefaultCollection",
            "Practice User",
            "personal-access-token",
            "-",
            "memory"
        ]
    );
    assert_eq!(shown[1][6], "not known");
    let (_, out, _) = world.run("accounts --json").await;
    let line: serde_json::Value = serde_json::from_str(&out).unwrap();
    assert_eq!(
        (line["type"].as_str(), line["schema"].as_u64()),
        (Some("account"), Some(1))
    );
    assert_eq!(line["user"], "Practice User");
    let (status, out, error) = world.run("sign-out --json --organization ORG").await;
    assert_eq!(status, 0);
    insta::assert_snapshot!(out, @r#"{"schema":1,"type":"signed-out","organization":"http://127.0.0.1:PORT/tfs/DefaultCollection","removed":true,"still_good_until":null}"#);
    insta::assert_snapshot!(error, @"Signed out of http://127.0.0.1:PORT/tfs/DefaultCollection.");
    let (status, _, error) = world.run("sign-out --organization ORG").await;
    assert_eq!(status, 0);
    insta::assert_snapshot!(error, @"Nobody was signed in to http://127.0.0.1:PORT/tfs/DefaultCollection.");
}

#[tokio::test]
async fn feeds_are_listed_and_shown() {
    let world = World::start().await;
    world.sign_in().await;
    let (status, out, error) = world.run("feed list --organization ORG").await;
    assert_eq!((status, out.as_str()), (0, ""));
    insta::assert_snapshot!(error, @"There is no feed here that you may see.");
    for (name, project, crates_io) in [
        ("shared", None, false),
        ("mirror", Some("My Project"), true),
    ] {
        let project = project.map(str::to_owned);
        world.server.add_feed(&FeedSeed {
            name: name.to_owned(),
            project,
            crates_io,
        });
    }
    let (_, out, _) = world
        .run("feed list --organization ORG/My%20Project/_artifacts/feed/mirror")
        .await;
    insta::assert_snapshot!(out, @r"
    FEED    PROJECT     UPSTREAM SOURCES
    shared
    mirror  My Project  crates.io
    ");
    let (status, out, _) = world
        .run("feed show mirror --organization ORG/My%20Project/_artifacts")
        .await;
    assert_eq!(status, 0);
    let out: Vec<&str> = out
        .lines()
        .filter(|line| !line.starts_with("Identifier"))
        .collect();
    insta::assert_snapshot!(out.join("\n"), @r"
    Feed              mirror
    Project           My Project
    Public            no
    Page              http://127.0.0.1:PORT/tfs/DefaultCollection/My%20Project/_artifacts/feed/mirror
    Upstream sources  used
                      crates.io (Cargo, ok) https://INDEX/
    ");
    let (_, out, _) = world.run("feed list --json --organization ORG").await;
    let types: Vec<serde_json::Value> = out
        .lines()
        .map(|line| serde_json::from_str(line).unwrap())
        .collect();
    assert!(types.iter().all(|line| line["type"] == "feed"), "{out}");
    let (status, out, error) = world.run("feed show none --organization ORG").await;
    assert_eq!((status, out.as_str()), (1, ""));
    insta::assert_snapshot!(error, @r"
    error: There is no such feed, or you may not see it: feed `none` of the organization
      The feed with ID 'none' doesn't exist.
      hint: Check its name and whether it belongs to a project or to the organization; or let Feedwright create it.
    ");
}

#[tokio::test]
async fn bad_addresses_and_names_are_errors_with_their_place() {
    let world = World::start().await;
    world.sign_in().await;
    for (line, code) in [
        (
            "sign-in --organization https://dev.azure.com/",
            "address-not-understood",
        ),
        (
            "sign-in --organization http://dev.azure.com/contoso",
            "address-not-secure",
        ),
        (
            "sign-in --organization ftp://nonsense/x --token-stdin",
            "address-not-understood",
        ),
        (
            "sign-out --organization file:///etc",
            "address-not-understood",
        ),
        (
            "feed list --organization ORG --project a/b",
            "project-name-refused",
        ),
        (
            "feed show x --organization https://dev.azure.com.evil.example/x",
            "address-not-understood",
        ),
        ("sign-in --organization ORG", "input-needed"),
    ] {
        let (status, out, error) = world.run(&format!("{line} --json")).await;
        assert_eq!(status, 1, "{line}: {error}");
        let line: serde_json::Value = serde_json::from_str(&out).unwrap();
        assert_eq!(line["code"], code, "{out}");
        assert!(error.starts_with("error: "), "{error}");
    }
}
