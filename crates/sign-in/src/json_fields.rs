//! Reading the objects of our own JSON files: every field is checked, an
//! unknown one is refused, and a fault names its place but never its value.

use serde_json::{Map, Value};

/// A place in a file and what is wrong there.
pub(crate) type Fault = (String, &'static str);

/// A text of at most so many characters.
pub(crate) fn text<'a>(
    fields: &'a Map<String, Value>,
    place: &str,
    name: &str,
    longest: usize,
) -> Result<&'a str, Fault> {
    match fields.get(name) {
        Some(Value::String(text)) if text.chars().count() <= longest => Ok(text),
        Some(Value::String(_)) => Err((format!("{place}.{name}"), "it is too long")),
        _ => Err((format!("{place}.{name}"), "it is missing or no text")),
    }
}

/// Refuses every field that is not among these.
pub(crate) fn only(fields: &Map<String, Value>, place: &str, known: &[&str]) -> Result<(), Fault> {
    match fields.keys().find(|key| !known.contains(&key.as_str())) {
        None => Ok(()),
        Some(_) if place.is_empty() => Err(("the file".to_owned(), "it has an unknown field")),
        Some(_) => Err((place.to_owned(), "it has an unknown field")),
    }
}
