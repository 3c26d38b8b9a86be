//! The product for macOS: types and lints of the whole workspace. Nothing is
//! linked, which needs Apple's own development kit.

use crate::folders::Folders;
use crate::outcome::{Failure, Outcome};
use crate::system::{self, Purpose};

/// Not there yet, and says so.
///
/// # Errors
/// Always.
pub(super) fn check(_: &Folders) -> Outcome {
    system::ensure(Purpose::CrossMacos)?;
    Err(Failure::new(
        "Checking for macOS is not there yet; `cargo xtask cross windows` is.",
    ))
}
