//! What is found before anybody does anything.

use crate::support::Desk;
use std::time::{Duration, Instant};
use window::Session;
use window::contract::{CargoHere, KeychainHere, SuggestionSource};

#[tokio::test]
async fn a_computer_is_looked_at_without_a_network() {
    let desk = Desk::new().await;
    let remote = "https://ada@dev.azure.com/contoso/Fabrikam/_git/app";
    desk.repository("src/github", Some("https://git.example/contoso/app"));
    desk.repository("src/work/deep/app", Some(remote));
    let here = desk.session.look_here().await.unwrap();
    assert!(
        matches!(here.cargo, CargoHere::Found { .. }),
        "{:?}",
        here.cargo
    );
    assert!(matches!(here.keychain, KeychainHere::Unusable { .. }));
    let suggestion = here.suggestion.expect("the remote");
    assert_eq!(
        suggestion.address,
        "https://dev.azure.com/contoso/Fabrikam/_git/app"
    );
    let path = "~/src/work/deep/app".to_owned();
    assert_eq!(suggestion.source, SuggestionSource::GitRemote { path });
    assert_eq!((here.interrupted, here.in_use), (None, None));
    assert_eq!(desk.requests(), 0);
}

#[tokio::test]
async fn an_account_goes_before_a_remote() {
    let desk = Desk::new().await;
    desk.repository(
        "app",
        Some("https://dev.azure.com/contoso/Fabrikam/_git/app"),
    );
    let folder = &desk.options.folders.configuration;
    let accounts = sign_in::Accounts::open(folder, desk.options.secrets.clone()).unwrap();
    let token = desk.server.issue_token(practice_server::TokenRequest {
        organization: None,
        ..Default::default()
    });
    let endpoints = azure_devops::Endpoints::parse(&desk.organization()).unwrap();
    let options = desk.options.client_options.clone();
    accounts
        .sign_in_with_token(&endpoints, token, options)
        .await
        .unwrap();
    let suggestion = desk.session.look_here().await.unwrap().suggestion.unwrap();
    assert_eq!(suggestion.address, desk.organization());
    assert_eq!(suggestion.source, SuggestionSource::Account);
}

#[tokio::test]
async fn a_part_that_fails_is_a_finding_and_the_others_go_on() {
    let desk = Desk::new().await;
    desk.repository(
        "app",
        Some("https://dev.azure.com/contoso/Fabrikam/_git/app"),
    );
    let folder = &desk.options.folders.configuration;
    std::fs::create_dir_all(folder).unwrap();
    std::fs::write(folder.join("accounts.json"), "{").unwrap();
    let mut options = desk.options.clone();
    options.computer.search_path = vec![desk.folder().join("bin")];
    options
        .computer
        .variables
        .retain(|name, _| name != "RUSTUP_HOME");
    let here = Session::new(options).look_here().await.unwrap();
    assert_eq!(here.cargo, CargoHere::Missing);
    assert!(here.suggestion.is_some());
    let refused = desk.session.choose_organization(desk.organization()).await;
    assert_eq!(refused.unwrap_err().code, "accounts-invalid");
}

#[cfg(unix)]
#[tokio::test]
async fn programs_that_hang_are_not_waited_for() {
    use std::os::unix::fs::PermissionsExt as _;
    let desk = Desk::new().await;
    let bin = desk.folder().join("bin");
    std::fs::create_dir(&bin).unwrap();
    let cargo = bin.join("cargo");
    std::fs::write(&cargo, "#!/bin/sh\nexec sleep 600\n").unwrap();
    std::fs::set_permissions(&cargo, std::fs::Permissions::from_mode(0o755)).unwrap();
    // A bus that takes connections and never answers.
    let socket = desk.folder().join("bus");
    let bus = std::os::unix::net::UnixListener::bind(&socket).unwrap();
    let mut options = desk.options.clone();
    options.computer.search_path.insert(0, bin);
    let address = format!("unix:path={}", socket.display());
    options.computer.secret_service_address = Some(address);
    let began = Instant::now();
    let here = Session::new(options).look_here().await.unwrap();
    assert!(
        began.elapsed() < Duration::from_secs(5),
        "{:?}",
        began.elapsed()
    );
    drop(bus);
    match here.cargo {
        CargoHere::Unusable { problem } => assert_eq!(problem.code, "cargo-broken"),
        other => panic!("{other:?}"),
    }
    match here.keychain {
        KeychainHere::Unusable { problem } => assert_eq!(problem.code, "keychain-timed-out"),
        other @ KeychainHere::Unlocked { .. } => panic!("{other:?}"),
    }
}
