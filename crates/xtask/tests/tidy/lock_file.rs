//! Every dependency that is not ours comes from crates.io: no git repository,
//! no other registry, no path outside of the workspace.

use toml_edit::DocumentMut;

use crate::repository::{Breach, assert_none, root};

/// How Cargo writes crates.io into its lock file.
const CRATES_IO: &str = "registry+https://github.com/rust-lang/crates.io-index";

fn check(lock: &str, ours: &[String]) -> Vec<Breach> {
    let lock: DocumentMut = lock.parse().expect("Cargo.lock is TOML");
    let packages = lock["package"].as_array_of_tables().unwrap();
    packages
        .iter()
        .filter_map(|package| {
            let name = package["name"].as_str().unwrap();
            let rule = match package.get("source").and_then(|source| source.as_str()) {
                Some(CRATES_IO) if package.contains_key("checksum") => return None,
                Some(CRATES_IO) => format!("{name} has no checksum"),
                Some(other) => format!("{name} comes from {other}"),
                None if ours.iter().any(|own| own == name) => return None,
                None => format!("{name} comes from a path and is not ours"),
            };
            Some(Breach::new("Cargo.lock", 0, rule))
        })
        .collect()
}

#[test]
fn every_dependency_comes_from_crates_io() {
    let lock = std::fs::read_to_string(root().join("Cargo.lock")).unwrap();
    let ours = crate::dependencies::our_packages();
    let names: Vec<String> = ours
        .iter()
        .map(|package| package.name.to_string())
        .collect();
    assert_none(&check(&lock, &names));
}

#[test]
fn the_check_sees_other_sources() {
    let package = |name: &str, source: &str, more: &str| {
        format!("[[package]]\nname = \"{name}\"\nversion = \"1.0.0\"\n{source}{more}\n")
    };
    let from = |source: &str| format!("source = \"{source}\"\n");
    let sum = "checksum = \"00\"\n";
    let lock = [
        package("good", &from(CRATES_IO), sum),
        package("ours", "", ""),
        package("unsummed", &from(CRATES_IO), ""),
        package("cloned", &from("git+https://example.org/a#0"), ""),
        package("mirrored", &from("sparse+https://example.org/"), sum),
        package("beside", "", ""),
    ]
    .concat();
    let breaches = check(&lock, &["ours".to_owned()]);
    let rules: Vec<&str> = breaches.iter().map(|breach| breach.rule.as_str()).collect();
    assert_eq!(
        rules,
        [
            "unsummed has no checksum",
            "cloned comes from git+https://example.org/a#0",
            "mirrored comes from sparse+https://example.org/",
            "beside comes from a path and is not ours",
        ]
    );
}
