//! Edits of lists of credential providers.
//!
//! In the global list Cargo asks the last element first (cargo facts §1a), so
//! the order matters. A string where Cargo wants the list is read as Cargo
//! reads its variable, as words, and becomes a list.

use super::EditError;
use super::put::{self, Shape};
use super::remove;
use super::splice::{self, Splice};
use crate::layout::{Element, Kind, Layout, Value};

/// Sets a registry's own provider.
pub(super) fn set(
    text: &str,
    layout: &Layout,
    path: &[&str],
    provider: &[String],
) -> Result<Vec<Splice>, EditError> {
    let written = splice::array(provider);
    let Some(value) = layout.value(path) else {
        return put::missing(text, layout, path, &written, Shape::Inline);
    };
    if own(text, path, value)? == provider {
        Ok(Vec::new())
    } else {
        Ok(vec![put::replace(value, written)])
    }
}

/// A registry's own provider, as far as there is one.
pub(super) fn of_registry(
    text: &str,
    layout: &Layout,
    path: &[&str],
) -> Result<Option<Vec<String>>, EditError> {
    let value = layout.value(path);
    value.map(|value| own(text, path, value)).transpose()
}

fn own(text: &str, path: &[&str], value: &Value) -> Result<Vec<String>, EditError> {
    match &value.kind {
        Kind::String(_) => Ok(words(value, text)),
        Kind::Array(elements) => strings(text, path, elements),
        _ => Err(put::wrong_value(text, path, value, "a string or an array")),
    }
}

/// Adds to the global list what is missing and puts the wanted ones in order.
pub(super) fn ensure(
    text: &str,
    layout: &Layout,
    path: &[&str],
    wanted: &[String],
) -> Result<Vec<Splice>, EditError> {
    if wanted.is_empty() {
        return Ok(Vec::new());
    }
    let Some(value) = layout.value(path) else {
        return put::missing(text, layout, path, &splice::array(wanted), Shape::Section);
    };
    match &value.kind {
        Kind::String(_) => {
            let mut providers = words(value, text);
            for (is_last, provider) in missing(&providers, wanted) {
                providers.insert(if is_last { providers.len() } else { 0 }, provider);
            }
            Ok(vec![put::replace(value, splice::array(&providers))])
        }
        Kind::Array(elements) => ensure_in_array(text, path, value, elements, wanted),
        _ => Err(put::wrong_value(text, path, value, "an array")),
    }
}

/// One step at a time: first order, then the missing one after the other.
fn ensure_in_array(
    text: &str,
    path: &[&str],
    value: &Value,
    elements: &[Element],
    wanted: &[String],
) -> Result<Vec<Splice>, EditError> {
    let found = strings(text, path, elements)?;
    let swaps = reorder(text, elements, &found, wanted);
    if !swaps.is_empty() {
        return Ok(swaps);
    }
    let Some((is_last, provider)) = missing(&found, wanted).into_iter().next() else {
        return Ok(Vec::new());
    };
    let written = splice::string(&provider);
    Ok(match (elements.first(), elements.last()) {
        (Some(_), Some(last)) if is_last => append(text, value, elements, last, &written),
        (Some(first), Some(_)) => vec![prepend(text, value, first, &written)],
        _ => vec![Splice::insert(value.place.start + 1, written)],
    })
}

/// The wanted that are not found, each with whether it goes to the end. Those
/// for the front come last first, so that they end up in order.
fn missing(found: &[String], wanted: &[String]) -> Vec<(bool, String)> {
    let last = wanted.len() - 1;
    let is_missing = |provider: &String| !found.iter().any(|other| is_same(other, provider));
    wanted
        .iter()
        .enumerate()
        .rev()
        .filter(|(_, provider)| is_missing(provider))
        .map(|(at, provider)| (at == last, provider.clone()))
        .collect()
}

/// Puts the texts of the wanted that are there into the wanted order, in the
/// places that they have among all others.
fn reorder(text: &str, elements: &[Element], found: &[String], wanted: &[String]) -> Vec<Splice> {
    let place = |provider: &String| found.iter().rposition(|other| is_same(other, provider));
    let places: Vec<usize> = wanted.iter().filter_map(place).collect();
    let mut sorted = places.clone();
    sorted.sort_unstable();
    let pairs = sorted.iter().zip(&places).filter(|(to, from)| to != from);
    pairs
        .filter_map(|(to, from)| {
            let written = text.get(elements.get(*from)?.value.place.clone())?;
            Some(put::replace(&elements.get(*to)?.value, written.to_owned()))
        })
        .collect()
}

fn append(
    text: &str,
    value: &Value,
    elements: &[Element],
    last: &Element,
    written: &str,
) -> Vec<Splice> {
    let before = elements
        .iter()
        .rev()
        .nth(1)
        .map_or(value.place.start, |element| element.value.place.end);
    let own_line = text
        .get(before..last.value.place.start)
        .is_some_and(|between| between.contains('\n'));
    let end = last.value.place.end;
    if !own_line {
        let at = last.comma.unwrap_or(end);
        let text = if last.comma.is_some() {
            format!(" {written},")
        } else {
            format!(", {written}")
        };
        return vec![Splice::insert(at, text)];
    }
    let line = format!(
        "{}{written}",
        splice::indentation(text, last.value.place.start)
    );
    let closes_on_line = splice::line_end(text, end) > value.place.end - 1;
    match last.comma {
        // `"last"]` on the line of the last element.
        _ if closes_on_line => {
            let newline = splice::newline_at(text, end);
            let at = last.comma.unwrap_or(end);
            let comma = if last.comma.is_some() { "" } else { "," };
            vec![Splice::insert(
                at,
                format!(
                    "{comma}{newline}{line}{}",
                    if last.comma.is_some() { "," } else { "" }
                ),
            )]
        }
        Some(comma) => vec![splice::line_below(text, comma, &format!("{line},"))],
        None => vec![
            Splice::insert(end, ",".to_owned()),
            splice::line_below(text, end, &line),
        ],
    }
}

fn prepend(text: &str, value: &Value, first: &Element, written: &str) -> Splice {
    let start = first.value.place.start;
    let own_line = text
        .get(value.place.start..start)
        .is_some_and(|between| between.contains('\n'));
    if own_line {
        let indentation = splice::indentation(text, start);
        let newline = splice::newline_at(text, start);
        Splice::insert(
            splice::line_start(text, start),
            format!("{indentation}{written},{newline}"),
        )
    } else {
        Splice::insert(start, format!("{written}, "))
    }
}

/// Takes providers out of the global list; a list that becomes empty goes.
pub(super) fn take(
    text: &str,
    layout: &Layout,
    path: &[&str],
    unwanted: &[String],
) -> Result<Vec<Splice>, EditError> {
    let Some(value) = layout.value(path) else {
        return Ok(Vec::new());
    };
    let is_unwanted = |found: &String| unwanted.iter().any(|provider| is_same(found, provider));
    match &value.kind {
        Kind::String(_) => {
            let found = words(value, text);
            let kept: Vec<String> = found
                .iter()
                .filter(|found| !is_unwanted(found))
                .cloned()
                .collect();
            if kept.len() == found.len() {
                Ok(Vec::new())
            } else if kept.is_empty() {
                Ok(remove::splices(text, layout, path))
            } else {
                Ok(vec![put::replace(value, splice::array(&kept))])
            }
        }
        Kind::Array(elements) => {
            let found = strings(text, path, elements)?;
            match found.iter().rposition(is_unwanted) {
                None => Ok(Vec::new()),
                Some(_) if found.iter().all(is_unwanted) => Ok(remove::splices(text, layout, path)),
                Some(at) => Ok(remove::element(text, elements, at)),
            }
        }
        _ => Err(put::wrong_value(text, path, value, "an array")),
    }
}

/// Cargo splits each element into words, so blanks between them do not count.
fn is_same(one: &str, other: &str) -> bool {
    one.split_ascii_whitespace()
        .eq(other.split_ascii_whitespace())
}

fn words(value: &Value, text: &str) -> Vec<String> {
    let string = value.string(text).unwrap_or_default();
    string.split_ascii_whitespace().map(str::to_owned).collect()
}

fn strings(text: &str, path: &[&str], elements: &[Element]) -> Result<Vec<String>, EditError> {
    let string = |element: &Element| {
        element
            .value
            .string(text)
            .ok_or_else(|| put::wrong_value(text, path, &element.value, "a string"))
    };
    elements.iter().map(string).collect()
}
