//! Azure DevOps and a Cargo feed on loopback: what practice mode talks to and what all tests
//! are judged against.
//!
//! One process plays every host of Azure DevOps Services (told apart by the `Host` header) and a
//! collection of Azure DevOps Server (one host, everything below `/{directory}/{collection}`).
//! What it answers is taken from the facts in `azure-devops.md`; where those say "unknown", the
//! behaviour is switchable.
//!
//! It plays Microsoft Entra too, at `login.microsoftonline.com` and below `/login/` of the one-host
//! form: sign-in in a browser (at once, unless a fault says otherwise), device codes that a test
//! approves with [`PracticeServer::approve_device_code`], refresh tokens that are replaced at every
//! use, applications with a secret, a certificate or a federated token, a machine's own identity
//! ([`PracticeServer::identity_endpoint`]), and pipelines ([`PracticeServer::oidc_request_uri`]).
//! What Entra issues is accepted by Azure DevOps while it is good, and the token API mints personal
//! access tokens with it. [`EntraOptions`] says who and how long, [`SignInFault`] what goes wrong;
//! [`PracticeServer::token_requests`], [`PracticeServer::minted_tokens`] and
//! [`SeenRequest::credential`] say what happened.
//!
//! ```
//! # async fn example() -> Result<(), practice_server::StartError> {
//! use practice_server::{EntraClient, EntraOptions, PracticeOptions, PracticeServer, SignInFault};
//! let client = EntraClient::public(uuid::Uuid::new_v4());
//! let entra = EntraOptions { on_server_form: true, clients: vec![client], ..Default::default() };
//! let server = PracticeServer::start(PracticeOptions { entra, ..Default::default() }).await?;
//! // The next refresh asks for a second factor; signing in again helps.
//! let fault = SignInFault::MultiFactorRequired.rule();
//! server.set_fault(fault.grant("refresh_token").times(1));
//! # Ok(())
//! # }
//! ```
//!
//! It never listens on anything but 127.0.0.1, never keeps a token (only
//! its SHA-256), never writes a header's value into its log, and knows nothing of our own crates.

mod auth;
mod call;
mod cargo_feed;
mod connection;
mod dispatch;
mod entra;
mod faults;
#[cfg(feature = "https-proxy")]
mod https_proxy;
mod options;
mod reply;
mod rest;
mod routing;
mod server;
mod state;
mod upstream;
mod wire;

pub use auth::{
    CredentialKind, CredentialState, FeedRole, HeaderShape, Scope, SeenCredential, TokenLength,
    TokenRequest,
};
pub use faults::{AnyFault, Fault, FaultRule, Faults, SignInFault, UnknownFault};
#[cfg(feature = "https-proxy")]
pub use https_proxy::{PracticeProxy, ProxyError, ProxyHabit};
pub use options::{
    Edition, EntraClient, EntraClientKind, EntraIdentity, EntraOptions, FeedSeed, ListingDelay,
    ManagedIdentity, OrganizationSeed, PracticeOptions, ProjectSeed, ServiceConnection,
    TokenCreation, TokenPolicies, Upstream, UpstreamSpelling,
};
pub use rest::PatTokenError;
pub use server::{MintedToken, PracticeServer, StartError};
pub use state::{FeedSummary, SavedVersion, SeenRequest};
pub use upstream::{
    Dependency, GeneratedCrate, NameError, PackagingError, PackagingProblem, UpstreamError,
};
