//! What this crate needs to know of the computer it runs on: the folders and
//! the environment, taken once, so that nothing below asks the process again.
//!
//! It never looks at the file system, and it never shows the value of a
//! variable: some of them hold tokens.

mod child_environment;

use std::collections::BTreeMap;
use std::ffi::{OsStr, OsString};
use std::fmt;
use std::path::{Path, PathBuf};

use thiserror::Error;

/// The folders and the environment that Cargo sees.
#[derive(Clone)]
pub struct Computer {
    /// The home folder of the user.
    pub home: PathBuf,
    /// Cargo's home: `CARGO_HOME`, or `.cargo` in the home folder.
    pub cargo_home: PathBuf,
    /// The absolute folders of `PATH`, in its order.
    pub search_path: Vec<PathBuf>,
    /// A snapshot of the process environment.
    pub variables: BTreeMap<OsString, OsString>,
    /// The D-Bus address of the Secret Service; `None` is the session's own.
    pub secret_service_address: Option<String>,
}

/// Why the environment does not tell where this user's files are.
#[derive(Debug, Error, PartialEq, Eq)]
pub enum ComputerError {
    /// No variable names the home folder.
    #[error("The home folder is not known: set the environment variable {variable}.")]
    HomeUnknown {
        /// The variable that should name it.
        variable: &'static str,
    },
    /// A folder is given relative to the current one, which may be hostile.
    #[error("The environment variable {variable} must hold an absolute path, but it is {value:?}.")]
    RelativePath {
        /// The variable.
        variable: &'static str,
        /// What it holds.
        value: PathBuf,
    },
    /// A folder whose name breaks terminals, logs and configuration files.
    #[error(
        "The environment variable {variable} holds a control character or is too long: {value:?}."
    )]
    UnusablePath {
        /// The variable.
        variable: &'static str,
        /// What it holds.
        value: PathBuf,
    },
}

const HOME: &str = if cfg!(windows) { "USERPROFILE" } else { "HOME" };
const LONGEST_PATH: usize = 4096;

impl Computer {
    /// A computer with nothing but a home, for tests.
    #[cfg(test)]
    pub(crate) fn bare(home: &Path) -> Self {
        Self {
            home: home.to_owned(),
            cargo_home: home.join(".cargo"),
            search_path: Vec::new(),
            variables: BTreeMap::new(),
            secret_service_address: None,
        }
    }

    /// Takes the snapshot of this process's environment.
    ///
    /// # Errors
    /// When the home folder or `CARGO_HOME` cannot be used.
    pub fn from_environment() -> Result<Self, ComputerError> {
        Self::from_variables(std::env::vars_os())
    }

    /// The same from given variables, for tests and practice mode.
    ///
    /// # Errors
    /// When the home folder or `CARGO_HOME` cannot be used.
    pub fn from_variables(
        variables: impl IntoIterator<Item = (OsString, OsString)>,
    ) -> Result<Self, ComputerError> {
        let variables: BTreeMap<OsString, OsString> = variables.into_iter().collect();
        let home =
            folder(&variables, HOME)?.ok_or(ComputerError::HomeUnknown { variable: HOME })?;
        let cargo_home = folder(&variables, "CARGO_HOME")?.unwrap_or_else(|| home.join(".cargo"));
        let search_path = find(&variables, "PATH")
            .map(|path| std::env::split_paths(path).filter(|folder| folder.is_absolute()))
            .map(Iterator::collect)
            .unwrap_or_default();
        Ok(Self {
            home,
            cargo_home,
            search_path,
            variables,
            secret_service_address: None,
        })
    }

    /// The value of an environment variable in the snapshot; an empty one
    /// counts as not set, as Cargo and its tools have it.
    pub fn variable(&self, name: &str) -> Option<&OsStr> {
        find(&self.variables, name).filter(|value| !value.is_empty())
    }

    /// The folder of rustup: `RUSTUP_HOME`, or `.rustup` in the home folder.
    pub fn rustup_home(&self) -> PathBuf {
        self.variable("RUSTUP_HOME")
            .map(PathBuf::from)
            .filter(|path| path.is_absolute())
            .unwrap_or_else(|| self.home.join(".rustup"))
    }

    /// The same computer with another home folder and a Cargo home in it, for
    /// practice mode and proofs. The toolchains stay where they are: rustup's
    /// folder is pinned, and Cargo is still found where it was.
    pub fn with_home(&self, home: &Path) -> Self {
        let mut moved = self.clone();
        let rustup_home = self.rustup_home();
        moved.search_path.push(self.cargo_home.join("bin"));
        moved.home = home.to_path_buf();
        moved.cargo_home = home.join(".cargo");
        moved.set("RUSTUP_HOME", rustup_home.as_os_str());
        moved.set(HOME, home.as_os_str());
        let cargo_home = moved.cargo_home.clone();
        moved.set("CARGO_HOME", cargo_home.as_os_str());
        moved
    }

    fn set(&mut self, name: &str, value: &OsStr) {
        self.variables.retain(|other, _| !same_name(other, name));
        self.variables.insert(name.into(), value.into());
    }
}

impl fmt::Debug for Computer {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter
            .debug_struct("Computer")
            .field("home", &self.home)
            .field("cargo_home", &self.cargo_home)
            .field("search_path", &self.search_path)
            .field("variables", &self.variables.keys())
            .field("secret_service_address", &self.secret_service_address)
            .finish()
    }
}

/// Windows finds `Path` when asked for `PATH`; other systems do not.
fn same_name(name: &OsStr, wanted: &str) -> bool {
    if cfg!(windows) {
        name.eq_ignore_ascii_case(wanted)
    } else {
        name == wanted
    }
}

fn find<'a>(variables: &'a BTreeMap<OsString, OsString>, name: &str) -> Option<&'a OsStr> {
    variables
        .iter()
        .find(|(other, _)| same_name(other, name))
        .map(|(_, value)| value.as_os_str())
}

fn folder(
    variables: &BTreeMap<OsString, OsString>,
    variable: &'static str,
) -> Result<Option<PathBuf>, ComputerError> {
    let Some(value) = find(variables, variable).filter(|value| !value.is_empty()) else {
        return Ok(None);
    };
    let path = PathBuf::from(value);
    if value.len() > LONGEST_PATH || value.to_string_lossy().chars().any(char::is_control) {
        let shown: String = value.to_string_lossy().chars().take(200).collect();
        return Err(ComputerError::UnusablePath {
            variable,
            value: shown.into(),
        });
    }
    if !path.is_absolute() {
        return Err(ComputerError::RelativePath {
            variable,
            value: path,
        });
    }
    Ok(Some(path))
}

#[cfg(all(test, unix))]
mod tests {
    use super::*;

    fn computer(variables: &[(&str, &str)]) -> Result<Computer, ComputerError> {
        Computer::from_variables(
            variables
                .iter()
                .map(|(name, value)| (OsString::from(name), OsString::from(value))),
        )
    }

    #[test]
    fn folders_come_from_the_variables() {
        let found = computer(&[("HOME", "/home/ann"), ("PATH", "/usr/bin:.::bin:/bin")]).unwrap();
        assert_eq!(found.home, Path::new("/home/ann"));
        assert_eq!(found.cargo_home, Path::new("/home/ann/.cargo"));
        assert_eq!(
            found.search_path,
            [Path::new("/usr/bin"), Path::new("/bin")]
        );
        let found = computer(&[("HOME", "/home/ann"), ("CARGO_HOME", "/big/cargo")]).unwrap();
        assert_eq!(found.cargo_home, Path::new("/big/cargo"));
        let found = computer(&[("HOME", "/home/ann"), ("CARGO_HOME", "")]).unwrap();
        assert_eq!(found.cargo_home, Path::new("/home/ann/.cargo"));
    }

    #[test]
    fn unusable_folders_are_refused() {
        let refused = |variables: &[(&str, &str)]| computer(variables).unwrap_err().to_string();
        insta::assert_snapshot!(refused(&[]), @"The home folder is not known: set the environment variable HOME.");
        insta::assert_snapshot!(refused(&[("HOME", "ann")]), @r#"The environment variable HOME must hold an absolute path, but it is "ann"."#);
        insta::assert_snapshot!(refused(&[("HOME", "/a"), ("CARGO_HOME", "./x")]), @r#"The environment variable CARGO_HOME must hold an absolute path, but it is "./x"."#);
        insta::assert_snapshot!(refused(&[("HOME", "/a"), ("CARGO_HOME", "/x\n[y]")]), @r#"The environment variable CARGO_HOME holds a control character or is too long: "/x\n[y]"."#);
        let long = format!("/{}", "x".repeat(5000));
        assert!(refused(&[("HOME", &long)]).len() < 400);
    }

    #[test]
    fn no_value_of_a_variable_is_shown() {
        let canary = "x".repeat(40);
        let found = computer(&[("HOME", "/a"), ("CARGO_REGISTRY_TOKEN", &canary)]).unwrap();
        assert!(!format!("{found:?}").contains(&canary));
    }

    #[test]
    fn another_home_keeps_the_toolchains() {
        let found = computer(&[("HOME", "/home/ann"), ("PATH", "/usr/bin")]).unwrap();
        let moved = found.with_home(Path::new("/tmp/practice"));
        assert_eq!(moved.cargo_home, Path::new("/tmp/practice/.cargo"));
        assert_eq!(moved.rustup_home(), Path::new("/home/ann/.rustup"));
        assert!(
            moved
                .search_path
                .contains(&PathBuf::from("/home/ann/.cargo/bin"))
        );
        let environment = moved.child_environment();
        assert_eq!(environment[OsStr::new("HOME")], "/tmp/practice");
        assert_eq!(environment[OsStr::new("RUSTUP_HOME")], "/home/ann/.rustup");
    }
}
