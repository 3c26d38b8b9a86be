//! What tests arm, for the thread that they run on.

use std::cell::Cell;
use std::io;

/// The status of a process that stopped dead at a step.
pub const STOPPED: i32 = 86;

/// What happens at a step.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fault {
    /// The disk is full.
    NoSpace,
    /// The user's share of the disk is used up.
    Quota,
    /// The disk is broken.
    Broken,
    /// The file system became read-only, as after an error of its disk.
    ReadOnly,
    /// The file system knows no locks, as some network homes.
    NoLocks,
    /// The process ends at once, as in a power cut: nothing is cleaned up.
    Stop,
}

impl Fault {
    /// Those that are told by an error.
    pub const ERRORS: [Fault; 4] = [Fault::NoSpace, Fault::Quota, Fault::Broken, Fault::ReadOnly];

    /// Stops here, or gives the error.
    pub(super) fn strike(self) -> io::Error {
        match self {
            Fault::Stop => std::process::exit(STOPPED),
            Fault::NoSpace => error(NO_SPACE),
            Fault::Quota => error(QUOTA),
            Fault::Broken => error(BROKEN),
            Fault::ReadOnly => error(READ_ONLY),
            Fault::NoLocks => error(NO_LOCKS),
        }
    }
}

#[cfg(unix)]
use rustix::io::Errno;
#[cfg(unix)]
const NO_SPACE: Errno = Errno::NOSPC;
#[cfg(unix)]
const QUOTA: Errno = Errno::DQUOT;
#[cfg(unix)]
const BROKEN: Errno = Errno::IO;
#[cfg(unix)]
const READ_ONLY: Errno = Errno::ROFS;
#[cfg(unix)]
const NO_LOCKS: Errno = Errno::NOLCK;

#[cfg(not(unix))]
const NO_SPACE: io::ErrorKind = io::ErrorKind::StorageFull;
#[cfg(not(unix))]
const QUOTA: io::ErrorKind = io::ErrorKind::QuotaExceeded;
#[cfg(not(unix))]
const BROKEN: io::ErrorKind = io::ErrorKind::Other;
#[cfg(not(unix))]
const READ_ONLY: io::ErrorKind = io::ErrorKind::ReadOnlyFilesystem;
#[cfg(not(unix))]
const NO_LOCKS: io::ErrorKind = io::ErrorKind::Unsupported;

fn error(of: impl Into<io::Error>) -> io::Error {
    of.into()
}

#[derive(Clone, Copy)]
struct Armed {
    after: usize,
    fault: Fault,
    once: bool,
}

thread_local! {
    static ARMED: Cell<Option<Armed>> = const { Cell::new(None) };
    static PASSED: Cell<usize> = const { Cell::new(0) };
}

/// Lets that many steps of this thread pass; every one after them meets the
/// fault.
pub fn arm(after: usize, fault: Fault) {
    PASSED.set(0);
    let once = false;
    ARMED.set(Some(Armed { after, fault, once }));
}

/// The same for one step alone.
pub fn arm_once(after: usize, fault: Fault) {
    PASSED.set(0);
    let once = true;
    ARMED.set(Some(Armed { after, fault, once }));
}

/// Takes the fault away; how many steps there were since it was armed.
pub fn disarm() -> usize {
    ARMED.set(None);
    PASSED.get()
}

/// Counts a step; the fault that it meets.
pub(super) fn met() -> Option<Fault> {
    let number = PASSED.get();
    PASSED.set(number + 1);
    let armed = ARMED.get()?;
    let meets = match armed.once {
        true => number == armed.after,
        false => number >= armed.after,
    };
    meets.then_some(armed.fault)
}
