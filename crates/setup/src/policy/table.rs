//! The keys of a policy, whichever file they come from: each is known and of its
//! type, or the whole is refused.

use super::Policy;
use sign_in::ClientId;
use std::collections::BTreeMap;
use std::path::Path;

/// A value, as far as a key takes it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Value {
    Text(String),
    Truth(bool),
    /// Of a type that no key takes.
    Other,
}

pub(super) type Table = BTreeMap<String, Value>;

/// The keys of a TOML file.
pub(super) fn of_toml(bytes: &[u8]) -> Result<Table, String> {
    let text = std::str::from_utf8(bytes).map_err(|_| "It is not UTF-8.".to_owned())?;
    let document: toml_edit::DocumentMut =
        text.parse().map_err(|_| "It is not TOML.".to_owned())?;
    let value = |item: &toml_edit::Item| match item.as_value() {
        Some(toml_edit::Value::String(text)) => Value::Text(text.value().clone()),
        Some(toml_edit::Value::Boolean(truth)) => Value::Truth(*truth.value()),
        _ => Value::Other,
    };
    let keys = document.iter();
    Ok(keys
        .map(|(key, item)| (key.to_owned(), value(item)))
        .collect())
}

/// What the keys mean.
pub(super) fn policy(from: &Path, table: Table) -> Result<Policy, String> {
    let mut policy = Policy {
        from: Some(from.to_owned()),
        ..Policy::default()
    };
    for (key, value) in table {
        match (key.as_str(), value) {
            ("client-id", Value::Text(text)) => {
                let id = ClientId::parse(&text).map_err(|error| format!("client-id: {error}"))?;
                policy.client_id = Some(id);
            }
            ("client-id", _) => return Err("client-id must be a text.".to_owned()),
            ("device-code", Value::Truth(allowed)) => policy.forbids_device_code = !allowed,
            ("device-code", _) => return Err("device-code must be true or false.".to_owned()),
            (key, _) => {
                let key: String = key.chars().take(60).collect();
                return Err(format!("This version knows no key {key:?}."));
            }
        }
    }
    Ok(policy)
}
