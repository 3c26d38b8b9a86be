//! From a `Host` header and a path to what is meant: which host of Azure DevOps, which
//! organization, and the path below it. Pure functions, no state.

#[cfg(test)]
mod tests;

use percent_encoding::percent_decode_str;

/// The cloud's blob host; crate downloads are redirected to it (facts §11).
pub(crate) const BLOB_HOST: &str = "practice.blob.core.windows.net";

/// The cloud's host with the sign-in page.
pub(crate) const SIGN_IN_HOST: &str = "spsprodsim.vssps.visualstudio.com";

/// Entra's host (facts §7).
pub(crate) const LOGIN_HOST: &str = "login.microsoftonline.com";

/// An Azure DevOps Server by a name that no resolver knows: only the practice proxy leads there,
/// always by https.
pub(crate) const SERVER_HOST: &str = "tfs.practice.invalid";

/// Which host a request came for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Site {
    /// `dev.azure.com`, `{organization}.visualstudio.com`
    Core,
    /// `feeds.dev.azure.com`
    Feeds,
    /// `pkgs.dev.azure.com`
    Packages,
    /// `vssps.dev.azure.com`
    Identity,
    /// `app.vssps.visualstudio.com`: no organization
    Deployment,
    /// The sign-in page's host
    SignIn,
    /// Entra's host
    Login,
    /// The blob host of the cloud, or the blob port of the one-host form
    Blob,
    /// Everything below `/{directory}/{collection}` of one host
    Collection,
}

impl Site {
    /// Whether it is a host of the cloud.
    pub(crate) fn is_cloud(self) -> bool {
        self != Self::Collection
    }

    /// Whether projects are served here.
    pub(crate) fn has_core(self) -> bool {
        matches!(self, Self::Core | Self::Collection)
    }

    /// Whether the feeds API is served here; `dev.azure.com` answers too (facts §1.1).
    pub(crate) fn has_feeds(self) -> bool {
        matches!(self, Self::Core | Self::Feeds | Self::Collection)
    }

    /// Whether package protocols are served here.
    pub(crate) fn has_packages(self) -> bool {
        matches!(self, Self::Packages | Self::Collection)
    }
}

/// Where a path leads below its organization.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Branch {
    Apis,
    Packaging,
    Blob,
    SignIn,
    /// Entra: `[{tenant}, "oauth2", "v2.0", …]`
    Login,
    /// What gives a machine's own identity its tokens.
    ManagedIdentity,
}

/// A host and path, understood.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Route {
    pub(crate) site: Site,
    /// The organization's name in cloud addresses; `None` in the one-host form and on hosts that
    /// serve no organization.
    pub(crate) organization: Option<String>,
    pub(crate) branch: Branch,
    pub(crate) project: Option<String>,
    pub(crate) segments: Vec<String>,
}

/// Understands a host (lower case, without port) and a path as they were sent. `None`: nothing is
/// there.
pub(crate) fn route(host: &str, path: &str, collection_path: &str) -> Option<Route> {
    let segments = decoded(path)?;
    if host == BLOB_HOST {
        return Some(plain(Site::Blob, Branch::Blob, segments));
    }
    if let Some(route) = login(host, &segments) {
        return Some(route);
    }
    let is_sign_in = segments
        .first()
        .is_some_and(|first| first.eq_ignore_ascii_case("_signin"));
    if is_sign_in {
        let site = if is_cloud_host(host) {
            Site::SignIn
        } else {
            Site::Collection
        };
        return Some(plain(site, Branch::SignIn, segments));
    }
    if is_cloud_host(host) {
        cloud(host, segments)
    } else {
        collection(segments, collection_path)
    }
}

/// Entra at its own host, and below `/login/` of the one-host form; there also without `/login`,
/// for clients that know only an authority's origin. A machine's own identity is asked for at the
/// paths of App Service and of the metadata endpoint.
fn login(host: &str, segments: &[String]) -> Option<Route> {
    if host == LOGIN_HOST {
        return Some(plain(Site::Login, Branch::Login, segments.to_vec()));
    }
    if is_cloud_host(host) {
        return None;
    }
    let texts: Vec<&str> = segments.iter().map(String::as_str).collect();
    let (branch, rest) = match texts.as_slice() {
        ["managed-identity", "token"] | ["metadata", "identity", "oauth2", "token"] => {
            (Branch::ManagedIdentity, segments)
        }
        ["login", ..] => (Branch::Login, &segments[1..]),
        [_, "oauth2", ..] => (Branch::Login, segments),
        _ => return None,
    };
    Some(plain(Site::Collection, branch, rest.to_vec()))
}

fn is_cloud_host(host: &str) -> bool {
    host == "dev.azure.com"
        || host.ends_with(".dev.azure.com")
        || host.ends_with(".visualstudio.com")
}

fn plain(site: Site, branch: Branch, segments: Vec<String>) -> Route {
    Route {
        site,
        organization: None,
        branch,
        project: None,
        segments,
    }
}

fn cloud(host: &str, mut segments: Vec<String>) -> Option<Route> {
    if host == "app.vssps.visualstudio.com" {
        let (branch, project, segments) = branched(segments)?;
        return Some(Route {
            site: Site::Deployment,
            organization: None,
            branch,
            project,
            segments,
        });
    }
    let modern = match host {
        "dev.azure.com" => Some(Site::Core),
        "feeds.dev.azure.com" => Some(Site::Feeds),
        "pkgs.dev.azure.com" => Some(Site::Packages),
        "vssps.dev.azure.com" => Some(Site::Identity),
        _ => None,
    };
    let (site, organization) = if let Some(site) = modern {
        (site, segments.remove(0))
    } else {
        let found = legacy(host)?;
        if segments
            .first()
            .is_some_and(|first| first.eq_ignore_ascii_case("DefaultCollection"))
        {
            segments.remove(0);
        }
        found
    };
    let (branch, project, segments) = branched(segments)?;
    Some(Route {
        site,
        organization: Some(organization),
        branch,
        project,
        segments,
    })
}

/// `{organization}.[feeds.|pkgs.|vssps.]visualstudio.com` (facts §11).
fn legacy(host: &str) -> Option<(Site, String)> {
    let rest = host.strip_suffix(".visualstudio.com")?;
    let (name, site) = match rest.split_once('.') {
        None => (rest, Site::Core),
        Some((name, "feeds")) => (name, Site::Feeds),
        Some((name, "pkgs")) => (name, Site::Packages),
        Some((name, "vssps")) => (name, Site::Identity),
        Some(_) => return None,
    };
    Some((site, name.to_owned()))
}

fn collection(mut segments: Vec<String>, collection_path: &str) -> Option<Route> {
    let base: Vec<&str> = collection_path.split('/').collect();
    let below = segments.len() > base.len()
        && base
            .iter()
            .zip(&segments)
            .all(|(one, other)| one.to_lowercase() == other.to_lowercase());
    if !below {
        return None;
    }
    let (branch, project, segments) = branched(segments.split_off(base.len()))?;
    Some(Route {
        site: Site::Collection,
        organization: None,
        branch,
        project,
        segments,
    })
}

/// `[{project}/]_apis/…` or `[{project}/]_packaging/…`
fn branched(mut segments: Vec<String>) -> Option<(Branch, Option<String>, Vec<String>)> {
    let branch = |segment: &String| match segment.to_ascii_lowercase().as_str() {
        "_apis" => Some(Branch::Apis),
        "_packaging" => Some(Branch::Packaging),
        _ => None,
    };
    if let Some(found) = segments.first().and_then(branch) {
        return Some((found, None, segments.split_off(1)));
    }
    let found = segments.get(1).and_then(branch)?;
    let rest = segments.split_off(2);
    Some((found, segments.into_iter().next(), rest))
}

/// The segments of a path, decoded. A trailing slash gives an empty last segment. `None` when a
/// segment is no UTF-8, or empty elsewhere.
fn decoded(path: &str) -> Option<Vec<String>> {
    let decode = |segment: &str| {
        percent_decode_str(segment)
            .decode_utf8()
            .ok()
            .map(std::borrow::Cow::into_owned)
    };
    let segments: Option<Vec<String>> = path.strip_prefix('/')?.split('/').map(decode).collect();
    let segments = segments?;
    let inner = &segments[..segments.len() - 1];
    (!inner.iter().any(String::is_empty)).then_some(segments)
}
