//! Who gets a token: a registry of the person's own list, by the very bytes of
//! its index URL. Everything else is refused before anything but that list has
//! been looked at.

#[cfg(test)]
mod tests;

use azure_devops::Endpoints;
use secrecy::SecretString;
use sign_in::{KeychainError, Registrations, RegistrationsFileError, SignInError};

use crate::protocol::{Answer, Kind, Refusal, Request};

/// Why an organization has no token to hand out.
#[derive(Debug, thiserror::Error)]
pub(crate) enum NoToken {
    /// Nobody has signed in to it.
    #[error("Nobody is signed in to it.")]
    NobodySignedIn,
    /// Somebody has, but the keychain has lost the token.
    #[error("The keychain has no token for it any more.")]
    Lost,
    /// The accounts, the keychain or the token cannot be used.
    #[error(transparent)]
    Refused(#[from] SignInError),
}

/// Why the person's own list cannot be used.
#[derive(Debug, thiserror::Error)]
pub(crate) enum NoList {
    /// Nothing says where it is.
    #[error("The home folder is not known: set the environment variable HOME.")]
    NoHome,
    /// The file is there but cannot be used.
    #[error(transparent)]
    File(#[from] RegistrationsFileError),
}

/// The person whose Cargo asks: their list, and the accounts of their
/// organizations. A new kind of account answers behind [`Person::header`].
pub(crate) trait Person {
    /// Their own list of registries.
    fn registrations(&self) -> Result<Registrations, NoList>;
    /// Whether an account of this organization is listed; asks no keychain.
    fn is_signed_in(&self, organization: &Endpoints) -> Result<bool, NoToken>;
    /// The whole `Authorization` value for this organization.
    fn header(&self, organization: &Endpoints) -> Result<SecretString, NoToken>;
}

/// The answer to a request of Cargo.
pub(crate) fn answer(request: &Request, person: &impl Person) -> Answer {
    answered(request, person).unwrap_or_else(Answer::Refused)
}

fn answered(request: &Request, person: &impl Person) -> Result<Answer, Refusal> {
    // Stops Cargo instead of leaving the registry to others: this provider was
    // configured for a reason, and a list that is broken must be heard of.
    let list = person
        .registrations()
        .map_err(|error| Refusal::other(shown(&error.to_string())))?;
    let organization = list
        .organization_of(&request.index)
        .and_then(|url| Endpoints::parse(url.as_str()).ok())
        .ok_or(Refusal::UrlNotSupported)?;
    match request.kind {
        Kind::Get => person
            .header(&organization)
            .map(Answer::Token)
            .map_err(|error| no_token(&error, &organization)),
        Kind::Login => Err(Refusal::other(how_to_sign_in(&organization))),
        Kind::Logout => Err(sign_out(person, &organization)),
        Kind::Unknown => Err(Refusal::OperationNotSupported {
            words: "This version of Feedwright does not know what Cargo asked for.".to_owned(),
        }),
    }
}

/// Cargo has two ways to go on without a token. After `not-found` it says "no
/// token found", and `cargo login` would go on to ask for a token that we then
/// refuse (cargo facts §1c). After `other` both commands stop with our sentence,
/// which names the command that helps; and since a registry's own provider
/// stands alone in Cargo's list, nobody else is kept from answering.
fn no_token(error: &NoToken, organization: &Endpoints) -> Refusal {
    let url = organization.organization_url();
    let sign_in = format!("feedwright sign-in --organization {url}");
    let sentence = match error {
        NoToken::NobodySignedIn => format!("Nobody is signed in to {url}. Run `{sign_in}`."),
        NoToken::Lost => {
            format!("The keychain has no token for {url} any more. Run `{sign_in}` again.")
        }
        NoToken::Refused(SignInError::Keychain(error)) => match what_helps(error) {
            Some(help) => format!("There is no token for {url}: {error} {help}"),
            None => format!("There is no token for {url}: {error} Run `{sign_in}` again."),
        },
        NoToken::Refused(SignInError::TokenShape(error)) => format!(
            "What the keychain has for {url} is no personal access token: {error} Run `{sign_in}` again."
        ),
        NoToken::Refused(error) => format!("There is no token for {url}: {error}"),
    };
    Refusal::other(shown(&sentence))
}

/// What a person can do about the keychain; nothing where signing in again helps.
fn what_helps(error: &KeychainError) -> Option<&'static str> {
    match error {
        KeychainError::Locked { .. } | KeychainError::TimedOut { .. } => {
            Some("Unlock the keychain and start Cargo again.")
        }
        KeychainError::Unavailable { .. } => Some(
            "Start Cargo in a session that has a keychain, or give it the token by the environment variables CARGO_REGISTRIES_NAME_TOKEN and CARGO_REGISTRIES_NAME_CREDENTIAL_PROVIDER=cargo:token.",
        ),
        KeychainError::Refused { .. } => Some("Start Cargo again."),
        _ => None,
    }
}

fn how_to_sign_in(organization: &Endpoints) -> String {
    let url = organization.organization_url();
    shown(&format!(
        "Feedwright keeps the token of {url}, for all of its feeds. Run `feedwright sign-in --organization {url}` instead of `cargo login`."
    ))
}

/// Signing out ends more than Cargo can know of: every feed of the organization.
/// With nobody signed in, Cargo says so itself after `not-found`.
fn sign_out(person: &impl Person, organization: &Endpoints) -> Refusal {
    match person.is_signed_in(organization) {
        Ok(false) => Refusal::NotFound,
        Ok(true) => {
            let url = organization.organization_url();
            let words = format!(
                "Signing out of {url} ends it for all of its feeds. Run `feedwright sign-out --organization {url}` instead of `cargo logout`."
            );
            Refusal::OperationNotSupported {
                words: shown(&words),
            }
        }
        Err(error) => no_token(&error, organization),
    }
}

/// The text as a terminal may have it: words of the system and paths can hold
/// characters that steer it, or that turn the reading direction.
fn shown(text: &str) -> String {
    let steers = |c: char| {
        c.is_control()
            || matches!(c, '\u{61c}' | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}')
    };
    text.chars()
        .map(|c| if steers(c) { '\u{fffd}' } else { c })
        .collect()
}
