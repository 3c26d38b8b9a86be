//! Why the merged configuration could not be read.

use std::io;
use std::path::PathBuf;

use thiserror::Error;

use crate::edit::EditError;

/// A file that stops us, as it would stop Cargo.
#[derive(Debug, Error)]
#[error("The Cargo configuration {} cannot be used: {problem}", path.display())]
pub struct ConfigurationError {
    /// The file, or the folder that is not there.
    pub path: PathBuf,
    /// What is wrong with it.
    #[source]
    pub problem: ConfigurationProblem,
}

/// What is wrong with a file.
#[derive(Debug, Error)]
pub enum ConfigurationProblem {
    /// It cannot be read.
    #[error("it cannot be read ({0}).")]
    Unreadable(#[from] io::Error),
    /// It is a folder, a pipe or a device.
    #[error("it is no ordinary file.")]
    NoFile,
    /// Its text is no configuration.
    #[error(transparent)]
    Text(#[from] EditError),
    /// A key is a table or list here and something else in another file.
    #[error("`{key}` on line {line} is {found}, but {expected} in another file.")]
    Mixed {
        /// The dotted path of the key.
        key: String,
        /// The line.
        line: usize,
        /// What it is here.
        found: &'static str,
        /// What it is elsewhere.
        expected: &'static str,
    },
    /// `include` is not a list of paths of `.toml` files.
    #[error("`include` on line {line} is no list of paths that end in `.toml`.")]
    Include {
        /// The line.
        line: usize,
    },
    /// Files include each other in a circle, or too many of them.
    #[error("it is included in a circle, or more than 64 files are included.")]
    Includes,
}
