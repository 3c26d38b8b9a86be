//! Taking our lines out of a file that was edited since: a merge of three
//! texts by lines, from what we wrote to what was there before and to what is
//! there now. It either gives a text in which every value is the one that
//! nobody else changed, or none: it never guesses.

use serde_json::Value;
use similar::{Algorithm, DiffTag, capture_diff_slices};
use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

/// Lines of what we wrote that others take the place of.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Hunk<'text> {
    old: Range<usize>,
    new: Vec<&'text str>,
}

/// The text now without what we added, with what we removed; none when what
/// we wrote and what was edited since touch each other. `before` is none when
/// there was no such file.
pub(super) fn without_ours(before: Option<&str>, after: &str, now: &str) -> Option<String> {
    let end = if after.contains("\r\n") { "\r\n" } else { "\n" };
    let [old, ours, theirs] = [before.unwrap_or_default(), after, now].map(|t| ended(t, end));
    let mut merged = merge(&lines(&old), &lines(&ours), &lines(&theirs))?;
    let is_unended = |text: &str| !text.is_empty() && !text.ends_with('\n');
    let ends_as_before = is_unended(before.unwrap_or_default())
        && !is_unended(after)
        && lines(&merged).last() == lines(&old).last();
    if is_unended(now) || ends_as_before {
        merged.truncate(merged.trim_end_matches(['\r', '\n']).len());
    }
    means_the_same(before.unwrap_or_default(), after, now, &merged).then_some(merged)
}

fn ended(text: &str, end: &str) -> String {
    match text {
        "" => String::new(),
        text if text.ends_with('\n') => text.to_owned(),
        text => format!("{text}{end}"),
    }
}

fn lines(text: &str) -> Vec<&str> {
    text.split_inclusive('\n').collect()
}

fn merge(old: &[&str], ours: &[&str], theirs: &[&str]) -> Option<String> {
    let back = hunks(ours, old);
    let mut edits = hunks(ours, theirs);
    edits.retain(|edit| !back.contains(edit));
    for edit in &mut edits {
        for hunk in &back {
            settle(edit, hunk, ours)?;
        }
    }
    Some(woven(ours, &back, &edits))
}

fn hunks<'text>(from: &[&'text str], to: &[&'text str]) -> Vec<Hunk<'text>> {
    capture_diff_slices(Algorithm::Myers, from, to)
        .iter()
        .filter(|operation| operation.tag() != DiffTag::Equal)
        .map(|operation| Hunk {
            old: operation.old_range(),
            new: to[operation.new_range()].to_vec(),
        })
        .collect()
}

/// Makes sure that both can be done; an insertion may be told of another
/// place where it is the same.
fn settle(edit: &mut Hunk<'_>, hunk: &Hunk<'_>, ours: &[&str]) -> Option<()> {
    let both_insert = edit.old.is_empty() && hunk.old.is_empty();
    if both_insert && edit.old.start == hunk.old.start {
        return None;
    }
    let is_apart = edit.old.end <= hunk.old.start || edit.old.start >= hunk.old.end;
    let both_delete = edit.new.is_empty() && hunk.new.is_empty();
    // Nothing of ours is left to be taken out.
    let is_out = hunk.new.is_empty()
        && edit.old.start <= hunk.old.start
        && hunk.old.end <= edit.old.end
        && !hunk.old.is_empty();
    if is_apart || both_delete || is_out {
        return Some(());
    }
    let moved = edit.old.is_empty().then(|| {
        let up = slid_up(edit, hunk.old.start, ours);
        up.or_else(|| slid_down(edit, hunk.old.end, ours))
    });
    *edit = moved??;
    Some(())
}

/// The same insertion further up, where lines repeat.
fn slid_up<'text>(edit: &Hunk<'text>, to: usize, ours: &[&str]) -> Option<Hunk<'text>> {
    let mut edit = edit.clone();
    while edit.old.start > to {
        let at = edit.old.start - 1;
        if ours.get(at) != edit.new.last() {
            return None;
        }
        edit.new.rotate_right(1);
        edit.old = at..at;
    }
    Some(edit)
}

fn slid_down<'text>(edit: &Hunk<'text>, to: usize, ours: &[&str]) -> Option<Hunk<'text>> {
    let mut edit = edit.clone();
    while edit.old.start < to {
        if ours.get(edit.old.start) != edit.new.first() {
            return None;
        }
        edit.new.rotate_left(1);
        let at = edit.old.start + 1;
        edit.old = at..at;
    }
    Some(edit)
}

/// Our text with both kinds of hunks in it. Where an insertion and another
/// hunk begin at the same line, the insertion was made before that line.
fn woven(ours: &[&str], back: &[Hunk<'_>], edits: &[Hunk<'_>]) -> String {
    let mut hunks: Vec<&Hunk<'_>> = back.iter().chain(edits).collect();
    hunks.sort_by_key(|hunk| (hunk.old.start, !hunk.old.is_empty()));
    let gone: BTreeSet<usize> = hunks.iter().flat_map(|hunk| hunk.old.clone()).collect();
    let mut text = String::new();
    for at in 0..=ours.len() {
        for hunk in hunks.iter().filter(|hunk| hunk.old.start == at) {
            text.extend(hunk.new.iter().copied());
        }
        if let Some(line) = ours.get(at).filter(|_| !gone.contains(&at)) {
            text.push_str(line);
        }
    }
    text
}

/// Whether every value of the merged text is the one that follows from the
/// others. A line may well have come below another header.
fn means_the_same(before: &str, after: &str, now: &str, merged: &str) -> bool {
    let [Some(before), Some(after), Some(now), Some(merged)] =
        [before, after, now, merged].map(values)
    else {
        return false;
    };
    let all = [&before, &after, &now, &merged];
    let keys: BTreeSet<&Vec<String>> = all.into_iter().flat_map(BTreeMap::keys).collect();
    keys.into_iter().all(|key| {
        let [before, after, now] = [&before, &after, &now].map(|values| values.get(key));
        let expected = if now == after { before } else { now };
        let is_open = now != after && after != before && now != before;
        !is_open && merged.get(key) == expected
    })
}

/// Every value by its path; none for what is no TOML.
fn values(text: &str) -> Option<BTreeMap<Vec<String>, Value>> {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let value: Value = toml_edit::de::from_str(text).ok()?;
    let mut values = BTreeMap::new();
    collect(&mut Vec::new(), value, &mut values);
    Some(values)
}

fn collect(path: &mut Vec<String>, value: Value, values: &mut BTreeMap<Vec<String>, Value>) {
    match value {
        Value::Object(table) => {
            for (key, value) in table {
                path.push(key);
                collect(path, value, values);
                path.pop();
            }
        }
        value => {
            values.insert(path.clone(), value);
        }
    }
}

#[cfg(test)]
mod tests;
