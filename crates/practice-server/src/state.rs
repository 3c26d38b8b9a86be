//! Everything that a practice server knows while it runs, behind one mutex that is never held
//! over an await. Plain data and lookups; what an answer looks like is the business of `rest` and
//! `cargo_feed`.

mod feed;
mod log;
mod organization;
mod package;
mod tokens;

use std::collections::BTreeMap;
use std::net::SocketAddr;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use tokio::sync::Notify;
use tokio_util::sync::CancellationToken;
use uuid::Uuid;

pub(crate) use feed::{Deleted, Feed, FeedPermission, NewFeed, UpstreamSource, View};
use log::Log;
pub use log::SeenRequest;
pub(crate) use organization::{Organization, Project};
pub(crate) use package::{Package, SavedCrate, Version, normalized};

use crate::auth::Token;
use crate::entra::Register;
use crate::faults::Faults;
use crate::options::PracticeOptions;
use crate::upstream::CrateSource;

/// What all requests share. Cheap to clone.
#[derive(Clone)]
pub(crate) struct State(Arc<Shared>);

struct Shared {
    options: PracticeOptions,
    addresses: Addresses,
    crates: CrateSource,
    stopped: CancellationToken,
    deployment: Uuid,
    device_code_made: Notify,
    data: Mutex<Data>,
}

/// Where the server listens.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Addresses {
    /// Everything but blobs of the one-host form.
    pub(crate) main: SocketAddr,
    /// The blobs of the one-host form: another origin, as in reality.
    pub(crate) blob: SocketAddr,
}

/// The part of the state that changes.
#[derive(Debug, Default)]
pub(crate) struct Data {
    /// The first one is also the collection of the one-host form.
    pub(crate) organizations: Vec<Organization>,
    /// Tokens of every kind, without their texts.
    pub(crate) tokens: Vec<Token>,
    /// What Entra knows.
    pub(crate) entra: Register,
    /// Identities by display name.
    identities: BTreeMap<String, Uuid>,
    /// Every request so far.
    pub(crate) log: Log,
}

/// A feed, as tests and practice mode look at it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FeedSummary {
    /// The feed's id.
    pub id: Uuid,
    /// Its name.
    pub name: String,
    /// The name of the project it belongs to.
    pub project: Option<String>,
    /// Whether it has the crates.io upstream.
    pub crates_io: bool,
    /// Whether it is in the recycle bin.
    pub deleted: bool,
}

/// A crate's version that is in a feed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SavedVersion {
    /// The crate's name.
    pub name: String,
    /// The version.
    pub version: String,
    /// Whether it was saved from an upstream; otherwise it was published.
    pub from_upstream: bool,
}

impl State {
    pub(crate) fn new(
        options: PracticeOptions,
        addresses: Addresses,
        crates: CrateSource,
        stopped: CancellationToken,
    ) -> Self {
        let data = Data::seeded(&options);
        let deployment = Uuid::new_v4();
        let data = Mutex::new(data);
        Self(Arc::new(Shared {
            options,
            addresses,
            crates,
            stopped,
            deployment,
            device_code_made: Notify::new(),
            data,
        }))
    }

    /// What the server was started with.
    pub(crate) fn options(&self) -> &PracticeOptions {
        &self.0.options
    }

    /// The switches of the faults.
    pub(crate) fn faults(&self) -> &Faults {
        &self.0.options.faults
    }

    /// Where the server listens.
    pub(crate) fn addresses(&self) -> Addresses {
        self.0.addresses
    }

    /// Where crates come from.
    pub(crate) fn crates(&self) -> &CrateSource {
        &self.0.crates
    }

    /// Ends all that would otherwise never end.
    pub(crate) fn stopped(&self) -> &CancellationToken {
        &self.0.stopped
    }

    /// The id of the whole deployment.
    pub(crate) fn deployment(&self) -> Uuid {
        self.0.deployment
    }

    /// Wakes whoever waits for a device code to be asked for.
    pub(crate) fn device_code_made(&self) -> &Notify {
        &self.0.device_code_made
    }

    /// The changing part. Never hold it over an await.
    pub(crate) fn data(&self) -> MutexGuard<'_, Data> {
        self.0.data.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Data {
    fn seeded(options: &PracticeOptions) -> Self {
        let organizations = options
            .organizations
            .iter()
            .map(|seed| Organization::seeded(seed, options))
            .collect();
        Self {
            organizations,
            entra: Register::new(&options.entra),
            ..Self::default()
        }
    }

    /// The organization with this id. `Call::organization` is always one that is there.
    pub(crate) fn organization(&self, id: Uuid) -> Option<&Organization> {
        self.organizations
            .iter()
            .find(|organization| organization.id == id)
    }

    /// The organization with this id, to change it.
    pub(crate) fn organization_mut(&mut self, id: Uuid) -> Option<&mut Organization> {
        self.organizations
            .iter_mut()
            .find(|organization| organization.id == id)
    }
}

/// Whether a segment of a path means the thing with this id and name; capitals do not matter.
fn means(id: Uuid, name: &str, name_or_id: &str) -> bool {
    name.to_lowercase() == name_or_id.to_lowercase()
        || Uuid::parse_str(name_or_id).is_ok_and(|wanted| wanted == id)
}
