//! The command line `feedwright`: the engine of `setup` without a window.

use std::process::ExitCode;

/// Runs the program with the arguments and streams of this process.
#[must_use]
pub fn main() -> ExitCode {
    ExitCode::SUCCESS
}
