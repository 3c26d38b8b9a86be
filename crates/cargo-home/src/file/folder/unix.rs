//! Through a handle of the folder, by the system calls that end in `at`.

use std::ffi::{OsStr, OsString};
use std::fs::File;
use std::io;
use std::os::unix::ffi::OsStrExt;
use std::os::unix::fs::DirBuilderExt;
use std::path::{Path, PathBuf};

use rustix::fs::{
    Access, AtFlags, CWD, Dir, FileType, Mode, OFlags, Stat, accessat, fchmod, fchown, fstat,
    openat, renameat, stat, unlinkat,
};
use rustix::io::Errno;
use rustix::process::geteuid;

use super::{LockedFolder, attributes, faults, temporary_name};
use crate::file::error::Context;
use crate::file::lock::hold;
use crate::file::{FileAction, FileError, LARGEST_FILE, ReplaceOptions};

/// An open folder.
pub(in crate::file) struct Folder {
    path: PathBuf,
    handle: File,
    stat: Stat,
}

/// A regular file that was opened for reading.
pub(in crate::file) struct OpenedFile {
    path: PathBuf,
    file: File,
    stat: Stat,
}

/// A file of ours beside the one to be replaced; removed unless renamed.
pub(in crate::file) struct Temporary<'a> {
    folder: &'a Folder,
    name: OsString,
    file: File,
    target: PathBuf,
    renamed: bool,
}

/// Makes one folder: for the user alone, or as the umask has it, but never
/// one that everybody may write to, which would then be refused.
pub(in crate::file) fn make_folder(path: &Path, private: bool) -> io::Result<()> {
    faults::step()?;
    let mode = if private { 0o700 } else { 0o775 };
    std::fs::DirBuilder::new().mode(mode).create(path)
}

fn permissions(stat: &Stat) -> u32 {
    wide(Mode::from_raw_mode(stat.st_mode).as_raw_mode()) & 0o7777
}

/// macOS has its modes in 16 bits, Linux in 32.
fn wide(mode: impl Into<u32>) -> u32 {
    mode.into()
}

impl Folder {
    pub(in crate::file) fn open(path: &Path) -> Result<Self, FileError> {
        let flags = OFlags::RDONLY | OFlags::DIRECTORY | OFlags::CLOEXEC;
        let handle = openat(CWD, path, flags, Mode::empty()).context(FileAction::Inspect, path)?;
        let stat = fstat(&handle).context(FileAction::Inspect, path)?;
        Ok(Self {
            path: path.to_path_buf(),
            handle: handle.into(),
            stat,
        })
    }

    pub(in crate::file) fn path(&self) -> &Path {
        &self.path
    }

    /// Whether this user may make files here and nobody else may swap them.
    pub(in crate::file) fn check_writable(&self) -> Result<(), FileError> {
        let mode = permissions(&self.stat);
        if mode & 0o002 != 0 && mode & 0o1000 == 0 {
            return Err(FileError::WorldWritableFolder {
                folder: self.path.clone(),
            });
        }
        let mine = self.stat.st_uid == geteuid().as_raw();
        // The superuser may write anywhere, but takes a hint.
        let refused = mine && mode & 0o200 == 0;
        let access = Access::WRITE_OK | Access::EXEC_OK;
        match accessat(&self.handle, ".", access, AtFlags::EACCESS) {
            Err(Errno::ACCESS | Errno::ROFS | Errno::PERM) => Err(self.read_only()),
            Err(error) => Err(error).context(FileAction::Inspect, &self.path),
            Ok(()) if refused => Err(self.read_only()),
            Ok(()) => Ok(()),
        }
    }

    fn read_only(&self) -> FileError {
        FileError::ReadOnly {
            path: self.path.clone(),
        }
    }

    pub(in crate::file) fn lock(
        &self,
        options: &ReplaceOptions<'_>,
    ) -> Result<LockedFolder<'_>, FileError> {
        let held = hold(&self.handle, &self.path, options)?;
        Ok(LockedFolder { folder: self, held })
    }

    /// Whether the path still leads to this folder.
    pub(in crate::file) fn is_still_there(&self) -> Result<bool, FileError> {
        match stat(&self.path) {
            Ok(now) => Ok((now.st_dev, now.st_ino) == (self.stat.st_dev, self.stat.st_ino)),
            Err(Errno::NOENT | Errno::NOTDIR) => Ok(false),
            Err(error) => Err(error).context(FileAction::Inspect, &self.path),
        }
    }

    /// `None` when there is no such name. A link at the name is refused: the
    /// links were followed before.
    pub(in crate::file) fn open_file(&self, name: &OsStr) -> Result<Option<OpenedFile>, FileError> {
        let path = self.path.join(name);
        let flags = OFlags::RDONLY | OFlags::NOFOLLOW | OFlags::NONBLOCK | OFlags::CLOEXEC;
        let file = match openat(&self.handle, name, flags, Mode::empty()) {
            Ok(file) => file,
            Err(Errno::NOENT) => return Ok(None),
            Err(Errno::LOOP) => return Err(FileError::Changed { path }),
            // A socket, or a device without its driver.
            Err(Errno::NXIO) => return Err(FileError::NotAFile { path }),
            Err(error) => return Err(error).context(FileAction::Read, &path),
        };
        let stat = fstat(&file).context(FileAction::Inspect, &path)?;
        if FileType::from_raw_mode(stat.st_mode) != FileType::RegularFile {
            return Err(FileError::NotAFile { path });
        }
        Ok(Some(OpenedFile {
            path,
            file: file.into(),
            stat,
        }))
    }

    pub(in crate::file) fn names(&self) -> Result<Vec<OsString>, FileError> {
        let entries = Dir::read_from(&self.handle).context(FileAction::Inspect, &self.path)?;
        let mut names = Vec::new();
        for entry in entries {
            let entry = entry.context(FileAction::Inspect, &self.path)?;
            names.push(OsStr::from_bytes(entry.file_name().to_bytes()).to_os_string());
        }
        Ok(names)
    }

    pub(in crate::file) fn unlink(&self, name: &OsStr) -> Result<(), FileError> {
        let path = self.path.join(name);
        faults::step().context(FileAction::Remove, &path)?;
        unlinkat(&self.handle, name, AtFlags::empty()).context(FileAction::Remove, &path)
    }

    /// Makes a file beside `name`; `private` is 0600 from its first moment.
    pub(in crate::file) fn create_temporary(
        &self,
        name: &OsStr,
        private: bool,
    ) -> Result<Temporary<'_>, FileError> {
        let target = self.path.join(name);
        faults::step().context(FileAction::Create, &target)?;
        let temporary = temporary_name(name);
        let flags =
            OFlags::WRONLY | OFlags::CREATE | OFlags::EXCL | OFlags::NOFOLLOW | OFlags::CLOEXEC;
        let mode = Mode::from_raw_mode(if private { 0o600 } else { 0o644 });
        let file =
            openat(&self.handle, &temporary, flags, mode).context(FileAction::Create, &target)?;
        Ok(Temporary {
            folder: self,
            name: temporary,
            file: file.into(),
            target,
            renamed: false,
        })
    }

    /// Makes the change of names outlive a power cut, where the file system
    /// can. A failure is not told: the change has been made, whole, and an
    /// error would say that it was not.
    pub(in crate::file) fn flush(&self) {
        let _ = faults::step().and_then(|()| self.handle.sync_all());
    }
}

impl OpenedFile {
    pub(in crate::file) fn mode(&self) -> Option<u32> {
        Some(permissions(&self.stat))
    }

    pub(in crate::file) fn is_same_file(&self, other: &Self) -> bool {
        (self.stat.st_dev, self.stat.st_ino) == (other.stat.st_dev, other.stat.st_ino)
    }

    pub(in crate::file) fn read_all(&self) -> Result<Vec<u8>, FileError> {
        use std::os::unix::fs::FileExt;
        faults::step().context(FileAction::Read, &self.path)?;
        let mut bytes = vec![0; LARGEST_FILE + 1];
        let mut length = 0;
        while length < bytes.len() {
            let read = self.file.read_at(&mut bytes[length..], length as u64);
            match read.context(FileAction::Read, &self.path)? {
                0 => break,
                read => length += read,
            }
        }
        if length > LARGEST_FILE {
            return Err(FileError::TooLarge {
                path: self.path.clone(),
            });
        }
        bytes.truncate(length);
        Ok(bytes)
    }

    /// Whether a new file may take its place.
    pub(in crate::file) fn check_replaceable(&self) -> Result<(), FileError> {
        let path = self.path.clone();
        if self.stat.st_uid != geteuid().as_raw() {
            return Err(FileError::ForeignOwner {
                path,
                owner: self.stat.st_uid,
            });
        }
        if permissions(&self.stat) & 0o200 == 0 || self.is_frozen() {
            return Err(FileError::ReadOnly { path });
        }
        // Narrower on some systems.
        #[allow(clippy::useless_conversion, reason = "another width elsewhere")]
        let names = u64::from(self.stat.st_nlink);
        if names > 1 {
            return Err(FileError::HardLinked { path, names });
        }
        Ok(())
    }
}

impl OpenedFile {
    /// Whether `chattr` forbids to replace it, even for the superuser.
    #[cfg(any(target_os = "linux", target_os = "android"))]
    fn is_frozen(&self) -> bool {
        use rustix::fs::{StatxAttributes, StatxFlags, statx};
        let frozen = StatxAttributes::IMMUTABLE | StatxAttributes::APPEND;
        // A kernel or file system that cannot tell lets the replacing fail.
        statx(&self.file, "", AtFlags::EMPTY_PATH, StatxFlags::empty())
            .is_ok_and(|found| found.stx_attributes.intersects(frozen))
    }

    #[cfg(not(any(target_os = "linux", target_os = "android")))]
    fn is_frozen(&self) -> bool {
        false
    }
}

impl Temporary<'_> {
    pub(in crate::file) fn write_all(&mut self, bytes: &[u8]) -> Result<(), FileError> {
        faults::write_all(&mut self.file, bytes).context(FileAction::Write, &self.target)
    }

    /// The mode, the extended attributes with the access list among them, and
    /// the group where this user may give it away.
    pub(in crate::file) fn take_attributes_of(&self, old: &OpenedFile) -> Result<(), FileError> {
        let action = FileAction::KeepAttributes;
        faults::step().context(action, &self.target)?;
        let now = fstat(&self.file).context(action, &self.target)?;
        let mut mode = permissions(&old.stat);
        let group = rustix::process::Gid::from_raw(old.stat.st_gid);
        if now.st_gid != old.stat.st_gid && fchown(&self.file, None, Some(group)).is_err() {
            // Another group than before must not get what that one had.
            mode &= !0o070;
        }
        attributes::copy(&old.file, &self.file).context(action, &self.target)?;
        fchmod(&self.file, Mode::from_raw_mode(mode as _)).context(action, &self.target)
    }

    pub(in crate::file) fn flush(&self) -> Result<(), FileError> {
        faults::step().context(FileAction::Flush, &self.target)?;
        self.file
            .sync_all()
            .context(FileAction::Flush, &self.target)
    }

    pub(in crate::file) fn rename_over(mut self, name: &OsStr) -> Result<(), FileError> {
        self.rename(name)
    }

    /// Fails when somebody has made a file of that name in the meantime.
    pub(in crate::file) fn rename_to_new(mut self, name: &OsStr) -> Result<(), FileError> {
        #[cfg(any(target_os = "linux", target_os = "android", target_vendor = "apple"))]
        {
            use rustix::fs::{RenameFlags, renameat_with};
            faults::step().context(FileAction::Rename, &self.target)?;
            let (handle, flags) = (&self.folder.handle, RenameFlags::NOREPLACE);
            match renameat_with(handle, &self.name, handle, name, flags) {
                Ok(()) => {
                    self.renamed = true;
                    return Ok(());
                }
                Err(Errno::EXIST) => return Err(self.changed()),
                // An old kernel or file system: look, then rename.
                Err(Errno::INVAL | Errno::NOSYS | Errno::NOTSUP) => {}
                Err(error) => return Err(error).context(FileAction::Rename, &self.target),
            }
        }
        if self.folder.open_file(name)?.is_some() {
            return Err(self.changed());
        }
        self.rename(name)
    }

    fn changed(&self) -> FileError {
        FileError::Changed {
            path: self.target.clone(),
        }
    }

    fn rename(&mut self, name: &OsStr) -> Result<(), FileError> {
        faults::step().context(FileAction::Rename, &self.target)?;
        let handle = &self.folder.handle;
        renameat(handle, &self.name, handle, name).context(FileAction::Rename, &self.target)?;
        self.renamed = true;
        Ok(())
    }
}

impl Drop for Temporary<'_> {
    fn drop(&mut self) {
        if !self.renamed {
            // What cannot be removed now is removed under the next lock.
            let _ = unlinkat(&self.folder.handle, &self.name, AtFlags::empty());
        }
    }
}
