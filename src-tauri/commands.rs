//! The commands that the window's page may call, one for each use case. Each is
//! an adapter: it parses, calls one use case, and maps the result. A command
//! works only with a permission in `src-tauri/permissions` that a capability
//! grants; no command ever hands a token to the page.

/// The version of this program, as `feedwright --version` prints it.
#[tauri::command]
pub(crate) fn program_version() -> &'static str {
    env!("CARGO_PKG_VERSION")
}
