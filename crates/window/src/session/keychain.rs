//! The keychain of the world that the window is in, looked at before anybody
//! is asked for a token: the store that cargo reads and the one of our own
//! accounts, both at once. A keychain that does not work is a finding here.

use super::Session;
use crate::contract::KeychainHere;
use cargo_home::{Computer, Libsecret, RegistryTokens, StoreKind};
use setup::{ErrorCode, Failure, Setup};
use sign_in::{Accounts, KEYCHAIN_LIMIT};
use tokio::time::timeout;

impl Session {
    /// How the keychain is; takes at most [`KEYCHAIN_LIMIT`].
    pub(crate) async fn keychain_here(
        &self,
        computer: &Computer,
        accounts: Option<Accounts>,
    ) -> KeychainHere {
        match look(computer, accounts).await {
            Ok(provider) => KeychainHere::Unlocked { provider },
            Err(failure) => KeychainHere::Unusable {
                problem: self.problem(failure),
            },
        }
    }
}

/// Whether the keychain works for cargo, and whether for our own accounts.
pub(crate) async fn which_work(setup: &Setup) -> (bool, bool) {
    let (cargos, ours) = tokio::join!(
        look(&setup.computer, None),
        ours(Some(setup.accounts.clone()))
    );
    (cargos.is_ok(), ours.is_ok())
}

/// Cargo's own provider for the store, once both stores answer.
async fn look(computer: &Computer, accounts: Option<Accounts>) -> Result<String, Failure> {
    if cargo_home::libsecret(computer) == Libsecret::Missing {
        return Err(Failure::new(ErrorCode::KeychainMissing)
            .at("libsecret-1.so.0")
            .because("cargo reads the keychain through libsecret, which is not installed."));
    }
    let cargos = timeout(KEYCHAIN_LIMIT, RegistryTokens::open(computer));
    let (cargos, ours) = tokio::join!(cargos, ours(accounts));
    // In this order, because the first says best what is wrong with a keychain.
    cargos.map_err(|_| too_slow())??;
    ours?;
    Ok(StoreKind::of_this_system().credential_provider().to_owned())
}

/// The check cleans up after itself, so it goes on when it is too slow to be
/// waited for.
async fn ours(accounts: Option<Accounts>) -> Result<(), Failure> {
    let Some(accounts) = accounts else {
        return Ok(());
    };
    let check = tokio::spawn(async move { accounts.check_store().await });
    match timeout(KEYCHAIN_LIMIT, check).await {
        Ok(Ok(checked)) => Ok(checked?),
        Ok(Err(error)) => Err(Failure::new(ErrorCode::Internal).because(error)),
        Err(_) => Err(too_slow()),
    }
}

fn too_slow() -> Failure {
    let seconds = KEYCHAIN_LIMIT.as_secs();
    Failure::new(ErrorCode::KeychainTimedOut)
        .because(format!("It did not answer within {seconds} seconds."))
}
