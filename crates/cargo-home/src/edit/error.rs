//! Why a configuration file was not edited.

use thiserror::Error;

use super::LARGEST_CONFIGURATION;
use crate::layout::{column_of, line_of};

/// Why a text could not be read as a configuration, or not be edited. Lines
/// and columns count from 1; no value of the file is repeated, for it may be a
/// token. The caller adds the file's path.
#[derive(Clone, Debug, Error, PartialEq, Eq)]
pub enum EditError {
    /// The file is larger than any configuration.
    #[error("The file has {bytes} bytes; a configuration has at most {LARGEST_CONFIGURATION}.")]
    TooLarge {
        /// How many bytes it has.
        bytes: usize,
    },
    /// The file has two or four bytes for each character, as an old PowerShell
    /// writes them; Cargo cannot read it.
    #[error("The file is {encoding}, which Cargo cannot read; save it as UTF-8.")]
    WideCharacters {
        /// `UTF-16` or `UTF-32`.
        encoding: &'static str,
    },
    /// The file is not UTF-8.
    #[error("Line {line} is not UTF-8, which Cargo cannot read; save the file as UTF-8.")]
    NotUtf8 {
        /// The line.
        line: usize,
    },
    /// There is a NUL byte, which no text has.
    #[error("Line {line} has a NUL byte; the file is damaged or no text.")]
    Nul {
        /// The line.
        line: usize,
    },
    /// The text is no TOML.
    #[error("Line {line}, column {column}: this is no TOML ({reason}).")]
    NotToml {
        /// The line.
        line: usize,
        /// The column, in characters.
        column: usize,
        /// The parser's word on it.
        reason: String,
    },
    /// Something else stands where a value or a table belongs.
    #[error("Line {line}: `{path}` is {found}, but {expected} belongs there.")]
    WrongShape {
        /// The dotted path of the key.
        path: String,
        /// The line.
        line: usize,
        /// What is there.
        found: &'static str,
        /// What belongs there.
        expected: &'static str,
    },
    /// A credential provider that is empty or has control characters.
    #[error("A credential provider is a program's name or path, without control characters.")]
    UnusableProvider,
    /// A value that is empty or has control characters.
    #[error("The value for `{path}` is empty or has control characters.")]
    UnusableValue {
        /// The dotted path of the key.
        path: &'static str,
    },
    /// The edit went wrong and was thrown away: a defect of this program.
    #[error(
        "The edit was not made, because its result was wrong ({reason}); the file is unchanged."
    )]
    Internal {
        /// What was wrong.
        reason: String,
    },
}

impl EditError {
    pub(super) fn not_toml(text: &str, at: Option<usize>, reason: &str) -> EditError {
        let at = at.unwrap_or(text.len());
        EditError::NotToml {
            line: line_of(text, at),
            column: column_of(text, at),
            reason: reason.to_owned(),
        }
    }

    pub(super) fn wrong_shape(
        text: &str,
        path: &[&str],
        at: usize,
        found: &'static str,
        expected: &'static str,
    ) -> EditError {
        EditError::WrongShape {
            path: path.join("."),
            line: line_of(text, at),
            found,
            expected,
        }
    }
}
