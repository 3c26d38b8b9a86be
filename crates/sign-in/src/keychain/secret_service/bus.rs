//! The session's message bus, and what its errors mean to us.

use serde::Serialize;
use serde::de::DeserializeOwned;
use zbus::Connection;
use zbus::connection::Builder;
use zbus::zvariant::{DynamicType, Type};

use crate::error::KeychainError;
use crate::keychain::reason;

const SECRETS: &str = "org.freedesktop.secrets";
/// How often a first call is made that the service says it does not know.
const TRIES: usize = 3;

/// A connection to the session's bus.
pub(super) struct Bus(Connection);

/// What a call came to when it was refused.
enum Refusal {
    /// The object is not there any more.
    Gone,
    /// The service does not know this method.
    Unknown(KeychainError),
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
        called.map_err(|refusal| of_refusal(refusal, path))
    }

    /// The same for the first call of a connection, which must be one that needs
    /// nothing: GNOME Keyring (42 to 50 at least) may lose a caller whose first
    /// call comes while others come and go. It then says that it knows no such
    /// method, or, if that call opens a session, ends itself by a fatal error
    /// (docs/decisions/0016). Whoever had an answer is known.
    pub(super) async fn first<A, R>(
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
        for _ in 1..TRIES {
            let called = self.called(path, interface, method, arguments).await;
            if !matches!(called, Err(Refusal::Unknown(_))) {
                return called.map_err(|refusal| of_refusal(refusal, path));
            }
        }
        self.call(path, interface, method, arguments).await
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
            Err(Refusal::Unknown(error) | Refusal::Error(error)) => Err(error),
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
        let call = self
            .0
            .call_method(Some(SECRETS), path, Some(interface), method, arguments);
        let answer = call.await.map_err(|error| explain(&error))?;
        let body = answer.body();
        body.deserialize()
            .map_err(|error| Refusal::Error(refused(&error)))
    }
}

fn of_refusal(refusal: Refusal, path: &str) -> KeychainError {
    match refusal {
        Refusal::Gone => KeychainError::Refused {
            reason: format!("it has nothing at {path}"),
        },
        Refusal::Unknown(error) | Refusal::Error(error) => error,
    }
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
        "org.freedesktop.DBus.Error.UnknownMethod" => Refusal::Unknown(refused(error)),
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
