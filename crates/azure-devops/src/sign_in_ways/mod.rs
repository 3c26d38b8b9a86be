//! How an organization lets people sign in, read from the headers of its answer
//! to somebody who has no credential (azure-devops facts §5.4, §5.5). Nothing
//! but the organization itself is asked, and nothing it says about where to
//! sign in is believed unless it is on the list of Microsoft Entra's hosts.

mod authority;
mod challenge;
#[cfg(test)]
mod tests;

use std::fmt;

use reqwest::header::{HeaderMap, HeaderName, WWW_AUTHENTICATE};
use thiserror::Error;
use url::Url;
use uuid::{Uuid, uuid};

use crate::endpoints::{Endpoints, is_loopback};
use crate::error::Error;

/// The directory of all personal Microsoft accounts, and the one that
/// Microsoft's own applications see them in (azure-devops facts §7).
const MICROSOFT_ACCOUNTS: [Uuid; 2] = [
    uuid!("9188040d-6c67-4c5b-b112-36a304b66dad"),
    uuid!("f8cdef31-a31e-4b4a-93e4-5f571e91255a"),
];
/// The longest address of an authority that is read, in bytes.
const LONGEST_AUTHORITY: usize = 2048;
/// The longest host that an error names, in characters.
const LONGEST_HOST: usize = 255;
/// The most `WWW-Authenticate` headers that are read.
const MOST_HEADERS: usize = 32;

/// How an organization lets people sign in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SignInWays {
    /// True when the answer carried the headers that every answer of Azure
    /// DevOps carries. When it is false, some other site answered: **no token
    /// may be sent there**, whatever a person typed. Any https address can be
    /// that of a server's collection, so that this is the one way to find out
    /// before a token leaves. It proves no more than that: whoever wants to
    /// pass for Azure DevOps can.
    pub is_azure_devops: bool,
    /// Where people sign in through Microsoft Entra. None on Azure DevOps
    /// Server, and never on a host that is neither Services nor this machine:
    /// see [`Endpoints::may_use_entra`].
    pub entra: Option<EntraTenant>,
    /// It takes `Basic`: personal access tokens.
    pub basic: bool,
    /// It offers `NTLM` or `Negotiate`, as Azure DevOps Server does for
    /// accounts of a Windows domain. Cargo speaks neither.
    pub negotiate: bool,
}

/// Where people sign in through Microsoft Entra.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EntraTenant {
    /// The sign-in host with a slash at its end, such as
    /// `https://login.microsoftonline.com/`: [`Endpoints::may_sign_in_at`] is true of it.
    pub authority: Url,
    /// The directory.
    pub tenant: Tenant,
}

/// The directory in which people sign in. It is shown as the segment that an
/// authority's addresses have for it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Tenant {
    /// The organization's own directory.
    Directory(Uuid),
    /// The organization belongs to no directory but to people with personal
    /// Microsoft accounts: it names the all-zero GUID. Applications of third
    /// parties cannot sign such people in (azure-devops facts §7); accounts of
    /// directories that are members of it can.
    Organizations,
    /// The organization names no directory.
    Common,
}

/// Why the ways to sign in are not known.
#[derive(Debug, Clone, Error)]
pub enum SignInWaysError {
    /// The organization sends people to sign in where nobody may; nothing was
    /// sent there.
    #[error(
        "{organization} names {host} as the place to sign in, which is none of Microsoft Entra's; nothing was sent there."
    )]
    ForeignAuthority {
        /// The organization's address.
        organization: String,
        /// The host that it named, with the port and, unless it is https, the
        /// scheme, where it named them.
        host: String,
    },
    /// What the organization names as the place to sign in is no address, or
    /// one with user info in it.
    #[error("{organization} names a place to sign in that cannot be read; nothing was sent there.")]
    UnreadableAuthority {
        /// The organization's address.
        organization: String,
    },
    /// The call failed as any call can.
    #[error("{0}")]
    Request(#[from] Error),
}

impl SignInWays {
    /// Reads the headers of an answer to a call without credential.
    pub(crate) fn read(
        endpoints: &Endpoints,
        headers: &HeaderMap,
    ) -> Result<SignInWays, SignInWaysError> {
        let challenges: Vec<challenge::Challenge> = headers
            .get_all(WWW_AUTHENTICATE)
            .iter()
            .take(MOST_HEADERS)
            .filter_map(|value| value.to_str().ok())
            .flat_map(challenge::read)
            .collect();
        let offers = |scheme: &str| challenges.iter().any(|challenge| challenge.is(scheme));
        let is_azure_devops = headers.keys().any(is_of_azure_devops);
        let named = challenges
            .iter()
            .filter(|challenge| challenge.is("Bearer"))
            .filter_map(|challenge| challenge.parameter("authorization_uri"));
        let entra = match is_azure_devops && endpoints.may_use_entra() {
            true => entra(endpoints, named, headers)?,
            false => None,
        };
        Ok(SignInWays {
            is_azure_devops,
            entra,
            basic: offers("Basic"),
            negotiate: offers("Negotiate") || offers("NTLM"),
        })
    }
}

impl EntraTenant {
    /// An address below the authority for this directory:
    /// `https://login.microsoftonline.com/{tenant}/oauth2/v2.0/token`.
    #[must_use]
    pub fn url(&self, rest: &[&str]) -> Url {
        let mut url = self.authority.clone();
        if let Ok(mut path) = url.path_segments_mut() {
            path.pop_if_empty()
                .push(&self.tenant.to_string())
                .extend(rest);
        }
        url
    }
}

impl Tenant {
    /// The directory of this id; the all-zero id and those of the Microsoft
    /// accounts mean that there is none.
    fn from_id(id: Uuid) -> Tenant {
        match id.is_nil() || MICROSOFT_ACCOUNTS.contains(&id) {
            true => Tenant::Organizations,
            false => Tenant::Directory(id),
        }
    }

    /// Reads the segment of an authority's address.
    fn from_segment(segment: &str) -> Option<Tenant> {
        match segment.to_ascii_lowercase().as_str() {
            "common" => Some(Tenant::Common),
            "organizations" | "consumers" => Some(Tenant::Organizations),
            other => read_id(other).map(Tenant::from_id),
        }
    }
}

impl fmt::Display for Tenant {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Tenant::Directory(id) => write!(formatter, "{}", id.hyphenated()),
            Tenant::Organizations => formatter.write_str("organizations"),
            Tenant::Common => formatter.write_str("common"),
        }
    }
}

/// The headers by which Azure DevOps is known (azure-devops facts §5.4, §5.5).
fn is_of_azure_devops(name: &HeaderName) -> bool {
    let name = name.as_str();
    name == "activityid" || name.starts_with("x-tfs-") || name == "x-vss-e2eid"
}

/// The place to sign in: what a `Bearer` challenge names, and the directory
/// there or in `X-VSS-ResourceTenant`. Services always have one.
fn entra<'a>(
    endpoints: &Endpoints,
    named: impl Iterator<Item = &'a str>,
    headers: &HeaderMap,
) -> Result<Option<EntraTenant>, SignInWaysError> {
    let mut found: Option<(Url, Option<Tenant>)> = None;
    // All are checked, so that no bad one hides behind a good one.
    for text in named.filter(|text| !text.trim().is_empty()) {
        let (authority, tenant) = read_authority(endpoints, text)?;
        found.get_or_insert((authority, tenant));
    }
    let (authority, tenant) = match found {
        Some((authority, tenant)) => (Some(authority), tenant),
        None => (None, None),
    };
    let tenant = tenant.or_else(|| resource_tenant(headers));
    if authority.is_none() && tenant.is_none() && !endpoints.is_cloud() {
        return Ok(None);
    }
    Ok(Some(EntraTenant {
        authority: authority.unwrap_or_else(|| endpoints.usual_authority()),
        tenant: tenant.unwrap_or(Tenant::Common),
    }))
}

/// Takes an `authorization_uri` apart: the authority, and the directory if it
/// names one. What follows the directory is not used.
fn read_authority(
    endpoints: &Endpoints,
    text: &str,
) -> Result<(Url, Option<Tenant>), SignInWaysError> {
    let organization = || endpoints.organization_url().to_string();
    let unreadable = || SignInWaysError::UnreadableAuthority {
        organization: organization(),
    };
    // A URL parser drops tabs and the like; nobody honest sends them.
    if text.len() > LONGEST_AUTHORITY || !text.bytes().all(|byte| byte.is_ascii_graphic()) {
        return Err(unreadable());
    }
    let mut url = Url::parse(text).map_err(|_| unreadable())?;
    let has_user = !url.username().is_empty() || url.password().is_some();
    if has_user || !url.has_host() {
        return Err(unreadable());
    }
    if !endpoints.may_sign_in_at(&url) {
        return Err(SignInWaysError::ForeignAuthority {
            organization: organization(),
            host: named_host(&url),
        });
    }
    let base = match is_loopback(&url) {
        true => "/login/",
        false => "/",
    };
    let below = url.path().strip_prefix(base).unwrap_or_default();
    let tenant = below.split('/').next().and_then(Tenant::from_segment);
    url.set_path(base);
    url.set_query(None);
    url.set_fragment(None);
    Ok((url, tenant))
}

/// The directory in `X-VSS-ResourceTenant`: the first that is one; a header
/// with the all-zero GUID alone is that of an organization of Microsoft accounts.
fn resource_tenant(headers: &HeaderMap) -> Option<Tenant> {
    let values = headers.get_all("X-VSS-ResourceTenant").iter();
    let tenants: Vec<Tenant> = values
        .filter_map(|value| value.to_str().ok())
        .filter(|text| text.len() <= LONGEST_AUTHORITY)
        .flat_map(|text| text.split(','))
        .filter_map(|text| read_id(text.trim()))
        .map(Tenant::from_id)
        .collect();
    let directory = tenants
        .iter()
        .find(|tenant| matches!(tenant, Tenant::Directory(_)));
    directory.or(tenants.first()).copied()
}

/// A host for people to read: with its port, and with a scheme that is not https.
fn named_host(url: &Url) -> String {
    let mut text = String::new();
    if url.scheme() != "https" {
        text.push_str(url.scheme());
        text.push_str("://");
    }
    text.push_str(url.host_str().unwrap_or_default());
    if let Some(port) = url.port() {
        text.push_str(&format!(":{port}"));
    }
    text.chars().take(LONGEST_HOST).collect()
}

/// A GUID in its one usual form.
fn read_id(text: &str) -> Option<Uuid> {
    (text.len() == 36)
        .then(|| Uuid::try_parse(text).ok())
        .flatten()
}
