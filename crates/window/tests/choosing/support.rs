//! A person at a window: a home folder, a practice server, and a session with
//! secrets in memory. The computer has no keychain unless one is given to it.

use azure_devops::ClientOptions;
use cargo_home::Computer;
use practice_server::{PracticeOptions, PracticeServer, TokenRequest, Upstream};
use secrecy::{ExposeSecret as _, SecretString};
use serde::Serialize;
use setup::Folders;
use sign_in::{MemorySecrets, SecretStore};
use std::ffi::OsStr;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::Arc;
use std::time::Duration;
use tempfile::TempDir;
use window::contract::{TokenChecked, TokenText};
use window::{Session, SessionOptions};

/// The project that everybody uses, one of the practice server's own.
pub(crate) const PROJECT: &str = "Practice";

pub(crate) struct Desk {
    pub(crate) server: PracticeServer,
    pub(crate) session: Arc<Session>,
    pub(crate) options: SessionOptions,
    pub(crate) secrets: MemorySecrets,
    pub(crate) home: PathBuf,
    folder: TempDir,
}

/// Options without a network.
pub(crate) fn server_options() -> PracticeOptions {
    PracticeOptions {
        upstream: Upstream::BuiltIn,
        ..PracticeOptions::default()
    }
}

fn client_options() -> ClientOptions {
    ClientOptions {
        request_timeout: Duration::from_secs(10),
        total_timeout: Duration::from_secs(10),
        attempts: 1,
        ..ClientOptions::default()
    }
}

impl Desk {
    pub(crate) async fn new() -> Desk {
        Desk::with(server_options()).await
    }

    pub(crate) async fn with(options: PracticeOptions) -> Desk {
        Desk::changed(options, |_| {}).await
    }

    /// The same on a computer that somebody has changed.
    pub(crate) async fn changed(
        options: PracticeOptions,
        change: impl FnOnce(&mut SessionOptions),
    ) -> Desk {
        let server = PracticeServer::start(options).await.expect("a server");
        let folder = tempfile::tempdir().expect("a temporary folder");
        let home = folder.path().join("home");
        std::fs::create_dir(&home).expect("a home");
        let real = Computer::from_environment().expect("this computer");
        let mut computer = real.with_home(&home);
        // The toolchain's own cargo: it starts in half the time of rustup's.
        let toolchain = Path::new(env!("CARGO")).parent().expect("a folder");
        computer.search_path.insert(0, toolchain.to_owned());
        let nowhere = format!("unix:path={}", folder.path().join("no-bus").display());
        computer.secret_service_address = Some(nowhere);
        let secrets = MemorySecrets::default();
        let mut options = SessionOptions {
            computer,
            folders: Folders::below(&folder.path().join("feedwright")),
            secrets: SecretStore::Memory(secrets.clone()),
            client_options: client_options(),
            provider_program: None,
        };
        change(&mut options);
        Desk {
            session: Session::new(options.clone()),
            server,
            options,
            secrets,
            home,
            folder,
        }
    }

    /// The same with the organization chosen and a token held.
    pub(crate) async fn signed_in() -> Desk {
        Desk::signed_in_with(server_options()).await
    }

    pub(crate) async fn signed_in_with(options: PracticeOptions) -> Desk {
        let desk = Desk::with(options).await;
        desk.sign_in(TokenRequest {
            organization: None,
            ..TokenRequest::default()
        })
        .await;
        desk
    }

    pub(crate) async fn sign_in(&self, request: TokenRequest) -> SecretString {
        self.choose().await;
        let token = self.server.issue_token(request);
        let checked = self.check(token.expose_secret()).await;
        assert!(matches!(checked, TokenChecked::Accepted { .. }));
        token
    }

    pub(crate) fn organization(&self) -> String {
        self.server.organization_url().to_string()
    }

    pub(crate) async fn choose(&self) {
        let chosen = self.session.choose_organization(self.organization()).await;
        chosen.expect("an organization");
    }

    pub(crate) async fn check(&self, token: &str) -> TokenChecked {
        let checked = self.session.check_token(text(token)).await;
        checked.expect("an answer")
    }

    /// Writes a file below the home folder.
    pub(crate) fn write(&self, path: &str, text: &str) {
        let path = self.home.join(path);
        let parent = path.parent().expect("a parent");
        std::fs::create_dir_all(parent).expect("a folder");
        std::fs::write(path, text).expect("a file");
    }

    /// A repository with a remote; none without one.
    pub(crate) fn repository(&self, path: &str, remote: Option<&str>) {
        self.write(&format!("{path}/Cargo.toml"), "[package]\nname = \"x\"\n");
        if let Some(url) = remote {
            let text = format!("[remote \"origin\"]\n\turl = {url}\n");
            self.write(&format!("{path}/.git/config"), &text);
        }
    }

    /// The address of a git repository in a project of this organization.
    pub(crate) fn remote(&self, project: &str) -> String {
        format!("{}/{project}/_git/code", self.organization())
    }

    /// How many requests the server has seen.
    pub(crate) fn requests(&self) -> usize {
        self.server.requests().len()
    }

    /// The folder with the home and Feedwright's own folders.
    pub(crate) fn folder(&self) -> &Path {
        self.folder.path()
    }
}

/// A token as the page hands it over.
pub(crate) fn text(token: &str) -> TokenText {
    serde_json::from_value(token.into()).expect("a text")
}

/// An answer as the page gets it, without what differs from run to run.
pub(crate) fn json(answer: &impl Serialize) -> String {
    serde_json::to_string(answer).expect("JSON")
}

/// Runs a test in a process of its own, with these variables beside ours: the
/// test finds them and knows that it is the inner one.
pub(crate) fn own_process(test: &str, variables: &[(&str, &OsStr)]) {
    let this = std::env::current_exe().expect("this program");
    let ended = Command::new(this)
        .args(["--exact", test, "--nocapture"])
        .envs(variables.iter().copied())
        .output()
        .expect("this program, once more");
    let said = String::from_utf8_lossy(&ended.stdout);
    let errors = String::from_utf8_lossy(&ended.stderr);
    assert!(ended.status.success(), "{said}{errors}");
    assert!(said.contains("1 passed"), "{said}");
}
