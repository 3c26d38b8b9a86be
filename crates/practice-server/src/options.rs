//! What a practice server is started with: which product it plays, what is in it at the start,
//! and where its crates come from. Plain data; nothing here acts.

mod entra;

use std::time::Duration;

pub use entra::{
    EntraClient, EntraClientKind, EntraIdentity, EntraOptions, ManagedIdentity, ServiceConnection,
    TokenCreation, TokenPolicies,
};

use crate::faults::Faults;
use crate::upstream::GeneratedCrate;

/// Everything that a practice server is started with.
#[derive(Clone, Debug)]
pub struct PracticeOptions {
    /// The product that is played.
    pub edition: Edition,
    /// How the crates.io upstream is spelled here; any other public Cargo upstream is refused.
    pub spelling: UpstreamSpelling,
    /// Where crates come from.
    pub upstream: Upstream,
    /// Faults that are switched on from the start; the server keeps this very handle.
    pub faults: Faults,
    /// `{directory}/{collection}` of the one-host form, without slashes at its ends.
    pub collection_path: String,
    /// The TCP port on 127.0.0.1; 0 lets the system choose.
    pub port: u16,
    /// What is there at the start. The first organization is also the one-host collection.
    pub organizations: Vec<OrganizationSeed>,
    /// The most projects that one answer holds, whatever `$top` asks for.
    pub projects_per_page: usize,
    /// Packages in one answer when `$top` is absent.
    pub packages_per_page: usize,
    /// When a version that was just saved appears in the packages API.
    pub listing_delay: ListingDelay,
    /// How long the name of a permanently deleted feed stays taken (facts §2.1: some 15 minutes).
    pub name_release_delay: Duration,
    /// Microsoft Entra and the token API.
    pub entra: EntraOptions,
}

impl Default for PracticeOptions {
    /// A collection of Azure DevOps Server 2022.1 on loopback with a handful of projects, the
    /// first of them named `Practice`.
    fn default() -> Self {
        Self {
            edition: Edition::Server2022_1,
            spelling: UpstreamSpelling::A,
            upstream: Upstream::Automatic,
            faults: Faults::default(),
            collection_path: "tfs/DefaultCollection".to_owned(),
            port: 0,
            organizations: vec![OrganizationSeed::practice()],
            projects_per_page: 100,
            packages_per_page: 1000,
            listing_delay: ListingDelay::None,
            name_release_delay: Duration::from_secs(15 * 60),
            entra: EntraOptions::default(),
        }
    }
}

/// The product that is played (facts §8).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Edition {
    /// The cloud: several hosts, Cargo, api-version 7.1 and 7.2-preview.
    Services,
    /// Azure DevOps Server 2022 as first released: no Cargo, api-version up to 7.0.
    Server2022Rtm,
    /// Azure DevOps Server 2022.1: Cargo, api-version up to 7.1.
    Server2022_1,
}

impl Edition {
    /// Whether this is the cloud.
    #[must_use]
    pub fn is_services(self) -> bool {
        matches!(self, Self::Services)
    }

    /// Whether feeds speak Cargo's registry protocol.
    #[must_use]
    pub fn has_cargo(self) -> bool {
        !matches!(self, Self::Server2022Rtm)
    }

    /// The highest released api-version, as major and minor number.
    #[must_use]
    pub fn released_version(self) -> (u32, u32) {
        if matches!(self, Self::Server2022Rtm) {
            (7, 0)
        } else {
            (7, 1)
        }
    }

    /// The highest api-version at all, previews included.
    #[must_use]
    pub fn highest_version(self) -> (u32, u32) {
        if self.is_services() {
            (7, 2)
        } else {
            self.released_version()
        }
    }
}

/// Two ways in which a server may spell the crates.io upstream. Which one is real is not
/// published (facts §1.4), so clients have to discover it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum UpstreamSpelling {
    /// Name `crates.io`, protocol `Cargo`, location: crates.io's sparse index.
    A,
    /// Another name, protocol `cargo`, location: the repository of crates.io's old index.
    B,
}

impl UpstreamSpelling {
    /// The `name` of the upstream source.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::A => "crates.io",
            Self::B => "Crates.io registry",
        }
    }

    /// The `protocol` of the upstream source; servers compare it ignoring case.
    #[must_use]
    pub fn protocol(self) -> &'static str {
        match self {
            Self::A => "Cargo",
            Self::B => "cargo",
        }
    }

    /// The `location` of the upstream source.
    #[must_use]
    pub fn location(self) -> String {
        match self {
            Self::A => format!("https://index.{}/", "crates.io"),
            Self::B => "https://github.com/rust-lang/crates.io-index".to_owned(),
        }
    }
}

/// Where the practice server's crates come from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Upstream {
    /// A few small crates that are made in memory; needs no network.
    BuiltIn,
    /// The real crates.io, which must answer when the server starts.
    CratesIo,
    /// The real crates.io where it can be reached at the start, else the built-in crates.
    Automatic,
    /// The built-in crates and some more.
    BuiltInWith(Vec<GeneratedCrate>),
}

/// When a version that was just saved appears in the packages API (facts §3.2: not at once).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ListingDelay {
    /// At once.
    None,
    /// After this many answers of the packages API without it.
    Lists(u32),
    /// After this time.
    Time(Duration),
}

/// An organization that is there at the start.
#[derive(Clone, Debug)]
pub struct OrganizationSeed {
    /// Its name in cloud addresses. The one-host form takes the name from the collection path.
    pub name: String,
    /// Its projects.
    pub projects: Vec<ProjectSeed>,
    /// Its feeds, as if somebody had made them in the portal.
    pub feeds: Vec<FeedSeed>,
}

impl OrganizationSeed {
    /// `contoso`, with projects whose names are awkward in URLs, one of them being deleted.
    #[must_use]
    pub fn practice() -> Self {
        let names = [
            "Practice",
            "Fabrikam",
            "My Project",
            "O'Brien's Crates",
            "Überprüfung",
        ];
        let mut projects: Vec<ProjectSeed> = names.into_iter().map(ProjectSeed::new).collect();
        projects.push(ProjectSeed {
            state: "deleting".to_owned(),
            ..ProjectSeed::new("Old Times")
        });
        Self {
            name: "contoso".to_owned(),
            projects,
            feeds: Vec::new(),
        }
    }

    /// An organization with `count` projects, `Project 00001` and on; for long lists.
    #[must_use]
    pub fn with_projects(name: &str, count: usize) -> Self {
        let projects = (1..=count)
            .map(|number| ProjectSeed::new(&format!("Project {number:05}")))
            .collect();
        Self {
            name: name.to_owned(),
            projects,
            feeds: Vec::new(),
        }
    }
}

/// A project that is there at the start.
#[derive(Clone, Debug)]
pub struct ProjectSeed {
    /// Its name.
    pub name: String,
    /// `wellFormed`, `createPending`, `deleting`, `new` or `deleted`.
    pub state: String,
    /// Whether everybody may read it; only Azure DevOps Services has such projects.
    pub public: bool,
}

impl ProjectSeed {
    /// A private, well-formed project.
    #[must_use]
    pub fn new(name: &str) -> Self {
        Self {
            name: name.to_owned(),
            state: "wellFormed".to_owned(),
            public: false,
        }
    }
}

/// A feed that is there at the start, or is made at run time as if in the portal.
#[derive(Clone, Debug)]
pub struct FeedSeed {
    /// Its name.
    pub name: String,
    /// The project it belongs to; absent: organization-scoped.
    pub project: Option<String>,
    /// Whether the portal's box for common public sources was ticked.
    pub crates_io: bool,
}
