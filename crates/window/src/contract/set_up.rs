//! Making the plan true: live steps, and the three ways it ends.

use super::Problem;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// Over the channel of `set_up` and `prove_again`.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, Serialize, TS)]
#[serde(
    tag = "event",
    rename_all = "kebab-case",
    rename_all_fields = "camelCase"
)]
pub enum SetUpEvent {
    /// The steps that will follow, in order.
    Steps {
        /// All of them.
        steps: Vec<StepView>,
    },
    /// A step began.
    Started {
        /// Its identifier.
        id: String,
    },
    /// What the running step does or waits for; a line of cargo's among them.
    Note {
        /// Its identifier.
        id: String,
        /// In words.
        text: String,
        /// The wait that it is about, if it is one.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        #[ts(optional)]
        wait: Option<WaitView>,
    },
    /// Something else must end first.
    Waiting {
        /// For what, in English.
        text: String,
    },
    /// A step ended.
    Finished {
        /// Its identifier.
        id: String,
        /// How.
        outcome: StepOutcome,
        /// After how many milliseconds.
        milliseconds: u32,
    },
}

/// What the REST client waits for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct WaitView {
    /// Why.
    pub reason: WaitReason,
    /// When the next try follows.
    pub seconds: u32,
}

/// Why the REST client waits.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, Serialize, TS)]
#[serde(rename_all = "kebab-case")]
pub enum WaitReason {
    /// A new feed does not let its creator in for some seconds.
    NewFeed,
    /// The server asked for it.
    ServerAsked,
    /// The last answer was a bad one that may pass.
    Retry,
}

/// A step, with what its sentence needs.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct StepView {
    /// Identifier within this run.
    pub id: String,
    /// Which sentence: the message is `set-up-<kind>`.
    pub kind: StepKind,
    /// The feed's name.
    pub feed: String,
    /// The feed's project.
    pub project: Option<String>,
    /// The file that is written, `~` for the home.
    pub path: Option<String>,
    /// The crate that is fetched.
    pub package: Option<String>,
    /// Version of cargo.
    pub cargo: Option<String>,
    /// The step in English.
    pub title: String,
}

/// What a step does.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, Serialize, TS)]
#[serde(rename_all = "kebab-case")]
pub enum StepKind {
    /// Creates the feed.
    CreateFeed,
    /// Waits until the new feed answers.
    WaitFeed,
    /// Reads the feed back.
    ReadFeed,
    /// Adds the upstream source.
    AddUpstream,
    /// Sets who sees the feed.
    SetVisibility,
    /// Keeps the account's token.
    KeepAccount,
    /// Stores Cargo's token.
    StoreToken,
    /// Writes a file.
    Write,
    /// Lets cargo fetch the crate.
    Fetch,
    /// Asks the feed for the version.
    AskFeed,
    /// Lets Feedwright's provider answer for the registry.
    RegisterProvider,
    /// Takes back what was done.
    Undo,
    /// Another one; `title` says what.
    Other,
}

/// How a step ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, Serialize, TS)]
#[serde(rename_all = "kebab-case")]
pub enum StepOutcome {
    /// It did what it is for.
    Done,
    /// There was nothing to do.
    Skipped,
    /// It failed.
    Failed,
}

/// How it ended: answers `set_up` and `prove_again`.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, Serialize, TS)]
#[serde(
    tag = "end",
    rename_all = "kebab-case",
    rename_all_fields = "camelCase"
)]
pub enum SetUpEnd {
    /// Proved.
    Done {
        /// The proof.
        proof: ProofView,
        /// What is in place.
        summary: RunView,
    },
    /// What the doctor found is mended; `examine` tells what is left.
    Mended {
        /// What was changed.
        summary: RunView,
    },
    /// Stopped.
    Failed {
        /// Why.
        problem: Problem,
        /// What was done before.
        summary: RunView,
        /// Everything is in place, only the proof failed.
        applied: bool,
    },
    /// Cancelled; this computer is as before.
    Cancelled {
        /// Feeds that were created already and are still there.
        feeds_kept: Vec<String>,
    },
}

/// What was proved.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ProofView {
    /// The crate.
    pub package: String,
    /// Its version.
    pub version: String,
    /// The feed.
    pub feed: String,
    /// The upstream source that it was saved from.
    pub upstream: String,
    /// Version of the cargo that fetched it.
    pub cargo: String,
    /// How long it took.
    pub milliseconds: u32,
    /// When, by RFC 3339.
    pub at: String,
}

/// What a run has changed so far.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct RunView {
    /// The run; none when nothing was changed.
    pub run: Option<String>,
    /// How many changes are made.
    pub changes: u32,
    /// The files that were written, `~` for the home.
    pub files: Vec<String>,
    /// The keychain was changed.
    pub keychain: bool,
    /// Feeds that it created.
    pub feeds_created: Vec<String>,
}

/// A run that was cut short.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Interrupted {
    /// The run.
    pub run: String,
    /// Its feed.
    pub feed: String,
    /// The step at which it ended, counted from 1.
    pub step: u32,
    /// How many there were.
    pub total: u32,
    /// It can go on: what it was about is known.
    pub can_resume: bool,
}

/// A set-up that is in place.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct SetUpInUse {
    /// Its feed.
    pub feed: String,
    /// Its organization's name.
    pub organization: String,
}
