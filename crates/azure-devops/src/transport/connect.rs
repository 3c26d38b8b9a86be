//! The pool of connections: no redirects, no cookies, the operating system's
//! trusted certificates plus `SSL_CERT_FILE` and the files that were told, the
//! proxies of the environment, the system or the options for everything but
//! this machine.

use std::path::PathBuf;
use std::time::Duration;

use reqwest::redirect::Policy;
use secrecy::ExposeSecret as _;
use url::Url;

use crate::endpoints::is_loopback;
use crate::error::{Details, Error, ErrorKind, shown};
use crate::network::{NetworkOptions, ProxyAddress, certificates_in, is_named};
use crate::options::ClientOptions;

/// How the client names itself.
const USER_AGENT: &str = concat!("feedwright/", env!("CARGO_PKG_VERSION"));

/// Builds the pool for the host of an address: an organization's, or that of
/// where its people sign in. Plain http is for this machine alone, and what is
/// on this machine is asked without a proxy. The limits of `options` other than
/// `connect_timeout` are the caller's to keep.
///
/// # Errors
/// [`ErrorKind::TlsFailed`] when no trusted certificates can be loaded.
pub fn http_client(url: &Url, options: &ClientOptions) -> Result<reqwest::Client, Error> {
    let on_this_machine = is_loopback(url);
    let plain = on_this_machine && url.scheme() == "http";
    let mut builder = reqwest::Client::builder()
        .user_agent(USER_AGENT)
        .redirect(Policy::none())
        .referer(false)
        .https_only(!plain)
        .connect_timeout(options.connect_timeout)
        .pool_idle_timeout(Duration::from_secs(30));
    let network = &options.network;
    let failed = |detail: String| {
        Error::new(Details {
            kind: ErrorKind::TlsFailed,
            method: "CONNECT",
            url: shown(url),
            detail: Some(detail),
            ..Details::default()
        })
    };
    if on_this_machine {
        builder = builder.no_proxy();
    } else if let Some(proxy) = told_proxy(url, network) {
        builder = builder.proxy(through(proxy).map_err(failed)?);
    }
    builder = if plain {
        // Plain http to this machine: do not load certificates that nothing uses.
        builder.tls_certs_only([])
    } else {
        builder.tls_certs_merge(extra_certificates(network).map_err(failed)?)
    };
    builder.build().map_err(|error| failed(innermost(&error)))
}

/// The proxy that the options tell, where it is theirs to tell.
fn told_proxy<'a>(url: &Url, network: &'a NetworkOptions) -> Option<&'a ProxyAddress> {
    let is_free = || !is_named(url, &|name| std::env::var(name).ok());
    let last = || network.last_proxy.as_ref().filter(|_| is_free());
    network.proxy.as_ref().or_else(last)
}

/// A proxy for every host that `NO_PROXY` does not except.
fn through(proxy: &ProxyAddress) -> Result<reqwest::Proxy, String> {
    let made = reqwest::Proxy::all(proxy.whole().expose_secret());
    // The error would repeat the address.
    let made = made.map_err(|_| format!("The proxy {proxy} cannot be used."))?;
    Ok(made.no_proxy(reqwest::NoProxy::from_env()))
}

/// The certificates beside the system's.
fn extra_certificates(network: &NetworkOptions) -> Result<Vec<reqwest::Certificate>, String> {
    let mut found = Vec::new();
    for file in network.trusted_files() {
        for certificate in certificates_in(&file)? {
            let read = reqwest::Certificate::from_der(&certificate);
            found.push(read.map_err(|error| format!("{}: {}", file.display(), innermost(&error)))?);
        }
    }
    Ok(found)
}

impl NetworkOptions {
    /// The files that are trusted beside the system's list: those that were
    /// told, and `SSL_CERT_FILE` where the system's verifier does not read it
    /// itself: on macOS and Windows. On Linux the variable replaces the
    /// system's list, as it does for OpenSSL.
    pub fn trusted_files(&self) -> Vec<PathBuf> {
        let mut files = self.authority_files.clone();
        if cfg!(any(target_os = "macos", target_os = "windows")) {
            let named = std::env::var_os("SSL_CERT_FILE").filter(|path| !path.is_empty());
            files.extend(named.map(PathBuf::from));
        }
        files
    }
}

/// The words of the first cause.
pub(super) fn innermost(error: &(dyn std::error::Error + 'static)) -> String {
    let mut cause = error;
    while let Some(next) = cause.source() {
        cause = next;
    }
    cause.to_string()
}
