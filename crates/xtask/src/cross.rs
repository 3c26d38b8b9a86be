//! `cargo xtask cross`: what can be shown of the product for Windows and macOS
//! on a Linux computer. It builds with Debian's compiler, whose standard
//! library comes as source, so that no other system's toolchain is fetched;
//! and into a folder of its own, so that nothing native is ever rebuilt.

pub(crate) mod macos;
pub(crate) mod windows;

use std::ffi::OsString;
use std::path::PathBuf;

use crate::folders::Folders;
use crate::invocation::Invocation;
use crate::outcome::{Failure, Outcome};

/// The compiler of Debian's package rustc-web.
const RUSTC: &str = "/usr/bin/rustc";

/// Checks one of the other systems.
///
/// # Errors
/// When something does not build or a test fails, or what is needed cannot be had.
pub(crate) fn cross(folders: &Folders, arguments: &[OsString]) -> Outcome {
    match arguments {
        [system] if system == "windows" => windows::check(folders),
        [system, less] if system == "windows" && less == "--without-window" => {
            windows::check_without_window(folders)
        }
        [system] if system == "macos" => macos::check(folders),
        _ => Err(Failure {
            sentence: "Say which system: windows (or windows --without-window), or macos."
                .to_owned(),
            status: crate::WRONG_USAGE,
        }),
    }
}

/// Build results for all other systems; cargo parts them by target.
fn target_folder(folders: &Folders) -> PathBuf {
    folders.target.join("cross")
}

/// Turns an invocation of cargo into one for another system, with the standard
/// library built along.
fn with_library(invocation: Invocation, folders: &Folders, target: &str) -> Invocation {
    invocation
        .folder(&folders.repository)
        .variable("CARGO_TARGET_DIR", target_folder(folders))
        // Building the standard library is not stable yet.
        .variable("RUSTC_BOOTSTRAP", "1")
        .variable("RUSTC", RUSTC)
        .arguments(["-Zbuild-std=std,panic_unwind,panic_abort"])
        .arguments(["--target", target])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn anything_but_one_known_system_is_wrong_usage() {
        let folders = Folders {
            repository: "/a".into(),
            target: "/b".into(),
            tools: "/c".into(),
        };
        for words in [&[][..], &["beos"], &["windows", "macos"]] {
            let words: Vec<OsString> = words.iter().map(OsString::from).collect();
            let failure = cross(&folders, &words).unwrap_err();
            assert_eq!(failure.status, crate::WRONG_USAGE, "{words:?}");
        }
    }

    #[test]
    fn the_native_folder_is_left_alone() {
        let folders = Folders {
            repository: "/a".into(),
            target: "/b".into(),
            tools: "/c".into(),
        };
        let cargo = Invocation::new("cargo").arguments(["check"]);
        let shown = with_library(cargo, &folders, "some-target").to_string();
        assert!(shown.starts_with("CARGO_TARGET_DIR=/b/cross "), "{shown}");
        assert!(shown.ends_with(" --target some-target"), "{shown}");
    }
}
