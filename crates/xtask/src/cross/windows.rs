//! The product for Windows: all three programs, built here.

use super::with_library;
use crate::folders::Folders;
use crate::invocation::Invocation;
use crate::outcome::Outcome;
use crate::system::{self, Purpose};
use crate::ui;

const TARGET: &str = "x86_64-pc-windows-gnu";

/// Builds the programs.
///
/// # Errors
/// When one does not build, or what is needed cannot be installed.
pub(super) fn check(folders: &Folders) -> Outcome {
    system::ensure(Purpose::CrossWindows)?;
    ui::build(folders)?;
    let build = Invocation::cargo().arguments(["build", "--locked", "--package", "feedwright"]);
    let build = build.arguments(["--features", "desktop,tauri/custom-protocol", "--bins"]);
    with_library(build, folders, TARGET).run()
}
