//! The accounts of this person: signing in, signing out, and the list of them.
//! The list and the secrets change together or not at all. What is sent for an
//! account is made in `tokens`.

mod checked;
mod for_undo;
mod kept;
mod sign_out;

use std::path::{Path, PathBuf};
use std::sync::Arc;

use azure_devops::{ClientOptions, Endpoints};
use secrecy::SecretString;

use crate::account::{Account, key_of};
use crate::accounts_file::AccountsFile;
use crate::error::{AccountsFileError, KeychainError, SignInError};
use crate::held::HeldAccounts;
use crate::secret_store::SecretStore;
use crate::secrets::{AccountSecrets, Slot};

pub use checked::CheckedAccount;
pub use kept::KeptAccount;
pub use sign_out::SignedOut;

/// The accounts in one folder, with their secrets in one store. Clones share
/// the accounts that are held and not kept.
#[derive(Clone, Debug)]
pub struct Accounts {
    pub(crate) folder: PathBuf,
    pub(crate) file: AccountsFile,
    pub(crate) store: SecretStore,
    pub(crate) held: HeldAccounts,
}

impl Accounts {
    /// Opens the list `accounts.json` in `folder`, which need not exist yet.
    /// Nothing is created, and the store is not touched.
    ///
    /// # Errors
    /// When the list is there but cannot be read, is damaged, or was written
    /// by a newer version.
    pub fn open(folder: &Path, store: SecretStore) -> Result<Self, AccountsFileError> {
        let file = AccountsFile::in_folder(folder);
        file.read()?;
        Ok(Self {
            folder: folder.to_owned(),
            file,
            store,
            held: HeldAccounts::default(),
        })
    }

    /// The accounts as the list says now, in the order of signing in.
    ///
    /// # Errors
    /// As for [`Accounts::open`].
    pub fn list(&self) -> Result<Vec<Account>, AccountsFileError> {
        self.file.read()
    }

    /// The account of an organization, if there is one: the one that is held,
    /// before the one that is listed.
    ///
    /// # Errors
    /// As for [`Accounts::open`].
    pub fn find(&self, endpoints: &Endpoints) -> Result<Option<Account>, AccountsFileError> {
        let key = endpoints.key();
        if let Some(held) = self.held.of(&key) {
            return Ok(Some(held.account.clone()));
        }
        let accounts = self.file.read()?;
        Ok(accounts
            .into_iter()
            .find(|a| key_of(&a.organization) == key))
    }

    /// Proves that the secret store works, before a person is asked for a
    /// secret; see [`SecretStore::check`].
    ///
    /// # Errors
    /// The store's typed error.
    pub async fn check_store(&self) -> Result<(), KeychainError> {
        self.store.check().await
    }

    /// Checks a personal access token with the organization, keeps it, reads
    /// it back and lists the account. An earlier account of the organization
    /// is replaced; when anything fails, it is still there.
    ///
    /// To be able to stop halfway, call [`Accounts::check_token_to_keep`] and
    /// [`Accounts::keep`] instead.
    ///
    /// # Errors
    /// Whatever stood in the way; nothing was kept then.
    pub async fn sign_in_with_token(
        &self,
        endpoints: &Endpoints,
        token: SecretString,
        options: ClientOptions,
    ) -> Result<Account, SignInError> {
        let checked = self.check_token_to_keep(endpoints, token, options).await?;
        self.keep(checked).await
    }

    /// The second half of signing in: keeps the secrets, reads them back and
    /// lists the account; an account that mints its tokens mints the first one
    /// now. Takes some seconds at most; to be waited for.
    ///
    /// # Errors
    /// When the store, the list or the token interface refused; what was there
    /// before is put back.
    pub async fn keep(&self, checked: CheckedAccount) -> Result<Account, SignInError> {
        let replaced = self.minting_before(&checked).await;
        let account = self.keep_checked(&checked).await?;
        if let Some(replaced) = replaced {
            // Nobody would know of its tokens any more.
            Box::pin(self.revoke_replaced(&Arc::new(replaced))).await;
        }
        Ok(account)
    }

    /// The kept account that this one takes the place of, with its secrets, if
    /// it has minted anything.
    async fn minting_before(&self, checked: &CheckedAccount) -> Option<CheckedAccount> {
        let listed = self.file.read().ok()?;
        let mut listed = listed.into_iter();
        let before = listed.find(|account| key_of(&account.organization) == checked.key)?;
        before.minting.as_ref()?;
        let secrets = self.secrets(&checked.key).of_account(&before);
        let secrets = secrets.read_all().await.ok()?;
        checked.instead(before, &secrets).await
    }

    async fn keep_checked(&self, checked: &CheckedAccount) -> Result<Account, SignInError> {
        let mut account = checked.account.clone();
        // It may have been checked beside a store that did not work then.
        account.store = self.store.kind();
        let mut secrets = checked.secrets().read_all().await?;
        let kept = self.secrets(&checked.key).of_account(&account);
        // Nobody renews the tokens of the account before while it is replaced.
        let _turn = self.turn(&checked.endpoints).await?;
        let previous = kept.read_all().await?;
        let minted = checked.mint_first(&mut account, &self.folder).await?;
        secrets.retain(|(slot, _)| *slot != Slot::Minted);
        secrets.extend(minted.map(|secret| (Slot::Minted, secret)));
        let outcome = match kept.keep_all(&secrets).await {
            Ok(()) => self.enlist(&account).await.map_err(SignInError::from),
            Err(error) => Err(error.into()),
        };
        if let Err(error) = outcome {
            // The failure itself is what the person hears; that these may fail
            // as well cannot make it worse.
            let _ = kept.keep_all(&previous).await;
            checked.take_back(&account).await;
            return Err(error);
        }
        Ok(account)
    }

    /// Holds a checked account in memory, for this value and its clones alone:
    /// nothing is written anywhere. An earlier held one of the organization is
    /// forgotten; a kept one stays kept, and is not used as long as this is held.
    pub fn hold(&self, checked: CheckedAccount) {
        self.held.hold(checked);
    }

    /// The account that is held for an organization, if one is.
    #[must_use]
    pub fn held(&self, endpoints: &Endpoints) -> Option<Account> {
        let held = self.held.of(&endpoints.key())?;
        Some(held.account.clone())
    }

    /// Forgets the held account of an organization. What is kept stays kept.
    pub fn forget_held(&self, endpoints: &Endpoints) {
        self.held.forget(&endpoints.key());
    }

    /// Keeps the held account of an organization as [`Accounts::keep`] does,
    /// and no longer holds it. False when none is held.
    ///
    /// # Errors
    /// As for [`Accounts::keep`]; the account is still held then.
    pub async fn keep_held(&self, endpoints: &Endpoints) -> Result<bool, SignInError> {
        let Some(kept) = self.keep_held_for_now(endpoints).await? else {
            return Ok(false);
        };
        self.keep_for_good(kept).await;
        Ok(true)
    }

    /// The secrets of a kept account.
    pub(crate) fn secrets(&self, key: &str) -> AccountSecrets {
        AccountSecrets::new(&self.store, key)
    }

    /// The list has this account, in place of an earlier one of its organization.
    pub(crate) async fn enlist(&self, account: &Account) -> Result<(), AccountsFileError> {
        let key = key_of(&account.organization);
        let place = |a: &Account| key_of(&a.organization) == key;
        self.file
            .change(|accounts| match accounts.iter().position(place) {
                Some(index) => accounts[index] = account.clone(),
                None => accounts.push(account.clone()),
            })
            .await
    }
}
