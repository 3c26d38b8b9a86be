//! The answers of a person, and the plan that they lead to.

use super::{AccountName, StoreWay};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// What a person has chosen on the screens "Project", "Feed" and "This
/// computer": taken by `make_plan`, and answered by `open_profile`.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Answers {
    /// The project; none for a feed of the whole organization.
    pub project: Option<String>,
    /// The feed's name.
    pub feed: String,
    /// Create it when it is missing.
    pub create: bool,
    /// Who sees it; none leaves it as it is.
    pub visibility: Option<VisibilityChoice>,
    /// The registry's name in Cargo; none derives it from the feed's.
    pub registry: Option<String>,
    /// Absolute paths of the repositories that are ticked.
    pub repositories: Vec<String>,
    /// Every project of this user.
    pub user_level: bool,
    /// Where Cargo's token shall live; absent: what fits the account, which is
    /// the keychain for a pasted token and the provider for Entra.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub store: Option<StoreWay>,
    /// Cargo is told the way to the network, too: proxy and authorities go into
    /// the person's own Cargo configuration.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    #[ts(as = "Option<bool>", optional)]
    pub tell_cargo: bool,
}

/// Who sees a feed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, Serialize, TS)]
#[serde(rename_all = "kebab-case")]
pub enum VisibilityChoice {
    /// Those who are named in its permissions.
    SpecificPeople,
    /// Everybody in the organization.
    Organization,
    /// Everybody in organizations of the same Entra tenant.
    Tenant,
}

/// A profile that was opened: answers `open_profile`. Its organization is
/// chosen already.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct OpenedProfile {
    /// The file, `~` for the home.
    pub path: String,
    /// The organization, chosen.
    pub organization: super::Organization,
    /// What it answers.
    pub answers: Answers,
}

/// The plan: answers `make_plan`. It is kept; `set_up` makes exactly this one true.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct PlanView {
    /// The organization's name.
    pub organization: String,
    /// Who is signed in.
    pub account: AccountName,
    /// The feed's project; none for the whole organization.
    pub project: Option<String>,
    /// The feed's name.
    pub feed: String,
    /// The registry's name in Cargo.
    pub registry: String,
    /// The index URL.
    pub index: String,
    /// The changes in their order; empty when everything is as planned.
    pub changes: Vec<ChangeView>,
    /// What a person should know.
    pub notices: Vec<NoticeView>,
    /// What will be proved.
    pub proof: ProofPlan,
    /// The account that was signed in is kept for later, too.
    pub keeps_account: bool,
    /// Where Cargo's token will live.
    pub store: StoreWay,
    /// It mends what the doctor found, and is not followed by a proof: `examine`
    /// tells whether it did.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    #[ts(as = "Option<bool>", optional)]
    pub mends: bool,
    /// Whether Cargo is told the way to the network, which only Feedwright knows;
    /// absent where there is nothing to tell.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub tells_cargo: Option<bool>,
}

/// One change, as it is shown before it is made.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, Serialize, TS)]
#[serde(
    tag = "kind",
    rename_all = "kebab-case",
    rename_all_fields = "camelCase"
)]
pub enum ChangeView {
    /// Create the feed with its upstream source.
    CreateFeed {
        /// Its project; none for the whole organization.
        project: Option<String>,
        /// Its name.
        feed: String,
        /// Who will see it; none when the server's default stays.
        visibility: Option<VisibilityChoice>,
        /// The request.
        request: RequestView,
    },
    /// Add the upstream source to a feed that is there.
    AddUpstream {
        /// The feed.
        feed: String,
        /// The request.
        request: RequestView,
    },
    /// Set who sees the feed.
    SetVisibility {
        /// The feed.
        feed: String,
        /// Who.
        visibility: VisibilityChoice,
        /// The request.
        request: RequestView,
    },
    /// Store Cargo's token.
    StoreToken {
        /// The store's name.
        store: String,
        /// The entry's label.
        entry: String,
        /// The key under which Cargo looks for it: the index URL.
        key: String,
        /// Another one is there, and is kept for undo.
        replaces: bool,
    },
    /// Take Cargo's token out of the keychain, which an earlier set-up stored
    /// there; it is kept for undo.
    RemoveToken {
        /// The store's name.
        store: String,
        /// The entry's label.
        entry: String,
        /// The key under which Cargo looks for it: the index URL.
        key: String,
    },
    /// Write for which registries Feedwright's credential provider answers.
    RegisterProvider {
        /// The list's file, `~` for the home.
        path: String,
        /// The index URL that comes onto the list, or off it.
        index: String,
        /// It comes off the list.
        removes: bool,
        /// There is no such file yet.
        new: bool,
        /// Unified diff with three lines of context.
        diff: String,
        /// Lines added.
        added: u32,
        /// Lines removed.
        removed: u32,
    },
    /// Remove a configuration file.
    RemoveFile {
        /// The path, `~` for the home.
        path: String,
        /// Never a new one.
        new: bool,
        /// Unified diff with three lines of context.
        diff: String,
        /// Lines added: none.
        added: u32,
        /// Lines removed.
        removed: u32,
    },
    /// Take a readable token out of Cargo's credentials file; it is kept in
    /// the keychain for undo.
    RemovePlainToken {
        /// The file, `~` for the home.
        file: String,
        /// The registry in that file.
        registry: String,
        /// The line of the token.
        line: u32,
    },
    /// Take the right to write away from every other user.
    RestrictWriting {
        /// The file or folder, `~` for the home.
        file: String,
        /// Its mode now, in octal digits.
        before: String,
        /// Its mode then.
        after: String,
    },
    /// Write a configuration file.
    WriteFile {
        /// The path, `~` for the home.
        path: String,
        /// It reaches every project of this user.
        user_level: bool,
        /// There is no such file yet.
        new: bool,
        /// Unified diff with three lines of context.
        diff: String,
        /// Lines added.
        added: u32,
        /// Lines removed.
        removed: u32,
    },
}

/// A call to the server, in words that a curious person checks.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct RequestView {
    /// `POST` or `PATCH`.
    pub method: String,
    /// The address without query.
    pub address: String,
}

/// Something that a person should know; never stops the plan.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct NoticeView {
    /// Stable identifier.
    pub id: String,
    /// In English.
    pub text: String,
}

/// What will be proved.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ProofPlan {
    /// The crate.
    pub package: String,
    /// Version of the cargo that fetches it.
    pub cargo: String,
    /// It will be the first package of a new feed.
    pub first: bool,
}

/// A file was written for other computers: answers `save_profile`.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct SavedProfile {
    /// The path, `~` for the home.
    pub path: String,
}
