//! The generated registry: a handful of crates made in memory at start.

use std::collections::HashMap;
use std::sync::Arc;

use bytes::Bytes;

use super::generated_crate::{GeneratedCrate, Packaged, PackagingError};
use super::index::{IndexEntry, IndexVersion};
use super::{CrateName, CrateVersion, small_crates};

/// A registry that lives in memory. Clones share it.
#[derive(Clone, Debug)]
pub(crate) struct BuiltInRegistry {
    crates: Arc<HashMap<String, Vec<Packaged>>>,
}

impl BuiltInRegistry {
    /// Makes the generated crates and those given; a given one takes the place
    /// of a generated one with the same name and version.
    ///
    /// # Errors
    /// When a given crate has no possible name or version.
    pub(crate) fn new(extra: &[GeneratedCrate]) -> Result<Self, PackagingError> {
        let mut crates: HashMap<String, Vec<Packaged>> = HashMap::new();
        for source in small_crates::all().iter().chain(extra) {
            let packaged = source.package()?;
            let versions = crates.entry(packaged.name.folded()).or_default();
            versions.retain(|other| other.index.version != packaged.index.version);
            versions.push(packaged);
        }
        Ok(Self {
            crates: Arc::new(crates),
        })
    }

    pub(super) fn index_entry(&self, name: &CrateName) -> Option<IndexEntry> {
        let versions = self.crates.get(&name.folded())?;
        let lines = versions.iter().map(|each| each.index.clone());
        Some(IndexEntry::from_versions(
            lines.collect::<Vec<IndexVersion>>(),
        ))
    }

    pub(super) fn crate_file(&self, name: &CrateName, version: &CrateVersion) -> Option<Bytes> {
        let version = version.to_string();
        let versions = self.crates.get(&name.folded())?;
        let found = versions.iter().find(|each| each.index.version == version)?;
        Some(found.file.clone())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn versions(registry: &BuiltInRegistry, name: &str) -> Vec<String> {
        let entry = registry.index_entry(&CrateName::parse(name).unwrap());
        let lines = entry
            .map(|entry| entry.versions().to_vec())
            .unwrap_or_default();
        lines.into_iter().map(|line| line.version).collect()
    }

    #[test]
    fn crates_of_the_options_join_the_generated_ones() {
        let mut replaced = GeneratedCrate::new("itoa", "1.0.9001");
        replaced.library = "//! Replaced.\n".to_owned();
        let extra = [GeneratedCrate::new("own-crate", "0.1.0"), replaced];
        let registry = BuiltInRegistry::new(&extra).unwrap();
        assert_eq!(versions(&registry, "own-crate"), ["0.1.0"]);
        assert_eq!(versions(&registry, "itoa"), ["1.0.9000", "1.0.9001"]);
        assert_eq!(versions(&registry, "absent"), [""; 0]);
    }
}
