//! The product for macOS: types and lints of the whole workspace, the window and
//! all tests included. Nothing is linked, which needs Apple's own development
//! kit, so nothing runs here: the workflow for the three systems does that.

use std::ffi::OsString;
use std::path::Path;

use super::with_library;
use crate::folders::Folders;
use crate::invocation::Invocation;
use crate::outcome::{Failure, Outcome};
use crate::python;
use crate::system::{self, CLIPPY, Purpose};
use crate::ui;

const TARGET: &str = "aarch64-apple-darwin";

/// Checks types and lints; warnings count as errors, as they do for Linux.
///
/// # Errors
/// When one of them finds something, or what is needed cannot be installed.
pub(crate) fn check(folders: &Folders) -> Outcome {
    system::ensure(Purpose::CrossMacos)?;
    // The window's program takes the page in.
    ui::build(folders)?;
    let python = python::with_zig(folders)?;
    let programs = python.parent().unwrap_or(Path::new("/"));
    let path = std::env::var_os("PATH").unwrap_or_default();
    lints(folders, programs, &path)?.run()
}

/// What cargo-clippy would do, which takes the compiler of its own toolchain.
fn lints(folders: &Folders, programs: &Path, path: &OsString) -> Outcome<Invocation> {
    let mut search = vec![programs.to_owned()];
    search.extend(std::env::split_paths(path));
    let search = std::env::join_paths(search)
        .map_err(|error| Failure::new(format!("PATH cannot be set: {error}.")))?;
    let check = Invocation::new(programs.join("cargo-zigbuild"))
        .variable("PATH", search)
        .variable("RUSTC_WORKSPACE_WRAPPER", CLIPPY)
        .variable("CLIPPY_ARGS", "-D__CLIPPY_HACKERY__warnings")
        .arguments(["check", "--locked", "--workspace", "--all-targets"]);
    Ok(with_library(check, folders, TARGET))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn warnings_are_denied_and_everything_is_looked_at() {
        let folders = Folders {
            repository: "/a".into(),
            target: "/b".into(),
            tools: "/c".into(),
        };
        let shown = lints(&folders, Path::new("/zig/bin"), &"/usr/bin".into())
            .unwrap()
            .to_string();
        for part in [
            "PATH=/zig/bin:/usr/bin ",
            "RUSTC_WORKSPACE_WRAPPER=/usr/bin/clippy-driver ",
            " /zig/bin/cargo-zigbuild check --locked --workspace --all-targets ",
            " --target aarch64-apple-darwin",
        ] {
            assert!(shown.contains(part), "{part:?} is not in {shown}");
        }
    }
}
