//! What the library's errors mean to us.

use secret_service::Error;
use zbus::fdo;

use super::TokenStoreError;

/// The start of what a service says is enough.
const LONGEST_REASON: usize = 200;

/// Turns an error of the library into ours, with what was tried.
pub(super) fn failed(action: &'static str) -> impl Fn(Error) -> TokenStoreError {
    move |error| match error {
        Error::Locked => TokenStoreError::Locked,
        Error::Prompt | Error::PromptDisconnected => TokenStoreError::PromptDismissed,
        Error::Unavailable => TokenStoreError::NoSecretService,
        Error::Zbus(error) => of_bus(action, &error),
        Error::ZbusFdo(error) => of_standard(action, &error),
        other => refused(action, &other),
    }
}

/// A step that tests can let fail.
pub(super) fn step(action: &'static str) -> Result<(), TokenStoreError> {
    crate::faults::step().map_err(|error| refused(action, &error))
}

fn of_bus(action: &'static str, error: &zbus::Error) -> TokenStoreError {
    match error {
        zbus::Error::FDO(error) => of_standard(action, error),
        zbus::Error::MethodError(name, _, _) => by_name(action, name.as_str(), error),
        other => refused(action, other),
    }
}

fn of_standard(action: &'static str, error: &fdo::Error) -> TokenStoreError {
    match error {
        fdo::Error::ZBus(error) => of_bus(action, error),
        fdo::Error::ServiceUnknown(_)
        | fdo::Error::NameHasNoOwner(_)
        | fdo::Error::SpawnExecFailed(_)
        | fdo::Error::SpawnServiceNotFound(_)
        | fdo::Error::SpawnChildExited(_)
        | fdo::Error::SpawnFailed(_) => TokenStoreError::NoSecretService,
        fdo::Error::NoReply(_) => TokenStoreError::Ended { action },
        other => refused(action, other),
    }
}

fn by_name(action: &'static str, name: &str, error: &zbus::Error) -> TokenStoreError {
    match name {
        "org.freedesktop.Secret.Error.IsLocked" => TokenStoreError::Locked,
        "org.freedesktop.DBus.Error.ServiceUnknown"
        | "org.freedesktop.DBus.Error.NameHasNoOwner" => TokenStoreError::NoSecretService,
        "org.freedesktop.DBus.Error.NoReply" => TokenStoreError::Ended { action },
        other if other.starts_with("org.freedesktop.DBus.Error.Spawn.") => {
            TokenStoreError::NoSecretService
        }
        _ => refused(action, error),
    }
}

fn refused(action: &'static str, error: &impl std::fmt::Display) -> TokenStoreError {
    TokenStoreError::Refused {
        action,
        reason: error.to_string().chars().take(LONGEST_REASON).collect(),
    }
}
