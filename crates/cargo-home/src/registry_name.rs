//! The name that Cargo gives a registry in its configuration.
//!
//! Cargo's rule is narrower than that of Azure Artifacts for feeds (cargo
//! facts §1c, azure-devops facts §2.2), so a feed may need another name here.
//! This module never looks at a configuration: whether a name is free is told
//! by [`crate::findings`].

use std::fmt;
use std::str::FromStr;

use thiserror::Error;

/// The longest name that we accept, in characters. Cargo sets no limit; a feed
/// has at most 64, and a derived name is a little longer.
pub const LONGEST_REGISTRY_NAME: usize = 100;

/// Cargo's own name for crates.io: no other registry may have it.
const CRATES_IO: &str = "crates-io";

/// The middle of crates.io's own variables, such as
/// `CARGO_REGISTRIES_CRATES_IO_PROTOCOL`.
const CRATES_IO_VARIABLE: &str = "CRATES_IO";

/// What stands before a feed's name that Cargo would not accept at the start.
const PREFIX: &str = "feed-";

/// A registry's name as Cargo accepts it: the first character starts an
/// identifier or is `_`, the others continue one or are `-`.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct RegistryName(String);

/// Why a text is no name for a registry.
#[derive(Clone, Debug, Error, PartialEq, Eq)]
pub enum RegistryNameError {
    /// There is no text.
    #[error("A registry's name cannot be empty.")]
    Empty,
    /// The text is longer than [`LONGEST_REGISTRY_NAME`].
    #[error(
        "A registry's name cannot be longer than {LONGEST_REGISTRY_NAME} characters, but this one has {length}."
    )]
    TooLong {
        /// How many characters it has.
        length: usize,
    },
    /// The name starts with a character that Cargo refuses there.
    #[error(
        "A registry's name starts with a letter or `_`, but {name:?} starts with {character:?}."
    )]
    Start {
        /// The text.
        name: String,
        /// Its first character.
        character: char,
    },
    /// A later character is none that Cargo accepts.
    #[error(
        "A registry's name has only letters, digits, `-` and `_`, but {name:?} has {character:?}."
    )]
    Character {
        /// The text.
        name: String,
        /// The first character that is refused.
        character: char,
    },
    /// The name, or the variables that it leads to, are those of crates.io.
    #[error("The name {name:?} is Cargo's own for crates.io; choose another.")]
    Reserved {
        /// The text.
        name: String,
    },
}

impl RegistryName {
    /// Accepts what Cargo accepts in `[registries]`.
    ///
    /// # Errors
    /// The first rule that the text breaks.
    pub fn parse(text: &str) -> Result<Self, RegistryNameError> {
        let length = text.chars().count();
        if length > LONGEST_REGISTRY_NAME {
            return Err(RegistryNameError::TooLong { length });
        }
        let name = || text.to_owned();
        let mut characters = text.chars();
        match characters.next() {
            None => return Err(RegistryNameError::Empty),
            Some(character) if !starts_name(character) => {
                return Err(RegistryNameError::Start {
                    name: name(),
                    character,
                });
            }
            Some(_) => {}
        }
        if let Some(character) = characters.find(|character| !continues_name(*character)) {
            return Err(RegistryNameError::Character {
                name: name(),
                character,
            });
        }
        if is_reserved(text) {
            return Err(RegistryNameError::Reserved { name: name() });
        }
        Ok(RegistryName(text.to_owned()))
    }

    /// The registry name for a feed: the feed's own where Cargo accepts it.
    ///
    /// Otherwise each run of refused characters becomes one `-` (none at the
    /// ends), and what then starts with a digit, is reserved or is empty gets
    /// `feed-` in front: `2024-feed` gives `feed-2024-feed`. A word reads
    /// better than the `_` that Cargo would accept too, and keeps
    /// [`token_variable`](Self::token_variable) free of a double `_`. The same
    /// feed always gives the same name; two feeds may give one name, which
    /// [`crate::findings`] reports.
    pub fn derived_from(feed_name: &str) -> RegistryName {
        if let Ok(name) = RegistryName::parse(feed_name) {
            return name;
        }
        let mut name = String::new();
        for character in feed_name.chars().take(LONGEST_REGISTRY_NAME - PREFIX.len()) {
            if continues_name(character) && character != '-' {
                name.push(character);
            } else if !name.is_empty() && !name.ends_with('-') {
                name.push('-');
            }
        }
        let kept = name.trim_end_matches('-');
        if kept.is_empty() {
            RegistryName(PREFIX.trim_end_matches('-').to_owned())
        } else if kept.starts_with(starts_name) && !is_reserved(kept) {
            RegistryName(kept.to_owned())
        } else {
            RegistryName(format!("{PREFIX}{kept}"))
        }
    }

    /// The name as Cargo's configuration has it.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The variable in which Cargo looks for this registry's token:
    /// `CARGO_REGISTRIES_MY_FEED_TOKEN`.
    pub fn token_variable(&self) -> String {
        self.variable("TOKEN")
    }

    /// The variable that goes before this registry's own credential provider in
    /// every file: `CARGO_REGISTRIES_MY_FEED_CREDENTIAL_PROVIDER`.
    pub fn provider_variable(&self) -> String {
        self.variable("CREDENTIAL_PROVIDER")
    }

    /// The variable in which Cargo looks for a key of this registry, such as
    /// `INDEX` or `CREDENTIAL_PROVIDER` (cargo facts §1a).
    pub(crate) fn variable(&self, key: &str) -> String {
        registry_variable(&self.0, key)
    }
}

/// The variable for a key of any registry, also one with a name we would
/// refuse.
pub(crate) fn registry_variable(name: &str, key: &str) -> String {
    format!("CARGO_REGISTRIES_{}_{key}", variable_part(name))
}

impl fmt::Display for RegistryName {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.0)
    }
}

impl FromStr for RegistryName {
    type Err = RegistryNameError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        RegistryName::parse(text)
    }
}

impl AsRef<str> for RegistryName {
    fn as_ref(&self) -> &str {
        &self.0
    }
}

fn starts_name(character: char) -> bool {
    unicode_ident::is_xid_start(character) || character == '_'
}

fn continues_name(character: char) -> bool {
    unicode_ident::is_xid_continue(character) || character == '-'
}

fn variable_part(name: &str) -> String {
    name.to_uppercase().replace(['-', '.'], "_")
}

/// Whether the name is crates.io's, or would share crates.io's variables.
fn is_reserved(name: &str) -> bool {
    name == CRATES_IO || variable_part(name) == CRATES_IO_VARIABLE
}

#[cfg(test)]
mod tests;
