//! What every whole-system test stands on: a private home and keychain, a
//! practice server in this process, and a way to run the built program.

mod canary;
mod disk;
mod keychain;
mod program;
mod running;
mod site;
mod snapshot;

pub(crate) use canary::{Canaries, Watch};
pub(crate) use disk::Disk;
pub(crate) use keychain::KeychainItem;
pub(crate) use program::{Program, Ran};
pub(crate) use running::{Running, until};
pub(crate) use site::Site;
pub(crate) use snapshot::{contents, differences, snapshot};

use cargo_home::{Computer, PrivateSecretService};
use std::path::{Path, PathBuf};
use tempfile::TempDir;

/// A home, a Cargo home and a keychain that only one test uses.
pub(crate) struct Workplace {
    /// The home folder of the made-up person.
    pub(crate) home: PathBuf,
    /// Feedwright's own folders.
    pub(crate) feedwright_home: PathBuf,
    /// The real Secret Service of this workplace.
    pub(crate) keychain: PrivateSecretService,
    folder: TempDir,
}

impl Workplace {
    pub(crate) async fn new() -> Workplace {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let home = folder.path().join("home");
        std::fs::create_dir_all(&home).expect("a home folder");
        std::fs::create_dir_all(folder.path().join("tmp")).expect("a folder for temporary files");
        let computer = Computer::from_environment().expect("this computer");
        let keychain = PrivateSecretService::start(&folder.path().join("keychain"), &computer)
            .await
            .expect("dbus and gnome-keyring: `cargo xtask test` installs them");
        let feedwright_home = folder.path().join("feedwright");
        Workplace {
            home,
            feedwright_home,
            keychain,
            folder,
        }
    }

    /// The folder that holds all of it, the keychain's files too.
    pub(crate) fn root(&self) -> &Path {
        self.folder.path()
    }

    /// A new folder for the test's own things.
    pub(crate) fn folder(&self, name: &str) -> PathBuf {
        let path = self.folder.path().join(name);
        std::fs::create_dir_all(&path).expect("a folder");
        path
    }

    /// What lies in the workplace's own folder for temporary files.
    pub(crate) fn leftovers(&self) -> Vec<String> {
        let entries =
            std::fs::read_dir(self.folder.path().join("tmp")).expect("the temporary folder");
        entries
            .filter_map(|entry| entry.ok()?.file_name().into_string().ok())
            .collect()
    }

    /// A fresh Cargo project.
    pub(crate) fn project(&self, name: &str) -> PathBuf {
        let project = self.home.join("src").join(name);
        std::fs::create_dir_all(project.join("src")).expect("a project folder");
        let manifest =
            format!("[package]\nname = \"{name}\"\nversion = \"0.1.0\"\nedition = \"2021\"\n");
        std::fs::write(project.join("Cargo.toml"), manifest).expect("a manifest");
        std::fs::write(project.join("src/main.rs"), "fn main() {}\n").expect("a source file");
        project
    }

    /// The built `feedwright`, in this workplace.
    pub(crate) fn feedwright(&self, arguments: &[&str]) -> Program {
        self.program(Path::new(env!("CARGO_BIN_EXE_feedwright")), arguments)
    }

    /// The real cargo, as the person would run it.
    pub(crate) fn cargo(&self, arguments: &[&str]) -> Program {
        self.program(Path::new(env!("CARGO")), arguments)
    }

    fn program(&self, path: &Path, arguments: &[&str]) -> Program {
        self.equip(Program::new(path, arguments))
    }

    /// A program with the variables of this workplace.
    pub(crate) fn equip(&self, program: Program) -> Program {
        let computer = Computer::from_environment().expect("this computer");
        program
            .variable("HOME", &self.home)
            .variable("CARGO_HOME", self.home.join(".cargo"))
            .variable("RUSTUP_HOME", computer.rustup_home())
            .variable("TMPDIR", self.folder.path().join("tmp"))
            .variable("FEEDWRIGHT_HOME", &self.feedwright_home)
            .variable("DBUS_SESSION_BUS_ADDRESS", self.keychain.address())
    }
}
