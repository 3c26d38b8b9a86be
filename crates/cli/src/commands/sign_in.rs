//! `sign-in`: a personal access token, checked with the organization before it
//! is kept. That there is a keychain is found out before the token is asked for.

use azure_devops::Endpoints;
use secrecy::SecretString;
use setup::{Failure, Setup};

use super::Context;
use super::context::{account_line, pasted};
use crate::arguments::SignInArguments;
use crate::exit_status::ExitStatus;
use crate::output::Line;

pub(super) async fn run(
    context: &Context,
    arguments: SignInArguments,
) -> Result<ExitStatus, Failure> {
    let endpoints = pasted(&arguments.organization)?.endpoints;
    let setup = context.setup()?;
    sign_in(context, &setup, &endpoints, arguments.token_stdin).await?;
    Ok(ExitStatus::Done)
}

/// Signs in to an organization; `quickstart` does it too.
pub(super) async fn sign_in(
    context: &Context,
    setup: &Setup,
    endpoints: &Endpoints,
    from_stdin: bool,
) -> Result<(), Failure> {
    if !from_stdin {
        context.prompt.require("--token-stdin")?;
        // Nobody shall type a token for a keychain that does not work. With one
        // from stdin, keeping it finds out the same.
        let works = setup.accounts.check_store();
        context.unless_cancelled(works).await?;
    }
    let token = token(context, endpoints, from_stdin).await?;
    let options = setup.client_options.clone();
    let checked = setup
        .accounts
        .check_token_to_keep(endpoints, token, options);
    let checked = context.unless_cancelled(checked).await?;
    // Short, and not to be dropped halfway.
    let account = setup.accounts.keep(checked).await?;
    context
        .printer
        .line(&Line::SignedIn(account_line(&account)));
    context.printer.note(&format!(
        "Signed in to {} as {}.",
        account.organization, account.user_display_name
    ));
    Ok(())
}

async fn token(
    context: &Context,
    endpoints: &Endpoints,
    from_stdin: bool,
) -> Result<SecretString, Failure> {
    if from_stdin {
        return context.prompt.token_from_stdin(&context.cancel).await;
    }
    context.printer.note(&format!(
        "Make a token with the scope Packaging: Read & write at {}",
        endpoints.token_page()
    ));
    let question = format!("Personal access token for {}", endpoints.organization_url());
    context.prompt.token(&question, &context.cancel).await
}
