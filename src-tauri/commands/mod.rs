//! The commands that the window's page may call: one for each row of
//! `window::contract::COMMANDS`. Each is an adapter: it takes what the page
//! sends, calls one use case, and hands on what that answers. What a command
//! sends while it works goes over the channel that arrives as `report`.
//!
//! A command works only with a permission in `src-tauri/permissions` that the
//! capability grants; `tests/programs/window_commands.rs` holds all of these
//! lists against each other. No command ever hands a token to the page.

mod choices;
mod computer;
mod organization;
mod places;
mod set_up;
mod shell;

use std::sync::Arc;

use tauri::ipc::{Channel, Invoke, IpcResponse};
use tauri::{State, Wry};
use window::Session;

use crate::shell::log::Log;

/// The window's session, as Tauri hands it to a command.
pub(crate) type TheSession<'a> = State<'a, Arc<Session>>;

/// The log, as Tauri hands it to a command.
pub(crate) type TheLog<'a> = State<'a, Log>;

/// Every command, for Tauri.
pub(crate) fn handler() -> impl Fn(Invoke<Wry>) -> bool + Send + Sync + 'static {
    tauri::generate_handler![
        shell::start,
        shell::show_window,
        shell::watch,
        shell::close_window,
        shell::change_settings,
        shell::open_page,
        shell::open_log_folder,
        shell::choose_folder,
        shell::choose_profile,
        shell::choose_save_place,
        computer::look_here,
        computer::found_settings,
        computer::report,
        computer::list_accounts,
        computer::sign_out,
        organization::understand_address,
        organization::choose_organization,
        organization::sign_in_ways,
        organization::sign_in_with,
        organization::cancel_sign_in,
        organization::store_ways,
        organization::check_token,
        organization::forget_token,
        organization::start_practice,
        organization::end_practice,
        choices::list_projects,
        choices::check_project,
        choices::list_feeds,
        choices::check_feed_name,
        choices::find_repositories,
        choices::stop_finding_repositories,
        choices::add_repository,
        set_up::make_plan,
        set_up::plan_run,
        set_up::plan_fix,
        set_up::open_profile,
        set_up::save_profile,
        set_up::set_up,
        set_up::prove_again,
        set_up::cancel_set_up,
        set_up::preview_undo,
        set_up::undo,
        places::list_history,
        places::examine,
        places::list_used_feeds,
        places::list_packages,
        places::show_package,
    ]
}

/// What a use case reports to, when the page listens at this channel.
fn to_page<T: IpcResponse + Send>(report: Channel<T>) -> impl FnMut(T) + Send {
    move |message| {
        // A page that was loaded anew listens elsewhere; the work goes on.
        let _ = report.send(message);
    }
}
