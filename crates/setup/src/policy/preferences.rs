//! The managed preferences of macOS: a property list, binary or XML, that the
//! system writes from what a management server sent.

use super::table::{Table, Value};
use std::io::Cursor;

/// What the system adds of its own.
const OF_THE_SYSTEM: &str = "Payload";

pub(super) fn table(bytes: &[u8]) -> Result<Table, String> {
    let list = plist::Value::from_reader(Cursor::new(bytes));
    let Some(keys) = list.ok().and_then(plist::Value::into_dictionary) else {
        return Err("It is no property list with keys.".to_owned());
    };
    let value = |value: plist::Value| match value {
        plist::Value::String(text) => Value::Text(text),
        plist::Value::Boolean(truth) => Value::Truth(truth),
        _ => Value::Other,
    };
    Ok(keys
        .into_iter()
        .filter(|(key, _)| !key.starts_with(OF_THE_SYSTEM))
        .map(|(key, it)| (key, value(it)))
        .collect())
}
