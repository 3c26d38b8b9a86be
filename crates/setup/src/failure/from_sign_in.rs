//! What signing in reports, in codes of the table.

use super::{Failure, of_full_disk};
use crate::error_code::ErrorCode;
use azure_devops::Endpoints;
use sign_in::{
    AccountsFileError, KeychainError, RegistrationError, RegistrationsFileError, SignInError,
};

impl From<KeychainError> for Failure {
    fn from(error: KeychainError) -> Failure {
        let code = match &error {
            KeychainError::TimedOut { .. } | KeychainError::Ended => ErrorCode::KeychainTimedOut,
            KeychainError::Locked { .. } => ErrorCode::KeychainLocked,
            KeychainError::Unavailable { .. } => ErrorCode::KeychainMissing,
            _ => ErrorCode::KeychainRefused,
        };
        Failure::new(code).because(error)
    }
}

impl From<AccountsFileError> for Failure {
    fn from(error: AccountsFileError) -> Failure {
        if let AccountsFileError::Io { path, source, .. } = &error
            && let Some(full) = of_full_disk(path, source)
        {
            return full;
        }
        let code = match &error {
            AccountsFileError::Io { .. } => ErrorCode::FolderUnusable,
            AccountsFileError::InUse { .. } => ErrorCode::FileLocked,
            _ => ErrorCode::AccountsInvalid,
        };
        let failure = Failure::new(code).because(&error);
        match &error {
            AccountsFileError::OtherOwner { path }
            | AccountsFileError::WritableByOthers { path } => failure.at(path.display()).hint(
                "Make it yours alone: others could send your tokens elsewhere. Or move it away and sign in again.",
            ),
            _ => failure,
        }
    }
}

impl From<RegistrationsFileError> for Failure {
    fn from(error: RegistrationsFileError) -> Failure {
        let code = match &error {
            RegistrationsFileError::Io { .. } => ErrorCode::FolderUnusable,
            _ => ErrorCode::RegistrationsInvalid,
        };
        let failure = Failure::new(code).because(&error);
        match &error {
            RegistrationsFileError::OtherOwner { path }
            | RegistrationsFileError::WritableByOthers { path } => failure.at(path.display()).hint(
                "Make it yours alone: others could send your token elsewhere. Or move it away and apply the set-up again.",
            ),
            RegistrationsFileError::NewerSchema { path, .. } => {
                failure.at(path.display()).hint("Update Feedwright.")
            }
            _ => failure,
        }
    }
}

impl From<RegistrationError> for Failure {
    fn from(error: RegistrationError) -> Failure {
        Failure::new(ErrorCode::RegistrationRefused).because(error)
    }
}

impl From<SignInError> for Failure {
    fn from(error: SignInError) -> Failure {
        match error {
            SignInError::TokenShape(error) => error.into(),
            SignInError::NotAccepted {
                organization,
                source,
            } => refused(ErrorCode::TokenRefused, &organization, source),
            SignInError::NotUnderstood {
                organization,
                source,
            } => refused(ErrorCode::TokenNotUnderstood, &organization, source),
            SignInError::Forbidden {
                organization,
                source,
            } => refused(ErrorCode::RightMissing, &organization, Some(source)),
            SignInError::ScopeMissing {
                organization,
                source,
            } => refused(ErrorCode::RightMissing, &organization, Some(source)),
            SignInError::Request(error) => (*error).into(),
            SignInError::Keychain(error) => error.into(),
            SignInError::AccountsFile(error) => error.into(),
            SignInError::NotAzureDevOps { organization } => {
                Failure::new(ErrorCode::NotAzureDevOps).at(organization)
            }
            SignInError::SignInWays(error) => error.into(),
            SignInError::Entra(error) => error.into(),
            SignInError::TokenApi(error) => error.into(),
            error @ SignInError::NewSignInNotKept { .. } => {
                Failure::new(ErrorCode::KeychainRefused).because(error)
            }
            error @ SignInError::TooShort { .. } => {
                Failure::new(ErrorCode::TokenTooShort).because(error)
            }
            // A way to fail that nobody has given a row yet.
            other => Failure::new(ErrorCode::Internal).because(other),
        }
    }
}

/// The server's own words and number stay with the code that signing in chose.
fn refused(
    code: ErrorCode,
    organization: &url::Url,
    source: Option<Box<azure_devops::Error>>,
) -> Failure {
    let failure = source.map_or_else(
        || Failure::new(code),
        |error| Failure::from(*error).recoded(code),
    );
    let failure = failure.at(organization);
    match Endpoints::parse(organization.as_str()) {
        Ok(endpoints) if code == ErrorCode::TokenRefused => failure.hint(format!(
            "It may be expired, revoked or made for another organization. Make a new one at {} with Packaging: Read & write.",
            endpoints.token_page()
        )),
        _ => failure,
    }
}
