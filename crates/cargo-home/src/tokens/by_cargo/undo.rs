//! The token that was there before ours, kept in an entry of ours, so that undo
//! can give it back without any file and without a network.

use super::{Asking, EntriesOfCargo, Keychain, Login, Place};
use crate::IndexUrl;
use crate::tokens::shape::same;
use crate::tokens::{KeptToken, TokenStoreError};

impl<K: Keychain, L: Login> EntriesOfCargo<K, L> {
    /// What is kept for a journal once is never overwritten: when an apply is
    /// resumed, the present token may already be the new one.
    pub(in crate::tokens) async fn keep(
        &self,
        journal: &str,
        index: &IndexUrl,
    ) -> Result<bool, TokenStoreError> {
        let undo = Place::of_undo(journal, index);
        if self.keychain.dates(&undo).await?.is_some() {
            return Ok(true);
        }
        let present = match self.read(index).await {
            Err(TokenStoreError::OnlyForCargo { .. }) => {
                let place = Place::of_cargo(index);
                self.keychain.read(&place, Asking::ThePerson).await?
            }
            present => present?,
        };
        let Some(present) = present else {
            return Ok(false);
        };
        self.keychain.write(&undo, &present).await?;
        match self.keychain.read(&undo, Asking::Nobody).await? {
            Some(kept) if same(&kept, &present) => Ok(true),
            _ => Err(TokenStoreError::ReadBackDiffers {
                index_url: index.to_string(),
            }),
        }
    }

    pub(in crate::tokens) async fn take(
        &self,
        journal: &str,
        index: &IndexUrl,
    ) -> Result<Option<KeptToken>, TokenStoreError> {
        let undo = Place::of_undo(journal, index);
        let kept = self.keychain.read(&undo, Asking::ThePerson).await?;
        Ok(kept.map(|token| KeptToken {
            token,
            label: Place::of_cargo(index).service,
        }))
    }

    /// By `cargo login`, so that the entry is Cargo's again; where that cannot
    /// be, for want of a network or of cargo, by ourselves.
    pub(in crate::tokens) async fn restore(
        &self,
        journal: &str,
        index: &IndexUrl,
    ) -> Result<bool, TokenStoreError> {
        let Some(kept) = self.take(journal, index).await? else {
            return Ok(false);
        };
        let is_back = matches!(self.read(index).await, Ok(Some(now)) if same(&now, &kept.token));
        if is_back {
            return Ok(true);
        }
        match self.replace(index, &kept.token).await {
            Err(TokenStoreError::LoginFailed { .. } | TokenStoreError::UnusableToken) => {
                self.remove(index).await?;
                self.write_ourselves(index, &kept.token).await?;
            }
            replaced => replaced?,
        }
        Ok(true)
    }

    pub(in crate::tokens) async fn forget(
        &self,
        journal: &str,
        index: &IndexUrl,
    ) -> Result<bool, TokenStoreError> {
        self.delete(&Place::of_undo(journal, index)).await
    }
}
