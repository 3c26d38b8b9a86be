//! The policies of Windows: values in a key of the registry that Group Policy and
//! management servers write, and by the rights that Windows gives it nobody but an
//! administrator. It is the same for programs of 32 and 64 bits.

use super::table::{Table, Value};
use windows_registry::{LOCAL_MACHINE, Type};

const KEY: &str = r"SOFTWARE\Policies\Feedwright";
/// The key as the registry's own editor names it.
pub(super) const PLACE: &str = r"HKEY_LOCAL_MACHINE\SOFTWARE\Policies\Feedwright";
/// `ERROR_FILE_NOT_FOUND` as a result: there is no such key.
const NOT_FOUND: i32 = -2_147_024_894;

/// The values; none when there is no key.
pub(super) fn table() -> Result<Option<Table>, String> {
    match LOCAL_MACHINE.open(KEY) {
        Ok(key) => values(&key).map(Some).map_err(unreadable),
        Err(error) if error.code().0 == NOT_FOUND => Ok(None),
        Err(error) => Err(unreadable(error)),
    }
}

fn values(key: &windows_registry::Key) -> windows_registry::Result<Table> {
    // What lies deeper is not known either, and not passed over.
    let deeper = key.keys()?.map(|name| (name, Value::Other));
    let values = key.values()?;
    Ok(values
        .map(|(name, value)| (name, of(value)))
        .chain(deeper)
        .collect())
}

fn of(value: windows_registry::Value) -> Value {
    match value.ty() {
        Type::String => String::try_from(value).map_or(Value::Other, Value::Text),
        // As Group Policy writes what is switched on or off.
        Type::U32 => match u32::try_from(value) {
            Ok(0) => Value::Truth(false),
            Ok(1) => Value::Truth(true),
            _ => Value::Other,
        },
        _ => Value::Other,
    }
}

fn unreadable(error: impl std::fmt::Display) -> String {
    format!("It cannot be read: {error}.")
}
