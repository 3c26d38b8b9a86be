//! A person's place: a home with files that somebody wrote, a practice server,
//! an account, and a keychain that all tests of this program share.

use azure_devops::{ClientOptions, Credential, Endpoints, FeedScope};
use cargo_home::{Computer, PrivateSecretService};
use practice_server::{PracticeOptions, PracticeServer, TokenRequest, Upstream};
use secrecy::SecretString;
use setup::event::{Event, Progress};
use setup::profile::{RawProfile, Visibility};
use setup::{Applied, Failure, Folders, Prepared, Profile, Proof, ProofWish, Setup, UndoWish};
use sign_in::{Accounts, SecretStore, TokenOptions};
use std::cell::RefCell;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;
use tempfile::TempDir;
use tokio_util::sync::CancellationToken;

/// The feed that everybody wishes.
pub(crate) const FEED: &str = "crates-mirror";
/// The project that everybody uses, one of the practice server's own.
pub(crate) const PROJECT: &str = "Practice";

const USER_FILE: &str = "# mine\n[net]\nretry = 1 # be quick\r\n\n[alias]\nb = \"build\"";
const REPOSITORY_FILE: &str = "\u{feff}[build]\r\njobs = 2\r\n";

/// A private Secret Service; it ends with the test that uses it.
pub(crate) struct Keychain {
    service: PrivateSecretService,
    _folder: TempDir,
}

impl Keychain {
    /// The one of this test: GNOME Keyring does not stand a crowd (see
    /// `crash/falls.rs`).
    pub(crate) async fn of_this_thread() -> Arc<Keychain> {
        thread_local! {
            static OWN: RefCell<Option<Arc<Keychain>>> = const { RefCell::new(None) };
        }
        if let Some(own) = OWN.with_borrow(Clone::clone) {
            return own;
        }
        let own = Arc::new(Keychain::start().await);
        OWN.set(Some(Arc::clone(&own)));
        own
    }

    /// One of its own.
    pub(crate) async fn start() -> Keychain {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let computer = Computer::from_environment().expect("this computer");
        let service = PrivateSecretService::start(&folder.path().join("k"), &computer)
            .await
            .expect("dbus and gnome-keyring: `cargo xtask test` installs them");
        Keychain {
            service,
            _folder: folder,
        }
    }

    /// The bus that it is found at.
    pub(crate) fn address(&self) -> String {
        self.service.address().to_owned()
    }
}

/// One person's computer, and the server it talks to.
pub(crate) struct Place {
    pub(crate) server: PracticeServer,
    pub(crate) setup: Setup,
    home: PathBuf,
    folder: TempDir,
    _keychain: Arc<Keychain>,
}

/// Options without network and without pauses.
pub(crate) fn server_options() -> PracticeOptions {
    PracticeOptions {
        upstream: Upstream::BuiltIn,
        ..PracticeOptions::default()
    }
}

/// Limits that let a silent server be noticed at once.
pub(crate) fn client_options() -> ClientOptions {
    ClientOptions {
        request_timeout: Duration::from_secs(4),
        total_timeout: Duration::from_secs(15),
        first_delay: Duration::from_millis(2),
        longest_delay: Duration::from_millis(10),
        body_limit: 1024 * 1024,
        new_feed_timeout: Duration::from_secs(5),
        new_feed_first_delay: Duration::from_millis(20),
        ..ClientOptions::default()
    }
}

impl Place {
    pub(crate) async fn new() -> Place {
        Place::with(server_options(), TokenRequest::default()).await
    }

    pub(crate) async fn with(options: PracticeOptions, token: TokenRequest) -> Place {
        let server = PracticeServer::start(options).await.expect("a server");
        let keychain = Keychain::of_this_thread().await;
        let folder = tempfile::tempdir().expect("a temporary folder");
        let home = folder.path().join("home");
        let write = |path: &str, text: &str| {
            let path = home.join(path);
            let parent = path.parent().expect("a parent");
            std::fs::create_dir_all(parent).expect("a folder");
            std::fs::write(path, text).expect("a file");
        };
        write(".cargo/config.toml", USER_FILE);
        write("app/.cargo/config.toml", REPOSITORY_FILE);
        write("app/Cargo.toml", "[package]\nname = \"app\"\n");
        let computer = Computer::from_environment().expect("this computer");
        let mut computer = computer.with_home(&home);
        // The toolchain's own cargo: it starts in half the time of rustup's.
        let toolchain = Path::new(env!("CARGO")).parent().expect("a folder");
        computer.search_path.insert(0, toolchain.to_owned());
        computer.secret_service_address = Some(keychain.service.address().to_owned());
        let folders = Folders::below(&folder.path().join("feedwright"));
        let accounts =
            Accounts::open(&folders.configuration, SecretStore::memory()).expect("accounts");
        let place = Place {
            setup: Setup {
                computer,
                folders,
                accounts,
                client_options: client_options(),
                provider_program: None,
            },
            server,
            home,
            folder,
            _keychain: keychain,
        };
        place.sign_in(token).await;
        place
    }

    /// Signs in with a new token, instead of whoever was signed in.
    pub(crate) async fn sign_in(&self, token: TokenRequest) {
        let token = self.server.issue_token(token);
        let (endpoints, options) = (self.endpoints(), client_options());
        let accounts = &self.setup.accounts;
        let signed_in = accounts.sign_in_with_token(&endpoints, token, options);
        signed_in.await.expect("an account");
    }

    pub(crate) fn endpoints(&self) -> Endpoints {
        Endpoints::parse(self.server.organization_url().as_str()).expect("an organization")
    }

    /// The token of the account that is signed in.
    pub(crate) async fn token(&self, endpoints: &Endpoints) -> SecretString {
        let options = TokenOptions::with_client(client_options());
        let credential = self.setup.accounts.credential(endpoints, &options).await;
        match credential.expect("a store").expect("an account") {
            Credential::PersonalAccessToken(token) => token,
            other => panic!("{other:?}"),
        }
    }

    /// A client with the account that is signed in.
    pub(crate) async fn client(&self) -> azure_devops::Client {
        let client = self.setup.client(&self.endpoints()).await;
        client.expect("an account").0
    }

    pub(crate) fn scope() -> FeedScope {
        FeedScope::Project(PROJECT.to_owned())
    }

    pub(crate) fn raw_profile(&self) -> RawProfile {
        let url = self.server.organization_url();
        let text = format!(
            "schema = 1\n[organization]\nurl = '{url}'\n[feed]\nname = '{FEED}'\nproject = '{PROJECT}'\n[workstation]\nrepositories = ['~/app']\n"
        );
        toml_edit::de::from_str(&text).expect("a profile")
    }

    pub(crate) fn profile(&self) -> Profile {
        self.profile_of(self.raw_profile())
    }

    pub(crate) fn profile_with_visibility(&self, visibility: Visibility) -> Profile {
        let mut raw = self.raw_profile();
        raw.feed.visibility = Some(visibility);
        self.profile_of(raw)
    }

    pub(crate) fn profile_of(&self, raw: RawProfile) -> Profile {
        Profile::from_raw(raw, &self.home, &self.home).expect("a profile")
    }

    pub(crate) async fn prepare(&self) -> Result<Prepared, Failure> {
        self.setup.prepare(self.profile()).await
    }

    pub(crate) async fn apply(&self, prepared: &mut Prepared) -> Result<Applied, Failure> {
        let mut ignore = |_: Event| {};
        let (mut progress, never) = (Progress::new(&mut ignore), CancellationToken::new());
        self.setup.apply(prepared, &mut progress, &never).await
    }

    pub(crate) async fn prove(
        &self,
        prepared: &Prepared,
        applied: &Applied,
    ) -> Result<Proof, Failure> {
        let wish = ProofWish {
            package: "serde".to_owned(),
            build: false,
            listing_limit: Duration::from_secs(3),
            first_pause: Duration::from_millis(20),
        };
        let mut ignore = |_: Event| {};
        let (mut progress, never) = (Progress::new(&mut ignore), CancellationToken::new());
        let setup = &self.setup;
        setup
            .prove(prepared, &wish, applied, &mut progress, &never)
            .await
    }

    /// Takes the newest run back.
    pub(crate) async fn undo_newest(&self) -> Result<(), Failure> {
        let mut ignore = |_: Event| {};
        let mut progress = Progress::new(&mut ignore);
        let undone = self.setup.undo(&UndoWish::default(), &mut progress).await;
        undone.map(drop)
    }

    /// Takes every run back, newest first.
    pub(crate) async fn undo_everything(&self) -> Result<(), Failure> {
        loop {
            match self.undo_newest().await {
                Ok(()) => {}
                Err(failure) if failure.code == setup::ErrorCode::NothingToUndo => return Ok(()),
                Err(failure) => return Err(failure),
            }
        }
    }

    /// A place where everything is as wished.
    pub(crate) async fn set_up() -> Place {
        let place = Place::new().await;
        let mut prepared = place.prepare().await.expect("a plan");
        place.apply(&mut prepared).await.expect("applied");
        place
    }

    /// The person's home.
    pub(crate) fn home(&self) -> &Path {
        &self.home
    }

    /// The file that every project of this person reads.
    pub(crate) fn user_file(&self) -> PathBuf {
        self.home.join(".cargo/config.toml")
    }

    /// The file of the one repository.
    pub(crate) fn repository_file(&self) -> PathBuf {
        self.home.join("app/.cargo/config.toml")
    }

    /// Every file below the home folder, with its bytes.
    pub(crate) fn files(&self) -> BTreeMap<PathBuf, Vec<u8>> {
        let mut files = BTreeMap::new();
        collect(&self.home, &mut files);
        files
    }

    /// Every file of this place, those of Feedwright itself too.
    pub(crate) fn all_files(&self) -> BTreeMap<PathBuf, Vec<u8>> {
        let mut files = BTreeMap::new();
        collect(self.folder.path(), &mut files);
        files
    }

    /// A folder for what else belongs to this place.
    pub(crate) fn folder(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    /// A text without what differs from run to run: addresses, folders, ids.
    pub(crate) fn filtered(&self, text: &str) -> String {
        let server = self.server.organization_url().to_string();
        let folder = self.folder.path().display().to_string();
        let text = text.replace(&server, "SERVER").replace(&folder, "FOLDER");
        without_ports(&without_ids(&text))
    }
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

/// Hosts of this machine, of which each port is another one in each run.
fn without_ports(text: &str) -> String {
    let mut parts = text.split("127.0.0.1:");
    let mut result = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        result.push_str("HOST");
        result.push_str(part.trim_start_matches(|digit: char| digit.is_ascii_digit()));
    }
    result
}

/// Words that are ids, with a placeholder for each.
fn without_ids(text: &str) -> String {
    let is_part = |character: char| character.is_ascii_hexdigit() || character == '-';
    let mut result = String::new();
    let mut rest = text;
    while let Some(start) = rest.find(is_part) {
        let (before, found) = rest.split_at(start);
        let end = found.find(|character| !is_part(character));
        let (word, after) = found.split_at(end.unwrap_or(found.len()));
        result.push_str(before);
        result.push_str(if uuid::Uuid::parse_str(word).is_ok() {
            "ID"
        } else {
            word
        });
        rest = after;
    }
    result + rest
}
