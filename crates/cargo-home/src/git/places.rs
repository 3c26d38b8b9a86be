//! Where git keeps what is read here: the configuration of a work tree, also
//! of a linked one or a submodule, and the person's list of what to ignore.

use std::ffi::OsStr;
use std::fs::File;
use std::io::Read as _;
use std::path::{Path, PathBuf};

use secrecy::SecretString;

use super::{GitError, LARGEST_GIT_CONFIGURATION, reader};
use crate::Computer;

/// A `.git` or `commondir` file holds one path.
const LARGEST_POINTER: usize = 8 * 1024;

/// Whether git would take the folder for the root of a work tree.
pub(crate) fn is_work_tree(folder: &Path) -> bool {
    folder.join(".git").symlink_metadata().is_ok()
}

/// The configuration file of a work tree, if there is a `.git`.
pub(super) fn configuration_of(work_tree: &Path) -> Result<Option<PathBuf>, GitError> {
    let dot_git = work_tree.join(".git");
    let folder = match dot_git.metadata() {
        Ok(metadata) if metadata.is_dir() => dot_git,
        Ok(_) => {
            let text = read_pointer(&dot_git)?;
            let path = text
                .strip_prefix("gitdir:")
                .ok_or_else(|| elsewhere(&dot_git))?;
            follow(work_tree, path, &dot_git)?
        }
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Ok(None),
        Err(source) => {
            return Err(GitError::Unreadable {
                path: dot_git,
                source,
            });
        }
    };
    // A linked work tree shares the configuration of the first one.
    let common = folder.join("commondir");
    let folder = if common.is_file() {
        follow(&folder, &read_pointer(&common)?, &common)?
    } else {
        folder
    };
    Ok(Some(folder.join("config")))
}

fn read_pointer(path: &Path) -> Result<String, GitError> {
    let bytes = read_bounded(path, LARGEST_POINTER)?;
    String::from_utf8(bytes).map_err(|_| elsewhere(path))
}

/// The folder that a pointer names. On Windows, opening one on another
/// computer would send that one a proof of the person's password.
fn follow(from: &Path, to: &str, pointer: &Path) -> Result<PathBuf, GitError> {
    let to = to.trim();
    let starts_elsewhere = to
        .as_bytes()
        .first_chunk::<2>()
        .is_some_and(|start| start.iter().all(|byte| b"/\\".contains(byte)))
        || to.starts_with("\\??\\");
    if to.is_empty() || starts_elsewhere || to.contains(char::is_control) {
        return Err(elsewhere(pointer));
    }
    Ok(from.join(to))
}

fn elsewhere(path: &Path) -> GitError {
    GitError::Elsewhere {
        path: path.to_path_buf(),
    }
}

/// An ordinary file, read whole if it is not too large.
pub(crate) fn read_bounded(path: &Path, most: usize) -> Result<Vec<u8>, GitError> {
    let unreadable = |source| GitError::Unreadable {
        path: path.to_path_buf(),
        source,
    };
    // Before it is opened: a pipe would wait for ever.
    if !path.metadata().map_err(unreadable)?.is_file() {
        return Err(GitError::NotAFile {
            path: path.to_path_buf(),
        });
    }
    let mut bytes = Vec::new();
    File::open(path)
        .and_then(|file| file.take(most as u64 + 1).read_to_end(&mut bytes))
        .map_err(unreadable)?;
    if bytes.len() > most {
        return Err(GitError::TooLarge {
            path: path.to_path_buf(),
            most,
        });
    }
    Ok(bytes)
}

/// The person's own configuration files; git reads the first one last, so it
/// wins.
fn of_user(computer: &Computer) -> [PathBuf; 2] {
    [
        computer.home.join(".gitconfig"),
        settings(computer).join("config"),
    ]
}

fn settings(computer: &Computer) -> PathBuf {
    computer
        .variable("XDG_CONFIG_HOME")
        .map(PathBuf::from)
        .filter(|path| path.is_absolute())
        .unwrap_or_else(|| computer.home.join(".config"))
        .join("git")
}

/// The file with the person's own list of what git ignores: `core.excludesFile`
/// of their configuration, else `git/ignore` among their settings.
pub(crate) fn user_excludes(computer: &Computer) -> Option<PathBuf> {
    let named = of_user(computer)
        .iter()
        .find_map(|path| excludes_in(path, computer));
    let usual = || settings(computer).join("ignore");
    Some(named.unwrap_or_else(usual)).filter(|path| path.is_file())
}

/// The `http.proxy` of the person's git configuration, else of the system's,
/// which Cargo asks after its own; with the file that has it.
pub(crate) fn user_proxy(computer: &Computer) -> Option<(PathBuf, SecretString)> {
    let system = cfg!(unix).then(|| PathBuf::from("/etc/gitconfig"));
    of_user(computer)
        .into_iter()
        .chain(system)
        .find_map(|path| {
            let found = value_in(&path, "http", "proxy")?;
            Some((path, SecretString::from(found)))
        })
}

/// The last value of a key, which is the one that counts.
fn value_in(configuration: &Path, section: &str, key: &str) -> Option<String> {
    let bytes = read_bounded(configuration, LARGEST_GIT_CONFIGURATION).ok()?;
    let mut found = None;
    reader::read(&String::from_utf8_lossy(&bytes), &mut |setting| {
        if (setting.section, setting.subsection, setting.key) == (section, None, key) {
            found = Some(setting.value.to_owned());
        }
    });
    found
}

fn excludes_in(configuration: &Path, computer: &Computer) -> Option<PathBuf> {
    let path = PathBuf::from(value_in(configuration, "core", "excludesfile")?);
    let path = match path.strip_prefix(OsStr::new("~")) {
        Ok(below) => computer.home.join(below),
        Err(_) => path,
    };
    path.is_absolute().then_some(path)
}
