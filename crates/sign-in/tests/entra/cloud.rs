//! The same by the cloud's own names, over https and a proxy: in a process of
//! its own, which knows no other way.

use std::process::Command;

use azure_devops::Endpoints;
use practice_server::{
    Edition, EntraClient, EntraOptions, PracticeOptions, PracticeProxy, PracticeServer, Upstream,
};
use sign_in::{Accounts, ClientId, EntraWish, SecretStore};
use url::Url;
use uuid::Uuid;

use crate::support::{Visit, get, options};

/// The application, for the process that signs in.
const CLIENT: &str = "SIGN_IN_TEST_ENTRA_CLIENT";

#[tokio::test]
async fn a_person_signs_in_at_microsofts_own_address() {
    let client = Uuid::new_v4();
    let server = PracticeServer::start(PracticeOptions {
        edition: Edition::Services,
        upstream: Upstream::BuiltIn,
        entra: EntraOptions {
            clients: vec![EntraClient::public(client)],
            ..EntraOptions::default()
        },
        ..PracticeOptions::default()
    })
    .await
    .unwrap();
    let proxy = PracticeProxy::start(&server).await.unwrap();
    let home = tempfile::tempdir().unwrap();
    let mut command = Command::new(std::env::current_exe().unwrap());
    command
        .args(["--exact", "cloud::signs_in_here_when_told", "--nocapture"])
        .env_clear()
        .env("HOME", home.path())
        .env("HTTPS_PROXY", proxy.url().as_str())
        .env("SSL_CERT_FILE", proxy.ca_certificate_file())
        .env(CLIENT, client.to_string());
    let output = tokio::task::spawn_blocking(move || command.output());
    let output = output.await.unwrap().unwrap();
    let printed = String::from_utf8_lossy(&output.stdout);
    let failed = String::from_utf8_lossy(&output.stderr);
    assert!(
        printed.contains("signed in as Practice User."),
        "{printed}\n{failed}"
    );
    assert_eq!(server.count_of_token_requests("authorization_code"), 1);
    let at_login = |path: &str| {
        let requests = server.requests();
        let mut all = requests.iter().filter(|one| one.path.ends_with(path));
        all.all(|one| one.host == "login.microsoftonline.com")
    };
    assert!(at_login("/authorize") && at_login("/token"));
}

/// A browser that reaches Microsoft by the proxy, and this computer without it.
fn follow(page: Url) -> Visit {
    tokio::spawn(async move {
        let http = reqwest::Client::builder();
        let http = http.redirect(reqwest::redirect::Policy::none()).build();
        let answer = http.unwrap().get(page).send().await.unwrap();
        let back = answer.headers()["location"].to_str().unwrap();
        vec![get(&Url::parse(back).unwrap()).await]
    })
}

/// Not a test but the other process of one; by itself it does nothing.
#[tokio::test]
async fn signs_in_here_when_told() {
    let Ok(client) = std::env::var(CLIENT) else {
        return;
    };
    let folder = tempfile::tempdir().unwrap();
    let accounts = Accounts::open(folder.path(), SecretStore::memory()).unwrap();
    let endpoints = Endpoints::parse("https://dev.azure.com/contoso").unwrap();
    let wish = EntraWish {
        client_id: ClientId::parse(&client).ok(),
        ..EntraWish::default()
    };
    let open = |page: &Url| drop(follow(page.clone()));
    let checked = accounts.sign_in_in_browser(&endpoints, wish, &open, options());
    let account = accounts
        .keep(Box::pin(checked).await.unwrap())
        .await
        .unwrap();
    let entra = account.entra.unwrap();
    assert_eq!(
        entra.authority.as_str(),
        "https://login.microsoftonline.com/"
    );
    println!("signed in as {}.", account.user_display_name);
}
