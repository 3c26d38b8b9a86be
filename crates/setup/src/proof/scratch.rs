//! The scratch crate: a folder that only this person may enter, with a Cargo
//! home of its own, so that no cache can answer instead of the feed. The files
//! of the set-up are named on cargo's command line, so that the very files are
//! proved that were written. It is removed when it is dropped.

use super::left;
use crate::error_code::ErrorCode;
use crate::failure::Failure;
use crate::folders::Folders;
use crate::journal::unusable;
use crate::plan::Level;
use crate::profile::StoreKind;
use crate::setup::{Prepared, Setup};
use std::collections::BTreeMap;
use std::ffi::OsString;
use std::path::{Path, PathBuf};
use tempfile::TempDir;

const MANIFEST: &str = "[package]\nname = \"feedwright-proof\"\nversion = \"0.0.0\"\nedition = \"2021\"\npublish = false\n\n[workspace]\n";

pub(super) struct Scratch {
    /// Before the folder, so that it ends first.
    #[cfg(target_os = "linux")]
    _token: Option<super::token_pipe::TokenPipe>,
    folder: TempDir,
    /// Says that the folder is not one of the dead.
    _in_use: Option<std::fs::File>,
    project: PathBuf,
    configurations: Vec<PathBuf>,
    variables: BTreeMap<OsString, OsString>,
}

impl Scratch {
    pub(super) async fn new(setup: &Setup, prepared: &Prepared) -> Result<Scratch, Failure> {
        let made = left::scratch_folder();
        let (folder, in_use) = made.map_err(|error| unusable(&std::env::temp_dir(), &error))?;
        let project = folder.path().join("project");
        let write = |path: PathBuf, text: &str| {
            std::fs::write(&path, text).map_err(|error| unusable(&path, &error))
        };
        let make =
            |path: PathBuf| std::fs::create_dir_all(&path).map_err(|error| unusable(&path, &error));
        make(project.join("src"))?;
        make(folder.path().join("cargo-home"))?;
        // Where it is there already, cargo keeps in it what it learns of rustc,
        // and asks rustc once instead of in every call.
        make(project.join("target"))?;
        write(project.join("Cargo.toml"), MANIFEST)?;
        write(project.join("src/lib.rs"), "")?;
        let mut variables = BTreeMap::new();
        if prepared.profile.store == StoreKind::Environment {
            let name = prepared.computer.registry.provider_variable();
            variables.insert(name.into(), "cargo:token".into());
        } else if prepared.profile.store == StoreKind::Provider {
            variables.extend(our_folders(setup));
        }
        Ok(Scratch {
            #[cfg(target_os = "linux")]
            _token: token(&folder.path().join("cargo-home"), setup, prepared).await?,
            variables,
            folder,
            _in_use: in_use,
            project,
            configurations: configurations(prepared),
        })
    }

    /// Where cargo runs.
    pub(super) fn folder(&self) -> &Path {
        &self.project
    }

    pub(super) fn cargo_home(&self) -> PathBuf {
        self.folder.path().join("cargo-home")
    }

    /// What cargo's environment has beside what every child gets; no token.
    pub(super) fn variables(&self) -> BTreeMap<OsString, OsString> {
        self.variables.clone()
    }

    /// The arguments with every configuration file of the set-up before them.
    pub(super) fn arguments(&self, arguments: &[&str]) -> Vec<OsString> {
        let mut all = Vec::new();
        for path in &self.configurations {
            all.push(OsString::from("--config"));
            all.push(path.clone().into_os_string());
        }
        all.extend(arguments.iter().map(OsString::from));
        all
    }

    /// The version of the crate in the lock file.
    pub(super) fn locked_version(&self, package: &str) -> Result<String, Failure> {
        let path = self.project.join("Cargo.lock");
        let text = std::fs::read_to_string(&path).map_err(|error| unusable(&path, &error))?;
        let missing = || {
            Failure::new(ErrorCode::CargoFailed)
                .because(format!("cargo locked no version of {package}."))
        };
        let lock = toml_edit::Document::parse(text).map_err(|_| missing())?;
        let packages = lock
            .get("package")
            .and_then(|item| item.as_array_of_tables())
            .ok_or_else(missing)?;
        let text_of = |table: &toml_edit::Table, key: &str| {
            table
                .get(key)
                .and_then(|item| item.as_str())
                .map(str::to_owned)
        };
        packages
            .iter()
            .find(|table| {
                text_of(table, "name")
                    .is_some_and(|name| azure_devops::same_package_name(&name, package))
            })
            .and_then(|table| text_of(table, "version"))
            .ok_or_else(missing)
    }
}

#[cfg(target_os = "linux")]
async fn token(
    cargo_home: &Path,
    setup: &Setup,
    prepared: &Prepared,
) -> Result<Option<super::token_pipe::TokenPipe>, Failure> {
    if prepared.profile.store != StoreKind::Environment {
        return Ok(None);
    }
    let registry = &prepared.computer.registry;
    let header = prepared.header(setup).await?;
    super::token_pipe::TokenPipe::lay(cargo_home, registry, &header).map(Some)
}

/// How our provider finds the folders of ours that are used here.
fn our_folders(setup: &Setup) -> Vec<(OsString, OsString)> {
    let folders = &setup.folders;
    let root = folders.configuration.parent();
    if let Some(root) = root.filter(|root| Folders::below(root) == *folders) {
        return vec![("FEEDWRIGHT_HOME".into(), root.into())];
    }
    let of_computer = |name: &str| {
        let value = setup.computer.variable(name)?;
        Some((OsString::from(name), value.to_owned()))
    };
    let names = ["XDG_CONFIG_HOME", "XDG_STATE_HOME"];
    names.into_iter().filter_map(of_computer).collect()
}

/// The user's file and, if the registry is not in it, the first repository's.
fn configurations(prepared: &Prepared) -> Vec<PathBuf> {
    let user = prepared.user_configuration.clone();
    let repository = prepared
        .computer
        .files
        .iter()
        .find(|file| file.level == Level::Repository);
    let mut paths: Vec<PathBuf> = std::iter::once(user)
        .chain(repository.map(|file| file.path.clone()))
        .collect();
    paths.retain(|path| path.exists());
    paths
}
