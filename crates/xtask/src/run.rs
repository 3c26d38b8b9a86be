//! `cargo xtask run`: what the product is for, on this computer, without an
//! account: the quickstart against the built-in practice server.

use std::ffi::OsString;

use crate::folders::Folders;
use crate::invocation::Invocation;
use crate::outcome::{Outcome, say};
use crate::system::{self, Purpose};
use crate::ui;

/// Installs what is missing, builds the product and starts its quickstart in
/// practice mode: in the window where one can be shown, else, or with
/// arguments, on the command line, which they are handed on to.
pub(crate) fn run(folders: &Folders, arguments: &[OsString]) -> Outcome {
    if arguments.is_empty() && has_display(|name| std::env::var_os(name)) {
        return run_window(folders);
    }
    system::ensure(Purpose::Run)?;
    folders
        .cargo()
        .arguments(["build", "--locked", "--package", "feedwright"])
        .arguments(["--no-default-features", "--bin", "feedwright"])
        .run()?;
    program(folders, "feedwright")
        .arguments(["quickstart", "--practice", "--yes"])
        .arguments(arguments)
        .run()
}

fn run_window(folders: &Folders) -> Outcome {
    system::ensure(Purpose::RunWindow)?;
    ui::build(folders)?;
    folders
        .cargo()
        .arguments(["build", "--locked", "--package", "feedwright"])
        .arguments(["--features", "desktop,tauri/custom-protocol"])
        .arguments(["--bin", "feedwright-desktop"])
        .run()?;
    say("The window opens. Its button Practice starts the quickstart without an account.");
    program(folders, "feedwright-desktop").run()
}

fn program(folders: &Folders, name: &str) -> Invocation {
    let file = format!("{name}{}", std::env::consts::EXE_SUFFIX);
    Invocation::new(folders.target.join("debug").join(file))
}

/// Whether a window could be shown.
fn has_display(variable: impl Fn(&str) -> Option<OsString>) -> bool {
    let named = |name| variable(name).is_some_and(|value: OsString| !value.is_empty());
    cfg!(any(windows, target_os = "macos")) || named("WAYLAND_DISPLAY") || named("DISPLAY")
}

#[cfg(test)]
#[cfg(target_os = "linux")]
mod tests {
    use super::*;

    #[test]
    fn a_display_is_known_by_its_variable() {
        assert!(has_display(|name| (name == "DISPLAY").then(|| ":0".into())));
        assert!(has_display(
            |name| (name == "WAYLAND_DISPLAY").then(|| "wayland-0".into())
        ));
        assert!(!has_display(|_| Some(OsString::new())));
        assert!(!has_display(|_| None));
    }
}
