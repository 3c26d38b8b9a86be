//! What is chosen for a set-up: project, feed and repositories.

use tauri::ipc::Channel;
use window::Answer;
use window::contract::{
    FeedNameChecked, FeedsHere, FolderChecked, ProjectChecked, ProjectsEnd, ProjectsPage,
    RepositoriesEnd, RepositoriesPage,
};

use super::{TheLog, TheSession, to_page};

/// The organization's projects, some at a time.
#[tauri::command]
pub(crate) async fn list_projects(
    report: Channel<ProjectsPage>,
    session: TheSession<'_>,
    log: TheLog<'_>,
) -> Answer<ProjectsEnd> {
    log.command("list_projects", session.list_projects(&mut to_page(report)))
        .await
}

/// Whether a typed project is there.
#[tauri::command]
pub(crate) async fn check_project(
    name: String,
    session: TheSession<'_>,
    log: TheLog<'_>,
) -> Answer<ProjectChecked> {
    log.command("check_project", session.check_project(name))
        .await
}

/// The feeds to join, and what is filled in.
#[tauri::command]
pub(crate) async fn list_feeds(
    project: Option<String>,
    session: TheSession<'_>,
    log: TheLog<'_>,
) -> Answer<FeedsHere> {
    log.command("list_feeds", session.list_feeds(project)).await
}

/// Whether a new feed may be called so.
#[tauri::command]
pub(crate) async fn check_feed_name(
    name: String,
    project: Option<String>,
    session: TheSession<'_>,
    log: TheLog<'_>,
) -> Answer<FeedNameChecked> {
    log.command("check_feed_name", session.check_feed_name(name, project))
        .await
}

/// Looks for repositories on this computer, some at a time.
#[tauri::command]
pub(crate) async fn find_repositories(
    index: Option<String>,
    report: Channel<RepositoriesPage>,
    session: TheSession<'_>,
    log: TheLog<'_>,
) -> Answer<RepositoriesEnd> {
    log.command(
        "find_repositories",
        session.find_repositories(index, &mut to_page(report)),
    )
    .await
}

/// Stops looking.
#[tauri::command]
pub(crate) async fn stop_finding_repositories(
    session: TheSession<'_>,
    log: TheLog<'_>,
) -> Answer<()> {
    log.command(
        "stop_finding_repositories",
        session.stop_finding_repositories(),
    )
    .await
}

/// Looks at a folder that was typed or picked.
#[tauri::command]
pub(crate) async fn add_repository(
    path: String,
    index: Option<String>,
    session: TheSession<'_>,
    log: TheLog<'_>,
) -> Answer<FolderChecked> {
    log.command("add_repository", session.add_repository(path, index))
        .await
}
