//! Signing in as whoever the Azure CLI is signed in as. The test is a process of
//! its own, because programs are found by the variables of a process.

#![cfg(unix)]

use crate::signing_in::{entra, longest_run, sign_in};
use crate::support::{Desk, json, own_process};
use secrecy::ExposeSecret as _;
use std::os::unix::fs::PermissionsExt as _;
use std::path::{Path, PathBuf};
use std::time::Duration;
use uuid::Uuid;
use window::contract::{SignInEvent, SignInWay, WayReason};

/// Where the inner process finds its `az`.
const FOLDER: &str = "FEEDWRIGHT_TEST_PROGRAMS";
const NAME: &str = "azure_cli::whoever_is_signed_in_there_signs_in";

fn az(folder: &Path, show: &str, token: &str) {
    let script = format!(
        "#!/bin/sh\ncase \"$2\" in\nshow) {show} ;;\n*) printf '{{\"accessToken\":\"%s\",\"expires_on\":3000000000,\"tokenType\":\"Bearer\"}}' \"{token}\" ;;\nesac\n"
    );
    let path = folder.join("az");
    std::fs::write(&path, script).unwrap();
    std::fs::set_permissions(&path, std::fs::Permissions::from_mode(0o700)).unwrap();
}

#[tokio::test(flavor = "multi_thread")]
async fn whoever_is_signed_in_there_signs_in() {
    match std::env::var_os(FOLDER) {
        Some(folder) => inner(PathBuf::from(folder)).await,
        None => outer(),
    }
}

fn outer() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().as_os_str();
    own_process(NAME, &[(FOLDER, path), ("PATH", path)]);
}

async fn inner(folder: PathBuf) {
    let desk = Desk::with(entra(Uuid::new_v4())).await;
    desk.choose().await;
    let session = &desk.session;
    let way = || async {
        let ways = session.sign_in_ways().await.unwrap();
        let mut ways = ways.into_iter().enumerate();
        ways.find(|(_, view)| view.way == SignInWay::AzureCli)
            .unwrap()
    };
    az(&folder, "exit 1", "");
    assert_eq!(way().await.1.reason, Some(WayReason::SignedOut));
    az(&folder, "echo nonsense", "");
    assert_eq!(way().await.1.reason, Some(WayReason::NoAnswer));
    let token = desk.server.issue_access_token(Duration::from_secs(3600));
    let token = token.expose_secret();
    let tenant = practice_server::EntraOptions::default().tenant;
    let show = format!(
        "printf '{{\"tenantId\":\"{tenant}\",\"user\":{{\"name\":\"ada@contoso.example\"}}}}'"
    );
    az(&folder, &show, token);
    let (place, view) = way().await;
    assert_eq!(
        (place, view.account.as_deref(), view.reason),
        (0, Some("ada@contoso.example"), None)
    );
    let (signed_in, events) = sign_in(&desk, SignInWay::AzureCli, &|_| panic!("a page")).await;
    let signed_in = signed_in.unwrap();
    assert_eq!(signed_in.account.name, "Practice User");
    assert!(signed_in.renews && signed_in.lists_projects);
    assert_eq!(events, [SignInEvent::Checking]);
    let feeds = session.list_feeds(None).await;
    assert!(feeds.is_ok());
    let stores = session.store_ways().await.unwrap();
    let said = json(&(signed_in, view, events, feeds, stores));
    assert!(
        longest_run(token) > 64 && longest_run(&said) <= 64,
        "{said}"
    );
    std::fs::remove_file(folder.join("az")).unwrap();
    let (refused, _) = sign_in(&desk, SignInWay::AzureCli, &|_| panic!("a page")).await;
    assert_eq!(refused.unwrap_err().code, "identity-failed");
}
