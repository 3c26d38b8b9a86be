//! The computer that is killed: four configuration files (one behind a link,
//! one that is not there yet), the list of our provider, a journal, and a
//! keychain entry that holds somebody's older token.

use crate::support::{Keychain, PROJECT, client_options, server_options};
use azure_devops::Endpoints;
use cargo_home::{Computer, IndexUrl, RegistryName, RegistryTokens};
use practice_server::{FeedSeed, PracticeServer, TokenRequest};
use secrecy::{ExposeSecret as _, SecretString};
use setup::event::{Event, Progress};
use setup::journal::{self, RunState};
use setup::profile::{RawProfile, StoreKind};
use setup::{ErrorCode, Failure, Folders, Prepared, Profile, Setup, UndoWish};
use sign_in::{Accounts, SecretStore};
use std::collections::BTreeMap;
use std::os::unix::fs::{PermissionsExt as _, symlink};
use std::path::{Path, PathBuf};
use tempfile::TempDir;
use tokio_util::sync::CancellationToken;

const USER_FILE: &str = "# mine\n[net]\nretry = 1 # be quick\r\n\n[alias]\nb = \"build\"";
const REPOSITORY_FILE: &str = "\u{feff}[build]\r\njobs = 2\r\n";
const LINKED_FILE: &str = "[term]\nverbose = true\n";
/// What a cargo says, without its time to start.
const CARGO: &str = "#!/bin/sh\necho 'cargo 1.95.0 (0000000 2026-01-01)'\n";

/// How the server and the keychain are reached.
#[derive(Clone, Debug)]
pub(super) struct Reach {
    pub(super) url: String,
    pub(super) bus: String,
    pub(super) feed: String,
    pub(super) token: SecretString,
}

/// What must outlive every child.
pub(super) struct Around {
    server: PracticeServer,
    keychain: Keychain,
}

impl Around {
    pub(super) async fn start() -> Around {
        let server = PracticeServer::start(server_options()).await;
        Around {
            server: server.expect("a server"),
            // Of its own: one that falls takes no other test with it.
            keychain: Keychain::start().await,
        }
    }

    /// Whether the keychain still answers to its name.
    pub(super) async fn keychain_stands(&self) -> bool {
        let address = self.keychain.address();
        let builder = zbus::connection::Builder::address(address.as_str()).expect("an address");
        let bus = builder.build().await.expect("a bus");
        let bus = zbus::fdo::DBusProxy::new(&bus).await.expect("a bus");
        let name = "org.freedesktop.secrets".try_into().expect("a name");
        bus.name_has_owner(name).await.expect("an answer")
    }

    /// A computer with a feed of its own, which is there already.
    pub(super) async fn scene(&self, feed: &str) -> (Scene, TempDir) {
        let reach = Reach {
            url: self.server.organization_url().to_string(),
            bus: self.keychain.address(),
            feed: feed.to_owned(),
            token: self.server.issue_token(TokenRequest::default()),
        };
        self.server.add_feed(&FeedSeed {
            name: feed.to_owned(),
            project: Some(PROJECT.to_owned()),
            crates_io: true,
        });
        let root = folder();
        lay_out(root.path());
        let mut scene = Scene::open(root.path(), reach);
        scene.sign_in().await;
        scene.open_keychain().await;
        let name = RegistryName::parse(feed).expect("a name");
        let older = SecretString::from(format!("Basic {}", "b2xkZXI6".repeat(8)));
        let stored = scene.tokens().write(&scene.index, &name, &older).await;
        stored.expect("an older token");
        (scene, root)
    }
}

/// In memory, where there is such a place: a kill loses nothing there either,
/// and a disk takes most of the time.
fn folder() -> TempDir {
    let memory = Path::new("/dev/shm");
    let place = match memory.is_dir() {
        true => memory.to_owned(),
        false => std::env::temp_dir(),
    };
    tempfile::tempdir_in(place).expect("a temporary folder")
}

fn lay_out(root: &Path) {
    let write = |path: &str, text: &str| {
        let path = root.join(path);
        std::fs::create_dir_all(path.parent().expect("a parent")).expect("a folder");
        std::fs::write(&path, text).expect("a file");
        path
    };
    write("home/.cargo/config.toml", USER_FILE);
    for repository in ["app", "new", "linked"] {
        let manifest = format!("home/{repository}/Cargo.toml");
        write(&manifest, "[package]\nname = \"app\"\n");
    }
    write("home/app/.cargo/config.toml", REPOSITORY_FILE);
    write("home/dotfiles/linked.toml", LINKED_FILE);
    std::fs::create_dir(root.join("home/linked/.cargo")).expect("a folder");
    let link = root.join("home/linked/.cargo/config.toml");
    symlink("../../dotfiles/linked.toml", link).expect("a link");
    for (program, text) in [("cargo", CARGO), (setup::PROVIDER_PROGRAM, CARGO)] {
        let path = write(&format!("programs/{program}"), text);
        let mode = std::fs::Permissions::from_mode(0o755);
        std::fs::set_permissions(path, mode).expect("a program");
    }
}

/// What a computer holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Held {
    /// Everything in the home folder and the list of the provider; a folder
    /// has no bytes.
    files: BTreeMap<PathBuf, Option<Vec<u8>>>,
    token: Option<String>,
}

/// The computer.
pub(super) struct Scene {
    pub(super) root: PathBuf,
    pub(super) reach: Reach,
    setup: Setup,
    /// Only for whoever compares what is in it.
    tokens: Option<RegistryTokens>,
    index: IndexUrl,
}

impl Scene {
    pub(super) fn open(root: &Path, reach: Reach) -> Scene {
        let computer = Computer::from_environment().expect("this computer");
        let mut computer = computer.with_home(&root.join("home"));
        computer.search_path.insert(0, root.join("programs"));
        computer.secret_service_address = Some(reach.bus.clone());
        let folders = Folders::below(&root.join("feedwright"));
        let store = SecretStore::memory();
        let accounts = Accounts::open(&folders.configuration, store).expect("accounts");
        let index = format!(
            "sparse+{}/{PROJECT}/_packaging/{}/Cargo/index/",
            reach.url.trim_end_matches('/'),
            reach.feed
        );
        Scene {
            root: root.to_owned(),
            tokens: None,
            index: IndexUrl::parse(&index).expect("an index"),
            reach,
            setup: Setup {
                computer,
                folders,
                accounts,
                client_options: client_options(),
                provider_program: Some(root.join("programs").join(setup::PROVIDER_PROGRAM)),
            },
        }
    }

    pub(super) async fn sign_in(&self) {
        let endpoints = Endpoints::parse(&self.reach.url).expect("an organization");
        let (accounts, token) = (&self.setup.accounts, self.reach.token.clone());
        let signed_in = accounts.sign_in_with_token(&endpoints, token, client_options());
        signed_in.await.expect("an account");
    }

    async fn open_keychain(&mut self) {
        let tokens = RegistryTokens::open(&self.setup.computer).await;
        self.tokens = Some(tokens.expect("a keychain"));
    }

    fn tokens(&self) -> &RegistryTokens {
        self.tokens.as_ref().expect("it was opened")
    }

    fn profile(&self, store: StoreKind) -> Profile {
        let Reach { url, feed, .. } = &self.reach;
        let text = format!(
            "schema = 1\n[organization]\nurl = '{url}'\n[feed]\nname = '{feed}'\nproject = '{PROJECT}'\n[workstation]\nrepositories = ['~/app', '~/new', '~/linked']\n"
        );
        let mut raw: RawProfile = toml_edit::de::from_str(&text).expect("a profile");
        raw.credentials.store = Some(store);
        let home = self.root.join("home");
        Profile::from_raw(raw, &home, &home).expect("a profile")
    }

    pub(super) async fn prepare(&self, store: StoreKind) -> Prepared {
        let prepared = self.setup.prepare(self.profile(store)).await;
        prepared.expect("a plan")
    }

    pub(super) async fn apply(&self, prepared: &mut Prepared) -> Result<(), Failure> {
        let mut ignore = |_: Event| {};
        let (mut progress, never) = (Progress::new(&mut ignore), CancellationToken::new());
        let applied = self.setup.apply(prepared, &mut progress, &never).await;
        applied.map(drop)
    }

    pub(super) async fn undo_newest(&self) -> Result<(), Failure> {
        let mut ignore = |_: Event| {};
        let mut progress = Progress::new(&mut ignore);
        let undone = self.setup.undo(&UndoWish::default(), &mut progress).await;
        undone.map(drop)
    }

    pub(super) async fn undo_everything(&self) -> Result<(), Failure> {
        loop {
            match self.undo_newest().await {
                Err(failure) if failure.code == ErrorCode::NothingToUndo => return Ok(()),
                done => done?,
            }
        }
    }

    /// Goes on with what was cut short, as the window and the command line do:
    /// by what the journal says. Whether there was anything.
    pub(super) async fn resume(&self) -> bool {
        let Some(left) = self.setup.interrupted().expect("a journal") else {
            return false;
        };
        let profile = self.setup.resume_profile(&left.run).expect("a profile");
        let mut prepared = self.setup.prepare(profile.clone()).await.expect("a plan");
        self.apply(&mut prepared).await.expect("it goes on");
        let again = self.setup.prepare(profile).await.expect("a plan");
        assert!(again.plan.is_empty(), "{:#?}", again.plan.changes);
        assert_eq!(self.setup.interrupted().expect("a journal"), None);
        true
    }

    pub(super) async fn held(&self) -> Held {
        let mut files = BTreeMap::new();
        collect(&self.root.join("home"), &mut files);
        let list = self.root.join("feedwright/configuration/registries.json");
        if let Ok(bytes) = std::fs::read(&list) {
            files.insert(list, Some(bytes));
        }
        let token = self.tokens().read(&self.index).await.expect("a keychain");
        Held {
            files,
            token: token.map(|token| token.expose_secret().to_owned()),
        }
    }

    /// Whatever was stopped: each file and the entry are as before or as after.
    pub(super) async fn assert_whole(&self, before: &Held, after: &Held) {
        let now = self.held().await;
        for (path, bytes) in &now.files {
            let is_known = |held: &Held| held.files.get(path) == Some(bytes);
            let of_ours = bytes.is_none() || is_temporary(path);
            assert!(of_ours || is_known(before) || is_known(after), "{path:?}");
        }
        for path in before.files.keys() {
            let may_go = !after.files.contains_key(path);
            assert!(may_go || now.files.contains_key(path), "{path:?} is gone");
        }
        assert!([&before.token, &after.token].contains(&&now.token));
    }

    /// All is taken back: the very bytes, the older token, and nothing of ours
    /// in the keychain, beside the files or half-way in the journal.
    pub(super) async fn assert_as_before(&self, before: &Held) {
        assert_eq!(&self.held().await, before);
        let folder = self.setup.folders.journal();
        let runs = journal::history(&self.setup.folders).expect("a history");
        let folders = std::fs::read_dir(&folder).map_or(0, Iterator::count);
        assert_eq!(folders, runs.len(), "a journal that is none is left");
        for run in runs {
            assert_eq!(run.state, RunState::Undone, "{run:?}");
            let kept = self.tokens().take(&run.id, &self.index).await;
            assert!(kept.expect("a keychain").is_none(), "a kept entry is left");
            assert_readable(&folder.join(&run.id));
        }
        // They are not needed any more, and would only take time.
        let _ = std::fs::remove_dir_all(&folder);
    }
}

/// No line of the journal is torn but for those that were cut.
fn assert_readable(folder: &Path) {
    let bytes = std::fs::read(folder.join("journal.jsonl")).expect("a journal");
    let text = String::from_utf8_lossy(&bytes);
    let is_line = |line: &str| serde_json::from_str::<serde_json::Value>(line).is_ok();
    let torn = text
        .lines()
        .filter(|line| !line.is_empty() && !is_line(line));
    assert!(torn.count() <= 2, "{text}");
}

fn is_temporary(path: &Path) -> bool {
    let name = path.file_name().and_then(|name| name.to_str());
    name.is_some_and(|name| name.contains(".feedwright-") && name.ends_with(".tmp"))
}

fn collect(folder: &Path, files: &mut BTreeMap<PathBuf, Option<Vec<u8>>>) {
    for entry in std::fs::read_dir(folder).expect("a folder") {
        let path = entry.expect("an entry").path();
        let data = std::fs::symlink_metadata(&path).expect("its data");
        let bytes = if data.is_dir() {
            collect(&path, files);
            None
        } else if data.is_symlink() {
            let to = std::fs::read_link(&path).expect("a link");
            Some(to.into_os_string().into_encoded_bytes())
        } else {
            Some(std::fs::read(&path).expect("a file"))
        };
        files.insert(path, bytes);
    }
}
