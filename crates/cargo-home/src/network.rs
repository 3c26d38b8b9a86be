//! The way to the network as Cargo goes it: which proxy it asks, who named it,
//! and whose certificates it trusts. What Cargo 1.95 was seen to do, not what
//! its manual says: `http.proxy` goes before git's setting of the same name,
//! that before the variables, small letters before capitals; `NO_PROXY` excepts
//! hosts from each of them.
//!
//! Nothing is connected to here, and no password leaves but as a secret.

mod no_proxy;

use std::path::PathBuf;

use secrecy::{ExposeSecret as _, SecretString};

use crate::git::user_proxy;
use crate::{Computer, MergedConfiguration, Origin};
pub use no_proxy::is_excepted;

/// The port that Cargo takes for a proxy of plain HTTP that names none, as
/// curl has it.
pub const PORT_OF_PLAIN_PROXY: u16 = 1080;

/// Who named Cargo's proxy.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum CargoProxySource {
    /// `http.proxy` of Cargo's configuration, or its variable.
    Configuration(Origin),
    /// `http.proxy` of the user's or the system's git configuration.
    Git(PathBuf),
    /// A variable such as `https_proxy`.
    Environment {
        /// Its name.
        variable: &'static str,
    },
}

/// The proxy that Cargo asks for a host.
#[derive(Clone, Debug)]
pub struct CargoProxy {
    /// Its address as it is written; it may hold a password.
    pub address: SecretString,
    /// Who named it.
    pub source: CargoProxySource,
}

/// The proxy that Cargo asks for a host by https; none where it connects
/// directly.
pub fn cargo_proxy(
    host: &str,
    configuration: &MergedConfiguration,
    computer: &Computer,
) -> Option<CargoProxy> {
    let list = variable(computer, &["no_proxy", "NO_PROXY"]);
    if list.is_some_and(|(_, list)| is_excepted(host, &list)) {
        return None;
    }
    named_proxy(configuration, computer)
}

/// The same for whatever host that `NO_PROXY` does not except.
pub fn named_proxy(configuration: &MergedConfiguration, computer: &Computer) -> Option<CargoProxy> {
    named(configuration, computer).filter(|proxy| !proxy.address.expose_secret().is_empty())
}

fn named(configuration: &MergedConfiguration, computer: &Computer) -> Option<CargoProxy> {
    if let Some(found) = configuration.proxy() {
        return Some(CargoProxy {
            address: found.value,
            source: CargoProxySource::Configuration(found.origin),
        });
    }
    if let Some((path, address)) = user_proxy(computer) {
        let source = CargoProxySource::Git(path);
        return Some(CargoProxy { address, source });
    }
    let names = ["https_proxy", "HTTPS_PROXY", "all_proxy", "ALL_PROXY"];
    let (variable, address) = variable(computer, &names)?;
    Some(CargoProxy {
        address: address.into(),
        source: CargoProxySource::Environment { variable },
    })
}

/// The first variable that is set; an empty one counts as not set.
fn variable(computer: &Computer, names: &[&'static str]) -> Option<(&'static str, String)> {
    names.iter().find_map(|name| {
        let value = computer.variable(name)?.to_str()?;
        Some((*name, value.to_owned()))
    })
}

#[cfg(test)]
mod tests;
