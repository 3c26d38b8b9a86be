//! A workplace beside a practice server whose crates are made in memory, and
//! what a test asks the two of them.

use std::path::{Path, PathBuf};

use cargo_home::{Computer, IndexUrl, RegistryTokens};
use practice_server::{PracticeOptions, PracticeServer, TokenRequest, Upstream};
use secrecy::{ExposeSecret as _, SecretString};

use super::{Program, Ran, Workplace};

/// A person's computer and the organization it is set up for.
pub(crate) struct Site {
    pub(crate) workplace: Workplace,
    pub(crate) server: PracticeServer,
}

impl Site {
    pub(crate) async fn start() -> Site {
        Site::with(PracticeOptions::default()).await
    }

    /// With these options; the crates are always those made in memory.
    pub(crate) async fn with(options: PracticeOptions) -> Site {
        let options = PracticeOptions {
            upstream: Upstream::BuiltIn,
            ..options
        };
        Site {
            server: PracticeServer::start(options).await.expect("a server"),
            workplace: Workplace::new().await,
        }
    }

    /// The collection's address.
    pub(crate) fn organization(&self) -> String {
        self.server.organization_url().to_string()
    }

    /// A token as most people can make one.
    pub(crate) fn token(&self) -> SecretString {
        self.server.issue_token(TokenRequest::default())
    }

    /// `quickstart` for this organization with a new token on stdin.
    pub(crate) fn quickstart(&self, arguments: &[&str]) -> Program {
        let organization = self.organization();
        let mut all = vec!["quickstart", "--organization", &organization];
        all.extend(["--token-stdin", "--yes", "--json"]);
        all.extend(arguments);
        let token = self.token();
        self.workplace.feedwright(&all).input(token.expose_secret())
    }

    /// Signs in with this token, which works.
    pub(crate) async fn sign_in(&self, token: &SecretString) -> Ran {
        let organization = self.organization();
        let arguments = ["sign-in", "--organization", &organization, "--token-stdin"];
        let program = self.workplace.feedwright(&arguments);
        let run = program.input(token.expose_secret()).run().await;
        assert_eq!(run.status, 0, "{}", run.stderr);
        run
    }

    /// A profile for feed `mirror` of project `Practice` and these folders.
    pub(crate) fn profile(&self, repositories: &[&Path]) -> PathBuf {
        let folders: Vec<String> = repositories
            .iter()
            .map(|folder| format!("{:?}", folder.to_str().expect("a path in UTF-8")))
            .collect();
        let text = format!(
            "schema = 1\n[organization]\nurl = \"{}\"\n[feed]\nname = \"mirror\"\nproject = \"Practice\"\n[workstation]\nrepositories = [{}]\nuser-level = {}\n",
            self.organization(),
            folders.join(", "),
            repositories.is_empty(),
        );
        let path = self.workplace.folder("profiles").join("feedwright.toml");
        std::fs::write(&path, text).expect("a profile");
        path
    }

    /// A command that takes a profile.
    pub(crate) fn with_profile(&self, command: &str, profile: &Path) -> Program {
        let program = self.workplace.feedwright(&[command, "--profile"]);
        program.argument(profile)
    }

    /// `apply --yes`, which works.
    pub(crate) async fn apply(&self, profile: &Path) -> Ran {
        let program = self.with_profile("apply", profile).argument("--yes");
        let run = program.argument("--json").run().await;
        assert_eq!(run.status, 0, "{}\n{}", run.stdout, run.stderr);
        run
    }

    /// The index of a feed of project `Practice`, as cargo uses it.
    pub(crate) fn index(&self, feed: &str) -> String {
        let organization = self.organization();
        format!("sparse+{organization}/Practice/_packaging/{feed}/Cargo/index/")
    }

    /// This computer, as the programs of the workplace see it.
    pub(crate) fn computer(&self) -> Computer {
        let real = Computer::from_environment().expect("this computer");
        let mut computer = real.with_home(&self.workplace.home);
        computer.secret_service_address = Some(self.workplace.keychain.address().to_owned());
        computer
    }

    /// Takes cargo's token for a feed out of the keychain.
    pub(crate) async fn remove_token(&self, feed: &str) {
        let index = IndexUrl::parse(&self.index(feed)).expect("an index");
        let tokens = RegistryTokens::open(&self.computer()).await;
        let tokens = tokens.expect("the keychain");
        tokens.remove(&index).await.expect("removed");
    }

    /// What cargo would send for this index.
    pub(crate) async fn header(&self, index: &str) -> Option<SecretString> {
        let index = IndexUrl::parse(index).expect("an index");
        let tokens = RegistryTokens::open(&self.computer()).await;
        let tokens = tokens.expect("the keychain");
        tokens.read(&index).await.expect("the keychain answers")
    }
}
