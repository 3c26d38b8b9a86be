//! The plan: the ordered list of changes that lead from what is there to the
//! profile, each a value that can be shown before it is made. Making a plan
//! changes nothing, and the same profile on the same computer gives the same
//! plan, byte for byte, whoever asks.

mod build;
mod diff;
mod notices;

pub(crate) use build::{build, project, user_level_providers};
pub use diff::unified;

use crate::profile::StoreKind;
use crate::upstream::UpstreamEntry;
use serde::Serialize;
use std::path::PathBuf;

/// What will be done, in order.
#[derive(Clone, Debug, Serialize, schemars::JsonSchema)]
pub struct Plan {
    /// The organization's address.
    pub organization: String,
    /// The project of the feed; none for the whole organization.
    pub project: Option<String>,
    /// The feed's name.
    pub feed: String,
    /// The registry's name in Cargo.
    pub registry: String,
    /// The index URL that cargo will use.
    pub index: String,
    /// The changes; empty when everything is as planned already.
    pub changes: Vec<Change>,
    /// What a person should know; none of them stops the plan.
    pub notices: Vec<Notice>,
    /// Where Cargo's token will live.
    pub store: StoreKind,
    /// What that means, in one line.
    pub store_means: &'static str,
}

/// One change.
#[derive(Clone, Debug, Serialize, schemars::JsonSchema)]
#[serde(tag = "kind", rename_all = "kebab-case")]
pub enum Change {
    /// Create the feed, with its upstream source in the same request.
    CreateFeed {
        /// The project; none for the whole organization.
        project: Option<String>,
        /// The feed's name.
        name: String,
        /// The upstream source that is sent.
        upstream: UpstreamEntry,
    },
    /// Add the upstream source to a feed that is there.
    AddUpstream {
        /// The feed's name.
        feed: String,
        /// The upstream source that is added.
        upstream: UpstreamEntry,
    },
    /// Set who sees what is in the feed.
    SetVisibility {
        /// The feed's name.
        feed: String,
        /// The new visibility.
        visibility: crate::profile::Visibility,
    },
    /// Store Cargo's token; its value is never part of a plan.
    StoreToken {
        /// The store's name in words.
        store: String,
        /// The key under which cargo looks for it: the index URL.
        key: String,
        /// The entry's label.
        label: String,
        /// Another token is there and will be kept for undo.
        replaces: bool,
    },
    /// Take Cargo's entry out of the keychain, which an earlier run of ours
    /// stored. It is kept for undo.
    RemoveToken {
        /// The store's name in words.
        store: String,
        /// The key under which cargo looks for it: the index URL.
        key: String,
        /// The entry's label.
        label: String,
    },
    /// Write for which registries our credential provider answers: the
    /// person's own list, which nobody else may change.
    RegisterProvider {
        /// The list's file.
        path: PathBuf,
        /// The registry that comes onto the list.
        index: String,
        /// The organization whose token it gets.
        organization: String,
        /// The registry comes off the list instead.
        removes: bool,
        /// There is no such file yet.
        new: bool,
        /// Unified diff.
        diff: String,
        /// Lines added.
        added: usize,
        /// Lines removed.
        removed: usize,
        /// The bytes that are there; none for a new file.
        #[serde(skip)]
        before: Option<Vec<u8>>,
        /// The bytes that will be there.
        #[serde(skip)]
        after: Vec<u8>,
    },
    /// Remove a configuration file whose lines another one has by then.
    RemoveFile {
        /// The file.
        path: PathBuf,
        /// Unified diff.
        diff: String,
        /// Lines removed.
        removed: usize,
        /// The bytes that are there.
        #[serde(skip)]
        before: Vec<u8>,
    },
    /// Take a readable token out of Cargo's credentials file. It is kept in
    /// the keychain for undo, and never part of a plan.
    RemovePlainToken {
        /// The file.
        path: PathBuf,
        /// The registry in that file.
        registry: String,
        /// The line of the token, from 1.
        line: usize,
    },
    /// Take the right to write away from every other user.
    RestrictWriting {
        /// The file or folder.
        path: PathBuf,
        /// Its mode now, in octal digits.
        before: String,
        /// Its mode then.
        after: String,
    },
    /// Write a Cargo configuration file.
    WriteConfiguration {
        /// The file.
        path: PathBuf,
        /// Whom it reaches.
        level: Level,
        /// There is no such file yet.
        new: bool,
        /// Unified diff.
        diff: String,
        /// Lines added.
        added: usize,
        /// Lines removed.
        removed: usize,
        /// The bytes that are there; none for a new file.
        #[serde(skip)]
        before: Option<Vec<u8>>,
        /// The bytes that will be there.
        #[serde(skip)]
        after: Vec<u8>,
    },
}

/// Whom a configuration file reaches.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, schemars::JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Level {
    /// Every project of this user.
    User,
    /// One repository.
    Repository,
}

/// Something that a person should know.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, schemars::JsonSchema)]
pub struct Notice {
    /// Stable identifier.
    pub id: &'static str,
    /// In words.
    pub text: String,
}

impl Plan {
    /// Nothing is to be done.
    pub fn is_empty(&self) -> bool {
        self.changes.is_empty()
    }
}

impl Change {
    /// Identifier of its step within a plan; `number` tells files apart.
    pub fn step_id(&self, number: usize) -> String {
        let kind = match self {
            Change::CreateFeed { .. } => return "create-feed".to_owned(),
            Change::AddUpstream { .. } => return "add-upstream".to_owned(),
            Change::SetVisibility { .. } => return "set-visibility".to_owned(),
            Change::StoreToken { .. } => return "store-token".to_owned(),
            Change::RemoveToken { .. } => return "remove-token".to_owned(),
            Change::RegisterProvider { .. } => return "register-provider".to_owned(),
            Change::RemoveFile { .. } => "remove-file",
            Change::RemovePlainToken { .. } => "remove-plain-token",
            Change::RestrictWriting { .. } => "restrict",
            Change::WriteConfiguration { .. } => "write",
        };
        format!("{kind}-{number}")
    }

    /// What it does, in words.
    pub fn title(&self) -> String {
        match self {
            Change::CreateFeed {
                project: Some(project),
                name,
                ..
            } => format!("Create feed {name} in {project}"),
            Change::CreateFeed {
                project: None,
                name,
                ..
            } => format!("Create feed {name}"),
            Change::AddUpstream { feed, .. } => format!("Add upstream source crates.io to {feed}"),
            Change::SetVisibility { feed, visibility } => {
                format!("Make {feed} visible to {}", visibility.words())
            }
            Change::StoreToken {
                replaces: false, ..
            } => "Store the token, and read it back as Cargo does".to_owned(),
            Change::StoreToken { replaces: true, .. } => {
                "Replace the token, and read it back as Cargo does".to_owned()
            }
            Change::RemoveToken { .. } => {
                "Take Cargo's token out of the keychain, and keep it for undo".to_owned()
            }
            Change::RegisterProvider { removes: false, .. } => {
                "Let Feedwright's provider answer for this registry".to_owned()
            }
            Change::RegisterProvider { removes: true, .. } => {
                "Let Feedwright's provider no longer answer for this registry".to_owned()
            }
            Change::RemoveFile { path, .. } => format!("Remove {}", path.display()),
            Change::RemovePlainToken { path, registry, .. } => format!(
                "Take the readable token of {registry} out of {}, and keep it in the keychain for undo",
                path.display()
            ),
            Change::RestrictWriting { path, .. } => {
                format!("Let nobody else write {}", path.display())
            }
            Change::WriteConfiguration { path, .. } => format!("Write {}", path.display()),
        }
    }
}

impl crate::profile::Visibility {
    /// In words.
    pub fn words(self) -> &'static str {
        match self {
            Self::SpecificPeople => "specific people",
            Self::Organization => "people in the organization",
            Self::Tenant => "people in the Entra tenant",
        }
    }
}
