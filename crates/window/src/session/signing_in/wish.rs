//! As which application, and in which directory, people sign in: as is set for
//! everybody on this computer, else as the opened profile says, else the settings, else the environment, else the build.
//! There is no other default, and nothing here asks anybody.

use crate::contract::SignInWay;
use crate::session::Session;
use setup::profile::{AccountKind, NetworkWish};
use setup::{ErrorCode, Failure, FoundClientId, Policy, Profile, Setup};
use sign_in::{ClientId, EntraWish};

/// What an opened profile says of signing in and of the way there.
#[derive(Clone, Debug)]
pub(crate) struct ProfileWish {
    /// The kind of account.
    pub(crate) account: AccountKind,
    entra: EntraWish,
    /// The way to the network, which no page asks for.
    pub(crate) network: NetworkWish,
}

impl ProfileWish {
    pub(crate) fn of(profile: &Profile) -> ProfileWish {
        ProfileWish {
            account: profile.account,
            entra: EntraWish::from(&profile.entra),
            network: profile.network.clone(),
        }
    }
}

impl Session {
    /// The application that people sign in with.
    ///
    /// # Errors
    /// What is set for everybody is another one or cannot be used, or the
    /// environment is asked and names none.
    pub(super) fn client_id(&self, setup: &Setup) -> Result<Option<ClientId>, Failure> {
        let opened = self
            .state()
            .opened
            .as_ref()
            .and_then(|it| it.entra.client_id);
        let set = || {
            let (settings, ..) = self.begin();
            ClientId::parse(&settings.client_id?).ok()
        };
        let policy = Policy::here(&setup.computer)?;
        match policy.client_id(opened.or_else(set))? {
            Some(id) => Ok(Some(id)),
            None => Ok(FoundClientId::of(&setup.computer)?.map(|found| found.id)),
        }
    }

    /// Signing in by a code on another device was asked for, by the person or
    /// by the profile.
    pub(super) fn wants_device_code(&self) -> bool {
        let opened = self.state().opened.as_ref().map(|it| it.account);
        opened == Some(AccountKind::DeviceCode) || self.begin().0.device_code
    }

    /// What Entra is to know for a sign-in like this.
    ///
    /// # Errors
    /// [`ErrorCode::NotAvailableYet`] for a way that is not offered here, and
    /// when it is not known which application signs in.
    pub(super) fn entra_wish(&self, way: SignInWay, setup: &Setup) -> Result<EntraWish, Failure> {
        let refused = |why: &str| Err(Failure::new(ErrorCode::NotAvailableYet).because(why));
        if self.state().practice.is_some() {
            return refused("In practice mode people sign in with the practice token.");
        }
        match way {
            SignInWay::Token => return refused("A token is pasted; `check_token` takes it."),
            SignInWay::DeviceCode if !self.wants_device_code() => {
                return refused("Signing in by a code on another device is off in the settings.");
            }
            _ => {}
        }
        let person = matches!(way, SignInWay::Browser | SignInWay::DeviceCode);
        let client_id = match person {
            true => self.client_id(setup)?,
            false => None,
        };
        if way == SignInWay::DeviceCode {
            Policy::here(&setup.computer)?.check(sign_in::AccountKind::DeviceCode)?;
        }
        let opened = self.state().opened.clone();
        Ok(EntraWish {
            client_id,
            ..opened.map(|it| it.entra).unwrap_or_default()
        })
    }
}
