//! Who is signed in where, and signing out. It asks no server, and no token
//! leaves it.

use super::history::organization_name;
use super::plan::count;
use super::set_up::under_way;
use super::{Answer, Session};
use crate::contract::{AccountRow, SignOutEnd};
use azure_devops::Endpoints;
use setup::journal::{self, Recorded, RunState};
use setup::{Failure, Setup};
use sign_in::{Account, StoreKind};
use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;
use time::OffsetDateTime;
use time::format_description::well_known::Rfc3339;

/// Configuration files of repositories, by the organization's key.
type Repositories = BTreeMap<String, BTreeSet<PathBuf>>;

impl Session {
    /// The accounts that are kept, in the order of signing in.
    ///
    /// # Errors
    /// When the list or the journals cannot be read.
    pub async fn list_accounts(&self) -> Answer<Vec<AccountRow>> {
        let rows = || {
            let setup = self.setup()?;
            let repositories = repositories(&setup)?;
            let accounts = setup.accounts.list()?;
            let rows = accounts.iter().map(|account| row(account, &repositories));
            Ok::<_, Failure>(rows.collect())
        };
        rows().map_err(|failure| self.problem(failure))
    }

    /// Removes an account with its token; that there is none is no failure.
    ///
    /// # Errors
    /// When the store or the list refused; the account is still listed then.
    pub async fn sign_out(&self, url: String) -> Answer<SignOutEnd> {
        let signed_out = async {
            let endpoints = Endpoints::parse(&url)?;
            let _changing = self.changing.try_lock().map_err(|_| under_way())?;
            let Setup {
                accounts,
                client_options,
                ..
            } = self.setup()?;
            let page = endpoints.token_page().to_string();
            let ended = accounts.sign_out(&endpoints, client_options).await?;
            let still_good = ended.still_good.map(|(minted, _)| minted.valid_to);
            Ok::<_, Failure>(SignOutEnd {
                page: still_good.map(|_| page),
                still_good_until: still_good.map(moment),
            })
        };
        signed_out.await.map_err(|failure| self.problem(failure))
    }
}

/// In which repositories cargo uses a feed of each organization, as far as our
/// own journals know.
fn repositories(setup: &Setup) -> Result<Repositories, Failure> {
    let mut found = Repositories::new();
    for run in journal::history(&setup.folders)? {
        if run.state == RunState::Undone {
            continue;
        }
        let Ok(endpoints) = Endpoints::parse(&run.organization) else {
            continue;
        };
        for change in run.changes.iter().filter(|c| c.done && !c.undone) {
            match &change.change {
                Recorded::WriteFile { path, .. }
                    if !path.starts_with(&setup.computer.cargo_home) =>
                {
                    let files = found.entry(endpoints.key()).or_default();
                    files.insert(path.clone());
                }
                _ => {}
            }
        }
    }
    Ok(found)
}

fn row(account: &Account, repositories: &Repositories) -> AccountRow {
    let url = account.organization.to_string();
    let key = Endpoints::parse(&url).map(|endpoints| endpoints.key());
    let files = key.ok().and_then(|key| repositories.get(&key));
    AccountRow {
        organization: organization_name(&url),
        url,
        name: account.user_display_name.clone(),
        store: match account.store {
            StoreKind::Keychain => super::store_name().to_owned(),
            other => other.as_str().to_owned(),
        },
        added: moment(account.added),
        repositories: count(files.map_or(0, BTreeSet::len)),
        kind: account.kind.as_str().to_owned(),
        tenant: account.entra.as_ref().map(|entra| entra.tenant.to_string()),
        ends: account.expires().map(moment),
        renews: account.kind.is_entra(),
        minted: account.minting.is_some(),
        in_keychain: account.store == StoreKind::Keychain,
    }
}

/// A time of ours has a year of four digits, which always formats.
pub(crate) fn moment(time: OffsetDateTime) -> String {
    time.format(&Rfc3339).unwrap_or_default()
}
