//! The fuzzers have a workspace and a lock file of their own. It names the very
//! versions of the product's lock file, which `cargo deny` looks at, and beside
//! them only what a fuzzer is made of; and it is not behind.

use std::collections::{BTreeMap, BTreeSet};

use cargo_metadata::DependencyKind;
use toml_edit::DocumentMut;

use crate::repository::{Breach, assert_none, root};

/// What only the fuzzers have: themselves, libFuzzer, and a crate below it.
const MORE: [&str; 3] = ["arbitrary", "fuzz", "libfuzzer-sys"];
const LOCK: &str = "fuzz/Cargo.lock";

/// The dependencies of each package of a lock file, by name and version.
type Locked = BTreeMap<(String, String), BTreeSet<String>>;

fn locked(text: &str) -> Locked {
    let lock: DocumentMut = text.parse().expect("a lock file is TOML");
    let packages = lock["package"].as_array_of_tables().unwrap();
    let text = |item: &toml_edit::Item| item.as_str().unwrap_or_default().to_owned();
    let one = |package: &toml_edit::Table| {
        let below = package.get("dependencies").and_then(|list| list.as_array());
        let below = below.into_iter().flatten().filter_map(|one| one.as_str());
        let below = below.filter_map(|one| one.split(' ').next());
        let key = (text(&package["name"]), text(&package["version"]));
        (key, below.map(str::to_owned).collect())
    };
    packages.iter().map(one).collect()
}

/// What is in the fuzzers' file and not in the product's.
fn check_versions(fuzz: &Locked, product: &Locked) -> Vec<Breach> {
    let is_more = |name: &str| MORE.contains(&name);
    let strange = |key: &&(String, String)| !is_more(&key.0) && !product.contains_key(*key);
    let breach = |(name, version): &(String, String)| {
        let rule =
            format!("{name} {version} is not in Cargo.lock: copy that there, then run cargo check");
        Breach::new(LOCK, 0, rule)
    };
    fuzz.keys().filter(strange).map(breach).collect()
}

/// What our packages depend on by now and the fuzzers' file does not know.
fn check_age<'a>(fuzz: &Locked, ours: impl Iterator<Item = (&'a str, &'a str)>) -> Vec<Breach> {
    let known = |name: &str| fuzz.iter().find(|((other, _), _)| other == name);
    ours.filter_map(|(from, to)| {
        let (_, below) = known(from)?;
        let rule = format!("{from} depends on {to}: copy Cargo.lock there, then run cargo check");
        (!below.contains(to)).then(|| Breach::new(LOCK, 0, rule))
    })
    .collect()
}

#[test]
fn the_fuzzers_are_built_of_the_products_own_libraries() {
    let read = |path: &str| std::fs::read_to_string(root().join(path)).unwrap();
    let (fuzz, product) = (locked(&read(LOCK)), locked(&read("Cargo.lock")));
    assert!(fuzz.len() > 100, "only {} were found", fuzz.len());
    assert_none(&check_versions(&fuzz, &product));
    let packages = crate::dependencies::our_packages();
    let shipped = packages.iter().flat_map(|package| {
        let shipped = package
            .dependencies
            .iter()
            .filter(|one| one.kind != DependencyKind::Development);
        shipped.map(|one| (package.name.as_str(), one.name.as_str()))
    });
    assert_none(&check_age(&fuzz, shipped));
}

#[test]
fn the_check_sees_another_version_and_an_old_file() {
    let package = |name: &str, version: &str, below: &str| {
        format!(
            "[[package]]\nname = \"{name}\"\nversion = \"{version}\"\ndependencies = [{below}]\n"
        )
    };
    let product = locked(&(package("a", "1.0.0", "") + &package("ours", "0.1.0", "\"a 1.0.0\"")));
    let good = locked(&(package("fuzz", "0.0.0", "") + &package("ours", "0.1.0", "\"a\"")));
    assert_eq!(check_versions(&good, &product).len(), 0);
    assert_eq!(
        check_age(&good, [("ours", "a"), ("other", "b")].into_iter()).len(),
        0
    );
    let other = locked(&package("a", "1.0.1", ""));
    assert_eq!(check_versions(&other, &product).len(), 1);
    assert_eq!(check_age(&good, [("ours", "b")].into_iter()).len(), 1);
}
