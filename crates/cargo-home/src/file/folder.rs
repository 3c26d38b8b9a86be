//! The one folder that is worked in, and the few things done there. On Unix
//! everything goes through an open handle of it, so that nobody can swap the
//! folder or a link on the way for another one (`threats-and-failures`
//! facts, T17).

#[cfg(unix)]
mod attributes;
#[cfg(any(windows, test))]
mod sharing;
#[cfg(unix)]
mod unix;
#[cfg(windows)]
mod windows;

#[cfg(unix)]
pub(super) use unix::{Folder, OpenedFile, make_folder};
#[cfg(windows)]
pub(super) use windows::{Folder, OpenedFile, make_folder};

use std::ffi::{OsStr, OsString};

use super::FileError;
use super::lock::Held;
use crate::faults;

/// A folder that no other process of ours works in.
pub(super) struct LockedFolder<'a> {
    folder: &'a Folder,
    held: Held,
}

impl<'a> LockedFolder<'a> {
    pub(super) fn folder(&self) -> &'a Folder {
        self.folder
    }

    /// Removes what a process that was killed has left: while the lock is
    /// held, no other process can still be writing it.
    pub(super) fn remove_leftovers(&self) -> Result<(), FileError> {
        if self.held == Held::NotSupported {
            return Ok(());
        }
        for name in self.folder.names()? {
            if is_temporary(&name) {
                self.folder.unlink(&name)?;
            }
        }
        Ok(())
    }
}

impl Folder {
    /// Whether something lies here that a writer has left, or has not put in
    /// its place yet.
    pub(super) fn has_leftovers(&self) -> Result<bool, FileError> {
        Ok(self.names()?.iter().any(|name| is_temporary(name)))
    }
}

const MARK: &str = ".feedwright-";
const END: &str = ".tmp";

/// `.config.toml.feedwright-<32 hexadecimal digits>.tmp`
fn temporary_name(name: &OsStr) -> OsString {
    let mut temporary = OsString::from(".");
    // Long names leave no room; the mark alone will do.
    if name.len() < 128 {
        temporary.push(name);
    }
    temporary.push(MARK);
    temporary.push(uuid::Uuid::new_v4().simple().to_string());
    temporary.push(END);
    temporary
}

fn is_temporary(name: &OsStr) -> bool {
    let Some((start, random)) = name
        .to_str()
        .and_then(|name| name.strip_suffix(END))
        .and_then(|name| name.rsplit_once(MARK))
    else {
        return false;
    };
    (start.is_empty() || start.starts_with('.'))
        && random.len() == 32
        && random.bytes().all(|byte| byte.is_ascii_hexdigit())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_our_own_leftovers_are_taken_for_them() {
        for name in ["config.toml", "a", &"x".repeat(250)] {
            let temporary = temporary_name(OsStr::new(name));
            assert!(is_temporary(&temporary), "{temporary:?}");
            assert!(temporary.len() < 255);
        }
        let random = "0".repeat(32);
        for name in [
            "config.toml",
            ".config.toml.feedwright-.tmp",
            ".config.toml.feedwright-xyz.tmp",
            &format!("config.toml.feedwright-{random}.tmp"),
            &format!(".config.toml.feedwright-{random}"),
            &format!(".config.toml.feedwright-{random}0.tmp"),
        ] {
            assert!(!is_temporary(OsStr::new(name)), "{name}");
        }
    }
}
