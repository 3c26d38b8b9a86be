//! What Cargo shows to a person: what happened, and the command that helps. The
//! text of servers and of the system passes a filter here.

#[cfg(test)]
mod tests;

use azure_devops::{Endpoints, TokenApiError};
use sign_in::{AccountKind, AccountsFileError, EntraError, KeychainError, SignInError};

use crate::desk::NoToken;

/// Why there is no token, and what to do.
pub(crate) fn no_token(error: &NoToken, organization: &Endpoints) -> String {
    let url = organization.organization_url();
    let sentence = match error {
        NoToken::NobodySignedIn => {
            format!(
                "Nobody is signed in to {url}. Run `{}`.",
                sign_in(organization, None)
            )
        }
        NoToken::Lost => format!(
            "The keychain has no token for {url} any more. Run `{}` again.",
            sign_in(organization, None)
        ),
        NoToken::TooSlow { seconds } => format!(
            "There is no token for {url}: renewing it took longer than {seconds} seconds. Check the network and start Cargo again."
        ),
        NoToken::Refused { kind, error } => {
            let again = format!("Run `{}` again.", sign_in(organization, *kind));
            match &**error {
                SignInError::TokenShape(error) => format!(
                    "What the keychain has for {url} is no personal access token: {error} {again}"
                ),
                error => {
                    let help = what_helps(error, *kind, again);
                    let parts = [format!("There is no token for {url}: {error}")];
                    parts.into_iter().chain(help).collect::<Vec<_>>().join(" ")
                }
            }
        }
    };
    shown(&sentence)
}

/// What follows the sentence of an error.
fn what_helps(error: &SignInError, kind: Option<AccountKind>, again: String) -> Vec<String> {
    const CHECK: &str = "Check the network and start Cargo again.";
    let one = |text: &str| vec![text.to_owned()];
    match error {
        SignInError::Keychain(error) => vec![keychain(error).map_or(again, str::to_owned)],
        SignInError::Entra(EntraError::NotSignedIn { .. }) => Vec::new(),
        SignInError::Entra(EntraError::Unreachable { .. }) => one(CHECK),
        SignInError::Entra(error) => {
            // The command says so already.
            let advice = error.advice().filter(|advice| *advice != "Sign in again.");
            let advice = advice.map(str::to_owned);
            let command = error.needs_person().then(|| match kind {
                Some(AccountKind::AzureCli) => "Run `az login` again.".to_owned(),
                Some(AccountKind::AzureDeveloperCli) => "Run `azd auth login` again.".to_owned(),
                _ => again,
            });
            let number = number(error);
            advice.into_iter().chain(command).chain(number).collect()
        }
        SignInError::TokenApi(TokenApiError::Refused(reason)) => one(reason.advice()),
        SignInError::TokenApi(TokenApiError::Request(_)) | SignInError::Request(_) => one(CHECK),
        SignInError::AccountsFile(AccountsFileError::InUse { .. }) => one("Start Cargo again."),
        _ => Vec::new(),
    }
}

/// What an administrator looks a refusal up by.
fn number(error: &EntraError) -> Option<String> {
    let EntraError::Refused { codes, .. } = error else {
        return None;
    };
    let first = codes.first()?;
    Some(format!("Microsoft Entra's number for it is AADSTS{first}."))
}

/// What a person can do about the keychain; nothing where signing in again helps.
fn keychain(error: &KeychainError) -> Option<&'static str> {
    match error {
        KeychainError::Locked { .. } | KeychainError::TimedOut { .. } | KeychainError::Ended => {
            Some("Unlock the keychain and start Cargo again.")
        }
        KeychainError::Unavailable { .. } => Some(
            "Start Cargo in a session that has a keychain, or give it the token by the environment variables CARGO_REGISTRIES_NAME_TOKEN and CARGO_REGISTRIES_NAME_CREDENTIAL_PROVIDER=cargo:token.",
        ),
        KeychainError::Refused { .. } => Some("Start Cargo again."),
        _ => None,
    }
}

/// The command that signs in in the same way as before.
fn sign_in(organization: &Endpoints, kind: Option<AccountKind>) -> String {
    let url = organization.organization_url();
    let command = format!("feedwright sign-in --organization {url}");
    match kind.filter(|kind| kind.is_entra()) {
        // The options are named like the kinds.
        Some(kind) => format!("{command} --{}", kind.as_str()),
        None => command,
    }
}

/// In place of `cargo login`.
pub(crate) fn how_to_sign_in(organization: &Endpoints) -> String {
    let url = organization.organization_url();
    let command = sign_in(organization, None);
    shown(&format!(
        "Feedwright keeps the token of {url}, for all of its feeds. Run `{command}` instead of `cargo login`."
    ))
}

/// In place of `cargo logout`.
pub(crate) fn how_to_sign_out(organization: &Endpoints) -> String {
    let url = organization.organization_url();
    shown(&format!(
        "Signing out of {url} ends it for all of its feeds. Run `feedwright sign-out --organization {url}` instead of `cargo logout`."
    ))
}

/// The text as a terminal may have it: words of the system and paths can hold
/// characters that steer it, or that turn the reading direction.
pub(crate) fn shown(text: &str) -> String {
    let steers = |c: char| {
        c.is_control()
            || matches!(c, '\u{61c}' | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}')
    };
    text.chars()
        .map(|c| if steers(c) { '\u{fffd}' } else { c })
        .collect()
}
