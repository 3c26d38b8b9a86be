//! Somebody with one registered feed and a token for it, for the fuzzer and for
//! this crate's own tests; in no program.

use std::time::Duration;

use azure_devops::Endpoints;
use azure_devops::network::NetworkOptions;
use secrecy::SecretString;
use sign_in::{Authorization, Registrations};

use crate::desk::{NoList, NoToken, Person};

/// The one registry that is registered, and whose it is.
pub(crate) const FEED: &str =
    "sparse+https://pkgs.dev.azure.com/contoso/_packaging/mirror/Cargo/index/";
const ORGANIZATION: &str = "https://dev.azure.com/contoso";

/// Somebody whose header is made anew each time it is asked for.
pub(crate) struct Somebody<Token>(pub(crate) Token);

impl<Token: Fn() -> SecretString> Person for Somebody<Token> {
    fn registrations(&self) -> Result<Registrations, NoList> {
        let organization = Endpoints::parse(ORGANIZATION).map_err(|_| NoList::NoHome)?;
        let list = Registrations::default().with(FEED, &organization);
        list.map_err(|_| NoList::NoHome)
    }

    fn is_signed_in(&self, _: &Endpoints) -> Result<bool, NoToken> {
        Ok(true)
    }

    fn authorization(
        &self,
        _: &Endpoints,
        _: Option<Duration>,
        _: &NetworkOptions,
    ) -> Result<Authorization, NoToken> {
        let header = (self.0)();
        Ok(Authorization {
            header,
            expires: None,
        })
    }
}
