//! What may be typed: the types from which clap parses, and from which help,
//! completions and manual pages are made. Nothing here looks at a file, a
//! server or the environment, and no option takes a secret.

mod doctor;
mod feed;
mod global;
mod practice;
mod profile;
mod set_up;
mod sign_in;

pub(crate) use doctor::DoctorArguments;
pub(crate) use feed::{FeedCommand, FeedCreateArguments, FeedListArguments, FeedShowArguments};
pub(crate) use global::{ColorWhen, GlobalArguments};
pub(crate) use practice::{PracticeArguments, PracticeEdition, PracticeUpstream};
pub(crate) use profile::{ProfileCommand, ProfileExportArguments};
pub(crate) use set_up::{
    ApplyArguments, NetworkArguments, PlanArguments, QuickstartArguments, ReachedArguments,
    SetUpArguments, StatusArguments, StoreWay, UndoArguments,
};
pub(crate) use sign_in::{SignInArguments, SignOutArguments, WayArguments};

use std::path::PathBuf;

use clap::{Parser, Subcommand};
use clap_complete::Shell;

/// Set up this computer to use crates.io through an Azure Artifacts feed
#[derive(Debug, Parser)]
#[command(
    name = "feedwright",
    version,
    propagate_version = true,
    arg_required_else_help = true,
    infer_subcommands = false,
    disable_help_subcommand = true,
    after_long_help = EXIT_STATUS
)]
pub(crate) struct CommandLine {
    #[command(flatten)]
    pub(crate) global: GlobalArguments,
    #[command(subcommand)]
    pub(crate) command: Command,
}

const EXIT_STATUS: &str = "\
Exit status:
  0   done, or nothing to change
  1   an error
  2   changes are pending (plan, status, doctor)
  64  wrong usage

Files:
  FEEDWRIGHT_HOME moves every folder of Feedwright's own below one folder.";

/// The first word after the program's name.
#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// Do everything: join or create the feed, set up Cargo, and prove it
    Quickstart(Box<QuickstartArguments>),
    /// Sign in to an organization: with a token, or to Microsoft Entra
    SignIn(SignInArguments),
    /// Forget an organization's account, and revoke what was made for it
    SignOut(SignOutArguments),
    /// List the organizations that you are signed in to
    Accounts,
    /// Show what a profile would change; status 2 when something would
    Plan(PlanArguments),
    /// Make the changes of a profile, and prove them
    Apply(ApplyArguments),
    /// Tell whether this computer is as a profile says; status 2 when not
    Status(StatusArguments),
    /// Put back what a run changed
    Undo(UndoArguments),
    /// List the runs that changed something
    History,
    /// Look whether all is well, and mend what is not; status 2 when --fix can
    Doctor(DoctorArguments),
    /// List, show or create feeds
    #[command(subcommand)]
    Feed(FeedCommand),
    /// Check or write a profile
    #[command(subcommand)]
    Profile(ProfileCommand),
    /// Serve a practice organization on this computer until Ctrl-C
    Practice(PracticeArguments),
    /// Print completions for a shell
    Completions {
        /// The shell
        shell: Shell,
    },
    /// Print the manual page, or write the pages of all commands
    Man {
        /// Write the pages of all commands into this folder
        #[arg(long, value_name = "DIR")]
        out: Option<PathBuf>,
    },
}
