//! Which programs a private Secret Service consists of, and in which package
//! a person finds them.

use std::path::{Path, PathBuf};

use crate::Computer;

/// A program that is not installed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct MissingProgram {
    /// Its name.
    pub program: &'static str,
    /// The package that has it, on Debian.
    pub debian_package: &'static str,
    /// The package that has it, on Fedora.
    pub fedora_package: &'static str,
}

pub(super) const DBUS_DAEMON: MissingProgram = MissingProgram {
    program: "dbus-daemon",
    debian_package: "dbus",
    fedora_package: "dbus-daemon",
};

pub(super) const GNOME_KEYRING: MissingProgram = MissingProgram {
    program: "gnome-keyring-daemon",
    debian_package: "gnome-keyring",
    fedora_package: "gnome-keyring",
};

/// Where daemons lie that are on no user's search path.
const FOLDERS: &[&str] = &["/usr/bin", "/usr/local/bin", "/bin"];

pub(super) fn missing(computer: &Computer) -> Vec<MissingProgram> {
    [DBUS_DAEMON, GNOME_KEYRING]
        .into_iter()
        .filter(|program| path_of(program.program, computer).is_none())
        .collect()
}

pub(super) fn list(missing: &[MissingProgram]) -> String {
    let all: Vec<String> = missing
        .iter()
        .map(|program| {
            format!(
                "{} (package {} on Debian, {} on Fedora)",
                program.program, program.debian_package, program.fedora_package
            )
        })
        .collect();
    all.join(", ")
}

pub(super) fn path_of(program: &str, computer: &Computer) -> Option<PathBuf> {
    computer
        .search_path
        .iter()
        .map(PathBuf::as_path)
        .chain(FOLDERS.iter().map(Path::new))
        .filter(|folder| folder.is_absolute())
        .map(|folder| folder.join(program))
        .find(|path| path.is_file())
}
