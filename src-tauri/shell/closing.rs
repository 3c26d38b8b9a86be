//! How the window ends: it asks when a set-up runs, stops and puts back what
//! was begun, throws the practice world away, and only then lets the program go.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use tauri::{AppHandle, Manager};
use window::Session;
use window::contract::Signal;

use super::MAIN_WINDOW;
use super::log::Log;
use super::watcher::Watcher;

/// What is not put back within this time is offered at the next start.
const LONGEST: Duration = Duration::from_secs(30);

/// Whether the end has begun.
#[derive(Default)]
pub(crate) struct Closing(AtomicBool);

/// The person wants the window closed. While a set-up runs the page asks what
/// shall become of it, and comes back by `close_window`.
pub(crate) fn asked(app: &AppHandle) {
    let runs = app.state::<Arc<Session>>().is_running();
    // A page that does not listen can never answer, so nobody waits for it.
    if runs && app.state::<Watcher>().tell(Signal::CloseAsked) {
        return;
    }
    begin(app, 0);
}

/// Stops what runs, ends practice, and ends the program with this status.
pub(crate) fn begin(app: &AppHandle, status: i32) {
    if app.state::<Closing>().0.swap(true, Ordering::SeqCst) {
        return;
    }
    let session = Arc::clone(&app.state::<Arc<Session>>());
    if !session.is_running()
        && let Some(window) = app.get_webview_window(MAIN_WINDOW)
    {
        // Nothing is left to see; the rest takes a moment.
        let _ = window.hide();
    }
    let app = app.clone();
    tauri::async_runtime::spawn(async move {
        if tokio::time::timeout(LONGEST, session.close())
            .await
            .is_err()
        {
            app.state::<Log>().line("close took too long");
        }
        app.exit(status);
    });
}
