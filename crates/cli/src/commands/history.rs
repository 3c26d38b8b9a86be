//! `history`: the runs that changed something, newest first.

use setup::Failure;
use setup::journal::{self, RunState};

use super::Context;
use crate::exit_status::ExitStatus;
use crate::output::{Line, Table};

pub(super) fn run(context: &Context) -> Result<ExitStatus, Failure> {
    let setup = context.setup()?;
    let runs = journal::history(&setup.folders)?;
    if runs.is_empty() {
        context
            .printer
            .note("Nothing has been changed by Feedwright yet.");
        return Ok(ExitStatus::Done);
    }
    let mut table = Table::new(["RUN", "STATE", "CHANGES", "FEED", "PROOF", "ORGANIZATION"]);
    for run in runs {
        let proof = run
            .proof
            .as_ref()
            .map_or_else(String::new, |(package, version)| {
                format!("{package} {version}")
            });
        let changes = run.changes.len().to_string();
        table.row([
            &run.id,
            words(run.state),
            &changes,
            &run.feed,
            &proof,
            &run.organization,
        ]);
        context.printer.line(&Line::Run(run));
    }
    context.printer.data(&table.render());
    Ok(ExitStatus::Done)
}

fn words(state: RunState) -> &'static str {
    match state {
        RunState::Applied => "applied",
        RunState::Interrupted => "interrupted",
        RunState::PartlyUndone => "partly undone",
        RunState::Undone => "undone",
    }
}
