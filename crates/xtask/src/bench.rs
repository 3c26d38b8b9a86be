//! `cargo xtask bench`: the figures of the design, each with its median and its
//! ratio to what it is compared with, side by side in one run.

use std::ffi::OsString;

use crate::folders::Folders;
use crate::outcome::{Failure, Outcome};
use crate::system::{self, Purpose};

/// Measures.
pub(crate) fn bench(_folders: &Folders, _arguments: &[OsString]) -> Outcome {
    system::ensure(Purpose::Bench)?;
    Err(Failure::new("Nothing is measured yet."))
}
