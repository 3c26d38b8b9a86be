//! One file of a run: what was there, what we wrote, what is there now, and
//! what becomes of it. It decides and writes nothing.

use super::wish::EditedFile;
use super::{list, merge};
use crate::apply::sha256;
use crate::error_code::ErrorCode;
use crate::failure::Failure;
use crate::journal::{self, Recorded, Run};
use std::path::{Path, PathBuf};

/// What stands for the bytes of a file that is not there.
const ABSENT: &str = "absent";

/// A file as the journal knows it.
pub(super) struct WrittenFile {
    pub(super) path: PathBuf,
    /// Its bytes before; none if there was no such file.
    pub(super) old: Option<Vec<u8>>,
    /// The bytes that we wrote, where they were kept.
    after: Option<Vec<u8>>,
    /// None when we removed it.
    after_sha256: Option<String>,
    /// Where the old bytes are kept.
    kept: Option<PathBuf>,
}

/// What becomes of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Verdict {
    /// It is as before already.
    AsBefore,
    /// It is as we wrote it: it gets the old bytes.
    AsWritten(Option<Vec<u8>>),
    /// It was edited since, and gets these bytes as was chosen.
    Chosen(Option<Vec<u8>>),
    /// It was edited since, and stays as was chosen.
    Left,
    /// It was edited since, and nothing was chosen that can be done.
    Open,
}

impl WrittenFile {
    /// With its bytes from the run's folder; none for another change.
    pub(super) fn load(run: &Run, change: &Recorded) -> Result<Option<WrittenFile>, Failure> {
        let (path, before, after, after_sha256) = match change {
            Recorded::WriteFile {
                path,
                before,
                after,
                after_sha256,
                ..
            } => (path, before.as_ref(), after.as_ref(), Some(after_sha256)),
            Recorded::RemoveFile { path, before } => (path, Some(before), None, None),
            _ => return Ok(None),
        };
        let kept = before.map(|name| run.folder.join(name));
        let old = kept.as_deref().map(bytes).transpose()?;
        // Without them only the choice is smaller.
        let after = after
            .and_then(|name| bytes(&run.folder.join(name)).ok())
            .filter(|bytes| Some(&sha256(bytes)) == after_sha256);
        Ok(Some(WrittenFile {
            path: path.clone(),
            old,
            after,
            after_sha256: after_sha256.cloned(),
            kept,
        }))
    }

    pub(super) fn verdict(&self, now: Option<&[u8]>, choice: Option<EditedFile>) -> Verdict {
        if now == self.old.as_deref() {
            return Verdict::AsBefore;
        }
        if now.map(sha256) == self.after_sha256 {
            return Verdict::AsWritten(self.old.clone());
        }
        match choice {
            None => match now.and_then(|now| self.list_without_ours(now)) {
                Some(list) => Verdict::AsWritten(list),
                None => Verdict::Open,
            },
            Some(EditedFile::Leave) => Verdict::Left,
            Some(EditedFile::PutOldBack) => Verdict::Chosen(self.old.clone()),
            Some(EditedFile::TakeOurLinesOut) => match now.and_then(|now| self.without_ours(now)) {
                Some(merged) => Verdict::Chosen(merged),
                None => Verdict::Open,
            },
        }
    }

    /// The list of our provider without our entries.
    fn list_without_ours(&self, now: &[u8]) -> Option<Option<Vec<u8>>> {
        let after = self
            .after
            .as_deref()
            .filter(|_| list::is_list(&self.path))?;
        list::without_ours(self.old.as_deref(), after, now)
    }

    /// What is left of it without our lines; the inner none when nothing is,
    /// and there was no file before.
    fn without_ours(&self, now: &[u8]) -> Option<Option<Vec<u8>>> {
        let text = |bytes| std::str::from_utf8(bytes).ok();
        let before = match &self.old {
            Some(old) => Some(text(old)?),
            None => None,
        };
        let merged = merge::without_ours(before, text(self.after.as_ref()?)?, text(now)?)?;
        let is_gone = merged.is_empty() && before.is_none();
        Some((!is_gone).then(|| merged.into_bytes()))
    }

    /// It was changed since, and is left as it is.
    pub(super) fn changed(&self) -> Failure {
        let failure = Failure::new(ErrorCode::ChangedSince).at(self.path.display());
        match &self.kept {
            Some(kept) => {
                failure.because(format!("The text from before is in {}.", kept.display()))
            }
            None => failure.because("There was no such file before."),
        }
    }
}

/// Tells what a person has seen from what came later.
pub(super) fn fingerprint(now: Option<&[u8]>) -> String {
    now.map_or_else(|| ABSENT.to_owned(), sha256)
}

/// The file's bytes now; none if there is no such file.
pub(super) fn read(path: &Path) -> Result<Option<Vec<u8>>, Failure> {
    Ok(cargo_home::file::read(path)?.map(|snapshot| snapshot.bytes))
}

fn bytes(kept: &Path) -> Result<Vec<u8>, Failure> {
    std::fs::read(kept).map_err(|error| journal::unusable(kept, &error))
}
