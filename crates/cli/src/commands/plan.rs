//! `plan`: what a profile would change. Status 2 when there is anything.

use setup::Failure;

use super::{Context, set_up};
use crate::arguments::PlanArguments;
use crate::exit_status::ExitStatus;
use crate::output::Line;

pub(super) async fn run(
    context: &Context,
    arguments: &PlanArguments,
) -> Result<ExitStatus, Failure> {
    let setup = context.setup()?;
    let profile = set_up::from_file(&setup.computer, &arguments.profile)?;
    let prepared = context.unless_cancelled(setup.prepare(profile)).await?;
    context
        .printer
        .data(&set_up::plan_text(&prepared.plan, true));
    for notice in &prepared.plan.notices {
        context.printer.warning(&notice.text);
    }
    let status = if prepared.plan.is_empty() {
        ExitStatus::Done
    } else {
        ExitStatus::ChangesPending
    };
    context.printer.line(&Line::Plan(prepared.plan));
    Ok(status)
}
