//! Opening a file that others may have put something else in the place of. It
//! asks nothing of who owns it: each caller knows what that may be.

use std::fs::{File, OpenOptions};
use std::io;
use std::path::Path;

/// Opens it for reading; a pipe or device in its place is not waited for.
#[cfg(unix)]
pub(crate) fn open_at_once(path: &Path) -> io::Result<File> {
    use rustix::fs::OFlags;
    use std::os::unix::fs::OpenOptionsExt as _;

    // The bits of a flag keep their meaning, whatever their sign.
    let flags = OFlags::NONBLOCK.bits().cast_signed();
    OpenOptions::new().read(true).custom_flags(flags).open(path)
}

/// Opens it for reading.
#[cfg(not(unix))]
pub(crate) fn open_at_once(path: &Path) -> io::Result<File> {
    OpenOptions::new().read(true).open(path)
}
