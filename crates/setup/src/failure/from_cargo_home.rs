//! What this computer's Cargo reports, in codes of the table.

use super::{Failure, of_full_disk, sentence};
use crate::error_code::ErrorCode;
use cargo_home::edit::EditError;
use cargo_home::file::{FileAction, FileError};
use cargo_home::{
    CargoNotFound, CargoRunError, ComputerError, ConfigurationError, ConfigurationProblem,
    IndexUrlError, RegistryNameError, TokenStoreError,
};
use std::path::Path;

/// The table's hint is for a computer without a keychain; this one has one.
const LOG_ON_HERE: &str = "Log on at the computer itself or by Remote Desktop: Windows keeps no credentials for a network logon. Or use the store \"environment\", which needs no keychain.";

impl From<CargoNotFound> for Failure {
    fn from(error: CargoNotFound) -> Failure {
        match &error {
            CargoNotFound::Nowhere { .. } => Failure::new(ErrorCode::CargoMissing)
                .because("No cargo is on PATH, nor where rustup and Homebrew put it."),
            CargoNotFound::DoesNotRun { path, reason } => Failure::new(ErrorCode::CargoBroken)
                .at(path.display())
                .because(sentence(reason)),
            CargoNotFound::VersionUnreadable { path, said } => Failure::new(ErrorCode::CargoBroken)
                .at(path.display())
                .because(format!("Asked for its version, it says {said:?}.")),
            _ => Failure::new(ErrorCode::CargoBroken).because(error),
        }
    }
}

impl From<CargoRunError> for Failure {
    fn from(error: CargoRunError) -> Failure {
        let code = match &error {
            CargoRunError::Cancelled => ErrorCode::Cancelled,
            CargoRunError::TimedOut { .. } => ErrorCode::CargoFailed,
            _ => ErrorCode::CargoBroken,
        };
        Failure::new(code).because(error)
    }
}

impl From<ComputerError> for Failure {
    fn from(error: ComputerError) -> Failure {
        Failure::new(ErrorCode::FolderUnusable).because(error)
    }
}

impl From<RegistryNameError> for Failure {
    fn from(error: RegistryNameError) -> Failure {
        Failure::new(ErrorCode::RegistryNameRefused).because(error)
    }
}

impl From<IndexUrlError> for Failure {
    fn from(error: IndexUrlError) -> Failure {
        Failure::new(ErrorCode::AddressNotUnderstood).because(error)
    }
}

impl From<TokenStoreError> for Failure {
    fn from(error: TokenStoreError) -> Failure {
        let code = match &error {
            TokenStoreError::NoSessionBus { .. }
            | TokenStoreError::NoSecretService
            | TokenStoreError::NoDefaultCollection
            | TokenStoreError::NoLoginKeychain
            | TokenStoreError::NoLogonSession => ErrorCode::KeychainMissing,
            TokenStoreError::Locked | TokenStoreError::PromptDismissed => ErrorCode::KeychainLocked,
            TokenStoreError::TimedOut { .. } | TokenStoreError::Ended { .. } => {
                ErrorCode::KeychainTimedOut
            }
            TokenStoreError::UnusableToken => ErrorCode::TokenMalformed,
            TokenStoreError::TokenTooLong { .. } => ErrorCode::TokenTooLong,
            TokenStoreError::LoginFailed { .. } => ErrorCode::CargoFailed,
            TokenStoreError::UnsupportedSystem { .. } => ErrorCode::NotAvailableYet,
            _ => ErrorCode::KeychainRefused,
        };
        let failure = Failure::new(code);
        let failure = match &error {
            TokenStoreError::NoLogonSession => failure.hint(LOG_ON_HERE),
            _ => failure,
        };
        failure.because(error)
    }
}

impl From<FileError> for Failure {
    fn from(error: FileError) -> Failure {
        if let FileError::Io { path, source, .. } = &error
            && let Some(full) = of_full_disk(path, source)
        {
            return full;
        }
        let code = match &error {
            FileError::Changed { .. } => ErrorCode::FileChanged,
            FileError::Locked { .. } => ErrorCode::FileLocked,
            FileError::NotAFile { .. }
            | FileError::TooLarge { .. }
            | FileError::DanglingLink { .. } => ErrorCode::ConfigurationUnreadable,
            FileError::Io {
                action: FileAction::Inspect | FileAction::Read,
                ..
            } => ErrorCode::ConfigurationUnreadable,
            _ => ErrorCode::FileNotWritable,
        };
        Failure::new(code).because(error)
    }
}

impl Failure {
    /// An edit that was refused, with the file it was refused in.
    pub(crate) fn of_edit(error: &EditError, path: &Path) -> Failure {
        let code = match error {
            EditError::Internal { .. }
            | EditError::UnusableProvider
            | EditError::UnusableValue { .. } => ErrorCode::Internal,
            _ => ErrorCode::ConfigurationInvalid,
        };
        Failure::new(code).at(path.display()).because(error)
    }
}

impl From<ConfigurationError> for Failure {
    fn from(error: ConfigurationError) -> Failure {
        let code = match &error.problem {
            ConfigurationProblem::Unreadable(_) | ConfigurationProblem::NoFile => {
                ErrorCode::ConfigurationUnreadable
            }
            _ => ErrorCode::ConfigurationInvalid,
        };
        Failure::new(code)
            .at(error.path.display())
            .because(sentence(&error.problem.to_string()))
    }
}
