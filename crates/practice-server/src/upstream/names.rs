//! Crate names and versions, parsed before they get anywhere near a URL.

use std::fmt;

use url::Url;

/// The longest crate name that crates.io accepts, in characters.
const LONGEST_NAME: usize = 64;
/// A bound on versions; the longest real ones stay far below.
const LONGEST_VERSION: usize = 128;

/// A name that a crate can have: ASCII letters, digits, `-` and `_`, a letter
/// first. Spelled as given; [`CrateName::folded`] compares.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(crate) struct CrateName(String);

impl CrateName {
    /// Parses a name.
    ///
    /// # Errors
    /// When no crate could have this name.
    pub(crate) fn parse(text: &str) -> Result<Self, NameError> {
        let starts_well = text.starts_with(|first: char| first.is_ascii_alphabetic());
        let inner = |letter: char| letter.is_ascii_alphanumeric() || "-_".contains(letter);
        if text.len() > LONGEST_NAME || !starts_well || !text.chars().all(inner) {
            return Err(NameError::Name);
        }
        Ok(Self(text.to_owned()))
    }

    /// The name as it was given.
    pub(crate) fn as_str(&self) -> &str {
        &self.0
    }

    /// The form in which two spellings of one crate are equal: lower case.
    pub(crate) fn folded(&self) -> String {
        self.0.to_ascii_lowercase()
    }

    /// The folder of the sparse index that holds the entry: `1`, `2`, `3/a` or
    /// `se/rd`, always in lower case.
    pub(crate) fn index_folder(&self) -> String {
        folder_of(&self.folded())
    }

    /// The path of the entry below a sparse index, for example `se/rd/serde`.
    pub(crate) fn index_path(&self) -> String {
        format!("{}/{}", self.index_folder(), self.folded())
    }
}

impl fmt::Display for CrateName {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.0)
    }
}

fn folder_of(name: &str) -> String {
    match name.len() {
        1 => "1".to_owned(),
        2 => "2".to_owned(),
        3 => format!("3/{}", &name[..1]),
        _ => format!("{}/{}", &name[..2], &name[2..4]),
    }
}

/// A version by the rules of Semantic Versioning.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct CrateVersion(semver::Version);

impl CrateVersion {
    /// Parses a version.
    ///
    /// # Errors
    /// When it is no version, or absurdly long.
    pub(crate) fn parse(text: &str) -> Result<Self, NameError> {
        if text.len() > LONGEST_VERSION {
            return Err(NameError::Version);
        }
        match semver::Version::parse(text) {
            Ok(version) => Ok(Self(version)),
            Err(_) => Err(NameError::Version),
        }
    }
}

impl fmt::Display for CrateVersion {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(formatter)
    }
}

/// The text is no crate name or no version.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum NameError {
    /// No crate name.
    #[error("This is not a name that a crate can have.")]
    Name,
    /// No version.
    #[error("This is not a version that a crate can have.")]
    Version,
}

/// Fills the `dl` template of a registry's `config.json` by cargo's rule: the
/// markers are replaced, and a template without any gets
/// `/{crate}/{version}/download` behind it.
pub(super) fn download_address(
    template: &str,
    name: &CrateName,
    version: &CrateVersion,
    checksum: &str,
) -> Result<Url, url::ParseError> {
    let values = [
        ("{crate}", name.as_str().to_owned()),
        ("{version}", version.to_string()),
        ("{prefix}", folder_of(name.as_str())),
        ("{lowerprefix}", name.index_folder()),
        ("{sha256-checksum}", checksum.to_owned()),
    ];
    let mut address = template.to_owned();
    if !values.iter().any(|(marker, _)| template.contains(marker)) {
        let end = address.trim_end_matches('/').len();
        address.truncate(end);
        address.push_str("/{crate}/{version}/download");
    }
    for (marker, value) in &values {
        address = address.replace(marker, value);
    }
    Url::parse(&address)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn index_paths_follow_the_sparse_layout() {
        let cases = [
            ("a", "1/a"),
            ("cc", "2/cc"),
            ("log", "3/l/log"),
            ("itoa", "it/oa/itoa"),
            ("Serde", "se/rd/serde"),
            ("cfg-if", "cf/g-/cfg-if"),
        ];
        for (name, path) in cases {
            assert_eq!(CrateName::parse(name).unwrap().index_path(), path);
        }
    }

    #[test]
    fn versions_are_semantic_versions() {
        for good in ["1.0.0", "0.1.0-alpha.1", "1.0.0+build.5"] {
            assert_eq!(CrateVersion::parse(good).unwrap().to_string(), good);
        }
        for bad in ["", "1.0", "1.0.0/x", "1.0.0 ", "1.0.0%2f", "../1.0.0"] {
            assert_eq!(CrateVersion::parse(bad), Err(NameError::Version), "{bad}");
        }
    }

    #[test]
    fn a_template_without_markers_gets_the_usual_tail() {
        let name = CrateName::parse("Serde").unwrap();
        let version = CrateVersion::parse("1.0.1").unwrap();
        let cases = [
            (
                "https://a.example/dl",
                "https://a.example/dl/Serde/1.0.1/download",
            ),
            (
                "https://a.example/dl/",
                "https://a.example/dl/Serde/1.0.1/download",
            ),
            (
                "https://a.example/{crate}-{version}",
                "https://a.example/Serde-1.0.1",
            ),
            (
                "https://a.example/{prefix}/{lowerprefix}/{sha256-checksum}",
                "https://a.example/Se/rd/se/rd/00ff",
            ),
        ];
        for (template, expected) in cases {
            let address = download_address(template, &name, &version, "00ff").unwrap();
            assert_eq!(address.as_str(), expected);
        }
    }
}
