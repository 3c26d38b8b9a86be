//! The smallest Tauri window there is: one page without a script, shown as soon
//! as it is loaded. `cargo xtask bench` measures ours beside it.

use tauri::webview::PageLoadEvent;

fn main() -> tauri::Result<()> {
    tauri::Builder::default()
        .on_page_load(|webview, payload| {
            if payload.event() == PageLoadEvent::Finished {
                // A window that cannot be shown is one that is never measured.
                let _ = webview.window().show();
            }
        })
        .run(tauri::generate_context!(
            "tests/bench/empty-window/tauri.conf.json"
        ))
}
