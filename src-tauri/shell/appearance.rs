//! Light or dark, and how large: the parts of the settings that the window
//! itself follows, so that its frame and its first moment fit the page.

use tauri::window::Color;
use tauri::{Theme, WebviewWindow};
use window::contract::{Appearance, Settings};

/// The page's surface in its light and dark theme, `--surface` in
/// `ui/src/styles/tokens.css`.
const LIGHT: Color = Color(0xFA, 0xF9, 0xF6, 0xFF);
const DARK: Color = Color(0x19, 0x1C, 0x1E, 0xFF);

/// The theme that the settings ask for; none is the system's.
pub(crate) fn theme(settings: &Settings) -> Option<Theme> {
    match settings.appearance {
        Appearance::System => None,
        Appearance::Light => Some(Theme::Light),
        Appearance::Dark => Some(Theme::Dark),
    }
}

/// Makes the window follow the settings.
pub(crate) fn follow(window: &WebviewWindow, settings: &Settings) -> tauri::Result<()> {
    window.set_theme(theme(settings))?;
    paint(window)?;
    window.set_zoom(f64::from(settings.text_size.0.clamp(80, 200)) / 100.0)
}

/// The same, where the page has followed already: a window that cannot stays as
/// it is, which is no reason to refuse the settings.
pub(crate) fn follow_if_possible(window: &WebviewWindow, settings: &Settings) {
    let _ = follow(window, settings);
}

/// Gives the window the colour of its page, so that nothing flashes before it.
pub(crate) fn paint(window: &WebviewWindow) -> tauri::Result<()> {
    let dark = window.theme()? == Theme::Dark;
    window.set_background_color(Some(if dark { DARK } else { LIGHT }))
}
