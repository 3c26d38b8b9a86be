//! Finding the cargo that this user would run in a terminal, also from a
//! window that was started without the terminal's search path.
//!
//! It never runs a program that is found by a relative entry of the search
//! path or in the current folder: a repository could have planted it
//! (`threats-and-failures` facts, T20).

mod places;
mod version;

use std::path::PathBuf;
use std::time::Duration;

use semver::Version;
use thiserror::Error;

pub use version::{VersionVerdict, check_version};

use crate::Computer;

/// The cargo that will be run.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cargo {
    /// The absolute path. It is not resolved: rustup's programs act by the
    /// name under which they are called.
    pub path: PathBuf,
    /// What `cargo --version` says.
    pub version: Version,
}

/// Why there is no cargo to run.
#[derive(Debug, Error)]
#[non_exhaustive]
pub enum CargoNotFound {
    /// No place holds one.
    #[error(
        "No cargo was found in the {} folders where it may be; install Rust, or put cargo's folder on PATH.",
        tried.len()
    )]
    Nowhere {
        /// The folders that were looked into, in order.
        tried: Vec<PathBuf>,
    },
    /// The program could not be started, or ended with an error.
    #[error("The cargo at {path:?} does not run: {reason}.")]
    DoesNotRun {
        /// Where it lies.
        path: PathBuf,
        /// What the system or the program said, at most a few hundred
        /// characters; raw, as it came.
        reason: String,
    },
    /// The program did not answer in time.
    #[error("The cargo at {path:?} did not tell its version within {seconds} seconds.")]
    TimedOut {
        /// Where it lies.
        path: PathBuf,
        /// How long it was waited for.
        seconds: u64,
    },
    /// The answer is not what cargo says.
    #[error("The program at {path:?} does not tell a version of cargo, but {said:?}.")]
    VersionUnreadable {
        /// Where it lies.
        path: PathBuf,
        /// The start of what it said.
        said: String,
    },
}

/// How long cargo may take to tell its version. Rustup may load a toolchain.
pub const VERSION_TIME_LIMIT: Duration = Duration::from_secs(10);

/// Finds the first cargo on the search path, else in the places where rustup
/// and Homebrew put it, and asks it for its version.
///
/// # Errors
/// When there is none, or the first one found does not work: another one
/// further on is not what the user's terminal would run.
pub async fn find_cargo(computer: &Computer) -> Result<Cargo, CargoNotFound> {
    let folders = places::folders(computer);
    let Some(path) = places::first_executable(&folders) else {
        return Err(CargoNotFound::Nowhere { tried: folders });
    };
    let version = version::ask(&path, computer, VERSION_TIME_LIMIT).await?;
    Ok(Cargo { path, version })
}
