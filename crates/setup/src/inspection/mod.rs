//! What is there now: the feed on the server, the files and the keychain of
//! this computer, its cargo. Looking changes nothing, and no secret leaves the
//! comparison that it is needed for.

mod computer;
mod findings;
mod network;
mod server;
mod store;

pub use computer::FORCE_AUTH;
pub(crate) use computer::{
    asks_keychain, index, inspect_computer, inspect_files, inspect_repositories, registry,
};
pub(crate) use network::check_authorities;
pub(crate) use server::{
    LOCAL_VIEW, about_feed, about_packages, deleted, disabled, inspect_server, is_disabled,
};
pub(crate) use store::{RegistrationsState, stored};

use crate::plan::{Level, Notice};
use crate::upstream::UpstreamEntry;
use azure_devops::Feed;
use cargo_home::edit::Edit;
use cargo_home::{IndexUrl, RegistryName};
use std::path::PathBuf;

/// The computer as it is.
#[derive(Clone, Debug)]
pub(crate) struct ComputerState {
    /// The index URL that cargo will use.
    pub(crate) index: IndexUrl,
    /// The registry's name: the wished one, or the one that is there already.
    pub(crate) registry: RegistryName,
    /// Every file that the profile speaks of, in the order of writing.
    pub(crate) files: Vec<FileState>,
    /// What the keychain holds.
    pub(crate) token: TokenState,
    /// The list of our provider, where it differs from the wish.
    pub(crate) registrations: Option<RegistrationsState>,
    /// How long the token will live that has to be minted first.
    pub(crate) days_to_mint: Option<u64>,
    /// What a person should know.
    pub(crate) notices: Vec<Notice>,
}

/// One configuration file as it is.
#[derive(Clone, Debug)]
pub(crate) struct FileState {
    pub(crate) path: PathBuf,
    pub(crate) level: Level,
    /// Its bytes; none if there is no such file.
    pub(crate) before: Option<Vec<u8>>,
    /// Registry and replacement belong here.
    pub(crate) registry_here: bool,
    /// The provider list belongs here.
    pub(crate) providers_here: bool,
    /// What becomes of the registry's own provider.
    pub(crate) own_provider: OwnProvider,
    /// What tells Cargo the way to the network.
    pub(crate) network: Vec<Edit>,
}

/// What becomes of the registry's own provider in a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum OwnProvider {
    /// It stays as it is.
    Leave,
    /// It is this program.
    Set(Vec<String>),
    /// It was ours and goes.
    Remove,
}

/// What the keychain holds under the index URL, measured by the wish.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum TokenState {
    /// Nothing.
    Missing,
    /// The very token.
    Same,
    /// Another token.
    Different,
    /// Nothing that matters: Cargo shall not ask the keychain.
    NotWanted,
    /// A token that an earlier run of ours stored and that Cargo shall not use.
    Ours,
}

/// The feed as the server tells it.
#[derive(Clone, Debug)]
pub(crate) struct ServerState {
    /// The feed; none if it will be created.
    pub(crate) feed: Option<Feed>,
    /// The source to send when it is missing.
    pub(crate) missing_upstream: Option<UpstreamEntry>,
    /// The visibility differs from the wish.
    pub(crate) visibility_differs: bool,
    /// Its list of interfaces names Cargo; a list that does not proves nothing.
    pub(crate) names_cargo: bool,
    /// Everybody may read the feed, so that cargo must be made to sign in.
    pub(crate) public: bool,
}

impl ServerState {
    /// Nobody was asked.
    pub(crate) fn unknown() -> ServerState {
        ServerState {
            feed: None,
            missing_upstream: None,
            visibility_differs: false,
            names_cargo: true,
            public: false,
        }
    }
}
