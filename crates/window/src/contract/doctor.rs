//! What the doctor finds.

use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use ts_rs::TS;

/// Over the channel of `examine`.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct CheckView {
    /// Stable identifier, for example `feed-role`.
    pub id: String,
    /// The verdict.
    pub verdict: Verdict,
    /// Which sentence: the message is `check-<id>-<variant>`.
    pub variant: String,
    /// Variables of that sentence.
    pub arguments: BTreeMap<String, String>,
    /// The sentence in English.
    pub sentence: String,
    /// What was looked at.
    pub place: Option<String>,
    /// What would mend it.
    pub fix: Option<FixView>,
}

/// A verdict; skipped is never ok.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, Serialize, TS)]
#[serde(rename_all = "kebab-case")]
pub enum Verdict {
    /// Broken.
    Failed,
    /// Needs somebody soon.
    Warning,
    /// Could not be looked at.
    Skipped,
    /// Well.
    Ok,
}

/// What would mend it; always leads to something that is shown first.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, Serialize, TS)]
#[serde(
    tag = "fix",
    rename_all = "kebab-case",
    rename_all_fields = "camelCase"
)]
pub enum FixView {
    /// The plan of the recorded set-up: `plan_run` makes it.
    Plan {
        /// The run whose set-up it is.
        run: String,
    },
    /// A plan that mends this finding alone: `plan_fix` makes it, as long as
    /// nobody has looked again.
    Mend {
        /// Tells it from every other one.
        id: String,
    },
    /// Sign in again.
    SignIn {
        /// The organization's address.
        url: String,
    },
}

/// Everything was looked at: answers `examine`.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Examined {
    /// How many set-ups are in place.
    pub set_ups: u32,
    /// The feed of the newest one.
    pub feed: Option<String>,
    /// Failed, then warnings, then skipped, then well.
    pub checks: Vec<CheckView>,
    /// How long it took.
    pub milliseconds: u32,
}
