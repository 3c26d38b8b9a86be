//! The connections to Entra: the same certificates and proxies as for the
//! organization, no redirects, and limits of time and size.

use std::time::Duration;

use azure_devops::network::{NetworkOptions, network_failure};
use azure_devops::{ClientOptions, ErrorKind, http_client};
use url::Url;

use crate::account::EntraAccount;
use crate::entra::EntraError;
use crate::error::SignInError;

/// The longest reason of the system's that is passed on, in characters.
const LONGEST_REASON: usize = 200;

/// How to reach an account's authority.
#[derive(Clone, Debug)]
pub(crate) struct EntraNetwork {
    pub(crate) http: reqwest::Client,
    /// How long one request may take.
    pub(crate) request_timeout: Duration,
    /// How long one call may take with all its requests and waits.
    pub(crate) total_timeout: Duration,
    /// The longest body that is read, in bytes.
    pub(crate) body_limit: usize,
    /// How `http` reaches its host; none where it asks this machine directly.
    pub(crate) way: Option<NetworkOptions>,
}

impl EntraNetwork {
    pub(crate) fn new(
        entra: &EntraAccount,
        options: &ClientOptions,
    ) -> Result<EntraNetwork, SignInError> {
        let http = http_client(&entra.authority, options)
            .map_err(|error| SignInError::Request(Box::new(error)))?;
        Ok(EntraNetwork {
            http,
            request_timeout: options.request_timeout,
            total_timeout: options.total_timeout,
            body_limit: 256 * 1024,
            way: Some(options.network.clone()),
        })
    }

    /// Why nothing came from an address. What the network wants of a person is
    /// told apart from a host that is not there.
    pub(crate) async fn unreached(&self, url: &Url, error: &reqwest::Error) -> EntraError {
        let host = url.host_str().unwrap_or_default().to_owned();
        let reason = innermost(error);
        let Some(way) = &self.way else {
            return EntraError::Unreachable { host, reason };
        };
        let found = network_failure(error, url, way).await;
        let kind = found.kind;
        if !(is_about_certificates(kind) || kind.is_of_the_network()) {
            return EntraError::Unreachable { host, reason };
        }
        let reason = found.detail.unwrap_or(reason);
        let reason = reason.chars().take(LONGEST_REASON).collect();
        EntraError::Network { host, kind, reason }
    }
}

fn is_about_certificates(kind: ErrorKind) -> bool {
    matches!(
        kind,
        ErrorKind::CertificateUnknown
            | ErrorKind::CertificateOtherHost
            | ErrorKind::CertificateNotNow
    )
}

/// The innermost cause, without the address.
fn innermost(error: &reqwest::Error) -> String {
    let mut cause: &dyn std::error::Error = error;
    while let Some(next) = cause.source() {
        cause = next;
    }
    match cause.downcast_ref::<reqwest::Error>() {
        Some(_) => "the connection failed".to_owned(),
        None => cause.to_string().chars().take(LONGEST_REASON).collect(),
    }
}
