//! `feed list`, `feed show` and `feed create`.

use clap::{Args, Subcommand};

/// What to do with feeds.
#[derive(Debug, Subcommand)]
pub(crate) enum FeedCommand {
    /// List the feeds of an organization, and of a project
    List(FeedListArguments),
    /// Show one feed with its upstream sources
    Show(FeedShowArguments),
    /// Create a feed with crates.io as its upstream source
    Create(FeedCreateArguments),
}

/// Options of `feed list`.
#[derive(Debug, Args)]
pub(crate) struct FeedListArguments {
    /// The organization: any of its pages, or a collection of a server
    #[arg(long, value_name = "URL")]
    pub(crate) organization: String,
    /// Also list the feeds of this project
    #[arg(long, value_name = "PROJECT")]
    pub(crate) project: Option<String>,
}

/// Options of `feed show`.
#[derive(Debug, Args)]
pub(crate) struct FeedShowArguments {
    /// The feed's name or identifier
    #[arg(value_name = "FEED")]
    pub(crate) feed: String,
    /// The organization: any of its pages, or a collection of a server
    #[arg(long, value_name = "URL")]
    pub(crate) organization: String,
    /// The project that holds the feed; without it, the organization does
    #[arg(long, value_name = "PROJECT")]
    pub(crate) project: Option<String>,
}

/// Options of `feed create`.
#[derive(Debug, Args)]
pub(crate) struct FeedCreateArguments {
    /// The feed's name
    #[arg(value_name = "FEED")]
    pub(crate) feed: String,
    /// The organization: any of its pages, or a collection of a server
    #[arg(long, value_name = "URL")]
    pub(crate) organization: String,
    /// The project that shall hold the feed; without it, the organization does
    #[arg(long, value_name = "PROJECT")]
    pub(crate) project: Option<String>,
    /// Create without asking
    #[arg(long, short = 'y')]
    pub(crate) yes: bool,
}
