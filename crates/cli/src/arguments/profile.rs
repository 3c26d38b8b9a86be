//! `profile validate` and `profile export`.

use std::path::PathBuf;

use clap::{ArgGroup, Args, Subcommand};

use super::{SetUpArguments, WayArguments};

/// What to do with profiles.
#[derive(Debug, Subcommand)]
pub(crate) enum ProfileCommand {
    /// Check a profile without asking any server
    Validate(ProfileValidateArguments),
    /// Write a profile from options
    Export(Box<ProfileExportArguments>),
}

/// Options of `profile validate`.
#[derive(Debug, Args)]
pub(crate) struct ProfileValidateArguments {
    /// The profile
    #[arg(value_name = "FILE")]
    pub(crate) profile: PathBuf,
}

/// Options of `profile export`.
#[derive(Debug, Args)]
#[command(group = ArgGroup::new("required").args(["organization"]).required(true))]
pub(crate) struct ProfileExportArguments {
    #[command(flatten)]
    pub(crate) set_up: SetUpArguments,
    /// Write the profile to this file instead of stdout
    #[arg(long, value_name = "FILE")]
    pub(crate) out: Option<PathBuf>,
    #[command(flatten)]
    pub(crate) way: WayArguments,
}
