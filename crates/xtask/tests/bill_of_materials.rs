//! The bill of materials holds every package that the programs link and every
//! one that the page may take in, as cargo's own metadata and npm's own lock
//! file have them. Needs Node.js.
#![expect(
    clippy::unwrap_used,
    reason = "tests may stop at once when what they stand on is missing"
)]

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::process::Command;

use cargo_metadata::{DependencyKind, Metadata, MetadataCommand, PackageId};
use serde_json::Value;

type Parts = BTreeSet<(String, String)>;

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

fn read(path: &Path) -> Value {
    serde_json::from_slice(&std::fs::read(path).unwrap()).unwrap()
}

/// Name and version of every component.
fn parts(bill: &Value) -> Parts {
    let text = |part: &Value, name: &str| part[name].as_str().unwrap().to_owned();
    let components = bill["components"].as_array().unwrap().iter();
    components
        .map(|part| (text(part, "name"), text(part, "version")))
        .collect()
}

/// What the programs link on any system, walked along what no feature can
/// switch off; whatever the programs themselves name is on in their package.
/// Which of the others are on, cargo's metadata cannot say for one package.
fn linked(metadata: &Metadata) -> Parts {
    let nodes = &metadata.resolve.as_ref().unwrap().nodes;
    let ours = metadata.root_package().unwrap();
    let mut seen: BTreeSet<&PackageId> = BTreeSet::new();
    let mut waiting = vec![&ours.id];
    while let Some(id) = waiting.pop() {
        if !seen.insert(id) {
            continue;
        }
        let named = |dependency: &&PackageId| {
            let mut all = metadata[id].dependencies.iter();
            all.any(|named| {
                let always = !named.optional || *id == ours.id;
                let normal = named.kind == DependencyKind::Normal;
                always && normal && named.name == metadata[*dependency].name.as_str()
            })
        };
        let node = nodes.iter().find(|node| node.id == *id).unwrap();
        let all = node.deps.iter().map(|dependency| &dependency.pkg);
        waiting.extend(all.filter(named));
    }
    let others = seen.into_iter().filter(|id| **id != ours.id);
    others
        .map(|id| {
            (
                metadata[id].name.to_string(),
                metadata[id].version.to_string(),
            )
        })
        .collect()
}

/// Everything but what is for building and testing alone.
fn taken_in(lock: &Value) -> Parts {
    let packages = lock["packages"].as_object().unwrap().iter();
    packages
        .filter(|(place, package)| !place.is_empty() && package["dev"] != true)
        .map(|(place, package)| {
            let (_, name) = place.rsplit_once("node_modules/").unwrap();
            (
                name.to_owned(),
                package["version"].as_str().unwrap().to_owned(),
            )
        })
        .collect()
}

#[test]
fn nothing_that_is_shipped_is_missing() {
    let folder = tempfile::tempdir().unwrap();
    let made = Command::new(env!("CARGO_BIN_EXE_xtask"))
        .arg("sbom")
        .arg(folder.path())
        .output()
        .unwrap();
    let said = String::from_utf8_lossy(&made.stderr);
    assert!(made.status.success(), "{said}");

    let bill = read(&folder.path().join("feedwright.cdx.json"));
    let metadata = MetadataCommand::new()
        .current_dir(root())
        .other_options(["--locked".to_owned()])
        .exec()
        .unwrap();
    let (linked, found) = (linked(&metadata), parts(&bill));
    let missing: Vec<_> = linked.difference(&found).collect();
    assert!(missing.is_empty(), "{missing:?}");
    for name in ["tauri", "security-framework", "secret-service", "keyring"] {
        assert!(linked.iter().any(|(linked, _)| linked == name), "{name}");
    }
    // What comes from elsewhere can be compared with what was fetched.
    let components = bill["components"].as_array().unwrap();
    let bare: Vec<_> = components
        .iter()
        .filter(|part| part["purl"].is_string() != part["hashes"].is_array())
        .chain(
            components
                .iter()
                .filter(|part| part["licenses"][0]["expression"] == ""),
        )
        .collect();
    assert!(bare.is_empty(), "{bare:?}");
    let ours = components.iter().filter(|part| part["purl"].is_null());
    assert!(ours.count() < 20, "only our own crates are in no registry");
    assert!(
        !bill
            .to_string()
            .contains(root().canonicalize().unwrap().to_str().unwrap())
    );

    let page = parts(&read(&folder.path().join("feedwright-page.cdx.json")));
    let taken_in = taken_in(&read(&root().join("ui/package-lock.json")));
    assert_eq!(page, taken_in);
    assert!(page.iter().any(|(name, _)| name == "svelte"));
}
