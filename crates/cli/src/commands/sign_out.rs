//! `sign-out`: removes the token from the keychain and the account from the
//! list. What was set up stays: Cargo has its own copy of the token, which
//! `undo` removes.

use setup::Failure;

use super::Context;
use super::context::pasted;
use crate::arguments::SignOutArguments;
use crate::exit_status::ExitStatus;
use crate::output::Line;

pub(super) async fn run(
    context: &Context,
    arguments: SignOutArguments,
) -> Result<ExitStatus, Failure> {
    let endpoints = pasted(&arguments.organization)?.endpoints;
    let setup = context.setup()?;
    let options = setup.client_options.clone();
    let signed_out = setup.accounts.sign_out(&endpoints, options).await?;
    let removed = signed_out.was_signed_in;
    let organization = endpoints.organization_url().to_string();
    let words = if removed {
        format!("Signed out of {organization}.")
    } else {
        format!("Nobody was signed in to {organization}.")
    };
    context.printer.line(&Line::SignedOut {
        organization,
        removed,
    });
    context.printer.note(&words);
    Ok(ExitStatus::Done)
}
