//! Writing a run's journal: every line is on the disk before what it
//! announces is done. A line that could not be written whole is closed before
//! the next one, so that it takes nothing with it.

use super::disk::{created, open, private_folder, sync_folder, unusable};
use super::{Entry, FILE, Recorded, Run, SCHEMA};
use crate::apply::hexadecimal;
use crate::error_code::ErrorCode;
use crate::failure::Failure;
use crate::folders::Folders;
use crate::profile::{Profile, RawProfile};
use cargo_home::faults;
use secrecy::{ExposeSecret as _, SecretString};
use sha2::{Digest as _, Sha256};
use std::fs::File;
use std::path::PathBuf;
use time::OffsetDateTime;
use time::format_description::well_known::Rfc3339;

/// The journal of one run, open for more lines.
#[derive(Debug)]
pub struct Journal {
    /// The run's id, for example `2026-11-22T101500Z-0423f9a`.
    pub id: String,
    folder: PathBuf,
    file: File,
    next: usize,
    /// The last line may not have been written whole.
    torn: bool,
}

impl Journal {
    /// Begins the journal of a new run.
    ///
    /// # Errors
    /// When the state folder cannot be written.
    pub fn begin(folders: &Folders, organization: &str, feed: &str) -> Result<Journal, Failure> {
        Journal::begin_with(folders, organization, feed, None, None)
    }

    /// The same for a run that leads to a profile by so many changes.
    pub(crate) fn begin_for(
        folders: &Folders,
        profile: &Profile,
        planned: usize,
    ) -> Result<Journal, Failure> {
        let organization = profile.endpoints.organization_url().to_string();
        let (feed, value) = (&profile.feed.name, profile_value(profile)?);
        Journal::begin_with(folders, &organization, feed, Some(value), Some(planned))
    }

    fn begin_with(
        folders: &Folders,
        organization: &str,
        feed: &str,
        profile: Option<serde_json::Value>,
        planned: Option<usize>,
    ) -> Result<Journal, Failure> {
        let now = OffsetDateTime::now_utc();
        let id = new_id(now);
        let folder = folders.journal().join(&id);
        let entry = Entry::Begin {
            schema: SCHEMA,
            started: moment(now),
            organization: organization.to_owned(),
            feed: feed.to_owned(),
            profile,
            planned,
        };
        let begun = Journal::beginning(folders, id, &entry);
        if begun.is_err() {
            // A run without its first line is none.
            let _ = std::fs::remove_file(folder.join(FILE));
            let _ = std::fs::remove_dir(&folder);
        }
        begun
    }

    fn beginning(folders: &Folders, id: String, first: &Entry) -> Result<Journal, Failure> {
        let folder = folders.journal().join(&id);
        private_folder(&folder)?;
        let mut journal = Journal {
            id,
            file: open(&folder.join(FILE), true)?,
            folder,
            next: 0,
            torn: false,
        };
        journal.append(first)?;
        sync_folder(&journal.folder)?;
        sync_folder(&folders.journal())?;
        Ok(journal)
    }

    /// Opens the journal of an earlier run to note what became of it.
    pub(crate) fn reopen(folders: &Folders, run: &Run) -> Result<Journal, Failure> {
        let folder = folders.journal().join(&run.id);
        Ok(Journal {
            id: run.id.clone(),
            file: open(&folder.join(FILE), false)?,
            folder,
            next: run.changes.len(),
            // A crash may have cut it short.
            torn: true,
        })
    }

    /// A run that was cut short goes on towards this profile, by so many
    /// changes more.
    pub(crate) fn go_on(
        folders: &Folders,
        run: &Run,
        profile: &Profile,
        planned: usize,
    ) -> Result<Journal, Failure> {
        let mut journal = Journal::reopen(folders, run)?;
        journal.append(&Entry::Continued {
            profile: profile_value(profile)?,
            planned: run.made() + planned,
        })?;
        Ok(journal)
    }

    /// Keeps bytes for the change that is announced next: `what` is `before`
    /// or `after`. Returns the name under which they are kept.
    pub(crate) fn keep(&mut self, what: &str, bytes: &[u8]) -> Result<String, Failure> {
        self.keep_for(self.next, what, bytes)
    }

    /// The same for a change that was announced before.
    pub(crate) fn keep_for(
        &mut self,
        number: usize,
        what: &str,
        bytes: &[u8],
    ) -> Result<String, Failure> {
        let name = format!("{what}-{number}");
        let path = self.folder.join(&name);
        // What a run that was cut short left here was never announced.
        let mut file = created(&path)?;
        faults::write_all(&mut file, bytes)
            .and_then(|()| faults::step())
            .and_then(|()| file.sync_all())
            .map_err(|error| unusable(&path, &error))?;
        sync_folder(&self.folder)?;
        Ok(name)
    }

    /// Announces a change; returns its number.
    pub(crate) fn intend(&mut self, change: Recorded) -> Result<usize, Failure> {
        self.announce(change, None)
    }

    /// Announces that a token is stored.
    pub(crate) fn intend_token(
        &mut self,
        change: Recorded,
        token: &SecretString,
    ) -> Result<usize, Failure> {
        let fingerprint = fingerprint(&self.id, token);
        self.announce(change, Some(fingerprint))
    }

    fn announce(
        &mut self,
        change: Recorded,
        fingerprint: Option<String>,
    ) -> Result<usize, Failure> {
        let number = self.next;
        self.append(&Entry::Intent {
            number,
            change,
            fingerprint,
        })?;
        self.next += 1;
        Ok(number)
    }

    pub(crate) fn append(&mut self, entry: &Entry) -> Result<(), Failure> {
        let mut line = Vec::new();
        if self.torn {
            // What is torn must not swallow this line.
            line.push(b'\n');
        }
        serde_json::to_writer(&mut line, entry)
            .map_err(|error| Failure::new(ErrorCode::Internal).because(error))?;
        line.push(b'\n');
        self.torn = true;
        faults::write_all(&mut self.file, &line)
            .and_then(|()| faults::step())
            .and_then(|()| self.file.sync_data())
            .map_err(|error| unusable(&self.folder.join(FILE), &error))?;
        self.torn = false;
        Ok(())
    }
}

/// The profile as its file would hold it: a form that has no place for a
/// secret.
fn profile_value(profile: &Profile) -> Result<serde_json::Value, Failure> {
    serde_json::to_value(RawProfile::from(profile))
        .map_err(|error| Failure::new(ErrorCode::Internal).because(error))
}

/// Now, by RFC 3339.
pub(super) fn now() -> String {
    moment(OffsetDateTime::now_utc())
}

fn moment(moment: OffsetDateTime) -> String {
    moment.format(&Rfc3339).unwrap_or_default()
}

/// Seconds for people, milliseconds for the order, random digits for two runs
/// at once.
fn new_id(now: OffsetDateTime) -> String {
    let stamp = time::macros::format_description!(
        "[year]-[month]-[day]T[hour][minute][second]Z-[subsecond digits:3]"
    );
    let random = uuid::Uuid::new_v4().simple().to_string();
    format!("{}{}", now.format(stamp).unwrap_or_default(), &random[..4])
}

/// Tells one token from another without giving any of it away: a personal
/// access token has more than 200 random bits, and the run's id salts it.
pub(crate) fn fingerprint(run: &str, token: &SecretString) -> String {
    let mut digest = Sha256::new();
    digest.update(run);
    digest.update([0]);
    digest.update(token.expose_secret());
    hexadecimal(&digest.finalize())
}
