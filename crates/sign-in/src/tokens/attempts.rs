//! When a token that is still good was last tried to be renewed in vain: a file
//! without content, whose time of change says it. Nobody waits for the same
//! failure at every build.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime};

use super::lock::{file_stem, folder_for_locks, open};

/// How long nothing is tried after a failure.
const PAUSE: Duration = Duration::from_secs(3_600);

/// The note about one organization.
pub(super) struct Attempts(PathBuf);

impl Attempts {
    pub(super) fn of(folder: &Path, key: &str) -> Attempts {
        Attempts(folder_for_locks(folder).join(file_stem(key) + ".tried"))
    }

    /// Whether one failed within the hour, or is being made now.
    pub(super) fn had_one_lately(&self) -> bool {
        let changed = fs::symlink_metadata(&self.0).and_then(|data| data.modified());
        // A time to come is that of another clock, and counts for nothing.
        let age = changed.ok().and_then(|at| at.elapsed().ok());
        age.is_some_and(|age| age < PAUSE)
    }

    /// Notes one, before it is made: one that never ends counts as well.
    pub(super) fn note(&self) -> io::Result<()> {
        open(&self.0)?.set_modified(SystemTime::now())
    }

    /// Forgets it: it succeeded.
    pub(super) fn forget(&self) {
        // What stays only delays the next attempt by an hour at most.
        let _ = fs::remove_file(&self.0);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_failure_counts_for_an_hour() {
        let folder = tempfile::tempdir().unwrap();
        fs::create_dir(folder_for_locks(folder.path())).unwrap();
        let attempts = Attempts::of(folder.path(), "https://dev.azure.com/contoso");
        assert!(!attempts.had_one_lately());
        attempts.note().unwrap();
        assert!(attempts.had_one_lately());
        let file = fs::File::options().write(true).open(&attempts.0).unwrap();
        let check = |at: SystemTime, expect: bool| {
            file.set_modified(at).unwrap();
            assert_eq!(attempts.had_one_lately(), expect, "{at:?}");
        };
        check(SystemTime::now() - Duration::from_secs(3_500), true);
        check(SystemTime::now() - Duration::from_secs(3_700), false);
        check(SystemTime::now() + Duration::from_secs(3_700), false);
        attempts.note().unwrap();
        assert!(attempts.had_one_lately());
        attempts.forget();
        assert!(!attempts.had_one_lately());
    }
}
