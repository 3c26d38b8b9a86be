//! `undo`: puts back what a run changed on this computer.

use std::sync::Arc;

use setup::event::Progress;
use setup::journal;
use setup::{ErrorCode, Failure, UndoWish};

use super::Context;
use crate::arguments::UndoArguments;
use crate::exit_status::ExitStatus;
use crate::output::Line;
use crate::steps::Steps;

pub(super) async fn run(
    context: &Context,
    arguments: &UndoArguments,
) -> Result<ExitStatus, Failure> {
    let setup = context.setup()?;
    let printer = &context.printer;
    setup.clear_what_was_left();
    let run = match &arguments.id {
        Some(id) => journal::run(&setup.folders, id)?,
        None => journal::latest_to_undo(&setup.folders)?.ok_or(ErrorCode::NothingToUndo)?,
    };
    if !arguments.yes {
        let question = format!(
            "Take back run {} ({}, feed {})?",
            run.id, run.started, run.feed
        );
        if !context
            .prompt
            .confirm(printer, &question, "--yes", &context.cancel)
            .await?
        {
            return Err(Failure::new(ErrorCode::Cancelled).because("Nothing has been changed."));
        }
    }
    let mut steps = Steps::new(Arc::clone(printer));
    let mut report = |event| steps.report(event);
    let mut progress = Progress::new(&mut report);
    let undone = setup.undo(&UndoWish::run(run.id), &mut progress).await?;
    let mut text = String::new();
    for path in &undone.files {
        text.push_str(&format!("As before: {}\n", path.display()));
    }
    if undone.keychain {
        text.push_str("As before: Cargo's entry in the keychain\n");
    }
    for feed in &undone.feeds_kept {
        text.push_str(&format!(
            "Still there: feed {feed}, with the crates that it saved\n"
        ));
    }
    printer.data(&text);
    printer.line(&Line::Undone(undone));
    Ok(ExitStatus::Done)
}
