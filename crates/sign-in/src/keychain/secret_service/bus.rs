//! The session's message bus, and what its errors mean to us.

use serde::Serialize;
use serde::de::DeserializeOwned;
use zbus::Connection;
use zbus::connection::Builder;
use zbus::zvariant::{DynamicType, Type};

use crate::error::KeychainError;
use crate::keychain::reason;

const SECRETS: &str = "org.freedesktop.secrets";
/// How often a call is made that the service says it does not know.
const TRIES: usize = 3;

/// A connection to the session's bus.
pub(super) struct Bus(Connection);

/// What a call came to when it was refused.
enum Refusal {
    /// The object is not there any more.
    Gone,
    /// Anything else.
    Error(KeychainError),
}

impl Bus {
    pub(super) async fn connect() -> Result<Self, KeychainError> {
        let connected = async { Builder::session()?.build().await };
        connected
            .await
            .map(Self)
            .map_err(|error| unavailable(&error))
    }

    /// Calls a method of the Secret Service.
    pub(super) async fn call<A, R>(
        &self,
        path: &str,
        interface: &str,
        method: &str,
        arguments: &A,
    ) -> Result<R, KeychainError>
    where
        A: Serialize + DynamicType,
        R: DeserializeOwned + Type,
    {
        let called = self.called(path, interface, method, arguments).await;
        called.map_err(|refusal| match refusal {
            Refusal::Gone => KeychainError::Refused {
                reason: format!("it has nothing at {path}"),
            },
            Refusal::Error(error) => error,
        })
    }

    /// The same on an object that somebody else may have removed meanwhile.
    pub(super) async fn call_if_there<A, R>(
        &self,
        path: &str,
        interface: &str,
        method: &str,
        arguments: &A,
    ) -> Result<Option<R>, KeychainError>
    where
        A: Serialize + DynamicType,
        R: DeserializeOwned + Type,
    {
        match self.called(path, interface, method, arguments).await {
            Ok(answer) => Ok(Some(answer)),
            Err(Refusal::Gone) => Ok(None),
            Err(Refusal::Error(error)) => Err(error),
        }
    }

    async fn called<A, R>(
        &self,
        path: &str,
        interface: &str,
        method: &str,
        arguments: &A,
    ) -> Result<R, Refusal>
    where
        A: Serialize + DynamicType,
        R: DeserializeOwned + Type,
    {
        let mut tried = 1;
        let answer = loop {
            let call = self
                .0
                .call_method(Some(SECRETS), path, Some(interface), method, arguments);
            match call.await {
                Ok(answer) => break answer,
                Err(error) if tried < TRIES && is_lost(&error) => tried += 1,
                Err(error) => return Err(explain(&error)),
            }
        };
        let body = answer.body();
        body.deserialize()
            .map_err(|error| Refusal::Error(refused(&error)))
    }
}

/// GNOME Keyring (42 to 50 at least) may lose a caller whose first call comes
/// while others come and go, and then says that it knows no such method
/// (docs/decisions/0016).
fn is_lost(error: &zbus::Error) -> bool {
    let zbus::Error::MethodError(name, _, _) = error else {
        return false;
    };
    name.as_str() == "org.freedesktop.DBus.Error.UnknownMethod"
}

fn explain(error: &zbus::Error) -> Refusal {
    let zbus::Error::MethodError(name, _, _) = error else {
        return Refusal::Error(refused(error));
    };
    match name.as_str() {
        "org.freedesktop.Secret.Error.IsLocked" => Refusal::Error(KeychainError::Locked {
            reason: reason(error),
        }),
        "org.freedesktop.Secret.Error.NoSuchObject"
        | "org.freedesktop.DBus.Error.UnknownObject" => Refusal::Gone,
        "org.freedesktop.DBus.Error.ServiceUnknown"
        | "org.freedesktop.DBus.Error.NameHasNoOwner" => Refusal::Error(unavailable(error)),
        "org.freedesktop.DBus.Error.NoReply" => Refusal::Error(KeychainError::Ended),
        other if other.starts_with("org.freedesktop.DBus.Error.Spawn.") => {
            Refusal::Error(unavailable(error))
        }
        _ => Refusal::Error(refused(error)),
    }
}

/// The keychain is locked, and why nobody was asked.
pub(super) fn locked(reason: &str) -> KeychainError {
    KeychainError::Locked {
        reason: reason.to_owned(),
    }
}

fn unavailable(error: &zbus::Error) -> KeychainError {
    KeychainError::Unavailable {
        reason: reason(error),
    }
}

fn refused(error: &zbus::Error) -> KeychainError {
    KeychainError::Refused {
        reason: reason(error),
    }
}
