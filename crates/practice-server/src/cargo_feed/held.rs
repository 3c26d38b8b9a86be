//! What a feed holds of one crate: a copy, taken while the state is locked, so that the upstream
//! can be asked without the lock.

use std::collections::HashSet;

use serde_json::Value;

use super::access::Admission;
use crate::state::{Data, Feed, Version};
use crate::upstream::IndexEntry;

/// The versions of one crate that are, or were, in a feed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Held {
    /// Version and index line, in the order in which they came.
    pub(super) lines: Vec<(String, String)>,
    /// Versions that were deleted; their numbers stay taken (facts §3.4).
    pub(super) deleted: HashSet<String>,
    /// Whether a version was published here, which blocks those from outside (facts §10).
    pub(super) published_here: bool,
}

/// The feed that a request was let into, also when it was deleted a moment ago.
pub(super) fn feed<'a>(data: &'a Data, admission: &Admission) -> Option<&'a Feed> {
    let organization = data.organization(admission.organization)?;
    organization
        .feeds
        .iter()
        .find(|feed| feed.id == admission.feed)
}

impl Held {
    /// What the feed, or the view that was named, shows of a crate.
    pub(super) fn of(data: &Data, admission: &Admission, name: &str) -> Self {
        let package = feed(data, admission).and_then(|feed| feed.package(name));
        let is_shown = admission.view.is_none_or(|view| view.is_local);
        let Some(package) = package.filter(|_| is_shown) else {
            return Self::default();
        };
        let (deleted, present): (Vec<_>, Vec<_>) =
            package.versions.iter().partition(|version| version.deleted);
        Self {
            lines: present
                .iter()
                .map(|version| (version.version.clone(), line(version)))
                .collect(),
            deleted: deleted
                .iter()
                .map(|version| version.version.clone())
                .collect(),
            published_here: present.iter().any(|version| version.upstream.is_none()),
        }
    }

    pub(super) fn has(&self, version: &str) -> bool {
        self.lines.iter().any(|(held, _)| held == version)
    }

    /// Whether a version of the upstream may be offered and saved.
    pub(super) fn admits(&self, version: &str) -> bool {
        !self.published_here && !self.deleted.contains(version)
    }

    /// The index file: what the feed holds, and what its upstream has besides.
    pub(super) fn merged(&self, upstream: Option<&IndexEntry>) -> String {
        let mut text = String::new();
        let mut push = |line: &str| {
            text.push_str(line);
            text.push('\n');
        };
        for (_, line) in &self.lines {
            push(line);
        }
        for version in upstream.iter().flat_map(|entry| entry.versions()) {
            if !self.has(&version.version) && self.admits(&version.version) {
                push(&version.line);
            }
        }
        text
    }
}

/// The index line of a version; yanking happens here, after it was saved.
fn line(version: &Version) -> String {
    if !version.yanked {
        return version.index_line.clone();
    }
    match serde_json::from_str::<Value>(&version.index_line) {
        Ok(Value::Object(mut fields)) => {
            fields.insert("yanked".to_owned(), true.into());
            Value::Object(fields).to_string()
        }
        _ => version.index_line.clone(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::upstream::CrateName;

    fn upstream(versions: &[&str]) -> IndexEntry {
        let sum = "0".repeat(64);
        let line =
            |version: &&str| format!(r#"{{"name":"log","vers":"{version}","cksum":"{sum}"}}"#);
        let body = versions.iter().map(line).collect::<Vec<_>>().join("\n");
        IndexEntry::parse(&CrateName::parse("log").unwrap(), body.as_bytes(), None).unwrap()
    }

    fn versions(held: &Held, upstream: Option<&IndexEntry>) -> Vec<String> {
        let text = held.merged(upstream);
        let version = |line: &str| match serde_json::from_str::<Value>(line).unwrap() {
            Value::Object(fields) => fields["vers"].as_str().unwrap().to_owned(),
            _ => panic!("{line}"),
        };
        text.lines().map(version).collect()
    }

    fn held(version: &str) -> Held {
        let line = format!(r#"{{"vers":"{version}","held":true}}"#);
        Held {
            lines: vec![(version.to_owned(), line)],
            ..Held::default()
        }
    }

    #[test]
    fn a_held_version_stands_for_that_of_the_upstream() {
        let entry = upstream(&["0.4.1", "0.4.2"]);
        let held = held("0.4.2");
        assert_eq!(versions(&held, Some(&entry)), ["0.4.2", "0.4.1"]);
        assert!(held.merged(Some(&entry)).contains("held"));
        assert_eq!(versions(&held, None), ["0.4.2"]);
    }

    #[test]
    fn deleted_versions_stay_away_and_published_names_are_protected() {
        let entry = upstream(&["0.4.1", "0.4.2"]);
        let deleted = Held {
            deleted: HashSet::from(["0.4.1".to_owned()]),
            ..Held::default()
        };
        assert_eq!(versions(&deleted, Some(&entry)), ["0.4.2"]);
        let published = Held {
            published_here: true,
            ..held("9.0.0")
        };
        assert_eq!(versions(&published, Some(&entry)), ["9.0.0"]);
    }
}
