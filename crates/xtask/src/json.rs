//! As much of JSON as the raw samples need, and as reading the practice
//! server's one line needs.

use std::fmt;

/// A value to be written.
#[derive(Clone, Debug)]
pub(crate) enum Json {
    Text(String),
    Number(f64),
    Truth(bool),
    List(Vec<Json>),
    Object(Vec<(&'static str, Json)>),
}

impl Json {
    pub(crate) fn text(text: impl Into<String>) -> Json {
        Json::Text(text.into())
    }

    pub(crate) fn list<T>(items: &[T], json: impl Fn(&T) -> Json) -> Json {
        Json::List(items.iter().map(json).collect())
    }
}

impl fmt::Display for Json {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Json::Text(text) => write_text(formatter, text),
            // JSON has no other numbers.
            Json::Number(number) if !number.is_finite() => formatter.write_str("null"),
            Json::Number(number) => write!(formatter, "{number}"),
            Json::Truth(truth) => write!(formatter, "{truth}"),
            Json::List(items) => {
                formatter.write_str("[")?;
                for (index, item) in items.iter().enumerate() {
                    write!(formatter, "{}{item}", if index == 0 { "" } else { "," })?;
                }
                formatter.write_str("]")
            }
            Json::Object(fields) => {
                formatter.write_str("{")?;
                for (index, (name, value)) in fields.iter().enumerate() {
                    let comma = if index == 0 { "" } else { "," };
                    write!(formatter, "{comma}\"{name}\":{value}")?;
                }
                formatter.write_str("}")
            }
        }
    }
}

fn write_text(formatter: &mut fmt::Formatter<'_>, text: &str) -> fmt::Result {
    formatter.write_str("\"")?;
    for character in text.chars() {
        match character {
            '"' | '\\' => write!(formatter, "\\{character}")?,
            control if control < ' ' => write!(formatter, "\\u{:04x}", u32::from(control))?,
            other => write!(formatter, "{other}")?,
        }
    }
    formatter.write_str("\"")
}

/// The text under this name in a line of JSON; none when it is not there or
/// has characters that are escaped, which addresses and paths of ours have not.
pub(crate) fn text_of<'a>(line: &'a str, name: &str) -> Option<&'a str> {
    let (_, rest) = line.split_once(&format!("\"{name}\":\""))?;
    let (text, _) = rest.split_once('"')?;
    (!text.contains('\\')).then_some(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_written_is_json() {
        let written = Json::Object(vec![
            ("text", Json::text("a \"b\" \\ \n é")),
            (
                "numbers",
                Json::list(&[1.5, f64::NAN, 2.0], |n| Json::Number(*n)),
            ),
            ("truth", Json::Truth(true)),
            ("nothing", Json::Object(Vec::new())),
        ])
        .to_string();
        let read: serde_json::Value = serde_json::from_str(&written).unwrap();
        assert_eq!(
            read,
            serde_json::json!({
                "text": "a \"b\" \\ \n é",
                "numbers": [1.5, null, 2],
                "truth": true,
                "nothing": {},
            })
        );
    }

    #[test]
    fn a_text_is_found_by_its_name() {
        let line = r#"{"type":"practice-server","project":"Practice","path":"C:\\a"}"#;
        assert_eq!(text_of(line, "project"), Some("Practice"));
        assert_eq!(text_of(line, "path"), None);
        assert_eq!(text_of(line, "token"), None);
    }
}
