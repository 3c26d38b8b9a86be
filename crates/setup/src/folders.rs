//! Where Feedwright keeps what is its own: accounts and settings in the
//! configuration folder, the journal in the state folder. It never creates or
//! reads anything itself.

use cargo_home::Computer;
use std::ffi::OsStr;
use std::path::{Path, PathBuf};

/// Feedwright's own folders.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Folders {
    /// Accounts (without secrets) and settings.
    pub configuration: PathBuf,
    /// The journal of what was applied, and locks.
    pub state: PathBuf,
}

impl Folders {
    /// The folders of this computer: below `FEEDWRIGHT_HOME` if that is set to
    /// an absolute path, else where the operating system wants them.
    pub fn of(computer: &Computer) -> Folders {
        match absolute(computer, "FEEDWRIGHT_HOME") {
            Some(root) => Folders::below(&root),
            None => Folders::of_the_system(computer),
        }
    }

    /// All folders below one root.
    pub fn below(root: &Path) -> Folders {
        Folders {
            configuration: root.join("configuration"),
            state: root.join("state"),
        }
    }

    #[cfg(not(any(windows, target_os = "macos")))]
    fn of_the_system(computer: &Computer) -> Folders {
        let or = |variable, default: &str| {
            absolute(computer, variable)
                .unwrap_or_else(|| computer.home.join(default))
                .join("feedwright")
        };
        Folders {
            configuration: or("XDG_CONFIG_HOME", ".config"),
            state: or("XDG_STATE_HOME", ".local/state"),
        }
    }

    #[cfg(target_os = "macos")]
    fn of_the_system(computer: &Computer) -> Folders {
        Folders::below(&computer.home.join("Library/Application Support/Feedwright"))
    }

    #[cfg(windows)]
    fn of_the_system(computer: &Computer) -> Folders {
        let or = |variable, default: &str| {
            absolute(computer, variable)
                .unwrap_or_else(|| computer.home.join(default))
                .join("Feedwright")
        };
        Folders {
            configuration: or("APPDATA", "AppData\\Roaming"),
            state: or("LOCALAPPDATA", "AppData\\Local"),
        }
    }

    /// The journal's folder.
    pub fn journal(&self) -> PathBuf {
        self.state.join("journal")
    }
}

fn absolute(computer: &Computer, variable: &str) -> Option<PathBuf> {
    let value = computer.variables.get(OsStr::new(variable))?;
    let path = PathBuf::from(value);
    path.is_absolute().then_some(path)
}
