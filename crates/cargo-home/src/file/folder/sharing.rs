//! Patience with files that somebody else holds for a moment. Virus scanners
//! and indexers open new files, and Windows then refuses to replace or remove
//! them (`threats-and-failures` facts §5.1). It touches no file itself, so
//! that it is tested on every system.

use std::io;
use std::time::{Duration, Instant};

/// How long to try again.
pub(super) const LIMIT: Duration = Duration::from_secs(2);

const FIRST_PAUSE: Duration = Duration::from_millis(1);
const LONGEST_PAUSE: Duration = Duration::from_millis(50);

/// "Access is denied": also said of a file that is about to be removed.
pub(super) const ACCESS_DENIED: i32 = 5;
const SHARING_VIOLATION: i32 = 32;
const LOCK_VIOLATION: i32 = 33;
const DELETE_PENDING: i32 = 303;

/// Whether somebody else certainly has the file open.
pub(super) fn is_held(error: &io::Error) -> bool {
    matches!(
        error.raw_os_error(),
        Some(SHARING_VIOLATION | LOCK_VIOLATION | DELETE_PENDING)
    )
}

/// Whether Windows denies it, for good or for a moment.
pub(super) fn is_denied(error: &io::Error) -> bool {
    error.raw_os_error() == Some(ACCESS_DENIED)
}

/// Tries until it works, another error comes, or the time is over.
pub(super) fn patiently<T>(action: impl FnMut() -> io::Result<T>) -> io::Result<T> {
    patiently_for(LIMIT, action)
}

fn patiently_for<T>(limit: Duration, mut action: impl FnMut() -> io::Result<T>) -> io::Result<T> {
    let start = Instant::now();
    let mut pause = FIRST_PAUSE;
    loop {
        match action() {
            Err(error) if (is_held(&error) || is_denied(&error)) && start.elapsed() < limit => {
                std::thread::sleep(pause);
                pause = (pause * 2).min(LONGEST_PAUSE);
            }
            result => return result,
        }
    }
}

#[cfg(test)]
mod tests {
    use std::cell::Cell;
    use std::rc::Rc;

    use super::*;

    /// An action that is refused with this error some times, then works, and
    /// how often it was tried.
    fn refused(code: i32, times: usize) -> (impl FnMut() -> io::Result<()>, Rc<Cell<usize>>) {
        let tries = Rc::new(Cell::new(0));
        let counted = Rc::clone(&tries);
        let action = move || {
            counted.set(counted.get() + 1);
            if counted.get() <= times {
                Err(io::Error::from_raw_os_error(code))
            } else {
                Ok(())
            }
        };
        (action, tries)
    }

    #[test]
    fn what_a_scanner_holds_for_a_moment_is_had_in_the_end() {
        for code in [
            ACCESS_DENIED,
            SHARING_VIOLATION,
            LOCK_VIOLATION,
            DELETE_PENDING,
        ] {
            let (action, tries) = refused(code, 4);
            assert!(patiently(action).is_ok(), "{code}");
            assert_eq!(tries.get(), 5, "{code}");
        }
    }

    #[test]
    fn what_is_held_for_good_ends_with_the_system_s_own_words() {
        let (action, tries) = refused(SHARING_VIOLATION, usize::MAX);
        let error = patiently_for(Duration::from_millis(5), action).unwrap_err();
        assert_eq!(error.raw_os_error(), Some(SHARING_VIOLATION));
        assert!(tries.get() > 1);
    }

    #[test]
    fn nothing_else_is_tried_again() {
        let (action, tries) = refused(2, usize::MAX);
        let error = patiently(action).unwrap_err();
        assert_eq!(error.raw_os_error(), Some(2));
        assert_eq!(tries.get(), 1);
    }
}
