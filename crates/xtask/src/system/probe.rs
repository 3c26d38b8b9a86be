//! Looks at this computer: is a need met, and who are we. It starts nothing
//! but small questions (`pkg-config --exists`, `ldconfig -p`, `id -u`).

use std::path::{Path, PathBuf};

use super::need::{Need, Sign};
use crate::invocation::Invocation;

/// Whether a need is met, whichever package met it.
pub(crate) fn is_there(need: Need) -> bool {
    match need.sign() {
        Sign::Programs(names) => names.iter().all(|name| program(name).is_some()),
        Sign::AnyProgram(names) => names.iter().any(|name| program(name).is_some()),
        Sign::Development(name) => {
            answers(&Invocation::new("pkg-config").arguments(["--exists", name]))
        }
        Sign::Library(name) => library(name),
        Sign::Files(paths) => paths.iter().all(|path| Path::new(path).is_file()),
        Sign::PythonModules(modules) => python_with(modules).is_some(),
    }
}

/// The first Python on the search path that has all of these modules.
pub(crate) fn python_with(modules: &[&str]) -> Option<PathBuf> {
    let import = format!("import {}", modules.join(", "));
    let python = ["python3", "python"].into_iter().filter_map(program);
    let mut working =
        python.filter(|python| answers(&Invocation::new(python).arguments(["-c", &import])));
    working.next()
}

/// Whether this process may install packages without asking anybody.
pub(crate) fn is_root() -> bool {
    let id = Invocation::new("id").arguments(["-u"]).output();
    cfg!(unix) && id.is_ok_and(|output| output.stdout.trim_ascii() == b"0")
}

/// A program by its name on the search path, and where administrators keep
/// theirs: `sbin` is not on everybody's path.
pub(crate) fn program(name: &str) -> Option<PathBuf> {
    let path = std::env::var_os("PATH").unwrap_or_default();
    let name = format!("{name}{}", std::env::consts::EXE_SUFFIX);
    std::env::split_paths(&path)
        .chain(["/usr/sbin".into(), "/sbin".into()])
        .filter(|folder| folder.is_absolute())
        .map(|folder| folder.join(&name))
        .find(|candidate| is_program(candidate))
}

#[cfg(unix)]
fn is_program(candidate: &Path) -> bool {
    use std::os::unix::fs::PermissionsExt;
    let executable = |metadata: std::fs::Metadata| metadata.permissions().mode() & 0o111 != 0;
    candidate.is_file() && candidate.metadata().is_ok_and(executable)
}

#[cfg(not(unix))]
fn is_program(candidate: &Path) -> bool {
    candidate.is_file()
}

fn library(name: &str) -> bool {
    let Some(ldconfig) = program("ldconfig") else {
        return false;
    };
    let listed = Invocation::new(ldconfig).arguments(["-p"]).output();
    listed.is_ok_and(|output| {
        let text = String::from_utf8_lossy(&output.stdout);
        text.lines()
            .any(|line| line.split_ascii_whitespace().next() == Some(name))
    })
}

fn answers(question: &Invocation) -> bool {
    question
        .output()
        .is_ok_and(|output| output.status.success())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn programs_are_found_and_their_absence_too() {
        assert!(program("cargo").is_some());
        assert_eq!(program("no-such-program-anywhere"), None);
    }

    #[test]
    #[cfg(target_os = "linux")]
    fn libraries_are_found_and_their_absence_too() {
        assert!(library("libc.so.6"));
        assert!(!library("libc.so"), "a part of a name is no library");
        assert!(!library("no-such-library.so.1"));
    }
}
