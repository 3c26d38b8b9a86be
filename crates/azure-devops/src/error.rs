//! What can go wrong with a call, as data. The kind comes from the status or
//! the type of the failure, never from the words of a message
//! (azure-devops facts §5.6).

use std::fmt;
use std::time::Duration;

use thiserror::Error;
use url::Url;

/// One failed call.
#[derive(Clone, Error)]
#[error("{}", self.sentence())]
pub struct Error {
    inner: Box<Details>,
}

/// What an [`Error`] carries; built by the modules of this crate only.
#[derive(Clone, Default)]
pub(crate) struct Details {
    pub(crate) kind: ErrorKind,
    pub(crate) method: &'static str,
    pub(crate) url: String,
    pub(crate) status: Option<u16>,
    pub(crate) activity_id: Option<String>,
    pub(crate) server_message: Option<String>,
    pub(crate) type_key: Option<String>,
    pub(crate) retry_after: Option<Duration>,
    pub(crate) page: bool,
    pub(crate) detail: Option<String>,
}

/// The closed list of what can go wrong.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum ErrorKind {
    /// No valid credential: 401, 203, a redirect to sign-in, or a page instead of data.
    NotSignedIn,
    /// The credential was not understood as one: the server saw the anonymous
    /// all-a identity although a credential was sent (azure-devops facts §4.4).
    CredentialNotUnderstood,
    /// 403: known, but without the right.
    Forbidden,
    /// 404: not there, or not visible to this person.
    NotFound,
    /// 409: the name is taken.
    Conflict,
    /// 400 and other refusals of what was asked.
    BadRequest,
    /// The server does not speak this version of the interface.
    ApiVersionRefused,
    /// 429: too many calls.
    RateLimited,
    /// 5xx.
    ServerError,
    /// No connection: refused, no route, timed out while connecting.
    Unreachable,
    /// The host name is not known.
    NameNotResolved,
    /// TLS failed for a reason that is not the certificate's issuer, name or time.
    TlsFailed,
    /// The certificate is signed by nobody who is trusted: an authority of the
    /// network's own, or somebody in between.
    CertificateUnknown,
    /// The certificate was made for another host, as log-in pages of networks have it.
    CertificateOtherHost,
    /// The certificate has expired or is not valid yet, or this computer's clock is wrong.
    CertificateNotNow,
    /// A proxy asks for credentials of its own (407).
    ProxyRefused,
    /// A proxy asks for a sign-in that is not by name and password (407).
    ProxyDomainSignIn,
    /// The network wants a person to sign in to it first (511, or a page where a
    /// proxy should open a connection).
    NetworkSignIn,
    /// The connection broke, or the answer was cut off.
    ConnectionLost,
    /// No complete answer in time.
    TimedOut,
    /// The answer is larger than the limit.
    TooLarge,
    /// An answer that is no JSON, as proxies and network log-in pages give.
    NotJson,
    /// A redirect that does not lead to sign-in; none is followed.
    RedirectRefused,
    /// The credential would have gone to a host that is not the organization's own;
    /// nothing was sent.
    ForeignHost,
    /// JSON, but not what was asked for.
    #[default]
    InvalidAnswer,
}

impl Error {
    pub(crate) fn new(details: Details) -> Error {
        Error {
            inner: Box::new(details),
        }
    }

    pub(crate) fn with(mut self, change: impl FnOnce(&mut Details)) -> Error {
        change(&mut self.inner);
        self
    }

    /// What went wrong.
    #[must_use]
    pub fn kind(&self) -> ErrorKind {
        self.inner.kind
    }

    /// The method of the call: `GET`, `POST`, …
    #[must_use]
    pub fn method(&self) -> &str {
        self.inner.method
    }

    /// The address of the call without its query and without user info.
    #[must_use]
    pub fn url(&self) -> &str {
        &self.inner.url
    }

    /// The answer's status, if there was an answer.
    #[must_use]
    pub fn status(&self) -> Option<u16> {
        self.inner.status
    }

    /// The server's own number for the call (`ActivityId` or `X-VSS-E2EID`),
    /// which its support asks for.
    #[must_use]
    pub fn activity_id(&self) -> Option<&str> {
        self.inner.activity_id.as_deref()
    }

    /// The server's own words, bounded, without the credential should it be
    /// echoed, otherwise raw: filter it before it is shown.
    #[must_use]
    pub fn server_message(&self) -> Option<&str> {
        self.inner.server_message.as_deref()
    }

    /// The server's name for the failure, such as `FeedIdNotFoundException`.
    #[must_use]
    pub fn type_key(&self) -> Option<&str> {
        self.inner.type_key.as_deref()
    }

    /// How long the server asked to wait.
    #[must_use]
    pub fn retry_after(&self) -> Option<Duration> {
        self.inner.retry_after
    }

    /// True when a page (HTML) came instead of data.
    #[must_use]
    pub fn answered_with_page(&self) -> bool {
        self.inner.page
    }

    /// What is known beyond the kind: the cause of a TLS failure, the field
    /// that did not fit, the address of a refused redirect.
    #[must_use]
    pub fn detail(&self) -> Option<&str> {
        self.inner.detail.as_deref()
    }

    fn sentence(&self) -> String {
        let inner = &self.inner;
        let mut text = format!("{} {} {}", inner.method, inner.url, inner.kind.words());
        if let Some(status) = inner.status {
            text.push_str(&format!(" (status {status})"));
        }
        if let Some(detail) = &inner.detail {
            text.push_str(": ");
            text.push_str(detail.trim_end_matches('.'));
        }
        text.push('.');
        text
    }
}

impl ErrorKind {
    /// Whether an answer came from a network or proxy that wants a sign-in of
    /// its own, and not from the server.
    #[must_use]
    pub fn is_of_the_network(self) -> bool {
        matches!(
            self,
            ErrorKind::ProxyRefused | ErrorKind::ProxyDomainSignIn | ErrorKind::NetworkSignIn
        )
    }

    /// The middle of the sentence: "GET https://… {words}."
    fn words(self) -> &'static str {
        match self {
            ErrorKind::NotSignedIn => "was answered as not signed in",
            ErrorKind::CredentialNotUnderstood => "was answered as if no credential had been sent",
            ErrorKind::Forbidden => "was refused for lack of a permission",
            ErrorKind::NotFound => "found nothing",
            ErrorKind::Conflict => "met something of the same name",
            ErrorKind::BadRequest => "was refused as not valid",
            ErrorKind::ApiVersionRefused => "asked for a version that the server does not speak",
            ErrorKind::RateLimited => "was refused because of too many calls",
            ErrorKind::ServerError => "failed on the server",
            ErrorKind::Unreachable => "could not connect",
            ErrorKind::NameNotResolved => "could not resolve the host name",
            ErrorKind::TlsFailed => "could not agree on a secure connection",
            ErrorKind::CertificateUnknown => "was answered by somebody whom nobody vouches for",
            ErrorKind::CertificateOtherHost => "was answered with another host's certificate",
            ErrorKind::CertificateNotNow => "was answered with a certificate that is not valid now",
            ErrorKind::ProxyRefused => "was refused by a proxy that asks for credentials",
            ErrorKind::ProxyDomainSignIn => {
                "was refused by a proxy that asks for a domain's sign-in"
            }
            ErrorKind::NetworkSignIn => "was answered by a network that wants a sign-in first",
            ErrorKind::ConnectionLost => "lost its connection before the answer was complete",
            ErrorKind::TimedOut => "got no complete answer in time",
            ErrorKind::TooLarge => "was answered with more data than is accepted",
            ErrorKind::NotJson => "was answered with something that is no JSON",
            ErrorKind::RedirectRefused => "was redirected, which is not followed",
            ErrorKind::ForeignHost => "was not sent because the host is not the organization's own",
            ErrorKind::InvalidAnswer => "was answered with data of an unexpected shape",
        }
    }
}

/// The server's words are left out: a log may print this.
impl fmt::Debug for Error {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter
            .debug_struct("Error")
            .field("kind", &self.inner.kind)
            .field("method", &self.inner.method)
            .field("url", &self.inner.url)
            .field("status", &self.inner.status)
            .field("type_key", &self.inner.type_key)
            .field("activity_id", &self.inner.activity_id)
            .field("detail", &self.inner.detail)
            .finish_non_exhaustive()
    }
}

/// An address as errors show it: without user info, query and fragment.
pub(crate) fn shown(url: &Url) -> String {
    let mut url = url.clone();
    url.set_query(None);
    url.set_fragment(None);
    // Both fail only for addresses that cannot have user info.
    let _ = url.set_username("");
    let _ = url.set_password(None);
    url.to_string()
}
