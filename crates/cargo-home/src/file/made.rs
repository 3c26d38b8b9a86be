//! The folders that had to be made for a new file, taken back when the file
//! does not come to be.

use std::io;
use std::path::{Path, PathBuf};

use super::error::Context;
use super::folder::{Folder, make_folder};
use super::{FileAction, FileError, NewFile};

/// Removes the folders again, unless they are kept.
pub(super) struct MadeFolders {
    folders: Vec<PathBuf>,
}

impl MadeFolders {
    /// Makes the folder and its missing parents, the outermost first.
    pub(super) fn make(folder: &Path, new_file: NewFile) -> Result<Self, FileError> {
        let missing: Vec<&Path> = folder
            .ancestors()
            .take_while(|ancestor| !ancestor.exists())
            .collect();
        let existing = folder.ancestors().nth(missing.len());
        if let (Some(existing), false) = (existing, missing.is_empty()) {
            Folder::open(existing)?.check_writable()?;
        }
        let mut made = Self {
            folders: Vec::new(),
        };
        for ancestor in missing.into_iter().rev() {
            match make_folder(ancestor, new_file == NewFile::Private) {
                Ok(()) => made.folders.push(ancestor.to_path_buf()),
                // Another process was faster; then it is not ours to remove.
                Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {}
                Err(error) => return Err(error).context(FileAction::MakeFolder, ancestor),
            }
        }
        Ok(made)
    }

    /// They stay, and their names outlive a power cut: a file is of no use in
    /// a folder that is gone.
    pub(super) fn keep(mut self) -> Vec<PathBuf> {
        for parent in self.folders.iter().filter_map(|folder| folder.parent()) {
            if let Ok(parent) = Folder::open(parent) {
                parent.flush();
            }
        }
        std::mem::take(&mut self.folders)
    }
}

impl Drop for MadeFolders {
    fn drop(&mut self) {
        for folder in self.folders.iter().rev() {
            // Failing means that somebody has put something into it.
            let _ = std::fs::remove_dir(folder);
        }
    }
}
