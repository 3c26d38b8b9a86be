//! What is sent for an account, always good for some minutes yet: from the
//! keychain when that is enough, else renewed, by one process for all.

pub(crate) mod cached;
mod lock;
pub(crate) mod minted;

use std::time::Duration;

use azure_devops::{ClientOptions, Credential, Endpoints};
use secrecy::SecretString;
use time::OffsetDateTime;

use crate::account::{Account, AccountKind};
use crate::accounts::Accounts;
use crate::entra::{self, EntraNetwork, EntraTokens};
use crate::error::SignInError;
use crate::secrets::{AccountSecrets, Slot};
use cached::CachedToken;

/// How long a token must be good when it is handed out, at least: cargo asks
/// again one minute before the end (cargo facts §1a).
pub const LEAST_TIME_LEFT: Duration = Duration::from_secs(300);

/// How tokens are handed out and renewed.
#[derive(Clone, Debug)]
pub struct TokenOptions {
    /// A token with less time left is renewed first.
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
            lock_wait: Duration::from_secs(15),
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
    /// signed in, or the keychain has lost the secret.
    ///
    /// # Errors
    /// When the list or the store cannot be read, or renewing failed.
    pub async fn authorization(
        &self,
        endpoints: &Endpoints,
        options: &TokenOptions,
    ) -> Result<Option<Authorization>, SignInError> {
        let Some(account) = self.find(endpoints)? else {
            return Ok(None);
        };
        if account.minting.is_some() && self.held.of(&endpoints.key()).is_none() {
            let token = self.minted_token(&account, endpoints, options).await?;
            let credential = Credential::personal_access_token(token.token)?;
            return Ok(Some(Authorization {
                header: credential.header_value(),
                expires: Some(token.expires),
            }));
        }
        self.own(&account, endpoints, options).await
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
        let Some(account) = self.find(endpoints)? else {
            return Ok(None);
        };
        if account.kind == AccountKind::PersonalAccessToken {
            let token = self.secrets_of(endpoints).read(Slot::SignIn).await?;
            return Ok(token.map(Credential::personal_access_token).transpose()?);
        }
        let token = self.access_token(&account, endpoints, options).await?;
        Ok(Some(Credential::Bearer(token.token)))
    }

    async fn own(
        &self,
        account: &Account,
        endpoints: &Endpoints,
        options: &TokenOptions,
    ) -> Result<Option<Authorization>, SignInError> {
        if account.kind == AccountKind::PersonalAccessToken {
            let credential = self.credential(endpoints, options).await?;
            return Ok(credential.map(|credential| Authorization {
                header: credential.header_value(),
                expires: None,
            }));
        }
        let token = self.access_token(account, endpoints, options).await?;
        Ok(Some(Authorization {
            header: Credential::Bearer(token.token).header_value(),
            expires: Some(token.expires),
        }))
    }

    /// An access token of Entra that is good for long enough.
    pub(crate) async fn access_token(
        &self,
        account: &Account,
        endpoints: &Endpoints,
        options: &TokenOptions,
    ) -> Result<CachedToken, SignInError> {
        let secrets = self.secrets_of(endpoints);
        if let Some(token) = good(&secrets, Slot::Access, options).await? {
            return Ok(token);
        }
        let _turn = lock::turn(&self.folder, &endpoints.key(), options.lock_wait).await?;
        // Another process may have renewed it while this one waited.
        if let Some(token) = good(&secrets, Slot::Access, options).await? {
            return Ok(token);
        }
        let tokens = self.renewed(account, &secrets, options).await?;
        Ok(CachedToken {
            token: tokens.access,
            expires: tokens.expires,
        })
    }

    /// Asks Entra, and keeps what it gives: first what brings the next token,
    /// which may be good only once.
    async fn renewed(
        &self,
        account: &Account,
        secrets: &AccountSecrets,
        options: &TokenOptions,
    ) -> Result<EntraTokens, SignInError> {
        let Some(entra) = &account.entra else {
            return Err(entra::EntraError::NothingKept.into());
        };
        let network = EntraNetwork::new(entra, &options.client)?;
        let kept = secrets.read(Slot::SignIn).await?;
        let tokens = entra::renew(account.kind, entra, kept.as_ref(), &network).await?;
        if let Some(refresh) = &tokens.refresh {
            secrets.keep(Slot::SignIn, refresh).await?;
        }
        secrets.keep(Slot::Access, &cached::write(&tokens)).await?;
        Ok(tokens)
    }

    /// The secrets that count now: the held account's, before the kept one's.
    fn secrets_of(&self, endpoints: &Endpoints) -> AccountSecrets {
        match self.held.of(&endpoints.key()) {
            Some(held) => held.secrets(),
            None => self.secrets(&endpoints.key()),
        }
    }
}

/// The kept token, when it is good for long enough.
async fn good(
    secrets: &AccountSecrets,
    slot: Slot,
    options: &TokenOptions,
) -> Result<Option<CachedToken>, SignInError> {
    let kept = secrets.read(slot).await?;
    let token = kept.as_ref().and_then(cached::parse);
    Ok(token.filter(|token| token.is_good_for(options.least_time_left)))
}
