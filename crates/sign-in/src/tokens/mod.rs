//! What is sent for an account, always good for some minutes yet: from the
//! keychain when that is enough, else renewed, by one process for all.

mod access;
mod attempts;
pub(crate) mod cached;
mod lock;
pub(crate) mod minted;
mod name;
mod revoking;
#[cfg(test)]
mod tests;

use std::sync::Arc;
use std::time::Duration;

use azure_devops::{ClientOptions, Credential, Endpoints};
use secrecy::SecretString;
use time::OffsetDateTime;

use crate::account::{Account, AccountKind, key_of};
use crate::accounts::{Accounts, CheckedAccount};
use crate::entra::EntraError;
use crate::error::SignInError;
use crate::secrets::{AccountSecrets, Slot};
use cached::CachedToken;

pub(crate) use lock::Turn;
use lock::turn;
pub(crate) use name::display_name;

/// How long a token must be good when it is handed out, at least: cargo asks
/// again one minute before the end (cargo facts §1a).
pub const LEAST_TIME_LEFT: Duration = Duration::from_secs(300);

/// How long to wait for another process, usually: longer than a renewal takes.
const LOCK_WAIT: Duration = Duration::from_secs(15);

/// How tokens are handed out and renewed.
#[derive(Clone, Debug)]
pub struct TokenOptions {
    /// A token with less time left is renewed first, and a new one with less is
    /// not handed out.
    pub least_time_left: Duration,
    /// For every request that renewing takes.
    pub client: ClientOptions,
    /// How long to wait for another process that is renewing the same token.
    pub lock_wait: Duration,
}

impl TokenOptions {
    /// The usual margins, with this client.
    #[must_use]
    pub fn with_client(client: ClientOptions) -> TokenOptions {
        TokenOptions {
            least_time_left: LEAST_TIME_LEFT,
            client,
            lock_wait: LOCK_WAIT,
        }
    }
}

/// What cargo sends, and until when that is good.
#[derive(Clone, Debug)]
pub struct Authorization {
    /// The whole header's value.
    pub header: SecretString,
    /// When it ends; none where nobody tells.
    pub expires: Option<OffsetDateTime>,
}

impl Accounts {
    /// What cargo shall send to the organization's feeds: the minted token of
    /// an account that mints, else the account's own. None when nobody is
    /// signed in, or the keychain has lost a personal access token.
    ///
    /// # Errors
    /// When the list or the store cannot be read, or renewing failed.
    pub async fn authorization(
        &self,
        endpoints: &Endpoints,
        options: &TokenOptions,
    ) -> Result<Option<Authorization>, SignInError> {
        let Some(renewal) = self.renewal(endpoints, options)? else {
            return Ok(None);
        };
        if renewal.account.minting.is_some() && renewal.held.is_none() {
            let token = renewal.minted_token().await?;
            let credential = Credential::personal_access_token(token.token)?;
            return Ok(Some(Authorization {
                header: credential.header_value(),
                expires: Some(token.expires),
            }));
        }
        renewal.own().await
    }

    /// What this product itself sends to the organization's REST interface: the
    /// account's own rights. None as for [`Accounts::authorization`].
    ///
    /// # Errors
    /// As for [`Accounts::authorization`].
    pub async fn credential(
        &self,
        endpoints: &Endpoints,
        options: &TokenOptions,
    ) -> Result<Option<Credential>, SignInError> {
        match self.renewal(endpoints, options)? {
            Some(renewal) => Ok(renewal
                .credential()
                .await?
                .map(|(credential, _)| credential)),
            None => Ok(None),
        }
    }

    /// The account that counts now, the held one before the kept one. None when
    /// nobody is signed in.
    pub(crate) fn renewal<'a>(
        &'a self,
        endpoints: &'a Endpoints,
        options: &'a TokenOptions,
    ) -> Result<Option<Renewal<'a>>, SignInError> {
        let key = endpoints.key();
        let held = self.held.of(&key);
        let account = match &held {
            Some(held) => Some(held.account.clone()),
            None => self.listed(&key)?,
        };
        let secrets = match &held {
            Some(held) => held.secrets(),
            None => self.secrets(&key),
        };
        Ok(account.map(|account| Renewal {
            accounts: self,
            account,
            endpoints,
            key,
            held,
            secrets,
            options,
        }))
    }

    /// Revokes what an account has minted that is no longer kept, as far as the
    /// server can be reached.
    pub(crate) async fn revoke_replaced(&self, replaced: &Arc<CheckedAccount>) {
        let options = TokenOptions::with_client(replaced.options.clone());
        let renewal = Renewal {
            accounts: self,
            account: replaced.account.clone(),
            endpoints: &replaced.endpoints,
            key: replaced.key.clone(),
            secrets: replaced.secrets(),
            held: Some(Arc::clone(replaced)),
            options: &options,
        };
        renewal.revoke_minted().await;
    }

    /// Waits until no process renews anything of a kept account of Entra. None
    /// where there is none, so that nothing can be renewed.
    pub(crate) async fn turn(&self, endpoints: &Endpoints) -> Result<Option<Turn>, SignInError> {
        let key = endpoints.key();
        match self.listed(&key)? {
            Some(account) if account.kind.is_entra() => {
                Ok(Some(turn(&self.folder, &key, LOCK_WAIT).await?))
            }
            _ => Ok(None),
        }
    }

    /// The kept account of an organization.
    fn listed(&self, key: &str) -> Result<Option<Account>, SignInError> {
        let accounts = self.file.read()?;
        Ok(accounts
            .into_iter()
            .find(|account| key_of(&account.organization) == key))
    }
}

/// One account whose tokens are wanted, and where its secrets are.
pub(crate) struct Renewal<'a> {
    accounts: &'a Accounts,
    account: Account,
    endpoints: &'a Endpoints,
    key: String,
    /// Its secrets are in memory alone, and nothing of it touches a disk.
    held: Option<Arc<CheckedAccount>>,
    secrets: AccountSecrets,
    options: &'a TokenOptions,
}

impl Renewal<'_> {
    async fn own(&self) -> Result<Option<Authorization>, SignInError> {
        let found = self.credential().await?;
        Ok(found.map(|(credential, expires)| Authorization {
            header: credential.header_value(),
            expires,
        }))
    }

    async fn credential(
        &self,
    ) -> Result<Option<(Credential, Option<OffsetDateTime>)>, SignInError> {
        if self.account.kind == AccountKind::PersonalAccessToken {
            let token = self.secrets.read(Slot::SignIn).await?;
            let credential = token.map(Credential::personal_access_token).transpose()?;
            return Ok(credential.map(|credential| (credential, None)));
        }
        let token = self.access_token().await?;
        Ok(Some((Credential::Bearer(token.token), Some(token.expires))))
    }

    /// Waits until no other process renews anything of this organization.
    pub(crate) async fn turn(&self) -> Result<Turn, SignInError> {
        match &self.held {
            Some(held) => Ok(Turn::among_clones(&held.renewing).await),
            None => {
                let wait = self.options.lock_wait;
                Ok(turn(&self.accounts.folder, &self.key, wait).await?)
            }
        }
    }

    /// The account as it is now that it is this process's turn: another may
    /// have changed it before.
    fn account_now(&self) -> Result<Account, SignInError> {
        let account = match &self.held {
            Some(held) => Some(held.account.clone()),
            None => self.accounts.listed(&self.key)?,
        };
        account.ok_or(EntraError::NothingKept.into())
    }

    /// The kept token, when it is good for long enough.
    async fn good(&self, slot: Slot) -> Result<Option<CachedToken>, SignInError> {
        let kept = self.secrets.read(slot).await?;
        let token = kept.as_ref().and_then(cached::parse);
        Ok(token.filter(|token| token.is_good_for(self.options.least_time_left)))
    }

    /// Refuses a new token that may not be handed out.
    fn check_life(&self, token: &CachedToken) -> Result<(), SignInError> {
        if token.is_good_for(self.options.least_time_left) {
            return Ok(());
        }
        let left = token.expires - OffsetDateTime::now_utc();
        Err(SignInError::TooShort {
            seconds: left.whole_seconds().max(0).unsigned_abs(),
            least: self.options.least_time_left.as_secs(),
        })
    }
}
