//! The way from a profile to the proof, as `quickstart` and `apply` go it:
//! look, show, ask, change, prove.

use std::sync::Arc;

use setup::event::Progress;
use setup::{Checked, ErrorCode, Failure, Prepared, Profile, ProofWish, Setup};

use super::{plan_text, proof_text};
use crate::commands::Context;
use crate::exit_status::ExitStatus;
use crate::output::Line;
use crate::steps::Steps;

/// How the way is gone.
pub(crate) struct WayWish {
    /// Nobody is asked.
    pub(crate) yes: bool,
    /// Prove it also when nothing was to be changed.
    pub(crate) always_prove: bool,
    /// Say how it is taken back; practice mode throws everything away itself.
    pub(crate) undo_hint: bool,
    /// What is proved.
    pub(crate) proof: ProofWish,
}

/// Goes it, with what was found of this computer already if it was looked at.
pub(crate) async fn go(
    context: &Context,
    setup: &Setup,
    profile: Profile,
    checked: Option<Checked>,
    wish: &WayWish,
) -> Result<ExitStatus, Failure> {
    let printer = &context.printer;
    setup.clear_what_was_left();
    let prepare = async {
        match checked {
            Some(checked) => setup.prepare_checked(profile, checked).await,
            None => setup.prepare(profile).await,
        }
    };
    let mut prepared = context.unless_cancelled(prepare).await?;
    // What was applied and not proved is proved now.
    let prove = wish.always_prove || !prepared.plan.is_empty() || !setup.is_proved(&prepared)?;
    printer.line(&Line::Plan(prepared.plan.clone()));
    printer.notes(&plan_text(&prepared.plan, prove));
    for notice in &prepared.plan.notices {
        printer.warning(&notice.text);
    }
    tell_of_unfinished(context, setup, &prepared)?;
    if !prove {
        printer.line(&Line::Applied {
            run: None,
            changes: 0,
        });
        return Ok(ExitStatus::Done);
    }
    if !prepared.plan.is_empty() && !wish.yes {
        ask(context).await?;
    }
    change_and_prove(context, setup, &mut prepared, wish).await
}

/// What an earlier run was stopped at: this one goes on with it, or comes on top.
fn tell_of_unfinished(
    context: &Context,
    setup: &Setup,
    prepared: &Prepared,
) -> Result<(), Failure> {
    if let Some(run) = setup.goes_on_with(prepared)? {
        context.printer.note(&format!(
            "Going on with run {run}, which ended before every change was made."
        ));
    } else if let Some(left) = setup.interrupted()? {
        context.printer.warning(&format!(
            "Run {0} for feed {1} was cut short. `feedwright undo {0}` takes it back.",
            left.run, left.feed
        ));
    }
    Ok(())
}

/// The part that changes things, with its steps, and what comes of it.
async fn change_and_prove(
    context: &Context,
    setup: &Setup,
    prepared: &mut Prepared,
    wish: &WayWish,
) -> Result<ExitStatus, Failure> {
    let printer = &context.printer;
    let mut steps = Steps::new(Arc::clone(printer));
    let mut report = |event| steps.report(event);
    let mut progress = Progress::new(&mut report);
    progress.announce(setup.steps(prepared, Some(&wish.proof)));
    let applied = setup
        .apply(prepared, &mut progress, &context.cancel)
        .await?;
    printer.line(&Line::Applied {
        run: applied.run.clone(),
        changes: applied.changes,
    });
    let proved = setup
        .prove(
            prepared,
            &wish.proof,
            &applied,
            &mut progress,
            &context.cancel,
        )
        .await;
    drop(steps);
    let undo = applied.run.as_ref().filter(|_| wish.undo_hint);
    if let (Err(_), Some(run)) = (&proved, undo) {
        printer.note(&format!(
            "Everything is set up, but not proved. `feedwright undo {run}` takes it back."
        ));
    }
    let proof = proved?;
    printer.note("");
    printer.data(&proof_text(&proof, &prepared.plan.registry));
    if let Some(run) = undo {
        printer.note(&format!(
            "`feedwright undo {run}` puts the files and the keychain back as they were."
        ));
    }
    printer.line(&Line::Proof(proof));
    Ok(ExitStatus::Done)
}

/// Asks whether to make the changes; anything but a yes ends the command.
async fn ask(context: &Context) -> Result<(), Failure> {
    let (prompt, printer) = (&context.prompt, &context.printer);
    let question = "Make these changes?";
    let agreed = prompt.confirm(printer, question, "--yes", &context.cancel);
    match agreed.await? {
        true => Ok(()),
        false => Err(Failure::new(ErrorCode::Cancelled).because("Nothing has been changed.")),
    }
}
