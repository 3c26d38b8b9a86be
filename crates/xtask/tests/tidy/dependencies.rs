//! Dependencies point one way, the practice server stays out of the product's
//! core, and nothing below the root package can reach the window's libraries.

use std::collections::{BTreeMap, BTreeSet};

use cargo_metadata::{DependencyKind, MetadataCommand, Package};
use toml_edit::DocumentMut;

use crate::repository::{Breach, assert_none, root};

/// What each of our packages may use in what it ships.
const ALLOWED: [(&str, &[&str]); 11] = [
    ("azure-devops", &[]),
    ("cargo-home", &[]),
    (
        "cli",
        &[
            "azure-devops",
            "cargo-home",
            "practice",
            "practice-server",
            "setup",
            "sign-in",
        ],
    ),
    ("credential-provider", &["azure-devops", "sign-in"]),
    ("feedwright", &["cli", "credential-provider", "window"]),
    (
        "practice",
        &[
            "azure-devops",
            "cargo-home",
            "practice-server",
            "setup",
            "sign-in",
        ],
    ),
    ("practice-server", &[]),
    ("setup", &["azure-devops", "cargo-home", "sign-in"]),
    ("sign-in", &["azure-devops"]),
    (
        "window",
        &["azure-devops", "cargo-home", "practice", "setup", "sign-in"],
    ),
    ("xtask", &[]),
];

/// Beyond that, tests of every package may start the practice server, and the
/// whole-system tests of the root package may use any.
const FOR_TESTS: &str = "practice-server";
const ROOT: &str = "feedwright";

/// Packages with these names, or names that start so and a dash, need a screen.
const WINDOW: [&str; 7] = [
    "tauri",
    "wry",
    "tao",
    "webkit2gtk",
    "javascriptcore-rs",
    "gtk",
    "gdk",
];

/// One of our packages uses another.
#[derive(Clone, Copy)]
struct Edge<'a> {
    from: &'a str,
    to: &'a str,
    shipped: bool,
}

fn check_direction(edges: &[Edge]) -> Vec<Breach> {
    let allowed = |edge: &Edge| {
        let row = ALLOWED.iter().find(|(from, _)| *from == edge.from);
        let listed = row.is_some_and(|(_, to)| to.contains(&edge.to));
        let for_tests = !edge.shipped && (edge.to == FOR_TESTS || edge.from == ROOT);
        listed || for_tests
    };
    let breach = |edge: &Edge| {
        let rule = format!("{} may not depend on {}", edge.from, edge.to);
        Breach::new("Cargo.toml", 0, rule)
    };
    edges
        .iter()
        .filter(|edge| !allowed(edge))
        .map(breach)
        .collect()
}

/// Every package of a lock file with the names that it depends on. It knows
/// all features and systems at once, so it can only find too much.
fn graph(lock: &str) -> BTreeMap<String, Vec<String>> {
    let lock: DocumentMut = lock.parse().expect("Cargo.lock is TOML");
    let mut graph = BTreeMap::<String, Vec<String>>::new();
    for package in lock["package"].as_array_of_tables().unwrap() {
        let name = package["name"].as_str().unwrap().to_owned();
        let list = package.get("dependencies").and_then(|list| list.as_array());
        let words = list.into_iter().flatten().filter_map(|word| word.as_str());
        // "name" or, where there are several, "name version".
        let names = words.filter_map(|word| word.split(' ').next().map(str::to_owned));
        graph.entry(name).or_default().extend(names);
    }
    graph
}

fn check_window(graph: &BTreeMap<String, Vec<String>>, below: &[&str]) -> Vec<Breach> {
    let mut breaches = Vec::new();
    for start in below {
        let mut seen = BTreeSet::from([*start]);
        let mut open = vec![*start];
        while let Some(name) = open.pop() {
            if needs_screen(name) {
                let rule = format!("{start} reaches {name}, which only the window may");
                breaches.push(Breach::new("Cargo.lock", 0, rule));
                break;
            }
            let next = graph.get(name).into_iter().flatten().map(String::as_str);
            open.extend(next.filter(|next| seen.insert(next)));
        }
    }
    breaches
}

fn needs_screen(name: &str) -> bool {
    WINDOW.iter().any(|window| {
        let rest = name.strip_prefix(window);
        rest.is_some_and(|rest| rest.is_empty() || rest.starts_with('-'))
    })
}

/// The packages of this workspace.
pub(crate) fn our_packages() -> Vec<Package> {
    let mut metadata = MetadataCommand::new();
    metadata.current_dir(root()).no_deps();
    metadata.exec().expect("cargo metadata works").packages
}

#[test]
fn dependencies_point_one_way() {
    let packages = our_packages();
    let names: BTreeSet<&str> = packages.iter().map(|p| p.name.as_str()).collect();
    let listed: BTreeSet<&str> = ALLOWED.iter().map(|(name, _)| *name).collect();
    assert_eq!(
        names, listed,
        "the table of allowed dependencies is complete"
    );
    let edges: Vec<Edge> = packages
        .iter()
        .flat_map(|package| {
            package.dependencies.iter().map(|dependency| Edge {
                from: &package.name,
                to: &dependency.name,
                shipped: dependency.kind != DependencyKind::Development,
            })
        })
        .filter(|edge| names.contains(edge.to))
        .collect();
    assert!(edges.len() > 8, "only {} were found", edges.len());
    assert_none(&check_direction(&edges));
}

#[test]
fn only_the_root_package_reaches_the_window() {
    let lock = std::fs::read_to_string(root().join("Cargo.lock")).unwrap();
    let graph = graph(&lock);
    let below: Vec<&str> = ALLOWED
        .map(|(name, _)| name)
        .into_iter()
        .filter(|name| *name != ROOT)
        .collect();
    assert_none(&check_window(&graph, &below));
    let found = check_window(&graph, &[ROOT]);
    assert_eq!(
        found.len(),
        1,
        "the window is in the lock file, or this finds nothing"
    );
}

#[test]
fn developer_commands_need_no_other_crate() {
    let packages = our_packages();
    let xtask = packages
        .iter()
        .find(|package| package.name == "xtask")
        .unwrap();
    let shipped = xtask
        .dependencies
        .iter()
        .filter(|d| d.kind != DependencyKind::Development);
    assert_eq!(
        shipped.count(),
        0,
        "the first command of a bare computer starts at once"
    );
}

/// What lets any step of a change fail is for tests alone.
const FAULTS: &str = "faults";

/// The packages whose programs could be built with it.
fn check_faults(packages: &[Package]) -> Vec<Breach> {
    let is_asked_for = |package: &&Package| {
        let shipped = package
            .dependencies
            .iter()
            .filter(|dependency| dependency.kind != DependencyKind::Development);
        let by_dependency = shipped
            .flat_map(|dependency| &dependency.features)
            .any(|feature| feature == FAULTS);
        let by_feature = package
            .features
            .values()
            .flatten()
            .any(|feature| feature.ends_with(FAULTS));
        by_dependency || by_feature
    };
    let rule = |package: &Package| format!("{} is built with the feature {FAULTS}", package.name);
    packages
        .iter()
        .filter(is_asked_for)
        .map(|package| Breach::new("Cargo.toml", 0, rule(package)))
        .collect()
}

#[test]
fn no_program_is_built_with_faults() {
    let mut packages = our_packages();
    let with_it = packages
        .iter()
        .filter(|package| package.features.contains_key(FAULTS));
    assert_eq!(with_it.count(), 1, "or this finds nothing");
    assert_none(&check_faults(&packages));
    // The same as an ordinary dependency is seen.
    for package in &mut packages {
        for dependency in &mut package.dependencies {
            dependency.kind = DependencyKind::Normal;
        }
    }
    assert_eq!(check_faults(&packages).len(), 2);
}

#[test]
fn the_check_sees_a_wrong_direction() {
    let breaches = |from, to, shipped| check_direction(&[Edge { from, to, shipped }]).len();
    assert_eq!(breaches("setup", "azure-devops", true), 0);
    assert_eq!(breaches("azure-devops", "setup", true), 1);
    assert_eq!(breaches("cargo-home", "azure-devops", true), 1);
    assert_eq!(breaches("azure-devops", "cargo-home", false), 1);
    assert_eq!(breaches("setup", "practice-server", true), 1);
    assert_eq!(breaches("setup", "practice-server", false), 0);
    assert_eq!(breaches("feedwright", "practice-server", true), 1);
    assert_eq!(breaches("feedwright", "setup", false), 0);
    assert_eq!(breaches("xtask", "cli", true), 1);
    assert_eq!(breaches("a-new-crate", "cli", true), 1);
}

#[test]
fn the_check_sees_a_way_to_the_window() {
    let lock = "
        [[package]]\nname = \"setup\"\ndependencies = [\"middle 1.0.0\"]\n
        [[package]]\nname = \"middle\"\ndependencies = [\"webkit2gtk-sys\", \"setup\"]\n
        [[package]]\nname = \"webkit2gtk-sys\"\n
        [[package]]\nname = \"cargo-home\"\ndependencies = [\"taocpp\"]\n";
    let graph = graph(lock);
    assert_eq!(check_window(&graph, &["setup"]).len(), 1);
    assert_eq!(check_window(&graph, &["cargo-home"]).len(), 0);
}
