//! What our HTTP client's error leaves open, asked again with one bounded look:
//! what the proxy wants, and who has signed the certificate that was refused.

use std::pin::Pin;
use std::time::Duration;

use url::Url;

use super::{
    Distrust, NetworkOptions, Probe, ProbeOutcome, ProxySignIn, Trust, can_sign_in, route,
};
use crate::error::ErrorKind;
use crate::transport::kind_of;

/// How long the second look may take.
const LIMIT: Duration = Duration::from_secs(5);

/// Why no answer came.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NetworkFailure {
    /// What it is.
    pub kind: ErrorKind,
    /// What is known beyond it; raw where others have said it.
    pub detail: Option<String>,
}

/// What stands behind an error of our HTTP client, which was made for this
/// address with these options. Rare and large, so it is on the heap and of a
/// type that callers need not look into.
pub fn network_failure<'a>(
    error: &'a reqwest::Error,
    url: &'a Url,
    network: &'a NetworkOptions,
) -> Pin<Box<dyn Future<Output = NetworkFailure> + Send + 'a>> {
    Box::pin(found_out(error, url, network))
}

async fn found_out(error: &reqwest::Error, url: &Url, network: &NetworkOptions) -> NetworkFailure {
    let (kind, detail) = kind_of(error);
    let found = NetworkFailure { kind, detail };
    let probe = Probe {
        url: url.clone(),
        proxy: route(url, network, &|name| std::env::var(name).ok()).map(|route| route.proxy),
        trust: Trust::System {
            files: network.trusted_files(),
        },
        limit: LIMIT,
    };
    match kind {
        // A page where a tunnel should be is no TLS.
        ErrorKind::ProxyRefused | ErrorKind::Unreachable | ErrorKind::TlsFailed
            if probe.proxy.is_some() =>
        {
            let seen = Box::pin(probe.look_at_proxy()).await;
            seen.and_then(NetworkFailure::of_proxy).unwrap_or(found)
        }
        ErrorKind::CertificateUnknown | ErrorKind::CertificateOtherHost => {
            let seen = Box::pin(probe.look()).await.outcome;
            NetworkFailure::of_certificate(seen).unwrap_or(found)
        }
        _ => found,
    }
}

impl NetworkFailure {
    fn of_proxy(seen: ProbeOutcome) -> Option<NetworkFailure> {
        match seen {
            ProbeOutcome::ProxySignIn { ways } => Some(NetworkFailure::of_ways(&ways)),
            ProbeOutcome::SignInPage => Some(NetworkFailure {
                kind: ErrorKind::NetworkSignIn,
                detail: Some("a page of the network came instead of a connection".to_owned()),
            }),
            ProbeOutcome::ProxyRefused { status } => Some(NetworkFailure {
                kind: ErrorKind::Unreachable,
                detail: Some(format!(
                    "the proxy did not open a connection to the host (status {status})"
                )),
            }),
            _ => None,
        }
    }

    fn of_certificate(seen: ProbeOutcome) -> Option<NetworkFailure> {
        let ProbeOutcome::NotTrusted { reason, issuer } = seen else {
            return None;
        };
        let issuer = issuer?;
        let (kind, detail) = match reason {
            Distrust::UnknownIssuer => (
                ErrorKind::CertificateUnknown,
                format!(
                    "the server's certificate is signed by {issuer:?}, whom this computer does not trust"
                ),
            ),
            Distrust::OtherHost => (
                ErrorKind::CertificateOtherHost,
                format!(
                    "the server's certificate was made for another host, and signed by {issuer:?}"
                ),
            ),
            _ => return None,
        };
        let detail = Some(detail);
        Some(NetworkFailure { kind, detail })
    }

    /// What a proxy's challenge means.
    #[must_use]
    pub fn of_ways(ways: &[ProxySignIn]) -> NetworkFailure {
        let names: Vec<String> = ways.iter().map(ToString::to_string).collect();
        NetworkFailure {
            kind: match can_sign_in(ways) {
                true => ErrorKind::ProxyRefused,
                false => ErrorKind::ProxyDomainSignIn,
            },
            detail: (!names.is_empty())
                .then(|| format!("the proxy offers to sign in by {}", names.join(", "))),
        }
    }
}
