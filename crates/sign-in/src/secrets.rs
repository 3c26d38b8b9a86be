//! The secrets of one account, each in an entry of its own, so that what is
//! handed to cargo is read with one look. They change together: what cannot be
//! kept whole is put back as it was.

use secrecy::SecretString;

use crate::account::Account;
use crate::error::KeychainError;
use crate::secret_store::SecretStore;

/// Which secret of an account.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Slot {
    /// What proves the account: a personal access token, a refresh token, or a
    /// service principal's secret.
    SignIn,
    /// An access token of Entra with its end, as long as it is good.
    Access,
    /// The token minted for cargo, with its end.
    Minted,
}

impl Slot {
    pub(crate) const ALL: [Slot; 3] = [Slot::SignIn, Slot::Access, Slot::Minted];

    /// The name of the entry; no organization's key has a `#`.
    pub(crate) fn entry(self, key: &str) -> String {
        match self {
            Slot::SignIn => key.to_owned(),
            Slot::Access => format!("{key}#access"),
            Slot::Minted => format!("{key}#minted"),
        }
    }
}

/// The secrets of one account in a store.
#[derive(Clone, Debug)]
pub(crate) struct AccountSecrets {
    store: SecretStore,
    key: String,
    /// A store that is not there at all has nothing and keeps nothing.
    optional: bool,
}

/// What an account's entries held at one moment.
pub(crate) type Snapshot = Vec<(Slot, SecretString)>;

impl AccountSecrets {
    pub(crate) fn new(store: &SecretStore, key: &str) -> Self {
        Self {
            store: store.clone(),
            key: key.to_owned(),
            optional: false,
        }
    }

    /// The same, for an account that may do without a store: where there is no
    /// keychain at all, there is just nothing kept. A keychain that is locked
    /// or does not answer is an error all the same.
    pub(crate) fn of_account(mut self, account: &Account) -> Self {
        self.optional = !account.needs_store();
        self
    }

    pub(crate) async fn read(&self, slot: Slot) -> Result<Option<SecretString>, KeychainError> {
        let read = self.store.read(&slot.entry(&self.key)).await;
        self.or_without(read, None)
    }

    pub(crate) async fn keep(
        &self,
        slot: Slot,
        secret: &SecretString,
    ) -> Result<(), KeychainError> {
        let kept = self.store.keep(&slot.entry(&self.key), secret).await;
        self.or_without(kept, ())
    }

    /// False when there was none.
    pub(crate) async fn remove(&self, slot: Slot) -> Result<bool, KeychainError> {
        let removed = self.store.remove(&slot.entry(&self.key)).await;
        self.or_without(removed, false)
    }

    fn or_without<T>(
        &self,
        result: Result<T, KeychainError>,
        without: T,
    ) -> Result<T, KeychainError> {
        match result {
            Err(KeychainError::Unavailable { .. }) if self.optional => Ok(without),
            result => result,
        }
    }

    pub(crate) async fn read_all(&self) -> Result<Snapshot, KeychainError> {
        let mut all = Snapshot::new();
        for slot in Slot::ALL {
            all.extend(self.read(slot).await?.map(|secret| (slot, secret)));
        }
        Ok(all)
    }

    /// The entries hold these secrets and no others.
    pub(crate) async fn keep_all(&self, secrets: &Snapshot) -> Result<(), KeychainError> {
        for slot in Slot::ALL {
            match secrets.iter().find(|(of, _)| *of == slot) {
                Some((_, secret)) => self.keep(slot, secret).await?,
                None => {
                    self.remove(slot).await?;
                }
            }
        }
        Ok(())
    }

    /// False when there was none at all.
    pub(crate) async fn remove_all(&self) -> Result<bool, KeychainError> {
        let mut any = false;
        // What is handed out first, what proves the account last: interrupted
        // halfway, signing out again finds the rest.
        for slot in Slot::ALL.into_iter().rev() {
            any |= self.remove(slot).await?;
        }
        Ok(any)
    }
}
