//! What in Cargo's configuration stands in the way of a wanted registry, or
//! should be known before it is set up.
//!
//! It only looks: each finding has the data for a sentence and for a fix, and
//! whoever makes the plan decides. Texts from files are kept as they are and
//! must be filtered before they are shown.

mod look;
#[cfg(test)]
mod tests;

use std::path::PathBuf;

pub use look::findings;
pub(crate) use look::is_world_writable;
use thiserror::Error;

use crate::{IndexMisspelling, Origin, RegistryName};

/// One thing to know. `Display` is a sentence on what is; [`Finding::hint`] is
/// one on what to do.
#[derive(Clone, Debug, Error, PartialEq, Eq)]
pub enum Finding {
    /// Another name has the same index; with two, Cargo stops with "multiple
    /// registries are configured with the same index url".
    #[error("The registry {name:?} in {origin} already has this index.")]
    SecondNameForIndex {
        /// The other name.
        name: String,
        /// Where its index is.
        origin: Origin,
    },
    /// The wanted name belongs to another index.
    #[error("The registry {name} in {origin} has another index.")]
    NameTakenByOtherIndex {
        /// The name.
        name: RegistryName,
        /// Where its index is.
        origin: Origin,
    },
    /// `cargo add` would write the default into manifests.
    #[error(
        "In {origin}, {name:?} is made the default registry, so that `cargo add` writes it into manifests."
    )]
    DefaultRegistrySet {
        /// The default.
        name: String,
        /// Where it is set.
        origin: Origin,
    },
    /// crates.io is replaced by something else.
    #[error("In {origin}, crates.io is replaced with {name:?}.")]
    OtherReplacement {
        /// The name of what stands in for crates.io.
        name: String,
        /// Where it is set.
        origin: Origin,
    },
    /// The index is meant and written so that Cargo does not take it.
    #[error("The address of the registry {name:?} in {origin} {}.", missing(*problem))]
    IndexMisspelled {
        /// The name.
        name: String,
        /// Where its index is.
        origin: Origin,
        /// What is wrong with it.
        problem: IndexMisspelling,
    },
    /// crates.io is replaced with a name that Cargo allows for no registry; it
    /// says "could not find a configured source with the name".
    #[error(
        "In {origin}, crates.io is replaced with {name:?}, which Cargo allows as no registry's name."
    )]
    ReplacementRefused {
        /// The name.
        name: String,
        /// Where it is set.
        origin: Origin,
    },
    /// crates.io is replaced with a name that nothing has.
    #[error(
        "In {origin}, crates.io is replaced with {name:?}, and there is no such registry or source."
    )]
    ReplacementUnknown {
        /// The name.
        name: String,
        /// Where it is set.
        origin: Origin,
    },
    /// A `[source.NAME]` has the registry's name, and Cargo looks there first.
    #[error(
        "In {origin}, a source has the registry's name {name}; Cargo takes it instead of the registry."
    )]
    SourceHidesRegistry {
        /// The name.
        name: RegistryName,
        /// Where the source is.
        origin: Origin,
    },
    /// The old file name wins, and edits of the new one would do nothing.
    #[error("Cargo reads {} and not {}.", path.display(), hidden.display())]
    LegacyFileWins {
        /// The file without extension.
        path: PathBuf,
        /// The `config.toml` beside it.
        hidden: PathBuf,
    },
    /// The old file name, with nothing beside it.
    #[error("{} has a name that Cargo warns of since 1.78.", path.display())]
    LegacyFile {
        /// The file without extension.
        path: PathBuf,
    },
    /// A readable token, which Cargo may use instead of the stored one.
    #[error("In {origin}, there is a readable token for the registry {name:?}.")]
    PlainTokenInCredentialsFile {
        /// The registry.
        name: String,
        /// Where the token is.
        origin: Origin,
    },
    /// A variable holds a token, which `cargo:token` may use instead.
    #[error("The environment variable {variable} holds a token for the registry.")]
    TokenVariableSet {
        /// The variable.
        variable: String,
    },
    /// Everybody on this computer may change what Cargo runs.
    #[error("Every user of this computer may write {}.", path.display())]
    WorldWritable {
        /// The file or folder.
        path: PathBuf,
    },
    /// `registry.global-credential-providers` is no list of words.
    #[error("In {origin}, `global-credential-providers` is no list of strings; Cargo refuses it.")]
    ProviderListBroken {
        /// Where it is.
        origin: Origin,
    },
    /// The registry has a provider of its own, which Cargo asks alone.
    #[error(
        "In {origin}, the registry {name:?} has a credential provider of its own, {provider:?}; Cargo asks no other."
    )]
    RegistryProviderSet {
        /// The registry.
        name: String,
        /// The program and its arguments.
        provider: Vec<String>,
        /// Where it is set.
        origin: Origin,
    },
    /// Two files give the registry a provider as a list. Cargo 1.95 joins two
    /// such lists, or does not, at random, and then runs the first word with
    /// all others as arguments (seen with `cargo config get`).
    #[error(
        "In {origin} and in {other}, the registry {name:?} has a list as credential provider; Cargo may join them."
    )]
    RegistryProviderInTwoFiles {
        /// The registry.
        name: String,
        /// The nearer list.
        origin: Origin,
        /// The farther one.
        other: Origin,
    },
    /// A project's file names a program that Cargo gets tokens from.
    #[error(
        "In {origin}, which is not the user's own configuration, Cargo is told to run {program:?} as credential provider."
    )]
    ForeignProvider {
        /// The program.
        program: String,
        /// Where it is named.
        origin: Origin,
    },
    /// The file includes others, which need Cargo 1.94 and are not edited.
    #[error("Line {line} of {} includes other files, which Cargo before 1.94 does not read.", path.display())]
    IncludesFiles {
        /// The file.
        path: PathBuf,
        /// The line of `include`.
        line: usize,
    },
    /// Cargo is told to stay off the network.
    #[error("In {origin}, Cargo is told to stay off the network.")]
    Offline {
        /// Where it is set.
        origin: Origin,
    },
}

fn missing(problem: IndexMisspelling) -> &'static str {
    match problem {
        IndexMisspelling::NoFinalSlash => "has no slash at its end, so that Cargo stops",
        IndexMisspelling::NotSparse => {
            "does not begin with `sparse+`, so that Cargo takes it for a git repository"
        }
    }
}

impl Finding {
    /// Whether Cargo would fail, or use something else than the wanted
    /// registry, as long as this stays.
    pub fn blocks(&self) -> bool {
        match self {
            Finding::SecondNameForIndex { .. }
            | Finding::NameTakenByOtherIndex { .. }
            | Finding::OtherReplacement { .. }
            | Finding::ReplacementRefused { .. }
            | Finding::ReplacementUnknown { .. }
            | Finding::SourceHidesRegistry { .. }
            | Finding::ProviderListBroken { .. }
            | Finding::RegistryProviderInTwoFiles { .. }
            | Finding::Offline { .. } => true,
            // A plan writes it anew.
            Finding::IndexMisspelled { .. }
            | Finding::DefaultRegistrySet { .. }
            | Finding::LegacyFileWins { .. }
            | Finding::LegacyFile { .. }
            | Finding::PlainTokenInCredentialsFile { .. }
            | Finding::TokenVariableSet { .. }
            | Finding::WorldWritable { .. }
            | Finding::RegistryProviderSet { .. }
            | Finding::ForeignProvider { .. }
            | Finding::IncludesFiles { .. } => false,
        }
    }

    /// What to do about it, in one sentence.
    pub fn hint(&self) -> String {
        match self {
            Finding::SecondNameForIndex { name, .. } => {
                format!("Use the name {name:?}; Cargo refuses two names for one index.")
            }
            Finding::NameTakenByOtherIndex { .. } => {
                "Choose another name (--registry NAME), or remove that entry.".into()
            }
            Finding::DefaultRegistrySet { .. } => {
                "Remove `default`; commands that need a registry take `--registry`.".into()
            }
            Finding::OtherReplacement { .. } => {
                "Remove that replacement; or keep it, with `replace-crates-io = false` in a profile.".into()
            }
            Finding::IndexMisspelled { problem, .. } => match problem {
                IndexMisspelling::NoFinalSlash => "Add the slash.".into(),
                IndexMisspelling::NotSparse => "Write `sparse+` before it.".into(),
            },
            Finding::ReplacementRefused { .. } => {
                "Give the registry a name of letters, digits, dashes and underscores that begins with a letter.".into()
            }
            Finding::ReplacementUnknown { .. } => {
                "Name the feed's registry there, or remove the replacement.".into()
            }
            Finding::LegacyFile { path } => format!("Rename it to {}.toml.", path.display()),
            Finding::SourceHidesRegistry { .. } => {
                "Choose another registry name (--registry NAME), or rename that source.".into()
            }
            Finding::LegacyFileWins { path, .. } => format!(
                "Edit {} or move its lines into the other file.",
                path.display()
            ),
            Finding::PlainTokenInCredentialsFile { name, .. } => {
                format!("Run `cargo logout --registry {name}`, or delete the line.")
            }
            Finding::TokenVariableSet { .. } => {
                "Unset it if the stored token is to be used.".into()
            }
            Finding::WorldWritable { .. } => {
                "Take the right to write away from other users.".into()
            }
            Finding::ProviderListBroken { .. } => "Make it a list of strings.".into(),
            Finding::RegistryProviderSet { .. } => {
                "Remove it if the keychain is to be asked.".into()
            }
            Finding::RegistryProviderInTwoFiles { other, .. } => {
                format!("Remove the one in {other}.")
            }
            Finding::ForeignProvider { .. } => {
                "Look at that program before you run Cargo in this folder.".into()
            }
            Finding::IncludesFiles { .. } => {
                "Check that the included files set nothing about this registry.".into()
            }
            Finding::Offline { .. } => {
                "Remove the setting for as long as crates are fetched.".into()
            }
        }
    }
}
