//! Where Feedwright keeps what is its own: accounts, registrations and settings
//! in the configuration folder, the journal in the state folder. It lives here
//! because the credential provider needs it too and must stay small. It never
//! creates or reads anything itself, and it knows no current folder.

use std::ffi::OsString;
use std::path::{Path, PathBuf};

/// The variable that names the user's home folder.
const HOME: &str = if cfg!(windows) { "USERPROFILE" } else { "HOME" };
/// The variable that moves all of our folders below one root.
const ROOT: &str = "FEEDWRIGHT_HOME";

/// Feedwright's own folders.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Folders {
    /// Accounts (without secrets), registrations and settings.
    pub configuration: PathBuf,
    /// The journal of what was applied, and locks.
    pub state: PathBuf,
}

impl Folders {
    /// The folders of the person with this home folder and these environment
    /// variables: below `FEEDWRIGHT_HOME` if that is set to an absolute path,
    /// else where the operating system wants them. A relative path in a
    /// variable counts as not set.
    #[must_use]
    pub fn of(home: &Path, variable: impl Fn(&str) -> Option<OsString>) -> Folders {
        let absolute = |name: &str| {
            let path = PathBuf::from(variable(name)?);
            path.is_absolute().then_some(path)
        };
        match absolute(ROOT) {
            Some(root) => Folders::below(&root),
            None => Folders::of_the_system(home, absolute),
        }
    }

    /// The folders of the person who runs this process; `None` when nothing in
    /// its environment says where they are.
    #[must_use]
    pub fn of_this_process() -> Option<Folders> {
        Folders::of_variables(|name| std::env::var_os(name))
    }

    fn of_variables(variable: impl Fn(&str) -> Option<OsString>) -> Option<Folders> {
        let usable = |name: &str| variable(name).is_some_and(|path| Path::new(&path).is_absolute());
        if !usable(HOME) && !usable(ROOT) {
            return None;
        }
        let home = variable(HOME).map(PathBuf::from).unwrap_or_default();
        Some(Folders::of(&home, variable))
    }

    /// All folders below one root.
    #[must_use]
    pub fn below(root: &Path) -> Folders {
        Folders {
            configuration: root.join("configuration"),
            state: root.join("state"),
        }
    }

    #[cfg(not(any(windows, target_os = "macos")))]
    fn of_the_system(home: &Path, absolute: impl Fn(&str) -> Option<PathBuf>) -> Folders {
        let or = |variable, default: &str| {
            absolute(variable)
                .unwrap_or_else(|| home.join(default))
                .join("feedwright")
        };
        Folders {
            configuration: or("XDG_CONFIG_HOME", ".config"),
            state: or("XDG_STATE_HOME", ".local/state"),
        }
    }

    #[cfg(target_os = "macos")]
    fn of_the_system(home: &Path, _: impl Fn(&str) -> Option<PathBuf>) -> Folders {
        Folders::below(&home.join("Library/Application Support/Feedwright"))
    }

    #[cfg(windows)]
    fn of_the_system(home: &Path, absolute: impl Fn(&str) -> Option<PathBuf>) -> Folders {
        let or = |variable, default: &str| {
            absolute(variable)
                .unwrap_or_else(|| home.join(default))
                .join("Feedwright")
        };
        Folders {
            configuration: or("APPDATA", "AppData\\Roaming"),
            state: or("LOCALAPPDATA", "AppData\\Local"),
        }
    }

    /// The journal's folder.
    #[must_use]
    pub fn journal(&self) -> PathBuf {
        self.state.join("journal")
    }
}

#[cfg(all(test, not(any(windows, target_os = "macos"))))]
mod tests {
    use super::*;

    fn configuration(variables: &[(&str, &str)]) -> Option<String> {
        let variable = |name: &str| {
            let found = variables.iter().find(|(other, _)| *other == name);
            found.map(|(_, value)| OsString::from(value))
        };
        let folders = Folders::of_variables(variable)?;
        Some(folders.configuration.display().to_string())
    }

    #[test]
    fn no_folder_is_relative_to_the_current_one() {
        let check = |variables: &[(&str, &str)], expect: Option<&str>| {
            assert_eq!(configuration(variables).as_deref(), expect, "{variables:?}");
        };
        let home = ("HOME", "/home/ann");
        let usual = Some("/home/ann/.config/feedwright");
        check(&[home], usual);
        check(&[home, (ROOT, "")], usual);
        check(&[home, (ROOT, "./here")], usual);
        check(&[home, ("XDG_CONFIG_HOME", "here")], usual);
        check(&[home, ("XDG_CONFIG_HOME", "/x")], Some("/x/feedwright"));
        check(&[home, (ROOT, "/f")], Some("/f/configuration"));
        check(&[(ROOT, "/f")], Some("/f/configuration"));
        check(&[], None);
        check(&[("HOME", "")], None);
        check(&[("HOME", "ann"), (ROOT, "here")], None);
    }
}
