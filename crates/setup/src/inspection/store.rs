//! What the profile's store asks of this computer beyond configuration files:
//! the token in Cargo's own keychain entry, and the list of registries that our
//! provider answers for. It only reads.

use super::TokenState;
use crate::error_code::ErrorCode;
use crate::failure::Failure;
use crate::journal;
use crate::network;
use crate::profile::{Profile, StoreKind};
use crate::setup::Setup;
use cargo_home::{IndexUrl, RegistryTokens, TokenStoreError};
use secrecy::{ExposeSecret as _, SecretString};
use sign_in::Registrations;
use std::path::{Path, PathBuf};

/// The list of our provider, and what shall be in it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct RegistrationsState {
    /// Its file.
    pub(crate) path: PathBuf,
    /// Its bytes; none if there is no such file.
    pub(crate) before: Option<Vec<u8>>,
    /// What it shall hold.
    pub(crate) after: String,
    /// The registry comes off the list.
    pub(crate) removes: bool,
}

/// What Cargo's own keychain entry holds, as far as it matters to the profile's
/// store.
pub(crate) enum Stored {
    /// The keychain is the store: the entry, if there is one.
    Entry(Option<SecretString>),
    /// The keychain is the store, and gives the entry to Cargo alone: somebody
    /// else has stored it.
    OfSomebody,
    /// It is not: only an entry of our own would matter.
    Elsewhere(TokenState),
}

impl Stored {
    /// Measured by the header that cargo shall send; none is one that is still
    /// to be made.
    pub(crate) fn measured(&self, wanted: Option<&SecretString>) -> TokenState {
        let is_wanted = |stored: &SecretString| {
            wanted.is_some_and(|wanted| wanted.expose_secret() == stored.expose_secret())
        };
        match self {
            Stored::Elsewhere(state) => *state,
            Stored::Entry(None) => TokenState::Missing,
            Stored::Entry(Some(stored)) if is_wanted(stored) => TokenState::Same,
            Stored::Entry(Some(_)) | Stored::OfSomebody => TokenState::Different,
        }
    }
}

/// Reads Cargo's own entry. With another store than the keychain it matters
/// only as far as there is a keychain.
pub(crate) async fn stored(
    setup: &Setup,
    profile: &Profile,
    index: &IndexUrl,
    tokens: Option<&RegistryTokens>,
) -> Result<Stored, Failure> {
    match (profile.store, tokens) {
        (StoreKind::Keychain, Some(tokens)) => match tokens.read(index).await {
            Err(TokenStoreError::OnlyForCargo { .. }) => Ok(Stored::OfSomebody),
            entry => Ok(Stored::Entry(entry?)),
        },
        (StoreKind::Keychain, None) => Err(ErrorCode::KeychainMissing.into()),
        (_, Some(tokens)) => Ok(Stored::Elsewhere(ours(setup, index, tokens).await?)),
        (_, None) => Ok(Stored::Elsewhere(TokenState::NotWanted)),
    }
}

/// Whether the entry that is there is one that the journal says we stored.
async fn ours(
    setup: &Setup,
    index: &IndexUrl,
    tokens: &RegistryTokens,
) -> Result<TokenState, Failure> {
    let stored = journal::stored_tokens(&setup.folders, index.as_str())?;
    if stored.is_empty() {
        return Ok(TokenState::NotWanted);
    }
    let now = match tokens.read(index).await {
        Err(TokenStoreError::OnlyForCargo { .. }) => return Ok(TokenState::NotWanted),
        now => now?,
    };
    let is_ours = now.is_some_and(|now| stored.iter().any(|stored| stored.is(&now)));
    Ok(match is_ours {
        true => TokenState::Ours,
        false => TokenState::NotWanted,
    })
}

/// What the list of our provider shall become; none where it is as wished.
pub(super) fn registrations(
    setup: &Setup,
    profile: &Profile,
    index: &IndexUrl,
) -> Result<Option<RegistrationsState>, Failure> {
    let folder = &setup.folders.configuration;
    let wants = profile.store == StoreKind::Provider;
    let list = match Registrations::read(folder) {
        Ok(list) => list,
        Err(error) if wants => return Err(error.into()),
        // Nobody gets a token by a list that is broken; the doctor tells of it.
        Err(_) => return Ok(None),
    };
    let (endpoints, index) = (&profile.endpoints, index.as_str());
    let after = match wants {
        true => list.with(index, endpoints)?.reached_by(
            index,
            &network::of_provider(&setup.computer, &profile.network),
        ),
        false => list.without(index),
    };
    if after == list {
        return Ok(None);
    }
    let path = Registrations::file(folder);
    require_text(&path)?;
    let unusable = |error| Failure::from(error).recoded(ErrorCode::RegistrationsInvalid);
    let before = cargo_home::file::read(&path).map_err(unusable)?;
    cargo_home::file::check(&path)?;
    Ok(Some(RegistrationsState {
        path,
        before: before.map(|snapshot| snapshot.bytes),
        after: after.to_json(),
        removes: !wants,
    }))
}

/// The journal is text, and has to name the list.
fn require_text(path: &Path) -> Result<(), Failure> {
    if path.to_str().is_some() {
        return Ok(());
    }
    Err(Failure::new(ErrorCode::FolderUnusable)
        .at(path.display())
        .because("Its name is not UTF-8."))
}
