//! `doctor`: looks whether all is well, tells it, and mends what a person agrees
//! to. What is found and what mends it is decided by the engine; this command
//! changes nothing but by a plan that was shown.

mod count;
mod mend;
mod report;
mod show;

use setup::{Check, Examined, Failure, Setup};

use self::count::Count;
use self::mend::Mended;
use super::Context;
use crate::arguments::DoctorArguments;
use crate::exit_status::ExitStatus;
use crate::output::{ExaminedLine, Line};
use crate::steps::Waiting;

pub(super) async fn run(
    context: &Context,
    arguments: &DoctorArguments,
) -> Result<ExitStatus, Failure> {
    if arguments.fix && !arguments.yes {
        // Nobody shall wait for looks after which nothing can be asked.
        context.prompt.require("--yes")?;
    }
    if let Some(path) = arguments.report_file() {
        report::refuse_existing(path)?;
    }
    let setup = context.setup()?;
    let mut examined = look(context, &setup).await?;
    tell(context, &examined, arguments, &[]);
    let mut mended = Mended::default();
    if arguments.fix {
        (examined, mended) = mend::all(context, &setup, examined, arguments.yes).await?;
        if !mended.runs.is_empty() {
            tell(context, &examined, arguments, &mended.runs);
        }
    }
    report::write(context, &setup, &examined, arguments).await?;
    let can_go_on = !arguments.fix || mended.declined;
    Ok(status(&Count::of(&examined), mended.failed, can_go_on))
}

/// Looks; on a terminal a person sees that it goes on.
async fn look(context: &Context, setup: &Setup) -> Result<Examined, Failure> {
    let waiting = Waiting::begin(&context.printer, "Looking");
    let mut done = 0_usize;
    let mut report = |_: &Check| {
        done += 1;
        waiting.say(&format!("Looking: {done} done"));
    };
    setup.examine(&mut report, &context.cancel).await
}

/// Says what was found: every check as a line of `--json`, or the text.
fn tell(context: &Context, examined: &Examined, arguments: &DoctorArguments, runs: &[String]) {
    let printer = &context.printer;
    let count = Count::of(examined);
    for check in &examined.checks {
        printer.line(&Line::Check(check.clone()));
    }
    printer.line(&Line::Examined(ExaminedLine {
        set_ups: examined.set_ups,
        feed: examined.feed.clone(),
        failed: count.failed,
        warnings: count.warnings,
        skipped: count.skipped,
        ok: count.ok,
        mendable: count.mendable,
        runs: runs.to_vec(),
        milliseconds: examined.milliseconds,
    }));
    if !arguments.prints_report() {
        printer.data(&show::text(examined, &count, arguments.verbose));
    }
    if !runs.is_empty() {
        let undo = runs
            .iter()
            .rev()
            .map(|run| format!("`feedwright undo {run}`"));
        let undo: Vec<String> = undo.collect();
        printer.note(&format!("{} puts it back.", undo.join(", then ")));
    }
}

/// What nobody can mend from here is worse than what `--fix` can.
fn status(count: &Count, failed: bool, can_go_on: bool) -> ExitStatus {
    let mendable = if can_go_on { count.mendable_failed } else { 0 };
    if failed || count.failed > mendable {
        ExitStatus::Failed
    } else if can_go_on && count.mendable > 0 {
        ExitStatus::ChangesPending
    } else {
        ExitStatus::Done
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_status_tells_what_is_left_to_do() {
        let check = |(failed, mendable_failed, mendable), broke, can_go_on, expect| {
            let count = Count {
                failed,
                mendable_failed,
                mendable,
                skipped: 3,
                ..Count::default()
            };
            assert_eq!(status(&count, broke, can_go_on), expect, "{count:?}");
        };
        check((0, 0, 0), false, true, ExitStatus::Done);
        check((0, 0, 1), false, true, ExitStatus::ChangesPending);
        check((2, 2, 2), false, true, ExitStatus::ChangesPending);
        check((2, 1, 1), false, true, ExitStatus::Failed);
        // Mended already, as far as it can be.
        check((0, 0, 1), false, false, ExitStatus::Done);
        check((1, 1, 1), false, false, ExitStatus::Failed);
        check((0, 0, 0), true, false, ExitStatus::Failed);
    }
}
