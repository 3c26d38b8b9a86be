//! `feedwright-desktop`, the window: it shows the page in `ui/` and hands its
//! commands to the crate `window`. It computes nothing of its own, opens no
//! connection by itself, and gives no token to the page.

#![cfg_attr(not(debug_assertions), windows_subsystem = "windows")]

mod commands;
mod shell;

use std::io::Write;
use std::process::ExitCode;

fn main() -> ExitCode {
    match shell::run() {
        Ok(()) => ExitCode::SUCCESS,
        Err(why) => {
            // Nobody is left to tell when standard error is closed too.
            let _ = writeln!(
                std::io::stderr(),
                "feedwright-desktop: The window cannot be opened: {why}. \
                 The program feedwright does the same work without a window."
            );
            ExitCode::FAILURE
        }
    }
}
