//! `feedwright-desktop`, the window. It cannot do the quickstart yet: its one
//! page says so and shows the command line's way. It opens no connection,
//! reads no file of the person's, and changes nothing.

#![cfg_attr(not(debug_assertions), windows_subsystem = "windows")]

mod commands;

use std::io::Write;
use std::process::ExitCode;

fn main() -> ExitCode {
    let outcome = tauri::Builder::default()
        .invoke_handler(tauri::generate_handler![commands::program_version])
        .run(tauri::generate_context!());
    match outcome {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            // Nobody is left to tell when standard error is closed too.
            let _ = writeln!(
                std::io::stderr(),
                "feedwright-desktop: The window cannot be opened: {error}. \
                 The program feedwright does the same work without a window."
            );
            ExitCode::FAILURE
        }
    }
}
