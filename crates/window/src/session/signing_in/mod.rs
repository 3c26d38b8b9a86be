//! Signing in without a pasted token: one sign-in at a time, which the person
//! can leave at any moment. Who was signed in is held in memory like a token
//! that was pasted. No code, token or what renews one is in any message.

mod ways;
mod wish;

pub(crate) use wish::ProfileWish;

use super::accounts::moment;
use super::token::lists_projects;
use super::{Answer, Session, State};
use crate::contract::{AccountName, SignInEvent, SignInWay, SignedInView};
use crate::problem;
use azure_devops::{ClientOptions, Endpoints};
use setup::{ErrorCode, Failure, Setup};
use sign_in::{AccountKind, Accounts, CheckedAccount, EntraWish, SecretStore, SignInError};
use sign_in::{DeviceCode, TokenOptions};
use std::sync::{Mutex, PoisonError};
use tokio_util::sync::CancellationToken;
use url::Url;

/// Tells the page; of many threads, because the engine's callbacks are.
type Tell<'a> = dyn Fn(SignInEvent) + Send + Sync + 'a;
/// Asks the system's browser for a page.
type Open<'a> = dyn Fn(&str) + Send + Sync + 'a;

/// A sign-in that has begun.
struct Begun {
    setup: Setup,
    endpoints: Endpoints,
    wish: EntraWish,
    cancel: CancellationToken,
    /// See [`State::token_wish`].
    turn: u64,
}

impl Session {
    /// Signs in, and holds the account in memory; what was held before is
    /// forgotten, and a sign-in that waits is cancelled. `open` asks the
    /// system's browser for a page; whether one came up nobody knows, so its
    /// address is told as well.
    ///
    /// # Errors
    /// Whatever Entra, the organization, a program or the person refused, and
    /// [`ErrorCode::Cancelled`] when the person has gone on since.
    pub async fn sign_in_with(
        &self,
        way: SignInWay,
        open: &(dyn Fn(&str) + Send + Sync),
        report: &mut (dyn FnMut(SignInEvent) + Send),
    ) -> Answer<SignedInView> {
        let begun = self.begin_signing_in(way).map_err(|f| self.problem(f))?;
        let report = Mutex::new(report);
        let tell = |event| {
            let mut report = report.lock().unwrap_or_else(PoisonError::into_inner);
            report(event);
        };
        tell(SignInEvent::Checking);
        let signed_in = tokio::select! {
            biased;
            () = begun.cancel.cancelled() => Err(ErrorCode::Cancelled.into()),
            signed_in = Box::pin(self.signed_in(&begun, way, open, &tell)) => signed_in,
        };
        self.state().end_signing_in(begun.turn);
        signed_in.map_err(|failure| match failure.code {
            // Who cancels needs no report of it.
            ErrorCode::Cancelled => problem::of(&failure),
            _ => self.problem(failure),
        })
    }

    /// Cancels the sign-in that waits, if one does: its port closes, and what
    /// it brought is forgotten. A token that is being checked is left alone.
    ///
    /// # Errors
    /// Never.
    pub async fn cancel_sign_in(&self) -> Answer<()> {
        let mut state = self.state();
        if state.signing_in.is_some() {
            state.next_turn();
            state.forget_held();
        }
        Ok(())
    }

    fn begin_signing_in(&self, way: SignInWay) -> Result<Begun, Failure> {
        let setup = self.setup()?;
        let endpoints = self.chosen()?.endpoints;
        let wish = self.entra_wish(way, &setup)?;
        let cancel = CancellationToken::new();
        let mut state = self.state();
        let turn = state.next_turn();
        setup.accounts.forget_held(&endpoints);
        state.signing_in = Some(cancel.clone());
        Ok(Begun {
            setup,
            endpoints,
            wish,
            cancel,
            turn,
        })
    }

    async fn signed_in(
        &self,
        begun: &Begun,
        way: SignInWay,
        open: &Open<'_>,
        tell: &Tell<'_>,
    ) -> Result<SignedInView, Failure> {
        let accounts = &begun.setup.accounts;
        let checked = match checked(accounts, begun, way, open, tell).await {
            Err(SignInError::Keychain(_)) => {
                // The person has been told, and chooses where Cargo's token
                // lives; this one is in memory alone until it is kept.
                let folder = &begun.setup.folders.configuration;
                let accounts = Accounts::open(folder, SecretStore::memory())?;
                checked(&accounts, begun, way, open, tell).await?
            }
            checked => checked?,
        };
        let account = checked.account().clone();
        let (setup, endpoints) = (&begun.setup, &begun.endpoints);
        if !self.hold(setup, checked, begun.turn) {
            return Err(ErrorCode::Cancelled.into());
        }
        let options = TokenOptions::with_client(setup.client_options.clone());
        let credential = accounts.credential(endpoints, &options).await?;
        let lists_projects = match credential {
            Some(credential) => lists_projects(setup, endpoints, credential).await,
            None => false,
        };
        Ok(SignedInView {
            account: AccountName {
                name: account.user_display_name,
            },
            organization: endpoints.name().to_owned(),
            lists_projects,
            renews: account.kind.is_entra(),
            tenant: account.entra.map(|entra| entra.tenant.to_string()),
        })
    }
}

/// Signs in; nothing is kept or held yet.
async fn checked(
    accounts: &Accounts,
    begun: &Begun,
    way: SignInWay,
    open: &Open<'_>,
    tell: &Tell<'_>,
) -> Result<CheckedAccount, SignInError> {
    let (endpoints, wish) = (&begun.endpoints, begun.wish.clone());
    let options: ClientOptions = begun.setup.client_options.clone();
    match way {
        SignInWay::Browser => {
            let open = |page: &Url| {
                let address = page.to_string();
                tell(SignInEvent::Browser {
                    address: address.clone(),
                });
                open(&address);
            };
            let signing_in = accounts.sign_in_in_browser(endpoints, wish, &open, options);
            Box::pin(signing_in).await
        }
        SignInWay::DeviceCode => {
            let show = |code: &DeviceCode| {
                tell(SignInEvent::DeviceCode {
                    code: code.user_code.clone(),
                    address: code.page.to_string(),
                    expires: moment(code.expires),
                });
            };
            let signing_in = accounts.sign_in_with_device_code(endpoints, wish, &show, options);
            Box::pin(signing_in).await
        }
        SignInWay::AzureCli | SignInWay::Token => {
            let kind = AccountKind::AzureCli;
            let signing_in = accounts.sign_in_as(endpoints, kind, wish, None, options);
            Box::pin(signing_in).await
        }
    }
}

impl State {
    /// The person goes on: a sign-in that waits is cancelled, and what comes
    /// of it, or of a token that is being checked, comes too late.
    pub(crate) fn next_turn(&mut self) -> u64 {
        if let Some(waiting) = self.signing_in.take() {
            waiting.cancel();
        }
        self.token_wish += 1;
        self.token_wish
    }

    /// Nothing waits any more, unless another one has begun since.
    fn end_signing_in(&mut self, turn: u64) {
        if self.token_wish == turn {
            self.signing_in = None;
        }
    }

    /// Forgets the account that is held for the chosen organization.
    pub(crate) fn forget_held(&self) {
        let engine = self.practice.as_ref().or(self.real.as_ref());
        if let (Some(engine), Some(chosen)) = (engine, &self.chosen) {
            engine.accounts.forget_held(&chosen.endpoints);
        }
    }
}
