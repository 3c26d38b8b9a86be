//! The registry tokens where an entry belongs to the program that made it: on
//! macOS the keychain asks the person before any other program may read it
//! (`cargo` facts §1b). So `cargo login` makes Cargo's entry, and a copy in an
//! entry of ours says what is in it, for as long as the dates of Cargo's entry
//! show that nobody has written to it since.
//!
//! It asks nobody anything, but for a token that was there before ours and that
//! undo has to give back.

mod dates;
#[cfg(test)]
mod tests;
mod undo;

use secrecy::{ExposeSecret, SecretString};

#[cfg(target_os = "macos")]
pub(super) use self::dates::dates_of;
use super::shape::{check, same};
use super::{TokenStoreError, TokenWritten};
use crate::{IndexUrl, RegistryName};

/// Where an entry is in the keychain.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Place {
    pub(super) service: String,
    pub(super) account: String,
}

impl Place {
    /// Cargo's own entry. Its account is empty, which finds any.
    pub(super) fn of_cargo(index: &IndexUrl) -> Self {
        Self::new(&format!("cargo-registry:{index}"), "")
    }

    /// Our copy of what `cargo login` was given.
    fn of_copy(index: &IndexUrl) -> Self {
        Self::new("feedwright-copy-of-cargo", index.as_str())
    }

    /// What was there before a run.
    fn of_undo(journal: &str, index: &IndexUrl) -> Self {
        Self::new("feedwright-undo", &format!("{journal} {index}"))
    }

    fn new(service: &str, account: &str) -> Self {
        Self {
            service: service.to_owned(),
            account: account.to_owned(),
        }
    }
}

/// Whether the system may ask the person if this program may read an entry.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Asking {
    Nobody,
    ThePerson,
}

/// A keychain whose entries belong to programs.
pub(super) trait Keychain {
    /// When the entry was made and changed, in whichever words; none when
    /// there is no such entry. It never asks anybody.
    async fn dates(&self, place: &Place) -> Result<Option<String>, TokenStoreError>;

    /// What is in the entry; [`TokenStoreError::OnlyForCargo`] when it is
    /// another program's and nobody was asked, or said no.
    async fn read(
        &self,
        place: &Place,
        asking: Asking,
    ) -> Result<Option<SecretString>, TokenStoreError>;

    /// Makes an entry of this program, or changes it.
    async fn write(&self, place: &Place, secret: &SecretString) -> Result<(), TokenStoreError>;

    /// Deletes the entry, whoever made it.
    async fn delete(&self, place: &Place) -> Result<(), TokenStoreError>;

    async fn is_locked(&self) -> Result<bool, TokenStoreError>;

    async fn unlock(&self) -> Result<(), TokenStoreError>;
}

/// What makes Cargo's entry, where there is none.
pub(super) trait Login {
    /// # Errors
    /// [`TokenStoreError::LoginFailed`]; then there may be an entry or none.
    async fn login(&self, index: &IndexUrl, token: &SecretString) -> Result<(), TokenStoreError>;
}

/// The tokens in such a keychain.
pub(super) struct EntriesOfCargo<K, L> {
    pub(super) keychain: K,
    pub(super) login: L,
}

impl<K: Keychain, L: Login> EntriesOfCargo<K, L> {
    pub(super) async fn read(
        &self,
        index: &IndexUrl,
    ) -> Result<Option<SecretString>, TokenStoreError> {
        let place = Place::of_cargo(index);
        let Some(dates) = self.keychain.dates(&place).await? else {
            return Ok(None);
        };
        match self.copy(index, &dates).await {
            Some(token) => Ok(Some(token)),
            None => self.keychain.read(&place, Asking::Nobody).await,
        }
    }

    /// What the copy says, if it is of the entry with these dates.
    async fn copy(&self, index: &IndexUrl, dates: &str) -> Option<SecretString> {
        let place = Place::of_copy(index);
        // A copy that another build of ours made may be closed to this one.
        let copy = self.keychain.read(&place, Asking::Nobody).await.ok()??;
        let (of, token) = copy.expose_secret().split_once('\n')?;
        (of == dates).then(|| token.into())
    }

    pub(super) async fn write(
        &self,
        index: &IndexUrl,
        _name: &RegistryName,
        token: &SecretString,
    ) -> Result<TokenWritten, TokenStoreError> {
        check(token)?;
        let before = match self.read(index).await {
            Ok(Some(now)) if same(&now, token) => return Ok(TokenWritten::Unchanged),
            Err(TokenStoreError::OnlyForCargo { .. }) => None,
            before => Some(before?),
        };
        if let Err(error) = self.replace(index, token).await {
            // Better the one that was there than none; undo has it, too.
            let there = self.keychain.dates(&Place::of_cargo(index)).await;
            if let (Some(Some(before)), Ok(None)) = (&before, there) {
                // What went wrong first is what is told.
                let _ = self.write_ourselves(index, before).await;
            }
            return Err(error);
        }
        Ok(match before {
            Some(None) => TokenWritten::Created,
            _ => TokenWritten::Replaced,
        })
    }

    /// Removes what is there first: `cargo login` says nothing when it cannot
    /// change an entry (`cargo` facts §1b), and an entry that it makes anew is
    /// its own, whoever made the one before. With a token that still works it
    /// would also want an API that a feed need not have.
    async fn replace(&self, index: &IndexUrl, token: &SecretString) -> Result<(), TokenStoreError> {
        self.remove(index).await?;
        self.login.login(index, token).await?;
        self.copy_written(index, token).await
    }

    /// An entry of this program: Cargo's reading it makes the keychain ask, but
    /// it needs neither cargo nor a network.
    async fn write_ourselves(
        &self,
        index: &IndexUrl,
        token: &SecretString,
    ) -> Result<(), TokenStoreError> {
        let place = Place::of_cargo(index);
        self.keychain.write(&place, token).await?;
        self.copy_written(index, token).await
    }

    /// Looks whether the entry is there, and copies what must be in it.
    async fn copy_written(
        &self,
        index: &IndexUrl,
        token: &SecretString,
    ) -> Result<(), TokenStoreError> {
        let place = Place::of_cargo(index);
        let differs = || TokenStoreError::ReadBackDiffers {
            index_url: index.to_string(),
        };
        let dates = self.keychain.dates(&place).await?.ok_or_else(differs)?;
        match self.keychain.read(&place, Asking::Nobody).await {
            Ok(Some(now)) if same(&now, token) => {}
            // Made a moment ago where there was none: it is what cargo was given.
            Err(TokenStoreError::OnlyForCargo { .. }) => {}
            Ok(_) => return Err(differs()),
            Err(error) => return Err(error),
        }
        let copy = SecretString::from(format!("{dates}\n{}", token.expose_secret()));
        self.keychain.write(&Place::of_copy(index), &copy).await?;
        match self.read(index).await? {
            Some(now) if same(&now, token) => Ok(()),
            _ => Err(differs()),
        }
    }

    pub(super) async fn remove(&self, index: &IndexUrl) -> Result<bool, TokenStoreError> {
        let there = self.delete(&Place::of_cargo(index)).await?;
        self.delete(&Place::of_copy(index)).await?;
        Ok(there)
    }

    async fn delete(&self, place: &Place) -> Result<bool, TokenStoreError> {
        if self.keychain.dates(place).await?.is_none() {
            return Ok(false);
        }
        self.keychain.delete(place).await?;
        match self.keychain.dates(place).await? {
            None => Ok(true),
            Some(_) => Err(TokenStoreError::Refused {
                action: "delete an entry",
                reason: "it is still there".to_owned(),
            }),
        }
    }

    pub(super) async fn is_locked(&self) -> Result<bool, TokenStoreError> {
        self.keychain.is_locked().await
    }

    pub(super) async fn unlock(&self) -> Result<(), TokenStoreError> {
        self.keychain.unlock().await
    }
}
