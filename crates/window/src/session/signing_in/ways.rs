//! Which ways to sign in there are: the organization is asked whether its
//! people sign in through Entra, and the Azure CLI who is signed in with it, both
//! at once and for a few seconds at most. No token is sent or asked for.

use crate::contract::{SignInWay, WayReason, WayView};
use crate::session::{Answer, Session};
use azure_devops::Endpoints;
use setup::profile::AccountKind;
use setup::{Failure, Setup};
use sign_in::EntraError;
use std::time::Duration;
use tokio::time::timeout;

/// How long the organization is waited for; the Azure CLI has its own limit.
const LIMIT: Duration = Duration::from_secs(8);
/// Every way, the one with the fewest presses first.
const BY_PRESSES: [SignInWay; 4] = [
    SignInWay::AzureCli,
    SignInWay::Browser,
    SignInWay::DeviceCode,
    SignInWay::Token,
];

/// What was found out.
struct Found {
    /// Why nobody signs in through Entra; none when people do.
    entra: Option<WayReason>,
    /// Who is signed in with the Azure CLI.
    azure_cli: Result<String, WayReason>,
    has_client: bool,
    wants_device_code: bool,
}

impl Session {
    /// The ways to sign in to the chosen organization, the possible ones first.
    /// A profile that was opened puts its own way in front of these.
    ///
    /// # Errors
    /// When no organization is chosen; what cannot be found out is a reason.
    pub async fn sign_in_ways(&self) -> Answer<Vec<WayView>> {
        let begun = || Ok::<_, Failure>((self.setup()?, self.chosen()?.endpoints));
        let (setup, endpoints) = begun().map_err(|failure| self.problem(failure))?;
        let practises = self.state().practice.is_some();
        let (entra, azure_cli) = match practises || !endpoints.may_use_entra() {
            true => (Some(WayReason::NotOffered), Err(WayReason::NotOffered)),
            false => tokio::join!(self.entra(&endpoints, &setup), self.azure_cli()),
        };
        let found = Found {
            entra,
            azure_cli,
            // A wrong one is told of to whoever goes this way.
            has_client: !matches!(self.client_id(&setup), Ok(None)),
            wants_device_code: self.wants_device_code(),
        };
        let wanted = self.state().opened.as_ref().and_then(|it| way(it.account));
        Ok(found.ways(wanted))
    }

    /// Why the organization's people do not sign in through Entra.
    async fn entra(&self, endpoints: &Endpoints, setup: &Setup) -> Option<WayReason> {
        let asked = azure_devops::sign_in_ways(endpoints, &setup.client_options);
        match timeout(LIMIT, asked).await {
            Ok(Ok(ways)) if ways.entra.is_some() => None,
            Ok(Ok(_)) => Some(WayReason::NotOffered),
            Ok(Err(azure_devops::SignInWaysError::Request(error))) => {
                self.problem(error.into());
                Some(WayReason::NoAnswer)
            }
            Ok(Err(error)) => {
                // It names a place that is none of Microsoft's.
                self.problem(sign_in::SignInError::from(error).into());
                Some(WayReason::NotOffered)
            }
            Err(_) => Some(WayReason::NoAnswer),
        }
    }

    async fn azure_cli(&self) -> Result<String, WayReason> {
        match sign_in::azure_cli_account().await {
            Ok(Some(account)) => Ok(account.user),
            Ok(None) | Err(EntraError::NotSignedIn { .. }) => Err(WayReason::SignedOut),
            Err(EntraError::NoProgram { .. }) => Err(WayReason::NotInstalled),
            Err(error) => {
                self.problem(error.into());
                Err(WayReason::NoAnswer)
            }
        }
    }
}

/// The way of a profile's kind of account, as far as the window has it.
fn way(account: AccountKind) -> Option<SignInWay> {
    match account {
        AccountKind::PersonalAccessToken => Some(SignInWay::Token),
        AccountKind::Browser => Some(SignInWay::Browser),
        AccountKind::DeviceCode => Some(SignInWay::DeviceCode),
        AccountKind::AzureCli => Some(SignInWay::AzureCli),
        _ => None,
    }
}

impl Found {
    fn ways(&self, wanted: Option<SignInWay>) -> Vec<WayView> {
        let mut ways = BY_PRESSES.map(|way| {
            let reason = self.reason(way);
            let account = self.azure_cli.as_ref().ok();
            let knows = way == SignInWay::AzureCli && reason.is_none();
            WayView {
                way,
                possible: reason.is_none(),
                account: account.filter(|_| knows).cloned(),
                reason,
            }
        });
        // Stable, so that presses decide among equals.
        ways.sort_by_key(|view| (!view.possible, Some(view.way) != wanted));
        ways.into()
    }

    fn reason(&self, way: SignInWay) -> Option<WayReason> {
        let no_client = (!self.has_client).then_some(WayReason::NoClient);
        match way {
            SignInWay::Token => None,
            SignInWay::DeviceCode if !self.wants_device_code => Some(WayReason::Off),
            SignInWay::Browser | SignInWay::DeviceCode => self.entra.or(no_client),
            SignInWay::AzureCli => match &self.azure_cli {
                // What the person can mend goes before what may pass.
                Err(reason) if self.entra != Some(WayReason::NotOffered) => Some(*reason),
                _ => self.entra,
            },
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(entra: Option<WayReason>, azure_cli: Result<&str, WayReason>) -> Found {
        Found {
            entra,
            azure_cli: azure_cli.map(str::to_owned),
            has_client: false,
            wants_device_code: false,
        }
    }

    fn told(ways: &[WayView]) -> String {
        let one = |view: &WayView| match (&view.account, view.reason) {
            (None, None) => format!("{:?}", view.way),
            (Some(account), None) => format!("{:?}={account}", view.way),
            (_, Some(reason)) => format!("{:?}:{reason:?}", view.way),
        };
        ways.iter().map(one).collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn the_possible_ways_with_the_fewest_presses_come_first() {
        use WayReason::{NoAnswer, NotInstalled, NotOffered, SignedOut};
        let check = |found: &Found, wanted: Option<SignInWay>, expect: &str| {
            assert_eq!(told(&found.ways(wanted)), expect);
        };
        check(
            &found(None, Err(NotInstalled)),
            None,
            "Token AzureCli:NotInstalled Browser:NoClient DeviceCode:Off",
        );
        check(
            &found(None, Ok("ada")),
            None,
            "AzureCli=ada Token Browser:NoClient DeviceCode:Off",
        );
        check(
            &found(Some(NotOffered), Err(NotOffered)),
            None,
            "Token AzureCli:NotOffered Browser:NotOffered DeviceCode:Off",
        );
        check(
            &found(Some(NoAnswer), Err(SignedOut)),
            None,
            "Token AzureCli:SignedOut Browser:NoAnswer DeviceCode:Off",
        );
        check(
            &found(Some(NoAnswer), Ok("ada")),
            None,
            "Token AzureCli:NoAnswer Browser:NoAnswer DeviceCode:Off",
        );
        let all = Found {
            has_client: true,
            wants_device_code: true,
            ..found(None, Ok("ada"))
        };
        check(&all, None, "AzureCli=ada Browser DeviceCode Token");
        check(
            &all,
            Some(SignInWay::Token),
            "Token AzureCli=ada Browser DeviceCode",
        );
    }
}
