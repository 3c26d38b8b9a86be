//! Where everything stands in a TOML document: each header, key and value
//! with its place in the text.
//!
//! Edits cut and paste between these places, so that no other byte can change,
//! and origins name a line. Values are never decoded here unless a caller asks
//! for one string, so that a file with a token in it can be looked at safely.

mod build;

use std::ops::Range;

pub(crate) use build::parse;

/// A place in the text, in bytes.
pub(crate) type Place = Range<usize>;

/// The document as a list of headers and the entries below each.
#[derive(Debug)]
pub(crate) struct Layout {
    /// The first section has no header: it is the root table.
    pub(crate) sections: Vec<Section>,
}

/// A header and what stands below it, up to the next header.
#[derive(Debug)]
pub(crate) struct Section {
    /// The path in the header; empty for the root.
    pub(crate) path: Vec<String>,
    /// From `[` to `]`; empty and at the start for the root.
    pub(crate) header: Place,
    /// Whether it is `[[an array of tables]]`.
    pub(crate) is_array: bool,
    /// The keys with values that stand below the header.
    pub(crate) entries: Vec<Entry>,
}

/// A key, maybe dotted, and its value.
#[derive(Debug)]
pub(crate) struct Entry {
    /// The parts of the key.
    pub(crate) keys: Vec<Key>,
    /// The value.
    pub(crate) value: Value,
}

/// One part of a key.
#[derive(Debug)]
pub(crate) struct Key {
    /// The decoded name.
    pub(crate) name: String,
    /// Where it stands, quotes included.
    pub(crate) place: Place,
}

/// A value and where it stands.
#[derive(Debug)]
pub(crate) struct Value {
    /// From its first to its last byte.
    pub(crate) place: Place,
    /// What it is made of.
    pub(crate) kind: Kind,
}

/// What a value is made of.
#[derive(Debug)]
pub(crate) enum Kind {
    /// A string in one of the four forms.
    String(toml_parser::decoder::Encoding),
    /// A number, a truth value or a time.
    Other,
    /// An array: its elements, each with the comma behind it.
    Array(Vec<Element>),
    /// An inline table.
    Table(Vec<Entry>),
}

/// An element of an array.
#[derive(Debug)]
pub(crate) struct Element {
    /// The value.
    pub(crate) value: Value,
    /// The end of the comma behind it, if there is one.
    pub(crate) comma: Option<usize>,
}

impl Entry {
    /// From the first byte of the key to the last of the value.
    pub(crate) fn place(&self) -> Place {
        self.start()..self.value.place.end
    }

    /// The first byte of the key.
    pub(crate) fn start(&self) -> usize {
        self.keys
            .first()
            .map_or(self.value.place.start, |key| key.place.start)
    }

    /// Whether the key's parts begin with the path, and what of either is left.
    pub(crate) fn follow<'path>(&self, path: &'path [&'path str]) -> Follow<'path> {
        let common = self
            .keys
            .iter()
            .zip(path)
            .take_while(|(key, part)| key.name == **part)
            .count();
        if common == self.keys.len() {
            Follow::Into(path.get(common..).unwrap_or_default())
        } else if common == path.len() {
            Follow::Below
        } else {
            Follow::Elsewhere
        }
    }
}

/// How an entry lies to a path.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Follow<'path> {
    /// The entry's value is at the path, or is a table that may hold the rest.
    Into(&'path [&'path str]),
    /// The path is a table that this entry's dotted key makes.
    Below,
    /// The entry has nothing to do with the path.
    Elsewhere,
}

impl Value {
    /// The text of a string; `None` for every other value.
    pub(crate) fn string(&self, text: &str) -> Option<String> {
        let Kind::String(encoding) = self.kind else {
            return None;
        };
        let span = toml_parser::Span::new_unchecked(self.place.start, self.place.end);
        let raw =
            toml_parser::Raw::new_unchecked(text.get(self.place.clone())?, Some(encoding), span);
        let mut string = std::borrow::Cow::Borrowed("");
        let mut error = None;
        let _ = raw.decode_scalar(&mut string, &mut error);
        error.is_none().then(|| string.into_owned())
    }

    /// What the value is, in a word for a message.
    pub(crate) fn word(&self) -> &'static str {
        match self.kind {
            Kind::String(_) => "a string",
            Kind::Other => "a number, truth value or time",
            Kind::Array(_) => "an array",
            Kind::Table(_) => "a table",
        }
    }
}

impl Layout {
    /// The value that stands at the path, in whatever spelling.
    pub(crate) fn value(&self, path: &[&str]) -> Option<&Value> {
        self.sections
            .iter()
            .filter(|section| !section.is_array)
            .find_map(|section| {
                let rest = section.rest(path)?;
                value_in(&section.entries, rest)
            })
    }
}

impl Layout {
    /// Every value that is no table with something in it, by its path. What
    /// stands in an array of tables is left out.
    pub(crate) fn leaves(&self) -> Vec<(Vec<&str>, &Value)> {
        let mut leaves = Vec::new();
        for section in self.sections.iter().filter(|section| !section.is_array) {
            let path: Vec<&str> = section.path.iter().map(String::as_str).collect();
            collect(&section.entries, &path, &mut leaves);
        }
        leaves
    }
}

fn collect<'layout>(
    entries: &'layout [Entry],
    head: &[&'layout str],
    leaves: &mut Vec<(Vec<&'layout str>, &'layout Value)>,
) {
    for entry in entries {
        let mut path = head.to_vec();
        path.extend(entry.keys.iter().map(|key| key.name.as_str()));
        match &entry.value.kind {
            Kind::Table(inner) if !inner.is_empty() => collect(inner, &path, leaves),
            _ => leaves.push((path, &entry.value)),
        }
    }
}

impl Section {
    /// The path as seen from this section, if it lies below its header.
    pub(crate) fn rest<'path>(&self, path: &'path [&'path str]) -> Option<&'path [&'path str]> {
        let (head, rest) = path.split_at_checked(self.path.len())?;
        (self.path == head).then_some(rest)
    }
}

/// The value at the path below the entries; inline tables are looked into.
pub(crate) fn value_in<'layout>(
    entries: &'layout [Entry],
    path: &[&str],
) -> Option<&'layout Value> {
    entries.iter().find_map(|entry| match entry.follow(path) {
        Follow::Into([]) => Some(&entry.value),
        Follow::Into(rest) => match &entry.value.kind {
            Kind::Table(inner) => value_in(inner, rest),
            _ => None,
        },
        Follow::Below | Follow::Elsewhere => None,
    })
}

/// The line, from 1, on which a byte stands.
pub(crate) fn line_of(text: &str, at: usize) -> usize {
    let before = text.as_bytes().get(..at).unwrap_or(text.as_bytes());
    1 + before.iter().filter(|byte| **byte == b'\n').count()
}

/// Where every line begins, for many lines of one text: to count for each of them
/// from the start would let a long hostile file take a minute.
pub(crate) struct Lines(Vec<usize>);

impl Lines {
    pub(crate) fn of(text: &str) -> Lines {
        let ends = text.bytes().enumerate().filter(|(_, byte)| *byte == b'\n');
        Lines(
            std::iter::once(0)
                .chain(ends.map(|(end, _)| end + 1))
                .collect(),
        )
    }

    /// What [`line_of`] counts.
    pub(crate) fn line_of(&self, at: usize) -> usize {
        self.0.partition_point(|start| *start <= at)
    }
}

/// The column, from 1 and in characters, at which a byte stands.
pub(crate) fn column_of(text: &str, at: usize) -> usize {
    let before = text.get(..at).unwrap_or(text);
    1 + before
        .chars()
        .rev()
        .take_while(|character| *character != '\n')
        .count()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_ways_to_a_line_lead_to_the_same() {
        for text in ["", "a", "\n", "a\n", "a\r\n\nb\nü = 1", "\n\n\n"] {
            let lines = Lines::of(text);
            for at in 0..text.len() + 2 {
                assert_eq!(lines.line_of(at), line_of(text, at), "{text:?} at {at}");
            }
        }
    }
}
