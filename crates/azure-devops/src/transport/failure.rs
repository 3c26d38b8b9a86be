//! Failures without an answer, told apart by the types of their causes.

use std::error::Error as StdError;
use std::io;

use hyper_util::client::legacy::connect::HttpConnector;
use hyper_util::client::legacy::connect::proxy::Tunnel;

use super::connect::innermost;
use crate::error::ErrorKind;
use crate::network::Distrust;

/// What a proxy's tunnel fails with; the type has no other public name.
type TunnelError = <Tunnel<HttpConnector> as tower_service::Service<http::Uri>>::Error;

/// What an error of the HTTP client means, as far as its types tell.
pub(crate) fn kind_of(error: &reqwest::Error) -> Found {
    let causes = causes(error);
    let find = |wanted: fn(&Cause<'_>) -> Option<Found>| causes.iter().find_map(wanted);
    if let Some(found) = find(tunnel).or_else(|| find(tls)).or_else(|| find(name)) {
        return found;
    }
    let before_the_tunnel = causes.iter().any(|cause| {
        let error = cause.downcast_ref::<TunnelError>();
        matches!(error, Some(TunnelError::ConnectFailed(_)))
    });
    let innermost = causes.last().map(|cause| match before_the_tunnel {
        true => format!("the proxy cannot be reached: {}", innermost(*cause)),
        false => innermost(*cause),
    });
    if error.is_dns() {
        return (ErrorKind::NameNotResolved, innermost);
    }
    if error.is_connect() {
        return (ErrorKind::Unreachable, innermost);
    }
    if error.is_timeout() {
        return (ErrorKind::TimedOut, None);
    }
    find(protocol).unwrap_or((ErrorKind::ConnectionLost, innermost))
}

type Cause<'a> = &'a (dyn StdError + 'static);
/// A kind, and what is known beyond it.
type Found = (ErrorKind, Option<String>);

fn tunnel(cause: &Cause<'_>) -> Option<Found> {
    match cause.downcast_ref::<TunnelError>()? {
        TunnelError::ProxyAuthRequired => Some((ErrorKind::ProxyRefused, None)),
        TunnelError::TunnelUnsuccessful => {
            let detail = "the proxy did not open a connection to the host";
            Some((ErrorKind::Unreachable, Some(detail.to_owned())))
        }
        _ => None,
    }
}

fn tls(cause: &Cause<'_>) -> Option<Found> {
    let error = cause.downcast_ref::<rustls::Error>()?;
    let (kind, words) = match Distrust::of(error) {
        Some(Distrust::UnknownIssuer) => (
            ErrorKind::CertificateUnknown,
            "the server's certificate is signed by nobody whom this computer trusts",
        ),
        Some(Distrust::OtherHost) => (
            ErrorKind::CertificateOtherHost,
            "the server's certificate was made for another host",
        ),
        Some(Distrust::Expired) => (
            ErrorKind::CertificateNotNow,
            "the server's certificate has expired, or the clock of this computer is wrong",
        ),
        Some(Distrust::NotYetValid) => (
            ErrorKind::CertificateNotNow,
            "the server's certificate is not valid yet, or the clock of this computer is wrong",
        ),
        Some(Distrust::Other) | None => {
            return Some((ErrorKind::TlsFailed, Some(error.to_string())));
        }
    };
    Some((kind, Some(words.to_owned())))
}

/// A host that can be no host name: no resolver needs to be asked.
fn name(cause: &Cause<'_>) -> Option<Found> {
    let error = cause.downcast_ref::<rustls::pki_types::InvalidDnsNameError>()?;
    Some((ErrorKind::NameNotResolved, Some(error.to_string())))
}

fn protocol(cause: &Cause<'_>) -> Option<Found> {
    let error = cause.downcast_ref::<hyper::Error>()?;
    // Something answered, but it does not speak HTTP.
    error
        .is_parse()
        .then(|| (ErrorKind::NotJson, Some(error.to_string())))
}

/// The chain of causes. An I/O error hides the error it wraps from `source`,
/// so it is opened.
fn causes(error: &reqwest::Error) -> Vec<&(dyn StdError + 'static)> {
    let mut chain: Vec<&(dyn StdError + 'static)> = Vec::new();
    let mut next: Option<&(dyn StdError + 'static)> = Some(error);
    while let Some(cause) = next {
        chain.push(cause);
        let wrapped = cause
            .downcast_ref::<io::Error>()
            .and_then(io::Error::get_ref);
        next = match wrapped {
            Some(wrapped) => Some(wrapped),
            None => cause.source(),
        };
    }
    chain
}
