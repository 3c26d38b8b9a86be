//! One request, parsed: which host and organization it is for, what path below it, who sends it,
//! and which faults it meets. Everything that answers requests takes a [`Call`] and the `State`.

use bytes::Bytes;
use http::{HeaderMap, Method};
use url::Url;
use uuid::Uuid;

use crate::auth::Caller;
use crate::faults::{ActiveFaults, Area};
use crate::routing::{BLOB_HOST, SERVER_HOST, Site};
use crate::state::State;

/// One request, parsed.
#[derive(Debug)]
pub(crate) struct Call {
    pub(crate) method: Method,
    /// Which host it came for.
    pub(crate) site: Site,
    /// What it is about.
    pub(crate) area: Area,
    /// `http` or `https` and the authority that the client used, for links in answers.
    pub(crate) origin: Origin,
    /// The organization's id; `None` on hosts of the whole deployment and on blob hosts.
    pub(crate) organization: Option<Uuid>,
    /// Its name, or nothing; kept here so that links can be made while the state is locked.
    pub(crate) organization_name: String,
    /// The project before `_apis` or `_packaging`, decoded.
    pub(crate) project: Option<String>,
    /// The segments after `_apis` or `_packaging` (on a blob host: all), decoded. A trailing slash
    /// shows as an empty last segment.
    pub(crate) segments: Vec<String>,
    /// The path as it was sent.
    pub(crate) path: String,
    /// The query's pairs, decoded, in their order.
    pub(crate) query: Vec<(String, String)>,
    pub(crate) headers: HeaderMap,
    pub(crate) body: Bytes,
    /// Who sends it.
    pub(crate) caller: Caller,
    /// The faults that it meets.
    pub(crate) faults: ActiveFaults,
}

/// Scheme and authority of a request. The scheme is `https` on cloud hosts, and where a proxy that
/// ended TLS says so with `X-Forwarded-Proto: https`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Origin {
    pub(crate) scheme: &'static str,
    /// Host and, unless it is the usual one, port.
    pub(crate) authority: String,
}

impl Call {
    /// The first value of a query parameter; names are compared ignoring case.
    pub(crate) fn query(&self, name: &str) -> Option<&str> {
        let mut pairs = self.query.iter();
        pairs
            .find(|(key, _)| key.eq_ignore_ascii_case(name))
            .map(|(_, value)| value.as_str())
    }

    /// A query parameter that is `true`.
    pub(crate) fn flag(&self, name: &str) -> bool {
        self.query(name)
            .is_some_and(|value| value.eq_ignore_ascii_case("true"))
    }

    /// A header as text.
    pub(crate) fn header(&self, name: &str) -> Option<&str> {
        self.headers.get(name).and_then(|value| value.to_str().ok())
    }

    /// The segments as texts, for matching.
    pub(crate) fn segments(&self) -> Vec<&str> {
        self.segments.iter().map(String::as_str).collect()
    }

    /// The base of an organization's addresses on one of its hosts: `https://feeds.dev.azure.com/contoso`
    /// in the cloud, always `{scheme}://{authority}/{directory}/{collection}` in the one-host form.
    /// Without a trailing slash, percent-encoded.
    pub(crate) fn base(&self, state: &State, host: BaseHost) -> String {
        if self.site.is_cloud() {
            return format!(
                "https://{}/{}",
                host.name(),
                encoded(&self.organization_name)
            );
        }
        let path: Vec<String> = state
            .options()
            .collection_path
            .split('/')
            .map(encoded)
            .collect();
        format!(
            "{}://{}/{}",
            self.origin.scheme,
            self.origin.authority,
            path.join("/")
        )
    }

    /// The address of a blob, another origin than every other address; `path` without a leading
    /// slash, already percent-encoded. Requests for it end in `cargo_feed::blob`.
    pub(crate) fn blob_url(&self, state: &State, path: &str) -> String {
        if self.site.is_cloud() || self.origin.authority == SERVER_HOST {
            format!("https://{BLOB_HOST}/{path}")
        } else {
            format!("http://{}/{path}", state.addresses().blob)
        }
    }
}

/// The cloud's hosts that serve an organization.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum BaseHost {
    Core,
    Feeds,
    Packages,
    Identity,
}

impl BaseHost {
    fn name(self) -> &'static str {
        match self {
            Self::Core => "dev.azure.com",
            Self::Feeds => "feeds.dev.azure.com",
            Self::Packages => "pkgs.dev.azure.com",
            Self::Identity => "vssps.dev.azure.com",
        }
    }
}

/// The `{feed}` segment below `_packaging`: `feed`, `feed@view`, `feed~force-auth`, in any mix.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct FeedSegment {
    /// Name or id of the feed.
    pub(crate) feed: String,
    pub(crate) view: Option<String>,
    pub(crate) force_auth: bool,
}

impl FeedSegment {
    /// Takes a decoded segment apart.
    pub(crate) fn parse(segment: &str) -> Self {
        let (rest, force_auth) = match segment.strip_suffix("~force-auth") {
            Some(rest) => (rest, true),
            None => (segment, false),
        };
        let (feed, view) = match rest.split_once('@') {
            Some((feed, view)) => (feed, Some(view.to_owned())),
            None => (rest, None),
        };
        Self {
            feed: feed.to_owned(),
            view,
            force_auth,
        }
    }
}

/// One segment of a path, percent-encoded as `Url` would.
pub(crate) fn encoded(segment: &str) -> String {
    let mut url = Url::parse("http://localhost/").ok();
    let path = url.as_mut().and_then(|url| {
        url.path_segments_mut().ok()?.pop_if_empty().push(segment);
        Some(url.path().trim_start_matches('/').to_owned())
    });
    path.unwrap_or_default()
}
