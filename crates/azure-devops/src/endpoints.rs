//! The addresses of one organization (Azure DevOps Services) or one collection
//! (Azure DevOps Server), and the one place that decides which hosts may see
//! its credential. Nothing is sent from here.

use std::fmt;
use std::hash::{Hash, Hasher};

use url::Url;

use crate::address::{AddressError, PastedAddress};

/// Where a feed lives: in the organization itself or in one of its projects
/// (azure-devops facts §2.4).
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum FeedScope {
    /// An organization-scoped (collection-scoped) feed: no project in its addresses.
    Organization,
    /// A project-scoped feed, with the project's name or id.
    Project(String),
}

impl FeedScope {
    /// The scope for an optional project, as profiles and commands give it.
    #[must_use]
    pub fn from_project(project: Option<&str>) -> FeedScope {
        match project {
            Some(project) => FeedScope::Project(project.to_owned()),
            None => FeedScope::Organization,
        }
    }

    /// The project's name or id, if this is a project's scope.
    #[must_use]
    pub fn project(&self) -> Option<&str> {
        match self {
            FeedScope::Organization => None,
            FeedScope::Project(project) => Some(project),
        }
    }
}

/// Every address of one organization or collection.
///
/// Two values are equal when they mean the same organization: Azure DevOps
/// compares names ignoring case, and so does this type. What a person typed is
/// kept as typed, because Cargo compares index URLs byte by byte.
#[derive(Clone)]
pub struct Endpoints {
    organization_url: Url,
    name: String,
    cloud: bool,
}

/// The hosts that one organization of Azure DevOps Services is served by
/// (azure-devops facts §1.1, §5, §11).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Area {
    /// Projects, connection data, portal.
    Core,
    /// Feeds and what the feeds list about packages.
    Feeds,
    /// The package protocols.
    Packaging,
    /// Profile and accounts: one host for all organizations.
    Profile,
    /// The life of personal access tokens (azure-devops facts §6.1).
    Tokens,
}

impl Endpoints {
    /// Reads the organization or collection from any pasted address.
    ///
    /// An https address that is not one of Services is taken for that of a
    /// server's collection, whosever site it is: unless [`Endpoints::is_cloud`],
    /// ask [`sign_in_ways`](crate::sign_in_ways) whether Azure DevOps is there
    /// before a token goes to it.
    ///
    /// # Errors
    /// When the text is no address of Azure DevOps, or a hostile one.
    pub fn parse(text: &str) -> Result<Endpoints, AddressError> {
        PastedAddress::parse(text).map(|pasted| pasted.endpoints)
    }

    /// Services: `organization` has passed the rules for organization names.
    pub(crate) fn cloud(organization: &str) -> Endpoints {
        Endpoints {
            organization_url: with_segments(
                constant_url("https://dev.azure.com/"),
                &[organization],
            ),
            name: organization.to_owned(),
            cloud: true,
        }
    }

    /// Server: `origin` has an http or https scheme and no path, `path` is the
    /// decoded `[virtual directory,] collection`.
    pub(crate) fn server(origin: Url, path: &[&str]) -> Endpoints {
        Endpoints {
            organization_url: with_segments(origin, path),
            name: path.last().copied().unwrap_or_default().to_owned(),
            cloud: false,
        }
    }

    /// The canonical address, without a slash at its end: `https://dev.azure.com/contoso`,
    /// `https://server.example/tfs/DefaultCollection`. It parses back to an equal value.
    #[must_use]
    pub fn organization_url(&self) -> &Url {
        &self.organization_url
    }

    /// The organization's or collection's name, decoded: `contoso`, `DefaultCollection`.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.name
    }

    /// True for Azure DevOps Services, false for a collection of Azure DevOps Server.
    #[must_use]
    pub fn is_cloud(&self) -> bool {
        self.cloud
    }

    /// One text for one organization, however its name was cased: for keys of
    /// accounts and keychain entries, not for showing or sending.
    #[must_use]
    pub fn key(&self) -> String {
        let mut url = self.organization_url.clone();
        url.set_path("");
        let path = decode(self.organization_url.path()).to_lowercase();
        format!("{}{}", url.as_str().trim_end_matches('/'), path)
    }

    /// The root of a feed's package protocols, with a slash at its end:
    /// `https://pkgs.dev.azure.com/contoso/My%20Project/_packaging/feed/`
    /// (azure-devops facts §4.1, §8).
    #[must_use]
    pub fn packaging_url(&self, scope: &FeedScope, feed: &str) -> Url {
        let mut segments: Vec<&str> = scope.project().into_iter().collect();
        segments.extend(["_packaging", feed, ""]);
        with_segments(self.base(Area::Packaging), &segments)
    }

    /// An address of the feeds interface, without query: `feeds` and what
    /// follows it (azure-devops facts §1.1, §2.4).
    #[must_use]
    pub fn feeds_url(&self, scope: &FeedScope, rest: &[&str]) -> Url {
        let mut segments: Vec<&str> = scope.project().into_iter().collect();
        segments.extend(["_apis", "packaging"]);
        segments.extend(rest);
        self.url(Area::Feeds, &segments)
    }

    /// The portal's page of a feed.
    #[must_use]
    pub fn feed_page(&self, scope: &FeedScope, feed: &str) -> Url {
        let mut segments: Vec<&str> = scope.project().into_iter().collect();
        segments.extend(["_artifacts", "feed", feed]);
        with_segments(self.base(Area::Core), &segments)
    }

    /// The portal's page where a person makes personal access tokens.
    #[must_use]
    pub fn token_page(&self) -> Url {
        with_segments(self.base(Area::Core), &["_usersSettings", "tokens"])
    }

    /// The base of an area, without a slash at its end. A server has one for all
    /// (azure-devops facts §8).
    pub(crate) fn base(&self, area: Area) -> Url {
        let host = match area {
            _ if !self.cloud => return self.organization_url.clone(),
            Area::Core => return self.organization_url.clone(),
            Area::Profile => return constant_url("https://app.vssps.visualstudio.com/"),
            Area::Feeds => "https://feeds.dev.azure.com/",
            Area::Packaging => "https://pkgs.dev.azure.com/",
            Area::Tokens => "https://vssps.dev.azure.com/",
        };
        with_segments(constant_url(host), &[&self.name])
    }

    /// An address below an area's base.
    pub(crate) fn url(&self, area: Area, segments: &[&str]) -> Url {
        with_segments(self.base(area), segments)
    }

    /// The one rule for where the credential of this organization may go
    /// (threats §4.4 T1): the organization's own hosts over https, on Services
    /// also with the organization in the path; a server's own origin, over
    /// plain http only when it is loopback.
    pub(crate) fn may_see_credential(&self, url: &Url) -> bool {
        if !url.username().is_empty() || url.password().is_some() {
            return false;
        }
        if !self.cloud {
            let own = self.organization_url.origin() == url.origin();
            return own && (url.scheme() == "https" || is_loopback(url));
        }
        if url.scheme() != "https" || url.port().is_some() {
            return false;
        }
        match url.host_str() {
            Some(
                "dev.azure.com"
                | "feeds.dev.azure.com"
                | "pkgs.dev.azure.com"
                | "vssps.dev.azure.com",
            ) => url
                .path_segments()
                .and_then(|mut segments| segments.next())
                .is_some_and(|first| decode(first).eq_ignore_ascii_case(&self.name)),
            Some("app.vssps.visualstudio.com") => true,
            Some(host) => host
                .strip_suffix(".pkgs.visualstudio.com")
                .is_some_and(|organization| organization.eq_ignore_ascii_case(&self.name)),
            None => false,
        }
    }

    /// True when an address may be read without the credential: by https, or on
    /// this machine where the organization is on it too.
    pub(crate) fn may_be_read(&self, url: &Url) -> bool {
        let plain = self.is_loopback() && is_loopback(url);
        let has_user = !url.username().is_empty() || url.password().is_some();
        !has_user && (url.scheme() == "https" || (url.scheme() == "http" && plain))
    }

    /// True when every request stays on this machine.
    pub(crate) fn is_loopback(&self) -> bool {
        !self.cloud && is_loopback(&self.organization_url)
    }
}

impl PartialEq for Endpoints {
    fn eq(&self, other: &Endpoints) -> bool {
        self.key() == other.key()
    }
}

impl Eq for Endpoints {}

impl Hash for Endpoints {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.key().hash(state);
    }
}

impl fmt::Debug for Endpoints {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "Endpoints({})", self.organization_url)
    }
}

/// True when the URL's host is this machine: 127.0.0.0/8, `[::1]` or `localhost`.
pub(crate) fn is_loopback(url: &Url) -> bool {
    match url.host() {
        Some(url::Host::Domain(name)) => name == "localhost",
        Some(url::Host::Ipv4(address)) => address.is_loopback(),
        Some(url::Host::Ipv6(address)) => address.is_loopback(),
        None => false,
    }
}

/// Percent-decoding for comparing and showing; bytes that are no UTF-8 become U+FFFD.
pub(crate) fn decode(text: &str) -> String {
    percent_encoding::percent_decode_str(text)
        .decode_utf8_lossy()
        .into_owned()
}

/// Appends path segments, each encoded as one segment whatever it contains.
fn with_segments(mut base: Url, segments: &[&str]) -> Url {
    if let Ok(mut path) = base.path_segments_mut() {
        path.pop_if_empty().extend(segments);
    }
    base
}

/// A host of Services: a constant of this file.
#[expect(
    clippy::expect_used,
    reason = "the texts are constants of this file, parsed by its tests"
)]
fn constant_url(text: &'static str) -> Url {
    Url::parse(text).expect("a constant address parses")
}

#[cfg(test)]
mod tests;
