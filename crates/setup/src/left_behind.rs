//! What a Feedwright that was killed has left, cleared away by the next one
//! that changes something: temporary files beside the files that the journals
//! name, journals that never came to their first change, scratch folders of
//! proofs. Nothing that anybody could miss is touched, and nothing here can
//! fail: what cannot be cleared now is cleared the next time.

use crate::folders::Folders;
use crate::journal::{self, Recorded, Run};
use crate::proof;
use crate::setup::Setup;
use std::collections::BTreeSet;
use std::path::Path;

impl Setup {
    /// Clears away what was left, unless another Feedwright is at work just
    /// now. For programs that start and may change nothing for a while.
    pub fn clear_what_was_left(&self) {
        if let Some(_lock) = crate::lock::at_once(&self.folders) {
            clear(&self.folders);
        }
    }
}

/// Clears it away; only for whoever holds the lock.
pub(crate) fn clear(folders: &Folders) {
    proof::clear_scratch_folders();
    // Damaged ones are told by those who must read them.
    let runs = journal::readable(folders);
    for path in written(&runs) {
        let _ = cargo_home::file::remove_leftovers(path);
    }
    for folder in journal::without_a_change(folders, &runs) {
        remove_journal(&folder);
    }
}

/// One file of every folder in which something may have been under way.
fn written(runs: &[Run]) -> Vec<&Path> {
    let mut folders = BTreeSet::new();
    let mut files = Vec::new();
    for change in runs.iter().flat_map(|run| &run.changes) {
        if let Recorded::WriteFile { path, .. }
        | Recorded::RemoveFile { path, .. }
        | Recorded::RemovePlainToken { path, .. } = &change.change
            && change.is_left()
            && folders.insert(path.parent())
        {
            files.push(path.as_path());
        }
    }
    files
}

/// It announced nothing, so it changed nothing: the first line, and what was
/// kept for a change that was then not announced.
fn remove_journal(folder: &Path) {
    for name in ["before-0", "after-0", journal::FILE] {
        let _ = std::fs::remove_file(folder.join(name));
    }
    let _ = std::fs::remove_dir(folder);
}
