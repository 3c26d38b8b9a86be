//! Signing in against a scripted server, with secrets in memory: what is
//! checked, what is kept, and that nothing is kept when anything is wrong.

use std::path::Path;

use crate::support::{Answer, NOBODY, Server, USER, options, refusal, signed_out, token_of, user};
use azure_devops::Endpoints;
use secrecy::{ExposeSecret, SecretString};
use sign_in::{Access, Accounts, SecretStore, SignInError, StoreKind, check_token};

fn token(fill: &str) -> SecretString {
    SecretString::from(fill.repeat(84))
}

fn accounts(folder: &Path) -> Accounts {
    Accounts::open(folder, SecretStore::memory()).unwrap()
}

#[tokio::test]
async fn a_token_is_checked_kept_read_back_and_listed() {
    let server = Server::friendly().await;
    let folder = tempfile::tempdir().unwrap();
    let accounts = accounts(&folder.path().join("new"));
    let pasted = SecretString::from(format!("  {}\r\n", "K".repeat(84)));
    let account = accounts
        .sign_in_with_token(&server.endpoints, pasted, options())
        .await
        .unwrap();
    assert_eq!(account.user_display_name, "Ada Practice");
    assert_eq!(account.user_id, USER);
    assert_eq!(account.store, StoreKind::Memory);
    assert_eq!(accounts.list().unwrap(), std::slice::from_ref(&account));
    assert_eq!(accounts.find(&server.endpoints).unwrap(), Some(account));
    let kept = token_of(&accounts, &server.endpoints).await.unwrap();
    assert_eq!(kept.expose_secret(), "K".repeat(84));
    let words: Vec<usize> = server
        .requests
        .lock()
        .unwrap()
        .iter()
        .map(|request| {
            assert!(request.starts_with("GET "), "{request}");
            let mut lines = request.lines();
            let header = lines.find(|l| l.to_lowercase().starts_with("authorization:"));
            header.map_or(0, |header| header.split_whitespace().count())
        })
        .collect();
    assert_eq!(words, [0, 0, 3, 3], "first a look without the token");
    let text = std::fs::read_to_string(folder.path().join("new/accounts.json")).unwrap();
    assert!(!text.contains("KKKK"), "{text}");
}

#[tokio::test]
async fn another_spelling_of_the_organization_is_the_same_account() {
    let server = Server::friendly().await;
    let folder = tempfile::tempdir().unwrap();
    let accounts = accounts(folder.path());
    let sign_in = |endpoints: Endpoints, fill: &str| {
        let (accounts, token) = (accounts.clone(), token(fill));
        async move {
            accounts
                .sign_in_with_token(&endpoints, token, options())
                .await
        }
    };
    sign_in(server.endpoints.clone(), "A").await.unwrap();
    let other = server
        .endpoints
        .organization_url()
        .as_str()
        .replace("Default", "DEFAULT");
    let other = Endpoints::parse(&other).unwrap();
    sign_in(other.clone(), "B").await.unwrap();
    assert_eq!(accounts.list().unwrap().len(), 1);
    let kept = token_of(&accounts, &server.endpoints).await.unwrap();
    assert_eq!(kept.expose_secret(), "B".repeat(84));
    assert!(signed_out(&accounts, &other).await);
    assert!(!signed_out(&accounts, &other).await);
    assert!(token_of(&accounts, &server.endpoints).await.is_none());
    assert!(accounts.list().unwrap().is_empty());
}

/// Signs in where an account is already, is refused, and finds it untouched.
async fn refused(answer: impl Fn(&str) -> Answer + Send + Sync + 'static) -> SignInError {
    let server = Server::start(answer).await;
    let folder = tempfile::tempdir().unwrap();
    let store = SecretStore::memory();
    let accounts = Accounts::open(folder.path(), store).unwrap();
    let refused = accounts
        .sign_in_with_token(&server.endpoints, token("X"), options())
        .await;
    let error = refused.unwrap_err();
    assert!(token_of(&accounts, &server.endpoints).await.is_none());
    assert!(!folder.path().join("accounts.json").exists());
    let shown = format!("{error} {error:?}");
    assert!(!shown.contains("XXXX"), "{shown}");
    error
}

#[tokio::test]
async fn each_refusal_has_its_own_error_and_keeps_nothing() {
    let all_a = format!("TF400813: The user '{NOBODY}' is not authorized to access this resource.");
    let not_understood = refused(move |_| refusal(401, &all_a)).await;
    assert!(
        matches!(not_understood, SignInError::NotUnderstood { .. }),
        "{not_understood:?}"
    );
    let anonymous = refused(|_| user(NOBODY, "Anonymous")).await;
    assert!(
        matches!(
            anonymous,
            SignInError::NotUnderstood { .. } | SignInError::NotAccepted { .. }
        ),
        "{anonymous:?}"
    );
    let expired = refused(|_| refusal(401, "The Personal Access Token used has expired.")).await;
    assert!(
        matches!(expired, SignInError::NotAccepted { .. }),
        "{expired:?}"
    );
    let page = refused(|_| (203, "", "<html>Sign in</html>".to_owned())).await;
    assert!(matches!(page, SignInError::NotAccepted { .. }), "{page:?}");
    let forbidden = refused(|_| refusal(403, "no")).await;
    assert!(
        matches!(forbidden, SignInError::Forbidden { .. }),
        "{forbidden:?}"
    );
    let broken = refused(|_| refusal(500, "no")).await;
    assert!(matches!(broken, SignInError::Request(_)), "{broken:?}");
}

#[tokio::test]
async fn a_token_without_the_packaging_scope_is_not_kept() {
    for status in [401, 403] {
        let error = refused(move |path| {
            if path.contains("/connectionData") {
                user(USER, "Ada")
            } else {
                refusal(status, "scope")
            }
        })
        .await;
        assert!(
            matches!(error, SignInError::ScopeMissing { .. }),
            "{error:?}"
        );
    }
}

#[tokio::test]
async fn a_server_that_is_not_there_is_a_request_error() {
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = listener.local_addr().unwrap();
    drop(listener);
    let endpoints = Endpoints::parse(&format!("http://{address}/tfs/DefaultCollection")).unwrap();
    let folder = tempfile::tempdir().unwrap();
    let refused = accounts(folder.path())
        .sign_in_with_token(&endpoints, token("X"), options())
        .await;
    assert!(
        matches!(refused, Err(SignInError::Request(_))),
        "{refused:?}"
    );
}

#[tokio::test]
async fn another_site_than_azure_devops_never_sees_a_token() {
    let server = Server::foreign().await;
    let folder = tempfile::tempdir().unwrap();
    let refused = accounts(folder.path())
        .sign_in_with_token(&server.endpoints, token("X"), options())
        .await;
    assert!(
        matches!(refused, Err(SignInError::NotAzureDevOps { .. })),
        "{refused:?}"
    );
    let requests = server.requests.lock().unwrap();
    assert_eq!(requests.len(), 1);
    assert!(!requests[0].to_lowercase().contains("authorization"));
}

#[tokio::test]
async fn what_cannot_be_a_token_is_never_sent() {
    let server = Server::friendly().await;
    let folder = tempfile::tempdir().unwrap();
    for text in ["", "   ", "two words", "two\nlines", "caf\u{e9}", "nul\0"] {
        let refused = accounts(folder.path())
            .sign_in_with_token(&server.endpoints, SecretString::from(text), options())
            .await;
        assert!(
            matches!(refused, Err(SignInError::TokenShape(_))),
            "{text:?}: {refused:?}"
        );
    }
    assert_eq!(server.count(), 0);
}

#[tokio::test]
async fn when_the_list_cannot_be_written_the_earlier_token_is_still_there() {
    let server = Server::friendly().await;
    let folder = tempfile::tempdir().unwrap();
    let accounts = accounts(folder.path());
    let first = accounts
        .sign_in_with_token(&server.endpoints, token("A"), options())
        .await;
    let first = first.unwrap();
    let file = folder.path().join("accounts.json");
    let good = std::fs::read(&file).unwrap();
    std::fs::write(&file, "{").unwrap();
    let second = accounts
        .sign_in_with_token(&server.endpoints, token("B"), options())
        .await;
    assert!(
        matches!(second, Err(SignInError::AccountsFile(_))),
        "{second:?}"
    );
    std::fs::write(&file, good).unwrap();
    assert_eq!(accounts.list().unwrap(), [first]);
    let kept = token_of(&accounts, &server.endpoints).await.unwrap();
    assert_eq!(kept.expose_secret(), "A".repeat(84));
}

#[tokio::test]
async fn a_check_tells_what_a_token_may_do_and_only_reads() {
    let server = Server::start(|path| {
        if path.contains("/connectionData") {
            user(USER, &"n".repeat(10_000))
        } else if path.contains("/_apis/projects") {
            refusal(401, "scope")
        } else {
            (200, "", r#"{"count":0,"value":[]}"#.to_owned())
        }
    })
    .await;
    let check = check_token(&server.endpoints, &token("C"), options())
        .await
        .unwrap();
    assert_eq!(check.user.display_name.len(), 256);
    assert_eq!(check.can_list_projects, Access::Refused);
    assert_eq!(check.can_read_feeds, Access::Allowed);
    let requests = server.requests.lock().unwrap();
    assert!(requests.iter().all(|request| request.starts_with("GET ")));
}
