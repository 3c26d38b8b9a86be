//! The client: one organization, one credential, one pool of connections.

mod feeds;
mod identity;
mod packages;
mod packaging;
mod projects;
mod tokens;
mod views;

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use serde::de::DeserializeOwned;
use url::Url;

use crate::credential::Credential;
use crate::endpoints::{Area, Endpoints, FeedScope};
use crate::error::Error;
use crate::model::capabilities::ApiVersion;
use crate::options::ClientOptions;
use crate::transport::{Answer, Call, Transport};

pub use identity::sign_in_ways;
pub use packaging::PackagingAnswer;

/// The typed client of one organization or collection.
///
/// Cheap to clone; clones share connections and what the server asked of them.
#[derive(Clone)]
pub struct Client {
    inner: Arc<Inner>,
}

struct Inner {
    transport: Transport,
    /// True once the server is known to speak 7.1.
    newer: AtomicBool,
}

impl Client {
    /// A client for an organization; nothing is sent yet. Without a credential
    /// the server answers as to an anonymous caller.
    ///
    /// # Errors
    /// [`ErrorKind::TlsFailed`](crate::ErrorKind::TlsFailed) when no trusted
    /// certificates can be loaded.
    pub fn new(
        endpoints: Endpoints,
        credential: Option<Credential>,
        options: ClientOptions,
    ) -> Result<Client, Error> {
        let newer = AtomicBool::new(endpoints.is_cloud());
        let transport = Transport::new(endpoints, credential, options)?;
        Ok(Client {
            inner: Arc::new(Inner { transport, newer }),
        })
    }

    /// The addresses this client works with.
    #[must_use]
    pub fn endpoints(&self) -> &Endpoints {
        self.inner.transport.endpoints()
    }

    /// The version that calls carry: 7.1 on Services; on a server 7.0, until
    /// [`Client::capabilities`] found that it speaks 7.1 (azure-devops facts §1.1).
    #[must_use]
    pub fn api_version(&self) -> ApiVersion {
        match self.inner.newer.load(Ordering::Relaxed) {
            true => ApiVersion::V7_1,
            false => ApiVersion::V7_0,
        }
    }

    fn set_api_version(&self, version: ApiVersion) {
        self.inner
            .newer
            .store(version == ApiVersion::V7_1, Ordering::Relaxed);
    }

    fn options(&self) -> &ClientOptions {
        self.inner.transport.options()
    }

    /// An address below an area's base, with the version.
    fn versioned(&self, area: Area, segments: &[&str]) -> Url {
        self.with_version(self.endpoints().url(area, segments))
    }

    fn with_version(&self, mut url: Url) -> Url {
        url.query_pairs_mut()
            .append_pair("api-version", self.api_version().as_str());
        url
    }

    /// An address of the feeds interface: `{scope}/_apis/packaging/{rest}`.
    fn feeds_url(&self, scope: &FeedScope, rest: &[&str]) -> Url {
        self.with_version(self.endpoints().feeds_url(scope, rest))
    }

    /// Sends a call and reads its JSON.
    async fn json<T: DeserializeOwned>(&self, call: Call) -> Result<T, Error> {
        self.inner
            .transport
            .json(&call)
            .await
            .map(|(value, _)| value)
    }

    /// The same, with the answer's head for its headers.
    async fn json_with_head<T: DeserializeOwned>(&self, call: Call) -> Result<(T, Answer), Error> {
        self.inner.transport.json(&call).await
    }

    /// Sends a call whose answer has nothing to read: any 2xx is success.
    async fn done(&self, call: Call) -> Result<(), Error> {
        self.inner.transport.done(&call).await
    }
}
