//! Whether Cargo will be able to load libsecret. `cargo:libsecret` is part of
//! the cargo program, but the library it calls is not, and its absence fails
//! every authenticated registry of the user (`cargo` facts §1d).
//!
//! It only looks for the file; it never loads it.

use std::io::Read;
use std::path::{Path, PathBuf};

use crate::Computer;

/// What was found of the library that `cargo:libsecret` loads.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Libsecret {
    /// The library lies here.
    Found(PathBuf),
    /// It lies in none of the places where the loader looks; the package is
    /// `libsecret-1-0` on Debian and `libsecret` on Fedora.
    Missing,
    /// Cargo loads no libsecret on this system.
    NotUsed,
}

/// What cargo 1.80 and later load.
const LIBRARY: &str = "libsecret-1.so.0";
const CACHE: &str = "/etc/ld.so.cache";
const CACHE_LIMIT: u64 = 16 * 1024 * 1024;
const FOLDERS: &[&str] = &["/lib64", "/usr/lib64", "/lib", "/usr/lib"];

/// Looks for the library where the dynamic loader does: `LD_LIBRARY_PATH`,
/// the loader's cache, and its usual folders.
pub fn libsecret(computer: &Computer) -> Libsecret {
    if !cfg!(target_os = "linux") {
        return Libsecret::NotUsed;
    }
    search(computer, Path::new(CACHE), FOLDERS).map_or(Libsecret::Missing, Libsecret::Found)
}

fn search(computer: &Computer, cache: &Path, folders: &[&str]) -> Option<PathBuf> {
    let named = computer
        .variable("LD_LIBRARY_PATH")
        .into_iter()
        .flat_map(std::env::split_paths)
        .filter(|folder| folder.is_absolute());
    named
        .map(|folder| folder.join(LIBRARY))
        .chain(in_cache(cache))
        .chain(folders.iter().map(|folder| Path::new(folder).join(LIBRARY)))
        .find(|path| path.is_file())
        // The loader stops at the first one, even if it is no library.
        .filter(|path| is_library(path))
}

fn is_library(path: &Path) -> bool {
    let mut start = [0; 4];
    let read = std::fs::File::open(path).and_then(|mut file| file.read_exact(&mut start));
    read.is_ok() && start == *b"\x7fELF"
}

/// The cache holds every path as text between zero bytes.
fn in_cache(cache: &Path) -> Vec<PathBuf> {
    let mut bytes = Vec::new();
    let read =
        std::fs::File::open(cache).and_then(|file| file.take(CACHE_LIMIT).read_to_end(&mut bytes));
    if read.is_err() {
        return Vec::new();
    }
    bytes
        .split(|byte| *byte == 0)
        .filter_map(|text| std::str::from_utf8(text).ok())
        .filter(|text| text.starts_with('/'))
        .map(PathBuf::from)
        .filter(|path| path.file_name().is_some_and(|name| name == LIBRARY))
        .collect()
}

#[cfg(test)]
#[cfg(target_os = "linux")]
mod tests {
    use super::*;

    fn computer(library_path: &Path) -> Computer {
        Computer::from_variables([
            ("HOME".into(), "/a".into()),
            ("LD_LIBRARY_PATH".into(), library_path.into()),
        ])
        .unwrap()
    }

    #[test]
    fn it_is_found_where_the_loader_looks() {
        let folder = tempfile::tempdir().unwrap();
        let library = folder.path().join(LIBRARY);
        let cache = folder.path().join("cache");
        let nowhere = computer(Path::new("relative"));
        assert_eq!(search(&nowhere, &cache, &[]), None);

        let path = library.to_str().unwrap();
        std::fs::write(&cache, format!("glibc\0libsecret-1.so.0\0{path}\0/x\0")).unwrap();
        assert_eq!(search(&nowhere, &cache, &[]), None, "it does not exist");

        std::fs::write(&library, "").unwrap();
        assert_eq!(search(&nowhere, &cache, &[]), None, "it is no library");
        std::fs::write(&library, b"\x7fELF").unwrap();
        assert_eq!(search(&nowhere, &cache, &[]), Some(library.clone()));
        std::fs::remove_file(&cache).unwrap();
        assert_eq!(search(&nowhere, &cache, &[]), None);
        let usual = [folder.path().to_str().unwrap()];
        assert_eq!(search(&nowhere, &cache, &usual), Some(library.clone()));
        assert_eq!(search(&computer(folder.path()), &cache, &[]), Some(library));
    }

    #[test]
    fn it_is_installed_where_the_tests_run() {
        let computer = computer(Path::new("/"));
        assert!(
            matches!(libsecret(&computer), Libsecret::Found(_)),
            "these tests need libsecret-1.so.0; install libsecret-1-0"
        );
    }
}
