//! What the page needs to begin, and what the person may set.

use super::{Interrupted, SetUpInUse};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// Known at once, without looking around: answers the command `start`.
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Start {
    /// Feedwright's version.
    pub version: String,
    /// The system.
    pub system: System,
    /// What the operating system's store is called: `Secret Service`,
    /// `Windows Credential Manager` or `macOS keychain`.
    pub store: String,
    /// The person's languages, most wanted first, as BCP 47 tags.
    pub languages: Vec<String>,
    /// What is set.
    pub settings: Settings,
    /// A practice world is running: the page was loaded anew.
    pub practice: bool,
}

/// An operating system.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, Serialize, TS)]
#[serde(rename_all = "kebab-case")]
pub enum System {
    /// Linux.
    Linux,
    /// Windows.
    Windows,
    /// macOS.
    Macos,
}

/// The window's settings, a part of [`Start`]; `change_settings` takes
/// and answers them.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize, Serialize, TS)]
#[serde(rename_all = "camelCase", default)]
pub struct Settings {
    /// The language's tag; none follows the system.
    pub language: Option<String>,
    /// Light or dark.
    pub appearance: Appearance,
    /// Text size in percent, 80 to 200.
    pub text_size: TextSize,
    /// The application of Entra that people sign in with, as a UUID; none where
    /// nobody has set one.
    pub client_id: Option<String>,
    /// Signing in by a code on another device is offered.
    pub device_code: bool,
}

/// Text size in percent of the system's.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, Serialize, TS)]
pub struct TextSize(pub u16);

impl Default for TextSize {
    fn default() -> Self {
        TextSize(100)
    }
}

/// Light or dark.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize, Serialize, TS)]
#[serde(rename_all = "kebab-case")]
pub enum Appearance {
    /// As the system is.
    #[default]
    System,
    /// Always light.
    Light,
    /// Always dark.
    Dark,
}

/// Facts of the screen "Settings" that are found, not set: answers `found_settings`.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct FoundSettings {
    /// The cargo in use.
    pub cargo: CargoHere,
    /// The proxy that will be used, without user info, and the variable it comes from.
    pub proxy: Option<FoundProxy>,
    /// The file with more certificate authorities, and the variable it comes from.
    pub authorities: Option<FoundFile>,
    /// Where the log files lie.
    pub log_folder: String,
    /// The client id that is used where the settings have none.
    pub client_id: Option<FoundClient>,
}

/// A client id that nobody has set here.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct FoundClient {
    /// The id.
    pub id: String,
    /// The variable that it comes from; none where it was fixed when Feedwright
    /// was built.
    pub from: Option<String>,
}

/// A proxy.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct FoundProxy {
    /// Its address without user info.
    pub address: String,
    /// Where it comes from, for example `HTTPS_PROXY`.
    pub from: String,
}

/// A file that something names.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct FoundFile {
    /// Its path, `~` for the home.
    pub path: String,
    /// Where it comes from, for example `SSL_CERT_FILE`.
    pub from: String,
}

/// What is found on this computer without a network: answers `look_here`.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Here {
    /// The cargo.
    pub cargo: CargoHere,
    /// The keychain.
    pub keychain: KeychainHere,
    /// An address to begin with.
    pub suggestion: Option<Suggestion>,
    /// A set-up that was cut short.
    pub interrupted: Option<Interrupted>,
    /// A set-up that is in place.
    pub in_use: Option<SetUpInUse>,
}

/// This computer's cargo.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, Serialize, TS)]
#[serde(
    tag = "state",
    rename_all = "kebab-case",
    rename_all_fields = "camelCase"
)]
pub enum CargoHere {
    /// It is there and new enough.
    Found {
        /// Its version.
        version: String,
        /// Its path, `~` for the home.
        path: String,
    },
    /// None was found.
    Missing,
    /// It is there but cannot be used.
    Unusable {
        /// Why.
        problem: super::Problem,
    },
}

/// The store for Cargo's token.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, Serialize, TS)]
#[serde(
    tag = "state",
    rename_all = "kebab-case",
    rename_all_fields = "camelCase"
)]
pub enum KeychainHere {
    /// It answers.
    Unlocked {
        /// Cargo's own provider for it, for example `cargo:libsecret`.
        provider: String,
    },
    /// It does not, and why.
    Unusable {
        /// Why.
        problem: super::Problem,
    },
}

/// An address that was found, with its source.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Suggestion {
    /// The address.
    pub address: String,
    /// Where it comes from.
    pub source: SuggestionSource,
}

/// Where a suggestion comes from.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, Serialize, TS)]
#[serde(
    tag = "kind",
    rename_all = "kebab-case",
    rename_all_fields = "camelCase"
)]
pub enum SuggestionSource {
    /// The git remote of a repository here.
    GitRemote {
        /// The repository, `~` for the home.
        path: String,
    },
    /// An account that is kept.
    Account,
}

/// A page that the system's browser may be asked for: `open_page` takes it. The
/// page never names an address itself.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, Serialize, TS)]
#[serde(
    tag = "page",
    rename_all = "kebab-case",
    rename_all_fields = "camelCase"
)]
pub enum Page {
    /// Where the current organization makes personal access tokens.
    Token,
    /// The planned or used feed.
    Feed {
        /// Its project; none for the organization's.
        project: Option<String>,
        /// Its name.
        feed: String,
    },
    /// How to install Rust.
    Rustup,
    /// Feedwright's own help.
    Help,
}

/// The address that was opened, so that it can be shown: answers `open_page`.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Opened {
    /// The address.
    pub address: String,
}

/// What the shell tells the page by itself, over the channel of `watch`.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, Serialize, TS)]
#[serde(
    tag = "signal",
    rename_all = "kebab-case",
    rename_all_fields = "camelCase"
)]
pub enum Signal {
    /// The person closes the window while a set-up runs; the page asks, and
    /// answers with `close_window`.
    CloseAsked,
    /// The system's theme changed.
    Theme {
        /// It is dark now.
        dark: bool,
    },
}

/// What `close_window` shall do.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, Serialize, TS)]
#[serde(rename_all = "kebab-case")]
pub enum CloseWish {
    /// Cancel what runs, put back what was begun, then close.
    StopAndUndo,
    /// Nothing runs: close.
    Close,
}
