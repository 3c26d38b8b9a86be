//! Taking a run back from its journal, without a network: files get the bytes
//! they had, the keychain gets the entry it had. What somebody changed since is
//! left as it is and named. The server's objects stay unless asked for.

mod file;
mod list;
mod mend;
mod merge;
mod preview;
mod token;
mod wish;

pub use preview::{UndoFile, UndoFileState, UndoPreview};
pub use wish::{EditedFile, EditedWish, UndoWish};

use crate::error_code::ErrorCode;
use crate::event::{Progress, Step};
use crate::failure::Failure;
use crate::folders::Folders;
use crate::journal::{self, Entry, Journal, Recorded, Run, RunChange, RunState};
use crate::setup::{Prepared, Setup};
use crate::waiting::{Patience, at_once, in_folder};
use cargo_home::file::{remove_with, replace_with};
use cargo_home::{IndexUrl, RegistryTokens, faults};
use file::{Verdict, WrittenFile};
use serde::Serialize;
use sign_in::Accounts;
use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

/// What was taken back.
#[derive(Clone, Debug, Serialize, schemars::JsonSchema)]
pub struct Undone {
    /// The run.
    pub run: String,
    /// Files that have their old bytes again, or are gone again.
    pub files: Vec<PathBuf>,
    /// Files that were edited since and stay as they are, as was chosen.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub left: Vec<PathBuf>,
    /// The keychain entry is gone or as it was.
    pub keychain: bool,
    /// Feeds that the run created and that are still there.
    pub feeds_kept: Vec<String>,
}

impl Setup {
    /// Takes a run back.
    ///
    /// # Errors
    /// [`ErrorCode::NothingToUndo`], [`ErrorCode::ChangedSince`] after all the
    /// rest was taken back, and whatever files and keychain report.
    pub async fn undo(
        &self,
        wish: &UndoWish,
        progress: &mut Progress<'_>,
    ) -> Result<Undone, Failure> {
        let _lock = crate::lock::take(&self.folders, progress).await?;
        let run = run_of(&self.folders, wish)?;
        progress.announce(vec![Step::new("undo", format!("Take back run {}", run.id))]);
        progress.start("undo");
        let tokens = if touches_keychain(&run) {
            RegistryTokens::open(&self.computer)
                .await
                .map_err(Failure::from)
        } else {
            Err(ErrorCode::Internal.into())
        };
        let mut taking = TakingBack::new(self, &run, tokens.as_ref(), &wish.edited)?;
        let done = taking.all(progress).await;
        progress.settle(done)
    }
}

/// The run that is wished, if something of it is left to be taken back.
fn run_of(folders: &Folders, wish: &UndoWish) -> Result<Run, Failure> {
    let run = match &wish.run {
        Some(id) => journal::run(folders, id)?,
        None => journal::latest_to_undo(folders)?.ok_or(ErrorCode::NothingToUndo)?,
    };
    if run.state == RunState::Undone {
        return Err(Failure::new(ErrorCode::NothingToUndo)
            .because(format!("Run {} is taken back already.", run.id)));
    }
    Ok(run)
}

/// Takes back what a cancelled run had changed on this computer.
pub(crate) async fn take_back(
    setup: &Setup,
    id: &str,
    prepared: &Prepared,
) -> Result<Undone, Failure> {
    let (run, nothing) = (journal::run(&setup.folders, id)?, BTreeMap::new());
    let tokens = prepared.tokens();
    let mut taking = TakingBack::new(setup, &run, tokens.as_ref().copied(), &nothing)?;
    let mut ignore = |_| {};
    taking.all(&mut Progress::new(&mut ignore)).await
}

fn touches_keychain(run: &Run) -> bool {
    run.changes
        .iter()
        .any(|change| change.is_left() && change.change.is_token())
}

/// A run that is being taken back.
struct TakingBack<'a> {
    run: &'a Run,
    /// They keep what was cut out of a credentials file.
    accounts: &'a Accounts,
    tokens: Result<&'a RegistryTokens, &'a Failure>,
    edited: &'a BTreeMap<PathBuf, EditedWish>,
    journal: Journal,
    undone: Undone,
    /// Files that were compared with what a person has seen.
    compared: BTreeSet<PathBuf>,
}

impl<'a> TakingBack<'a> {
    fn new(
        setup: &'a Setup,
        run: &'a Run,
        tokens: Result<&'a RegistryTokens, &'a Failure>,
        edited: &'a BTreeMap<PathBuf, EditedWish>,
    ) -> Result<TakingBack<'a>, Failure> {
        Ok(TakingBack {
            run,
            accounts: &setup.accounts,
            tokens,
            edited,
            journal: Journal::reopen(&setup.folders, run)?,
            undone: Undone {
                run: run.id.clone(),
                files: Vec::new(),
                left: Vec::new(),
                keychain: false,
                feeds_kept: Vec::new(),
            },
            compared: BTreeSet::new(),
        })
    }

    /// Newest change first. A change that cannot be taken back does not stop
    /// the others; it is reported at the end.
    async fn all(&mut self, progress: &mut Progress<'_>) -> Result<Undone, Failure> {
        let mut failed = Vec::new();
        let run = self.run;
        // Announced like every change: what is cut short here has to go on.
        self.journal.append(&Entry::taking_back())?;
        for change in run.changes.iter().rev().filter(|change| change.is_left()) {
            match self.one(change, progress).await {
                Ok(true) => self.journal.append(&Entry::undone(change.number))?,
                Ok(false) => {}
                Err(failure) => failed.push(failure),
            }
        }
        match all_in_one(failed) {
            Some(failure) => {
                // Whoever asked for it hears of it: it was not cut short.
                let _ = self.journal.append(&Entry::NotTakenBack);
                Err(failure)
            }
            None => {
                self.journal.append(&Entry::taken_back())?;
                Ok(self.undone.clone())
            }
        }
    }

    /// True when the change is now taken back; false when it stays.
    async fn one(
        &mut self,
        change: &RunChange,
        progress: &mut Progress<'_>,
    ) -> Result<bool, Failure> {
        match &change.change {
            Recorded::CreateFeed { name, .. } => {
                self.undone.feeds_kept.push(name.clone());
                Ok(false)
            }
            Recorded::AddUpstream { .. } | Recorded::SetVisibility { .. } => Ok(false),
            Recorded::StoreToken {
                index, replaces, ..
            } => {
                let tokens = self.tokens.map_err(Failure::clone)?;
                let index = IndexUrl::parse(index)?;
                token::take_back(self.run, change, &index, *replaces, tokens).await?;
                self.undone.keychain = true;
                Ok(true)
            }
            Recorded::RemoveToken { index, .. } => {
                let tokens = self.tokens.map_err(Failure::clone)?;
                token::put_back(self.run, &IndexUrl::parse(index)?, tokens).await?;
                self.undone.keychain = true;
                Ok(true)
            }
            Recorded::WriteFile { path, .. } | Recorded::RemoveFile { path, .. } => {
                if !self.put_back(change, path, progress).await? {
                    return Ok(false);
                }
                if let Recorded::WriteFile { made_folders, .. } = &change.change {
                    // A folder that others use by now is not empty and stays.
                    for folder in made_folders.iter().rev() {
                        faults::step().map_err(|error| journal::unusable(folder, &error))?;
                        let _ = std::fs::remove_dir(folder);
                    }
                }
                self.undone.files.push(path.clone());
                Ok(true)
            }
            Recorded::RemovePlainToken { path, .. } => {
                mend::put_token_back(self.run, change, self.accounts).await?;
                self.undone.files.push(path.clone());
                Ok(true)
            }
            Recorded::RestrictWriting {
                path,
                before,
                after,
            } => {
                mend::give_mode_back(path, before, after)?;
                self.undone.files.push(path.clone());
                Ok(true)
            }
        }
    }

    /// True when the file is as was wished, false when it is left.
    async fn put_back(
        &mut self,
        change: &RunChange,
        path: &Path,
        progress: &mut Progress<'_>,
    ) -> Result<bool, Failure> {
        let written = WrittenFile::load(self.run, &change.change)?.ok_or(ErrorCode::Internal)?;
        let now = file::read(path)?;
        let wish = self.edited.get(path);
        let is_first = self.compared.insert(path.to_owned());
        match written.verdict(now.as_deref(), wish.map(|wish| wish.choice)) {
            Verdict::AsBefore => Ok(true),
            Verdict::AsWritten(bytes) => {
                write(path, now.as_deref(), bytes.as_deref(), progress).await
            }
            Verdict::Open => Err(written.changed()),
            Verdict::Left => {
                if !self.undone.left.contains(&written.path) {
                    self.undone.left.push(written.path);
                }
                Ok(false)
            }
            Verdict::Chosen(bytes) => {
                let seen = wish
                    .and_then(|wish| wish.seen.as_ref())
                    .filter(|_| is_first);
                if seen.is_some_and(|seen| *seen != file::fingerprint(now.as_deref())) {
                    return Err(written
                        .changed()
                        .because("It was edited again after its difference was shown."));
                }
                if let Some(now) = now.as_deref().filter(|_| bytes != now) {
                    self.journal.keep_for(change.number, "edited", now)?;
                }
                write(path, now.as_deref(), bytes.as_deref(), progress).await
            }
        }
    }
}

/// Exchanges the bytes that were just read, in one step.
async fn write(
    path: &Path,
    now: Option<&[u8]>,
    bytes: Option<&[u8]>,
    progress: &mut Progress<'_>,
) -> Result<bool, Failure> {
    let write = || match (now, bytes) {
        (now, Some(bytes)) => replace_with(path, now, bytes, &at_once()).map(drop),
        (Some(now), None) => remove_with(path, now, &at_once()).map(drop),
        (None, None) => Ok(()),
    };
    in_folder(Patience::default(), progress, write).await?;
    Ok(true)
}

/// The first failure, with the places of all that are of its kind.
fn all_in_one(failed: Vec<Failure>) -> Option<Failure> {
    let mut failed = failed.into_iter();
    let mut first = failed.next()?;
    let code = first.code;
    for other in failed.filter(|other| other.code == code) {
        let joined = |one: &Option<String>, other: &Option<String>, with: &str| {
            let both = [one.as_deref(), other.as_deref()];
            let both: Vec<&str> = both.into_iter().flatten().collect();
            both.join(with)
        };
        let place = joined(&first.place, &other.place, ", ");
        let why = joined(&first.why, &other.why, " ");
        first = first.at(place).because(why);
    }
    Some(first)
}
