//! The one window: hidden until its page is painted, at the place where it was
//! left, and locked to the page that the program brings. It follows no link,
//! opens no other window, takes no download, and grants no device.

use std::path::{Path, PathBuf};
use std::time::Duration;

use tauri::plugin::TauriPlugin;
use tauri::webview::{NewWindowResponse, PermissionResponse};
use tauri::{App, AppHandle, Manager, Url, WebviewWindow, WebviewWindowBuilder, WindowEvent, Wry};
use tauri_plugin_window_state::StateFlags;
use window::contract::{Settings, Signal};

use super::log::Log;
use super::watcher::Watcher;
use super::{MAIN_WINDOW, appearance, closing};

/// A page that does not say that it is painted is shown as it is.
const LONGEST_HIDDEN: Duration = Duration::from_secs(5);

/// The longest title that a page may give the window, in characters.
const LONGEST_TITLE: usize = 80;

/// A proxy that nobody can be: port 0. The page's policy forbids connections,
/// but no policy covers a link with `download`, nor what a webview looks up by
/// itself; through this one nothing comes out at all. Our own page and the
/// bridge to the program are no network.
#[cfg(target_os = "linux")]
const NOWHERE: &str = "http://127.0.0.1:0";

/// The menu of the webview offers to reload and to go back, which the page does
/// not expect; in fields it stays, for pasting.
#[cfg(not(debug_assertions))]
const NO_MENU: &str = "addEventListener('contextmenu', (event) => {
    if (!(event.target instanceof Element && event.target.closest('input, textarea'))) event.preventDefault();
}, { capture: true });";

/// Keeps size and position in a file of our own. The page decides when it is
/// seen, so that is not kept.
pub(crate) fn place_is_kept(configuration: &Path) -> TauriPlugin<Wry> {
    let builder = tauri_plugin_window_state::Builder::new()
        .with_state_flags(StateFlags::SIZE | StateFlags::POSITION | StateFlags::MAXIMIZED);
    // The plugin joins the name to a folder of its own; an absolute one wins.
    match configuration.join("window.json").to_str() {
        Some(file) => builder.with_filename(file).build(),
        None => builder.build(),
    }
}

/// Makes the window, hidden, and shows it at the latest after a few seconds.
pub(super) fn open(app: &App, settings: &Settings, kept: PathBuf) -> tauri::Result<()> {
    let windows = &app.config().app.windows;
    let config = windows
        .iter()
        .find(|window| window.label == MAIN_WINDOW)
        .ok_or(tauri::Error::WindowNotFound)?;
    let builder = WebviewWindowBuilder::from_config(app.handle(), config)?
        .data_directory(kept)
        .theme(appearance::theme(settings))
        .devtools(cfg!(debug_assertions))
        .on_navigation(is_our_page)
        .on_new_window(|_, _| NewWindowResponse::Deny)
        .on_download(|_, _| false)
        .on_permission_request(|_, _| PermissionResponse::Deny)
        .on_document_title_changed(|window, title| {
            // Without a title it keeps the one that it has.
            let _ = window.set_title(&title_of(&title));
        });
    #[cfg(target_os = "linux")]
    let builder = builder.proxy_url(NOWHERE.parse().map_err(tauri::Error::InvalidUrl)?);
    #[cfg(not(debug_assertions))]
    let builder = builder.initialization_script(NO_MENU);
    let window = builder.build()?;
    appearance::follow(&window, settings)?;
    let handle = app.handle().clone();
    window.on_window_event(move |event| on_event(&handle, event));
    show_in_the_end(window);
    Ok(())
}

/// Shows the window and gives it the keyboard.
pub(crate) fn show(window: &WebviewWindow) -> tauri::Result<()> {
    window.show()?;
    window.set_focus()
}

fn show_in_the_end(window: WebviewWindow) {
    tauri::async_runtime::spawn(async move {
        tokio::time::sleep(LONGEST_HIDDEN).await;
        if !window.is_visible().unwrap_or(true) {
            window.state::<Log>().line("the page does not show itself");
            // Nothing more can be done for it.
            let _ = show(&window);
        }
    });
}

fn on_event(app: &AppHandle, event: &WindowEvent) {
    match event {
        WindowEvent::CloseRequested { api, .. } => {
            api.prevent_close();
            closing::asked(app);
        }
        WindowEvent::ThemeChanged(theme) => {
            let dark = *theme == tauri::Theme::Dark;
            app.state::<Watcher>().tell(Signal::Theme { dark });
            if let Some(window) = app.get_webview_window(MAIN_WINDOW) {
                // The page paints over it; this is for the moment before.
                let _ = appearance::paint(&window);
            }
        }
        _ => {}
    }
}

/// Where the webview may go: the page that is built into the program.
fn is_our_page(address: &Url) -> bool {
    let ours = if cfg!(windows) {
        matches!(address.scheme(), "http" | "https")
            && address.host_str() == Some("tauri.localhost")
    } else {
        address.scheme() == "tauri" && address.host_str() == Some("localhost")
    };
    ours && address.port().is_none() && address.username().is_empty()
}

/// The page's title as the window's: in one line and not too long.
fn title_of(text: &str) -> String {
    let plain: String = text
        .chars()
        .filter(|c| !c.is_control())
        .take(LONGEST_TITLE)
        .collect();
    match plain.trim() {
        "" => "Feedwright".to_owned(),
        title => title.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    #[cfg(not(windows))]
    fn the_webview_stays_on_our_page() {
        let check = |address: &str, expect: bool| {
            let url: Url = address.parse().unwrap();
            assert_eq!(is_our_page(&url), expect, "{address}");
        };
        check("tauri://localhost", true);
        check("tauri://localhost/index.html#feed", true);
        check("tauri://other/index.html", false);
        check("tauri://user@localhost/", false);
        check("https://localhost/", false);
        check("http://tauri.localhost/", false);
        check("file:///etc/passwd", false);
        check("about:blank", false);
        check("data:text/html,x", false);
    }

    #[test]
    fn the_title_is_one_short_line() {
        assert_eq!(title_of("Feedwright: practice"), "Feedwright: practice");
        assert_eq!(title_of(" a\nb\u{1b}[0m "), "ab[0m");
        assert_eq!(title_of("\n"), "Feedwright");
        assert_eq!(title_of(&"x".repeat(500)).len(), LONGEST_TITLE);
    }
}
