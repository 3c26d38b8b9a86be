//! Options of `practice`: what the practice server plays, and where it listens.

use clap::{Args, ValueEnum};

/// Which Azure DevOps the practice server plays.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub(crate) enum PracticeEdition {
    /// Azure DevOps Server 2022.1, one host, with Cargo feeds
    #[default]
    #[value(name = "server-2022.1")]
    Server2022_1,
    /// Azure DevOps Server 2022, which has no Cargo feeds yet
    #[value(name = "server-2022")]
    Server2022,
}

/// Where the practice feed gets crates that it does not have.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub(crate) enum PracticeUpstream {
    /// crates.io where it can be reached, else the built-in crates
    #[default]
    Automatic,
    /// crates.io
    CratesIo,
    /// A few built-in crates; needs no network
    BuiltIn,
}

/// Options of `practice`.
#[derive(Debug, Args)]
pub(crate) struct PracticeArguments {
    /// The port on this computer; any free one if absent
    #[arg(
        long,
        value_name = "PORT",
        default_value_t = 0,
        hide_default_value = true
    )]
    pub(crate) port: u16,
    /// Which Azure DevOps to play
    #[arg(long, value_enum, default_value_t)]
    pub(crate) edition: PracticeEdition,
    /// Where crates come from that the feed does not have
    #[arg(long, value_enum, default_value_t)]
    pub(crate) upstream: PracticeUpstream,
}
