//! A Secret Service of our own in a folder of its own, for practice mode and
//! tests on computers without one: a D-Bus session and GNOME Keyring, started
//! here and ended with this process.
//!
//! It never touches the user's own session or keyring, and the password of
//! its keyring is made at random, handed over once and forgotten.

mod missing;
#[cfg(target_os = "linux")]
mod processes;
#[cfg(target_os = "linux")]
mod start;

use std::path::{Path, PathBuf};

use thiserror::Error;

pub use missing::MissingProgram;

use crate::Computer;

/// A running private Secret Service; it ends when this is dropped, and also
/// when this process is killed.
pub struct PrivateSecretService {
    address: String,
    #[cfg(target_os = "linux")]
    _processes: processes::Processes,
}

/// Why no private Secret Service could be started.
#[derive(Debug, Error)]
#[non_exhaustive]
pub enum PrivateSecretServiceError {
    /// This system has none, and Cargo does not look for one here.
    #[error("A private Secret Service is only for Linux.")]
    UnsupportedSystem,
    /// Programs that it consists of are not installed.
    #[error(
        "A private Secret Service needs programs that are not installed: {}.",
        missing::list(missing)
    )]
    Missing {
        /// The programs.
        missing: Vec<MissingProgram>,
    },
    /// The folder for it cannot be used.
    #[error("The folder {folder:?} cannot hold a private Secret Service: {reason}.")]
    Folder {
        /// The folder.
        folder: PathBuf,
        /// Why not.
        reason: String,
    },
    /// A program of it could not be started.
    #[error("{program} could not be started: {source}.")]
    NotStarted {
        /// The program.
        program: &'static str,
        /// What the system said.
        source: std::io::Error,
    },
    /// It was started but does not answer.
    #[error("The private Secret Service did not answer within {seconds} seconds: {reason}.")]
    NoAnswer {
        /// How long it was waited for.
        seconds: u64,
        /// How far it came.
        reason: String,
    },
}

impl PrivateSecretService {
    /// The programs that would be needed and are not there; empty when it
    /// can be started.
    pub fn missing(computer: &Computer) -> Vec<MissingProgram> {
        missing::missing(computer)
    }

    /// Whether it can be started here.
    pub fn available(computer: &Computer) -> bool {
        cfg!(target_os = "linux") && Self::missing(computer).is_empty()
    }

    /// Starts it, with its keyring in `folder`, which is made if need be and
    /// closed to other users. A folder serves one at a time.
    ///
    /// # Errors
    /// When programs are missing, or it does not answer within 10 seconds.
    #[cfg(target_os = "linux")]
    pub async fn start(
        folder: &Path,
        computer: &Computer,
    ) -> Result<Self, PrivateSecretServiceError> {
        let missing = Self::missing(computer);
        if !missing.is_empty() {
            return Err(PrivateSecretServiceError::Missing { missing });
        }
        let (address, processes) = start::start(folder, computer).await?;
        Ok(Self {
            address,
            _processes: processes,
        })
    }

    /// Not on this system.
    ///
    /// # Errors
    /// Always.
    #[cfg(not(target_os = "linux"))]
    #[expect(clippy::unused_async, reason = "the signature of Linux")]
    pub async fn start(
        _folder: &Path,
        _computer: &Computer,
    ) -> Result<Self, PrivateSecretServiceError> {
        Err(PrivateSecretServiceError::UnsupportedSystem)
    }

    /// The D-Bus address to give to [`Computer::secret_service_address`].
    pub fn address(&self) -> &str {
        &self.address
    }
}
