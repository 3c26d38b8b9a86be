//! The window itself, the system's dialogs, and what is shown outside of it.

use tauri::ipc::Channel;
use tauri::{AppHandle, State, WebviewWindow};
use window::Answer;
use window::contract::{CloseWish, Opened, Page, Settings, Signal, Start};

use super::{TheLog, TheSession};
use crate::shell::dialogs::{self, Dialog};
use crate::shell::watcher::Watcher;
use crate::shell::{appearance, beginning, closing, main_window, opener};

/// What is known at once.
#[tauri::command]
pub(crate) async fn start(session: TheSession<'_>) -> Answer<Start> {
    Ok(beginning::start(&session))
}

/// The page is painted: shows the window.
#[tauri::command]
pub(crate) async fn show_window(window: WebviewWindow, log: TheLog<'_>) -> Answer<()> {
    let shown = main_window::show(&window);
    log.line(if shown.is_ok() { "shown" } else { "not shown" });
    Ok(())
}

/// Keeps the page's channel for what the program says by itself.
#[tauri::command]
pub(crate) async fn watch(report: Channel<Signal>, watcher: State<'_, Watcher>) -> Answer<()> {
    watcher.listen(report);
    Ok(())
}

/// Closes the window; while a set-up runs only with the wish to stop it.
#[tauri::command]
pub(crate) async fn close_window(wish: CloseWish, app: AppHandle) -> Answer<()> {
    match wish {
        CloseWish::Close => closing::asked(&app),
        CloseWish::StopAndUndo => closing::begin(&app, 0),
    }
    Ok(())
}

/// Keeps the settings, and lets the window follow them.
#[tauri::command]
pub(crate) async fn change_settings(
    settings: Settings,
    session: TheSession<'_>,
    window: WebviewWindow,
) -> Answer<Settings> {
    let settings = session.change_settings(settings).await?;
    appearance::follow_if_possible(&window, &settings);
    Ok(settings)
}

/// Asks the system's browser for a page; its address is answered in any case,
/// for those whose browser does not come up.
#[tauri::command]
pub(crate) async fn open_page(
    page: Page,
    session: TheSession<'_>,
    log: TheLog<'_>,
) -> Answer<Opened> {
    let address = session.page_address(&page)?;
    opener::open_page(&address, &log);
    Ok(Opened { address })
}

/// Shows the log files in the system's file program.
#[tauri::command]
pub(crate) async fn open_log_folder(session: TheSession<'_>, log: TheLog<'_>) -> Answer<()> {
    opener::open_folder(log.folder()).map_err(|error| session.folder_unusable(log.folder(), error))
}

/// The system's dialog for a folder.
#[tauri::command]
pub(crate) async fn choose_folder(app: AppHandle) -> Answer<Option<String>> {
    Ok(dialogs::ask(&app, Dialog::Folder).await)
}

/// The system's dialog for a profile to open.
#[tauri::command]
pub(crate) async fn choose_profile(app: AppHandle) -> Answer<Option<String>> {
    Ok(dialogs::ask(&app, Dialog::Profile).await)
}

/// The system's dialog for where to save a profile.
#[tauri::command]
pub(crate) async fn choose_save_place(app: AppHandle) -> Answer<Option<String>> {
    Ok(dialogs::ask(&app, Dialog::SavePlace).await)
}
