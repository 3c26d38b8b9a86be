//! The store of a system that this program cannot write to yet: it cannot be
//! opened, and says so.

use secrecy::SecretString;

use super::{KeptToken, StoreKind, TokenStoreError, TokenWritten};
use crate::{Computer, IndexUrl, RegistryName};

/// No value of this type exists, so nothing below is ever run.
pub(super) enum Store {}

#[expect(
    clippy::unused_async,
    reason = "the same signatures as where a store is spoken to"
)]
impl Store {
    pub(super) async fn open(_computer: &Computer) -> Result<Self, TokenStoreError> {
        Err(TokenStoreError::UnsupportedSystem {
            store: StoreKind::of_this_system(),
        })
    }

    pub(super) async fn read(
        &self,
        _index: &IndexUrl,
    ) -> Result<Option<SecretString>, TokenStoreError> {
        match *self {}
    }

    pub(super) async fn write(
        &self,
        _index: &IndexUrl,
        _name: &RegistryName,
        _token: &SecretString,
    ) -> Result<TokenWritten, TokenStoreError> {
        match *self {}
    }

    pub(super) async fn remove(&self, _index: &IndexUrl) -> Result<bool, TokenStoreError> {
        match *self {}
    }

    pub(super) async fn is_locked(&self) -> Result<bool, TokenStoreError> {
        match *self {}
    }

    pub(super) async fn unlock(&self) -> Result<(), TokenStoreError> {
        match *self {}
    }

    pub(super) async fn keep(
        &self,
        _journal: &str,
        _index: &IndexUrl,
    ) -> Result<bool, TokenStoreError> {
        match *self {}
    }

    pub(super) async fn take(
        &self,
        _journal: &str,
        _index: &IndexUrl,
    ) -> Result<Option<KeptToken>, TokenStoreError> {
        match *self {}
    }

    pub(super) async fn restore(
        &self,
        _journal: &str,
        _index: &IndexUrl,
    ) -> Result<bool, TokenStoreError> {
        match *self {}
    }

    pub(super) async fn forget(
        &self,
        _journal: &str,
        _index: &IndexUrl,
    ) -> Result<bool, TokenStoreError> {
        match *self {}
    }
}
