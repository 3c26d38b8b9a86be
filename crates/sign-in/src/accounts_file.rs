//! `accounts.json`: the list of accounts, without secrets.
//!
//! What is read is hostile until parsed: not read at all when others may have
//! written it, bounded in size and number, every field checked, a newer schema
//! refused. What is written replaces the file in
//! one step, readable by this person alone, under a lock that other processes
//! of ours honour.

mod account_json;
#[cfg(any(test, fuzzing))]
pub(crate) mod fuzzing;

use std::fs::{File, TryLockError};
use std::io::Write;
use std::path::{Path, PathBuf};
use std::time::Duration;

use serde_json::{Map, Value, json};

use crate::account::{Account, key_of};
use crate::error::AccountsFileError;
use crate::json_fields::{Fault, only};
use crate::open_file::{NotOurs, is_without_locks, open_private, read_ours};
use crate::persist::persist;
use tempfile::NamedTempFile;

const SCHEMA: u64 = 1;
/// How the names of unfinished files begin.
pub(crate) const PREFIX: &str = ".accounts.json.";
const MOST_ACCOUNTS: usize = 1_000;
/// The longest name or identifier of a person, in characters.
pub(crate) const LONGEST_TEXT: usize = 256;
/// How often the lock is asked for, and how long between two tries: 3 seconds.
const LOCK_TRIES: u32 = 150;
const LOCK_PAUSE: Duration = Duration::from_millis(20);

/// The file in its folder.
#[derive(Clone, Debug)]
pub(crate) struct AccountsFile {
    folder: PathBuf,
    path: PathBuf,
}

impl AccountsFile {
    pub(crate) fn in_folder(folder: &Path) -> Self {
        Self {
            folder: folder.to_owned(),
            path: folder.join("accounts.json"),
        }
    }

    /// The accounts in the file; none when there is no file.
    pub(crate) fn read(&self) -> Result<Vec<Account>, AccountsFileError> {
        match read_ours(&self.folder, &self.path) {
            Ok(Some(bytes)) => self.parse(&bytes),
            Ok(None) => Ok(Vec::new()),
            Err(refused) => Err(self.not_ours(refused)),
        }
    }

    /// Reads, changes and, when that made a difference, writes the list, all
    /// under the lock.
    pub(crate) async fn change<R>(
        &self,
        change: impl FnOnce(&mut Vec<Account>) -> R,
    ) -> Result<R, AccountsFileError> {
        create_private_folder(&self.folder).map_err(|source| AccountsFileError::Io {
            path: self.folder.clone(),
            action: "created",
            source,
        })?;
        let _lock = self.lock().await?;
        self.remove_leftovers();
        let before = self.read()?;
        let mut accounts = before.clone();
        let result = change(&mut accounts);
        if accounts != before {
            self.write(&accounts, &before)?;
        }
        Ok(result)
    }

    /// What a process that was killed while it wrote has left: whoever holds
    /// the lock is the only one who writes.
    fn remove_leftovers(&self) {
        let entries = std::fs::read_dir(&self.folder);
        for entry in entries.into_iter().flatten().flatten() {
            let name = entry.file_name();
            if name.to_str().is_some_and(|name| name.starts_with(PREFIX)) {
                let _ = std::fs::remove_file(entry.path());
            }
        }
    }

    async fn lock(&self) -> Result<File, AccountsFileError> {
        let path = self.folder.join("accounts.json.lock");
        let file = open_private(&path).map_err(|error| locked(&path, error))?;
        for _ in 0..LOCK_TRIES {
            match file.try_lock() {
                Ok(()) => return Ok(file),
                Err(TryLockError::WouldBlock) => tokio::time::sleep(LOCK_PAUSE).await,
                // What is there is compared right before it is replaced.
                Err(TryLockError::Error(error)) if is_without_locks(&error) => return Ok(file),
                Err(TryLockError::Error(error)) => return Err(locked(&path, error)),
            }
        }
        Err(AccountsFileError::InUse { path })
    }

    fn write(&self, accounts: &[Account], before: &[Account]) -> Result<(), AccountsFileError> {
        let text = render(accounts);
        let prepare = || -> std::io::Result<NamedTempFile> {
            // Created with 0600 on Unix; on Windows the folder's rights apply.
            let mut file = tempfile::Builder::new()
                .prefix(PREFIX)
                .tempfile_in(&self.folder)?;
            file.write_all(text.as_bytes())?;
            file.as_file().sync_all()?;
            Ok(file)
        };
        let refused = |error| self.refused("written", error);
        let file = prepare().map_err(refused)?;
        // Not every file system has locks.
        if self.read()? != before {
            return Err(AccountsFileError::InUse {
                path: self.path.clone(),
            });
        }
        persist(file, &self.path)
            .and_then(|()| synchronize_folder(&self.folder))
            .map_err(refused)
    }

    fn parse(&self, bytes: &[u8]) -> Result<Vec<Account>, AccountsFileError> {
        let value: Value = serde_json::from_slice(bytes).map_err(|error| {
            let place = format!("line {}, column {}", error.line(), error.column());
            self.damaged(&place, "it is no JSON")
        })?;
        let Value::Object(root) = value else {
            return Err(self.damaged("the file", "it is no object"));
        };
        match root.get("schema").and_then(Value::as_u64) {
            Some(SCHEMA) => {}
            Some(found) if found > SCHEMA => {
                return Err(AccountsFileError::NewerSchema {
                    path: self.path.clone(),
                    found,
                    known: SCHEMA,
                });
            }
            _ => return Err(self.damaged("schema", "it is missing or no known number")),
        }
        let parsed = only(&root, "", &["schema", "accounts"]).and_then(|()| parse_accounts(&root));
        parsed.map_err(|(place, reason)| self.damaged(&place, reason))
    }

    fn refused(&self, action: &'static str, source: std::io::Error) -> AccountsFileError {
        AccountsFileError::Io {
            path: self.path.clone(),
            action,
            source,
        }
    }

    fn not_ours(&self, refused: NotOurs) -> AccountsFileError {
        match refused {
            NotOurs::Io { path, source } => AccountsFileError::Io {
                path,
                action: "read",
                source,
            },
            NotOurs::NoFile { .. } => self.damaged("the file", "it is no file"),
            NotOurs::OtherOwner { path } => AccountsFileError::OtherOwner { path },
            NotOurs::WritableByOthers { path } => AccountsFileError::WritableByOthers { path },
            NotOurs::TooLarge => self.damaged("the file", "it is larger than 1 MiB"),
        }
    }

    fn damaged(&self, place: &str, reason: &str) -> AccountsFileError {
        AccountsFileError::Damaged {
            path: self.path.clone(),
            place: place.to_owned(),
            reason: reason.to_owned(),
        }
    }
}

fn locked(path: &Path, source: std::io::Error) -> AccountsFileError {
    AccountsFileError::Io {
        path: path.to_owned(),
        action: "locked",
        source,
    }
}

fn parse_accounts(root: &Map<String, Value>) -> Result<Vec<Account>, Fault> {
    let Some(Value::Array(values)) = root.get("accounts") else {
        return Err(("accounts".to_owned(), "it is missing or no list"));
    };
    if values.len() > MOST_ACCOUNTS {
        return Err(("accounts".to_owned(), "there are more than 1,000"));
    }
    let mut accounts: Vec<Account> = Vec::with_capacity(values.len());
    for (index, value) in values.iter().enumerate() {
        let place = format!("accounts[{index}]");
        let account = account_json::parse(value, &place)?;
        let key = key_of(&account.organization);
        if accounts.iter().any(|a| key_of(&a.organization) == key) {
            return Err((format!("{place}.organization"), "it is listed twice"));
        }
        accounts.push(account);
    }
    Ok(accounts)
}

fn render(accounts: &[Account]) -> String {
    let accounts: Vec<Value> = accounts.iter().map(account_json::render).collect();
    let mut text = format!("{:#}", json!({ "schema": SCHEMA, "accounts": accounts }));
    text.push('\n');
    text
}

#[cfg(unix)]
pub(crate) fn create_private_folder(folder: &Path) -> std::io::Result<()> {
    use std::os::unix::fs::DirBuilderExt;
    std::fs::DirBuilder::new()
        .recursive(true)
        .mode(0o700)
        .create(folder)
}

#[cfg(not(unix))]
pub(crate) fn create_private_folder(folder: &Path) -> std::io::Result<()> {
    std::fs::create_dir_all(folder)
}

/// Makes the rename itself durable.
#[cfg(unix)]
fn synchronize_folder(folder: &Path) -> std::io::Result<()> {
    File::open(folder)?.sync_all()
}

#[cfg(not(unix))]
fn synchronize_folder(_folder: &Path) -> std::io::Result<()> {
    Ok(())
}
