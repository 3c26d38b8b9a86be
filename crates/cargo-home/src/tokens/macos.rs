//! The keychain of macOS: the file-based login keychain, which Cargo uses, as
//! entries of generic passwords (`cargo` facts §1b).
//!
//! Every call runs on a thread of its own, since the system may show a question
//! and wait for its answer, and one at a time, since whether it may ask is a
//! switch of the whole process. It was never run on a real Mac: it is
//! type-checked, and what stands on it is tested on a keychain made of memory.

use std::sync::{Mutex, PoisonError};
use std::time::Duration;

use secrecy::{ExposeSecret, SecretString};
use security_framework::base::Error;
use security_framework::item::{ItemClass, ItemSearchOptions, SearchResult};
use security_framework::os::macos::keychain::{KeychainUserInteractionLock, SecKeychain};

use super::by_cargo::{Asking, EntriesOfCargo, Keychain, Place, dates_of};
use super::login::CargoLogin;
use super::{StoreKind, TokenStoreError};
use crate::Computer;

/// How long any call may take when nobody is asked anything.
const LIMIT: Duration = Duration::from_secs(3);
/// How long a person may take to answer.
const PROMPT_LIMIT: Duration = Duration::from_secs(120);

/// `errSecItemNotFound`.
const NOT_FOUND: i32 = -25300;
/// `errSecInteractionNotAllowed`, `errSecAuthFailed`, `errSecUserCanceled`: it
/// is not for this program, or the person said no.
const NOT_FOR_US: [i32; 3] = [-25308, -25293, -128];
/// `errSecNoDefaultKeychain`, `errSecNoSuchKeychain`.
const NO_KEYCHAIN: [i32; 2] = [-25307, -25294];

static TURN: Mutex<()> = Mutex::new(());

/// The login keychain.
pub(super) struct LoginKeychain;

/// The tokens of this system.
pub(super) type Store = EntriesOfCargo<LoginKeychain, CargoLogin>;

impl Store {
    pub(super) async fn open(computer: &Computer) -> Result<Self, TokenStoreError> {
        within(LIMIT, || default_keychain().map(|_| ())).await?;
        Ok(Self {
            keychain: LoginKeychain,
            login: CargoLogin {
                computer: computer.clone(),
                provider: StoreKind::MacosKeychain.credential_provider(),
            },
        })
    }
}

impl Keychain for LoginKeychain {
    async fn dates(&self, place: &Place) -> Result<Option<String>, TokenStoreError> {
        let place = place.clone();
        within(LIMIT, move || {
            let found = search(&place, &default_keychain()?)
                .load_attributes(true)
                .search();
            match found {
                Ok(found) => Ok(found
                    .first()
                    .and_then(SearchResult::simplify_dict)
                    .map(|attributes| dates_of(&attributes))),
                Err(error) if error.code() == NOT_FOUND => Ok(None),
                Err(error) => Err(refused("look for the entry", error)),
            }
        })
        .await
    }

    async fn read(
        &self,
        place: &Place,
        asking: Asking,
    ) -> Result<Option<SecretString>, TokenStoreError> {
        let place = place.clone();
        let limit = match asking {
            Asking::Nobody => LIMIT,
            Asking::ThePerson => PROMPT_LIMIT,
        };
        within(limit, move || read(&place, asking)).await
    }

    async fn write(&self, place: &Place, secret: &SecretString) -> Result<(), TokenStoreError> {
        let (place, secret) = (place.clone(), secret.clone());
        within(LIMIT, move || {
            let bytes = secret.expose_secret().as_bytes();
            default_keychain()?
                .set_generic_password(&place.service, &place.account, bytes)
                .map_err(|error| refused("write the entry", error))
        })
        .await
    }

    async fn delete(&self, place: &Place) -> Result<(), TokenStoreError> {
        let place = place.clone();
        within(LIMIT, move || {
            match search(&place, &default_keychain()?).delete() {
                Err(error) if error.code() != NOT_FOUND => Err(refused("delete the entry", error)),
                _ => Ok(()),
            }
        })
        .await
    }

    async fn is_locked(&self) -> Result<bool, TokenStoreError> {
        within(LIMIT, is_locked).await
    }

    async fn unlock(&self) -> Result<(), TokenStoreError> {
        within(PROMPT_LIMIT, || {
            let mut keychain = default_keychain()?;
            match keychain.unlock(None) {
                Ok(()) => Ok(()),
                Err(error) if NOT_FOR_US.contains(&error.code()) => {
                    Err(TokenStoreError::PromptDismissed)
                }
                Err(error) => Err(refused("unlock the keychain", error)),
            }
        })
        .await
    }
}

fn read(place: &Place, asking: Asking) -> Result<Option<SecretString>, TokenStoreError> {
    let keychain = default_keychain()?;
    let found = {
        let _silence = match asking {
            Asking::Nobody => Some(silence()?),
            Asking::ThePerson => None,
        };
        keychain.find_generic_password(&place.service, &place.account)
    };
    match found {
        // One that is no text is none of Cargo's.
        Ok((secret, _)) => Ok(std::str::from_utf8(&secret).ok().map(SecretString::from)),
        Err(error) if error.code() == NOT_FOUND => Ok(None),
        Err(error) if NOT_FOR_US.contains(&error.code()) => Err(match is_locked()? {
            true => TokenStoreError::Locked,
            false => TokenStoreError::OnlyForCargo {
                index_url: place.service.replacen("cargo-registry:", "", 1),
            },
        }),
        Err(error) => Err(refused("read the entry", error)),
    }
}

/// Unlocking one that is unlocked does nothing; of a locked one the system
/// would have to ask.
fn is_locked() -> Result<bool, TokenStoreError> {
    let mut keychain = default_keychain()?;
    let _silence = silence()?;
    match keychain.unlock(None) {
        Ok(()) => Ok(false),
        Err(error) if NOT_FOR_US.contains(&error.code()) => Ok(true),
        Err(error) => Err(refused("look at the keychain", error)),
    }
}

fn search(place: &Place, keychain: &SecKeychain) -> ItemSearchOptions {
    let mut search = ItemSearchOptions::new();
    search
        .keychains(std::slice::from_ref(keychain))
        .class(ItemClass::generic_password())
        .service(&place.service);
    if !place.account.is_empty() {
        search.account(&place.account);
    }
    search
}

fn default_keychain() -> Result<SecKeychain, TokenStoreError> {
    SecKeychain::default().map_err(|error| refused("open the keychain", error))
}

/// As long as the result lives, the system asks nobody.
fn silence() -> Result<KeychainUserInteractionLock, TokenStoreError> {
    SecKeychain::disable_user_interaction().map_err(|error| refused("keep it silent", error))
}

fn refused(action: &'static str, error: Error) -> TokenStoreError {
    if NO_KEYCHAIN.contains(&error.code()) {
        return TokenStoreError::NoLoginKeychain;
    }
    TokenStoreError::Refused {
        action,
        reason: format!("{error} ({})", error.code()),
    }
}

/// On a thread of its own; what is still waiting at the limit is left to itself.
async fn within<T: Send + 'static>(
    limit: Duration,
    work: impl FnOnce() -> Result<T, TokenStoreError> + Send + 'static,
) -> Result<T, TokenStoreError> {
    let turn = tokio::task::spawn_blocking(move || {
        let _turn = TURN.lock().unwrap_or_else(PoisonError::into_inner);
        work()
    });
    match tokio::time::timeout(limit, turn).await {
        Ok(Ok(done)) => done,
        Ok(Err(_)) => Err(TokenStoreError::Refused {
            action: "answer",
            reason: "the call ended early".to_owned(),
        }),
        Err(_) => Err(TokenStoreError::TimedOut {
            seconds: limit.as_secs(),
        }),
    }
}
