//! The system's dialogs for a folder and a file. The page says only which one;
//! it gets the path that the person chose, and nothing else of the disk.

use rfd::AsyncFileDialog;
use tauri::{AppHandle, Manager, WebviewWindow};
use tokio::sync::oneshot;

use super::MAIN_WINDOW;

/// Which dialog.
#[derive(Clone, Copy)]
pub(crate) enum Dialog {
    /// A folder.
    Folder,
    /// A profile to open.
    Profile,
    /// Where to save a profile.
    SavePlace,
}

/// What a profile is called unless the person says otherwise.
const PROFILE: &str = "feedwright.toml";

/// Asks the person; none when the dialog was closed without an answer, or when
/// the path cannot be written as text.
pub(crate) async fn ask(app: &AppHandle, dialog: Dialog) -> Option<String> {
    let (answer, answered) = oneshot::channel();
    let window = app.get_webview_window(MAIN_WINDOW)?;
    // macOS makes dialogs on the first thread alone.
    app.run_on_main_thread(move || {
        let opened = open(&window, dialog);
        tauri::async_runtime::spawn(async move {
            // Nobody waits any more when the page was loaded anew.
            let _ = answer.send(opened.await);
        });
    })
    .ok()?;
    let path = answered.await.ok()??.path().to_owned();
    path.into_os_string().into_string().ok()
}

fn open(
    window: &WebviewWindow,
    dialog: Dialog,
) -> std::pin::Pin<Box<dyn Future<Output = Option<rfd::FileHandle>> + Send>> {
    let asked = AsyncFileDialog::new().set_parent(window);
    match dialog {
        Dialog::Folder => Box::pin(asked.pick_folder()),
        Dialog::Profile => Box::pin(profiles(asked).pick_file()),
        Dialog::SavePlace => Box::pin(profiles(asked).set_file_name(PROFILE).save_file()),
    }
}

fn profiles(dialog: AsyncFileDialog) -> AsyncFileDialog {
    dialog.add_filter("Feedwright", &["toml"])
}
