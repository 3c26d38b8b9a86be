//! The signals that end programs: they close the window in good order, as its
//! close button does, but without a question.

use tauri::AppHandle;

/// Starts to listen.
#[cfg(unix)]
pub(super) fn watch(app: &AppHandle) {
    use tokio::signal::unix::{SignalKind, signal};

    for kind in [
        SignalKind::terminate(),
        SignalKind::interrupt(),
        SignalKind::hangup(),
    ] {
        let app = app.clone();
        tauri::async_runtime::spawn(async move {
            // Without a listener the signal ends the program as any other.
            if let Ok(mut signals) = signal(kind) {
                signals.recv().await;
                super::closing::begin(&app, 128 + kind.as_raw_value());
            }
        });
    }
}

/// A program with a window gets none on this system: the session's end closes
/// its window.
#[cfg(not(unix))]
pub(super) fn watch(_app: &AppHandle) {}
