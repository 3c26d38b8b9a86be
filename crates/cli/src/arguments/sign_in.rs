//! Options of `sign-in` and `sign-out`; none of them takes a secret.

use clap::Args;

/// Options of `sign-in`.
#[derive(Debug, Args)]
pub(crate) struct SignInArguments {
    /// The organization: any of its pages, or a collection of a server
    #[arg(long, value_name = "URL")]
    pub(crate) organization: String,
    /// Read the personal access token from stdin instead of asking for it
    #[arg(long)]
    pub(crate) token_stdin: bool,
}

/// Options of `sign-out`.
#[derive(Debug, Args)]
pub(crate) struct SignOutArguments {
    /// The organization: any of its pages, or a collection of a server
    #[arg(long, value_name = "URL")]
    pub(crate) organization: String,
}
