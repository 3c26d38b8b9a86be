//! What is in place: history, health, feeds and their packages.

use tauri::ipc::Channel;
use window::Answer;
use window::contract::{
    CheckView, Examined, FeedChoice, HistoryRow, PackageDetail, PackagesHere, UsedFeed,
};

use super::{TheLog, TheSession, to_page};

/// What Feedwright changed here.
#[tauri::command]
pub(crate) async fn list_history(
    session: TheSession<'_>,
    log: TheLog<'_>,
) -> Answer<Vec<HistoryRow>> {
    log.command("list_history", session.list_history()).await
}

/// Looks whether all is well.
#[tauri::command]
pub(crate) async fn examine(
    report: Channel<CheckView>,
    session: TheSession<'_>,
    log: TheLog<'_>,
) -> Answer<Examined> {
    log.command("examine", session.examine(&mut to_page(report)))
        .await
}

/// Feeds that this computer uses.
#[tauri::command]
pub(crate) async fn list_used_feeds(
    session: TheSession<'_>,
    log: TheLog<'_>,
) -> Answer<Vec<UsedFeed>> {
    log.command("list_used_feeds", session.list_used_feeds())
        .await
}

/// What a feed holds.
#[tauri::command]
pub(crate) async fn list_packages(
    choice: FeedChoice,
    session: TheSession<'_>,
    log: TheLog<'_>,
) -> Answer<PackagesHere> {
    log.command("list_packages", session.list_packages(choice))
        .await
}

/// A package's versions.
#[tauri::command]
pub(crate) async fn show_package(
    choice: FeedChoice,
    id: String,
    session: TheSession<'_>,
    log: TheLog<'_>,
) -> Answer<PackageDetail> {
    log.command("show_package", session.show_package(choice, id))
        .await
}
