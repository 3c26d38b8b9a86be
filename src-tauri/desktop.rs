//! `feedwright-desktop`, the window: it shows the page in `ui/` and hands its
//! commands to the crate `window`. It computes nothing of its own, opens no
//! connection by itself, and gives no token to the page.

#![cfg_attr(not(debug_assertions), windows_subsystem = "windows")]

mod commands;
mod shell;

use std::io::Write;
use std::process::ExitCode;

fn main() -> ExitCode {
    window::leave_no_core_dumps();
    window::tell_only_places_of_panics(complain);
    match shell::run() {
        Ok(()) => ExitCode::SUCCESS,
        Err(why) => {
            complain(&format!(
                "The window cannot be opened: {why}. \
                 The program feedwright does the same work without a window."
            ));
            ExitCode::FAILURE
        }
    }
}

fn complain(sentence: &str) {
    // Nobody is left to tell when standard error is closed too.
    let _ = writeln!(std::io::stderr(), "feedwright-desktop: {sentence}");
}
