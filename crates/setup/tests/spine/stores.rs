//! The three ways of handing Cargo its token: what each plans, writes and takes
//! away of another, and that undo brings all of it back. A stand-in takes our
//! provider's place: what the real one answers is shown by the tests of the
//! whole system.

use crate::support::{FEED, Place, client_options};
use cargo_home::{IndexUrl, RegistryName, RegistryTokens};
use practice_server::TokenRequest;
use secrecy::{ExposeSecret as _, SecretString};
use setup::profile::StoreKind;
use setup::{Change, ErrorCode, Failure, Plan, Prepared, Profile};
use sign_in::Registrations;
use std::os::unix::fs::PermissionsExt as _;
use std::path::{Path, PathBuf};

/// Makes a program of our provider's name in a folder whose name has a space.
pub(crate) fn stand_in(place: &Place) -> PathBuf {
    let folder = place.folder("My Programs");
    std::fs::create_dir_all(&folder).expect("a folder");
    let path = folder.join(setup::PROVIDER_PROGRAM);
    std::fs::write(&path, "#!/bin/sh\nexit 1\n").expect("a program");
    let mode = std::fs::Permissions::from_mode(0o755);
    std::fs::set_permissions(&path, mode).expect("a program");
    path
}

/// A place with a stand-in for our provider.
pub(crate) async fn place() -> Place {
    let mut place = Place::new().await;
    place.setup.provider_program = Some(stand_in(&place));
    place
}

pub(crate) fn profile(place: &Place, store: StoreKind) -> Profile {
    let mut raw = place.raw_profile();
    raw.credentials.store = Some(store);
    place.profile_of(raw)
}

async fn plan(place: &Place, store: StoreKind) -> Result<Prepared, Failure> {
    place.setup.prepare(profile(place, store)).await
}

pub(crate) async fn apply(place: &Place, store: StoreKind) -> Plan {
    let mut prepared = plan(place, store).await.expect("a plan");
    place.apply(&mut prepared).await.expect("applied");
    let after = plan(place, store).await.expect("a plan").plan;
    assert!(
        after.is_empty(),
        "a second apply changes nothing: {after:#?}"
    );
    prepared.plan
}

/// The steps of a plan for this computer.
fn steps(plan: &Plan) -> Vec<String> {
    let changes = plan.changes.iter().enumerate();
    let steps = changes.map(|(number, change)| match change {
        Change::WriteConfiguration { path, .. } => {
            let is_user = path.parent().and_then(Path::parent);
            let is_user = is_user.is_some_and(|folder| folder.ends_with("home"));
            if is_user { "user" } else { "repository" }.to_owned()
        }
        change => change.step_id(number),
    });
    steps.filter(|step| step != "create-feed").collect()
}

async fn tokens(place: &Place) -> RegistryTokens {
    let tokens = RegistryTokens::open(&place.setup.computer).await;
    tokens.expect("a keychain")
}

async fn stored(place: &Place, index: &str) -> Option<String> {
    let index = IndexUrl::parse(index).expect("an index");
    let token = tokens(place).await.read(&index).await.expect("an answer");
    token.map(|token| token.expose_secret().to_owned())
}

fn list(place: &Place) -> PathBuf {
    Registrations::file(&place.setup.folders.configuration)
}

fn text(path: &Path) -> String {
    std::fs::read_to_string(path).unwrap_or_default()
}

#[tokio::test(flavor = "multi_thread")]
async fn the_provider_is_registered_in_the_persons_own_files() {
    let place = place().await;
    let before = place.files();
    let first = plan(&place, StoreKind::Provider).await.expect("a plan");
    let second = plan(&place, StoreKind::Provider).await.expect("a plan");
    let json = |prepared: &Prepared| serde_json::to_string(&prepared.plan).expect("JSON");
    assert_eq!(json(&first), json(&second), "the same input, the same plan");
    assert!(!list(&place).exists(), "a plan writes nothing");
    let done = apply(&place, StoreKind::Provider).await;
    assert_eq!(steps(&done), ["register-provider", "user", "repository"]);
    let program = place.setup.provider().expect("a program");
    let line = format!("credential-provider = [\"{}\"]", program.display());
    assert!(text(&place.user_file()).contains(&line));
    let repository = text(&place.repository_file());
    assert!(!repository.contains("credential-provider"), "{repository}");
    let mode = list(&place)
        .metadata()
        .expect("a list")
        .permissions()
        .mode();
    assert_eq!(mode & 0o777, 0o600);
    let folder = &place.setup.folders.configuration;
    let known = Registrations::read(folder).expect("a list");
    let organization = place.endpoints().organization_url().clone();
    assert_eq!(known.organization_of(&done.index), Some(&organization));
    assert_eq!(
        stored(&place, &done.index).await,
        None,
        "no token of Cargo's own"
    );
    place.undo_everything().await.expect("undone");
    assert_eq!(place.files(), before, "byte for byte");
    assert!(!list(&place).exists());
}

#[tokio::test(flavor = "multi_thread")]
async fn nothing_is_stored_for_the_environment_and_it_is_proved() {
    let place = Place::new().await;
    let mut prepared = plan(&place, StoreKind::Environment).await.expect("a plan");
    assert_eq!(steps(&prepared.plan), ["repository"]);
    let notices = &prepared.plan.notices;
    let notice = notices.iter().find(|it| it.id == "environment-variables");
    let told = &notice.expect("a notice").text;
    assert!(
        told.contains("CARGO_REGISTRIES_CRATES_MIRROR_TOKEN=TOKEN and "),
        "{told}"
    );
    let provider = "CARGO_REGISTRIES_CRATES_MIRROR_CREDENTIAL_PROVIDER=cargo:token";
    assert!(told.contains(provider), "{told}");
    let applied = place.apply(&mut prepared).await.expect("applied");
    place.prove(&prepared, &applied).await.expect("proved");
    assert_eq!(stored(&place, &prepared.plan.index).await, None);
    let header = place
        .setup
        .client(&place.endpoints())
        .await
        .expect("an account")
        .1;
    let (_, secret) = header.expose_secret().split_once(' ').expect("a header");
    for (path, bytes) in place.all_files() {
        let found = bytes
            .windows(secret.len())
            .any(|part| part == secret.as_bytes());
        assert!(!found, "the token is in {}", path.display());
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_changed_store_takes_away_what_the_other_needed_and_undo_brings_it_back() {
    let place = place().await;
    let keychain = apply(&place, StoreKind::Keychain).await;
    let token = stored(&place, &keychain.index).await;
    assert!(token.is_some());
    let with_keychain = place.files();
    let provider = apply(&place, StoreKind::Provider).await;
    assert_eq!(
        steps(&provider),
        ["register-provider", "user", "remove-token"]
    );
    assert_eq!(stored(&place, &keychain.index).await, None);
    let with_provider = (place.files(), text(&list(&place)));
    let back = apply(&place, StoreKind::Keychain).await;
    assert_eq!(steps(&back), ["store-token", "user", "register-provider"]);
    assert_eq!(stored(&place, &keychain.index).await, token);
    assert!(!text(&place.user_file()).contains(setup::PROVIDER_PROGRAM));
    assert!(!text(&list(&place)).contains(&keychain.index));
    place.undo_newest().await.expect("undone");
    assert_eq!((place.files(), text(&list(&place))), with_provider);
    assert_eq!(stored(&place, &keychain.index).await, None);
    place.undo_newest().await.expect("undone");
    assert_eq!(place.files(), with_keychain);
    assert_eq!(stored(&place, &keychain.index).await, token);
    let environment = apply(&place, StoreKind::Environment).await;
    assert_eq!(steps(&environment), ["remove-token"]);
    place.undo_newest().await.expect("undone");
    assert_eq!(stored(&place, &keychain.index).await, token);
    place.undo_newest().await.expect("undone");
    assert_eq!(stored(&place, &keychain.index).await, None);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_token_that_somebody_else_stored_stays() {
    let place = place().await;
    let done = apply(&place, StoreKind::Keychain).await;
    let index = IndexUrl::parse(&done.index).expect("an index");
    let name = RegistryName::parse(FEED).expect("a name");
    let own = SecretString::from(format!("Basic {}", "b3du".repeat(20)));
    let written = tokens(&place).await.write(&index, &name, &own).await;
    written.expect("stored");
    let provider = apply(&place, StoreKind::Provider).await;
    assert_eq!(steps(&provider), ["register-provider", "user"]);
    let now = stored(&place, &done.index).await;
    assert_eq!(now.as_deref(), Some(own.expose_secret()));
    tokens(&place).await.remove(&index).await.expect("removed");
}

#[tokio::test(flavor = "multi_thread")]
async fn what_cannot_work_is_said_before_anything_is_changed() {
    let check = async |place: &Place, code: ErrorCode, words: &str| {
        let failure = plan(place, StoreKind::Provider).await.err().expect(words);
        assert_eq!(failure.code, code, "{failure}");
        let said = format!("{failure} {}", failure.advice());
        assert!(said.contains(words), "{said}");
    };
    let mut place = place().await;
    let program = place.setup.provider_program.clone();
    place.setup.provider_program = Some(place.folder("gone"));
    check(&place, ErrorCode::ProviderMissing, "gone").await;
    place.setup.provider_program = None;
    check(&place, ErrorCode::ProviderMissing, "nor on PATH").await;
    let folder = program.as_deref().and_then(Path::parent).expect("a folder");
    place.setup.computer.search_path.push(folder.to_owned());
    assert_eq!(place.setup.provider().ok(), program, "found on PATH");

    let user = std::fs::read(place.user_file()).expect("a file");
    let foreign = format!("[registries.{FEED}]\ncredential-provider = ['/opt/other']\n");
    std::fs::write(place.user_file(), &foreign).expect("a file");
    check(&place, ErrorCode::ConfigurationConflict, "/opt/other").await;
    std::fs::write(place.user_file(), user).expect("a file");
    let repository = std::fs::read(place.repository_file()).expect("a file");
    let ours = format!(
        "[registries.{FEED}]\ncredential-provider = ['{}']\n",
        folder.join(setup::PROVIDER_PROGRAM).display()
    );
    std::fs::write(place.repository_file(), ours).expect("a file");
    check(&place, ErrorCode::ConfigurationConflict, "Remove it there").await;
    std::fs::write(place.repository_file(), repository).expect("a file");

    let damaged = list(&place);
    std::fs::create_dir_all(damaged.parent().expect("a folder")).expect("a folder");
    std::fs::write(&damaged, "{").expect("a file");
    check(&place, ErrorCode::RegistrationsInvalid, "damaged").await;
    let empty = Registrations::default().to_json();
    std::fs::write(&damaged, empty).expect("a file");
    let mode = std::fs::Permissions::from_mode(0o666);
    std::fs::set_permissions(&damaged, mode).expect("a mode");
    check(&place, ErrorCode::RegistrationsInvalid, "yours alone").await;
    let keychain = plan(&place, StoreKind::Keychain).await;
    keychain.expect("another store does not need the list");
}

#[tokio::test(flavor = "multi_thread")]
async fn without_a_keychain_only_the_environment_is_possible() {
    let mut place = place().await;
    place.setup.computer.secret_service_address = Some("unix:path=/nonexistent/bus".to_owned());
    for store in [StoreKind::Keychain, StoreKind::Provider] {
        let checked = place.setup.check_computer(&profile(&place, store)).await;
        let failure = checked.err().expect("no keychain");
        assert_eq!(failure.code, ErrorCode::KeychainMissing, "{failure}");
        assert!(
            failure.advice().contains("\"environment\""),
            "{}",
            failure.advice()
        );
    }
    let list = place.setup.folders.configuration.join("accounts.json");
    std::fs::remove_file(&list).expect("signed out");
    place.setup = place.setup.without_keychain().expect("accounts");
    let environment = profile(&place, StoreKind::Environment);
    let checked = place.setup.check_computer(&environment).await;
    let checked = checked.expect("no keychain is needed");
    let (accounts, endpoints) = (&place.setup.accounts, place.endpoints());
    let token = place.server.issue_token(TokenRequest::default());
    let account = accounts.check_token_to_keep(&endpoints, token, client_options());
    accounts.hold(account.await.expect("an account"));
    let mut prepared = place
        .setup
        .prepare_checked(environment, checked)
        .await
        .expect("a plan");
    let applied = place.apply(&mut prepared).await.expect("applied");
    place.prove(&prepared, &applied).await.expect("proved");
    assert!(!list.exists(), "the account is held and not kept");
}
