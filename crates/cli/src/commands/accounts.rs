//! `accounts`: the organizations that this person is signed in to. Asks no
//! server and no keychain.

use setup::Failure;
use sign_in::Account;

use super::Context;
use super::context::account_line;
use crate::exit_status::ExitStatus;
use crate::output::{Line, Table};

pub(super) fn run(context: &Context) -> Result<ExitStatus, Failure> {
    let accounts = context.setup()?.accounts.list()?;
    if accounts.is_empty() {
        let words = "Nobody is signed in. Sign in with `feedwright sign-in --organization URL`.";
        context.printer.note(words);
        return Ok(ExitStatus::Done);
    }
    let mut table = Table::new([
        "ORGANIZATION",
        "USER",
        "KIND",
        "TENANT",
        "STORE",
        "SINCE",
        "ENDS",
    ]);
    for account in &accounts {
        let line = account_line(account);
        let (organization, user) = (line.organization.as_str(), line.user.as_str());
        let tenant = line.tenant.as_deref().unwrap_or("-");
        let ends = line
            .expires
            .as_deref()
            .unwrap_or_else(|| unknown_end(account));
        let (kind, store, added) = (&line.kind, &line.store, &line.added);
        let cells = [organization, user, kind, tenant, store, added, ends];
        table.row(cells);
        context.printer.line(&Line::Account(line));
    }
    context.printer.data(&table.render());
    Ok(ExitStatus::Done)
}

/// What stands where no end is known.
fn unknown_end(account: &Account) -> &'static str {
    match account.kind.is_entra() {
        true => "renews itself",
        false => "not known",
    }
}
