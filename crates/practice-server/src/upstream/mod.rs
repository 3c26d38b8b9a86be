//! Where the crates of the practice feed come from: the real crates.io, or a
//! small generated registry that needs no network.
//!
//! A registry here hands out index entries and checked crate files. It never
//! decides who may see them and never remembers what was saved: that is
//! `cargo_feed`'s part.

mod built_in;
mod cache;
mod crates_io;
mod generated_crate;
mod index;
mod names;
mod small_crates;

pub(crate) use built_in::BuiltInRegistry;
pub(crate) use crates_io::CratesIoRegistry;
pub use generated_crate::{Dependency, GeneratedCrate, PackagingError, PackagingProblem};
pub(crate) use index::{IndexEntry, IndexVersion, hexadecimal_sha256};
pub use names::NameError;
pub(crate) use names::{CrateName, CrateVersion};

use std::time::Duration;

use bytes::Bytes;

use crate::options::Upstream;

/// How long the real crates.io may take to answer before
/// [`Upstream::Automatic`] turns to the built-in registry.
pub(crate) const CRATES_IO_PATIENCE: Duration = Duration::from_secs(3);

/// Opens the registry that a choice stands for.
///
/// # Errors
/// When crates.io was asked for by name and does not answer, or a crate given besides cannot be
/// packaged.
pub(crate) async fn open(choice: &Upstream) -> Result<CrateSource, UpstreamError> {
    match choice {
        Upstream::BuiltIn => Ok(BuiltInRegistry::new(&[])?.into()),
        Upstream::BuiltInWith(crates) => Ok(BuiltInRegistry::new(crates)?.into()),
        Upstream::CratesIo => Ok(CratesIoRegistry::connect().await?.into()),
        Upstream::Automatic => open_whichever_answers().await,
    }
}

async fn open_whichever_answers() -> Result<CrateSource, UpstreamError> {
    match tokio::time::timeout(CRATES_IO_PATIENCE, CratesIoRegistry::connect()).await {
        Ok(Ok(registry)) => Ok(registry.into()),
        Ok(Err(_)) | Err(_) => Ok(BuiltInRegistry::new(&[])?.into()),
    }
}

/// An opened upstream. Clones share what they hold.
#[derive(Clone, Debug)]
pub(crate) enum CrateSource {
    /// The generated registry.
    BuiltIn(BuiltInRegistry),
    /// The real crates.io. Boxed: it is much larger than the other.
    CratesIo(Box<CratesIoRegistry>),
}

impl From<BuiltInRegistry> for CrateSource {
    fn from(registry: BuiltInRegistry) -> Self {
        Self::BuiltIn(registry)
    }
}

impl From<CratesIoRegistry> for CrateSource {
    fn from(registry: CratesIoRegistry) -> Self {
        Self::CratesIo(Box::new(registry))
    }
}

impl CrateSource {
    /// Whether this is the real crates.io.
    pub(crate) fn is_crates_io(&self) -> bool {
        matches!(self, Self::CratesIo(_))
    }

    /// The index entry of a crate; nothing when the registry has no such crate
    /// or the name is none that a crate could have.
    ///
    /// # Errors
    /// When the registry does not answer, or not with an index entry.
    pub(crate) async fn index_entry(
        &self,
        name: &str,
    ) -> Result<Option<IndexEntry>, UpstreamError> {
        let Ok(name) = CrateName::parse(name) else {
            return Ok(None);
        };
        match self {
            Self::BuiltIn(registry) => Ok(registry.index_entry(&name)),
            Self::CratesIo(registry) => registry.index_entry(&name).await,
        }
    }

    /// The file of one version, its checksum compared with the index; nothing
    /// when the registry has no such version.
    ///
    /// # Errors
    /// When the registry does not answer, or the file is not the one that the
    /// index promises.
    pub(crate) async fn crate_file(
        &self,
        name: &str,
        version: &str,
    ) -> Result<Option<Bytes>, UpstreamError> {
        let (Ok(name), Ok(version)) = (CrateName::parse(name), CrateVersion::parse(version)) else {
            return Ok(None);
        };
        match self {
            Self::BuiltIn(registry) => Ok(registry.crate_file(&name, &version)),
            Self::CratesIo(registry) => registry.crate_file(&name, &version).await,
        }
    }
}

/// Why an upstream could not be opened or did not give what it was asked for.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum UpstreamError {
    /// No answer at all.
    #[error("The upstream {url} could not be reached: {source}.")]
    Unreachable {
        /// What was asked for, without query and user information.
        url: String,
        /// What the HTTP client says.
        source: reqwest::Error,
    },
    /// An answer that is neither success nor "no such crate".
    #[error("The upstream {url} answered with status {status}.")]
    Status {
        /// What was asked for, without query and user information.
        url: String,
        /// The status it answered with.
        status: u16,
    },
    /// More bytes than an answer of this kind may have.
    #[error("The upstream {url} answered with more than {limit} bytes.")]
    TooLarge {
        /// What was asked for, without query and user information.
        url: String,
        /// The largest length accepted, in bytes.
        limit: usize,
    },
    /// An answer that is not what it should be.
    #[error("The upstream {url} gave an answer that cannot be used: {reason}.")]
    InvalidAnswer {
        /// What was asked for, without query and user information.
        url: String,
        /// What is wrong with it.
        reason: String,
    },
    /// A crate file that is not the one that the index names.
    #[error("The file of {name} {version} from the upstream has another checksum than its index.")]
    ChecksumMismatch {
        /// The crate.
        name: String,
        /// Its version.
        version: String,
    },
    /// A crate given by the options cannot be packaged.
    #[error(transparent)]
    Packaging(#[from] PackagingError),
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn names_that_no_crate_has_are_absent_rather_than_asked_for() {
        let registry = open(&Upstream::BuiltIn).await.unwrap();
        for name in ["", "../serde", "se/rde", "serde?x", "1serde", "sérde"] {
            assert!(
                registry.index_entry(name).await.unwrap().is_none(),
                "{name}"
            );
            let file = registry.crate_file(name, "1.0.0").await.unwrap();
            assert!(file.is_none(), "{name}");
        }
        let file = registry.crate_file("serde", "1/../..").await.unwrap();
        assert!(file.is_none());
    }

    #[tokio::test]
    async fn every_file_of_the_built_in_registry_is_the_one_its_index_names() {
        let registry = open(&Upstream::BuiltIn).await.unwrap();
        let mut seen = 0;
        for name in [
            "serde",
            "serde_derive",
            "serde_json",
            "itoa",
            "cfg-if",
            "log",
        ] {
            let entry = registry.index_entry(name).await.unwrap().unwrap();
            for version in entry.versions() {
                let file = registry.crate_file(name, &version.version).await.unwrap();
                assert_eq!(hexadecimal_sha256(&file.unwrap()), version.checksum);
                seen += 1;
            }
        }
        assert!(seen > 6, "some crates have two versions: {seen}");
    }
}
