//! The connections to Entra: the same certificates and proxies as for the
//! organization, no redirects, and limits of time and size.

use std::time::Duration;

use azure_devops::{ClientOptions, http_client};

use crate::account::EntraAccount;
use crate::error::SignInError;

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
        })
    }
}
