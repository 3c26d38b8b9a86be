//! A made-up person: a fresh home, a fresh Cargo home, fresh folders of ours
//! and a folder to work in. All of it is gone when this is dropped.

use std::ffi::OsString;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use crate::outcome::{Failure, Outcome};

/// A person, and the variables that every program gets and no other.
pub(super) struct Person {
    folder: PathBuf,
    /// The name of a feed that nobody else uses.
    pub(super) feed: String,
    variables: Vec<(&'static str, OsString)>,
}

impl Person {
    /// Makes the folders below `folder`, which is not there yet.
    pub(super) fn new(folder: PathBuf, feed: String, bus: &str) -> Outcome<Person> {
        let below = |name: &str| OsString::from(folder.join(name));
        let mut variables = vec![
            ("HOME", below("home")),
            ("CARGO_HOME", below("home/.cargo")),
            ("FEEDWRIGHT_HOME", below("feedwright")),
            ("TMPDIR", below("tmp")),
            ("DBUS_SESSION_BUS_ADDRESS", bus.into()),
        ];
        variables.extend(std::env::var_os("PATH").map(|path| ("PATH", path)));
        variables.extend(rustup_home().map(|path| ("RUSTUP_HOME", path)));
        for name in ["home/.cargo", "tmp", "work"] {
            make(&folder.join(name))?;
        }
        Ok(Person {
            folder,
            feed,
            variables,
        })
    }

    /// Where the person works.
    pub(super) fn work(&self) -> PathBuf {
        self.folder.join("work")
    }

    /// Where the person's cargo keeps what is its own.
    pub(super) fn cargo_home(&self) -> PathBuf {
        self.folder.join("home/.cargo")
    }

    /// Where Feedwright keeps the person's accounts and registries.
    pub(super) fn configuration(&self) -> PathBuf {
        self.folder.join("feedwright/configuration")
    }

    /// A repository as cargo makes it, without starting cargo.
    pub(super) fn repository(&self) -> Outcome<PathBuf> {
        let repository = self.work().join("hello");
        make(&repository.join("src"))?;
        let manifest = "[package]\nname = \"hello\"\nversion = \"0.1.0\"\nedition = \"2024\"\n";
        write(&repository.join("Cargo.toml"), manifest)?;
        write(&repository.join("src/main.rs"), "fn main() {}\n")?;
        Ok(repository)
    }

    /// A program with this person's variables and no input.
    pub(super) fn command(&self, program: &Path) -> Command {
        let mut command = Command::new(program);
        command
            .env_clear()
            .envs(self.variables.iter().map(|(name, value)| (name, value)))
            .current_dir(self.work())
            .stdin(Stdio::null());
        command
    }
}

impl Drop for Person {
    fn drop(&mut self) {
        // What stays is below the folder that goes at the end of the run.
        let _ = fs::remove_dir_all(&self.folder);
    }
}

/// The toolchains are the computer's, wherever HOME points to.
fn rustup_home() -> Option<OsString> {
    std::env::var_os("RUSTUP_HOME").or_else(|| {
        let home = PathBuf::from(std::env::var_os("HOME")?).join(".rustup");
        home.is_dir().then(|| home.into())
    })
}

pub(super) fn make(folder: &Path) -> Outcome {
    fs::create_dir_all(folder).map_err(|error| unusable(folder, &error))
}

pub(super) fn write(path: &Path, text: &str) -> Outcome {
    fs::write(path, text).map_err(|error| unusable(path, &error))
}

pub(super) fn unusable(path: &Path, error: &std::io::Error) -> Failure {
    Failure::new(format!("{} cannot be used: {error}.", path.display()))
}
