//! What went wrong, as the page shows it: the row of the closed table with the
//! place and the reason of this very case. It holds no secret, and its words
//! in the person's language come from the page's catalogue, by the code.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// A failure of a command.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Problem {
    /// The row's identifier, for example `feed-name-taken`.
    pub code: String,
    /// What happened, in English, for those who have no words for the code.
    pub sentence: String,
    /// What it happened to: a path, an address, a name.
    pub place: Option<String>,
    /// Why, as somebody else said it: the server's or the system's own words.
    pub why: Option<String>,
    /// What to do, in English.
    pub hint: String,
    /// What the page offers beside it.
    pub action: ProblemAction,
    /// Azure DevOps' activity id.
    pub activity: Option<String>,
}

/// The way on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, Serialize, TS)]
#[serde(rename_all = "kebab-case")]
pub enum ProblemAction {
    /// Back to the field with the wrong value.
    EditInput,
    /// Sign in again.
    SignIn,
    /// The same once more.
    TryAgain,
    /// Open the file that is named.
    OpenFile,
    /// Open the feed or its settings in the browser.
    OpenPortal,
    /// Unlock or install the keychain.
    OpenKeychain,
    /// Put back what was done.
    Undo,
    /// Nothing from here.
    None,
}
