//! Extended attributes, among them access lists: a new file in the place of
//! an old one has them too.

use std::fs::File;
use std::io;

/// Those that decide who may read the file, or that the user has set: losing
/// one is an error. The others (labels of security modules) are the system's
/// to give, and kept where it lets us.
#[cfg(any(target_os = "linux", target_os = "android"))]
const NEEDED: &[&[u8]] = &[b"user.", b"system.posix_acl_access"];

/// More than any file system keeps for one file.
#[cfg(any(target_os = "linux", target_os = "android"))]
const LARGEST: usize = 64 * 1024;

#[cfg(any(target_os = "linux", target_os = "android"))]
pub(super) fn copy(from: &File, to: &File) -> io::Result<()> {
    use rustix::fs::{XattrFlags, fgetxattr, flistxattr, fsetxattr};
    use rustix::io::Errno;

    let mut names = vec![0; LARGEST];
    let length = match flistxattr(from, &mut names[..]) {
        Ok(length) => length,
        // The file system has none.
        Err(Errno::NOTSUP | Errno::NOSYS) => return Ok(()),
        Err(error) => return Err(error.into()),
    };
    let mut value = vec![0; LARGEST];
    for name in names[..length].split(|byte| *byte == 0) {
        if name.is_empty() {
            continue;
        }
        let copied = fgetxattr(from, name, &mut value[..])
            .and_then(|length| fsetxattr(to, name, &value[..length], XattrFlags::empty()));
        let needed = NEEDED.iter().any(|prefix| name.starts_with(prefix));
        if let (Err(error), true) = (copied, needed) {
            return Err(error.into());
        }
    }
    Ok(())
}

/// Elsewhere they are not looked at.
#[cfg(not(any(target_os = "linux", target_os = "android")))]
#[expect(clippy::unnecessary_wraps, reason = "the signature of Linux")]
pub(super) fn copy(_from: &File, _to: &File) -> io::Result<()> {
    Ok(())
}
