//! One entry of a Cargo index: a line of JSON for each version.

#[cfg(test)]
use bytes::Bytes;
use serde::Deserialize;
use sha2::{Digest as _, Sha256};

use super::{CrateName, CrateVersion};

/// More versions than any crate has; an entry beyond is refused.
const MOST_VERSIONS: usize = 20_000;

/// What an index says about one crate. The lines are handed on as they came,
/// because cargo understands fields that this server has no use for.
#[derive(Clone, Debug)]
pub(crate) struct IndexEntry {
    versions: Vec<IndexVersion>,
    etag: Option<String>,
}

/// One version of a crate in an index.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct IndexVersion {
    /// The crate's name as the index spells it.
    pub(crate) name: String,
    /// The version.
    pub(crate) version: String,
    /// The SHA-256 of the crate file, 64 lower-case hexadecimal digits.
    pub(crate) checksum: String,
    /// Whether the version was yanked.
    pub(crate) yanked: bool,
    /// The whole line as it came, without its end.
    pub(crate) line: String,
}

#[derive(Deserialize)]
struct Line {
    name: String,
    vers: String,
    cksum: String,
    #[serde(default)]
    yanked: bool,
}

impl IndexEntry {
    /// Reads an index entry; lines that are no index lines, or of another
    /// crate, make the whole entry unusable.
    ///
    /// # Errors
    /// A sentence part that says what is wrong, without the text itself.
    pub(crate) fn parse(
        name: &CrateName,
        body: &[u8],
        etag: Option<String>,
    ) -> Result<Self, String> {
        let text = std::str::from_utf8(body).map_err(|_| "it is not UTF-8".to_owned())?;
        let mut versions = Vec::new();
        for line in text.lines().filter(|line| !line.trim().is_empty()) {
            if versions.len() == MOST_VERSIONS {
                return Err(format!("it has more than {MOST_VERSIONS} versions"));
            }
            versions.push(IndexVersion::parse(name, line)?);
        }
        Ok(Self { versions, etag })
    }

    pub(crate) fn from_versions(versions: Vec<IndexVersion>) -> Self {
        let etag = None;
        Self { versions, etag }
    }

    /// The versions in the order of the index.
    pub(crate) fn versions(&self) -> &[IndexVersion] {
        &self.versions
    }

    /// The entity tag that the upstream gave with the entry.
    pub(crate) fn etag(&self) -> Option<&str> {
        self.etag.as_deref()
    }

    /// One version, spelled exactly as in the index.
    pub(crate) fn version(&self, version: &str) -> Option<&IndexVersion> {
        self.versions.iter().find(|line| line.version == version)
    }

    /// The greatest version, by the order of Semantic Versioning.
    pub(crate) fn newest(&self) -> Option<&IndexVersion> {
        let order = |line: &&IndexVersion| semver::Version::parse(&line.version).ok();
        self.versions.iter().max_by_key(order)
    }

    /// The entry as it was before its greatest version appeared.
    pub(crate) fn without_newest(&self) -> Self {
        let newest = self.newest().map(|version| version.version.clone());
        let older = self
            .versions
            .iter()
            .filter(|line| Some(&line.version) != newest.as_ref());
        Self::from_versions(older.cloned().collect())
    }

    /// The entry as a sparse index serves it.
    #[cfg(test)]
    pub(crate) fn body(&self) -> Bytes {
        let mut body = String::new();
        for version in &self.versions {
            body.push_str(&version.line);
            body.push('\n');
        }
        body.into()
    }
}

impl IndexVersion {
    fn parse(name: &CrateName, line: &str) -> Result<Self, String> {
        let parsed: Line =
            serde_json::from_str(line).map_err(|_| "a line is no index line".to_owned())?;
        let hexadecimal = |byte: u8| matches!(byte, b'0'..=b'9' | b'a'..=b'f');
        let other_crate = !parsed.name.eq_ignore_ascii_case(name.as_str());
        if other_crate || CrateVersion::parse(&parsed.vers).is_err() {
            return Err("a line names another crate or no version".to_owned());
        }
        if parsed.cksum.len() != 64 || !parsed.cksum.bytes().all(hexadecimal) {
            return Err(format!("version {} has no checksum", parsed.vers));
        }
        Ok(Self {
            name: parsed.name,
            version: parsed.vers,
            checksum: parsed.cksum,
            yanked: parsed.yanked,
            line: line.to_owned(),
        })
    }
}

/// The SHA-256 of some bytes as lower-case hexadecimal digits.
pub(crate) fn hexadecimal_sha256(bytes: &[u8]) -> String {
    use std::fmt::Write as _;
    let digest = Sha256::digest(bytes);
    digest
        .iter()
        .fold(String::with_capacity(64), |mut text, byte| {
            // Writing to a String cannot fail.
            let _ = write!(text, "{byte:02x}");
            text
        })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn line(name: &str, version: &str, checksum: &str) -> String {
        format!(r#"{{"name":"{name}","vers":"{version}","deps":[],"cksum":"{checksum}"}}"#)
    }

    fn parse(text: &str) -> Result<IndexEntry, String> {
        IndexEntry::parse(&CrateName::parse("itoa").unwrap(), text.as_bytes(), None)
    }

    #[test]
    fn an_entry_is_handed_on_as_it_came() {
        let sum = "a".repeat(64);
        let lines = [line("itoa", "1.0.10", &sum), line("itoa", "1.0.9", &sum)].join("\n");
        let entry = parse(&format!("{lines}\n")).unwrap();
        assert_eq!(entry.body(), format!("{lines}\n"));
        assert_eq!(entry.newest().unwrap().version, "1.0.10");
        assert_eq!(entry.without_newest().versions()[0].version, "1.0.9");
    }

    #[test]
    fn what_is_no_index_entry_is_refused() {
        let sum = "a".repeat(64);
        let cases = [
            "<html></html>".to_owned(),
            line("other", "1.0.0", &sum),
            line("itoa", "1.0", &sum),
            line("itoa", "1.0.0", "abc"),
            line("itoa", "1.0.0", &"Z".repeat(64)),
        ];
        for text in cases {
            assert!(parse(&text).is_err(), "{text}");
        }
    }

    #[test]
    fn the_checksum_is_written_as_cargo_writes_it() {
        insta::assert_snapshot!(hexadecimal_sha256(b""), @"e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
    }
}
