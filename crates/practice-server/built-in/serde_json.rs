//! A small stand-in for `serde_json`, made for practice.

use std::fmt;

/// Why a value could not be written.
#[derive(Debug)]
pub struct Error(());

impl fmt::Display for Error {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("the value cannot be written")
    }
}

impl std::error::Error for Error {}

/// Writes the name of a value's type, and the length of that name.
pub fn to_string<T: serde::Serialize + ?Sized>(value: &T) -> Result<String, Error> {
    let name = value.type_name();
    let mut buffer = itoa::Buffer::new();
    let length = buffer.format(name.len() as u64).to_owned();
    Ok(format!("{{\"type\":\"{name}\",\"length\":{length}}}"))
}
