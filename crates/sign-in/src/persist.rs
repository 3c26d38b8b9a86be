//! Putting a temporary file in its place. On Windows that is refused for a
//! moment while somebody reads what is there, another process of ours or a
//! virus scanner, and tried again for as long as such a moment lasts.

use std::io;
use std::path::Path;

use tempfile::NamedTempFile;

/// Puts the file in the place of the one at the path, whole.
///
/// # Errors
/// What the system says, on Windows after two seconds of trying.
#[cfg(not(windows))]
pub(crate) fn persist(file: NamedTempFile, path: &Path) -> io::Result<()> {
    file.persist(path).map(drop).map_err(|error| error.error)
}

/// Puts the file in the place of the one at the path, whole.
///
/// # Errors
/// What the system says, on Windows after two seconds of trying.
#[cfg(windows)]
pub(crate) fn persist(mut file: NamedTempFile, path: &Path) -> io::Result<()> {
    use std::time::{Duration, Instant};

    /// Access denied, and the violations of sharing and of a lock.
    const FOR_A_MOMENT: [i32; 3] = [5, 32, 33];
    const LIMIT: Duration = Duration::from_secs(2);
    const LONGEST_PAUSE: Duration = Duration::from_millis(50);

    let start = Instant::now();
    let mut pause = Duration::from_millis(1);
    loop {
        let refused = match file.persist(path) {
            Ok(_) => return Ok(()),
            Err(refused) => refused,
        };
        let code = refused.error.raw_os_error();
        if !code.is_some_and(|code| FOR_A_MOMENT.contains(&code)) || start.elapsed() >= LIMIT {
            return Err(refused.error);
        }
        file = refused.file;
        std::thread::sleep(pause);
        pause = (pause * 2).min(LONGEST_PAUSE);
    }
}
