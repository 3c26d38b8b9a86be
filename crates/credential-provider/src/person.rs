//! The person who runs this process: their folders from its environment, never
//! from the current folder, and their accounts with the keychain behind them.

use std::time::Duration;

use azure_devops::network::{NetworkOptions, ProxyAddress, with_credentials_of};
use azure_devops::{ClientOptions, Endpoints};
use sign_in::{
    Account, Accounts, Authorization, Folders, KeychainError, LEAST_TIME_LEFT, Registrations,
    SecretStore, SignInError, TokenOptions,
};

use crate::desk::{NoList, NoToken, Person};

/// How long a whole answer may take, waiting for another process included; the
/// process itself ends three seconds later.
const LONGEST_ANSWER: Duration = Duration::from_secs(17);
/// How long to wait for another process that is renewing the same token: longer
/// than its network may take.
const LONGEST_WAIT: Duration = Duration::from_secs(14);
/// How long the network may take for one request with its repetitions.
const LONGEST_REQUEST: Duration = Duration::from_secs(12);

/// The person who runs this process.
pub(crate) struct ThisPerson(Option<Folders>);

impl ThisPerson {
    /// Looks at the environment alone.
    pub(crate) fn find() -> ThisPerson {
        ThisPerson(Folders::of_this_process())
    }

    /// The accounts, and the one of an organization.
    fn account(&self, organization: &Endpoints) -> Result<(Accounts, Account), NoToken> {
        let folders = self.0.as_ref().ok_or(NoToken::NobodySignedIn)?;
        let accounts = Accounts::open(&folders.configuration, SecretStore::Keychain);
        let accounts = accounts.map_err(|error| refused(error.into()))?;
        let account = accounts.find(organization);
        let account = account.map_err(|error| refused(error.into()))?;
        Ok((accounts, account.ok_or(NoToken::NobodySignedIn)?))
    }
}

impl Person for ThisPerson {
    fn registrations(&self) -> Result<Registrations, NoList> {
        let folders = self.0.as_ref().ok_or(NoList::NoHome)?;
        Ok(Registrations::read(&folders.configuration)?)
    }

    fn is_signed_in(&self, organization: &Endpoints) -> Result<bool, NoToken> {
        match self.account(organization) {
            Ok(_) => Ok(true),
            Err(NoToken::NobodySignedIn) => Ok(false),
            Err(error) => Err(error),
        }
    }

    fn authorization(
        &self,
        organization: &Endpoints,
        least_time_left: Option<Duration>,
        network: &NetworkOptions,
    ) -> Result<Authorization, NoToken> {
        let (accounts, account) = self.account(organization)?;
        let options = TokenOptions {
            least_time_left: least_time_left.unwrap_or(LEAST_TIME_LEFT),
            client: client_options(network),
            lock_wait: LONGEST_WAIT,
        };
        match in_time(accounts.authorization(organization, &options)) {
            Ok(Ok(found)) => found.ok_or(NoToken::Lost),
            Ok(Err(error)) => Err(NoToken::Refused {
                kind: Some(account.kind),
                error: Box::new(error),
            }),
            Err(error) => Err(error),
        }
    }
}

/// The way of the list, whose proxy has no name and password; where this
/// process's environment knows them for the same place, they are used.
fn known_here(network: &NetworkOptions) -> NetworkOptions {
    let variables = |name: &str| std::env::var(name).ok();
    let known =
        |told: &ProxyAddress| with_credentials_of(&variables, told).unwrap_or_else(|| told.clone());
    NetworkOptions {
        proxy: network.proxy.as_ref().map(known),
        ..network.clone()
    }
}

/// Shorter than elsewhere: Cargo waits, and a person before it.
fn client_options(network: &NetworkOptions) -> ClientOptions {
    ClientOptions {
        connect_timeout: Duration::from_secs(5),
        request_timeout: Duration::from_secs(8),
        total_timeout: LONGEST_REQUEST,
        attempts: 2,
        longest_delay: Duration::from_secs(2),
        network: known_here(network),
        ..ClientOptions::default()
    }
}

/// Runs it on this thread, for [`LONGEST_ANSWER`] at most.
fn in_time<T>(work: impl Future<Output = T>) -> Result<T, NoToken> {
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()
        .map_err(|error| {
            let reason = error.to_string();
            refused(KeychainError::Refused { reason }.into())
        })?;
    let done = runtime.block_on(async { tokio::time::timeout(LONGEST_ANSWER, work).await });
    // Looking up a host name cannot be stopped, and is not waited for.
    runtime.shutdown_background();
    done.map_err(|_| NoToken::TooSlow {
        seconds: LONGEST_ANSWER.as_secs(),
    })
}

fn refused(error: SignInError) -> NoToken {
    NoToken::Refused {
        kind: None,
        error: Box::new(error),
    }
}
