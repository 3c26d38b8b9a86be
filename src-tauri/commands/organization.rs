//! The organization, the account and practice mode. A token goes to the core and
//! never comes back.

use window::Answer;
use window::contract::{Organization, Practice, TokenChecked, TokenText, Understood};

use super::{TheLog, TheSession};

/// Reads a pasted text, without a network.
#[tauri::command]
pub(crate) async fn understand_address(
    text: String,
    session: TheSession<'_>,
    log: TheLog<'_>,
) -> Answer<Understood> {
    log.command("understand_address", session.understand_address(text))
        .await
}

/// Makes the organization the one that all that follows is about.
#[tauri::command]
pub(crate) async fn choose_organization(
    text: String,
    session: TheSession<'_>,
    log: TheLog<'_>,
) -> Answer<Organization> {
    log.command("choose_organization", session.choose_organization(text))
        .await
}

/// Asks the organization about a token, and holds it in memory.
#[tauri::command]
pub(crate) async fn check_token(
    token: TokenText,
    session: TheSession<'_>,
    log: TheLog<'_>,
) -> Answer<TokenChecked> {
    log.command("check_token", session.check_token(token)).await
}

/// Forgets the token that is held.
#[tauri::command]
pub(crate) async fn forget_token(session: TheSession<'_>, log: TheLog<'_>) -> Answer<()> {
    log.command("forget_token", session.forget_token()).await
}

/// Starts a practice world and chooses its organization.
#[tauri::command]
pub(crate) async fn start_practice(session: TheSession<'_>, log: TheLog<'_>) -> Answer<Practice> {
    log.command("start_practice", session.start_practice())
        .await
}

/// Ends the practice world and deletes its folder.
#[tauri::command]
pub(crate) async fn end_practice(session: TheSession<'_>, log: TheLog<'_>) -> Answer<()> {
    log.command("end_practice", session.end_practice()).await
}
