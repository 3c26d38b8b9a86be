//! The folders where a cargo may be, in the order in which they count.

use std::path::{Path, PathBuf};

use crate::Computer;

const PROGRAM: &str = if cfg!(windows) { "cargo.exe" } else { "cargo" };

/// Where package managers put it. A window that was started from Finder or a
/// dock does not have them on its search path (`cargo` facts §3, last row).
const USUAL: &[&str] = &[
    "/opt/homebrew/bin",
    "/usr/local/bin",
    "/opt/homebrew/opt/rustup/bin",
    "/usr/local/opt/rustup/bin",
    "/opt/local/bin",
    "/home/linuxbrew/.linuxbrew/bin",
    "/usr/lib/rustup/bin",
];

const SETTINGS_LIMIT: u64 = 64 * 1024;

/// Every folder once, absolute ones only.
pub(super) fn folders(computer: &Computer) -> Vec<PathBuf> {
    let mut folders: Vec<PathBuf> = Vec::new();
    let usual = USUAL.iter().filter(|_| !cfg!(windows)).map(PathBuf::from);
    let all = computer
        .search_path
        .iter()
        .cloned()
        .chain([
            computer.cargo_home.join("bin"),
            computer.home.join(".cargo").join("bin"),
        ])
        .chain(default_toolchain(&computer.rustup_home()))
        .chain(usual);
    for folder in all {
        if folder.is_absolute() && !folders.contains(&folder) {
            folders.push(folder);
        }
    }
    folders
}

/// The first regular file of that name which this user may execute.
pub(super) fn first_executable(folders: &[PathBuf]) -> Option<PathBuf> {
    folders
        .iter()
        .map(|folder| folder.join(PROGRAM))
        .find(|path| is_executable(path))
}

#[cfg(unix)]
fn is_executable(path: &Path) -> bool {
    use rustix::fs::{Access, AtFlags, CWD, accessat};
    path.is_file() && accessat(CWD, path, Access::EXEC_OK, AtFlags::EACCESS).is_ok()
}

#[cfg(not(unix))]
fn is_executable(path: &Path) -> bool {
    path.is_file()
}

/// Without rustup's own programs on the way, its default toolchain still is
/// a whole cargo.
fn default_toolchain(rustup_home: &Path) -> Option<PathBuf> {
    use std::io::Read;
    let mut text = String::new();
    std::fs::File::open(rustup_home.join("settings.toml"))
        .and_then(|file| file.take(SETTINGS_LIMIT).read_to_string(&mut text))
        .ok()?;
    let settings: toml_edit::DocumentMut = text.parse().ok()?;
    let name = settings.get("default_toolchain")?.as_str()?;
    let plain = name
        .chars()
        .all(|character| character.is_ascii_alphanumeric() || "-_.".contains(character));
    if !plain || name.starts_with('.') || name.is_empty() {
        return None;
    }
    Some(rustup_home.join("toolchains").join(name).join("bin"))
}
