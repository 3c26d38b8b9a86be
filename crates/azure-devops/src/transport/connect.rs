//! The pool of connections: no redirects, no cookies, the operating system's
//! trusted certificates plus `SSL_CERT_FILE`, the proxies of the environment
//! for everything but this machine.

use std::time::Duration;

use reqwest::redirect::Policy;

use url::Url;

use crate::endpoints::is_loopback;
use crate::error::{Details, Error, ErrorKind, shown};
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
    if on_this_machine {
        builder = builder.no_proxy();
    }
    let failed = |detail: String| {
        Error::new(Details {
            kind: ErrorKind::TlsFailed,
            method: "CONNECT",
            url: shown(url),
            detail: Some(detail),
            ..Details::default()
        })
    };
    builder = if plain {
        // Plain http to this machine: do not load certificates that nothing uses.
        builder.tls_certs_only([])
    } else {
        builder.tls_certs_merge(extra_certificates().map_err(failed)?)
    };
    builder.build().map_err(|error| failed(innermost(&error)))
}

/// The certificates of `SSL_CERT_FILE` where the system's verifier does not
/// read it itself: on macOS and Windows. On Linux the variable replaces the
/// system's list, as it does for OpenSSL.
fn extra_certificates() -> Result<Vec<reqwest::Certificate>, String> {
    if cfg!(not(any(target_os = "macos", target_os = "windows"))) {
        return Ok(Vec::new());
    }
    let Some(path) = std::env::var_os("SSL_CERT_FILE").filter(|path| !path.is_empty()) else {
        return Ok(Vec::new());
    };
    let place = path.to_string_lossy().into_owned();
    let text = std::fs::read(&path).map_err(|error| format!("SSL_CERT_FILE {place}: {error}"))?;
    reqwest::Certificate::from_pem_bundle(&text)
        .map_err(|error| format!("SSL_CERT_FILE {place}: {}", innermost(&error)))
}

/// The words of the first cause.
pub(super) fn innermost(error: &(dyn std::error::Error + 'static)) -> String {
    let mut cause = error;
    while let Some(next) = cause.source() {
        cause = next;
    }
    cause.to_string()
}
