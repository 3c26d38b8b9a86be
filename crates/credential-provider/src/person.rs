//! The person who runs this process: their folders from its environment, never
//! from the current folder, and their accounts with the keychain behind them.

use azure_devops::{ClientOptions, Endpoints};
use secrecy::SecretString;
use sign_in::{
    Accounts, Authorization, Folders, Registrations, SecretStore, SignInError, TokenOptions,
};

use crate::desk::{NoList, NoToken, Person};

/// The person who runs this process.
pub(crate) struct ThisPerson(Option<Folders>);

impl ThisPerson {
    /// Looks at the environment alone.
    pub(crate) fn find() -> ThisPerson {
        ThisPerson(Folders::of_this_process())
    }

    fn accounts(&self) -> Result<Accounts, NoToken> {
        let folders = self.0.as_ref().ok_or(NoToken::NobodySignedIn)?;
        let opened = Accounts::open(&folders.configuration, SecretStore::Keychain);
        Ok(opened.map_err(SignInError::from)?)
    }
}

impl Person for ThisPerson {
    fn registrations(&self) -> Result<Registrations, NoList> {
        let folders = self.0.as_ref().ok_or(NoList::NoHome)?;
        Ok(Registrations::read(&folders.configuration)?)
    }

    fn is_signed_in(&self, organization: &Endpoints) -> Result<bool, NoToken> {
        let account = self.accounts()?.find(organization);
        Ok(account.map_err(SignInError::from)?.is_some())
    }

    fn header(&self, organization: &Endpoints) -> Result<SecretString, NoToken> {
        if !self.is_signed_in(organization)? {
            return Err(NoToken::NobodySignedIn);
        }
        let sent = authorization(&self.accounts()?, organization)?.ok_or(NoToken::Lost)?;
        Ok(sent.header)
    }
}

/// Asks the keychain, which gets three seconds (`sign_in::KEYCHAIN_LIMIT`).
fn authorization(
    accounts: &Accounts,
    organization: &Endpoints,
) -> Result<Option<Authorization>, SignInError> {
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_time()
        .build()
        .map_err(|error| {
            SignInError::Keychain(sign_in::KeychainError::Refused {
                reason: error.to_string(),
            })
        })?;
    let options = TokenOptions::with_client(ClientOptions::default());
    runtime.block_on(accounts.authorization(organization, &options))
}
