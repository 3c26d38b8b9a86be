//! Who gets a token: a registry of the person's own list, by the very bytes of
//! its index URL. Everything else is refused before anything but that list has
//! been looked at.

#[cfg(test)]
mod tests;

use std::time::Duration;

use azure_devops::Endpoints;
use azure_devops::network::NetworkOptions;
use sign_in::{AccountKind, Authorization, Registrations, RegistrationsFileError, SignInError};

use crate::protocol::{Answer, Kind, Refusal, Request};
use crate::words;

/// Why an organization has no token to hand out.
#[derive(Debug)]
pub(crate) enum NoToken {
    /// Nobody has signed in to it.
    NobodySignedIn,
    /// Somebody has, but the keychain has lost the token.
    Lost,
    /// Renewing took too long.
    TooSlow {
        /// The limit.
        seconds: u64,
    },
    /// The accounts, the keychain or the token cannot be used, or Entra or the
    /// organization gave no new one.
    Refused {
        /// How the account signs in; none where that cannot be found out.
        kind: Option<AccountKind>,
        /// What stood in the way.
        error: Box<SignInError>,
    },
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
/// organizations.
pub(crate) trait Person {
    /// Their own list of registries.
    fn registrations(&self) -> Result<Registrations, NoList>;
    /// Whether an account of this organization is listed; asks no keychain.
    fn is_signed_in(&self, organization: &Endpoints) -> Result<bool, NoToken>;
    /// What Cargo sends to this organization, good for at least this long; the
    /// usual margin if none is given. A token is renewed by this way.
    fn authorization(
        &self,
        organization: &Endpoints,
        least_time_left: Option<Duration>,
        network: &NetworkOptions,
    ) -> Result<Authorization, NoToken>;
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
        .map_err(|error| Refusal::other(words::shown(&error.to_string())))?;
    let listed = list.find(&request.index).ok_or(Refusal::UrlNotSupported)?;
    let organization =
        Endpoints::parse(listed.organization().as_str()).map_err(|_| Refusal::UrlNotSupported)?;
    match request.kind {
        Kind::Get => person
            .authorization(&organization, list.least_time_left(), listed.network())
            .map(Answer::Token)
            .map_err(|error| no_token(&error, &organization)),
        Kind::Login => Err(Refusal::other(words::how_to_sign_in(&organization))),
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
    Refusal::other(words::no_token(error, organization))
}

/// Signing out ends more than Cargo can know of: every feed of the organization.
/// With nobody signed in, Cargo says so itself after `not-found`.
fn sign_out(person: &impl Person, organization: &Endpoints) -> Refusal {
    match person.is_signed_in(organization) {
        Ok(false) => Refusal::NotFound,
        Ok(true) => Refusal::OperationNotSupported {
            words: words::how_to_sign_out(organization),
        },
        Err(error) => no_token(&error, organization),
    }
}
