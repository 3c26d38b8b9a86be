//! The page's open ear: what the program tells it without being asked.

use std::sync::{Mutex, PoisonError};

use tauri::ipc::Channel;
use window::contract::Signal;

/// The channel of the page that listens; a page that is loaded anew replaces it.
#[derive(Default)]
pub(crate) struct Watcher(Mutex<Option<Channel<Signal>>>);

impl Watcher {
    /// From now on signals go here.
    pub(crate) fn listen(&self, channel: Channel<Signal>) {
        *self.0.lock().unwrap_or_else(PoisonError::into_inner) = Some(channel);
    }

    /// Whether somebody was told.
    pub(crate) fn tell(&self, signal: Signal) -> bool {
        let listener = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        listener
            .as_ref()
            .is_some_and(|channel| channel.send(signal).is_ok())
    }
}
