//! A keychain and a `cargo login` made of memory.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, MutexGuard};

use secrecy::{ExposeSecret, SecretString};

use super::super::{Asking, Keychain, Login, Place};
use crate::IndexUrl;
use crate::tokens::TokenStoreError;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Program {
    Cargo,
    Feedwright,
}

/// What `cargo login` does.
#[derive(Clone, Copy, Default, PartialEq, Eq)]
pub(super) enum Logins {
    #[default]
    Work,
    Fail,
    SayAndDoNothing,
}

struct Entry {
    secret: SecretString,
    owner: Program,
    open_to_all: bool,
    changed: u32,
}

#[derive(Default)]
struct State {
    entries: BTreeMap<Place, Entry>,
    clock: u32,
    logins: Logins,
    questions: u32,
    denies: bool,
    locked: bool,
}

impl State {
    fn put(&mut self, place: &Place, secret: &SecretString, owner: Program) {
        self.clock += 1;
        let entry = Entry {
            secret: secret.clone(),
            owner,
            open_to_all: false,
            changed: self.clock,
        };
        self.entries.insert(place.clone(), entry);
    }
}

#[derive(Clone, Default)]
pub(super) struct Memory(Arc<Mutex<State>>);

impl Memory {
    fn state(&self) -> MutexGuard<'_, State> {
        self.0.lock().unwrap()
    }

    pub(super) fn logins(&self, logins: Logins) {
        self.state().logins = logins;
    }

    pub(super) fn deny(&self) {
        self.state().denies = true;
    }

    pub(super) fn lock(&self) {
        self.state().locked = true;
    }

    pub(super) fn questions(&self) -> u32 {
        self.state().questions
    }

    pub(super) fn count(&self) -> usize {
        self.state().entries.len()
    }

    pub(super) fn written_by_person(&self, index: &IndexUrl, token: &SecretString) {
        let place = Place::of_cargo(index);
        self.state().put(&place, token, Program::Cargo);
    }

    pub(super) fn allow_for_ever(&self, index: &IndexUrl) {
        let mut state = self.state();
        let entry = state.entries.get_mut(&Place::of_cargo(index)).unwrap();
        entry.open_to_all = true;
    }

    pub(super) fn owner(&self, place: &Place) -> Option<Program> {
        self.state().entries.get(place).map(|entry| entry.owner)
    }

    pub(super) fn secret(&self, place: &Place) -> Option<String> {
        let state = self.state();
        let entry = state.entries.get(place)?;
        Some(entry.secret.expose_secret().to_owned())
    }
}

impl Keychain for Memory {
    async fn dates(&self, place: &Place) -> Result<Option<String>, TokenStoreError> {
        let state = self.state();
        Ok(state
            .entries
            .get(place)
            .map(|entry| entry.changed.to_string()))
    }

    async fn read(
        &self,
        place: &Place,
        asking: Asking,
    ) -> Result<Option<SecretString>, TokenStoreError> {
        let mut state = self.state();
        let (denies, Some(entry)) = (state.denies, state.entries.get(place)) else {
            return Ok(None);
        };
        let secret = entry.secret.clone();
        if entry.owner == Program::Feedwright || entry.open_to_all {
            return Ok(Some(secret));
        }
        if asking == Asking::ThePerson {
            state.questions += 1;
            if !denies {
                return Ok(Some(secret));
            }
        }
        Err(TokenStoreError::OnlyForCargo {
            index_url: place.service.clone(),
        })
    }

    async fn write(&self, place: &Place, secret: &SecretString) -> Result<(), TokenStoreError> {
        self.state().put(place, secret, Program::Feedwright);
        Ok(())
    }

    async fn delete(&self, place: &Place) -> Result<(), TokenStoreError> {
        self.state().entries.remove(place);
        Ok(())
    }

    async fn is_locked(&self) -> Result<bool, TokenStoreError> {
        Ok(self.state().locked)
    }

    async fn unlock(&self) -> Result<(), TokenStoreError> {
        self.state().locked = false;
        Ok(())
    }
}

impl Login for Memory {
    async fn login(&self, index: &IndexUrl, token: &SecretString) -> Result<(), TokenStoreError> {
        let mut state = self.state();
        match state.logins {
            Logins::Work => state.put(&Place::of_cargo(index), token, Program::Cargo),
            Logins::SayAndDoNothing => {}
            Logins::Fail => {
                return Err(TokenStoreError::LoginFailed {
                    reason: "the feed does not answer".to_owned(),
                });
            }
        }
        Ok(())
    }
}
