//! The typed client for the REST interface of Azure DevOps Services and Azure
//! DevOps Server: organizations, projects, feeds, views, permissions,
//! packages and personal access tokens.
//!
//! This crate knows nothing of Cargo and nothing of this computer. It never
//! stores anything, never follows a redirect, and never sends a credential to
//! a host that is not one of the [`Endpoints`] it was made for. Whether Azure
//! DevOps is at an address that a person typed is asked without a credential
//! first, with [`sign_in_ways`].

mod address;
mod client;
mod credential;
mod endpoints;
mod error;
#[cfg(any(test, fuzzing))]
pub mod fuzzing;
mod model;
mod names;
pub mod network;
mod options;
mod sign_in_ways;
mod transport;

pub use address::{AddressError, AddressProblem, PastedAddress};
pub use client::{Client, PackagingAnswer, sign_in_ways};
pub use credential::{Credential, TokenShapeError};
pub use endpoints::{Endpoints, FeedScope};
pub use error::{Error, ErrorKind};
pub use model::capabilities::{ApiVersion, Capabilities, Support};
pub use model::feed::{DeletedFeed, Feed, FeedUpdate, NewFeed, ProjectReference};
pub use model::identity::{Account, ConnectedUser, ConnectionData, Deployment, Profile};
pub use model::package::{
    DependencyReference, Package, PackageQuery, PackageVersion, SourceChainItem, ViewReference,
    same_package_name,
};
pub use model::pat_token_error::PatTokenError;
pub use model::project::{Project, ProjectState, Visibility};
pub use model::token::{MintedToken, NewToken, TokenApiError, TokenSummary};
pub use model::upstream::{
    StatusDetail, UpstreamSource, UpstreamSourceType, UpstreamStatus, is_protocol,
};
pub use model::view::{FeedPermission, FeedRole, FeedView, ViewType, ViewVisibility};
pub use names::{NameError, NameProblem, check_feed_name, check_project_name};
pub use options::{ClientOptions, Waiting, WaitingReason};
pub use sign_in_ways::{EntraTenant, SignInWays, SignInWaysError, Tenant};
pub use transport::http_client;
