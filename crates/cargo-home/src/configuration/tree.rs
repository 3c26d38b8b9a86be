//! The values of a configuration, joined as Cargo joins them.

use std::collections::BTreeMap;
use std::collections::btree_map::Entry;
use std::path::Path;

use secrecy::SecretString;

use super::{ConfigurationProblem, Origin, Sourced};
use crate::layout::{Kind, Layout, Lines, Value};

/// The tables that matter here; all others are not kept.
const KEPT: [&str; 7] = [
    "registries",
    "registry",
    "source",
    "credential-alias",
    "net",
    "http",
    "include",
];

/// Keys whose values are secrets: only that they are there is kept.
const SECRET: [&str; 2] = ["token", "secret-key"];
/// A value that may hold a secret, and is needed.
const HIDDEN: [&str; 2] = ["http", "proxy"];

/// A value with its origin.
#[derive(Clone, Debug)]
pub(super) enum Node {
    Table(BTreeMap<String, Node>, Origin),
    List(Vec<Node>, Origin),
    String(String, Origin),
    /// A text that is never shown.
    Hidden(SecretString, Origin),
    True(Origin),
    /// A number, a time, `false`, or a secret.
    Other(Origin),
}

impl Node {
    pub(super) fn empty(path: &Path) -> Node {
        Node::Table(
            BTreeMap::new(),
            Origin::File {
                path: path.to_owned(),
                line: 1,
            },
        )
    }

    /// The tree of one file.
    pub(super) fn of_file(path: &Path, text: &str, layout: &Layout) -> Node {
        let lines = Lines::of(text);
        let origin = |at| Origin::File {
            path: path.to_owned(),
            line: lines.line_of(at),
        };
        let mut root = Node::empty(path);
        for section in &layout.sections {
            let names: Vec<&str> = section.path.iter().map(String::as_str).collect();
            if !section.is_array && names.first().is_some_and(|first| KEPT.contains(first)) {
                root.put(&names, None, &origin(section.header.start));
            }
        }
        for (names, value) in layout.leaves() {
            if names.first().is_some_and(|first| KEPT.contains(first)) {
                let is_secret = names.last().is_some_and(|last| SECRET.contains(last));
                let here = || origin(value.place.start);
                let node = match value.string(text) {
                    _ if is_secret => Node::Other(here()),
                    Some(hidden) if names == HIDDEN => Node::Hidden(hidden.into(), here()),
                    _ => Node::of_value(value, text, &origin),
                };
                root.put(&names, Some(node), &origin(value.place.start));
            }
        }
        root
    }

    fn of_value(value: &Value, text: &str, origin: &dyn Fn(usize) -> Origin) -> Node {
        let here = origin(value.place.start);
        match &value.kind {
            Kind::String(_) => Node::String(value.string(text).unwrap_or_default(), here),
            Kind::Array(elements) => Node::List(
                elements
                    .iter()
                    .map(|element| Node::of_value(&element.value, text, origin))
                    .collect(),
                here,
            ),
            Kind::Table(entries) => {
                let mut table = Node::Table(BTreeMap::new(), here.clone());
                for entry in entries {
                    let names: Vec<&str> = entry.keys.iter().map(|key| key.name.as_str()).collect();
                    table.put(
                        &names,
                        Some(Node::of_value(&entry.value, text, origin)),
                        &here,
                    );
                }
                table
            }
            Kind::Other if text.get(value.place.clone()) == Some("true") => Node::True(here),
            Kind::Other => Node::Other(here),
        }
    }

    /// Puts a value at a path, or makes the path a table.
    fn put(&mut self, names: &[&str], value: Option<Node>, origin: &Origin) {
        let Node::Table(table, _) = self else { return };
        let Some((first, rest)) = names.split_first() else {
            return;
        };
        match (rest, value) {
            ([], Some(value)) => {
                table.insert((*first).to_owned(), value);
            }
            (_, value) => {
                let empty = || Node::Table(BTreeMap::new(), origin.clone());
                table
                    .entry((*first).to_owned())
                    .or_insert_with(empty)
                    .put(rest, value, origin);
            }
        }
    }

    pub(super) fn get(&self, path: &[&str]) -> Option<&Node> {
        path.iter().try_fold(self, |node, name| match node {
            Node::Table(table, _) => table.get(*name),
            _ => None,
        })
    }

    pub(super) fn take(&mut self, name: &str) -> Option<Node> {
        match self {
            Node::Table(table, _) => table.remove(name),
            _ => None,
        }
    }

    pub(super) fn keys(&self, path: &[&str]) -> Vec<&str> {
        match self.get(path) {
            Some(Node::Table(table, _)) => table.keys().map(String::as_str).collect(),
            _ => Vec::new(),
        }
    }

    pub(super) fn origin(&self) -> &Origin {
        match self {
            Node::Table(_, origin)
            | Node::List(_, origin)
            | Node::String(_, origin)
            | Node::Hidden(_, origin)
            | Node::True(origin)
            | Node::Other(origin) => origin,
        }
    }

    pub(super) fn string(&self) -> Option<Sourced<String>> {
        match self {
            Node::String(value, origin) => Some(Sourced {
                value: value.clone(),
                origin: origin.clone(),
            }),
            _ => None,
        }
    }

    pub(super) fn hidden(&self) -> Option<Sourced<SecretString>> {
        match self {
            Node::Hidden(value, origin) => Some(Sourced {
                value: value.clone(),
                origin: origin.clone(),
            }),
            _ => None,
        }
    }

    pub(super) fn strings(&self) -> Vec<Sourced<String>> {
        match self {
            Node::List(nodes, _) => nodes.iter().filter_map(Node::string).collect(),
            _ => Vec::new(),
        }
    }

    /// A string in words, or a list as it is.
    pub(super) fn words(&self) -> Vec<String> {
        match self {
            Node::String(value, _) => value.split_ascii_whitespace().map(str::to_owned).collect(),
            _ => self
                .strings()
                .into_iter()
                .map(|string| string.value)
                .collect(),
        }
    }

    /// The registries whose `credential-provider` is a list.
    pub(super) fn provider_lists(&self) -> Vec<(String, Origin)> {
        let list = |name: &str| match self.get(&["registries", name, "credential-provider"]) {
            Some(Node::List(_, origin)) => Some((name.to_owned(), origin.clone())),
            _ => None,
        };
        self.keys(&["registries"])
            .into_iter()
            .filter_map(list)
            .collect()
    }

    pub(super) fn is_true(&self) -> bool {
        matches!(self, Node::True(_))
    }

    /// Where this is not a list of words.
    pub(super) fn broken_list(&self) -> Option<&Origin> {
        let is_word =
            |node: &&Node| matches!(node, Node::String(value, _) if !value.trim().is_empty());
        match self {
            Node::List(nodes, _) => nodes.iter().find(|node| !is_word(node)).map(Node::origin),
            other => Some(other.origin()),
        }
    }

    fn word(&self) -> &'static str {
        match self {
            Node::Table(..) => "a table",
            Node::List(..) => "a list",
            _ => "a value",
        }
    }

    /// Joins another file's values into these, as Cargo does: tables key by
    /// key, lists joined, of other values those here stay. With `force` the
    /// others win and come last.
    pub(super) fn merge(
        &mut self,
        from: Node,
        force: bool,
        path: &mut Vec<String>,
    ) -> Result<(), ConfigurationProblem> {
        match (self, from) {
            (Node::Table(old, _), Node::Table(new, _)) => {
                for (key, value) in new {
                    path.push(key.clone());
                    match old.entry(key) {
                        Entry::Occupied(mut entry) => entry.get_mut().merge(value, force, path)?,
                        Entry::Vacant(entry) => {
                            entry.insert(value);
                        }
                    }
                    path.pop();
                }
            }
            (Node::List(old, origin), Node::List(mut new, new_origin)) => {
                match (is_whole(path), force) {
                    (true, true) => (*old, *origin) = (new, new_origin),
                    (true, false) => {}
                    (false, true) => old.append(&mut new),
                    (false, false) => {
                        new.append(old);
                        *old = new;
                    }
                }
            }
            (old, new)
                if matches!(
                    (&*old, &new),
                    (Node::Table(..) | Node::List(..), _) | (_, Node::Table(..) | Node::List(..))
                ) =>
            {
                let line = match new.origin() {
                    Origin::File { line, .. } => *line,
                    Origin::Environment { .. } => 0,
                };
                let key = path.join(".");
                return Err(ConfigurationProblem::Mixed {
                    key,
                    line,
                    found: new.word(),
                    expected: old.word(),
                });
            }
            (old, new) => {
                if force {
                    *old = new;
                }
            }
        }
        Ok(())
    }
}

/// Lists that Cargo, since 1.86, does not join (cargo facts §1c). Cargo 1.95
/// was seen to join them at times all the same, depending on the random order
/// of its table, which [`crate::Finding::RegistryProviderInTwoFiles`] tells.
fn is_whole(path: &[String]) -> bool {
    let path: Vec<&str> = path.iter().map(String::as_str).collect();
    matches!(
        path.as_slice(),
        ["credential-alias", _]
            | ["registries", _, "credential-provider"]
            | ["registry", "credential-provider"]
    )
}
