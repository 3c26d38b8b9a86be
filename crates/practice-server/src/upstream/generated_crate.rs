//! A crate that is made here: its manifest, a few lines of Rust, its index
//! line, and the deterministic `.crate` file.

use std::collections::BTreeMap;
use std::io::Write as _;

use bytes::Bytes;
use flate2::{Compression, GzBuilder};
use serde_json::json;

use super::index::{IndexVersion, hexadecimal_sha256};
use super::{CrateName, CrateVersion, NameError};

/// One version of a crate for the generated registry.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GeneratedCrate {
    /// The crate's name.
    pub name: String,
    /// Its version.
    pub version: String,
    /// What it depends on, all from the same registry.
    pub dependencies: Vec<Dependency>,
    /// Its features, as in a manifest.
    pub features: BTreeMap<String, Vec<String>>,
    /// Whether it is a procedural macro.
    pub procedural_macro: bool,
    /// The text of `src/lib.rs`.
    pub library: String,
}

/// A dependency of a [`GeneratedCrate`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Dependency {
    /// The crate depended on.
    pub name: String,
    /// The requirement, as in a manifest (`1.0`).
    pub requirement: String,
    /// Whether it is optional.
    pub optional: bool,
}

impl Dependency {
    /// A plain dependency.
    pub fn new(name: &str, requirement: &str) -> Self {
        let (name, requirement) = (name.to_owned(), requirement.to_owned());
        Self {
            name,
            requirement,
            optional: false,
        }
    }
}

/// A crate of the options cannot be packaged.
#[derive(Debug, thiserror::Error)]
#[error("The practice crate '{name}' {version} cannot be packaged: {reason}")]
pub struct PackagingError {
    /// Its name.
    pub name: String,
    /// Its version.
    pub version: String,
    /// Which part is wrong.
    pub reason: PackagingProblem,
}

/// What keeps a crate from being packaged.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum PackagingProblem {
    /// A name or version is none.
    #[error(transparent)]
    Name(#[from] NameError),
    /// Writing the archive failed.
    #[error("{0}.")]
    Archive(#[from] std::io::Error),
}

/// A packaged version: what a registry serves.
#[derive(Clone, Debug)]
pub(super) struct Packaged {
    pub(super) name: CrateName,
    pub(super) index: IndexVersion,
    pub(super) file: Bytes,
}

impl GeneratedCrate {
    /// A crate with no dependencies and one small function.
    pub fn new(name: &str, version: &str) -> Self {
        Self {
            name: name.to_owned(),
            version: version.to_owned(),
            dependencies: Vec::new(),
            features: BTreeMap::new(),
            procedural_macro: false,
            library: format!(
                "//! Made for practice.\n\n/// This version.\npub fn version() -> &'static str {{\n    \"{version}\"\n}}\n"
            ),
        }
    }

    pub(super) fn package(&self) -> Result<Packaged, PackagingError> {
        self.try_package().map_err(|reason| PackagingError {
            name: self.name.clone(),
            version: self.version.clone(),
            reason,
        })
    }

    fn try_package(&self) -> Result<Packaged, PackagingProblem> {
        let name = CrateName::parse(&self.name)?;
        CrateVersion::parse(&self.version)?;
        for dependency in &self.dependencies {
            CrateName::parse(&dependency.name)?;
        }
        let file = self.archive()?;
        let checksum = hexadecimal_sha256(&file);
        let index = IndexVersion {
            name: self.name.clone(),
            version: self.version.clone(),
            line: self.index_line(&checksum),
            checksum,
            yanked: false,
        };
        Ok(Packaged { name, index, file })
    }

    fn index_line(&self, checksum: &str) -> String {
        let dependency = |each: &Dependency| {
            json!({
                "name": each.name, "req": each.requirement, "features": [],
                "optional": each.optional, "default_features": true,
                "target": null, "kind": "normal",
            })
        };
        json!({
            "name": self.name,
            "vers": self.version,
            "deps": self.dependencies.iter().map(dependency).collect::<Vec<_>>(),
            "cksum": checksum,
            "features": self.features,
            "yanked": false,
        })
        .to_string()
    }

    /// The manifest. Debug text of a `str` without control characters is a
    /// valid TOML string, and names were checked before.
    fn manifest(&self) -> String {
        let mut text = format!(
            "[package]\nname = {:?}\nversion = {:?}\nedition = \"2021\"\n\
             description = \"A small stand-in made for practice\"\nlicense = \"MIT OR Apache-2.0\"\n\n\
             [lib]\npath = \"src/lib.rs\"\nproc-macro = {}\n",
            self.name, self.version, self.procedural_macro,
        );
        for Dependency {
            name,
            requirement,
            optional,
        } in &self.dependencies
        {
            text.push_str(&format!(
                "\n[dependencies.{name}]\nversion = {requirement:?}\noptional = {optional}\n"
            ));
        }
        if !self.features.is_empty() {
            text.push_str("\n[features]\n");
        }
        for (feature, parts) in &self.features {
            text.push_str(&format!("{feature:?} = {parts:?}\n"));
        }
        text
    }

    /// The same bytes every time: fixed order, times, owners and modes.
    fn archive(&self) -> Result<Bytes, std::io::Error> {
        let mut archive = tar::Builder::new(Vec::new());
        let root = format!("{}-{}", self.name, self.version);
        let files = [
            ("Cargo.toml", self.manifest()),
            ("src/lib.rs", self.library.clone()),
        ];
        for (path, text) in files {
            let mut header = tar::Header::new_gnu();
            header.set_size(text.len() as u64);
            header.set_mode(0o644);
            header.set_mtime(1);
            header.set_entry_type(tar::EntryType::Regular);
            archive.append_data(&mut header, format!("{root}/{path}"), text.as_bytes())?;
        }
        let plain = archive.into_inner()?;
        let mut packed = GzBuilder::new()
            .mtime(0)
            .write(Vec::new(), Compression::new(6));
        packed.write_all(&plain)?;
        Ok(packed.finish()?.into())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sample() -> GeneratedCrate {
        let mut source = GeneratedCrate::new("serde", "1.0.0");
        source.dependencies = vec![Dependency {
            optional: true,
            ..Dependency::new("serde_derive", "1")
        }];
        source.features = BTreeMap::from([("derive".to_owned(), vec!["serde_derive".to_owned()])]);
        source
    }

    #[test]
    fn packaging_gives_the_same_bytes_every_time() {
        assert_eq!(
            sample().package().unwrap().file,
            sample().package().unwrap().file
        );
    }

    #[test]
    fn the_index_line_and_the_manifest_say_the_same() {
        let line = sample().index_line("00");
        insta::assert_snapshot!(line, @r#"{"cksum":"00","deps":[{"default_features":true,"features":[],"kind":"normal","name":"serde_derive","optional":true,"req":"1","target":null}],"features":{"derive":["serde_derive"]},"name":"serde","vers":"1.0.0","yanked":false}"#);
        insta::assert_snapshot!(sample().manifest(), @r#"
        [package]
        name = "serde"
        version = "1.0.0"
        edition = "2021"
        description = "A small stand-in made for practice"
        license = "MIT OR Apache-2.0"

        [lib]
        path = "src/lib.rs"
        proc-macro = false

        [dependencies.serde_derive]
        version = "1"
        optional = true

        [features]
        "derive" = ["serde_derive"]
        "#);
    }

    #[test]
    fn a_name_that_is_none_is_refused_in_words() {
        let error = GeneratedCrate::new("../evil", "1.0.0")
            .package()
            .unwrap_err();
        insta::assert_snapshot!(error, @"The practice crate '../evil' 1.0.0 cannot be packaged: This is not a name that a crate can have.");
    }
}
