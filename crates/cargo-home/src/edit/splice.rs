//! Cutting and pasting in a text, line ends and final newline as they are.

use super::EditError;
use crate::layout::Place;

/// The byte order mark of UTF-8, which is no part of the document.
const MARK: &str = "\u{feff}";

/// A piece of the text and what takes its place.
#[derive(Debug)]
pub(super) struct Splice {
    pub(super) place: Place,
    pub(super) text: String,
}

impl Splice {
    pub(super) fn insert(at: usize, text: String) -> Splice {
        Splice {
            place: at..at,
            text,
        }
    }

    pub(super) fn cut(place: Place) -> Splice {
        Splice {
            place,
            text: String::new(),
        }
    }
}

/// The byte order mark, if there is one, and the document behind it.
pub(super) fn split_mark(text: &str) -> (&str, &str) {
    match text.strip_prefix(MARK) {
        Some(body) => (MARK, body),
        None => ("", text),
    }
}

/// The text with all pieces replaced; they must not overlap.
pub(super) fn splice(text: &str, mut splices: Vec<Splice>) -> Result<String, EditError> {
    splices.sort_by_key(|splice| (splice.place.start, splice.place.end));
    let mut result = String::with_capacity(text.len() + 256);
    let mut at = 0;
    for splice in &splices {
        let kept = text
            .get(at..splice.place.start)
            .ok_or_else(|| EditError::Internal {
                reason: "two places overlap".to_owned(),
            })?;
        result.push_str(kept);
        result.push_str(&splice.text);
        at = splice.place.end;
    }
    result.push_str(text.get(at..).unwrap_or_default());
    Ok(result)
}

/// The start of the line on which a byte stands.
pub(super) fn line_start(text: &str, at: usize) -> usize {
    text.get(..at)
        .and_then(|before| before.rfind('\n'))
        .map_or(0, |newline| newline + 1)
}

/// The end of that line, its newline included.
pub(super) fn line_end(text: &str, at: usize) -> usize {
    text.get(at..)
        .and_then(|after| after.find('\n'))
        .map_or(text.len(), |newline| at + newline + 1)
}

/// The blanks at the start of the line on which a byte stands.
pub(super) fn indentation(text: &str, at: usize) -> &str {
    let line = text.get(line_start(text, at)..).unwrap_or_default();
    let blanks = line.len() - line.trim_start_matches([' ', '\t']).len();
    line.get(..blanks).unwrap_or_default()
}

/// How the line with this byte ends; for the last line without an end, how
/// the first one does.
pub(super) fn newline_at(text: &str, at: usize) -> &'static str {
    let ending = |line: &str| if line.ends_with("\r\n") { "\r\n" } else { "\n" };
    let end = line_end(text, at);
    match text.get(..end) {
        Some(lines) if lines.ends_with('\n') => ending(lines),
        _ => text
            .find('\n')
            .map_or("\n", |first| ending(text.get(..=first).unwrap_or_default())),
    }
}

/// Puts a line below the one with this byte. Where that one has no end, as the
/// last one may, the new line has none either.
pub(super) fn line_below(text: &str, at: usize, line: &str) -> Splice {
    let newline = newline_at(text, at);
    let end = line_end(text, at);
    if text.get(..end).is_some_and(|lines| lines.ends_with('\n')) {
        Splice::insert(end, format!("{line}{newline}"))
    } else {
        Splice::insert(end, format!("{newline}{line}"))
    }
}

/// Puts lines at the end, behind a blank line; without a final newline where
/// the text has none.
pub(super) fn section_at_end(text: &str, lines: &[String]) -> Splice {
    let newline = newline_at(text, text.len());
    let section = lines.join(newline);
    if text.trim().is_empty() {
        let before = if text.is_empty() || text.ends_with('\n') {
            ""
        } else {
            newline
        };
        return Splice::insert(text.len(), format!("{before}{section}{newline}"));
    }
    if !text.ends_with('\n') {
        return Splice::insert(text.len(), format!("{newline}{newline}{section}"));
    }
    let has_blank = text
        .lines()
        .next_back()
        .is_some_and(|line| line.trim().is_empty());
    let before = if has_blank { "" } else { newline };
    Splice::insert(text.len(), format!("{before}{section}{newline}"))
}

/// A key as it is written: bare where TOML 1.0 allows it.
pub(super) fn key(name: &str) -> String {
    let is_bare = |byte: u8| byte.is_ascii_alphanumeric() || byte == b'-' || byte == b'_';
    if !name.is_empty() && name.bytes().all(is_bare) {
        name.to_owned()
    } else {
        string(name)
    }
}

/// A string as it is written. There are no control characters in it.
pub(super) fn string(text: &str) -> String {
    if text.contains(['"', '\\']) && !text.contains('\'') {
        return format!("'{text}'");
    }
    format!("\"{}\"", text.replace('\\', "\\\\").replace('"', "\\\""))
}

/// An array of strings on one line.
pub(super) fn array(texts: &[String]) -> String {
    let elements: Vec<String> = texts.iter().map(|text| string(text)).collect();
    format!("[{}]", elements.join(", "))
}
