//! Configurations as people have them, through the whole path: applied, the
//! real cargo gets a crate with them, and undone they are the same again, byte
//! for byte. The engine runs in this process, for speed.

mod cases;

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use azure_devops::{ClientOptions, Endpoints};
use setup::event::{Event, Progress};
use setup::{Applied, ErrorCode, Failure, Folders, Profile, Setup, UndoWish};
use sign_in::{Accounts, SecretStore};
use tokio_util::sync::CancellationToken;

use crate::support::{Site, contents};
use cases::{Case, Place};

/// The engine on a computer with one repository.
struct Bench {
    site: Site,
    setup: Setup,
    repository: PathBuf,
}

impl Bench {
    async fn new() -> Bench {
        let site = Site::start().await;
        let folders = Folders::below(&site.workplace.feedwright_home);
        let accounts = Accounts::open(&folders.configuration, SecretStore::memory());
        let accounts = accounts.expect("a list of accounts");
        let endpoints = Endpoints::parse(&site.organization()).expect("an address");
        let options = ClientOptions::default();
        let signed_in = accounts.sign_in_with_token(&endpoints, site.token(), options.clone());
        signed_in.await.expect("a token that works");
        let setup = Setup {
            computer: site.computer(),
            folders,
            accounts,
            client_options: options,
            provider_program: None,
        };
        let repository = site.workplace.project("app");
        // Cargo makes it whenever it runs.
        std::fs::create_dir(site.workplace.home.join(".cargo")).expect("a folder");
        let manifest = repository.join("Cargo.toml");
        let text = std::fs::read_to_string(&manifest).expect("a manifest");
        std::fs::write(&manifest, text + "[dependencies]\nitoa = \"1\"\n").expect("a manifest");
        Bench {
            site,
            setup,
            repository,
        }
    }

    fn folder(&self, place: Place) -> PathBuf {
        match place {
            Place::Repository => self.repository.join(".cargo"),
            Place::User => self.site.workplace.home.join(".cargo"),
        }
    }

    async fn apply(&self, place: Place) -> Result<Applied, Failure> {
        let path = match place {
            Place::Repository => self.site.profile(&[&self.repository]),
            Place::User => self.site.profile(&[]),
        };
        let text = std::fs::read_to_string(&path).expect("a profile");
        let home = &self.setup.computer.home;
        let profile = Profile::parse(&text, "feedwright.toml", home, home)?;
        let mut prepared = self.setup.prepare(profile).await?;
        let mut ignore = |_: Event| {};
        let (mut progress, never) = (Progress::new(&mut ignore), CancellationToken::new());
        self.setup.apply(&mut prepared, &mut progress, &never).await
    }

    async fn undo(&self, run: Option<String>) -> Result<(), Failure> {
        let mut ignore = |_: Event| {};
        let mut progress = Progress::new(&mut ignore);
        let wish = UndoWish {
            run,
            ..UndoWish::default()
        };
        let undone = self.setup.undo(&wish, &mut progress).await;
        undone.map(|_| ())
    }

    /// The real cargo gets the project's crate through the feed.
    async fn check_cargo(&self, name: &str) {
        let before = self.site.server.requests().len();
        let cargo = self.site.workplace.cargo(&["fetch"]);
        let run = cargo.within(&self.repository).run().await;
        assert_eq!(run.status, 0, "{name}: {}", run.stderr);
        let lock = std::fs::read_to_string(self.repository.join("Cargo.lock"));
        assert!(lock.expect("a lock file").contains("itoa"), "{name}");
        assert!(self.site.server.requests().len() > before, "{name}");
        self.forget_what_cargo_made();
    }

    /// Caches and locks that cargo itself leaves.
    fn forget_what_cargo_made(&self) {
        let home = self.site.workplace.home.join(".cargo");
        for name in ["registry", "git"] {
            let _ = std::fs::remove_dir_all(home.join(name));
        }
        for name in [".package-cache", ".package-cache-mutate", ".global-cache"] {
            let _ = std::fs::remove_file(home.join(name));
        }
        let _ = std::fs::remove_file(self.repository.join("Cargo.lock"));
    }

    async fn check(&self, case: &Case, with_cargo: bool) -> Option<ErrorCode> {
        let name = &case.name;
        let folder = self.folder(case.place);
        std::fs::create_dir_all(&folder).expect("a folder");
        case.arrange(&folder, &self.site.index("mirror"));
        let before = contents(&self.site.workplace.home);
        let ended = match self.apply(case.place).await {
            Ok(applied) => {
                if with_cargo {
                    self.check_cargo(name).await;
                }
                let second = self.apply(case.place).await;
                let second = second.unwrap_or_else(|failure| panic!("{name}: {failure}"));
                assert_eq!(second.changes, 0, "{name}: a second apply");
                if applied.changes > 0 {
                    let undone = self.undo(applied.run).await;
                    undone.unwrap_or_else(|failure| panic!("{name}: {failure}"));
                }
                None
            }
            Err(failure) => Some(failure.code),
        };
        let after = contents(&self.site.workplace.home);
        assert_eq!(
            after.keys().collect::<Vec<_>>(),
            before.keys().collect::<Vec<_>>(),
            "{name}"
        );
        assert_eq!(after, before, "{name}");
        for entry in std::fs::read_dir(&folder).expect("the folder") {
            let path = entry.expect("an entry").path();
            let removed = match path.is_dir() {
                true => std::fs::remove_dir_all(&path),
                false => std::fs::remove_file(&path),
            };
            removed.expect("it is removed");
        }
        ended
    }
}

/// Cases that speak of a proxy, a folder or a provider that is not here.
const NOT_HERE: [&str; 5] = [
    "alias-table",
    "net-proxy",
    "patch",
    "providers-multiline",
    "providers-unknown",
];
/// Every how many cases the real cargo is asked.
const CARGO_EVERY: usize = 5;

#[tokio::test]
async fn every_configuration_works_and_comes_back() {
    let bench = Bench::new().await;
    let all = cases::of_the_corpus();
    assert!(all.len() >= 80, "{}", all.len());
    let mut stopped = BTreeSet::new();
    for (number, case) in all.iter().enumerate() {
        let is_here = !NOT_HERE.iter().any(|name| case.name.starts_with(name));
        let with_cargo = is_here && number % CARGO_EVERY == 0;
        if let Some(code) = bench.check(case, with_cargo).await {
            let name = case.name.split(' ').next().unwrap_or_default();
            stopped.insert(format!("{name} {}", code.id()));
        }
    }
    // They say something else already; nothing was changed.
    let stopped: Vec<String> = stopped.into_iter().collect();
    insta::assert_snapshot!(stopped.join("\n"), @"
    dotted-everything configuration-conflict
    everything configuration-conflict
    no-blank-lines configuration-conflict
    old-quickstart configuration-conflict
    ours-dotted-inside-no-index configuration-conflict
    ours-escaped-key configuration-conflict
    ours-header-extra configuration-conflict
    ours-header-no-index configuration-conflict
    ours-inline-no-index configuration-conflict
    ours-other-index configuration-conflict
    ours-other-index-literal configuration-conflict
    ours-other-index-multiline configuration-conflict
    providers-string configuration-invalid
    source-dotted-vendored configuration-conflict
    source-inline-top-crates configuration-conflict
    source-inline-vendored configuration-conflict
    source-vendored configuration-conflict
    ");
}

#[tokio::test]
async fn every_kind_of_file_works_and_comes_back() {
    let bench = Bench::new().await;
    for case in cases::kinds_of_files() {
        let ended = bench.check(&case, !case.is_read_only()).await;
        let refused = case.is_read_only().then_some(ErrorCode::FileNotWritable);
        assert_eq!(ended, refused, "{}", case.name);
    }
}

fn write(path: &Path, bytes: &[u8]) {
    std::fs::write(path, bytes).expect("a file");
}
