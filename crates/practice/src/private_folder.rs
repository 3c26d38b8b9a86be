//! Throw-away folders for practice. They hold a token or a keychain, so they
//! are for this user alone; the system's temporary folder is everybody's.

use std::io;

use tempfile::TempDir;

/// Makes a folder that goes when the value is dropped.
///
/// # Errors
/// When the system's temporary folder cannot be used.
pub fn private_folder() -> io::Result<TempDir> {
    let mut builder = tempfile::Builder::new();
    builder.prefix("feedwright-practice-");
    #[cfg(unix)]
    builder.permissions(std::os::unix::fs::PermissionsExt::from_mode(0o700));
    builder.tempdir()
}
