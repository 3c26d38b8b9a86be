//! The places beside the quickstart: accounts and history, and undo.

use super::Problem;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// An account: `list_accounts` answers all of them.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct AccountRow {
    /// The organization's address.
    pub url: String,
    /// The organization's name.
    pub organization: String,
    /// Who signs in: text from the server.
    pub name: String,
    /// The store that keeps the token.
    pub store: String,
    /// When it was added, by RFC 3339.
    pub added: String,
    /// In how many repositories cargo uses a feed of it.
    pub repositories: u32,
    /// Its kind, for example `personal-access-token`, `browser`, `azure-cli`.
    pub kind: String,
    /// The directory of Entra that it belongs to.
    pub tenant: Option<String>,
    /// When what Cargo gets ends, by RFC 3339; none where nobody tells, or where
    /// it renews itself.
    pub ends: Option<String>,
    /// It renews itself.
    pub renews: bool,
    /// Cargo gets tokens of packaging scope that are minted for it.
    pub minted: bool,
    /// Something of it is kept in the operating system's keychain.
    pub in_keychain: bool,
}

/// An account is gone from this computer: answers `sign_out`.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct SignOutEnd {
    /// A minted token could not be revoked, and is good until then, by RFC 3339.
    pub still_good_until: Option<String>,
    /// Where it can be revoked by hand.
    pub page: Option<String>,
}

/// What Feedwright changed here: `list_history` answers all of them, newest first.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct HistoryRow {
    /// The run.
    pub run: String,
    /// When it began, by RFC 3339.
    pub started: String,
    /// The organization's name.
    pub organization: String,
    /// The feed.
    pub feed: String,
    /// It created the feed.
    pub created: bool,
    /// How it stands.
    pub state: HistoryState,
    /// What was proved, if it was.
    pub proof: Option<HistoryProof>,
    /// Files that it wrote, `~` for the home.
    pub files: Vec<String>,
    /// Keychain entries that it stored.
    pub keychain: Vec<String>,
    /// What it changed on the server, in English.
    pub server: Vec<String>,
    /// A file was edited since.
    pub edited: bool,
    /// When it was taken back, by RFC 3339, if the journal knows.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub undone: Option<String>,
}

/// How a run stands.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, Serialize, TS)]
#[serde(
    tag = "state",
    rename_all = "kebab-case",
    rename_all_fields = "camelCase"
)]
pub enum HistoryState {
    /// In place.
    Applied,
    /// Cut short.
    Interrupted,
    /// Taken back.
    Undone,
}

/// What a run proved.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct HistoryProof {
    /// The crate.
    pub package: String,
    /// Its version.
    pub version: String,
}

/// What undo would do: answers `preview_undo`.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct UndoPreview {
    /// The run.
    pub run: String,
    /// Files that hold what was written, `~` for the home.
    pub files: Vec<String>,
    /// Files that were edited since: each needs a choice.
    pub edited: Vec<EditedFile>,
    /// The keychain entry will be put back.
    pub keychain: bool,
    /// Feeds that stay.
    pub feeds_kept: Vec<String>,
}

/// A file that was edited after the set-up.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct EditedFile {
    /// Its absolute path, which the choice names.
    pub path: String,
    /// The same for reading.
    pub shown: String,
    /// Unified diff from now to the old file.
    pub diff: String,
    /// Our lines alone can be taken out.
    pub can_take_ours: bool,
}

/// Taken by `undo`.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct UndoWish {
    /// The run; none for the newest.
    pub run: Option<String>,
    /// What to do with files that were edited.
    pub edited: Vec<EditedChoice>,
}

/// A choice for one edited file.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct EditedChoice {
    /// Its absolute path.
    pub path: String,
    /// What to do.
    pub choice: EditedWay,
}

/// What to do with an edited file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, Serialize, TS)]
#[serde(rename_all = "kebab-case")]
pub enum EditedWay {
    /// Leave it as it is.
    Leave,
    /// Put the old file back.
    PutOldBack,
    /// Take out only our lines.
    TakeOursOut,
}

/// What was taken back: answers `undo`.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct UndoneView {
    /// The run.
    pub run: String,
    /// Files that are as they were.
    pub files: Vec<String>,
    /// The keychain is as it was.
    pub keychain: bool,
    /// Feeds that are still there.
    pub feeds_kept: Vec<String>,
    /// What could not be taken back.
    pub problem: Option<Problem>,
}

/// A report that a person may copy: answers `report`. Made from a list of
/// allowed fields, so it holds no secret.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ReportText {
    /// The text.
    pub text: String,
}
