//! The profile: the state that a person or an administrator wants, in a file
//! without secrets. Text becomes a [`Profile`] in three steps: nothing that
//! looks like a token may be in it, every key and type is known, every value
//! is legal. It never reads the network, and never says what a secret was.

mod account;
mod credentials;
mod export;
mod file;
#[cfg(any(test, fuzzing))]
pub(crate) mod fuzzing;
mod network;
mod parse;
mod raw;
mod secrets;

pub use credentials::{AccountKind, EntraWish, StoreKind};
pub use network::NetworkWish;
pub use raw::{
    RawCredentials, RawFeed, RawNetwork, RawOrganization, RawProfile, RawRegistry, RawWorkstation,
    Visibility,
};

use azure_devops::{Endpoints, FeedScope};
use cargo_home::RegistryName;
use std::path::{Path, PathBuf};

/// The newest profile schema that this version reads.
pub const SCHEMA: u32 = 1;

/// A profile whose every value is legal.
#[derive(Clone, Debug)]
pub struct Profile {
    /// The organization or collection.
    pub endpoints: Endpoints,
    /// The feed that the computer shall use.
    pub feed: FeedWish,
    /// How Cargo shall know it.
    pub registry: RegistryWish,
    /// Which kind of account signs in.
    pub account: AccountKind,
    /// Where Cargo's token shall live.
    pub store: StoreKind,
    /// What an account of Entra is made with.
    pub entra: EntraWish,
    /// Which projects of this computer shall use it.
    pub workstation: WorkstationWish,
    /// The way to the network.
    pub network: NetworkWish,
}

/// The feed as it shall be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FeedWish {
    /// Its name.
    pub name: String,
    /// Its project, or the whole organization.
    pub scope: FeedScope,
    /// Whether it is created when it is missing.
    pub create: bool,
    /// Who sees what is in it; none leaves it as it is.
    pub visibility: Option<Visibility>,
}

/// The registry as Cargo shall know it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RegistryWish {
    /// Its name in Cargo's configuration.
    pub name: RegistryName,
    /// Whether a person chose the name, or it was derived from the feed's.
    pub chosen: bool,
    /// Whether crates.io is replaced with it.
    pub replace_crates_io: bool,
}

/// What of this computer shall use the feed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WorkstationWish {
    /// Folders that get a `.cargo/config.toml` of their own; absolute.
    pub repositories: Vec<PathBuf>,
    /// Every project of this user.
    pub user_level: bool,
}

impl Profile {
    /// Parses a profile's text; `place` names it in errors, `home` stands for
    /// `~`, and relative folders start at `folder`.
    ///
    /// # Errors
    /// A [`Failure`](crate::Failure) with the line for a secret, an unknown
    /// key, a wrong type or an illegal value.
    pub fn parse(
        text: &str,
        place: &str,
        home: &Path,
        folder: &Path,
    ) -> Result<Profile, crate::Failure> {
        parse::profile(text, place, home, folder)
    }

    /// Reads a profile's file, of at most 256 KiB.
    ///
    /// # Errors
    /// As for [`Profile::parse`], and when the file cannot be read.
    pub fn read(path: &Path, home: &Path) -> Result<Profile, crate::Failure> {
        file::read(path, home)
    }

    /// Makes a profile of values that came one by one, as from the command
    /// line or the window.
    ///
    /// # Errors
    /// A [`Failure`](crate::Failure) for the first illegal value.
    pub fn from_raw(
        raw: RawProfile,
        home: &Path,
        folder: &Path,
    ) -> Result<Profile, crate::Failure> {
        Profile::from_raw_at(raw, &|key| key.to_owned(), home, folder)
    }

    /// The same, where the values have other names than the profile's keys:
    /// `locate` gives the name that errors use for a key.
    ///
    /// # Errors
    /// A [`Failure`](crate::Failure) for the first illegal value.
    pub fn from_raw_at(
        raw: RawProfile,
        locate: &dyn Fn(&str) -> String,
        home: &Path,
        folder: &Path,
    ) -> Result<Profile, crate::Failure> {
        parse::from_raw(raw, locate, home, folder)
    }

    /// The profile as a file, with the comments that a reader wants.
    pub fn to_toml(&self) -> String {
        export::to_toml(self)
    }

    /// The JSON Schema of the file.
    pub fn json_schema() -> serde_json::Value {
        schemars::schema_for!(RawProfile).to_value()
    }
}
