//! How much room a disk has, to say it beside the file that did not fit.

use std::path::Path;

/// How many bytes this user may still write to the disk that the path is on,
/// or would be; `None` where that cannot be told.
#[cfg(unix)]
pub fn free_space(path: &Path) -> Option<u64> {
    let existing = path.ancestors().find(|folder| folder.exists())?;
    let found = rustix::fs::statvfs(existing).ok()?;
    found.f_bavail.checked_mul(found.f_frsize)
}

/// Elsewhere it is not asked.
#[cfg(not(unix))]
pub fn free_space(_path: &Path) -> Option<u64> {
    None
}
