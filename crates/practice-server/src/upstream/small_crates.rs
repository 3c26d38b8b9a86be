//! The generated crates of the built-in registry: names that everybody knows,
//! contents that compile within a second.
//!
//! Their versions are ones that the real crates never had, so that a lock file
//! from a practice session can never be taken for a real one.

use std::collections::BTreeMap;

use super::{Dependency, GeneratedCrate};

pub(super) fn all() -> Vec<GeneratedCrate> {
    let mut crates = Vec::new();
    for version in ["1.0.9000", "1.0.9001"] {
        crates.push(serde(version));
        crates.push(serde_derive(version));
        crates.push(plain(
            "itoa",
            version,
            include_str!("../../built-in/itoa.rs"),
        ));
    }
    for version in ["0.4.9000", "0.4.9001"] {
        crates.push(plain("log", version, include_str!("../../built-in/log.rs")));
    }
    crates.push(plain(
        "cfg-if",
        "1.0.9000",
        include_str!("../../built-in/cfg-if.rs"),
    ));
    crates.push(serde_json("1.0.9000"));
    crates
}

fn plain(name: &str, version: &str, library: &str) -> GeneratedCrate {
    GeneratedCrate {
        library: library.to_owned(),
        ..GeneratedCrate::new(name, version)
    }
}

fn serde(version: &str) -> GeneratedCrate {
    let derive = Dependency {
        optional: true,
        ..Dependency::new("serde_derive", &format!("={version}"))
    };
    let feature = |name: &str, parts: &[&str]| {
        (
            name.to_owned(),
            parts.iter().map(|&part| part.to_owned()).collect(),
        )
    };
    GeneratedCrate {
        dependencies: vec![derive],
        features: BTreeMap::from([
            feature("default", &["std"]),
            feature("derive", &["serde_derive"]),
            feature("std", &[]),
        ]),
        ..plain("serde", version, include_str!("../../built-in/serde.rs"))
    }
}

fn serde_derive(version: &str) -> GeneratedCrate {
    let library = include_str!("../../built-in/serde_derive.rs");
    GeneratedCrate {
        procedural_macro: true,
        ..plain("serde_derive", version, library)
    }
}

fn serde_json(version: &str) -> GeneratedCrate {
    GeneratedCrate {
        dependencies: vec![
            Dependency::new("itoa", "1.0"),
            Dependency::new("serde", "1.0"),
        ],
        ..plain(
            "serde_json",
            version,
            include_str!("../../built-in/serde_json.rs"),
        )
    }
}
