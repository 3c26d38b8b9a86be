//! Scratch folders of proofs that were killed. A proof that lives holds a lock
//! on its folder; what nobody holds is nobody's, and the next one that changes
//! something removes it. Where folders cannot be locked it is left to the
//! system, which empties its folder for temporary files.

use std::fs::File;
use std::io;
use std::path::Path;
use tempfile::TempDir;

/// How the name of such a folder begins.
const PREFIX: &str = "feedwright-proof-";
/// How often a folder is made that another one clears away at that moment.
const TRIES: usize = 3;

/// A folder that only this person may enter, and what says that it is in use.
pub(super) fn scratch_folder() -> io::Result<(TempDir, Option<File>)> {
    let make = || private_folder(&std::env::temp_dir());
    for _ in 0..TRIES {
        let folder = make()?;
        let Ok(alive) = File::open(folder.path()) else {
            return Ok((folder, None));
        };
        // Waits for one who clears it away just now.
        match alive.lock() {
            Ok(()) if folder.path().exists() => return Ok((folder, Some(alive))),
            Ok(()) => {}
            Err(_) => return Ok((folder, None)),
        }
    }
    make().map(|folder| (folder, None))
}

/// By itself the library leaves it to the umask who may enter.
fn private_folder(place: &Path) -> io::Result<TempDir> {
    let mut builder = tempfile::Builder::new();
    #[cfg(unix)]
    builder.permissions(std::os::unix::fs::PermissionsExt::from_mode(0o700));
    builder.prefix(PREFIX).tempdir_in(place)
}

/// Removes those that nobody holds any more.
pub(crate) fn clear_scratch_folders() {
    clear_in(&std::env::temp_dir());
}

#[cfg(unix)]
fn clear_in(folder: &Path) {
    let entries = std::fs::read_dir(folder).into_iter().flatten().flatten();
    for entry in entries {
        let name = entry.file_name();
        if name.to_str().is_some_and(|name| name.starts_with(PREFIX)) {
            clear(&entry.path());
        }
    }
}

#[cfg(not(unix))]
fn clear_in(_folder: &Path) {}

/// A folder of this person alone, through which no link leads elsewhere.
#[cfg(unix)]
fn clear(path: &Path) {
    use rustix::fs::{Mode, OFlags, open};
    use std::os::unix::fs::MetadataExt as _;

    let flags = OFlags::RDONLY | OFlags::DIRECTORY | OFlags::NOFOLLOW | OFlags::CLOEXEC;
    let Ok(file) = open(path, flags, Mode::empty()).map(File::from) else {
        return;
    };
    let me = rustix::process::geteuid().as_raw();
    let is_mine = |data: std::fs::Metadata| data.uid() == me && data.mode() & 0o077 == 0;
    if file.metadata().is_ok_and(is_mine) && file.try_lock().is_ok() {
        // Which follows no links either.
        let _ = std::fs::remove_dir_all(path);
    }
}

#[cfg(all(test, unix))]
mod tests {
    use super::*;
    use std::os::unix::fs::symlink;

    #[test]
    fn what_nobody_holds_is_cleared_away() {
        let place = tempfile::tempdir().unwrap();
        let make = || {
            let path = private_folder(place.path()).unwrap().keep();
            std::fs::create_dir(path.join("project")).unwrap();
            path
        };
        let (dead, alive, open) = (make(), make(), make());
        let other = place.path().join("somebody-s");
        std::fs::rename(make(), &other).unwrap();
        let mode = std::os::unix::fs::PermissionsExt::from_mode(0o755);
        std::fs::set_permissions(&open, mode).unwrap();
        let link = place.path().join(format!("{PREFIX}link"));
        symlink(&other, &link).unwrap();
        let held = File::open(&alive).unwrap();
        held.lock().unwrap();
        clear_in(place.path());
        assert!(!dead.exists());
        assert!(alive.exists() && other.exists() && open.exists() && link.is_symlink());
        drop(held);
        clear_in(place.path());
        assert!(!alive.exists());
    }

    #[test]
    fn a_scratch_folder_in_use_stays() {
        let (folder, held) = scratch_folder().unwrap();
        clear_scratch_folders();
        assert!(folder.path().exists());
        assert!(held.is_some());
    }
}
