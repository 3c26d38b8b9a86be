//! `sign-in`: an account, checked with the organization before it is kept. That
//! there is a keychain is found out before anybody is asked for anything.

mod wish;

use azure_devops::Endpoints;
use secrecy::SecretString;
use setup::{Failure, Setup};
use sign_in::{Account, AccountKind, CheckedAccount, DeviceCode, SignInError};
use url::Url;

use super::Context;
use super::context::{account_line, pasted};
use crate::arguments::SignInArguments;
use crate::exit_status::ExitStatus;
use crate::output::Line;

pub(super) use wish::SignInWish;

pub(super) async fn run(
    context: &Context,
    arguments: SignInArguments,
) -> Result<ExitStatus, Failure> {
    let endpoints = pasted(&arguments.organization)?.endpoints;
    let setup = context.setup()?;
    let network = wish::network(&arguments.reached, &setup.computer)?;
    let setup = setup.reached_by(&network);
    let wish = SignInWish::of_options(&arguments.way, &setup.computer)?;
    sign_in(context, &setup, &endpoints, wish).await?;
    Ok(ExitStatus::Done)
}

/// Signs in to an organization; `quickstart` does it too.
pub(super) async fn sign_in(
    context: &Context,
    setup: &Setup,
    endpoints: &Endpoints,
    wish: SignInWish,
) -> Result<(), Failure> {
    let checked = checked(context, setup, endpoints, wish).await?;
    // Short, and not to be dropped halfway.
    let account = setup.accounts.keep(checked).await?;
    context
        .printer
        .line(&Line::SignedIn(account_line(&account)));
    context.printer.note(&signed_in(&account));
    Ok(())
}

/// The same for this run alone: nothing is kept anywhere.
pub(super) async fn sign_in_for_now(
    context: &Context,
    setup: &Setup,
    endpoints: &Endpoints,
    wish: SignInWish,
) -> Result<(), Failure> {
    let checked = checked(context, setup, endpoints, wish).await?;
    let account = checked.account();
    context.printer.line(&Line::SignedIn(account_line(account)));
    context.printer.note(&signed_in(account));
    setup.accounts.hold(checked);
    Ok(())
}

async fn checked(
    context: &Context,
    setup: &Setup,
    endpoints: &Endpoints,
    wish: SignInWish,
) -> Result<CheckedAccount, Failure> {
    match wish.kind {
        AccountKind::PersonalAccessToken => {
            with_token(context, setup, endpoints, wish.from_stdin).await
        }
        _ => with_entra(context, setup, endpoints, wish).await,
    }
}

fn signed_in(account: &Account) -> String {
    let who = format!(
        "Signed in to {} as {}.",
        account.organization, account.user_display_name
    );
    match account.expires() {
        Some(end) => format!(
            "{who} Cargo gets a token of packaging scope that ends on {}; Feedwright's provider renews it.",
            end.date()
        ),
        None => who,
    }
}

async fn with_token(
    context: &Context,
    setup: &Setup,
    endpoints: &Endpoints,
    from_stdin: bool,
) -> Result<CheckedAccount, Failure> {
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
    context.unless_cancelled(checked).await
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

async fn with_entra(
    context: &Context,
    setup: &Setup,
    endpoints: &Endpoints,
    wish: SignInWish,
) -> Result<CheckedAccount, Failure> {
    let SignInWish {
        kind,
        entra,
        from_stdin,
    } = wish;
    let secret = match from_stdin {
        true => Some(context.prompt.token_from_stdin(&context.cancel).await?),
        false => None,
    };
    let options = setup.client_options.clone();
    let accounts = &setup.accounts;
    let printer = &context.printer;
    let signed_in = async {
        match kind {
            AccountKind::Browser => {
                let open = |page: &Url| printer.note(&opened(page));
                accounts
                    .sign_in_in_browser(endpoints, entra, &open, options)
                    .await
            }
            AccountKind::DeviceCode => {
                let show = |code: &DeviceCode| printer.note(&enter(code));
                accounts
                    .sign_in_with_device_code(endpoints, entra, &show, options)
                    .await
            }
            _ => {
                accounts
                    .sign_in_as(endpoints, kind, entra, secret, options)
                    .await
            }
        }
    };
    context
        .unless_cancelled::<CheckedAccount, SignInError>(signed_in)
        .await
}

/// Opens the page in the browser, and says what to do when none came up.
fn opened(page: &Url) -> String {
    let address = page.as_str();
    match setup::may_open_page(address) && open::that_detached(address).is_ok() {
        true => format!("Go on in your browser. Nothing came up? Open {address}"),
        false => format!("Open this page in a browser on this computer: {address}"),
    }
}

fn enter(code: &DeviceCode) -> String {
    format!(
        "Enter the code {} at {} – only if you started this yourself.",
        code.user_code, code.page
    )
}
