//! Any address of Azure DevOps that a person pastes, read into an organization
//! or collection, a project and a feed. Everything is hostile until it is read:
//! what is not surely an address of Azure DevOps is refused, and no part of the
//! text reaches an error before user info and query are taken off.
//!
//! Which path segment of an Azure DevOps Server's address is the collection
//! cannot be known from the address alone. The rule, by the first two segments
//! only, so that the canonical address always reads back as itself:
//!
//! 1. `/{virtual directory}/{collection}` when the first segment is a usual
//!    virtual directory (`tfs`, `azuredevops`, `azdo`, `ado`) or the second is
//!    `DefaultCollection`, ignoring case;
//! 2. otherwise `/{collection}`: without a virtual directory, as newer servers
//!    are installed.
//!
//! The segment after the collection is the project, the one after that a team.
//! Segments from the first one that begins with `_` on say which page it is.

mod cloud;
#[cfg(any(test, fuzzing))]
pub(crate) mod fuzzing;
mod page;
mod server;
mod ssh;
mod text;

#[cfg(test)]
mod tests;

use thiserror::Error;
use url::Url;

use crate::endpoints::{Endpoints, decode, is_loopback};
use crate::names::NameError;
use page::Place;

/// What a pasted address names.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PastedAddress {
    /// The organization or collection.
    pub endpoints: Endpoints,
    /// The project's name or id, decoded.
    pub project: Option<String>,
    /// The feed's name or id, without `@view` and `~force-auth`.
    pub feed: Option<String>,
}

/// Why a text is refused as an address of Azure DevOps.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
#[error("{shown} cannot be used: {problem}")]
pub struct AddressError {
    /// The text as it may be shown: bounded, without user info, query and control characters.
    pub shown: String,
    /// What is wrong with it.
    pub problem: AddressProblem,
}

/// What is wrong with an address.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum AddressProblem {
    /// Nothing was given.
    #[error("it is empty.")]
    Empty,
    /// More than 2,048 bytes.
    #[error("it is longer than 2048 characters.")]
    TooLong,
    /// A control character, an invisible one, or white space other than a space.
    #[error("it has the character {character:?}, which no address has.")]
    Character {
        /// The character.
        character: char,
    },
    /// A backslash.
    #[error("it has a backslash.")]
    Backslash,
    /// No URL, no SSH remote, no organization name.
    #[error(
        "it is neither an address such as https://dev.azure.com/contoso nor an organization's name."
    )]
    NotAnAddress,
    /// Another scheme than https, or http to loopback.
    #[error("the scheme {scheme} is not used; https is.")]
    Scheme {
        /// The scheme.
        scheme: String,
    },
    /// Plain http to another host than this machine.
    #[error("plain http would send the token unprotected.")]
    PlainHttp,
    /// A password, or user info that looks like a host.
    #[error("it carries a user name or password; paste it without.")]
    UserInfo,
    /// A port on a host of Services, or port 0.
    #[error("the port {port} is not one of Azure DevOps.")]
    Port {
        /// The port.
        port: u16,
    },
    /// A host name that is not plain ASCII, or is spelled in an unusual way.
    #[error("its host name is not written plainly.")]
    HostSpelling,
    /// A host name that resembles one of Microsoft's without being one.
    #[error("the host {host} is none of Azure DevOps Services, though it looks like one.")]
    LookAlike {
        /// The host.
        host: String,
    },
    /// A host of Services that belongs to no organization, or a path without one.
    #[error("it names no organization.")]
    NoOrganization,
    /// A server's address without a collection.
    #[error(
        "it names no collection; an address such as https://server/tfs/DefaultCollection does."
    )]
    NoCollection,
    /// An organization name that cannot be one.
    #[error("{name:?} cannot be the name of an organization.")]
    Organization {
        /// The name.
        name: String,
    },
    /// `.` or `..`, an encoded slash or backslash, or an empty segment inside the path.
    #[error("its path has the segment {segment:?}.")]
    Segment {
        /// The segment, decoded.
        segment: String,
    },
    /// A path that no page of Azure DevOps has.
    #[error("its path has too many parts before the page.")]
    TooManySegments,
    /// A project or collection name that cannot be one.
    #[error("{name:?} cannot be a project or collection: {reason}")]
    Project {
        /// The name.
        name: String,
        /// The rule that it breaks.
        reason: NameError,
    },
    /// A feed name that cannot be one.
    #[error("{name:?} cannot be a feed: {reason}")]
    Feed {
        /// The name.
        name: String,
        /// The rule that it breaks.
        reason: NameError,
    },
}

impl AddressError {
    /// The text, if any of it may be shown.
    #[must_use]
    pub fn place(&self) -> Option<&str> {
        let is_a_stand_in = text::STAND_INS.contains(&self.shown.as_str());
        (!is_a_stand_in).then_some(self.shown.as_str())
    }
}

impl PastedAddress {
    /// Reads a pasted address: pages and remotes of Azure DevOps Services on
    /// old and new hosts, index URLs (`sparse+https://…`), SSH remotes, a bare
    /// organization name, and collections of Azure DevOps Server.
    ///
    /// # Errors
    /// When the text is none of these, or a hostile look-alike.
    pub fn parse(text: &str) -> Result<PastedAddress, AddressError> {
        let text = text.trim();
        read(text).map_err(|problem| AddressError {
            shown: text::shown(text),
            problem,
        })
    }
}

fn read(text: &str) -> Result<PastedAddress, AddressProblem> {
    text::check(text)?;
    if let Some(path) = ssh::path_of(text)? {
        return cloud::read_ssh(&path);
    }
    let text = text.strip_prefix("sparse+").unwrap_or(text);
    if !text.contains("://") {
        return cloud::read_without_scheme(text);
    }
    read_url(text)
}

/// Reads a whole web address. The raw text is checked before and beside the
/// parser, which repairs much that a person would not want repaired.
fn read_url(text: &str) -> Result<PastedAddress, AddressProblem> {
    let (scheme, rest) = text.split_once("://").ok_or(AddressProblem::NotAnAddress)?;
    let scheme = scheme.to_ascii_lowercase();
    if scheme != "https" && scheme != "http" {
        return Err(AddressProblem::Scheme {
            scheme: text::shown(&scheme),
        });
    }
    let end = rest.find(['/', '?', '#']).unwrap_or(rest.len());
    let (authority, tail) = rest.split_at(end);
    let host = text::host_of(authority)?;
    let segments = text::segments(tail)?;
    let url = Url::parse(text).map_err(|_| AddressProblem::NotAnAddress)?;
    if url.host_str() != Some(host.as_str()) {
        return Err(AddressProblem::HostSpelling);
    }
    check_transport(&url)?;
    let place = Place::new(segments, &url);
    match cloud::organization_host(&host)? {
        Some(found) => cloud::read(&url, found, &place),
        None => server::read(&url, &place),
    }
}

fn check_transport(url: &Url) -> Result<(), AddressProblem> {
    if url.scheme() == "http" && !is_loopback(url) {
        return Err(AddressProblem::PlainHttp);
    }
    match url.port() {
        Some(0) => Err(AddressProblem::Port { port: 0 }),
        _ => Ok(()),
    }
}
