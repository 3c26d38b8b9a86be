//! The first half of signing in, in each way: the organization has accepted the
//! account, and nothing is kept yet, so it may be dropped at any point.

use std::path::Path;
use std::sync::Arc;

use azure_devops::{Client, ClientOptions, Credential, Endpoints};
use secrecy::SecretString;
use time::OffsetDateTime;
use tokio::sync::Mutex;

use super::Accounts;
use crate::account::{Account, AccountKind, EntraAccount, Minting, needs_store};
use crate::entra::{self, DeviceCode, EntraNetwork, EntraTokens, EntraWish};
use crate::error::{KeychainError, SignInError};
use crate::secret_store::{MemorySecrets, SecretStore};
use crate::secrets::{AccountSecrets, Slot, Snapshot};
use crate::token_check::{client, identify, require_azure_devops, require_feeds};
use crate::tokens::{cached, display_name, minted};

/// An account that its organization has accepted and that nobody has kept yet.
#[derive(Debug)]
pub struct CheckedAccount {
    pub(crate) key: String,
    pub(crate) account: Account,
    /// In memory alone; what is kept is a copy.
    memory: SecretStore,
    pub(crate) endpoints: Endpoints,
    pub(crate) options: ClientOptions,
    /// Whose turn it is to renew its tokens, as long as it is held.
    pub(crate) renewing: Arc<Mutex<()>>,
}

impl CheckedAccount {
    /// The account that it would be.
    #[must_use]
    pub fn account(&self) -> &Account {
        &self.account
    }

    pub(crate) fn secrets(&self) -> AccountSecrets {
        AccountSecrets::new(&self.memory, &self.key)
    }

    /// Mints the first token of an account that wants its tokens minted, and
    /// notes it in `account`. None for every other account. `folder` is where
    /// the account will be listed.
    pub(super) async fn mint_first(
        &self,
        account: &mut Account,
        folder: &Path,
    ) -> Result<Option<SecretString>, SignInError> {
        let Some(minting) = &mut account.minting else {
            return Ok(None);
        };
        let Some(client) = self.token_client().await? else {
            return Ok(None);
        };
        let name = display_name(folder, &self.key)?;
        let new = minted::mint(&client, name, minting.lifetime).await?;
        minting.minted = Some(new.minted);
        Ok(Some(new.token.write()))
    }

    /// Revokes what [`CheckedAccount::mint_first`] brought, as far as the server
    /// can be reached: the account was not kept after all.
    pub(super) async fn take_back(&self, account: &Account) {
        let minted = account.minting.as_ref().and_then(|it| it.minted.as_ref());
        if let (Some(minted), Ok(Some(client))) = (minted, self.token_client().await) {
            // Nothing better can be done for it: it ends by itself.
            let _ = client.revoke_token(minted.authorization_id).await;
        }
    }

    /// Another account of the same organization, with these secrets in memory.
    pub(super) async fn instead(
        &self,
        account: Account,
        secrets: &Snapshot,
    ) -> Option<CheckedAccount> {
        let other = CheckedAccount {
            key: self.key.clone(),
            account,
            memory: SecretStore::Memory(MemorySecrets::default()),
            endpoints: self.endpoints.clone(),
            options: self.options.clone(),
            renewing: Arc::default(),
        };
        other.secrets().keep_all(secrets).await.ok()?;
        Some(other)
    }

    /// A client of the token interface; none without an access token of Entra.
    async fn token_client(&self) -> Result<Option<Client>, SignInError> {
        let access = self.secrets().read(Slot::Access).await?;
        let access = access.as_ref().and_then(cached::parse);
        let client =
            |it: cached::CachedToken| minted::client(&self.endpoints, it.token, &self.options);
        access.map(client).transpose()
    }
}

impl Accounts {
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
    ) -> Result<CheckedAccount, SignInError> {
        let credential = Credential::personal_access_token(token)?;
        let Credential::PersonalAccessToken(token) = credential else {
            return Err(SignInError::TokenShape(
                azure_devops::TokenShapeError::Empty,
            ));
        };
        // Finds out whether there is a keychain, before the network is used.
        self.secrets(&endpoints.key()).read(Slot::SignIn).await?;
        require_azure_devops(endpoints, &options).await?;
        let client = client(endpoints, &token, options.clone())?;
        let kind = AccountKind::PersonalAccessToken;
        self.checked(&client, kind, None, &[(Slot::SignIn, token)], options)
            .await
    }

    /// The first half of signing in to Entra in the system's browser: opens the
    /// page by `open`, waits for the browser to come back to this computer (at
    /// most five minutes), and checks the account with the organization.
    ///
    /// # Errors
    /// Whatever Entra, the browser, the organization or the store refused.
    pub async fn sign_in_in_browser(
        &self,
        endpoints: &Endpoints,
        wish: EntraWish,
        open: &(dyn Fn(&url::Url) + Send + Sync),
        options: ClientOptions,
    ) -> Result<CheckedAccount, SignInError> {
        let kind = AccountKind::Browser;
        let entra = self.entra(endpoints, kind, &wish, &options).await?;
        let network = EntraNetwork::new(&entra, &options)?;
        let tokens = entra::browser::sign_in(&entra, &network, open).await?;
        let secret = tokens.refresh.clone();
        self.checked_entra(endpoints, kind, entra, tokens, secret, &wish, options)
            .await
    }

    /// The first half of signing in to Entra with a device code: hands the code
    /// to `show`, then asks at the server's own pace until the person has
    /// entered it, refused it, or its time is up.
    ///
    /// # Errors
    /// Whatever Entra, the organization or the store refused.
    pub async fn sign_in_with_device_code(
        &self,
        endpoints: &Endpoints,
        wish: EntraWish,
        show: &(dyn Fn(&DeviceCode) + Send + Sync),
        options: ClientOptions,
    ) -> Result<CheckedAccount, SignInError> {
        let kind = AccountKind::DeviceCode;
        let entra = self.entra(endpoints, kind, &wish, &options).await?;
        let network = EntraNetwork::new(&entra, &options)?;
        let tokens = entra::device_code::sign_in(&entra, &network, show).await?;
        let secret = tokens.refresh.clone();
        self.checked_entra(endpoints, kind, entra, tokens, secret, &wish, options)
            .await
    }

    /// The first half of signing in as whoever a command line, a machine or an
    /// application is. `secret` is a service principal's; nothing else has one.
    ///
    /// # Errors
    /// Whatever Entra, the program, the organization or the store refused.
    pub async fn sign_in_as(
        &self,
        endpoints: &Endpoints,
        kind: AccountKind,
        wish: EntraWish,
        secret: Option<SecretString>,
        options: ClientOptions,
    ) -> Result<CheckedAccount, SignInError> {
        let entra = self.entra(endpoints, kind, &wish, &options).await?;
        let network = EntraNetwork::new(&entra, &options)?;
        let tokens = entra::identity::access_token(kind, &entra, secret.as_ref(), &network).await?;
        self.checked_entra(endpoints, kind, entra, tokens, secret, &wish, options)
            .await
    }

    /// Where and as whom, after a look at the organization without any token.
    async fn entra(
        &self,
        endpoints: &Endpoints,
        kind: AccountKind,
        wish: &EntraWish,
        options: &ClientOptions,
    ) -> Result<EntraAccount, SignInError> {
        // Finds out whether there is a keychain, before the network is used.
        let needed = needs_store(kind, wish.file.is_some(), wish.mint.is_some());
        let read = self.secrets(&endpoints.key()).read(Slot::SignIn).await;
        match read {
            Err(KeychainError::Unavailable { .. }) if !needed => {}
            read => drop(read?),
        }
        entra::discover(endpoints, wish, options).await
    }

    #[expect(
        clippy::too_many_arguments,
        reason = "each way of signing in brings all of these"
    )]
    async fn checked_entra(
        &self,
        endpoints: &Endpoints,
        kind: AccountKind,
        entra: EntraAccount,
        tokens: EntraTokens,
        secret: Option<SecretString>,
        wish: &EntraWish,
        options: ClientOptions,
    ) -> Result<CheckedAccount, SignInError> {
        let credential = Credential::Bearer(tokens.access.clone());
        let client = Client::new(endpoints.clone(), Some(credential), options.clone())
            .map_err(|error| SignInError::Request(Box::new(error)))?;
        let mut secrets = vec![(Slot::Access, cached::write(&tokens))];
        secrets.extend(secret.map(|secret| (Slot::SignIn, secret)));
        let mut checked = self
            .checked(&client, kind, Some(entra), &secrets, options)
            .await?;
        checked.account.minting = wish.mint.map(|lifetime| Minting {
            lifetime,
            minted: None,
            to_revoke: Vec::new(),
        });
        Ok(checked)
    }

    /// Makes sure that the organization knows whose credential the client has,
    /// and lets it read feeds.
    async fn checked(
        &self,
        client: &Client,
        kind: AccountKind,
        entra: Option<EntraAccount>,
        secrets: &[(Slot, SecretString)],
        options: ClientOptions,
    ) -> Result<CheckedAccount, SignInError> {
        let user = identify(client).await?;
        require_feeds(client).await?;
        let endpoints = client.endpoints().clone();
        let now = OffsetDateTime::now_utc();
        let checked = CheckedAccount {
            key: endpoints.key(),
            account: Account {
                organization: endpoints.organization_url().clone(),
                kind,
                user_display_name: user.display_name,
                user_id: user.id,
                added: now.replace_nanosecond(0).unwrap_or(now),
                store: self.store.kind(),
                entra,
                minting: None,
            },
            memory: SecretStore::Memory(MemorySecrets::default()),
            endpoints,
            options,
            renewing: Arc::default(),
        };
        for (slot, secret) in secrets {
            checked.secrets().keep(*slot, secret).await?;
        }
        Ok(checked)
    }
}
