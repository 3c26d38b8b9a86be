//! Where Cargo's token may live, for the account that is signed in and this
//! computer, and what is taken where nobody chooses. Without a keychain nothing
//! is taken: the person chooses. It keeps nothing itself.

use super::{Answer, Session};
use crate::contract::{StoreReason, StoreWay, StoreWayView};
use setup::profile::{AccountKind, RawCredentials, StoreKind};
use setup::{Failure, Setup};

/// Every place, that of most people first.
const WAYS: [StoreWay; 3] = [
    StoreWay::Keychain,
    StoreWay::Provider,
    StoreWay::Environment,
];

/// What decides.
struct Facts {
    account: AccountKind,
    mints: bool,
    /// The keychain that Cargo reads, and that of our own accounts.
    cargos: bool,
    ours: bool,
    /// Our credential provider is there, and can read the account.
    provider: Result<(), StoreReason>,
}

impl Session {
    /// Where Cargo's token may live: the possible places first. Takes a few
    /// seconds at most, also where the keychain hangs.
    ///
    /// # Errors
    /// When no organization is chosen, or the list of accounts cannot be read.
    pub async fn store_ways(&self) -> Answer<Vec<StoreWayView>> {
        let begun = || {
            let setup = self.setup()?;
            let account = setup.accounts.find(&self.chosen()?.endpoints)?;
            let of_account = account.as_ref().map(RawCredentials::of_account);
            let credentials = of_account.transpose()?.unwrap_or_default();
            Ok::<_, Failure>((credentials.account, credentials.mint, setup))
        };
        let (account, mints, setup) = begun().map_err(|failure| self.problem(failure))?;
        let (cargos, ours) = super::keychain::which_work(&setup).await;
        let practises = self.state().practice.is_some();
        let facts = Facts {
            account,
            mints,
            cargos,
            ours,
            provider: provider(&setup, practises),
        };
        Ok(facts.ways())
    }
}

/// The accounts of practice are in this process alone, where Cargo's provider
/// cannot read them.
fn provider(setup: &Setup, practises: bool) -> Result<(), StoreReason> {
    match practises {
        true => Err(StoreReason::NotHere),
        false => setup
            .provider()
            .map(drop)
            .map_err(|_| StoreReason::NoProvider),
    }
}

impl Facts {
    fn ways(&self) -> Vec<StoreWayView> {
        let usual = way_of(self.account.usual_store());
        let mut ways = WAYS.map(|way| {
            let reason = self.reason(way);
            StoreWayView {
                way,
                possible: reason.is_none(),
                chosen: reason.is_none() && way == usual,
                reason,
            }
        });
        ways.sort_by_key(|view| !view.possible);
        ways.into()
    }

    fn reason(&self, way: StoreWay) -> Option<StoreReason> {
        let needs_ours = self.account.keeps_secret() || self.mints;
        match way {
            StoreWay::Keychain if self.account.is_entra() && !self.mints => {
                Some(StoreReason::TokenEnds)
            }
            StoreWay::Keychain if !(self.cargos && self.ours) => Some(StoreReason::NoKeychain),
            StoreWay::Provider => self.provider.err().or_else(|| {
                let cannot = needs_ours && !self.ours;
                cannot.then_some(StoreReason::NoKeychain)
            }),
            // The engine proves it there alone.
            StoreWay::Environment if !cfg!(target_os = "linux") => Some(StoreReason::NotHere),
            _ => None,
        }
    }
}

/// The place in a profile.
pub(crate) fn kind_of(way: StoreWay) -> StoreKind {
    match way {
        StoreWay::Keychain => StoreKind::Keychain,
        StoreWay::Provider => StoreKind::Provider,
        StoreWay::Environment => StoreKind::Environment,
    }
}

/// The same the other way round; a plain file is in no profile that is legal.
pub(crate) fn way_of(kind: StoreKind) -> StoreWay {
    match kind {
        StoreKind::Keychain => StoreWay::Keychain,
        StoreKind::Provider => StoreWay::Provider,
        StoreKind::Environment | StoreKind::PlainFile => StoreWay::Environment,
    }
}

#[cfg(all(test, target_os = "linux"))]
mod tests {
    use super::*;

    fn told(facts: &Facts) -> String {
        let one = |view: StoreWayView| match (view.chosen, view.reason) {
            (true, _) => format!("[{:?}]", view.way),
            (false, None) => format!("{:?}", view.way),
            (false, Some(reason)) => format!("{:?}:{reason:?}", view.way),
        };
        let ways = facts.ways().into_iter().map(one);
        ways.collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn account_and_computer_decide_where_a_token_may_live() {
        let check = |account, mints, keychain: bool, provider, expect: &str| {
            let facts = Facts {
                account,
                mints,
                cargos: keychain,
                ours: keychain,
                provider,
            };
            assert_eq!(told(&facts), expect, "{account:?} {keychain}");
        };
        use AccountKind::{AzureCli, Browser, PersonalAccessToken};
        let missing = Err(StoreReason::NoProvider);
        check(
            PersonalAccessToken,
            false,
            true,
            Ok(()),
            "[Keychain] Provider Environment",
        );
        check(
            Browser,
            false,
            true,
            Ok(()),
            "[Provider] Environment Keychain:TokenEnds",
        );
        check(
            Browser,
            true,
            true,
            Ok(()),
            "Keychain [Provider] Environment",
        );
        check(
            AzureCli,
            false,
            false,
            Ok(()),
            "[Provider] Environment Keychain:TokenEnds",
        );
        check(
            Browser,
            false,
            true,
            missing,
            "Environment Keychain:TokenEnds Provider:NoProvider",
        );
        for account in [PersonalAccessToken, Browser] {
            let keychain = match account.is_entra() {
                true => "TokenEnds",
                false => "NoKeychain",
            };
            let expect = format!("Environment Keychain:{keychain} Provider:NoKeychain");
            check(account, false, false, Ok(()), &expect);
        }
    }
}
