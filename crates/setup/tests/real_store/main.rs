//! A whole set-up on every system: the practice server, the real cargo, and the
//! store that Cargo uses there. On Linux that is a private Secret Service; on
//! macOS and Windows the store of whoever runs it, which is touched only where
//! the variable `FEEDWRIGHT_TEST_REAL_STORE` is set, as the workflow for the real
//! systems does. What it stores there, it takes back.

#![expect(
    clippy::expect_used,
    reason = "tests may stop at once when what they stand on is missing"
)]

use azure_devops::{ClientOptions, Endpoints};
use cargo_home::{Computer, IndexUrl, RegistryTokens};
use practice_server::{PracticeOptions, PracticeServer, TokenRequest, Upstream};
use setup::event::{Event, Progress};
use setup::profile::RawProfile;
use setup::{Folders, Prepared, Profile, ProofWish, Setup, UndoWish};
use sign_in::{Accounts, SecretStore};
use std::path::Path;
use std::time::Duration;
use tempfile::TempDir;
use tokio_util::sync::CancellationToken;

struct Site {
    computer: Computer,
    folder: TempDir,
    #[cfg(target_os = "linux")]
    _service: cargo_home::PrivateSecretService,
}

#[cfg(target_os = "linux")]
async fn site() -> Option<Site> {
    let mut computer = Computer::from_environment().expect("this computer");
    let folder = tempfile::tempdir().expect("a temporary folder");
    let place = folder.path().join("k");
    let service = cargo_home::PrivateSecretService::start(&place, &computer)
        .await
        .expect("dbus and gnome-keyring: `cargo xtask test` installs them");
    computer.secret_service_address = Some(service.address().to_owned());
    Some(Site {
        computer,
        folder,
        _service: service,
    })
}

/// The home stays the person's: macOS looks for the login keychain below it.
#[cfg(not(target_os = "linux"))]
async fn site() -> Option<Site> {
    std::env::var_os("FEEDWRIGHT_TEST_REAL_STORE")?;
    let computer = Computer::from_environment().expect("this computer");
    let folder = tempfile::tempdir().expect("a temporary folder");
    Some(Site { computer, folder })
}

async fn set_up(site: &Site, server: &PracticeServer) -> Setup {
    let mut computer = site.computer.clone();
    computer.cargo_home = site.folder.path().join("cargo");
    let folders = Folders::below(&site.folder.path().join("feedwright"));
    let accounts = Accounts::open(&folders.configuration, SecretStore::memory());
    let accounts = accounts.expect("accounts");
    let endpoints = Endpoints::parse(server.organization_url().as_str()).expect("an address");
    let (token, options) = (
        server.issue_token(TokenRequest::default()),
        ClientOptions::default(),
    );
    let signed_in = accounts.sign_in_with_token(&endpoints, token, options);
    signed_in.await.expect("an account");
    Setup {
        computer,
        folders,
        accounts,
        client_options: ClientOptions::default(),
        provider_program: None,
    }
}

fn profile(site: &Site, server: &PracticeServer) -> Profile {
    let app = site.folder.path().join("app");
    std::fs::create_dir_all(&app).expect("a folder");
    std::fs::write(app.join("Cargo.toml"), "[package]\nname = \"app\"\n").expect("a file");
    let (url, app) = (server.organization_url(), app.display());
    let text = format!(
        "schema = 1\n[organization]\nurl = '{url}'\n[feed]\nname = 'crates-mirror'\nproject = 'Practice'\n[workstation]\nrepositories = ['{app}']\n"
    );
    let raw: RawProfile = toml_edit::de::from_str(&text).expect("a profile");
    let home: &Path = &site.computer.home;
    Profile::from_raw(raw, home, home).expect("a profile")
}

async fn prove(setup: &Setup, prepared: &mut Prepared) -> String {
    let mut ignore = |_: Event| {};
    let (mut progress, never) = (Progress::new(&mut ignore), CancellationToken::new());
    let applied = setup.apply(prepared, &mut progress, &never).await;
    let applied = applied.expect("applied");
    let wish = ProofWish {
        package: "serde".to_owned(),
        build: false,
        listing_limit: Duration::from_secs(10),
        first_pause: Duration::from_millis(20),
    };
    let proof = setup.prove(prepared, &wish, &applied, &mut progress, &never);
    proof.await.expect("proved").version
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_set_up_is_proved_and_taken_back() {
    let Some(site) = site().await else {
        println!("skipped: FEEDWRIGHT_TEST_REAL_STORE does not allow to touch this store");
        return;
    };
    let options = PracticeOptions {
        upstream: Upstream::BuiltIn,
        ..PracticeOptions::default()
    };
    let server = PracticeServer::start(options).await.expect("a server");
    let setup = set_up(&site, &server).await;
    let prepare = async || {
        setup
            .prepare(profile(&site, &server))
            .await
            .expect("a plan")
    };

    let mut prepared = prepare().await;
    let index = IndexUrl::parse(&prepared.plan.index).expect("an index");
    assert!(!prove(&setup, &mut prepared).await.is_empty());
    assert!(prepare().await.plan.is_empty(), "nothing is left to do");
    let tokens = RegistryTokens::open(&setup.computer)
        .await
        .expect("a store");
    assert!(tokens.read(&index).await.expect("an answer").is_some());

    let mut ignore = |_: Event| {};
    let mut progress = Progress::new(&mut ignore);
    let undone = setup.undo(&UndoWish::default(), &mut progress).await;
    assert!(undone.expect("taken back").keychain);
    assert!(tokens.read(&index).await.expect("an answer").is_none());
    let file = setup.computer.cargo_home.join("config.toml");
    assert!(!file.exists(), "no configuration is left");
}
