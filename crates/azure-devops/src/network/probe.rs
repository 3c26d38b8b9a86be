//! One bounded look along the way to a server: to the proxy, through it, the
//! certificate, one question, and the head of the answer. It tells what our
//! HTTP client hides: what a proxy asks for, whose certificate was refused, and
//! what time the server has.
//!
//! It sends no credential of ours, reads no body and repeats nothing.

use std::io;
use std::sync::{Arc, PoisonError};
use std::time::Duration;

use rustls::pki_types::ServerName;
use secrecy::ExposeSecret as _;
use time::OffsetDateTime;
use tokio::io::{AsyncRead, AsyncWrite, AsyncWriteExt as _};
use tokio::net::TcpStream;
use tokio_rustls::TlsConnector;
use url::Url;
use zeroize::Zeroizing;

use super::challenge::{self, ProxySignIn};
use super::head::{self, Head, HeadError};
use super::trust::{self, Distrust, Trust};
use super::{ProxyAddress, ProxyScheme, clock};

/// What is looked at.
#[derive(Clone, Debug)]
pub struct Probe {
    /// The address that is asked for, without a credential.
    pub url: Url,
    /// The proxy on the way; none where it is direct.
    pub proxy: Option<ProxyAddress>,
    /// Whose certificates are good.
    pub trust: Trust,
    /// How long all of it may take.
    pub limit: Duration,
}

/// What was seen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Probed {
    /// How far it came.
    pub outcome: ProbeOutcome,
    /// The server's time minus this computer's, where an answer told it.
    pub clock: Option<time::Duration>,
}

/// How far the look came.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ProbeOutcome {
    /// The server itself answered; what, is not judged here.
    Answered {
        /// The status.
        status: u16,
    },
    /// The network answered in the server's place: it wants a person to sign
    /// in to it first.
    SignInPage,
    /// The proxy wants a sign-in of its own.
    ProxySignIn {
        /// The ways that it offers.
        ways: Vec<ProxySignIn>,
    },
    /// The proxy does not open a connection to the host.
    ProxyRefused {
        /// The status that it gave.
        status: u16,
    },
    /// The certificate was refused.
    NotTrusted {
        /// Why.
        reason: Distrust,
        /// Who has signed it, by its own word; raw.
        issuer: Option<String>,
    },
    /// The certificates that are to be trusted cannot be read.
    NoTrust {
        /// A sentence about the file.
        reason: String,
    },
    /// No secure connection, for another reason.
    NotSecure {
        /// The library's words.
        reason: String,
    },
    /// No connection.
    NotReached {
        /// It was the proxy that was not reached.
        proxy: bool,
        /// The system's words.
        reason: String,
    },
    /// What answered does not speak HTTP.
    NotHttp,
    /// Not done in time.
    TimedOut,
    /// A SOCKS proxy, which is not looked into.
    NotLookedAt,
}

trait Stream: AsyncRead + AsyncWrite + Unpin + Send {}
impl<T: AsyncRead + AsyncWrite + Unpin + Send> Stream for T {}
type Way = Box<dyn Stream>;

impl Probe {
    /// Looks along the whole way.
    pub async fn look(&self) -> Probed {
        self.within(Box::pin(self.ask())).await
    }

    /// Looks as far as the proxy's answer; none when the proxy lets the
    /// connection through, or there is none.
    pub(crate) async fn look_at_proxy(&self) -> Option<ProbeOutcome> {
        let opened = tokio::time::timeout(self.limit, Box::pin(self.open())).await;
        opened.ok()?.err()
    }

    async fn within(&self, look: impl Future<Output = Result<Probed, ProbeOutcome>>) -> Probed {
        let ended = |outcome| Probed {
            outcome,
            clock: None,
        };
        match tokio::time::timeout(self.limit, look).await {
            Ok(found) => found.unwrap_or_else(ended),
            Err(_) => ended(ProbeOutcome::TimedOut),
        }
    }

    async fn ask(&self) -> Result<Probed, ProbeOutcome> {
        let mut way = self.open().await?;
        if self.url.scheme() == "https" {
            way = secure(way, self.host()?, &self.trust).await?;
        }
        let asked = OffsetDateTime::now_utc();
        send(&mut way, self.question().as_bytes()).await?;
        let head = read(&mut way).await?;
        let answered = OffsetDateTime::now_utc();
        let clock = head
            .value("date")
            .and_then(|date| clock::difference(date, asked, answered));
        let outcome = match head.status {
            407 => sign_in(&head),
            // "Network Authentication Required".
            511 => ProbeOutcome::SignInPage,
            status => ProbeOutcome::Answered { status },
        };
        Ok(Probed { outcome, clock })
    }

    /// A connection to the server, through the proxy if there is one.
    async fn open(&self) -> Result<Way, ProbeOutcome> {
        let Some(proxy) = &self.proxy else {
            return connect(self.host()?, self.port(), false).await;
        };
        if let ProxyScheme::Socks(_) = proxy.scheme() {
            return Err(ProbeOutcome::NotLookedAt);
        }
        let mut way = connect(proxy.host(), proxy.port(), true).await?;
        if proxy.scheme() == ProxyScheme::Https {
            way = secure(way, proxy.host(), &self.trust).await?;
        }
        send(&mut way, self.tunnel(proxy)?.as_bytes()).await?;
        let head = read(&mut way).await?;
        match head.status {
            407 => Err(sign_in(&head)),
            511 | 300..=399 => Err(ProbeOutcome::SignInPage),
            200..=299 if head.is_page() => Err(ProbeOutcome::SignInPage),
            200..=299 => Ok(way),
            status => Err(ProbeOutcome::ProxyRefused { status }),
        }
    }

    fn tunnel(&self, proxy: &ProxyAddress) -> Result<Zeroizing<String>, ProbeOutcome> {
        let target = format!("{}:{}", self.host()?, self.port());
        let mut text = Zeroizing::new(format!("CONNECT {target} HTTP/1.1\r\nHost: {target}\r\n"));
        if let Some(value) = proxy.authorization() {
            text.push_str("Proxy-Authorization: ");
            text.push_str(value.expose_secret());
            text.push_str("\r\n");
        }
        text.push_str("\r\n");
        Ok(text)
    }

    fn question(&self) -> String {
        let host = self.url.host_str().unwrap_or_default();
        let authority = match self.url.port() {
            Some(port) => format!("{host}:{port}"),
            None => host.to_owned(),
        };
        format!(
            "GET {} HTTP/1.1\r\nHost: {authority}\r\nUser-Agent: feedwright/{}\r\nAccept: application/json\r\nX-TFS-FedAuthRedirect: Suppress\r\nConnection: close\r\n\r\n",
            self.url.path(),
            env!("CARGO_PKG_VERSION"),
        )
    }

    fn host(&self) -> Result<&str, ProbeOutcome> {
        let missing = || ProbeOutcome::NotReached {
            proxy: false,
            reason: "The address names no host.".to_owned(),
        };
        self.url.host_str().ok_or_else(missing)
    }

    fn port(&self) -> u16 {
        self.url.port_or_known_default().unwrap_or(443)
    }
}

fn sign_in(head: &Head) -> ProbeOutcome {
    ProbeOutcome::ProxySignIn {
        ways: challenge::ways(head.values("proxy-authenticate")),
    }
}

async fn connect(host: &str, port: u16, proxy: bool) -> Result<Way, ProbeOutcome> {
    // An address in brackets is one for an address, not for a resolver.
    let host = host.trim_start_matches('[').trim_end_matches(']');
    let stream = TcpStream::connect((host, port)).await;
    let stream = stream.map_err(|error| ProbeOutcome::NotReached {
        proxy,
        reason: error.to_string(),
    })?;
    Ok(Box::new(stream))
}

async fn secure(way: Way, host: &str, trust: &Trust) -> Result<Way, ProbeOutcome> {
    let wanted = trust.clone();
    let made = tokio::task::spawn_blocking(move || trust::client(&wanted)).await;
    let made = made.unwrap_or_else(|error| Err(error.to_string()));
    let (config, seen) = made.map_err(|reason| ProbeOutcome::NoTrust { reason })?;
    let bare = host.trim_start_matches('[').trim_end_matches(']');
    let name = ServerName::try_from(bare.to_owned());
    let name = name.map_err(|error| ProbeOutcome::NotSecure {
        reason: error.to_string(),
    })?;
    let connector = TlsConnector::from(Arc::new(config));
    match connector.connect(name, way).await {
        Ok(stream) => Ok(Box::new(stream)),
        Err(error) => Err(refused(&error, || {
            seen.lock().unwrap_or_else(PoisonError::into_inner).take()
        })),
    }
}

/// Why there is no secure connection.
fn refused(error: &io::Error, issuer: impl FnOnce() -> Option<String>) -> ProbeOutcome {
    let wrapped = error.get_ref().and_then(|inner| inner.downcast_ref());
    match wrapped.and_then(Distrust::of) {
        Some(reason) => ProbeOutcome::NotTrusted {
            reason,
            issuer: issuer(),
        },
        None => ProbeOutcome::NotSecure {
            reason: error.to_string(),
        },
    }
}

async fn send(way: &mut Way, bytes: &[u8]) -> Result<(), ProbeOutcome> {
    let sent = async {
        way.write_all(bytes).await?;
        way.flush().await
    };
    sent.await.map_err(|error| broken(&error))
}

async fn read(way: &mut Way) -> Result<Head, ProbeOutcome> {
    head::read(way).await.map_err(|error| match error {
        HeadError::Broken(error) => broken(&error),
        HeadError::NotHttp => ProbeOutcome::NotHttp,
    })
}

fn broken(error: &io::Error) -> ProbeOutcome {
    ProbeOutcome::NotReached {
        proxy: false,
        reason: error.to_string(),
    }
}
