//! The variables that a child process gets: what Cargo needs to work as it
//! does in the user's terminal, by an allow-list, so that no token of
//! another program is handed on (`threats-and-failures` facts, T7).

use std::collections::BTreeMap;
use std::ffi::OsString;
use std::path::{Path, PathBuf};

use super::{Computer, HOME, same_name};

/// Passed on as they are. Never anything whose purpose is to hold a secret.
const ALLOWED: &[&str] = &[
    // The user and the language of messages.
    "USER",
    "LOGNAME",
    "LANG",
    "LANGUAGE",
    "LC_ALL",
    "LC_COLLATE",
    "LC_CTYPE",
    "LC_MESSAGES",
    "LC_MONETARY",
    "LC_NUMERIC",
    "LC_TIME",
    "TZ",
    "TMPDIR",
    // The toolchain.
    "RUSTUP_HOME",
    "RUSTUP_TOOLCHAIN",
    "RUSTUP_DIST_SERVER",
    "RUSTUP_UPDATE_ROOT",
    "LD_LIBRARY_PATH",
    "SDKROOT",
    "DEVELOPER_DIR",
    // The way to the network, as Cargo itself reads it.
    "http_proxy",
    "https_proxy",
    "no_proxy",
    "all_proxy",
    "HTTP_PROXY",
    "HTTPS_PROXY",
    "NO_PROXY",
    "ALL_PROXY",
    "SSL_CERT_FILE",
    "SSL_CERT_DIR",
    "CARGO_HTTP_PROXY",
    "CARGO_HTTP_CAINFO",
    "CARGO_HTTP_CHECK_REVOKE",
    // The session: the Secret Service and its prompt to unlock.
    "DBUS_SESSION_BUS_ADDRESS",
    "XDG_RUNTIME_DIR",
    "XDG_CURRENT_DESKTOP",
    "DISPLAY",
    "WAYLAND_DISPLAY",
    "XAUTHORITY",
];

/// What programs on Windows do not start without.
const ALLOWED_ON_WINDOWS: &[&str] = &[
    "SYSTEMROOT",
    "SYSTEMDRIVE",
    "WINDIR",
    "COMSPEC",
    "PATHEXT",
    "TEMP",
    "TMP",
    "APPDATA",
    "LOCALAPPDATA",
    "PROGRAMDATA",
    "PROGRAMFILES",
    "PROGRAMFILES(X86)",
    "COMMONPROGRAMFILES",
    "COMMONPROGRAMFILES(X86)",
    "HOMEDRIVE",
    "HOMEPATH",
    "USERNAME",
    "USERDOMAIN",
    "NUMBER_OF_PROCESSORS",
    "PROCESSOR_ARCHITECTURE",
    "OS",
];

/// What a terminal has on its search path and a program that Finder started has
/// not (`cargo` facts §3, last row): what a crate's build script calls is there.
const OF_PACKAGE_MANAGERS: &[&str] = if cfg!(target_os = "macos") {
    &["/opt/homebrew/bin", "/usr/local/bin", "/opt/local/bin"]
} else {
    &[]
};

impl Computer {
    /// The whole environment of a child process. `PATH` holds the absolute
    /// folders only: a program that lies in the current folder is never run.
    pub fn child_environment(&self) -> BTreeMap<OsString, OsString> {
        let mut environment: BTreeMap<OsString, OsString> = self
            .variables
            .iter()
            .filter(|(name, value)| !value.is_empty() && allowed(name))
            .map(|(name, value)| (name.clone(), value.clone()))
            .collect();
        // An empty PATH would mean the current folder. A folder with a
        // separator in its name cannot be told in PATH.
        match std::env::join_paths(completed(&self.search_path, OF_PACKAGE_MANAGERS)) {
            Ok(path) if !path.is_empty() => environment.insert("PATH".into(), path),
            _ => None,
        };
        environment.insert(HOME.into(), self.home.clone().into());
        environment.insert("CARGO_HOME".into(), self.cargo_home.clone().into());
        if let Some(address) = &self.secret_service_address {
            environment.insert("DBUS_SESSION_BUS_ADDRESS".into(), address.into());
        }
        environment
    }
}

/// The absolute folders, then the usual ones that are not among them.
fn completed<'a>(search_path: &'a [PathBuf], usual: &'a [&'a str]) -> Vec<&'a Path> {
    let mut folders: Vec<&Path> = Vec::new();
    let given = search_path.iter().map(PathBuf::as_path);
    for folder in given.chain(usual.iter().map(Path::new)) {
        if folder.is_absolute() && !folders.contains(&folder) {
            folders.push(folder);
        }
    }
    folders
}

fn allowed(name: &OsString) -> bool {
    ALLOWED.iter().any(|allowed| same_name(name, allowed))
        || (cfg!(windows)
            && ALLOWED_ON_WINDOWS
                .iter()
                .any(|allowed| same_name(name, allowed)))
}

#[cfg(all(test, unix))]
mod tests {
    use super::*;

    #[test]
    fn secrets_stay_behind() {
        let names = [
            "HOME",
            "PATH",
            "LANG",
            "LC_ALL",
            "HTTPS_PROXY",
            "CARGO_REGISTRY_TOKEN",
            "CARGO_REGISTRIES_FEED_TOKEN",
            "LC_TOKEN",
            "LC_SECRET_TOKEN",
            "GITHUB_TOKEN",
            "AZURE_DEVOPS_EXT_PAT",
            "SYSTEM_ACCESSTOKEN",
            "RUSTC_WRAPPER",
            "LD_PRELOAD",
        ];
        let computer =
            Computer::from_variables(names.map(|name| (name.into(), format!("/{name}").into())))
                .unwrap();
        let environment = computer.child_environment();
        let passed: Vec<_> = environment
            .keys()
            .filter_map(|name| name.to_str())
            .collect();
        assert_eq!(
            passed,
            [
                "CARGO_HOME",
                "HOME",
                "HTTPS_PROXY",
                "LANG",
                "LC_ALL",
                "PATH"
            ]
        );
    }

    #[test]
    fn the_search_path_of_finder_is_completed_at_its_end() {
        let folders = |path: &str| std::env::split_paths(path).collect::<Vec<_>>();
        let check = |path: &str, expect: &str| {
            let usual = ["/opt/homebrew/bin", "/usr/local/bin"];
            assert_eq!(completed(&folders(path), &usual), folders(expect), "{path}");
        };
        check(
            "/usr/bin:/bin:/usr/sbin:/sbin",
            "/usr/bin:/bin:/usr/sbin:/sbin:/opt/homebrew/bin:/usr/local/bin",
        );
        check(
            "/usr/local/bin:bin:/usr/bin:.",
            "/usr/local/bin:/usr/bin:/opt/homebrew/bin",
        );
    }

    #[test]
    fn the_given_secret_service_wins() {
        let variables = [
            ("HOME", "/a"),
            ("PATH", "bin:/usr/bin:."),
            ("DBUS_SESSION_BUS_ADDRESS", "unix:path=/session"),
        ];
        let mut computer =
            Computer::from_variables(variables.map(|(name, value)| (name.into(), value.into())))
                .unwrap();
        let address = |computer: &Computer| {
            computer.child_environment()[&OsString::from("DBUS_SESSION_BUS_ADDRESS")].clone()
        };
        assert_eq!(address(&computer), "unix:path=/session");
        computer.secret_service_address = Some("unix:path=/private".into());
        assert_eq!(address(&computer), "unix:path=/private");
        computer.search_path.push("relative".into());
        let path = computer.child_environment()[&OsString::from("PATH")].clone();
        assert_eq!(path, "/usr/bin");
        computer.search_path.clear();
        let environment = computer.child_environment();
        assert!(!environment.contains_key(&OsString::from("PATH")));
    }
}
