//! `accounts`: the organizations that this person is signed in to. Asks no
//! server and no keychain.

use setup::Failure;

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
    let mut table = Table::new(["ORGANIZATION", "USER", "KIND", "STORE", "SINCE"]);
    for account in &accounts {
        let line = account_line(account);
        let (organization, user) = (line.organization.as_str(), line.user.as_str());
        let cells = [organization, user, &line.kind, &line.store, &line.added];
        table.row(cells);
        context.printer.line(&Line::Account(line));
    }
    context.printer.data(&table.render());
    Ok(ExitStatus::Done)
}
