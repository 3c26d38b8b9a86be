//! Puts a value at a path, into whatever form its surroundings have.

use super::EditError;
use super::splice::{self, Splice};
use crate::layout::{Entry, Follow, Kind, Layout, Section, Value};

/// The form of a table that is written where there was none yet.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Shape {
    /// `name = { key = value }` below the outer table's header, as Microsoft's
    /// page writes registries.
    Inline,
    /// A header of its own, as that page writes `[source.crates-io]`.
    Section,
}

/// The innermost thing that already holds a beginning of the path.
enum Holder<'layout> {
    /// A table with a header.
    Headed(&'layout Section),
    /// An inline table.
    Inline(&'layout Value, &'layout [Entry]),
    /// Dotted keys below a header: the last of them, and how many parts of its
    /// key lead to the holder.
    Dotted(&'layout Entry, usize),
    /// The same inside an inline table.
    DottedInline(&'layout Entry, usize),
    /// Only deeper headers, which make the table without showing it.
    Implied,
}

/// Sets the string at the path, unless what is found is as wanted.
pub(super) fn string(
    text: &str,
    layout: &Layout,
    path: &[&str],
    wanted: &str,
    shape: Shape,
    is_done: impl Fn(&str) -> bool,
) -> Result<Vec<Splice>, EditError> {
    match layout.value(path) {
        None => missing(text, layout, path, &splice::string(wanted), shape),
        Some(value) => match value.string(text) {
            Some(found) if is_done(&found) => Ok(Vec::new()),
            Some(_) => Ok(vec![replace(value, splice::string(wanted))]),
            None => Err(wrong_value(text, path, value, "a string")),
        },
    }
}

/// Puts another value in a value's place.
pub(super) fn replace(value: &Value, written: String) -> Splice {
    Splice {
        place: value.place.clone(),
        text: written,
    }
}

pub(super) fn wrong_value(
    text: &str,
    path: &[&str],
    value: &Value,
    expected: &'static str,
) -> EditError {
    EditError::wrong_shape(text, path, value.place.start, value.word(), expected)
}

/// Writes a value that is not there.
pub(super) fn missing(
    text: &str,
    layout: &Layout,
    path: &[&str],
    written: &str,
    shape: Shape,
) -> Result<Vec<Splice>, EditError> {
    refuse_table_at(text, layout, path)?;
    for depth in (1..path.len()).rev() {
        let (head, rest) = path.split_at(depth);
        if let Some(holder) = holder(text, layout, head)? {
            return Ok(vec![put(text, &holder, head, rest, written, shape)]);
        }
    }
    Ok(vec![new_section(text, path, written, shape)])
}

/// A table where a value belongs is not overwritten.
fn refuse_table_at(text: &str, layout: &Layout, path: &[&str]) -> Result<(), EditError> {
    let at = match holder(text, layout, path)? {
        None => return Ok(()),
        Some(Holder::Headed(section)) => section.header.start,
        Some(Holder::Inline(value, _)) => value.place.start,
        Some(Holder::Dotted(entry, _) | Holder::DottedInline(entry, _)) => entry.start(),
        Some(Holder::Implied) => deeper(layout, path).map_or(0, |section| section.header.start),
    };
    Err(EditError::wrong_shape(text, path, at, "a table", "a value"))
}

fn holder<'layout>(
    text: &str,
    layout: &'layout Layout,
    head: &[&str],
) -> Result<Option<Holder<'layout>>, EditError> {
    let wrong = |at, found| Err(EditError::wrong_shape(text, head, at, found, "a table"));
    if let Some(section) = layout
        .sections
        .iter()
        .skip(1)
        .find(|section| section.path == head)
    {
        return Ok(Some(Holder::Headed(section)));
    }
    match layout.value(head) {
        Some(Value {
            kind: Kind::Table(entries),
            ..
        }) => {
            return Ok(layout
                .value(head)
                .map(|value| Holder::Inline(value, entries)));
        }
        Some(value) => return wrong(value.place.start, value.word()),
        None => {}
    }
    for section in layout.sections.iter().filter(|section| !section.is_array) {
        let Some(rest) = section.rest(head) else {
            continue;
        };
        if let Some(dotted) = dotted(&section.entries, rest, false) {
            return Ok(Some(dotted));
        }
    }
    Ok(deeper(layout, head).map(|_| Holder::Implied))
}

/// The last entry whose dotted key makes the table at the path.
fn dotted<'layout>(
    entries: &'layout [Entry],
    path: &[&str],
    is_inline: bool,
) -> Option<Holder<'layout>> {
    if let Some(entry) = entries
        .iter()
        .rev()
        .find(|entry| entry.follow(path) == Follow::Below)
    {
        let parts = path.len();
        return Some(if is_inline {
            Holder::DottedInline(entry, parts)
        } else {
            Holder::Dotted(entry, parts)
        });
    }
    entries
        .iter()
        .find_map(|entry| match (entry.follow(path), &entry.value.kind) {
            (Follow::Into(rest), Kind::Table(inner)) if !rest.is_empty() => {
                dotted(inner, rest, true)
            }
            _ => None,
        })
}

fn deeper<'layout>(layout: &'layout Layout, head: &[&str]) -> Option<&'layout Section> {
    layout.sections.iter().find(|section| {
        section.path.len() > head.len()
            && section
                .path
                .iter()
                .zip(head)
                .all(|(one, other)| one == other)
    })
}

fn put(
    text: &str,
    holder: &Holder<'_>,
    head: &[&str],
    rest: &[&str],
    written: &str,
    shape: Shape,
) -> Splice {
    match holder {
        Holder::Headed(_) if rest.len() > 1 && shape == Shape::Section => {
            new_section(text, &[head, rest].concat(), written, shape)
        }
        Holder::Headed(section) => {
            let above = section.entries.last().map(Entry::place);
            let place = above.unwrap_or_else(|| section.header.clone());
            let indentation = splice::indentation(text, place.start);
            splice::line_below(
                text,
                place.end,
                &format!("{indentation}{}", nested(rest, written)),
            )
        }
        Holder::Inline(value, entries) => match entries.last() {
            None => put_into_empty(text, value, &nested(rest, written)),
            Some(last) => Splice::insert(last.place().end, format!(", {}", nested(rest, written))),
        },
        Holder::Dotted(entry, parts) => {
            let indentation = splice::indentation(text, entry.start());
            let line = format!(
                "{indentation}{}",
                dotted_line(text, entry, *parts, rest, written)
            );
            splice::line_below(text, entry.place().end, &line)
        }
        Holder::DottedInline(entry, parts) => {
            let line = dotted_line(text, entry, *parts, rest, written);
            Splice::insert(entry.place().end, format!(", {line}"))
        }
        Holder::Implied => {
            let path = [head, rest].concat();
            section(
                text,
                path.get(..path.len() - 1).unwrap_or_default(),
                path.get(path.len() - 1..).unwrap_or_default(),
                written,
            )
        }
    }
}

/// `{}` becomes `{ key = value }`.
fn put_into_empty(text: &str, value: &Value, entry: &str) -> Splice {
    let inside = value.place.start + 1..value.place.end - 1;
    if text
        .get(inside.clone())
        .is_some_and(|blanks| blanks.trim().is_empty())
    {
        Splice {
            place: inside,
            text: format!(" {entry} "),
        }
    } else {
        // Only TOML 1.1 has comments in here; they stay.
        Splice::insert(inside.start, format!(" {entry} "))
    }
}

/// `key = value`, or `name = { key = value }`.
fn nested(rest: &[&str], written: &str) -> String {
    match rest {
        [] => written.to_owned(),
        [last] => format!("{} = {written}", splice::key(last)),
        [first, inner @ ..] => format!("{} = {{ {} }}", splice::key(first), nested(inner, written)),
    }
}

/// A line in the dotted form of an entry, with the very text of its parts.
fn dotted_line(text: &str, entry: &Entry, parts: usize, rest: &[&str], written: &str) -> String {
    let start = entry.start();
    let end = entry.keys.get(parts).map_or(start, |key| key.place.start);
    let keys: Vec<String> = rest.iter().map(|part| splice::key(part)).collect();
    format!(
        "{}{} = {written}",
        text.get(start..end).unwrap_or_default(),
        keys.join(".")
    )
}

/// A table that is quite new, in the form of Microsoft's page.
fn new_section(text: &str, path: &[&str], written: &str, shape: Shape) -> Splice {
    let depth = if shape == Shape::Inline {
        1
    } else {
        path.len() - 1
    };
    let (head, rest) = path.split_at(depth);
    section(text, head, rest, written)
}

fn section(text: &str, head: &[&str], rest: &[&str], written: &str) -> Splice {
    let keys: Vec<String> = head.iter().map(|part| splice::key(part)).collect();
    splice::section_at_end(
        text,
        &[format!("[{}]", keys.join(".")), nested(rest, written)],
    )
}
