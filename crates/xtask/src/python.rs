//! Pythons of our own, with what comes from PyPI: one for the tests, with
//! Microsoft's client for Azure DevOps, and one with what checks for macOS. Each
//! is made once in the tools folder and made anew when its list of packages
//! changes; the computer's own Python gets nothing installed.

use std::fs;
use std::path::PathBuf;

use crate::folders::Folders;
use crate::invocation::Invocation;
use crate::outcome::{Failure, Outcome};
use crate::system;

/// Where the tests read which Python to start.
pub(crate) const VARIABLE: &str = "FEEDWRIGHT_PYTHON";

/// The path of a Python that has every package of
/// `tests/python/requirements.txt`.
///
/// # Errors
/// When there is no Python here, or the packages cannot be installed.
pub(crate) fn with_client(folders: &Folders) -> Outcome<PathBuf> {
    with_packages(folders, "python", "requirements.txt")
}

/// The same for `tests/python/macos.txt`: a compiler of C for macOS, and what
/// makes cargo use it.
///
/// # Errors
/// When there is no Python here, or the packages cannot be installed.
pub(crate) fn with_zig(folders: &Folders) -> Outcome<PathBuf> {
    with_packages(folders, "python-macos", "macos.txt")
}

fn with_packages(folders: &Folders, name: &str, list: &str) -> Outcome<PathBuf> {
    let list = folders.repository.join("tests/python").join(list);
    let wanted = fs::read(&list)
        .map_err(|error| Failure::new(format!("{} cannot be read: {error}.", list.display())))?;
    let environment = folders.tools.join(name);
    let python = environment.join(if cfg!(windows) {
        "Scripts/python.exe"
    } else {
        "bin/python"
    });
    // Written last, so its presence says that all before it went well.
    let installed = environment.join("installed.txt");
    if fs::read(&installed).is_ok_and(|there| there == wanted) {
        return Ok(python);
    }
    let base = system::python().ok_or_else(|| Failure::new("There is no Python 3 with venv."))?;
    Invocation::new(base)
        .arguments(["-m", "venv", "--clear"])
        .arguments([&environment])
        .run()?;
    Invocation::new(&python)
        .arguments(["-m", "pip", "install", "--quiet", "--requirement"])
        .arguments([&list])
        .run()?;
    fs::write(&installed, wanted).map_err(|error| {
        Failure::new(format!(
            "{} cannot be written: {error}.",
            installed.display()
        ))
    })?;
    Ok(python)
}
