//! An organization with a person who works for it: a practice server, a
//! keychain, a repository on their computer, and a token made for the test.

use std::path::{Path, PathBuf};

use cargo_home::{Computer, PrivateSecretService};
use practice_server::{OrganizationSeed, PracticeOptions, PracticeServer, TokenRequest, Upstream};
use secrecy::ExposeSecret as _;
use tokio::runtime::Runtime;

use crate::desk::Desk;
use crate::person::Person;

/// All of it. Fields end in the order in which they stand here.
pub(crate) struct Organization {
    pub(crate) server: PracticeServer,
    pub(crate) desk: Desk,
    _keychain: PrivateSecretService,
    _runtime: Runtime,
}

impl Organization {
    pub(crate) fn found(seed: OrganizationSeed) -> Organization {
        let runtime = Runtime::new().unwrap();
        let mut desk = Desk::set_up();
        let options = PracticeOptions {
            upstream: Upstream::BuiltIn,
            organizations: vec![seed],
            ..PracticeOptions::default()
        };
        let computer = Computer::from_environment().unwrap();
        let keychain = desk.keychain_folder();
        let (server, keychain) = runtime.block_on(async {
            let keychain = PrivateSecretService::start(&keychain, &computer).await;
            (
                PracticeServer::start(options).await.unwrap(),
                keychain.unwrap(),
            )
        });
        desk.use_bus(keychain.address());
        make_repository(&desk.home().join("src/app"));
        Organization {
            server,
            desk,
            _keychain: keychain,
            _runtime: runtime,
        }
    }

    /// The repository's own folder of Cargo's.
    pub(crate) fn repository_configuration(&self) -> PathBuf {
        self.desk.home().join("src/app/.cargo")
    }

    /// From Welcome to the question for the feed, or to the first title with
    /// these words: the address is pasted, the token is pasted, and the server
    /// knows both.
    pub(crate) fn sign_in(&self, person: &Person, place: &str, title: &str) {
        person.arrives("Use crates.io through your Azure Artifacts feed");
        let address = format!("{}{place}", self.server.organization_url());
        person.types("Your organization", &address);
        person.activates("^Continue$");
        person.arrives("Sign in to");
        let token = self.server.issue_token(TokenRequest::default());
        person.types("Token", token.expose_secret());
        person.activates("^Sign in$");
        person.arrives(title);
    }

    /// From the question for the feed to the plan for the repository.
    pub(crate) fn plan(&self, person: &Person) {
        person.activates("^Continue$");
        person.arrives("What should use the feed on this computer?");
        person.ticks("src/app");
        person.activates("^Review the plan$");
        person.arrives("then a proof");
    }
}

fn make_repository(folder: &Path) {
    std::fs::create_dir_all(folder.join("src")).unwrap();
    std::fs::create_dir_all(folder.join(".cargo")).unwrap();
    let manifest = "[package]\nname = \"app\"\nversion = \"0.1.0\"\nedition = \"2021\"\n";
    std::fs::write(folder.join("Cargo.toml"), manifest).unwrap();
    std::fs::write(folder.join("src/main.rs"), "fn main() {}\n").unwrap();
    let git = std::process::Command::new("git")
        .args(["init", "--quiet"])
        .current_dir(folder)
        .status();
    assert!(git.unwrap().success());
}
