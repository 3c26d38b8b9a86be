//! What an undo would do, before it does it: each file with the difference to
//! what would be put back, and what can be chosen for those that were edited
//! since. It changes nothing, and asks neither keychain nor server.

use super::file::{self, Verdict, WrittenFile};
use super::wish::{EditedFile, EditedWish, UndoWish};
use super::{run_of, touches_keychain};
use crate::failure::Failure;
use crate::journal::{Recorded, Run};
use crate::plan::unified;
use crate::setup::Setup;
use serde::Serialize;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

/// What an undo would do.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, schemars::JsonSchema)]
pub struct UndoPreview {
    /// The run.
    pub run: String,
    /// Files that it would touch. One that is as before already is not named.
    pub files: Vec<UndoFile>,
    /// It would take Cargo's entry out of the keychain, or put the old one
    /// back.
    pub keychain: bool,
    /// Feeds that the run created, or was about to; they stay.
    pub feeds_kept: Vec<String>,
}

/// One file.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, schemars::JsonSchema)]
pub struct UndoFile {
    /// The file.
    pub path: PathBuf,
    /// How it stands.
    #[serde(flatten)]
    pub state: UndoFileState,
    /// What can be chosen for it; empty when it is as we wrote it.
    pub choices: Vec<EditedFile>,
    /// Tells the text that this preview was made from from a later one.
    pub seen: String,
}

/// How a file stands.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, schemars::JsonSchema)]
#[serde(tag = "state", rename_all = "kebab-case")]
pub enum UndoFileState {
    /// As we wrote it: it gets its old bytes, or is removed.
    AsWritten,
    /// Somebody edited it since.
    Edited {
        /// From what is there now to what was there before, as unified diff.
        diff: String,
    },
    /// It is not there any more.
    Gone,
}

impl UndoPreview {
    /// The wish for this very preview: a file that is edited again meanwhile
    /// is not touched.
    pub fn wish(&self, choices: &BTreeMap<PathBuf, EditedFile>) -> UndoWish {
        let chosen = |file: &UndoFile| {
            let choice = *choices.get(&file.path)?;
            let seen = Some(file.seen.clone());
            Some((file.path.clone(), EditedWish { choice, seen }))
        };
        UndoWish {
            run: Some(self.run.clone()),
            edited: self.files.iter().filter_map(chosen).collect(),
        }
    }
}

impl Setup {
    /// What [`Setup::undo`] would do.
    ///
    /// # Errors
    /// [`ErrorCode::NothingToUndo`](crate::ErrorCode::NothingToUndo), and
    /// files and journals that cannot be read.
    pub fn undo_preview(&self, wish: &UndoWish) -> Result<UndoPreview, Failure> {
        let run = run_of(&self.folders, wish)?;
        let mut feeds_kept: Vec<String> = Vec::new();
        for change in run.changes.iter().filter(|change| change.is_left()) {
            match &change.change {
                Recorded::CreateFeed { name, .. } if !feeds_kept.contains(name) => {
                    feeds_kept.push(name.clone());
                }
                _ => {}
            }
        }
        Ok(UndoPreview {
            files: files(&run)?,
            keychain: touches_keychain(&run),
            feeds_kept,
            run: run.id,
        })
    }
}

/// The files in the order in which the run wrote them first.
fn files(run: &Run) -> Result<Vec<UndoFile>, Failure> {
    let mut paths: Vec<PathBuf> = Vec::new();
    let mut written: BTreeMap<PathBuf, Vec<WrittenFile>> = BTreeMap::new();
    for change in run.changes.iter().filter(|change| change.is_left()) {
        if let Some(file) = WrittenFile::load(run, &change.change)? {
            if !paths.contains(&file.path) {
                paths.push(file.path.clone());
            }
            written.entry(file.path.clone()).or_default().push(file);
        }
    }
    let mut files = Vec::new();
    for path in paths {
        let chain = written.remove(&path).unwrap_or_default();
        files.extend(look(&path, &chain)?);
    }
    Ok(files)
}

fn look(path: &Path, chain: &[WrittenFile]) -> Result<Option<UndoFile>, Failure> {
    let now = file::read(path)?;
    let state = match followed(chain, now.as_deref(), None) {
        Some(end) if end == now => return Ok(None),
        Some(_) => UndoFileState::AsWritten,
        None => match &now {
            None => UndoFileState::Gone,
            Some(bytes) => {
                let old = followed(chain, Some(bytes), Some(EditedFile::PutOldBack));
                let diff = difference(path, bytes, &old.flatten().unwrap_or_default());
                UndoFileState::Edited { diff }
            }
        },
    };
    let mut choices = Vec::new();
    if state != UndoFileState::AsWritten {
        choices.extend([EditedFile::Leave, EditedFile::PutOldBack]);
        let ours = Some(EditedFile::TakeOurLinesOut);
        if followed(chain, now.as_deref(), ours).is_some() {
            choices.push(EditedFile::TakeOurLinesOut);
        }
    }
    Ok(Some(UndoFile {
        path: path.to_owned(),
        state,
        choices,
        seen: file::fingerprint(now.as_deref()),
    }))
}

/// What the file holds at the end, if every change of it can be taken back,
/// newest first. The inner none is no file.
fn followed(
    chain: &[WrittenFile],
    now: Option<&[u8]>,
    choice: Option<EditedFile>,
) -> Option<Option<Vec<u8>>> {
    let mut now = now.map(<[u8]>::to_vec);
    for file in chain.iter().rev() {
        match file.verdict(now.as_deref(), choice) {
            Verdict::AsBefore | Verdict::Left => {}
            Verdict::AsWritten(bytes) | Verdict::Chosen(bytes) => now = bytes,
            Verdict::Open => return None,
        }
    }
    Some(now)
}

fn difference(path: &Path, now: &[u8], old: &[u8]) -> String {
    let [now, old] = [now, old].map(String::from_utf8_lossy);
    unified(path, &now, &old, false).0
}
