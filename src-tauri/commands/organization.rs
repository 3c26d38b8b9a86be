//! The organization, the account and practice mode. A token goes to the core and
//! never comes back.

use tauri::ipc::Channel;
use window::Answer;
use window::contract::{
    Organization, Practice, SignInEvent, SignInWay, SignedInView, StoreWayView, TokenChecked,
    TokenText, Understood, WayView,
};

use super::{TheLog, TheSession, to_page};
use crate::shell::opener;

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

/// The ways to sign in to the chosen organization.
#[tauri::command]
pub(crate) async fn sign_in_ways(session: TheSession<'_>, log: TheLog<'_>) -> Answer<Vec<WayView>> {
    log.command("sign_in_ways", session.sign_in_ways()).await
}

/// Signs in without a pasted token, and holds the account in memory.
#[tauri::command]
pub(crate) async fn sign_in_with(
    way: SignInWay,
    report: Channel<SignInEvent>,
    session: TheSession<'_>,
    log: TheLog<'_>,
) -> Answer<SignedInView> {
    let open = |address: &str| opener::open_page(address, &log);
    log.command(
        "sign_in_with",
        session.sign_in_with(way, &open, &mut to_page(report)),
    )
    .await
}

/// Cancels the sign-in that waits.
#[tauri::command]
pub(crate) async fn cancel_sign_in(session: TheSession<'_>, log: TheLog<'_>) -> Answer<()> {
    log.command("cancel_sign_in", session.cancel_sign_in())
        .await
}

/// Where Cargo's token may live, for the account and this computer.
#[tauri::command]
pub(crate) async fn store_ways(
    session: TheSession<'_>,
    log: TheLog<'_>,
) -> Answer<Vec<StoreWayView>> {
    log.command("store_ways", session.store_ways()).await
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
