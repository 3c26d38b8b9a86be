//! Starting and stopping a practice server, and looking into it while it runs.

mod entra;
mod feeds;
#[cfg(test)]
mod tests;

use std::io;
use std::net::{Ipv4Addr, SocketAddr};
use std::time::Duration;

use axum::Router;
use axum::body::Body;
use axum::extract::ConnectInfo;
use http::Request;
use secrecy::SecretString;
use tokio::net::TcpListener;
use tokio::task::JoinHandle;
use tokio_util::sync::CancellationToken;
use url::Url;

pub use entra::MintedToken;

use crate::auth::{CredentialKind, TokenRequest};
use crate::call::encoded;
use crate::connection::{Connection, Door, PracticeListener};
use crate::dispatch;
use crate::faults::{FaultRule, Faults};
use crate::options::PracticeOptions;
use crate::routing::{Branch, route};
use crate::state::{Addresses, SeenRequest, State};
use crate::upstream::{self, UpstreamError};

/// How long stopping waits for answers that are on their way.
const STOP_PATIENCE: Duration = Duration::from_secs(1);

/// A practice server cannot start.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum StartError {
    /// The port cannot be had.
    #[error("The practice server cannot listen on 127.0.0.1 port {port}: {source}")]
    Listen {
        /// The port of the options.
        port: u16,
        /// What the system says.
        source: io::Error,
    },
    /// The crates' source cannot be opened.
    #[error(transparent)]
    Upstream(#[from] UpstreamError),
    /// The options make no sense.
    #[error("The practice server cannot start with these options: {reason}")]
    Options {
        /// What is wrong.
        reason: &'static str,
    },
}

/// A practice server that runs until it is stopped or dropped.
pub struct PracticeServer {
    state: State,
    stopped: CancellationToken,
    tasks: Vec<JoinHandle<()>>,
}

impl std::fmt::Debug for PracticeServer {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let address = self.state.addresses().main;
        formatter
            .debug_struct("PracticeServer")
            .field("address", &address)
            .finish_non_exhaustive()
    }
}

impl PracticeServer {
    /// Starts a server on 127.0.0.1.
    ///
    /// # Errors
    /// When the port is taken, the upstream cannot be opened, or the options hold no organization
    /// or no collection path.
    pub async fn start(options: PracticeOptions) -> Result<Self, StartError> {
        check(&options)?;
        let crates = upstream::open(&options.upstream).await?;
        let main = listen(options.port).await?;
        let blob = listen(0).await?;
        let port = options.port;
        let address = |listener: &TcpListener| {
            listener
                .local_addr()
                .map_err(|source| StartError::Listen { port, source })
        };
        let addresses = Addresses {
            main: address(&main)?,
            blob: address(&blob)?,
        };
        let stopped = CancellationToken::new();
        let state = State::new(options, addresses, crates, stopped.clone());
        let serve = |listener, door| {
            tokio::spawn(serve(
                PracticeListener { listener, door },
                state.clone(),
                stopped.clone(),
            ))
        };
        let tasks = vec![serve(main, Door::Main), serve(blob, Door::Blob)];
        Ok(Self {
            state,
            stopped,
            tasks,
        })
    }

    /// Where the server listens. All cloud hosts are served here too, told apart by `Host`.
    #[must_use]
    pub fn address(&self) -> SocketAddr {
        self.state.addresses().main
    }

    /// The collection of the one-host form, without a trailing slash in its path.
    #[must_use]
    pub fn organization_url(&self) -> Url {
        let path: Vec<String> = self
            .state
            .options()
            .collection_path
            .split('/')
            .map(encoded)
            .collect();
        let text = format!("http://{}/{}", self.address(), path.join("/"));
        #[expect(
            clippy::expect_used,
            reason = "an address and encoded segments are a URL"
        )]
        Url::parse(&text).expect("an address and encoded segments are a URL")
    }

    /// What the server was started with.
    #[must_use]
    pub fn options(&self) -> &PracticeOptions {
        self.state.options()
    }

    /// Whether crates come from the real crates.io, or from the crates made in memory.
    #[must_use]
    pub fn uses_crates_io(&self) -> bool {
        self.state.crates().is_crates_io()
    }

    /// Makes a personal access token. Its text is returned and kept nowhere.
    #[must_use]
    pub fn issue_token(&self, request: TokenRequest) -> SecretString {
        let kind = CredentialKind::PersonalAccessToken;
        self.state.data().issue_token(kind, request)
    }

    /// Revokes a token; says whether there was one.
    pub fn revoke_token(&self, token: &SecretString) -> bool {
        self.state.data().revoke_token(token)
    }

    /// The switches of the faults.
    #[must_use]
    pub fn faults(&self) -> &Faults {
        self.state.faults()
    }

    /// Switches a fault on.
    pub fn set_fault(&self, rule: impl Into<FaultRule>) {
        self.faults().set(rule);
    }

    /// Switches all faults off.
    pub fn clear_faults(&self) {
        self.faults().clear_all();
    }

    /// The requests seen so far, oldest first; never a header's value.
    #[must_use]
    pub fn requests(&self) -> Vec<SeenRequest> {
        self.state.data().log.all()
    }

    /// Stops the server: no new connections, answers on their way get a moment to end.
    pub async fn stop(mut self) {
        self.stopped.cancel();
        for task in std::mem::take(&mut self.tasks) {
            let abort = task.abort_handle();
            if tokio::time::timeout(STOP_PATIENCE, task).await.is_err() {
                abort.abort();
            }
        }
    }
}

impl Drop for PracticeServer {
    fn drop(&mut self) {
        self.stopped.cancel();
        for task in &self.tasks {
            task.abort();
        }
    }
}

fn check(options: &PracticeOptions) -> Result<(), StartError> {
    let path = &options.collection_path;
    if options.organizations.is_empty() {
        return Err(StartError::Options {
            reason: "There is no organization.",
        });
    }
    if path.split('/').any(str::is_empty) {
        return Err(StartError::Options {
            reason: "The collection path has an empty segment.",
        });
    }
    // Any path below the collection would do; its own segments decide.
    let below = route("127.0.0.1", &format!("/{path}/_apis"), path);
    if below.is_some_and(|below| below.branch != Branch::Apis) {
        return Err(StartError::Options {
            reason: "The collection path is one of Entra's or of a sign-in page.",
        });
    }
    Ok(())
}

async fn listen(port: u16) -> Result<TcpListener, StartError> {
    let bound = TcpListener::bind((Ipv4Addr::LOCALHOST, port)).await;
    bound.map_err(|source| StartError::Listen { port, source })
}

async fn serve(listener: PracticeListener, state: State, stopped: CancellationToken) {
    let handle = move |ConnectInfo(connection): ConnectInfo<Connection>, request: Request<Body>| {
        dispatch::answer(state.clone(), connection, request)
    };
    let service = Router::new()
        .fallback(handle)
        .into_make_service_with_connect_info::<Connection>();
    let served = axum::serve(listener, service)
        .with_graceful_shutdown(stopped.cancelled_owned())
        .await;
    // Serving ends only when it is stopped; the listener retries everything else by itself.
    drop(served);
}
