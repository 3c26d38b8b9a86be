//! Finding `az` and `azd`, and what they are started with: an absolute path and
//! an environment by allow-list. Never a program of the current folder.

use std::env;
use std::ffi::OsString;
use std::path::{Path, PathBuf};

use super::surroundings::Surroundings;
use crate::entra::EntraError;

/// A command line of Azure's.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Program {
    /// `az`.
    AzureCli,
    /// `azd`.
    AzureDeveloperCli,
}

impl Program {
    /// The word that starts it.
    pub(super) fn word(self) -> &'static str {
        match self {
            Self::AzureCli => "az",
            Self::AzureDeveloperCli => "azd",
        }
    }

    /// What people call it.
    pub(super) fn name(self) -> &'static str {
        match self {
            Self::AzureCli => "The Azure CLI",
            Self::AzureDeveloperCli => "The Azure Developer CLI",
        }
    }

    /// The names that their installers give them on Windows: what else
    /// `PATHEXT` allows there could be anybody's.
    fn files(self) -> &'static [&'static str] {
        match self {
            Self::AzureCli if cfg!(windows) => &["az.cmd", "az.bat"],
            Self::AzureDeveloperCli if cfg!(windows) => &["azd.exe"],
            Self::AzureCli => &["az"],
            Self::AzureDeveloperCli => &["azd"],
        }
    }

    /// Where it lies.
    ///
    /// # Errors
    /// [`EntraError::NoProgram`] when it is nowhere.
    pub(super) fn find(self, here: &Surroundings) -> Result<PathBuf, EntraError> {
        folders(here)
            .iter()
            .flat_map(|folder| self.files().iter().map(move |file| folder.join(file)))
            .find(|path| is_program(path))
            .ok_or(EntraError::NoProgram {
                program: self.word(),
            })
    }
}

/// What the programs need of the environment: who the person is, where things
/// are, how to reach the network. Nothing of ours is among it, and nothing that
/// holds a token.
const VARIABLES: [&str; 49] = [
    "ALLUSERSPROFILE",
    "ALL_PROXY",
    "APPDATA",
    "AZD_CONFIG_DIR",
    "AZURE_CONFIG_DIR",
    "AZURE_EXTENSION_DIR",
    "COMSPEC",
    "CURL_CA_BUNDLE",
    "DBUS_SESSION_BUS_ADDRESS",
    "HOME",
    "HOMEDRIVE",
    "HOMEPATH",
    "HTTPS_PROXY",
    "HTTP_PROXY",
    "LANG",
    "LANGUAGE",
    "LC_ALL",
    "LC_CTYPE",
    "LC_MESSAGES",
    "LOCALAPPDATA",
    "LOGNAME",
    "NO_PROXY",
    "NUMBER_OF_PROCESSORS",
    "PATHEXT",
    "PROCESSOR_ARCHITECTURE",
    "PROGRAMDATA",
    "PROGRAMFILES",
    "PROGRAMFILES(X86)",
    "PUBLIC",
    "REQUESTS_CA_BUNDLE",
    "SSL_CERT_DIR",
    "SSL_CERT_FILE",
    "SYSTEMDRIVE",
    "SYSTEMROOT",
    "TEMP",
    "TMP",
    "TMPDIR",
    "TZ",
    "USER",
    "USERDOMAIN",
    "USERNAME",
    "USERPROFILE",
    "WINDIR",
    "XDG_CONFIG_HOME",
    "XDG_RUNTIME_DIR",
    "all_proxy",
    "http_proxy",
    "https_proxy",
    "no_proxy",
];

/// The whole environment of a program.
pub(super) fn environment(here: &Surroundings) -> Vec<(OsString, OsString)> {
    let mut kept: Vec<(OsString, OsString)> = Vec::new();
    for name in VARIABLES {
        // On Windows, names differ in case alone and are the same variable.
        let twin =
            |(other, _): &(OsString, OsString)| cfg!(windows) && other.eq_ignore_ascii_case(name);
        if let Some(value) = here.variable(name)
            && !kept.iter().any(twin)
        {
            kept.push((name.into(), value));
        }
    }
    // Folders with the separator in their names cannot be in the list at all.
    if let Ok(path) = env::join_paths(folders(here)) {
        kept.push(("PATH".into(), path));
    }
    kept
}

/// A folder that nobody puts programs or settings into to be found by chance.
pub(super) fn safe_folder(here: &Surroundings) -> PathBuf {
    let system = here.variable("SYSTEMROOT").map(PathBuf::from);
    match system.filter(|folder| cfg!(windows) && folder.is_absolute()) {
        Some(folder) => folder,
        None => PathBuf::from(if cfg!(windows) { r"C:\Windows" } else { "/" }),
    }
}

/// The folders of `PATH` with an absolute path, then those where the programs
/// are installed and which programs with a window do not have in it.
fn folders(here: &Surroundings) -> Vec<PathBuf> {
    let path = here.variable("PATH").unwrap_or_default();
    let mut folders: Vec<PathBuf> = Vec::new();
    for folder in env::split_paths(&path).chain(here.usual_folders()) {
        if folder.is_absolute() && !folders.contains(&folder) {
            folders.push(folder);
        }
    }
    folders
}

#[cfg(unix)]
fn is_program(path: &Path) -> bool {
    use std::os::unix::fs::PermissionsExt as _;

    const BY_ANYBODY: u32 = 0o111;
    path.metadata()
        .is_ok_and(|data| data.is_file() && data.permissions().mode() & BY_ANYBODY != 0)
}

#[cfg(not(unix))]
fn is_program(path: &Path) -> bool {
    path.is_file()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn variables_are_sorted_and_named_once() {
        assert!(VARIABLES.is_sorted());
        assert!(!VARIABLES.iter().any(|name| name.contains("TOKEN")));
        assert!(!VARIABLES.iter().any(|name| name.contains("FEEDWRIGHT")));
    }

    /// As Finder starts a program: Homebrew's folder is nowhere in `PATH`.
    #[test]
    #[cfg(unix)]
    fn a_program_of_homebrew_is_found_from_finder() {
        use std::os::unix::fs::PermissionsExt as _;

        let finder = std::ffi::OsString::from("/usr/sbin:/sbin");
        let here = || Surroundings::made(&[("PATH", &finder)]);
        assert!(Program::AzureCli.find(&here()).is_err());
        let homebrew = tempfile::tempdir().unwrap();
        let az = homebrew.path().join("az");
        std::fs::write(&az, "#!/bin/sh\n").unwrap();
        std::fs::set_permissions(&az, std::fs::Permissions::from_mode(0o755)).unwrap();
        let here = here().with_usual_folder(homebrew.path());
        assert_eq!(Program::AzureCli.find(&here).unwrap(), az);
        // What it calls in turn is found there, too.
        let (_, path) = environment(&here).pop().unwrap();
        let folders: Vec<PathBuf> = env::split_paths(&path).collect();
        let expect = ["/usr/sbin", "/sbin"].map(PathBuf::from);
        assert_eq!(folders[..2], expect);
        assert_eq!(folders[2..], [homebrew.path().to_owned()]);
    }

    #[test]
    fn relative_folders_are_not_searched() {
        let path = env::join_paths(["", ".", "bin", "../bin", "/a", "/a"]).unwrap();
        let here = Surroundings::made(&[("PATH", &path)]);
        assert_eq!(folders(&here), [PathBuf::from("/a")]);
        assert_eq!(environment(&here), [("PATH".into(), "/a".into())]);
        for folder in Surroundings::of_this_process().usual_folders() {
            assert!(folder.is_absolute(), "{folder:?}");
        }
    }
}
