//! `sign-out`: removes the account and all that is kept of it, and revokes what
//! was made in its name. What was set up stays: Cargo has its own copy of the token, which
//! `undo` removes.

use setup::Failure;
use time::format_description::well_known::Rfc3339;

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
    let still_good = signed_out.still_good.map(|(minted, error)| {
        let end = minted.valid_to.format(&Rfc3339).unwrap_or_default();
        context.printer.warning(&format!(
            "A token that was made for you could not be revoked and is good until {end}: {error} Revoke it at {}",
            endpoints.token_page()
        ));
        end
    });
    let organization = endpoints.organization_url().to_string();
    let words = if removed {
        format!("Signed out of {organization}.")
    } else {
        format!("Nobody was signed in to {organization}.")
    };
    context.printer.line(&Line::SignedOut {
        organization,
        removed,
        still_good_until: still_good,
    });
    context.printer.note(&words);
    Ok(ExitStatus::Done)
}
