//! Taking our entries out of the list of our provider after other runs have
//! changed it too. It is our own file, of entries that do not depend on each
//! other, so nobody needs to be asked: what came later stays.

use serde::{Deserialize, Serialize};
use std::path::Path;

/// The list's form, in the order of its file.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
struct List {
    schema: u64,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    least_seconds_left: Option<u64>,
    registries: Vec<Entry>,
}

#[derive(Clone, Debug, PartialEq, Eq, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
struct Entry {
    index: String,
    organization: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    proxy: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    last_proxy: Option<String>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    authority_files: Vec<String>,
}

/// Whether it is the list of our provider: no file of Cargo's has this name.
pub(super) fn is_list(path: &Path) -> bool {
    path == sign_in::Registrations::file(path.parent().unwrap_or(path))
}

/// The list without what a run added and with what it removed; the inner none
/// when nothing is left and there was no file before. None for what is no list.
pub(super) fn without_ours(
    before: Option<&[u8]>,
    after: &[u8],
    now: &[u8],
) -> Option<Option<Vec<u8>>> {
    let parse = |bytes: &[u8]| serde_json::from_slice::<List>(bytes).ok();
    let (after, mut list) = (parse(after)?, parse(now)?);
    let old = match before {
        Some(bytes) => parse(bytes)?.registries,
        None => Vec::new(),
    };
    let added = |entry: &Entry| after.registries.contains(entry) && !old.contains(entry);
    list.registries.retain(|entry| !added(entry));
    for entry in &old {
        let is_known = |known: &Entry| known.index == entry.index;
        if !after.registries.contains(entry) && !list.registries.iter().any(is_known) {
            list.registries.push(entry.clone());
        }
    }
    list.registries
        .sort_by(|one, other| one.index.cmp(&other.index));
    match before {
        None if list.registries.is_empty() => Some(None),
        Some(bytes) if parse(bytes).as_ref() == Some(&list) => Some(Some(bytes.to_vec())),
        _ => {
            let mut text = serde_json::to_vec_pretty(&list).ok()?;
            text.push(b'\n');
            Some(Some(text))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use azure_devops::Endpoints;
    use sign_in::Registrations;

    fn list(feeds: &[&str]) -> Vec<u8> {
        let organization = Endpoints::parse("https://dev.azure.com/contoso").unwrap();
        let mut list = Registrations::default();
        for feed in feeds {
            let index =
                format!("sparse+https://pkgs.dev.azure.com/contoso/_packaging/{feed}/Cargo/index/");
            list = list.with(&index, &organization).unwrap();
        }
        list.to_json().into_bytes()
    }

    #[test]
    fn what_came_later_stays() {
        let check = |before: Option<&[&str]>, after: &[&str], now: &[&str], expect: &[&str]| {
            let before = before.map(list);
            let found = without_ours(before.as_deref(), &list(after), &list(now));
            let expect = (before.is_some() || !expect.is_empty()).then(|| list(expect));
            assert_eq!(found, Some(expect), "{after:?} {now:?}");
        };
        check(None, &["a"], &["a", "b"], &["b"]);
        check(None, &["a"], &["b"], &["b"]);
        check(None, &["a"], &[], &[]);
        check(Some(&["a"]), &["a", "b"], &["a", "b", "c"], &["a", "c"]);
        check(Some(&["a", "b"]), &["a"], &["a", "c"], &["a", "b", "c"]);
        check(Some(&["a"]), &[], &["a"], &["a"]);
        assert_eq!(without_ours(None, &list(&["a"]), b"{"), None);
    }

    /// Everything that the list may say is known here, too.
    #[test]
    fn settings_and_ways_to_the_network_stay() {
        let full = |feeds: &[&str]| {
            let text = String::from_utf8(list(feeds)).unwrap();
            let text = text.replace(
                "\"schema\": 1,",
                "\"schema\": 1,\n  \"least_seconds_left\": 9,",
            );
            text.replace(
                "/contoso\"",
                "/contoso\",\n      \"proxy\": \"http://p.example:1\",\n      \"last_proxy\": \"http://q.example:2\",\n      \"authority_files\": [\n        \"/etc/corp.pem\"\n      ]",
            )
            .into_bytes()
        };
        let found = without_ours(
            Some(&full(&["a"])),
            &full(&["a", "b"]),
            &full(&["a", "b", "c"]),
        );
        let text = |bytes: Vec<u8>| String::from_utf8(bytes).unwrap();
        assert_eq!(found.flatten().map(text), Some(text(full(&["a", "c"]))));
    }

    #[test]
    fn a_list_is_known_by_its_name() {
        assert!(is_list(Path::new(
            "/home/ann/.config/feedwright/registries.json"
        )));
        assert!(!is_list(Path::new("/home/ann/.cargo/config.toml")));
    }
}
