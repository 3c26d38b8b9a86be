//! A throw-away project with a Cargo home of its own, built by the real cargo.

use std::fs;
use std::process::Stdio;

use secrecy::SecretString;
use tempfile::TempDir;
use tokio::process::Command;

use crate::support::basic;

/// The way to the toolchain, and nothing else.
const KEPT_VARIABLES: [&str; 5] = [
    "PATH",
    "HOME",
    "RUSTUP_HOME",
    "RUSTUP_TOOLCHAIN",
    "SYSTEMROOT",
];

/// A project whose crates.io is replaced by a feed.
pub(crate) struct Project {
    folder: TempDir,
}

/// What a run of cargo came to.
pub(crate) struct Run {
    pub(crate) success: bool,
    pub(crate) output: String,
    pub(crate) messages: String,
}

impl Project {
    /// A project that depends on `serde` and derives with it.
    pub(crate) fn new(index: &str) -> Self {
        Self::with_dependencies(
            index,
            "serde = { version = \"1\", features = [\"derive\"] }\n",
            "#[derive(serde::Serialize)]\nstruct Crate;\n\
             fn main() { println!(\"{}\", serde::Serialize::type_name(&Crate)); }\n",
        )
    }

    pub(crate) fn with_dependencies(index: &str, dependencies: &str, main: &str) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let write = |path: &str, text: &str| {
            let path = folder.path().join(path);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, text).unwrap();
        };
        let manifest = format!(
            "[package]\nname = \"tried\"\nversion = \"0.1.0\"\nedition = \"2021\"\n\n[dependencies]\n{dependencies}"
        );
        let configuration = format!(
            "[registries.practice]\nindex = \"sparse+{index}\"\n\n[source.crates-io]\nreplace-with = \"practice\"\n"
        );
        write("Cargo.toml", &manifest);
        write("src/main.rs", main);
        write(".cargo/config.toml", &configuration);
        Self { folder }
    }

    /// Runs cargo with little more of this environment than the way to its toolchain.
    pub(crate) async fn cargo(
        &self,
        arguments: &[&str],
        token: Option<&SecretString>,
        variables: &[(&str, &str)],
    ) -> Run {
        let mut command = Command::new(env!("CARGO"));
        command
            .args(arguments)
            .current_dir(self.folder.path())
            .env_clear();
        for name in KEPT_VARIABLES {
            if let Some(value) = std::env::var_os(name) {
                command.env(name, value);
            }
        }
        command.env("CARGO_HOME", self.folder.path().join("home"));
        command.env(
            "CARGO_REGISTRIES_PRACTICE_CREDENTIAL_PROVIDER",
            "cargo:token",
        );
        if let Some(token) = token {
            command.env("CARGO_REGISTRIES_PRACTICE_TOKEN", basic(token));
        }
        command
            .envs(variables.iter().copied())
            .stdin(Stdio::null())
            .kill_on_drop(true);
        let done = command.output().await.unwrap();
        Run {
            success: done.status.success(),
            output: String::from_utf8(done.stdout).unwrap(),
            messages: String::from_utf8(done.stderr).unwrap(),
        }
    }

    pub(crate) fn lock_file(&self) -> String {
        fs::read_to_string(self.folder.path().join("Cargo.lock")).unwrap()
    }

    pub(crate) fn forget_lock_file(&self) {
        let path = self.folder.path().join("Cargo.lock");
        if path.exists() {
            fs::remove_file(path).unwrap();
        }
    }
}
