//! One module a command: from its arguments to a call of the engine, and from
//! the answer to lines and words. No command decides anything that the window
//! would have to decide as well: that is `setup`'s.

mod accounts;
mod apply;
mod context;
mod doctor;
pub(crate) mod feed;
pub(crate) mod generated;
mod history;
mod plan;
mod practice;
mod profile;
mod quickstart;
mod set_up;
mod sign_in;
mod sign_out;
mod status;
mod undo;

pub(crate) use context::Context;
use setup::{ErrorCode, Failure};

use crate::arguments::Command;
use crate::exit_status::ExitStatus;

/// Runs a command. Completions and manual pages are made before this: they
/// need nothing that is set up here.
pub(crate) async fn run(context: &Context, command: Command) -> Result<ExitStatus, Failure> {
    match command {
        Command::SignIn(arguments) => sign_in::run(context, arguments).await,
        Command::SignOut(arguments) => sign_out::run(context, arguments).await,
        Command::Accounts => accounts::run(context),
        Command::Feed(command) => feed::run(context, command).await,
        Command::Practice(arguments) => practice::run(context, arguments).await,
        Command::Quickstart(arguments) => Box::pin(quickstart::run(context, *arguments)).await,
        Command::Plan(arguments) => plan::run(context, &arguments).await,
        Command::Apply(arguments) => apply::run(context, &arguments).await,
        Command::Status(arguments) => status::run(context, &arguments).await,
        Command::Undo(arguments) => undo::run(context, &arguments).await,
        Command::History => history::run(context),
        Command::Doctor(arguments) => doctor::run(context, &arguments).await,
        Command::Profile(command) => profile::run(context, &command),
        Command::Completions { .. } | Command::Man { .. } => Err(ErrorCode::Internal.into()),
    }
}

#[cfg(test)]
mod tests;
