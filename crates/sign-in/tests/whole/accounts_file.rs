//! `accounts.json`: what is written, and what is refused to be read.

use std::path::Path;

use secrecy::SecretString;
use sign_in::{Accounts, AccountsFileError, SecretStore};

use crate::support::{Server, options, signed_out};

const ADA: &str = r#"{"organization":"https://dev.azure.com/contoso","kind":"personal-access-token","user_display_name":"Ada","user_id":"1","added":"2026-11-22T15:00:00Z","store":"keychain"}"#;

fn open(text: &str) -> Result<Accounts, AccountsFileError> {
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("accounts.json"), text).unwrap();
    let opened = Accounts::open(folder.path(), SecretStore::memory())?;
    assert_eq!(opened.list()?.len(), 1);
    Ok(opened)
}

/// Opens a file with these accounts and expects it to be refused there.
fn check(text: &str, place: &str, reason: &str) {
    match open(text) {
        Err(AccountsFileError::Damaged {
            place: p,
            reason: r,
            ..
        }) => {
            assert_eq!((p.as_str(), r.as_str()), (place, reason), "{text:.200}");
        }
        other => panic!("{text:.200}: {other:?}"),
    }
}

fn check_accounts(accounts: &str, place: &str, reason: &str) {
    check(
        &format!(r#"{{"schema":1,"accounts":[{accounts}]}}"#),
        place,
        reason,
    );
}

#[test]
fn what_this_program_writes_is_read() {
    open(&format!(r#"{{"schema":1,"accounts":[{ADA}]}}"#)).unwrap();
}

#[test]
#[cfg(unix)]
fn a_list_that_others_may_have_written_is_refused() {
    use std::os::unix::fs::{PermissionsExt as _, chown};

    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("accounts.json");
    std::fs::write(&path, format!(r#"{{"schema":1,"accounts":[{ADA}]}}"#)).unwrap();
    let mode = |path: &Path, mode| {
        std::fs::set_permissions(path, std::fs::Permissions::from_mode(mode)).unwrap();
    };
    let refused = || Accounts::open(folder.path(), SecretStore::memory()).err();
    let check = |of_file: u32, of_folder: u32, good: bool| {
        mode(&path, of_file);
        mode(folder.path(), of_folder);
        let refused = refused();
        let by_others = matches!(refused, Some(AccountsFileError::WritableByOthers { .. }));
        assert_eq!((refused.is_none(), by_others), (good, !good), "{refused:?}");
    };
    check(0o600, 0o700, true);
    check(0o600, 0o1777, true);
    check(0o620, 0o700, false);
    check(0o602, 0o700, false);
    check(0o600, 0o777, false);
    mode(&path, 0o600);
    mode(folder.path(), 0o700);
    // Only root can give files away.
    if chown(&path, Some(65_534), None).is_ok() {
        let refused = refused();
        assert!(matches!(
            refused,
            Some(AccountsFileError::OtherOwner { .. })
        ));
    }
}

#[test]
fn hostile_files_are_refused_with_the_place() {
    check("", "line 1, column 0", "it is no JSON");
    check("{\n \"schema\": }", "line 2, column 12", "it is no JSON");
    check(&"[".repeat(100_000), "line 1, column 128", "it is no JSON");
    check(
        &" ".repeat(1_100_000),
        "the file",
        "it is larger than 1 MiB",
    );
    check("[]", "the file", "it is no object");
    check("{}", "schema", "it is missing or no known number");
    check(
        r#"{"schema":"1"}"#,
        "schema",
        "it is missing or no known number",
    );
    check(
        r#"{"schema":0}"#,
        "schema",
        "it is missing or no known number",
    );
    check(r#"{"schema":1}"#, "accounts", "it is missing or no list");
    check(
        r#"{"schema":1,"accounts":[],"x":1}"#,
        "the file",
        "it has an unknown field",
    );
    let many = vec!["{}"; 1_001].join(",");
    check_accounts(&many, "accounts", "there are more than 1,000");
}

#[test]
#[cfg(unix)]
fn a_pipe_in_its_place_is_not_waited_for() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("accounts.json");
    let made = std::process::Command::new("mkfifo").arg(&path).status();
    assert!(made.unwrap().success());
    let refused = Accounts::open(folder.path(), SecretStore::memory());
    assert!(
        matches!(refused, Err(AccountsFileError::Damaged { .. })),
        "{refused:?}"
    );
}

#[test]
fn hostile_accounts_are_refused_with_the_place() {
    check_accounts("7", "accounts[0]", "it is no object");
    check_accounts("{}", "accounts[0].organization", "it is missing or no text");
    check_accounts(
        &format!("{ADA},{ADA}"),
        "accounts[1].organization",
        "it is listed twice",
    );
    let with = |old: &str, new: &str| {
        let fabrikam = ADA.replace("contoso", "fabrikam");
        assert!(fabrikam.contains(old), "{old}");
        format!("{ADA},{}", fabrikam.replace(old, new))
    };
    let place = |field: &str| format!("accounts[1].{field}");
    let text = "it is missing or no text";
    let check_with = |old: &str, new: &str, field: &str, reason: &str| {
        check_accounts(&with(old, new), &place(field), reason);
    };
    let refused = "it is no Azure DevOps organization";
    for address in [
        "http://evil.example/x",
        "file:///etc/passwd",
        "https://dev.azure.com.evil.example/c",
        "",
    ] {
        check_with(
            "https://dev.azure.com/fabrikam",
            address,
            "organization",
            refused,
        );
    }
    check_with("personal-access-token", "password", "kind", "it is unknown");
    check_with("\"keychain\"", "\"cloud\"", "store", "it is unknown");
    check_with("\"keychain\"", "null", "store", text);
    check_with(
        "2026-11-22T15:00:00Z",
        "yesterday",
        "added",
        "it is no time of RFC 3339",
    );
    check_with("\"Ada\"", "{}", "user_display_name", text);
    check_with(
        "Ada",
        &"a".repeat(257),
        "user_display_name",
        "it is too long",
    );
    let token = with("\"store\"", "\"token\":\"x\",\"store\"");
    check_accounts(&token, "accounts[1]", "it has an unknown field");
}

#[test]
fn a_newer_schema_is_refused_and_left_alone() {
    let refused = open(r#"{"schema":2,"people":[]}"#);
    assert!(
        matches!(
            refused,
            Err(AccountsFileError::NewerSchema {
                found: 2,
                known: 1,
                ..
            })
        ),
        "{refused:?}"
    );
}

async fn sign_in(folder: &Path, server: &Server) {
    let accounts = Accounts::open(folder, SecretStore::memory()).unwrap();
    let token = SecretString::from("A".repeat(52));
    accounts
        .sign_in_with_token(&server.endpoints, token, options())
        .await
        .unwrap();
}

#[tokio::test]
async fn sixteen_sign_ins_at_once_are_all_listed() {
    let folder = tempfile::tempdir().unwrap();
    let mut running = tokio::task::JoinSet::new();
    for _ in 0..16 {
        let path = folder.path().to_owned();
        running.spawn(async move { sign_in(&path, &Server::friendly().await).await });
    }
    running.join_all().await;
    let accounts = Accounts::open(folder.path(), SecretStore::memory()).unwrap();
    assert_eq!(accounts.list().unwrap().len(), 16);
    let left: Vec<_> = std::fs::read_dir(folder.path())
        .unwrap()
        .map(|e| e.unwrap().file_name())
        .collect();
    assert_eq!(left.len(), 2, "the list and its lock: {left:?}");
}

#[tokio::test]
async fn what_a_killed_sign_in_left_is_removed_by_the_next() {
    let folder = tempfile::tempdir().unwrap();
    let left = folder.path().join(".accounts.json.a1B2c3");
    std::fs::write(&left, "half").unwrap();
    let other = folder.path().join(".accounts.jsonx");
    std::fs::write(&other, "theirs").unwrap();
    sign_in(folder.path(), &Server::friendly().await).await;
    assert!(!left.exists() && other.exists());
}

#[cfg(unix)]
#[tokio::test]
async fn folder_and_file_are_for_this_person_alone() {
    use std::os::unix::fs::PermissionsExt;
    let parent = tempfile::tempdir().unwrap();
    let folder = parent.path().join("a/b");
    sign_in(&folder, &Server::friendly().await).await;
    let mode = |path: &Path| std::fs::metadata(path).unwrap().permissions().mode() & 0o777;
    assert_eq!(mode(&folder), 0o700);
    assert_eq!(mode(&folder.join("accounts.json")), 0o600);
}

#[tokio::test]
async fn signing_out_of_nothing_writes_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let server = Server::friendly().await;
    let accounts = Accounts::open(folder.path(), SecretStore::memory()).unwrap();
    assert!(!signed_out(&accounts, &server.endpoints).await);
    assert!(!folder.path().join("accounts.json").exists());
}
