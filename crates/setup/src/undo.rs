//! Taking a run back from its journal, without a network: files get the bytes
//! they had, the keychain gets the entry it had. What somebody changed since is
//! left as it is and named. The server's objects stay unless asked for.

use crate::apply::sha256;
use crate::error_code::ErrorCode;
use crate::event::{Progress, Step};
use crate::failure::Failure;
use crate::folders::Folders;
use crate::journal::{self, Entry, Journal, Recorded, Run, RunChange, RunState};
use crate::setup::Setup;
use cargo_home::{IndexUrl, RegistryTokens, file};
use secrecy::ExposeSecret as _;
use serde::Serialize;
use std::path::{Path, PathBuf};

/// Which run, and how far.
#[derive(Clone, Debug, Default)]
pub struct UndoWish {
    /// The run; none for the newest that is not taken back.
    pub run: Option<String>,
}

/// What was taken back.
#[derive(Clone, Debug, Serialize, schemars::JsonSchema)]
pub struct Undone {
    /// The run.
    pub run: String,
    /// Files that have their old bytes again, or are gone again.
    pub files: Vec<PathBuf>,
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
        let run = match &wish.run {
            Some(id) => journal::run(&self.folders, id)?,
            None => journal::latest_to_undo(&self.folders)?.ok_or(ErrorCode::NothingToUndo)?,
        };
        if run.state == RunState::Undone {
            return Err(Failure::new(ErrorCode::NothingToUndo)
                .because(format!("Run {} is taken back already.", run.id)));
        }
        progress.announce(vec![Step::new("undo", format!("Take back run {}", run.id))]);
        progress.start("undo");
        let tokens = if touches_keychain(&run) {
            RegistryTokens::open(&self.computer)
                .await
                .map_err(Failure::from)
        } else {
            Err(ErrorCode::Internal.into())
        };
        progress.settle(take_back_run(&self.folders, &run, tokens.as_ref()).await)
    }
}

/// Takes back what a cancelled run had changed on this computer.
pub(crate) async fn take_back(
    folders: &Folders,
    id: &str,
    tokens: &RegistryTokens,
) -> Result<Undone, Failure> {
    let run = journal::run(folders, id)?;
    take_back_run(folders, &run, Ok(tokens)).await
}

fn touches_keychain(run: &Run) -> bool {
    run.changes
        .iter()
        .any(|change| change.is_left() && matches!(change.change, Recorded::StoreToken { .. }))
}

/// Newest change first. A change that cannot be taken back does not stop the
/// others; it is reported at the end.
async fn take_back_run(
    folders: &Folders,
    run: &Run,
    tokens: Result<&RegistryTokens, &Failure>,
) -> Result<Undone, Failure> {
    let mut journal = Journal::reopen(folders, run)?;
    let mut undone = Undone {
        run: run.id.clone(),
        files: Vec::new(),
        keychain: false,
        feeds_kept: Vec::new(),
    };
    let mut failed = Vec::new();
    for change in run.changes.iter().rev().filter(|change| change.is_left()) {
        match take_back_one(run, change, tokens, &mut undone).await {
            Ok(true) => journal.append(&Entry::undone(change.number))?,
            Ok(false) => {}
            Err(failure) => failed.push(failure),
        }
    }
    match all_in_one(failed) {
        Some(failure) => Err(failure),
        None => {
            journal.append(&Entry::taken_back())?;
            Ok(undone)
        }
    }
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

/// True when the change is now taken back; false when it stays.
async fn take_back_one(
    run: &Run,
    change: &RunChange,
    tokens: Result<&RegistryTokens, &Failure>,
    undone: &mut Undone,
) -> Result<bool, Failure> {
    match &change.change {
        Recorded::CreateFeed { name, .. } => {
            undone.feeds_kept.push(name.clone());
            Ok(false)
        }
        Recorded::AddUpstream { .. } | Recorded::SetVisibility { .. } => Ok(false),
        Recorded::StoreToken {
            index, replaces, ..
        } => {
            let tokens = tokens.map_err(Failure::clone)?;
            let index = IndexUrl::parse(index)?;
            token(run, change, &index, *replaces, tokens).await?;
            undone.keychain = true;
            Ok(true)
        }
        Recorded::WriteFile {
            path,
            before,
            after_sha256,
            made_folders,
            ..
        } => {
            put_back(run, path, before.as_deref(), after_sha256)?;
            // A folder that others use by now is not empty and stays.
            for folder in made_folders.iter().rev() {
                let _ = std::fs::remove_dir(folder);
            }
            undone.files.push(path.clone());
            Ok(true)
        }
    }
}

/// A token that came later is the person's own and stays.
async fn token(
    run: &Run,
    change: &RunChange,
    index: &IndexUrl,
    replaces: bool,
    tokens: &RegistryTokens,
) -> Result<(), Failure> {
    let kept = tokens.take(&run.id, index).await?;
    if kept.is_none() && replaces {
        // It was put back and forgotten before.
        return Ok(());
    }
    if let Some(now) = tokens.read(index).await? {
        let ours = change.fingerprint.as_ref();
        let is_ours = ours.is_none_or(|ours| *ours == journal::fingerprint(&run.id, &now));
        let is_old = kept
            .as_ref()
            .is_some_and(|kept| kept.token.expose_secret() == now.expose_secret());
        if !is_ours && !is_old {
            return Err(Failure::new(ErrorCode::ChangedSince)
                .at(format!("the token for {index}"))
                .because("Another token was stored since.")
                .hint(
                    "Remove it with `cargo logout --registry NAME` and undo again, or keep it.",
                ));
        }
    }
    if kept.is_some() {
        tokens.restore(&run.id, index).await?;
        tokens.forget(&run.id, index).await?;
    } else {
        tokens.remove(index).await?;
    }
    Ok(())
}

fn put_back(
    run: &Run,
    path: &Path,
    before: Option<&str>,
    after_sha256: &str,
) -> Result<(), Failure> {
    let kept = before.map(|name| run.folder.join(name));
    let old = match &kept {
        Some(kept) => Some(std::fs::read(kept).map_err(|error| journal::unusable(kept, &error))?),
        None => None,
    };
    let now = file::read(path)?.map(|snapshot| snapshot.bytes);
    if now == old {
        return Ok(());
    }
    let changed = || {
        let failure = Failure::new(ErrorCode::ChangedSince).at(path.display());
        match &kept {
            Some(kept) => {
                failure.because(format!("The text from before is in {}.", kept.display()))
            }
            None => failure.because("There was no such file before."),
        }
    };
    let Some(now) = now else {
        return Err(changed());
    };
    if sha256(&now) != after_sha256 {
        return Err(changed());
    }
    match old {
        Some(old) => file::replace(path, Some(&now), &old).map(|_| ())?,
        None => file::remove(path, &now).map(|_| ())?,
    }
    Ok(())
}
