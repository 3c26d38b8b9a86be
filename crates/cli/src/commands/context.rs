//! What every command has at hand.

use std::future::Future;
use std::sync::Arc;
use std::time::Duration;

use azure_devops::{ClientOptions, PastedAddress, Waiting, WaitingReason};
use cargo_home::{Computer, ComputerError};
use setup::profile::NetworkWish;
use setup::{ErrorCode, Failure, Setup};
use sign_in::{Account, Accounts, SecretStore};
use time::format_description::well_known::Rfc3339;
use tokio_util::sync::CancellationToken;

use crate::output::{AccountLine, Printer};
use crate::prompt::Prompt;

/// Shorter waits are not worth a line.
const LONG_WAIT: Duration = Duration::from_secs(2);

/// What every command has at hand.
pub(crate) struct Context {
    /// Where everything is said.
    pub(crate) printer: Arc<Printer>,
    /// Who may be asked.
    pub(crate) prompt: Prompt,
    /// Cancelled by the first Ctrl-C.
    pub(crate) cancel: CancellationToken,
    /// The environment that the command sees.
    pub(crate) computer: Box<dyn Fn() -> Result<Computer, ComputerError>>,
    /// Where the secrets of accounts are kept.
    pub(crate) secrets: SecretStore,
}

impl Context {
    /// The engine for this computer, with the accounts of this person.
    pub(crate) fn setup(&self) -> Result<Setup, Failure> {
        let computer = (self.computer)()?;
        let folders = setup::folders_of(&computer);
        let accounts = Accounts::open(&folders.configuration, self.secrets.clone())?;
        let network = setup::network_options(&computer, &NetworkWish::default());
        Ok(Setup {
            computer,
            folders,
            accounts,
            client_options: ClientOptions {
                observer: Some(self.waits()),
                network,
                ..ClientOptions::default()
            },
            provider_program: None,
        })
    }

    /// Says what the client waits for, when a person would wonder.
    fn waits(&self) -> Arc<dyn Fn(Waiting) + Send + Sync> {
        let printer = Arc::clone(&self.printer);
        Arc::new(move |waiting| {
            if waiting.delay >= LONG_WAIT || waiting.reason == WaitingReason::ServerAsked {
                let reason = match waiting.reason {
                    WaitingReason::ServerAsked => "The server asks to wait",
                    WaitingReason::NewFeed => "The new feed does not answer yet; trying again in",
                    _ => "The server did not answer well; trying again in",
                };
                printer.note(&format!(
                    "{reason} {:.0} s.",
                    waiting.delay.as_secs_f64().ceil()
                ));
            }
        })
    }

    /// Waits for work that may be dropped at any point, or for Ctrl-C.
    pub(crate) async fn unless_cancelled<T, E: Into<Failure>>(
        &self,
        work: impl Future<Output = Result<T, E>>,
    ) -> Result<T, Failure> {
        tokio::select! {
            () = self.cancel.cancelled() => Err(ErrorCode::Cancelled.into()),
            done = work => done.map_err(Into::into),
        }
    }
}

/// The organization (and project and feed, when the page is one of theirs) of
/// a pasted address.
pub(crate) fn pasted(address: &str) -> Result<PastedAddress, Failure> {
    Ok(PastedAddress::parse(address)?)
}

/// An account as `--json` prints it.
pub(crate) fn account_line(account: &Account) -> AccountLine {
    AccountLine {
        organization: account.organization.to_string(),
        kind: account.kind.as_str().to_owned(),
        user: account.user_display_name.clone(),
        user_id: account.user_id.clone(),
        // A time of ours has a year of four digits, which always formats.
        added: account.added.format(&Rfc3339).unwrap_or_default(),
        store: account.store.as_str().to_owned(),
        tenant: account.entra.as_ref().map(|it| it.tenant.to_string()),
        expires: account
            .expires()
            .map(|end| end.format(&Rfc3339).unwrap_or_default()),
        mints: account.minting.is_some(),
    }
}
