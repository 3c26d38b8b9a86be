//! `quickstart`, `plan`, `apply`, `status` and `undo`.

use std::path::PathBuf;

use clap::{ArgGroup, Args, ValueEnum};

use super::WayArguments;

/// Where Cargo gets its token from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum StoreWay {
    /// Cargo's own keychain entry
    Keychain,
    /// Feedwright's credential provider
    Provider,
    /// Two environment variables that you set yourself
    Environment,
}

impl StoreWay {
    /// The name in a profile.
    pub(crate) fn as_str(self) -> &'static str {
        match self {
            Self::Keychain => "keychain",
            Self::Provider => "provider",
            Self::Environment => "environment",
        }
    }
}

/// What a set-up consists of, as options instead of a profile.
#[derive(Clone, Debug, Default, Args)]
pub(crate) struct SetUpArguments {
    /// The organization: any of its pages, or a collection of a server
    #[arg(long, value_name = "URL")]
    pub(crate) organization: Option<String>,
    /// The project that holds the feed; without it, the organization does
    #[arg(long, value_name = "PROJECT")]
    pub(crate) project: Option<String>,
    /// The feed; it is created when it does not exist
    #[arg(long, value_name = "FEED")]
    pub(crate) feed: Option<String>,
    /// The name that Cargo uses for the feed; made from the feed's name if absent
    #[arg(long, value_name = "NAME")]
    pub(crate) registry: Option<String>,
    /// A repository to set up; may be given several times
    #[arg(long = "repository", value_name = "DIR")]
    pub(crate) repositories: Vec<PathBuf>,
    /// Set up every project of this user
    #[arg(long)]
    pub(crate) user_level: bool,
    /// Where Cargo gets its token from; what fits the account if absent
    #[arg(long, value_name = "STORE")]
    pub(crate) store: Option<StoreWay>,
    #[command(flatten)]
    pub(crate) network: NetworkArguments,
}

/// The way to the network, where environment and system do not tell it.
#[derive(Clone, Debug, Default, Args)]
pub(crate) struct NetworkArguments {
    #[command(flatten)]
    pub(crate) reached: ReachedArguments,
    /// Write proxy and authorities into your Cargo configuration, too
    #[arg(long)]
    pub(crate) configure_cargo: bool,
}

/// The same for Feedwright alone.
#[derive(Clone, Debug, Default, Args)]
pub(crate) struct ReachedArguments {
    /// The proxy's address with its port, without name and password
    #[arg(long, value_name = "URL")]
    pub(crate) proxy: Option<String>,
    /// A file with the network's own certificate authorities (PEM)
    #[arg(long, value_name = "FILE")]
    pub(crate) ca_file: Option<PathBuf>,
}

/// Options of `quickstart`.
#[derive(Debug, Args)]
#[command(group = ArgGroup::new("target")
    .args(["practice", "organization", "profile"])
    .required(true)
    .multiple(false))]
pub(crate) struct QuickstartArguments {
    /// Use a practice organization and throw-away folders; needs no account
    #[arg(long, conflicts_with_all = ["store", "way", "proxy", "ca_file", "configure_cargo"])]
    pub(crate) practice: bool,
    #[command(flatten)]
    pub(crate) set_up: SetUpArguments,
    /// The crate to fetch as proof
    #[arg(long = "crate", value_name = "NAME")]
    pub(crate) crate_name: Option<String>,
    /// Take everything from this profile
    #[arg(long, value_name = "FILE", conflicts_with_all = [
        "project", "feed", "registry", "repositories", "user_level", "store",
        "proxy", "ca_file", "configure_cargo",
    ])]
    pub(crate) profile: Option<PathBuf>,
    /// Make the changes without asking
    #[arg(long, short = 'y')]
    pub(crate) yes: bool,
    #[command(flatten)]
    pub(crate) way: WayArguments,
}

/// Options of `plan`.
#[derive(Debug, Args)]
pub(crate) struct PlanArguments {
    /// The profile
    #[arg(long, value_name = "FILE")]
    pub(crate) profile: PathBuf,
}

/// Options of `apply`.
#[derive(Debug, Args)]
pub(crate) struct ApplyArguments {
    /// The profile
    #[arg(long, value_name = "FILE")]
    pub(crate) profile: PathBuf,
    /// Prove it also when nothing is to be changed
    #[arg(long)]
    pub(crate) prove: bool,
    /// Make the changes without asking
    #[arg(long, short = 'y')]
    pub(crate) yes: bool,
}

/// Options of `status`.
#[derive(Debug, Args)]
pub(crate) struct StatusArguments {
    /// The profile
    #[arg(long, value_name = "FILE")]
    pub(crate) profile: PathBuf,
}

/// Options of `undo`.
#[derive(Debug, Args)]
pub(crate) struct UndoArguments {
    /// The run, as `history` lists it; the last one if absent
    #[arg(value_name = "ID")]
    pub(crate) id: Option<String>,
    /// Put back without asking
    #[arg(long, short = 'y')]
    pub(crate) yes: bool,
}
