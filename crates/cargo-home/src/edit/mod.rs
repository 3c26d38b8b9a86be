//! Edits of Cargo's configuration files, as pure functions from text to text.
//!
//! An edit finds where its value stands in whatever spelling the person chose
//! (`[registries] f = { index = … }`, `[registries.f]`, `registries.f.index`,
//! quoted keys …) and cuts and pastes there, so that comments, order, line
//! ends, byte order mark, indentation and a missing final newline survive
//! by construction. Every result is parsed again and compared, value by value,
//! with what was there. Nothing here reads or writes a file.

mod check;
mod decode;
mod error;
#[cfg(any(test, fuzzing))]
pub(crate) mod fuzzing;
mod providers;
mod put;
mod remove;
mod rename;
mod secret;
mod splice;
#[cfg(test)]
mod tests;

pub use decode::{LARGEST_CONFIGURATION, decode};
pub use error::EditError;
pub use rename::adopt;
pub use secret::{CutToken, cut_token};

use crate::layout::{self, Layout};
use crate::{IndexUrl, RegistryName};
use put::Shape;
use splice::Splice;

/// A wanted state of a configuration file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Edit {
    /// `registries.NAME.index` is this index.
    SetRegistryIndex {
        /// The registry.
        name: RegistryName,
        /// Its index.
        index: IndexUrl,
    },
    /// `source.crates-io.replace-with` is this registry.
    ReplaceCratesIo {
        /// The registry.
        name: RegistryName,
    },
    /// `registry.global-credential-providers` has these, in this order, and
    /// keeps all others. Cargo asks the last one first, so one that is missing
    /// goes to the end if it is the last here, else to the front.
    EnsureGlobalProviders {
        /// The providers as elements of the list, from the last asked to the
        /// first.
        providers: Vec<String>,
    },
    /// `registries.NAME.credential-provider` is this program with these
    /// arguments; written as an array, so that paths may have spaces.
    SetRegistryProvider {
        /// The registry.
        name: RegistryName,
        /// The program or built-in name, and its arguments.
        provider: Vec<String>,
    },
    /// There is no `registries.NAME`, with all that it held.
    RemoveRegistry {
        /// The registry.
        name: RegistryName,
    },
    /// `source.crates-io.replace-with` is not this registry; another
    /// replacement is left alone.
    RemoveReplacement {
        /// The registry.
        name: RegistryName,
    },
    /// There is no `registries.NAME.credential-provider`.
    RemoveRegistryProvider {
        /// The registry.
        name: RegistryName,
    },
    /// `registry.global-credential-providers` has none of these.
    RemoveGlobalProviders {
        /// The providers as elements of the list.
        providers: Vec<String>,
    },
    /// There is nothing at this path, which may be a value or a whole table.
    RemoveKey {
        /// The names from the outermost table to the key.
        path: Vec<String>,
    },
    /// `http.proxy` is this address. Never one with a password in it.
    SetProxy {
        /// The address.
        address: String,
    },
    /// `http.cainfo` is this file, whose authorities are then all that Cargo
    /// trusts.
    SetAuthorityFile {
        /// The file's path.
        path: String,
    },
}

/// The text with all the edits made; the very same text if nothing had to be
/// done.
///
/// # Errors
/// When the text is no TOML, when something else stands where a value belongs,
/// or when a provider could not be written. The text is never half edited.
pub fn apply(text: &str, edits: &[Edit]) -> Result<String, EditError> {
    let (mark, body) = splice::split_mark(text);
    let mut edited = body.to_owned();
    check::parse(&edited)?;
    for edit in edits {
        edit.check_values()?;
        // Each step takes away one place or makes the whole change; a document
        // has fewer places than bytes.
        for _ in 0..=body.len() {
            let layout = parse(&edited)?;
            let splices = edit.splices(&edited, &layout)?;
            if splices.is_empty() {
                break;
            }
            edited = splice::splice(&edited, splices)?;
        }
    }
    if edited == body {
        return Ok(text.to_owned());
    }
    check::compare(body, &edited, edits)?;
    Ok(format!("{mark}{edited}"))
}

/// What one file has at `registries.NAME.credential-provider`: a program or a
/// built-in name, and its arguments.
///
/// # Errors
/// When the text is no TOML, or something else stands there.
pub fn registry_provider(
    text: &str,
    name: &RegistryName,
) -> Result<Option<Vec<String>>, EditError> {
    let layout = read(text)?;
    let path = [REGISTRIES, name.as_str(), "credential-provider"];
    refuse_array_of_tables(body(text), &layout, &path)?;
    providers::of_registry(body(text), &layout, &path)
}

fn parse(text: &str) -> Result<Layout, EditError> {
    layout::parse(text).map_err(|broken| EditError::not_toml(text, Some(broken.at), &broken.reason))
}

/// `[[registries]]` and the like: Cargo has no such thing, nor have we.
fn refuse_array_of_tables(text: &str, layout: &Layout, path: &[&str]) -> Result<(), EditError> {
    let is_around = |section: &&layout::Section| {
        section.is_array
            && section
                .path
                .iter()
                .zip(path)
                .all(|(one, other)| one == other)
            && section.path.len() <= path.len()
    };
    match layout.sections.iter().find(is_around) {
        None => Ok(()),
        Some(section) => {
            let head = path.get(..section.path.len()).unwrap_or(path);
            Err(EditError::wrong_shape(
                text,
                head,
                section.header.start,
                "an array of tables",
                "a table",
            ))
        }
    }
}

/// The layout of a text that is TOML through and through.
pub(crate) fn read(text: &str) -> Result<Layout, EditError> {
    let (_, body) = splice::split_mark(text);
    check::parse(body)?;
    parse(body)
}

/// The layout of a text without a complete check, which would copy its values.
pub(crate) fn read_places(text: &str) -> Result<Layout, EditError> {
    parse(splice::split_mark(text).1)
}

/// The document without the byte order mark, in which the places count.
pub(crate) fn body(text: &str) -> &str {
    splice::split_mark(text).1
}

const REGISTRIES: &str = "registries";
const SOURCE_OF_CRATES_IO: [&str; 3] = ["source", "crates-io", "replace-with"];
const PROXY: [&str; 2] = ["http", "proxy"];
const AUTHORITY_FILE: [&str; 2] = ["http", "cainfo"];
const GLOBAL_PROVIDERS: [&str; 2] = ["registry", "global-credential-providers"];

impl Edit {
    /// The path of the value, or of the table, that the edit may touch.
    fn path(&self) -> Vec<&str> {
        match self {
            Edit::SetRegistryIndex { name, .. } => vec![REGISTRIES, name.as_str(), "index"],
            Edit::SetRegistryProvider { name, .. } | Edit::RemoveRegistryProvider { name } => {
                vec![REGISTRIES, name.as_str(), "credential-provider"]
            }
            Edit::RemoveRegistry { name } => vec![REGISTRIES, name.as_str()],
            Edit::ReplaceCratesIo { .. } | Edit::RemoveReplacement { .. } => {
                SOURCE_OF_CRATES_IO.to_vec()
            }
            Edit::EnsureGlobalProviders { .. } | Edit::RemoveGlobalProviders { .. } => {
                GLOBAL_PROVIDERS.to_vec()
            }
            Edit::RemoveKey { path } => path.iter().map(String::as_str).collect(),
            Edit::SetProxy { .. } => PROXY.to_vec(),
            Edit::SetAuthorityFile { .. } => AUTHORITY_FILE.to_vec(),
        }
    }

    /// What is still to be cut and pasted; empty when the text is as wanted.
    fn splices(&self, text: &str, layout: &Layout) -> Result<Vec<Splice>, EditError> {
        let path = self.path();
        refuse_array_of_tables(text, layout, &path)?;
        match self {
            Edit::SetRegistryIndex { index, .. } => {
                let is_done =
                    |found: &str| IndexUrl::parse(found).is_ok_and(|found| found == *index);
                put::string(text, layout, &path, index.as_str(), Shape::Inline, is_done)
            }
            Edit::ReplaceCratesIo { name } => {
                let is_done = |found: &str| found == name.as_str();
                put::string(text, layout, &path, name.as_str(), Shape::Section, is_done)
            }
            Edit::SetProxy { address: value } | Edit::SetAuthorityFile { path: value } => {
                let is_done = |found: &str| found == value;
                put::string(text, layout, &path, value, Shape::Section, is_done)
            }
            Edit::SetRegistryProvider { provider, .. } => {
                providers::set(text, layout, &path, provider)
            }
            Edit::EnsureGlobalProviders { providers } => {
                providers::ensure(text, layout, &path, providers)
            }
            Edit::RemoveGlobalProviders { providers } => {
                providers::take(text, layout, &path, providers)
            }
            Edit::RemoveRegistry { .. }
            | Edit::RemoveRegistryProvider { .. }
            | Edit::RemoveKey { .. } => Ok(remove::splices(text, layout, &path)),
            Edit::RemoveReplacement { name } => {
                let found = layout.value(&path).and_then(|value| value.string(text));
                if found.as_deref() == Some(name.as_str()) {
                    Ok(remove::splices(text, layout, &path))
                } else {
                    Ok(Vec::new())
                }
            }
        }
    }

    fn check_values(&self) -> Result<(), EditError> {
        let is_unusable = |value: &str| value.trim().is_empty() || value.contains(char::is_control);
        let unusable = match self {
            Edit::SetProxy { address } if is_unusable(address) => "http.proxy",
            Edit::SetAuthorityFile { path } if is_unusable(path) => "http.cainfo",
            _ => return self.check_providers(),
        };
        Err(EditError::UnusableValue { path: unusable })
    }

    fn check_providers(&self) -> Result<(), EditError> {
        let texts = match self {
            Edit::EnsureGlobalProviders { providers }
            | Edit::RemoveGlobalProviders { providers } => providers,
            Edit::SetRegistryProvider { provider, .. } => provider,
            _ => return Ok(()),
        };
        let is_first_word = matches!(self, Edit::SetRegistryProvider { .. });
        let is_empty = |text: &String| text.trim().is_empty();
        if texts.iter().any(|text| text.contains(char::is_control))
            || (is_first_word && texts.first().is_none_or(is_empty))
            || (!is_first_word && texts.iter().any(is_empty))
        {
            return Err(EditError::UnusableProvider);
        }
        Ok(())
    }
}
