//! How a developer command ends, and how it talks: on standard error, so that
//! what a started program prints to standard output stays its own.

use std::fmt;
use std::io::{self, Write};

/// Done, or the reason why not.
pub(crate) type Outcome<T = ()> = Result<T, Failure>;

/// Why a developer command stopped.
#[derive(Debug, PartialEq)]
pub(crate) struct Failure {
    /// One sentence for the person at the terminal.
    pub(crate) sentence: String,
    /// The exit status of this program.
    pub(crate) status: u8,
}

impl Failure {
    pub(crate) fn new(sentence: impl Into<String>) -> Failure {
        Failure {
            sentence: sentence.into(),
            status: 1,
        }
    }
}

impl fmt::Display for Failure {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.sentence)
    }
}

/// One line for the person at the terminal.
pub(crate) fn say(line: &str) {
    // Nobody is left to tell when standard error is closed.
    let _ = writeln!(io::stderr(), "{line}");
}
