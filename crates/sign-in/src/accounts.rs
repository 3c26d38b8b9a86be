//! The accounts of this person: signing in, signing out, and handing a token
//! to those who need it. The list and the secrets change together or not at
//! all.

mod kept;

use std::path::Path;

use azure_devops::{ClientOptions, Credential, Endpoints};
use secrecy::SecretString;
use time::OffsetDateTime;

use crate::account::{Account, AccountKind, key_of};
use crate::accounts_file::AccountsFile;
use crate::error::{AccountsFileError, KeychainError, SignInError};
use crate::held::HeldTokens;
use crate::secret_store::SecretStore;
use crate::token_check::{SignedInUser, client, identify, require_feeds};

pub use kept::KeptToken;

/// The accounts in one folder, with their secrets in one store. Clones share
/// the tokens that are held and not kept.
#[derive(Clone, Debug)]
pub struct Accounts {
    file: AccountsFile,
    store: SecretStore,
    held: HeldTokens,
}

/// A token that its organization has accepted and that nobody has kept yet.
#[derive(Debug)]
pub struct CheckedToken {
    pub(crate) key: String,
    pub(crate) account: Account,
    pub(crate) token: SecretString,
}

impl CheckedToken {
    /// The account that it would be.
    #[must_use]
    pub fn account(&self) -> &Account {
        &self.account
    }
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
            file,
            store,
            held: HeldTokens::default(),
        })
    }

    /// The accounts as the list says now, in the order of signing in.
    ///
    /// # Errors
    /// As for [`Accounts::open`].
    pub fn list(&self) -> Result<Vec<Account>, AccountsFileError> {
        self.file.read()
    }

    /// The account of an organization, if there is one: the one whose token is
    /// held, before the one that is listed.
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

    /// The first half of signing in: the store is there, the organization
    /// accepts the token, and it may read feeds. Keeps nothing, so it may be
    /// dropped at any point.
    ///
    /// # Errors
    /// Whatever is wrong with the token, the store or the network.
    pub async fn check_token_to_keep(
        &self,
        endpoints: &Endpoints,
        token: SecretString,
        options: ClientOptions,
    ) -> Result<CheckedToken, SignInError> {
        let token = trimmed(token)?;
        let client = client(endpoints, &token, options)?;
        // Finds out whether there is a keychain, before the network is used.
        self.store.read(&endpoints.key()).await?;
        let user = identify(&client).await?;
        require_feeds(&client).await?;
        Ok(CheckedToken {
            key: endpoints.key(),
            account: self.account(endpoints, user),
            token,
        })
    }

    /// The second half of signing in: keeps the token, reads it back and lists
    /// the account. Takes some seconds at most; to be waited for.
    ///
    /// # Errors
    /// When the store or the list refused; what was there before is put back.
    pub async fn keep(&self, checked: CheckedToken) -> Result<Account, SignInError> {
        self.keep_checked(&checked).await?;
        Ok(checked.account)
    }

    async fn keep_checked(&self, checked: &CheckedToken) -> Result<(), SignInError> {
        let CheckedToken {
            key,
            account,
            token,
        } = checked;
        let previous = self.store.read(key).await?;
        let kept = match self.store.keep(key, token).await {
            Ok(()) => self.enlist(account).await.map_err(SignInError::from),
            Err(error) => Err(error.into()),
        };
        if let Err(error) = kept {
            self.put_back(key, previous).await;
            return Err(error);
        }
        Ok(())
    }

    /// Holds a checked token in memory, for this value and its clones alone:
    /// nothing is written anywhere. An earlier held one of the organization is
    /// forgotten; a kept one stays kept, and is not used as long as this is held.
    pub fn hold(&self, checked: CheckedToken) {
        self.held.hold(checked);
    }

    /// The account whose token is held for an organization, if one is.
    #[must_use]
    pub fn held(&self, endpoints: &Endpoints) -> Option<Account> {
        let held = self.held.of(&endpoints.key())?;
        Some(held.account.clone())
    }

    /// Forgets the held token of an organization. What is kept stays kept.
    pub fn forget_held(&self, endpoints: &Endpoints) {
        self.held.forget(&endpoints.key());
    }

    /// Keeps the held token of an organization as [`Accounts::keep`] does, and
    /// no longer holds it. False when none is held.
    ///
    /// # Errors
    /// As for [`Accounts::keep`]; the token is still held then.
    pub async fn keep_held(&self, endpoints: &Endpoints) -> Result<bool, SignInError> {
        Ok(self.keep_held_for_now(endpoints).await?.is_some())
    }

    /// The token of an organization, if somebody is signed in to it: the held
    /// one, before the kept one.
    ///
    /// # Errors
    /// When the list or the store cannot be read.
    pub async fn token(&self, endpoints: &Endpoints) -> Result<Option<SecretString>, SignInError> {
        if let Some(held) = self.held.of(&endpoints.key()) {
            return Ok(Some(held.token.clone()));
        }
        if self.find(endpoints)?.is_none() {
            return Ok(None);
        }
        Ok(self.store.read(&endpoints.key()).await?)
    }

    /// Removes the secret and the account of an organization, and forgets its
    /// held token. False when there was none of these.
    ///
    /// # Errors
    /// When the list or the store cannot be changed; the account stays listed
    /// as long as its secret may still be there.
    pub async fn sign_out(&self, endpoints: &Endpoints) -> Result<bool, SignInError> {
        let key = endpoints.key();
        let forgotten = self.held.forget(&key);
        let removed = self.store.remove(&key).await?;
        let unlisted = self
            .file
            .change(|accounts| {
                let before = accounts.len();
                accounts.retain(|account| key_of(&account.organization) != key);
                accounts.len() != before
            })
            .await?;
        Ok(forgotten || removed || unlisted)
    }

    fn account(&self, endpoints: &Endpoints, user: SignedInUser) -> Account {
        let now = OffsetDateTime::now_utc();
        Account {
            organization: endpoints.organization_url().clone(),
            kind: AccountKind::PersonalAccessToken,
            user_display_name: user.display_name,
            user_id: user.id,
            added: now.replace_nanosecond(0).unwrap_or(now),
            store: self.store.kind(),
        }
    }

    async fn enlist(&self, account: &Account) -> Result<(), AccountsFileError> {
        let key = key_of(&account.organization);
        let place = |a: &Account| key_of(&a.organization) == key;
        self.file
            .change(|accounts| match accounts.iter().position(place) {
                Some(index) => accounts[index] = account.clone(),
                None => accounts.push(account.clone()),
            })
            .await
    }

    /// Gives the store what it had before a sign-in that failed halfway. The
    /// failure itself is what the person hears; that this may fail as well
    /// cannot make it worse.
    async fn put_back(&self, key: &str, previous: Option<SecretString>) {
        let _ = match previous {
            Some(secret) => self.store.keep(key, &secret).await,
            None => self.store.remove(key).await.map(|_| ()),
        };
    }
}

/// The token as it is sent: without the white space around it that pasting
/// leaves.
fn trimmed(token: SecretString) -> Result<SecretString, SignInError> {
    match Credential::personal_access_token(token)? {
        Credential::PersonalAccessToken(token)
        | Credential::Bearer(token)
        | Credential::Header(token) => Ok(token),
    }
}
