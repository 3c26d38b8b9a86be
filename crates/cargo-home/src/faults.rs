//! The steps in which this computer is changed, so that tests can let any of
//! them fail or be the last one, as a full or broken disk and a power cut
//! would. Without the feature `faults`, which only tests are built with, every
//! step passes and there is nothing to arm: no program has it.

#[cfg(any(test, feature = "faults"))]
mod armed;

#[cfg(any(test, feature = "faults"))]
pub use armed::{Fault, STOPPED, arm, arm_once, disarm};

use std::io::{self, Write};

/// One step is about to be made.
///
/// # Errors
/// The fault that a test has armed for it.
#[cfg(any(test, feature = "faults"))]
pub fn step() -> io::Result<()> {
    armed::met().map_or(Ok(()), |fault| Err(fault.strike()))
}

/// One step is about to be made.
///
/// # Errors
/// None.
#[cfg(not(any(test, feature = "faults")))]
#[inline]
pub fn step() -> io::Result<()> {
    Ok(())
}

/// Writes all bytes, as one step. Where a fault strikes, half of them are
/// written: so do disks that fill up.
///
/// # Errors
/// What the system says, or the fault that a test has armed.
pub fn write_all(to: &mut impl Write, bytes: &[u8]) -> io::Result<()> {
    #[cfg(any(test, feature = "faults"))]
    if let Some(fault) = armed::met() {
        to.write_all(&bytes[..bytes.len() / 2])?;
        return Err(fault.strike());
    }
    to.write_all(bytes)
}
