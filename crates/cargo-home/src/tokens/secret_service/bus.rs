//! The D-Bus session in which the Secret Service is looked for: the one that
//! libsecret, and so Cargo, would find with the environment we give it.

use zbus::Connection;
use zbus::connection::Builder;

use super::TokenStoreError;
use super::failure::failed;
use crate::Computer;

/// An address is a path and little more.
const LONGEST_ADDRESS: usize = 4096;
const SECRETS: &str = "org.freedesktop.secrets";
/// How often we greet a service that says it does not know how.
const TRIES: usize = 3;

/// Connects to the first address that answers.
pub(super) async fn connect(computer: &Computer) -> Result<Connection, TokenStoreError> {
    let addresses = addresses(computer)?;
    let mut reason = String::from("its address is empty");
    // One variable may hold several addresses to try in turn.
    for address in addresses.split(';').filter(|address| !address.is_empty()) {
        let connection = match Builder::address(address) {
            Ok(builder) => builder.build().await,
            Err(error) => Err(error),
        };
        match connection {
            Ok(connection) => return Ok(connection),
            Err(error) => reason = format!("{address} does not answer ({error})"),
        }
    }
    Err(TokenStoreError::NoSessionBus { reason })
}

/// A first call, which needs nothing. GNOME Keyring (42 to 50 at least) may lose a
/// caller whose first call comes while others come and go: it then says that it
/// knows no such method, or, if that call opens a session, ends itself by a fatal
/// error (docs/decisions/0016). Whoever had an answer is known.
pub(super) async fn greet(connection: &Connection) -> Result<(), TokenStoreError> {
    let (path, interface) = ("/org/freedesktop/secrets", "org.freedesktop.Secret.Service");
    let mut tried = 1;
    loop {
        let greeted = connection
            .call_method(
                Some(SECRETS),
                path,
                Some(interface),
                "ReadAlias",
                &"default",
            )
            .await;
        match greeted {
            Ok(_) => return Ok(()),
            Err(error) if tried == TRIES || !is_lost(&error) => {
                return Err(failed("open a session")(error.into()));
            }
            Err(_) => tried += 1,
        }
    }
}

fn is_lost(error: &zbus::Error) -> bool {
    let zbus::Error::MethodError(name, _, _) = error else {
        return false;
    };
    name.as_str() == "org.freedesktop.DBus.Error.UnknownMethod"
}

fn addresses(computer: &Computer) -> Result<String, TokenStoreError> {
    let none = |reason: &str| TokenStoreError::NoSessionBus {
        reason: reason.to_owned(),
    };
    if let Some(address) = &computer.secret_service_address {
        return Ok(address.clone());
    }
    if let Some(address) = computer.variable("DBUS_SESSION_BUS_ADDRESS") {
        return match address.to_str() {
            Some(address) if address.len() <= LONGEST_ADDRESS => Ok(address.to_owned()),
            _ => Err(none("DBUS_SESSION_BUS_ADDRESS holds no address")),
        };
    }
    // Where systemd puts it; GLib looks there too.
    let socket = computer
        .variable("XDG_RUNTIME_DIR")
        .map(|folder| std::path::Path::new(folder).join("bus"))
        .filter(|socket| socket.is_absolute() && socket.exists());
    match socket.as_deref().map(std::path::Path::to_str) {
        Some(Some(socket)) => Ok(format!("unix:path={}", escape(socket))),
        _ => Err(none(
            "neither DBUS_SESSION_BUS_ADDRESS nor a bus in XDG_RUNTIME_DIR is there",
        )),
    }
}

/// Other bytes than these have to be written by their number in an address.
pub(in crate::tokens) fn escape(path: &str) -> String {
    let mut escaped = String::with_capacity(path.len());
    for byte in path.bytes() {
        if byte.is_ascii_alphanumeric() || b"-_/.*\\".contains(&byte) {
            escaped.push(char::from(byte));
        } else {
            escaped.push_str(&format!("%{byte:02x}"));
        }
    }
    escaped
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_address_is_the_one_that_cargo_would_use() {
        let folder = tempfile::tempdir().unwrap();
        std::fs::write(folder.path().join("bus"), "").unwrap();
        let check = |variables: &[(&str, &str)], given: Option<&str>| {
            let all = variables.iter().chain(&[("HOME", "/a")]);
            let mut computer =
                Computer::from_variables(all.map(|(name, value)| (name.into(), value.into())))
                    .unwrap();
            computer.secret_service_address = given.map(str::to_owned);
            addresses(&computer).map_err(|error| error.to_string())
        };
        let runtime = folder.path().to_str().unwrap();
        let session = ("DBUS_SESSION_BUS_ADDRESS", "unix:path=/s");
        assert_eq!(
            check(&[session], Some("unix:path=/p")).unwrap(),
            "unix:path=/p"
        );
        assert_eq!(
            check(&[session, ("XDG_RUNTIME_DIR", runtime)], None).unwrap(),
            "unix:path=/s"
        );
        assert_eq!(
            check(&[("XDG_RUNTIME_DIR", runtime)], None).unwrap(),
            format!("unix:path={}", escape(&format!("{runtime}/bus")))
        );
        for nothing in [&[][..], &[("XDG_RUNTIME_DIR", "/nowhere")]] {
            insta::allow_duplicates! {
                insta::assert_snapshot!(check(nothing, None).unwrap_err(), @"There is no D-Bus session here, so there is no Secret Service: neither DBUS_SESSION_BUS_ADDRESS nor a bus in XDG_RUNTIME_DIR is there.");
            }
        }
    }

    #[test]
    fn paths_are_escaped() {
        assert_eq!(escape("/a b/c;d,é"), "/a%20b/c%3bd%2c%c3%a9");
    }
}
