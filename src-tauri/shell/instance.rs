//! One window for each person: a second start brings the first one up and ends.
//! `FEEDWRIGHT_HOME` makes another person of the same user, so that a window of
//! a test or of a trial runs beside the usual one.

use std::ffi::OsStr;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::path::Path;

use tauri::plugin::TauriPlugin;
use tauri::utils::config::Config;
use tauri::{AppHandle, Manager, Wry};

use super::MAIN_WINDOW;

/// The name on the session bus, as `tauri.conf.json` has it.
const IDENTIFIER: &str = "app.feedwright.desktop";

/// The variable that moves all of our folders.
const HOME: &str = "FEEDWRIGHT_HOME";

/// Who this window belongs to.
#[derive(Debug, PartialEq)]
pub(crate) struct Identity(String);

impl Identity {
    /// The identity that the environment gives; only an absolute path counts,
    /// as everywhere.
    pub(crate) fn of<'a>(variable: impl Fn(&str) -> Option<&'a OsStr>) -> Identity {
        let home = variable(HOME).map(Path::new);
        match home.filter(|home| home.is_absolute()) {
            None => Identity(IDENTIFIER.to_owned()),
            Some(home) => {
                let mut hasher = DefaultHasher::new();
                home.hash(&mut hasher);
                // A letter first: a part of a bus name may not start with a digit.
                Identity(format!("{IDENTIFIER}.h{:016x}", hasher.finish()))
            }
        }
    }

    /// Where there is no session bus, instances find each other by the
    /// program's identifier.
    pub(crate) fn put_into(&self, config: &mut Config) {
        if cfg!(not(target_os = "linux")) {
            config.identifier.clone_from(&self.0);
        }
    }

    /// What looks for the first instance.
    pub(crate) fn plugin(&self) -> TauriPlugin<Wry> {
        tauri_plugin_single_instance::Builder::new()
            .dbus_id(&self.0)
            .callback(|app, _arguments, _folder| bring_up(app))
            .build()
    }
}

fn bring_up(app: &AppHandle) {
    if let Some(window) = app.get_webview_window(MAIN_WINDOW) {
        // Whichever of these a system refuses, the others still help.
        let _ = window.show();
        let _ = window.unminimize();
        let _ = window.set_focus();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    #[cfg(unix)]
    fn a_moved_home_is_somebody_else() {
        let of = |home: Option<&'static str>| Identity::of(|_| home.map(OsStr::new));
        let usual = of(None);
        assert_eq!(usual, Identity(IDENTIFIER.to_owned()));
        assert_eq!(of(Some("relative")), usual);
        let moved = of(Some("/tmp/a"));
        assert_ne!(moved, usual);
        assert_eq!(moved, of(Some("/tmp/a")));
        assert_ne!(moved, of(Some("/tmp/b")));
        assert!(moved.0.split('.').all(|part| {
            let mut characters = part.chars();
            characters.next().is_some_and(|c| c.is_ascii_lowercase())
                && characters.all(|c| c.is_ascii_alphanumeric())
        }));
    }
}
