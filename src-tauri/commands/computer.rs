//! What is found on this computer, and what the person has set.

use window::Answer;
use window::contract::{AccountRow, FoundSettings, Here, ReportText, SignOutEnd};

use super::{TheLog, TheSession};

/// What is found on this computer, without a network.
#[tauri::command]
pub(crate) async fn look_here(session: TheSession<'_>, log: TheLog<'_>) -> Answer<Here> {
    log.command("look_here", session.look_here()).await
}

/// Settings that are found, not set.
#[tauri::command]
pub(crate) async fn found_settings(
    session: TheSession<'_>,
    log: TheLog<'_>,
) -> Answer<FoundSettings> {
    log.command("found_settings", session.found_settings())
        .await
}

/// The report of the last failure and of this computer.
#[tauri::command]
pub(crate) async fn report(
    hide_names: bool,
    session: TheSession<'_>,
    log: TheLog<'_>,
) -> Answer<ReportText> {
    log.command("report", session.report(hide_names)).await
}

/// Who is signed in where.
#[tauri::command]
pub(crate) async fn list_accounts(
    session: TheSession<'_>,
    log: TheLog<'_>,
) -> Answer<Vec<AccountRow>> {
    log.command("list_accounts", session.list_accounts()).await
}

/// Removes an account with its token, and revokes one that was minted.
#[tauri::command]
pub(crate) async fn sign_out(
    url: String,
    session: TheSession<'_>,
    log: TheLog<'_>,
) -> Answer<SignOutEnd> {
    log.command("sign_out", session.sign_out(url)).await
}
