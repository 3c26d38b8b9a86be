//! The command line `feedwright`: the engine of `setup` without a window.
//!
//! It parses arguments, asks (only on a terminal), shows, and says by its exit
//! status how it went. It decides nothing that the window would have to decide
//! as well, and it prints nothing that did not pass the one filter.

mod arguments;
mod commands;
mod exit_status;
mod interrupt;
mod output;
mod program;
mod prompt;
mod steps;
mod usage;

use std::process::ExitCode;

/// Runs the program with the arguments and streams of this process.
#[must_use]
pub fn main() -> ExitCode {
    sign_in::keep_own_memory_private();
    sign_in::tell_only_places_of_panics(output::defect);
    let arguments = std::env::args_os().collect();
    program::run(arguments, output::Streams::of_process()).into()
}
