//! The plan, what makes it true, and the way back.

use tauri::ipc::Channel;
use window::Answer;
use window::contract::{
    Answers, OpenedProfile, PlanView, SavedProfile, SetUpEnd, SetUpEvent, UndoPreview, UndoWish,
    UndoneView,
};

use super::{TheLog, TheSession, to_page};

/// Makes the plan of the answers, and keeps it for `set_up`.
#[tauri::command]
pub(crate) async fn make_plan(
    answers: Answers,
    session: TheSession<'_>,
    log: TheLog<'_>,
) -> Answer<PlanView> {
    log.command("make_plan", session.make_plan(answers)).await
}

/// Makes the plan of a recorded set-up: to resume it, or to mend it.
#[tauri::command]
pub(crate) async fn plan_run(
    run: String,
    session: TheSession<'_>,
    log: TheLog<'_>,
) -> Answer<PlanView> {
    log.command("plan_run", session.plan_run(run)).await
}

/// Makes the plan that mends one finding of the doctor.
#[tauri::command]
pub(crate) async fn plan_fix(
    id: String,
    session: TheSession<'_>,
    log: TheLog<'_>,
) -> Answer<PlanView> {
    log.command("plan_fix", session.plan_fix(id)).await
}

/// Opens an administrator's profile and chooses its organization.
#[tauri::command]
pub(crate) async fn open_profile(
    path: String,
    session: TheSession<'_>,
    log: TheLog<'_>,
) -> Answer<OpenedProfile> {
    log.command("open_profile", session.open_profile(path))
        .await
}

/// Saves the answers as a profile, without secrets.
#[tauri::command]
pub(crate) async fn save_profile(
    path: String,
    answers: Answers,
    session: TheSession<'_>,
    log: TheLog<'_>,
) -> Answer<SavedProfile> {
    log.command("save_profile", session.save_profile(path, answers))
        .await
}

/// Makes the kept plan true and proves it.
#[tauri::command]
pub(crate) async fn set_up(
    report: Channel<SetUpEvent>,
    session: TheSession<'_>,
    log: TheLog<'_>,
) -> Answer<SetUpEnd> {
    log.command("set_up", session.set_up(&mut to_page(report)))
        .await
}

/// Proves once more what is in place.
#[tauri::command]
pub(crate) async fn prove_again(
    report: Channel<SetUpEvent>,
    session: TheSession<'_>,
    log: TheLog<'_>,
) -> Answer<SetUpEnd> {
    log.command("prove_again", session.prove_again(&mut to_page(report)))
        .await
}

/// Cancels what runs; its answer says how it ended.
#[tauri::command]
pub(crate) async fn cancel_set_up(session: TheSession<'_>, log: TheLog<'_>) -> Answer<()> {
    log.command("cancel_set_up", session.cancel_set_up()).await
}

/// What undo would do.
#[tauri::command]
pub(crate) async fn preview_undo(
    run: Option<String>,
    session: TheSession<'_>,
    log: TheLog<'_>,
) -> Answer<UndoPreview> {
    log.command("preview_undo", session.preview_undo(run)).await
}

/// Takes a run back.
#[tauri::command]
pub(crate) async fn undo(
    wish: UndoWish,
    session: TheSession<'_>,
    log: TheLog<'_>,
) -> Answer<UndoneView> {
    log.command("undo", session.undo(wish)).await
}
