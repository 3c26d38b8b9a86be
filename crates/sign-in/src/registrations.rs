//! `registries.json`: for which of Cargo's registries the credential provider
//! may hand out a token, and of which organization.
//!
//! It is the person's own list, read from their configuration folder alone: what
//! a repository says about registries never reaches it. An index is known by its
//! whole address, byte for byte, and only an address of the organization itself
//! can be listed, so that not even a changed list sends a token elsewhere. For
//! the same reason the provider's setting and its way to the network stand here:
//! the arguments that Cargo passes on may be a repository's. This module never
//! writes: the plan does, which shows the change first.

mod error;
#[cfg(any(test, fuzzing))]
pub(crate) mod fuzzing;
mod network;
mod parse;
#[cfg(test)]
mod tests;

use std::ops::RangeInclusive;
use std::path::{Path, PathBuf};
use std::time::Duration;

use azure_devops::network::NetworkOptions;
use azure_devops::{Endpoints, PastedAddress};
use serde::Serialize;
use url::Url;

use crate::open_file::read_ours;

pub use error::{RegistrationError, RegistrationsFileError};

const SCHEMA: u64 = 1;
/// What `least_seconds_left` may be. Entra's tokens live for about an hour.
const LEAST_SECONDS: RangeInclusive<u64> = 1..=3_600;
/// The longest index URL, in bytes, as everywhere in this product.
const LONGEST_INDEX: usize = 2_048;
/// What follows a feed's name in the address of its index (azure-devops facts §4.1).
const INDEX_PATH: &str = "/Cargo/index/";

/// One registry and the organization whose token it gets.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Registration {
    index: String,
    organization: Url,
    #[serde(flatten, with = "network")]
    network: NetworkOptions,
}

impl Registration {
    /// The index URL as Cargo has it after its own parsing: `sparse+https://…/`.
    #[must_use]
    pub fn index(&self) -> &str {
        &self.index
    }

    /// The organization or collection, as [`Endpoints::organization_url`].
    #[must_use]
    pub fn organization(&self) -> &Url {
        &self.organization
    }

    /// The way to the network for this organization, as the set-up had it: the
    /// provider knows no profile and reads no configuration of Cargo.
    #[must_use]
    pub fn network(&self) -> &NetworkOptions {
        &self.network
    }

    fn new(index: &str, organization: &Endpoints) -> Result<Self, RegistrationError> {
        check(index, organization)?;
        Ok(Self {
            index: index.to_owned(),
            organization: organization.organization_url().clone(),
            network: NetworkOptions::default(),
        })
    }
}

/// The list, in the order of the index URLs.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Registrations {
    registries: Vec<Registration>,
    least_seconds_left: Option<u64>,
}

/// The file's content; the order of the fields is the order in the file.
#[derive(Serialize)]
struct Content<'a> {
    schema: u64,
    #[serde(skip_serializing_if = "Option::is_none")]
    least_seconds_left: Option<u64>,
    registries: &'a [Registration],
}

impl Registrations {
    /// The list's file in the configuration folder.
    #[must_use]
    pub fn file(folder: &Path) -> PathBuf {
        folder.join("registries.json")
    }

    /// Reads the list of the configuration folder; without a file it is empty.
    ///
    /// On Unix the file must belong to this user and be writable by nobody else.
    /// On Windows nothing is asked: the rights of the user's profile apply.
    ///
    /// # Errors
    /// When the file cannot be read, could be somebody else's work, is damaged,
    /// or was written by a newer version.
    pub fn read(folder: &Path) -> Result<Self, RegistrationsFileError> {
        let path = Self::file(folder);
        match read_ours(folder, &path) {
            Ok(Some(bytes)) => parse::parse(&bytes, &path),
            Ok(None) => Ok(Self::default()),
            Err(refused) => Err(RegistrationsFileError::of(refused, path)),
        }
    }

    /// The entry of this registry. `index` is what Cargo asks with, and only the
    /// very same bytes are the same registry.
    #[must_use]
    pub fn find(&self, index: &str) -> Option<&Registration> {
        self.registries.iter().find(|known| known.index == index)
    }

    /// The organization whose token this registry gets.
    #[must_use]
    pub fn organization_of(&self, index: &str) -> Option<&Url> {
        self.find(index).map(Registration::organization)
    }

    /// How long a token must be good at least when the credential provider hands
    /// it out; none: [`crate::LEAST_TIME_LEFT`].
    #[must_use]
    pub fn least_time_left(&self) -> Option<Duration> {
        self.least_seconds_left.map(Duration::from_secs)
    }

    /// The list with this setting, in whole seconds from 1 to 3,600; other
    /// values are brought into that range.
    #[must_use]
    pub fn with_least_time_left(&self, time: Duration) -> Registrations {
        let seconds = time.as_secs();
        Registrations {
            least_seconds_left: Some(seconds.clamp(*LEAST_SECONDS.start(), *LEAST_SECONDS.end())),
            ..self.clone()
        }
    }

    /// Every registration, in the order of the index URLs.
    pub fn iter(&self) -> impl Iterator<Item = &Registration> {
        self.registries.iter()
    }

    /// The list with this registry in it, in place of an earlier entry of the
    /// same index.
    ///
    /// # Errors
    /// When the index is not spelled as Cargo spells it, or is no index of a
    /// feed of this organization.
    pub fn with(
        &self,
        index: &str,
        organization: &Endpoints,
    ) -> Result<Registrations, RegistrationError> {
        let mut list = self.without(index);
        list.registries
            .push(Registration::new(index, organization)?);
        list.sort();
        Ok(list)
    }

    /// The list with this way to the network for a registry in it. Of a proxy
    /// its place is kept, never a name and a password: the list is no place for
    /// secrets.
    #[must_use]
    pub fn reached_by(&self, index: &str, network: &NetworkOptions) -> Registrations {
        let mut list = self.clone();
        let of_index = |known: &&mut Registration| known.index == index;
        if let Some(known) = list.registries.iter_mut().find(of_index) {
            known.network = network::without_secrets(network);
        }
        list
    }

    /// The list without this registry.
    #[must_use]
    pub fn without(&self, index: &str) -> Registrations {
        let mut list = self.clone();
        list.registries.retain(|known| known.index != index);
        list
    }

    /// The file's content: the same list gives the same bytes.
    #[must_use]
    pub fn to_json(&self) -> String {
        let content = Content {
            schema: SCHEMA,
            least_seconds_left: self.least_seconds_left,
            registries: &self.registries,
        };
        // A number and texts always serialize.
        let mut text = serde_json::to_string_pretty(&content).unwrap_or_default();
        text.push('\n');
        text
    }

    fn sort(&mut self) {
        self.registries
            .sort_by(|one, other| one.index.cmp(&other.index));
    }
}

/// Whether `index` is the index of a feed of the organization, spelled as Cargo
/// spells it. The address is read as any pasted one, which refuses foreign and
/// look-alike hosts and plain http to another computer.
fn check(index: &str, organization: &Endpoints) -> Result<(), RegistrationError> {
    if index.len() > LONGEST_INDEX {
        return Err(RegistrationError::TooLong);
    }
    let url = Url::parse(index).map_err(|_| RegistrationError::Spelling)?;
    if url.as_str() != index {
        return Err(RegistrationError::Spelling);
    }
    let plain = index
        .strip_prefix("sparse+")
        .filter(|plain| plain.starts_with("https://") || plain.starts_with("http://"))
        .ok_or(RegistrationError::NotSparse)?;
    if !url.username().is_empty() || url.password().is_some() {
        return Err(RegistrationError::UserInfo);
    }
    let read = PastedAddress::parse(plain).map_err(RegistrationError::Address)?;
    let ends = plain.split_once("/_packaging/").is_some_and(|(_, feed)| {
        let name = feed.strip_suffix(INDEX_PATH).unwrap_or_default();
        !name.is_empty() && !name.contains(['/', '?', '#'])
    });
    if read.feed.is_none() || !ends {
        return Err(RegistrationError::NoFeed);
    }
    if read.endpoints != *organization {
        return Err(RegistrationError::OtherOrganization {
            of_index: Box::new(read.endpoints.organization_url().clone()),
            given: Box::new(organization.organization_url().clone()),
        });
    }
    Ok(())
}
