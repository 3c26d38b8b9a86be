//! Secrets in a store whose entries are short: what does not fit is kept as
//! several entries, written before the main entry names them.
//!
//! While parts come and go, the entry `{account}#parts` records every set that
//! may have some, so that whatever a change leaves behind when it fails is
//! found and removed by the next one. The main entry alone says which set is
//! in force: it changes at one moment, from the whole old secret to the whole
//! new one. Two processes that change one account at the same moment can leave
//! a part behind, never a mixed secret.

#[cfg(test)]
mod tests;

use secrecy::{ExposeSecret, SecretString};

use super::parts::{Marker, PartSet, parse_record, render_record, split};
use super::{SecretStore, same};
use crate::error::KeychainError;

/// Reading meets a change of another process now and then, not each time.
const READINGS: usize = 3;

/// Which sets of an account may have entries.
struct Sets {
    /// The one that the main entry names.
    in_force: Option<PartSet>,
    /// Those of the record, if there is one.
    recorded: Option<Vec<PartSet>>,
}

impl Sets {
    fn not_in_force(&self) -> impl Iterator<Item = &PartSet> {
        let recorded = self.recorded.iter().flatten();
        recorded.filter(|set| self.in_force.as_ref() != Some(set))
    }
}

fn record_of(account: &str) -> String {
    format!("{account}#parts")
}

fn not_kept(account: &str) -> KeychainError {
    KeychainError::NotKept {
        account: account.to_owned(),
    }
}

impl SecretStore {
    /// The secret of an account, whether it has parts or not.
    pub(super) async fn read_joined(
        &self,
        account: &str,
    ) -> Result<Option<SecretString>, KeychainError> {
        for _ in 0..READINGS {
            let Some(entry) = self.entry(account).await? else {
                return Ok(None);
            };
            if !Marker::resembles(entry.expose_secret()) {
                return Ok(Some(entry));
            }
            let joined = match Marker::parse(entry.expose_secret()) {
                Some(marker) => self.join(account, &marker).await?,
                None => None,
            };
            if joined.is_some() {
                return Ok(joined);
            }
            // Its parts may just have been replaced: then it is another marker.
            match self.entry(account).await? {
                Some(now) if same(&now, &entry) => break,
                _ => {}
            }
        }
        Err(not_kept(account))
    }

    async fn join(
        &self,
        account: &str,
        marker: &Marker,
    ) -> Result<Option<SecretString>, KeychainError> {
        let mut parts = Vec::new();
        for name in marker.set.entries(account) {
            let Some(part) = self.entry(&name).await? else {
                return Ok(None);
            };
            parts.push(part);
        }
        Ok(marker.join(&parts))
    }

    /// Writes a secret in place of an earlier one, in entries of `limit` bytes.
    pub(super) async fn keep_limited(
        &self,
        account: &str,
        secret: &SecretString,
        limit: usize,
    ) -> Result<(), KeychainError> {
        self.tidy(account).await?;
        let mut sets: Vec<PartSet> = self.sets(account).await?.in_force.into_iter().collect();
        let (entry, parts, new) = if secret.expose_secret().len() <= limit {
            (secret.clone(), Vec::new(), None)
        } else {
            let (marker, parts) = split(secret, limit);
            (marker.render(), parts, Some(marker.set))
        };
        sets.extend(new.clone());
        let names = new.map_or_else(Vec::new, |set| set.entries(account));
        let written = async {
            if !sets.is_empty() {
                self.put_checked(&record_of(account), &render_record(&sets))
                    .await?;
            }
            for (name, part) in names.iter().zip(&parts) {
                self.put_checked(name, part).await?;
            }
            self.put_checked(account, &entry).await
        };
        let written = written.await.map_err(|error| named(error, account));
        // Also when it failed: then what is new is not in force.
        let tidied = self.tidy(account).await;
        written.and(tidied)
    }

    /// Removes a secret with all that belongs to it; false when there was none.
    pub(super) async fn remove_limited(&self, account: &str) -> Result<bool, KeychainError> {
        let sets = self.sets(account).await?;
        // The parts go first: what fails leaves the names of the rest.
        self.delete_parts(account, sets.not_in_force().chain(&sets.in_force))
            .await?;
        if sets.recorded.is_some() {
            self.delete_entry(&record_of(account)).await?;
        }
        self.delete_entry(account).await
    }

    /// Removes what earlier changes left behind.
    async fn tidy(&self, account: &str) -> Result<(), KeychainError> {
        let sets = self.sets(account).await?;
        self.delete_parts(account, sets.not_in_force()).await?;
        if sets.recorded.is_some() {
            self.delete_entry(&record_of(account)).await?;
        }
        Ok(())
    }

    async fn sets(&self, account: &str) -> Result<Sets, KeychainError> {
        let entry = self.entry(account).await?;
        let marker = entry.and_then(|entry| Marker::parse(entry.expose_secret()));
        let record = self.entry(&record_of(account)).await?;
        Ok(Sets {
            in_force: marker.map(|marker| marker.set),
            recorded: record.map(|record| parse_record(record.expose_secret())),
        })
    }

    /// Removes as many as it can, and tells of the first that it cannot.
    async fn delete_parts(
        &self,
        account: &str,
        sets: impl Iterator<Item = &PartSet>,
    ) -> Result<(), KeychainError> {
        let mut outcome = Ok(());
        for name in sets.flat_map(|set| set.entries(account)) {
            let deleted = self.delete_entry(&name).await.map(|_| ());
            outcome = outcome.and(deleted);
        }
        outcome
    }

    async fn put_checked(&self, name: &str, secret: &SecretString) -> Result<(), KeychainError> {
        self.put_entry(name, secret).await?;
        match self.entry(name).await? {
            Some(kept) if same(&kept, secret) => Ok(()),
            _ => Err(not_kept(name)),
        }
    }
}

/// A part has a name that nobody knows: the account's stands for it.
fn named(error: KeychainError, account: &str) -> KeychainError {
    match error {
        KeychainError::NotKept { .. } => not_kept(account),
        other => other,
    }
}
