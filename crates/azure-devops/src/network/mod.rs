//! The way from here to a server: which proxy stands on it, whom a connection
//! trusts, and one bounded look along it that tells what is in the way.
//!
//! The look carries no credential but a proxy's own, accepts no certificate
//! that the verifier refuses, and follows nothing. What Cargo does is told to
//! this module, never read by it.

mod challenge;
mod clock;
mod head;
mod issuer;
mod probe;
mod proxy;
mod refine;
mod route;
mod trust;

use std::path::PathBuf;

pub(crate) use challenge::ways;
pub use challenge::{ProxySignIn, can_sign_in};
pub use clock::difference as clock_difference;
pub use probe::{Probe, ProbeOutcome, Probed};
pub use proxy::{ProxyAddress, ProxyAddressError, ProxyScheme};
pub use refine::{NetworkFailure, network_failure};
pub(crate) use route::is_named;
pub use route::{
    ProxySource, Route, Variables, proxies_differ_by_case, route, with_credentials_of,
};
pub use trust::{Distrust, Trust, certificates_in};

/// The way to the network beyond what environment and system say of it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct NetworkOptions {
    /// The proxy for everything but this machine and `NO_PROXY`, whatever
    /// environment and system say.
    pub proxy: Option<ProxyAddress>,
    /// The proxy where neither environment nor system name one.
    pub last_proxy: Option<ProxyAddress>,
    /// Files with certificate authorities, PEM, that are trusted beside the
    /// system's.
    pub authority_files: Vec<PathBuf>,
}
