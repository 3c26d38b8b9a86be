//! `cargo xtask bundle`: the packages that people install, for the system that
//! it runs on. On Linux the installed window is started at the end, on a
//! virtual screen, so that no package goes out that does not open.

use std::ffi::OsString;
use std::fs;
use std::path::{Path, PathBuf};

use crate::folders::Folders;
use crate::invocation::Invocation;
use crate::outcome::{Failure, Outcome, say};
use crate::system::{self, Purpose};
use crate::ui;

/// Where the window's tests read which program to start instead of the built one.
const PROGRAM: &str = "FEEDWRIGHT_WINDOW";

/// What is built on each system; `tauri.conf.json` says what is in it.
const KINDS: &str = if cfg!(windows) {
    "nsis"
} else if cfg!(target_os = "macos") {
    "app,dmg"
} else {
    "deb,rpm"
};

/// Builds the packages; arguments go to `tauri build`.
pub(crate) fn bundle(folders: &Folders, arguments: &[OsString]) -> Outcome {
    // Building alone needs less, but an unopened package is not done.
    system::ensure(Purpose::Test)?;
    ui::build(folders)?;
    let bundles = folders.target.join("release/bundle");
    // What an older build left would look like a part of this one.
    if bundles.exists() {
        fs::remove_dir_all(&bundles).map_err(|error| cannot("emptied", &bundles, &error))?;
    }
    tauri(folders)
        .arguments(["build", "--ci", "--bundles", KINDS])
        .arguments(arguments)
        .run()?;
    for package in packages(&bundles)? {
        say(&format!("made {}", package.display()));
        if package.extension().is_some_and(|kind| kind == "deb") {
            open_installed(folders, &package)?;
        }
    }
    Ok(())
}

/// Tauri's command line, which npm has put beside the page's other tools. It
/// must run in the root, where the configuration is.
fn tauri(folders: &Folders) -> Invocation {
    let script = folders
        .repository
        .join("ui/node_modules/@tauri-apps/cli/tauri.js");
    Invocation::new("node")
        .arguments([script])
        .folder(&folders.repository)
        .variable("CARGO_TARGET_DIR", &folders.target)
}

/// The files that a person gets, from all folders of kinds.
fn packages(bundles: &Path) -> Outcome<Vec<PathBuf>> {
    let mut found = Vec::new();
    for kind in ["deb", "rpm", "nsis", "dmg"] {
        // A kind that is not of this system has no folder.
        let entries = fs::read_dir(bundles.join(kind)).into_iter().flatten();
        let paths = entries.filter_map(|entry| Some(entry.ok()?.path()));
        let ends = |path: &PathBuf| {
            let end = path.extension().and_then(|end| end.to_str());
            end.is_some_and(|end| ["deb", "rpm", "exe", "dmg"].contains(&end))
        };
        found.extend(paths.filter(ends));
    }
    if found.is_empty() {
        return Err(Failure::new(format!(
            "There is no package in {}.",
            bundles.display()
        )));
    }
    found.sort();
    Ok(found)
}

/// Unpacks a package into a folder and runs the tests of the window as a
/// program against what is in it.
fn open_installed(folders: &Folders, package: &Path) -> Outcome {
    let installed = folders.target.join("installed");
    if installed.exists() {
        fs::remove_dir_all(&installed).map_err(|error| cannot("emptied", &installed, &error))?;
    }
    Invocation::new("dpkg-deb")
        .arguments([
            "--extract".as_ref(),
            package.as_os_str(),
            installed.as_os_str(),
        ])
        .run()?;
    let programs = installed.join("usr/bin");
    for headless in ["feedwright", "cargo-credential-feedwright"] {
        Invocation::new(programs.join(headless))
            .arguments(["--version"])
            .run()?;
    }
    folders
        .cargo()
        .arguments(["test", "--locked", "--package", "feedwright"])
        .arguments(["--features", "desktop", "--test", "window"])
        .variable(PROGRAM, programs.join("feedwright-desktop"))
        .run()
}

fn cannot(done: &str, path: &Path, error: &std::io::Error) -> Failure {
    Failure::new(format!("{} cannot be {done}: {error}.", path.display()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_people_install_counts_as_a_package() {
        let folder = tempfile::tempdir().unwrap();
        let make = |path: &str| {
            let path = folder.path().join(path);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, "").unwrap();
        };
        assert!(packages(folder.path()).is_err());
        for path in [
            "deb/a.deb",
            "deb/a/control.tar.gz",
            "rpm/a.rpm",
            "other/b.deb",
        ] {
            make(path);
        }
        let found = packages(folder.path()).unwrap();
        let names: Vec<_> = found
            .iter()
            .map(|path| path.strip_prefix(folder.path()).unwrap())
            .collect();
        assert_eq!(names, [Path::new("deb/a.deb"), Path::new("rpm/a.rpm")]);
    }
}
