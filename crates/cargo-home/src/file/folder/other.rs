//! By paths alone, where the system has no handles of folders. Modes and
//! owners are left to the access lists that the folder hands down.

use std::ffi::{OsStr, OsString};
use std::fs::{File, Metadata, OpenOptions};
use std::io::{self, Read, Write};
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use super::{LockedFolder, faults, temporary_name};
use crate::file::error::Context;
use crate::file::lock::hold;
use crate::file::{FileAction, FileError, LARGEST_FILE, ReplaceOptions};

/// Windows locks no folders, so a file stands for it; it goes with its lock.
const LOCK: &str = ".feedwright.lock";

/// How long to try again while a virus scanner holds a file.
const SHARING_LIMIT: Duration = Duration::from_secs(2);

/// A folder by its path.
pub(in crate::file) struct Folder {
    path: PathBuf,
    lock: std::cell::OnceCell<File>,
}

/// A regular file that exists.
pub(in crate::file) struct OpenedFile {
    path: PathBuf,
    metadata: Metadata,
}

/// A file of ours beside the one to be replaced; removed unless renamed.
pub(in crate::file) struct Temporary<'a> {
    folder: &'a Folder,
    name: OsString,
    file: Option<File>,
    target: PathBuf,
    renamed: bool,
}

/// Makes one folder.
pub(in crate::file) fn make_folder(path: &Path, _private: bool) -> io::Result<()> {
    faults::step()?;
    std::fs::create_dir(path)
}

impl Folder {
    pub(in crate::file) fn open(path: &Path) -> Result<Self, FileError> {
        std::fs::read_dir(path).context(FileAction::Inspect, path)?;
        Ok(Self {
            path: path.to_path_buf(),
            lock: std::cell::OnceCell::new(),
        })
    }

    pub(in crate::file) fn path(&self) -> &Path {
        &self.path
    }

    /// Told by the first write: the read-only mark of a folder means nothing
    /// on Windows.
    #[expect(clippy::unnecessary_wraps, reason = "the signature of other systems")]
    pub(in crate::file) fn check_writable(&self) -> Result<(), FileError> {
        Ok(())
    }

    pub(in crate::file) fn lock(
        &self,
        options: &ReplaceOptions<'_>,
    ) -> Result<LockedFolder<'_>, FileError> {
        let path = self.path.join(LOCK);
        let file = OpenOptions::new()
            .write(true)
            .create(true)
            .truncate(false)
            .open(&path)
            .context(FileAction::Lock, &path)?;
        let held = hold(&file, &self.path, options)?;
        // There is only one lock for each folder value.
        let _ = self.lock.set(file);
        Ok(LockedFolder { folder: self, held })
    }

    #[expect(clippy::unnecessary_wraps, reason = "the signature of other systems")]
    pub(in crate::file) fn is_still_there(&self) -> Result<bool, FileError> {
        Ok(self.path.is_dir())
    }

    pub(in crate::file) fn open_file(&self, name: &OsStr) -> Result<Option<OpenedFile>, FileError> {
        let path = self.path.join(name);
        let metadata = match std::fs::symlink_metadata(&path) {
            Ok(metadata) => metadata,
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(None),
            Err(error) => return Err(error).context(FileAction::Inspect, &path),
        };
        if !metadata.is_file() {
            return Err(FileError::NotAFile { path });
        }
        Ok(Some(OpenedFile { path, metadata }))
    }

    pub(in crate::file) fn names(&self) -> Result<Vec<OsString>, FileError> {
        std::fs::read_dir(&self.path)
            .and_then(|entries| entries.map(|entry| Ok(entry?.file_name())).collect())
            .context(FileAction::Inspect, &self.path)
    }

    pub(in crate::file) fn unlink(&self, name: &OsStr) -> Result<(), FileError> {
        let path = self.path.join(name);
        faults::step().context(FileAction::Remove, &path)?;
        patiently(|| std::fs::remove_file(&path)).context(FileAction::Remove, &path)
    }

    pub(in crate::file) fn create_temporary(
        &self,
        name: &OsStr,
        _private: bool,
    ) -> Result<Temporary<'_>, FileError> {
        let target = self.path.join(name);
        faults::step().context(FileAction::Create, &target)?;
        let temporary = temporary_name(name);
        let file = OpenOptions::new()
            .write(true)
            .create_new(true)
            .open(self.path.join(&temporary))
            .context(FileAction::Create, &target)?;
        Ok(Temporary {
            folder: self,
            name: temporary,
            file: Some(file),
            target,
            renamed: false,
        })
    }

    /// Windows writes names through by itself.
    #[expect(clippy::unused_self, reason = "the signature of other systems")]
    pub(in crate::file) fn flush(&self) {}
}

impl Drop for Folder {
    fn drop(&mut self) {
        if let Some(file) = self.lock.take() {
            drop(file);
            // Failing means that the next one already holds it.
            let _ = std::fs::remove_file(self.path.join(LOCK));
        }
    }
}

impl OpenedFile {
    pub(in crate::file) fn mode(&self) -> Option<u32> {
        None
    }

    pub(in crate::file) fn is_same_file(&self, other: &Self) -> bool {
        self.path == other.path
    }

    pub(in crate::file) fn read_all(&self) -> Result<Vec<u8>, FileError> {
        let mut bytes = Vec::new();
        File::open(&self.path)
            .and_then(|file| {
                let limit = LARGEST_FILE as u64 + 1;
                file.take(limit).read_to_end(&mut bytes)
            })
            .context(FileAction::Read, &self.path)?;
        if bytes.len() > LARGEST_FILE {
            return Err(FileError::TooLarge {
                path: self.path.clone(),
            });
        }
        Ok(bytes)
    }

    pub(in crate::file) fn check_replaceable(&self) -> Result<(), FileError> {
        if self.metadata.permissions().readonly() {
            return Err(FileError::ReadOnly {
                path: self.path.clone(),
            });
        }
        Ok(())
    }
}

impl Temporary<'_> {
    pub(in crate::file) fn write_all(&mut self, bytes: &[u8]) -> Result<(), FileError> {
        faults::step().context(FileAction::Write, &self.target)?;
        match &mut self.file {
            Some(file) => file.write_all(bytes),
            None => Ok(()),
        }
        .context(FileAction::Write, &self.target)
    }

    #[expect(clippy::unnecessary_wraps, reason = "the signature of other systems")]
    pub(in crate::file) fn take_attributes_of(&self, _old: &OpenedFile) -> Result<(), FileError> {
        Ok(())
    }

    pub(in crate::file) fn flush(&self) -> Result<(), FileError> {
        faults::step().context(FileAction::Flush, &self.target)?;
        self.file
            .as_ref()
            .map_or(Ok(()), File::sync_all)
            .context(FileAction::Flush, &self.target)
    }

    pub(in crate::file) fn rename_over(mut self, name: &OsStr) -> Result<(), FileError> {
        // An open file cannot be renamed everywhere.
        self.file = None;
        let from = self.folder.path.join(&self.name);
        let to = self.folder.path.join(name);
        faults::step().context(FileAction::Rename, &self.target)?;
        patiently(|| std::fs::rename(&from, &to)).context(FileAction::Rename, &self.target)?;
        self.renamed = true;
        Ok(())
    }

    pub(in crate::file) fn rename_to_new(self, name: &OsStr) -> Result<(), FileError> {
        if self.folder.open_file(name)?.is_some() {
            return Err(FileError::Changed {
                path: self.target.clone(),
            });
        }
        self.rename_over(name)
    }
}

impl Drop for Temporary<'_> {
    fn drop(&mut self) {
        if !self.renamed {
            self.file = None;
            // What cannot be removed now is removed under the next lock.
            let _ = std::fs::remove_file(self.folder.path.join(&self.name));
        }
    }
}

/// Virus scanners and indexers open new files for a moment; Windows then
/// refuses with 5, 32 or 33 (`threats-and-failures` facts §5.1).
fn patiently(mut action: impl FnMut() -> io::Result<()>) -> io::Result<()> {
    let start = Instant::now();
    let mut delay = Duration::from_millis(1);
    loop {
        match action() {
            Err(error)
                if matches!(error.raw_os_error(), Some(5 | 32 | 33))
                    && start.elapsed() < SHARING_LIMIT =>
            {
                std::thread::sleep(delay);
                delay = (delay * 2).min(Duration::from_millis(50));
            }
            result => return result,
        }
    }
}
