//! What makes a program of the window: one instance, one window at the place
//! where it was left, an orderly end, a log, and the system's dialogs, browser
//! and theme. What people do in the window is the crate `window`'s business.

pub(crate) mod appearance;
pub(crate) mod beginning;
pub(crate) mod closing;
pub(crate) mod dialogs;
mod instance;
pub(crate) mod log;
pub(crate) mod main_window;
pub(crate) mod opener;
mod signals;
pub(crate) mod watcher;

use std::sync::Arc;

use tauri::{App, AppHandle, Builder, Manager, RunEvent, Wry};
use window::{Session, SessionOptions};

use closing::Closing;
use log::Log;
use watcher::Watcher;

/// The label of the one window, as the capability names it.
pub(crate) const MAIN_WINDOW: &str = "main";

/// Shows the window until the program ends.
///
/// # Errors
/// Why it cannot be shown, in words that fit into a sentence.
pub(crate) fn run() -> Result<(), String> {
    let options = SessionOptions::of_this_computer().map_err(|problem| problem.sentence)?;
    let instance = instance::Identity::of(|name| options.computer.variable(name));
    let mut context = tauri::generate_context!();
    instance.put_into(context.config_mut());
    let log = Log::below(&options.log_folder());
    log.line(concat!("start ", env!("CARGO_PKG_VERSION")));
    let app = builder(&instance, &options)
        .manage(log)
        .manage(options.clone())
        .manage(Session::new(options))
        .manage(Watcher::default())
        .manage(Closing::default())
        .setup(|app| set_up(app).map_err(Into::into))
        .build(context)
        .map_err(|error| error.to_string())?;
    app.run(on_event);
    Ok(())
}

fn builder(instance: &instance::Identity, options: &SessionOptions) -> Builder<Wry> {
    Builder::default()
        // First of all, so that a second start does nothing else.
        .plugin(instance.plugin())
        .plugin(main_window::place_is_kept(&options.folders.configuration))
        .invoke_handler(crate::commands::handler())
}

fn set_up(app: &mut App) -> tauri::Result<()> {
    let options = app.state::<SessionOptions>().inner().clone();
    let (settings, ..) = app.state::<Arc<Session>>().begin();
    main_window::open(app, &settings, options.folders.state.join("webview"))?;
    signals::watch(app.handle());
    Ok(())
}

fn on_event(app: &AppHandle, event: RunEvent) {
    match event {
        // Somebody wants the whole program to end, not we ourselves.
        RunEvent::ExitRequested {
            api, code: None, ..
        } => {
            api.prevent_exit();
            closing::asked(app);
        }
        RunEvent::Exit => app.state::<Log>().line("end"),
        _ => {}
    }
}
