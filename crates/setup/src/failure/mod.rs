//! The one error value of this crate: a code of the closed table with the
//! place, the reason and the correlation id of this very case. It never holds
//! a secret, and its texts are bounded; the programs filter control characters
//! when they print it.

mod from_azure_devops;
mod from_cargo_home;
mod from_entra;
mod from_sign_in;
mod full_disk;

pub(crate) use from_azure_devops::sentence;
pub(crate) use full_disk::of_full_disk;

use crate::error_code::{Action, ErrorCode};
use serde::Serialize;
use std::fmt;

/// Longest text from outside that a failure carries, in characters.
const LONGEST_TEXT: usize = 600;

/// What happened, where, why, and what to do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Failure {
    /// The row of the closed table.
    pub code: ErrorCode,
    /// What it happened to: a path with its line, an address, a name.
    pub place: Option<String>,
    /// Why, as far as it is known, in a sentence.
    pub why: Option<String>,
    /// A hint for this very case, before the table's.
    pub hint: Option<String>,
    /// Azure DevOps' activity id, for its administrators.
    pub activity: Option<String>,
}

/// The published JSON form of a failure.
#[derive(Clone, Debug, Serialize, schemars::JsonSchema)]
pub struct FailureReport {
    /// Stable identifier.
    pub code: String,
    /// What happened.
    pub sentence: String,
    /// Where.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub place: Option<String>,
    /// Why.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub why: Option<String>,
    /// What to do.
    pub hint: String,
    /// What the window offers.
    pub action: Action,
    /// The server's activity id.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub activity: Option<String>,
}

impl Failure {
    /// A failure of this code that nothing more is known of.
    pub fn new(code: ErrorCode) -> Failure {
        Failure {
            code,
            place: None,
            why: None,
            hint: None,
            activity: None,
        }
    }

    /// Says what it happened to.
    #[must_use]
    pub fn at(mut self, place: impl fmt::Display) -> Failure {
        self.place = Some(bounded(&place.to_string()));
        self
    }

    /// Says why.
    #[must_use]
    pub fn because(mut self, why: impl fmt::Display) -> Failure {
        self.why = Some(bounded(&why.to_string()));
        self
    }

    /// Says what to do in this very case.
    #[must_use]
    pub fn hint(mut self, hint: impl fmt::Display) -> Failure {
        self.hint = Some(bounded(&hint.to_string()));
        self
    }

    /// What to do: this case's hint, else the table's.
    pub fn advice(&self) -> &str {
        self.hint.as_deref().unwrap_or(self.code.row().hint)
    }

    /// The published form.
    pub fn report(&self) -> FailureReport {
        FailureReport {
            code: self.code.id().to_owned(),
            sentence: self.code.row().sentence.to_owned(),
            place: self.place.clone(),
            why: self.why.clone(),
            hint: self.advice().to_owned(),
            action: self.code.row().action,
            activity: self.activity.clone(),
        }
    }
}

impl fmt::Display for Failure {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(self.code.row().sentence)?;
        if let Some(place) = &self.place {
            write!(formatter, ": {place}")?;
        }
        if let Some(why) = &self.why {
            write!(formatter, " ({why})")?;
        }
        Ok(())
    }
}

impl std::error::Error for Failure {}

impl From<ErrorCode> for Failure {
    fn from(code: ErrorCode) -> Failure {
        Failure::new(code)
    }
}

fn bounded(text: &str) -> String {
    match text.char_indices().nth(LONGEST_TEXT) {
        Some((end, _)) => format!("{}…", &text[..end]),
        None => text.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn says_what_where_and_why() {
        let failure = Failure::new(ErrorCode::FeedNotFound)
            .at("feed `x`")
            .because("The feed with ID 'x' doesn't exist.");
        insta::assert_snapshot!(failure, @"There is no such feed, or you may not see it: feed `x` (The feed with ID 'x' doesn't exist.)");
        assert_eq!(failure.advice(), ErrorCode::FeedNotFound.row().hint);
    }

    #[test]
    fn text_from_outside_is_bounded() {
        let failure = Failure::new(ErrorCode::ServerFailed).because("ä".repeat(10_000));
        assert_eq!(
            failure.why.map(|why| why.chars().count()),
            Some(LONGEST_TEXT + 1)
        );
    }
}
