//! A person's place: a home with files that somebody wrote, a practice server,
//! a window that nobody has touched, and a keychain that all tests share.

use azure_devops::{ClientOptions, Endpoints};
use cargo_home::{Computer, IndexUrl, PrivateSecretService, RegistryTokens};
use practice_server::{EntraOptions, PracticeOptions, PracticeServer, TokenRequest, Upstream};
use secrecy::{ExposeSecret, SecretString};
use serde::Serialize;
use setup::{Folders, Setup};
use sign_in::{Accounts, SecretStore};
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::pin::pin;
use std::sync::{Arc, Mutex, Weak};
use std::task::{Context, Poll, Waker};
use std::time::Duration;
use tempfile::TempDir;
use window::contract::{
    Answers, PlanView, SetUpEnd, SetUpEvent, StepOutcome, TokenChecked, TokenText,
};
use window::{Session, SessionOptions};

pub(crate) const FEED: &str = "crates-mirror";
pub(crate) const PROJECT: &str = "Practice";

const USER_FILE: &str = "# mine\n[net]\nretry = 1 # be quick\r\n\n[alias]\nb = \"build\"";
const REPOSITORY_FILE: &str = "\u{feff}[build]\r\njobs = 2\r\n";

/// A private Secret Service; it ends with the last test that uses it.
struct Keychain {
    service: PrivateSecretService,
    _folder: TempDir,
}

impl Keychain {
    async fn shared() -> Arc<Keychain> {
        static SHARED: tokio::sync::Mutex<Weak<Keychain>> =
            tokio::sync::Mutex::const_new(Weak::new());
        let mut shared = SHARED.lock().await;
        if let Some(keychain) = shared.upgrade() {
            return keychain;
        }
        let folder = tempfile::tempdir().expect("a temporary folder");
        let computer = Computer::from_environment().expect("this computer");
        let service = PrivateSecretService::start(&folder.path().join("k"), &computer)
            .await
            .expect("dbus and gnome-keyring: `cargo xtask test` installs them");
        let keychain = Arc::new(Keychain {
            service,
            _folder: folder,
        });
        *shared = Arc::downgrade(&keychain);
        keychain
    }
}

/// One person's computer with an open window, and the server it talks to.
pub(crate) struct Place {
    pub(crate) server: PracticeServer,
    pub(crate) session: Arc<Session>,
    pub(crate) options: SessionOptions,
    pub(crate) home: PathBuf,
    /// Everything that the window has said, as JSON.
    said: Mutex<String>,
    tokens: Mutex<Vec<SecretString>>,
    _folder: TempDir,
    _keychain: Arc<Keychain>,
}

/// Limits that let a silent server be noticed at once.
fn client_options() -> ClientOptions {
    ClientOptions {
        request_timeout: Duration::from_secs(4),
        total_timeout: Duration::from_secs(15),
        first_delay: Duration::from_millis(2),
        longest_delay: Duration::from_millis(10),
        new_feed_timeout: Duration::from_secs(5),
        new_feed_first_delay: Duration::from_millis(20),
        ..ClientOptions::default()
    }
}

impl Place {
    /// A window before anything was done in it.
    pub(crate) async fn new() -> Place {
        Place::with(EntraOptions::default()).await
    }

    /// The same where people sign in through Entra like this.
    pub(crate) async fn with(entra: EntraOptions) -> Place {
        let options = PracticeOptions {
            upstream: Upstream::BuiltIn,
            entra,
            ..PracticeOptions::default()
        };
        let server = PracticeServer::start(options).await.expect("a server");
        let keychain = Keychain::shared().await;
        let folder = tempfile::tempdir().expect("a temporary folder");
        let home = folder.path().join("home");
        write(&home, ".cargo/config.toml", USER_FILE);
        write(&home, "app/.cargo/config.toml", REPOSITORY_FILE);
        write(&home, "app/Cargo.toml", "[package]\nname = \"app\"\n");
        let computer = Computer::from_environment().expect("this computer");
        let mut computer = computer.with_home(&home);
        // The toolchain's own cargo: it starts in half the time of rustup's.
        let toolchain = Path::new(env!("CARGO")).parent().expect("a folder");
        computer.search_path.insert(0, toolchain.to_owned());
        computer.secret_service_address = Some(keychain.service.address().to_owned());
        let options = SessionOptions {
            computer,
            folders: Folders::below(&folder.path().join("feedwright")),
            secrets: SecretStore::memory(),
            client_options: client_options(),
            provider_program: None,
        };
        Place {
            session: Session::new(options.clone()),
            server,
            options,
            home,
            said: Mutex::default(),
            tokens: Mutex::default(),
            _folder: folder,
            _keychain: keychain,
        }
    }

    /// The same with a token that was typed and is held.
    pub(crate) async fn signed_in() -> Place {
        let place = Place::new().await;
        place.type_token().await;
        place
    }

    pub(crate) async fn type_token(&self) {
        let url = self.server.organization_url().to_string();
        let organization = self.session.choose_organization(url).await;
        self.hear(&organization.expect("an organization"));
        let token = self.server.issue_token(TokenRequest::default());
        let text = serde_json::Value::from(token.expose_secret());
        self.tokens.lock().expect("tokens").push(token);
        let text: TokenText = serde_json::from_value(text).expect("a token");
        let checked = self.session.check_token(text).await.expect("an answer");
        assert!(
            matches!(checked, TokenChecked::Accepted { .. }),
            "{checked:?}"
        );
        self.hear(&checked);
    }

    pub(crate) fn endpoints(&self) -> Endpoints {
        Endpoints::parse(self.server.organization_url().as_str()).expect("an organization")
    }

    pub(crate) fn answers(&self) -> Answers {
        Answers {
            project: Some(PROJECT.to_owned()),
            feed: FEED.to_owned(),
            create: true,
            visibility: None,
            registry: None,
            repositories: vec![self.home.join("app").display().to_string()],
            user_level: false,
            store: None,
            tell_cargo: false,
        }
    }

    pub(crate) async fn plan(&self) -> PlanView {
        let plan = self.session.make_plan(self.answers()).await;
        let plan = plan.expect("a plan");
        self.hear(&plan);
        plan
    }

    /// Sets up, with a look at each event.
    pub(crate) async fn set_up(
        &self,
        mut look: impl FnMut(&SetUpEvent) + Send,
    ) -> (SetUpEnd, Vec<SetUpEvent>) {
        let mut events = Vec::new();
        let mut report = |event: SetUpEvent| {
            look(&event);
            events.push(event);
        };
        let end = self.session.set_up(&mut report).await.expect("an end");
        self.hear(&events);
        self.hear(&end);
        (end, events)
    }

    /// The same to its good end.
    pub(crate) async fn set_up_well(&self) -> Vec<SetUpEvent> {
        let (end, events) = self.set_up(|_| {}).await;
        assert!(matches!(end, SetUpEnd::Done { .. }), "{end:?}");
        events
    }

    /// Cancels from within a report; it answers at once.
    pub(crate) fn cancel_now(&self) {
        let mut context = Context::from_waker(Waker::noop());
        let cancelled = pin!(self.session.cancel_set_up());
        assert!(cancelled.poll(&mut context) == Poll::Ready(Ok(())));
    }

    /// Remembers what the window said.
    pub(crate) fn hear(&self, message: &impl Serialize) {
        let json = serde_json::to_string(message).expect("JSON");
        self.said.lock().expect("what was said").push_str(&json);
    }

    pub(crate) fn everything_said(&self) -> String {
        self.said.lock().expect("what was said").clone()
    }

    /// No token is in anything that the window said.
    pub(crate) fn assert_no_token_was_said(&self) {
        let said = self.said.lock().expect("what was said");
        assert!(said.len() > 1_000, "little was said");
        for token in self.tokens.lock().expect("tokens").iter() {
            let token = token.expose_secret();
            assert!(!said.contains(token), "the token was said");
            assert!(!said.contains(&token[..20]), "a part of the token was said");
        }
    }

    /// Every file below the home folder, with its bytes.
    pub(crate) fn files(&self) -> BTreeMap<PathBuf, Vec<u8>> {
        let mut files = BTreeMap::new();
        collect(&self.home, &mut files);
        files
    }

    /// Cargo's entry in the keychain is there.
    pub(crate) async fn keychain_holds(&self, index: &str) -> bool {
        let tokens = RegistryTokens::open(&self.options.computer).await;
        let index = IndexUrl::parse(index).expect("an index URL");
        let token = tokens.expect("a keychain").read(&index).await;
        token.expect("an answer").is_some()
    }

    /// The engine as the command line would have it, with an account of its own.
    pub(crate) async fn engine(&self) -> Setup {
        let SessionOptions {
            computer,
            folders,
            client_options,
            ..
        } = self.options.clone();
        let folder = self.home.with_file_name("other");
        let accounts = Accounts::open(&folder, SecretStore::memory()).expect("accounts");
        let token = self.server.issue_token(TokenRequest::default());
        let options = client_options.clone();
        let endpoints = self.endpoints();
        let account = accounts.sign_in_with_token(&endpoints, token, options);
        account.await.expect("an account");
        Setup {
            computer,
            folders,
            accounts,
            client_options,
            provider_program: None,
        }
    }
}

/// How each step ended, in the order of the ends.
pub(crate) fn ends(events: &[SetUpEvent]) -> Vec<(String, StepOutcome)> {
    let end = |event: &SetUpEvent| match event {
        SetUpEvent::Finished { id, outcome, .. } => Some((id.clone(), *outcome)),
        _ => None,
    };
    events.iter().filter_map(end).collect()
}

pub(crate) fn write(folder: &Path, path: &str, text: &str) {
    let path = folder.join(path);
    let parent = path.parent().expect("a parent");
    std::fs::create_dir_all(parent).expect("a folder");
    std::fs::write(path, text).expect("a file");
}

fn collect(folder: &Path, files: &mut BTreeMap<PathBuf, Vec<u8>>) {
    for entry in std::fs::read_dir(folder).expect("a folder") {
        let path = entry.expect("an entry").path();
        if path.is_dir() {
            collect(&path, files);
        } else {
            let bytes = std::fs::read(&path).expect("a file");
            files.insert(path, bytes);
        }
    }
}
