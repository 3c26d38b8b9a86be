//! What the product does not have, so that nobody can attack it there: no
//! updater, and no address scheme or file type of its own by which other
//! programs and pages could start it.

use serde_json::Value;
use toml_edit::DocumentMut;

use crate::repository::{Breach, assert_none, root};

/// Libraries that update a program, or register a scheme for it.
const LIBRARIES: [&str; 6] = [
    "cargo-packager-updater",
    "self-replace",
    "self_update",
    "tauri-plugin-deep-link",
    "tauri-plugin-updater",
    "velopack",
];

/// Keys of Tauri's configuration that do the same.
const KEYS: [&str; 7] = [
    "createUpdaterArtifacts",
    "deep-link",
    "deepLinkProtocols",
    "desktopTemplate",
    "fileAssociations",
    "infoPlist",
    "updater",
];

fn check_libraries(lock: &str) -> Vec<Breach> {
    let lock: DocumentMut = lock.parse().expect("Cargo.lock is TOML");
    let packages = lock["package"].as_array_of_tables().unwrap();
    let names = packages
        .iter()
        .filter_map(|package| package["name"].as_str());
    let found = names.filter(|name| LIBRARIES.contains(name));
    found
        .map(|name| {
            Breach::new(
                "Cargo.lock",
                0,
                format!("{name} updates, or registers a scheme"),
            )
        })
        .collect()
}

/// Every key of the configuration, however deep.
fn keys(value: &Value) -> Vec<&str> {
    match value {
        Value::Object(fields) => fields
            .iter()
            .flat_map(|(key, inner)| std::iter::once(key.as_str()).chain(keys(inner)))
            .collect(),
        Value::Array(values) => values.iter().flat_map(keys).collect(),
        _ => Vec::new(),
    }
}

fn check_configuration(text: &str) -> Vec<Breach> {
    let value: Value = serde_json::from_str(text).expect("tauri.conf.json is JSON");
    let keys = keys(&value);
    let found = KEYS.iter().filter(|key| keys.contains(key));
    found
        .map(|key| {
            Breach::new(
                "tauri.conf.json",
                0,
                format!("{key} is a way in from outside"),
            )
        })
        .collect()
}

#[test]
fn there_is_no_updater_and_no_scheme_of_our_own() {
    let read = |path: &str| std::fs::read_to_string(root().join(path)).unwrap();
    assert_none(&check_libraries(&read("Cargo.lock")));
    assert_none(&check_configuration(&read("tauri.conf.json")));
}

#[test]
fn the_check_sees_an_updater_and_a_scheme() {
    let package = |name: &str| format!("[[package]]\nname = \"{name}\"\nversion = \"1.0.0\"\n");
    let lock = package("tauri") + &package("tauri-plugin-updater") + &package("self_update");
    assert_eq!(check_libraries(&lock).len(), 2);
    let configuration = r#"{"bundle": {"linux": [{"deb": {"desktopTemplate": "x"}}]},
        "plugins": {"deep-link": {"desktop": {}}, "updater": {}}}"#;
    assert_eq!(check_configuration(configuration).len(), 3);
    assert_eq!(
        check_configuration("{\"bundle\": {\"active\": true}}").len(),
        0
    );
}
