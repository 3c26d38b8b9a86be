//! `cargo xtask run`: what the product is for, on this computer, without an
//! account: the quickstart against the built-in practice server.

use std::ffi::OsString;

use crate::folders::Folders;
use crate::invocation::Invocation;
use crate::outcome::{Outcome, say};
use crate::system::{self, Purpose};

/// Installs what is missing, builds `feedwright` and runs its quickstart in
/// practice mode; further arguments are handed on to it.
pub(crate) fn run(folders: &Folders, arguments: &[OsString]) -> Outcome {
    system::ensure(Purpose::Run)?;
    if has_display(|name| std::env::var_os(name)) {
        say("The window cannot do the quickstart yet, so this runs the command line.");
    }
    folders
        .cargo()
        .arguments(["build", "--locked", "--package", "feedwright"])
        .arguments(["--no-default-features", "--bin", "feedwright"])
        .run()?;
    let program = format!("feedwright{}", std::env::consts::EXE_SUFFIX);
    Invocation::new(folders.target.join("debug").join(program))
        .arguments(["quickstart", "--practice", "--yes"])
        .arguments(arguments)
        .run()
}

/// Whether a window could be shown.
fn has_display(variable: impl Fn(&str) -> Option<OsString>) -> bool {
    let named = |name| variable(name).is_some_and(|value: OsString| !value.is_empty());
    cfg!(any(windows, target_os = "macos")) || named("WAYLAND_DISPLAY") || named("DISPLAY")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    #[cfg(target_os = "linux")]
    fn a_display_is_known_by_its_variable() {
        assert!(has_display(|name| (name == "DISPLAY").then(|| ":0".into())));
        assert!(has_display(
            |name| (name == "WAYLAND_DISPLAY").then(|| "wayland-0".into())
        ));
        assert!(!has_display(|_| Some(OsString::new())));
        assert!(!has_display(|_| None));
    }
}
