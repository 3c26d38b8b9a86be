//! Takes away what stands at a path, one place at a time.
//!
//! A header of which nothing but blank lines would be left goes too, with the
//! blank line above it, so that taking away what was put there gives back the
//! text of before. Comments stay.

use super::splice::{self, Splice};
use crate::layout::{Element, Entry, Follow, Kind, Layout, Place, Section, Value};

/// The cut for one of the places at or below the path; empty when there is
/// none left.
pub(super) fn splices(text: &str, layout: &Layout, path: &[&str]) -> Vec<Splice> {
    let is_below = |section: &&Section| {
        section.path.len() >= path.len()
            && section
                .path
                .iter()
                .zip(path)
                .all(|(one, other)| one == other)
    };
    if let Some(section) = layout.sections.iter().rev().find(is_below) {
        return vec![Splice::cut(whole_section(text, section))];
    }
    let inside = layout
        .sections
        .iter()
        .filter(|section| !section.is_array)
        .find_map(|section| {
            let rest = section.rest(path)?;
            in_section(text, layout, section, rest)
        });
    inside.into_iter().collect()
}

fn in_section(text: &str, layout: &Layout, section: &Section, path: &[&str]) -> Option<Splice> {
    section
        .entries
        .iter()
        .find_map(|entry| match (entry.follow(path), &entry.value.kind) {
            (Follow::Below | Follow::Into([]), _) => {
                Some(Splice::cut(own_lines(text, layout, section, entry)))
            }
            (Follow::Into(rest), Kind::Table(inner)) => {
                let is_deep = section.path.len() + entry.keys.len() > 1;
                if is_deep && is_all(inner, rest) {
                    return Some(Splice::cut(own_lines(text, layout, section, entry)));
                }
                in_table(&entry.value, inner, rest)
            }
            _ => None,
        })
}

/// Whether an inline table would be empty. One in another table then goes
/// too; one at the top, such as `registries = {}`, was there before.
fn is_all(entries: &[Entry], path: &[&str]) -> bool {
    match entries {
        [only] => match (only.follow(path), &only.value.kind) {
            (Follow::Below | Follow::Into([]), _) => true,
            (Follow::Into(rest), Kind::Table(inner)) => is_all(inner, rest),
            _ => false,
        },
        _ => false,
    }
}

/// From an inline table, with the comma before or behind.
fn in_table(table: &Value, entries: &[Entry], path: &[&str]) -> Option<Splice> {
    entries.iter().enumerate().find_map(|(at, entry)| {
        match (entry.follow(path), &entry.value.kind) {
            (Follow::Below | Follow::Into([]), _) => Some(Splice::cut(in_line(table, entries, at))),
            (Follow::Into(rest), Kind::Table(inner)) if is_all(inner, rest) => {
                Some(Splice::cut(in_line(table, entries, at)))
            }
            (Follow::Into(rest), Kind::Table(inner)) => in_table(&entry.value, inner, rest),
            _ => None,
        }
    })
}

fn in_line(table: &Value, entries: &[Entry], at: usize) -> Place {
    let before = at.checked_sub(1).and_then(|before| entries.get(before));
    match (before, entries.get(at), entries.get(at + 1)) {
        (Some(before), Some(entry), _) => before.place().end..entry.place().end,
        (None, Some(entry), Some(next)) => entry.start()..next.start(),
        _ => table.place.start + 1..table.place.end - 1,
    }
}

/// An element of an array: its line if it has one of its own.
pub(super) fn element(text: &str, elements: &[Element], at: usize) -> Vec<Splice> {
    let Some(element) = elements.get(at) else {
        return Vec::new();
    };
    let place = &element.value.place;
    let line = splice::line_start(text, place.start)..splice::line_end(text, place.end);
    let end = element.comma.unwrap_or(place.end);
    let before = at.checked_sub(1).and_then(|before| elements.get(before));
    let is_alone = text
        .get(line.start..place.start)
        .is_some_and(|blanks| blanks.trim().is_empty())
        && text
            .get(end..line.end)
            .is_some_and(|rest| rest.trim().is_empty() || rest.trim_start().starts_with('#'));
    match (before, elements.get(at + 1)) {
        _ if is_alone => {
            let mut cuts = vec![Splice::cut(line)];
            // The last one has no comma in this list, so neither has the new last one.
            if let (Some(comma), None) = (before.and_then(|before| before.comma), element.comma) {
                cuts.push(Splice::cut(comma - 1..comma));
            }
            cuts
        }
        (_, Some(next)) => vec![Splice::cut(place.start..next.value.place.start)],
        (Some(before), None) => vec![Splice::cut(before.value.place.end..place.end)],
        (None, None) => vec![Splice::cut(place.start..end)],
    }
}

/// The lines of an entry; of the whole section if nothing else is in it.
fn own_lines(text: &str, layout: &Layout, section: &Section, entry: &Entry) -> Place {
    let lines =
        splice::line_start(text, entry.start())..splice::line_end(text, entry.value.place.end);
    let next = layout
        .sections
        .iter()
        .map(|other| other.header.start)
        .filter(|start| *start > section.header.end)
        .min();
    let until = next.map_or(text.len(), |next| splice::line_start(text, next));
    let header_line = splice::line_end(text, section.header.end);
    let is_blank = |place: Place| text.get(place).is_some_and(|rest| rest.trim().is_empty());
    let is_alone = !section.path.is_empty()
        && is_blank(section.header.end..header_line)
        && is_blank(header_line..lines.start)
        && is_blank(lines.end..until);
    if is_alone {
        with_blank_above(text, section.header.start, lines.end)
    } else {
        to_the_end(text, lines)
    }
}

/// The header and the entries below it, without the comments behind them.
fn whole_section(text: &str, section: &Section) -> Place {
    let last = section
        .entries
        .last()
        .map_or(section.header.end, |entry| entry.value.place.end);
    with_blank_above(text, section.header.start, splice::line_end(text, last))
}

fn with_blank_above(text: &str, header: usize, end: usize) -> Place {
    let start = splice::line_start(text, header);
    let above = start
        .checked_sub(1)
        .map_or(start, |newline| splice::line_start(text, newline));
    let is_blank = text
        .get(above..start)
        .is_some_and(|line| line.trim().is_empty());
    to_the_end(text, if is_blank { above..end } else { start..end })
}

/// When the last lines of a text without a final newline go, the newline
/// before them goes too.
fn to_the_end(text: &str, lines: Place) -> Place {
    if lines.end < text.len() || text.ends_with('\n') {
        return lines;
    }
    let before = text.get(..lines.start).unwrap_or_default();
    let kept = before
        .strip_suffix('\n')
        .map_or(before, |line| line.strip_suffix('\r').unwrap_or(line));
    kept.len()..lines.end
}
