//! `status`: whether this computer is as a profile says, without asking the
//! server or starting cargo. Status 2 when it is not.

use setup::Failure;
use setup::journal::{self, Run, RunState};

use super::{Context, set_up};
use crate::arguments::StatusArguments;
use crate::exit_status::ExitStatus;
use crate::output::Line;

pub(super) async fn run(
    context: &Context,
    arguments: &StatusArguments,
) -> Result<ExitStatus, Failure> {
    let setup = context.setup()?;
    let profile = set_up::from_file(&setup.computer, &arguments.profile)?;
    let plan = context.unless_cancelled(setup.status(&profile)).await?;
    context.printer.data(&set_up::plan_text(&plan, false));
    for notice in &plan.notices {
        context.printer.warning(&notice.text);
    }
    for run in journal::history(&setup.folders)? {
        if let Some(text) = unfinished(&run) {
            context.printer.warning(&text);
        }
    }
    let status = if plan.is_empty() {
        ExitStatus::Done
    } else {
        ExitStatus::ChangesPending
    };
    context.printer.line(&Line::Plan(plan));
    Ok(status)
}

/// What is left to do about a run that was stopped in the middle.
fn unfinished(run: &Run) -> Option<String> {
    let id = &run.id;
    match run.state {
        RunState::Interrupted => Some(format!(
            "Run {id} ended before every change was made. `feedwright apply` goes on, `feedwright undo {id}` takes it back."
        )),
        RunState::PartlyUndone => Some(format!(
            "Run {id} is taken back in part. `feedwright undo {id}` takes back the rest."
        )),
        RunState::Applied | RunState::Undone => None,
    }
}
