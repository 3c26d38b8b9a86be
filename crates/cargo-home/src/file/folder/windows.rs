//! On Windows, by paths: there are no handles of folders to work through.
//! Modes and owners are left to the access lists that the folder hands down.
//!
//! A new file takes the attributes and named streams of the one it replaces,
//! and the access list of the folder: a list that somebody gave to the file
//! alone does not outlive the replacing. `ReplaceFileW` would keep it, but
//! moves the old file away first, so that a power cut could leave none; and no
//! well-kept library without `unsafe` in our code copies a list.

use std::ffi::{OsStr, OsString};
use std::fs::{File, Metadata, OpenOptions};
use std::io::{self, Read, Write};
use std::os::windows::fs::OpenOptionsExt as _;
use std::path::{Path, PathBuf};
use std::time::Instant;

use super::sharing::{LIMIT, is_denied, is_held, patiently};
use super::{LockedFolder, faults, temporary_name};
use crate::file::error::Context;
use crate::file::lock::{Held, hold_by};
use crate::file::{FileAction, FileError, LARGEST_FILE, ReplaceOptions};

/// Windows locks no folders, so a file stands for it. Windows itself removes
/// it with its last handle, also when the process is killed.
const LOCK: &str = ".feedwright.lock";

const GENERIC_WRITE: u32 = 0x4000_0000;
const DELETE: u32 = 0x0001_0000;
const NOBODY_ELSE: u32 = 0;
const FILE_FLAG_DELETE_ON_CLOSE: u32 = 0x0400_0000;
const FILE_ATTRIBUTE_HIDDEN: u32 = 0x2;

/// A folder by its path.
pub(in crate::file) struct Folder {
    path: PathBuf,
    lock: std::cell::OnceCell<File>,
}

/// A regular file that exists.
pub(in crate::file) struct OpenedFile {
    path: PathBuf,
    metadata: Metadata,
    identity: Option<Identity>,
}

/// What tells one file from another; some network drives have none.
struct Identity {
    volume: u64,
    index: u64,
    names: u64,
}

/// A file of ours beside the one to be replaced; removed unless renamed.
pub(in crate::file) struct Temporary<'a> {
    folder: &'a Folder,
    name: OsString,
    file: Option<File>,
    target: PathBuf,
    renamed: bool,
}

/// Makes one folder; who may enter it, its parent's access list says.
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

    /// Told by the lock: the read-only mark of a folder means nothing on
    /// Windows.
    #[expect(clippy::unnecessary_wraps, reason = "the signature of other systems")]
    pub(in crate::file) fn check_writable(&self) -> Result<(), FileError> {
        Ok(())
    }

    /// Opens the file that stands for the folder for us alone. What a power
    /// cut has left of it is opened as if it were new.
    pub(in crate::file) fn lock(
        &self,
        options: &ReplaceOptions<'_>,
    ) -> Result<LockedFolder<'_>, FileError> {
        faults::step().context(FileAction::Lock, &self.path)?;
        let path = self.path.join(LOCK);
        let start = Instant::now();
        let attempt = || match open_alone(&path) {
            Ok(file) => {
                // There is only one lock for each folder value.
                let _ = self.lock.set(file);
                Ok(Some(Held::Yes))
            }
            Err(error) if is_held(&error) => Ok(None),
            // Said of a file that is just being removed, and of a folder that
            // is not ours to write to.
            Err(error) if is_denied(&error) && start.elapsed() < LIMIT => Ok(None),
            Err(error) if is_denied(&error) => Err(FileError::ReadOnly {
                path: self.path.clone(),
            }),
            Err(error) => Err(error).context(FileAction::Lock, &self.path),
        };
        let held = hold_by(&self.path, options, attempt)?;
        Ok(LockedFolder { folder: self, held })
    }

    #[expect(clippy::unnecessary_wraps, reason = "the signature of other systems")]
    pub(in crate::file) fn is_still_there(&self) -> Result<bool, FileError> {
        Ok(self.path.is_dir())
    }

    /// `None` when there is no such name. A link at the name is refused: the
    /// links were followed before.
    pub(in crate::file) fn open_file(&self, name: &OsStr) -> Result<Option<OpenedFile>, FileError> {
        let path = self.path.join(name);
        let metadata = match patiently(|| std::fs::symlink_metadata(&path)) {
            Ok(metadata) => metadata,
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(None),
            Err(error) => return Err(error).context(FileAction::Inspect, &path),
        };
        if metadata.is_symlink() {
            return Err(FileError::Changed { path });
        }
        if !metadata.is_file() {
            return Err(FileError::NotAFile { path });
        }
        let identity = patiently(|| File::open(&path))
            .and_then(|file| winapi_util::file::information(&file))
            .ok()
            .map(|found| Identity {
                volume: found.volume_serial_number(),
                index: found.file_index(),
                names: found.number_of_links(),
            });
        Ok(Some(OpenedFile {
            path,
            metadata,
            identity,
        }))
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

    /// Makes a file beside `name`: a copy of it where there is one, for its
    /// attributes and streams. The bytes are written anew in any case.
    pub(in crate::file) fn create_temporary(
        &self,
        name: &OsStr,
        _private: bool,
    ) -> Result<Temporary<'_>, FileError> {
        let target = self.path.join(name);
        faults::step().context(FileAction::Create, &target)?;
        let mut temporary = Temporary {
            folder: self,
            name: temporary_name(name),
            file: None,
            renamed: false,
            target,
        };
        let file = temporary
            .make()
            .context(FileAction::Create, &temporary.target)?;
        temporary.file = Some(file);
        Ok(temporary)
    }

    /// Windows writes names through by itself.
    #[expect(clippy::unused_self, reason = "the signature of other systems")]
    pub(in crate::file) fn flush(&self) {}
}

fn open_alone(path: &Path) -> io::Result<File> {
    OpenOptions::new()
        .write(true)
        .create(true)
        .truncate(false)
        .access_mode(GENERIC_WRITE | DELETE)
        .share_mode(NOBODY_ELSE)
        .custom_flags(FILE_FLAG_DELETE_ON_CLOSE)
        .attributes(FILE_ATTRIBUTE_HIDDEN)
        .open(path)
}

impl OpenedFile {
    pub(in crate::file) fn mode(&self) -> Option<u32> {
        None
    }

    pub(in crate::file) fn is_same_file(&self, other: &Self) -> bool {
        let number = |file: &Self| {
            let identity = file.identity.as_ref()?;
            Some((identity.volume, identity.index))
        };
        self.path == other.path && number(self) == number(other)
    }

    pub(in crate::file) fn read_all(&self) -> Result<Vec<u8>, FileError> {
        let mut bytes = Vec::new();
        patiently(|| File::open(&self.path))
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

    /// Whether a new file may take its place.
    pub(in crate::file) fn check_replaceable(&self) -> Result<(), FileError> {
        let path = self.path.clone();
        if self.metadata.permissions().readonly() {
            return Err(FileError::ReadOnly { path });
        }
        match &self.identity {
            Some(identity) if identity.names > 1 => Err(FileError::HardLinked {
                path,
                names: identity.names,
            }),
            _ => Ok(()),
        }
    }
}

impl Temporary<'_> {
    fn path(&self) -> PathBuf {
        self.folder.path.join(&self.name)
    }

    fn make(&self) -> io::Result<File> {
        let path = self.path();
        match patiently(|| std::fs::copy(&self.target, &path)) {
            Ok(_) => patiently(|| OpenOptions::new().write(true).truncate(true).open(&path)),
            Err(error) if error.kind() == io::ErrorKind::NotFound => {
                OpenOptions::new().write(true).create_new(true).open(&path)
            }
            Err(error) => Err(error),
        }
    }

    pub(in crate::file) fn write_all(&mut self, bytes: &[u8]) -> Result<(), FileError> {
        faults::step().context(FileAction::Write, &self.target)?;
        match &mut self.file {
            Some(file) => file.write_all(bytes),
            None => Ok(()),
        }
        .context(FileAction::Write, &self.target)
    }

    /// It was made with them.
    pub(in crate::file) fn take_attributes_of(&self, _old: &OpenedFile) -> Result<(), FileError> {
        faults::step().context(FileAction::KeepAttributes, &self.target)
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
        let (from, to) = (self.path(), self.folder.path.join(name));
        faults::step().context(FileAction::Rename, &self.target)?;
        patiently(|| std::fs::rename(&from, &to)).context(FileAction::Rename, &self.target)?;
        self.renamed = true;
        Ok(())
    }

    /// Fails when somebody has made a file of that name in the meantime.
    pub(in crate::file) fn rename_to_new(mut self, name: &OsStr) -> Result<(), FileError> {
        self.file = None;
        faults::step().context(FileAction::Rename, &self.target)?;
        match self.move_to_new(name) {
            Ok(()) => {
                self.renamed = true;
                Ok(())
            }
            Err(error) if error.kind() == io::ErrorKind::AlreadyExists => Err(FileError::Changed {
                path: self.target.clone(),
            }),
            Err(error) => Err(error).context(FileAction::Rename, &self.target),
        }
    }

    /// The standard library's rename would replace; this one does not, but
    /// takes long paths only as the system itself writes them.
    fn move_to_new(&self, name: &OsStr) -> io::Result<()> {
        let folder = self.folder.path.canonicalize()?;
        let to = folder.join(name);
        let from = tempfile::TempPath::try_from_path(folder.join(&self.name))?;
        let mut from = Some(from);
        patiently(|| {
            let Some(path) = from.take() else {
                return Err(io::ErrorKind::NotFound.into());
            };
            path.persist_noclobber(&to).map_err(|failed| {
                from = Some(failed.path);
                failed.error
            })
        })
    }
}

impl Drop for Temporary<'_> {
    fn drop(&mut self) {
        if !self.renamed {
            self.file = None;
            // What cannot be removed now is removed under the next lock.
            let _ = std::fs::remove_file(self.path());
        }
    }
}
