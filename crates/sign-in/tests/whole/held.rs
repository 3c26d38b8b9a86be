//! A token that was checked and is held: usable at once, kept nowhere, until it
//! is kept on purpose or forgotten.

use std::path::Path;

use crate::support::{Server, options, signed_out, token_of};
use azure_devops::Endpoints;
use secrecy::{ExposeSecret, SecretString};
use sign_in::{Accounts, MemorySecrets, SecretStore, SignInError};

fn token(fill: &str) -> SecretString {
    SecretString::from(fill.repeat(84))
}

fn accounts(folder: &Path) -> (Accounts, MemorySecrets) {
    let memory = MemorySecrets::default();
    let store = SecretStore::Memory(memory.clone());
    (Accounts::open(folder, store).unwrap(), memory)
}

async fn hold(accounts: &Accounts, endpoints: &Endpoints, fill: &str) {
    let checked = accounts.check_token_to_keep(endpoints, token(fill), options());
    let checked = checked.await.unwrap();
    assert_eq!(checked.account().user_display_name, "Ada Practice");
    accounts.hold(checked);
}

async fn used(accounts: &Accounts, endpoints: &Endpoints) -> Option<char> {
    let token = token_of(accounts, endpoints).await?;
    token.expose_secret().chars().next()
}

fn kept(memory: &MemorySecrets) -> String {
    format!("{memory:?}")
}

#[tokio::test]
async fn a_held_token_is_used_by_every_clone_and_kept_nowhere() {
    let server = Server::friendly().await;
    let folder = tempfile::tempdir().unwrap();
    let (accounts, memory) = accounts(folder.path());
    let clone = accounts.clone();
    hold(&accounts, &server.endpoints, "H").await;
    assert_eq!(used(&clone, &server.endpoints).await, Some('H'));
    let found = clone.find(&server.endpoints).unwrap();
    assert_eq!(found, accounts.held(&server.endpoints));
    assert!(found.is_some());
    assert_eq!(accounts.list().unwrap(), []);
    assert_eq!(kept(&memory), "MemorySecrets(0)");
    assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 0);
    assert!(!format!("{clone:?}").contains("HH"));
    let (another, _) = self::accounts(folder.path());
    assert_eq!(used(&another, &server.endpoints).await, None);
}

#[tokio::test]
async fn what_was_forgotten_is_no_longer_used_and_the_kept_one_is_again() {
    let server = Server::friendly().await;
    let folder = tempfile::tempdir().unwrap();
    let (accounts, _) = accounts(folder.path());
    accounts
        .sign_in_with_token(&server.endpoints, token("K"), options())
        .await
        .unwrap();
    hold(&accounts, &server.endpoints, "H").await;
    assert_eq!(used(&accounts, &server.endpoints).await, Some('H'));
    accounts.forget_held(&server.endpoints);
    accounts.forget_held(&server.endpoints);
    assert_eq!(accounts.held(&server.endpoints), None);
    assert_eq!(used(&accounts, &server.endpoints).await, Some('K'));
}

#[tokio::test]
async fn keeping_moves_the_token_from_memory_to_the_store() {
    let server = Server::friendly().await;
    let folder = tempfile::tempdir().unwrap();
    let (accounts, memory) = accounts(folder.path());
    assert!(!accounts.keep_held(&server.endpoints).await.unwrap());
    hold(&accounts, &server.endpoints, "H").await;
    assert!(accounts.keep_held(&server.endpoints).await.unwrap());
    assert_eq!(accounts.held(&server.endpoints), None);
    assert_eq!(kept(&memory), "MemorySecrets(1)");
    assert_eq!(accounts.list().unwrap().len(), 1);
    assert_eq!(used(&accounts, &server.endpoints).await, Some('H'));
    assert!(!accounts.keep_held(&server.endpoints).await.unwrap());
}

#[tokio::test]
async fn a_token_that_could_not_be_kept_is_still_held() {
    let server = Server::friendly().await;
    let folder = tempfile::tempdir().unwrap();
    let (accounts, memory) = accounts(folder.path());
    hold(&accounts, &server.endpoints, "H").await;
    std::fs::write(folder.path().join("accounts.json"), "{").unwrap();
    let refused = accounts.keep_held(&server.endpoints).await;
    assert!(matches!(refused, Err(SignInError::AccountsFile(_))));
    assert_eq!(used(&accounts, &server.endpoints).await, Some('H'));
    assert_eq!(kept(&memory), "MemorySecrets(0)");
}

#[tokio::test]
async fn signing_out_forgets_the_held_token_too() {
    let server = Server::friendly().await;
    let folder = tempfile::tempdir().unwrap();
    let (accounts, _) = accounts(folder.path());
    hold(&accounts, &server.endpoints, "H").await;
    assert!(signed_out(&accounts, &server.endpoints).await);
    assert_eq!(used(&accounts, &server.endpoints).await, None);
    assert!(!signed_out(&accounts, &server.endpoints).await);
}

#[tokio::test]
async fn what_was_kept_for_now_is_taken_back() {
    let server = Server::friendly().await;
    let folder = tempfile::tempdir().unwrap();
    let (accounts, memory) = accounts(folder.path());
    let keep = || accounts.keep_held_for_now(&server.endpoints);
    assert!(keep().await.unwrap().is_none());
    for (before, count) in [(None, 0), (Some('K'), 1)] {
        if before.is_some() {
            let signed_in = accounts.sign_in_with_token(&server.endpoints, token("K"), options());
            signed_in.await.unwrap();
        }
        let listed = accounts.list().unwrap();
        hold(&accounts, &server.endpoints, "H").await;
        let taken_over = keep().await.unwrap().unwrap();
        assert!(!format!("{taken_over:?}").contains("HH"));
        assert_eq!(accounts.held(&server.endpoints), None);
        accounts.hold_again(taken_over).await.unwrap();
        assert!(accounts.held(&server.endpoints).is_some());
        assert_eq!(used(&accounts, &server.endpoints).await, Some('H'));
        assert_eq!(accounts.list().unwrap(), listed);
        accounts.forget_held(&server.endpoints);
        assert_eq!(used(&accounts, &server.endpoints).await, before);
        assert_eq!(kept(&memory), format!("MemorySecrets({count})"));
    }
}
