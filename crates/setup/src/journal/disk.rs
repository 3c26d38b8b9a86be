//! Folders and files of the journal, for this person alone whatever the umask,
//! and on the disk before anybody relies on them.

use crate::error_code::ErrorCode;
use crate::failure::{Failure, of_full_disk};
use cargo_home::faults;
use std::fs::{DirBuilder, File, OpenOptions};
use std::path::Path;

/// Makes a folder that nobody else may enter, and what is missing above it.
pub(crate) fn private_folder(path: &Path) -> Result<(), Failure> {
    let missing: Vec<&Path> = path
        .ancestors()
        .take_while(|folder| !folder.exists())
        .collect();
    let mut builder = DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    faults::step()
        .and_then(|()| builder.create(path))
        .map_err(|error| unusable(path, &error))?;
    // The folder of a journal that is gone after a power cut is no journal.
    for parent in missing.iter().filter_map(|folder| folder.parent()) {
        sync_folder(parent)?;
    }
    Ok(())
}

/// Opens a file for more lines.
pub(super) fn open(path: &Path, new: bool) -> Result<File, Failure> {
    private(path, OpenOptions::new().append(true).create_new(new))
}

/// Opens a file to be written anew.
pub(super) fn created(path: &Path) -> Result<File, Failure> {
    let mut options = OpenOptions::new();
    private(path, options.write(true).create(true).truncate(true))
}

/// Opens a file to be locked; it is never written.
pub(crate) fn lock_file(path: &Path) -> Result<File, Failure> {
    let mut options = OpenOptions::new();
    private(path, options.write(true).create(true).truncate(false))
}

fn private(path: &Path, options: &mut OpenOptions) -> Result<File, Failure> {
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(options, 0o600);
    faults::step()
        .and_then(|()| options.open(path))
        .map_err(|error| unusable(path, &error))
}

/// A file's name is safe only when its folder is written too.
pub(super) fn sync_folder(path: &Path) -> Result<(), Failure> {
    #[cfg(unix)]
    faults::step()
        .and_then(|()| File::open(path))
        .and_then(|folder| folder.sync_all())
        .map_err(|error| unusable(path, &error))?;
    #[cfg(not(unix))]
    let _ = path;
    Ok(())
}

/// A folder of ours that cannot be used, or has no room.
pub(crate) fn unusable(path: &Path, error: &std::io::Error) -> Failure {
    of_full_disk(path, error).unwrap_or_else(|| {
        Failure::new(ErrorCode::FolderUnusable)
            .at(path.display())
            .because(error)
    })
}
