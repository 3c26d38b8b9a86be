//! Any bytes as `accounts.json`.

use std::path::Path;

use azure_devops::Endpoints;

use super::{AccountsFile, render};

/// What is read is written as the same, and no account sends a secret where its
/// organization does not let people sign in.
pub fn accounts(data: &[u8]) {
    let file = AccountsFile::in_folder(Path::new("/configuration"));
    let Ok(accounts) = file.parse(data) else {
        return;
    };
    for account in &accounts {
        let endpoints = Endpoints::parse(account.organization.as_str());
        let may = |entra: &crate::EntraAccount| {
            let organization = endpoints.as_ref();
            organization.is_ok_and(|it| it.may_use_entra() && it.may_sign_in_at(&entra.authority))
        };
        assert!(account.entra.as_ref().is_none_or(may), "{account:?}");
        let _ = (account.expires(), account.needs_store());
    }
    let written = render(&accounts);
    let again = file.parse(written.as_bytes());
    assert_eq!(again.ok().as_ref(), Some(&accounts), "{written}");
}
