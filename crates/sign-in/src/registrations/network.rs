//! The way to the network beside a registration: a proxy that the set-up was
//! told, the one for where environment and system name none, and files with
//! authorities. Without any of them nothing is written.

use std::path::{Path, PathBuf};

use azure_devops::network::{NetworkOptions, ProxyAddress};
use serde::{Serialize as _, Serializer};
use serde_json::{Map, Value};

use crate::json_fields::{Fault, text};

/// The names of the fields, beside those of a registration.
pub(super) const FIELDS: [&str; 3] = ["proxy", "last_proxy", "authority_files"];
/// Every address here has its port; this is for a reader of those that have not.
const PORT_OF_PLAIN_PROXY: u16 = 80;
const LONGEST_ADDRESS: usize = 2_048;
const LONGEST_PATH: usize = 4_096;
const MOST_FILES: usize = 16;

#[derive(serde::Serialize)]
struct Written<'a> {
    #[serde(skip_serializing_if = "Option::is_none")]
    proxy: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    last_proxy: Option<String>,
    #[serde(skip_serializing_if = "<[_]>::is_empty")]
    authority_files: &'a [PathBuf],
}

/// The same without names and passwords, and without files that no text names
/// for good.
pub(super) fn without_secrets(network: &NetworkOptions) -> NetworkOptions {
    let place = |proxy: &ProxyAddress| proxy.without_credentials();
    let files = network.authority_files.iter();
    NetworkOptions {
        proxy: network.proxy.as_ref().map(place),
        last_proxy: network.last_proxy.as_ref().map(place),
        authority_files: files
            .filter(|path| path.to_str().is_some_and(is_written))
            .take(MOST_FILES)
            .cloned()
            .collect(),
    }
}

pub(super) fn serialize<S: Serializer>(
    network: &NetworkOptions,
    serializer: S,
) -> Result<S::Ok, S::Error> {
    let written = Written {
        proxy: network.proxy.as_ref().map(ToString::to_string),
        last_proxy: network.last_proxy.as_ref().map(ToString::to_string),
        authority_files: &network.authority_files,
    };
    written.serialize(serializer)
}

pub(super) fn parse(fields: &Map<String, Value>, place: &str) -> Result<NetworkOptions, Fault> {
    Ok(NetworkOptions {
        proxy: proxy(fields, place, "proxy")?,
        last_proxy: proxy(fields, place, "last_proxy")?,
        authority_files: files(fields, place)?,
    })
}

fn proxy(
    fields: &Map<String, Value>,
    place: &str,
    name: &str,
) -> Result<Option<ProxyAddress>, Fault> {
    if !fields.contains_key(name) {
        return Ok(None);
    }
    let text = text(fields, place, name, LONGEST_ADDRESS)?;
    let fault = |reason| (format!("{place}.{name}"), reason);
    let proxy = ProxyAddress::parse(text, PORT_OF_PLAIN_PROXY)
        .map_err(|_| fault("it is no address of a proxy"))?;
    match proxy.has_credentials() {
        true => Err(fault("it holds a name or a password")),
        false => Ok(Some(proxy)),
    }
}

fn files(fields: &Map<String, Value>, place: &str) -> Result<Vec<PathBuf>, Fault> {
    let fault = |reason| (format!("{place}.authority_files"), reason);
    let values = match fields.get("authority_files") {
        None => return Ok(Vec::new()),
        Some(Value::Array(values)) if values.len() <= MOST_FILES => values,
        Some(_) => return Err(fault("it is no list, or too long a one")),
    };
    let path = |value: &Value| {
        let text = value.as_str().filter(|text| is_written(text));
        text.map(PathBuf::from)
    };
    let paths: Option<Vec<PathBuf>> = values.iter().map(path).collect();
    paths.ok_or_else(|| fault("each has to be an absolute path"))
}

/// Never a file of the folder in which somebody runs Cargo.
fn is_written(path: &str) -> bool {
    let is_short = path.len() <= LONGEST_PATH;
    is_short && Path::new(path).is_absolute() && !path.contains(char::is_control)
}
