//! An access token of Entra: the kept one while it is good for long enough,
//! else a new one. What brings the next token may be good only once, so it is
//! read in this process's turn and replaced before anything else is done.

use secrecy::SecretString;

use super::cached::CachedToken;
use super::{Renewal, Turn};
use crate::account::{Account, AccountKind};
use crate::entra::{self, EntraError, EntraNetwork, EntraTokens};
use crate::error::{KeychainError, SignInError};
use crate::secrets::Slot;

impl Renewal<'_> {
    /// An access token that is good for long enough.
    pub(crate) async fn access_token(&self) -> Result<CachedToken, SignInError> {
        match self.good(Slot::Access).await {
            Ok(Some(token)) => return Ok(token),
            Ok(None) => {}
            Err(SignInError::Keychain(KeychainError::Unavailable { .. }))
                if !self.account.needs_store() =>
            {
                return self.without_a_store().await;
            }
            Err(error) => return Err(error),
        }
        let turn = self.turn().await?;
        self.access_in_turn(&turn).await
    }

    /// Where there is no keychain at all, nothing is kept, and each process asks
    /// for itself. One that is locked or does not answer is an error instead:
    /// it would hide that every build asks Entra anew.
    async fn without_a_store(&self) -> Result<CachedToken, SignInError> {
        let tokens = self.asked(&self.account, None).await?;
        let token = CachedToken::from(&tokens);
        self.check_life(&token)?;
        Ok(token)
    }

    /// The same within a turn.
    pub(crate) async fn access_in_turn(&self, _turn: &Turn) -> Result<CachedToken, SignInError> {
        // Another process may have renewed it while this one waited.
        if let Some(token) = self.good(Slot::Access).await? {
            return Ok(token);
        }
        let account = self.account_now()?;
        let kept = self.secrets.read(Slot::SignIn).await?;
        let tokens = self.asked(&account, kept.as_ref()).await?;
        if let Some(refresh) = &tokens.refresh {
            self.keep_sign_in(refresh).await?;
        }
        let token = CachedToken::from(&tokens);
        self.check_life(&token)?;
        self.secrets.keep(Slot::Access, &token.write()).await?;
        Ok(token)
    }

    /// Keeps what brings the next token; tried twice, since the old one may be
    /// used up and the person would have to sign in again.
    async fn keep_sign_in(&self, refresh: &SecretString) -> Result<(), SignInError> {
        if self.secrets.keep(Slot::SignIn, refresh).await.is_ok() {
            return Ok(());
        }
        let kept = self.secrets.keep(Slot::SignIn, refresh).await;
        kept.map_err(|source| SignInError::NewSignInNotKept { source })
    }

    /// Asks Entra, or whoever speaks for it on this computer.
    async fn asked(
        &self,
        account: &Account,
        sign_in: Option<&SecretString>,
    ) -> Result<EntraTokens, SignInError> {
        let entra = account.entra.as_ref().ok_or(EntraError::NothingKept)?;
        let network = EntraNetwork::new(entra, &self.options.client)?;
        let tokens = entra::renew(account.kind, entra, sign_in, &network).await?;
        let lives = CachedToken::from(&tokens).is_good_for(self.options.least_time_left);
        if lives || matches!(account.kind, AccountKind::Browser | AccountKind::DeviceCode) {
            return Ok(tokens);
        }
        // Command lines and machines hand out what they have kept themselves
        // until shortly before its end, and then a new one: asked a moment
        // later, they are past that.
        Ok(entra::renew(account.kind, entra, sign_in, &network).await?)
    }
}
