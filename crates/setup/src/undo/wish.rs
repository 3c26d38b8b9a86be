//! What undo is asked for: which run, and what shall become of files that
//! somebody edited since.

use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::path::PathBuf;

/// Which run, and how far.
#[derive(Clone, Debug, Default)]
pub struct UndoWish {
    /// The run; none for the newest that is not taken back.
    pub run: Option<String>,
    /// What shall become of files that were edited since. A file that is not
    /// named is left, and reported as a failure after all the rest.
    pub edited: BTreeMap<PathBuf, EditedWish>,
}

impl UndoWish {
    /// This run, with nothing chosen for files that were edited since.
    pub fn run(id: impl Into<String>) -> UndoWish {
        UndoWish {
            run: Some(id.into()),
            edited: BTreeMap::new(),
        }
    }
}

/// What shall become of a file that was edited since.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, Serialize, schemars::JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum EditedFile {
    /// It stays as it is, and counts as taken back.
    Leave,
    /// It gets the bytes from before; those of today are kept beside the
    /// journal.
    PutOldBack,
    /// What we added goes, what we removed comes back, and what was edited
    /// since stays.
    TakeOurLinesOut,
}

/// A choice, and for which text it was made.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EditedWish {
    /// What shall become of the file.
    pub choice: EditedFile,
    /// The [`seen`](crate::UndoFile::seen) of the preview that was shown; a
    /// file that was edited again since is not touched. None for whatever is
    /// there.
    pub seen: Option<String>,
}

impl From<EditedFile> for EditedWish {
    fn from(choice: EditedFile) -> EditedWish {
        EditedWish { choice, seen: None }
    }
}
