//! The REST client's waits, told to whoever follows a set-up: a person should
//! see why nothing moves.

use crate::contract::{WaitReason, WaitView};
use azure_devops::{ClientOptions, Waiting, WaitingReason};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;
use tokio::sync::mpsc::{UnboundedReceiver, UnboundedSender, unbounded_channel};

/// Shorter waits before a second attempt are not worth a line.
const LONG_WAIT: Duration = Duration::from_secs(2);

/// Where waits go; clones share one listener.
#[derive(Clone, Default)]
pub(crate) struct Waits(Arc<Mutex<Option<UnboundedSender<WaitView>>>>);

impl Waits {
    /// From now on waits come here.
    pub(crate) fn listen(&self) -> UnboundedReceiver<WaitView> {
        let (sender, receiver) = unbounded_channel();
        *self.0.lock().unwrap_or_else(PoisonError::into_inner) = Some(sender);
        receiver
    }

    /// The options of a client whose waits are told.
    pub(crate) fn told_by(&self, options: ClientOptions) -> ClientOptions {
        let (waits, others) = (self.clone(), options.observer.clone());
        let observer = move |waiting: Waiting| {
            others.iter().for_each(|other| other(waiting));
            waits.tell(waiting);
        };
        ClientOptions {
            observer: Some(Arc::new(observer)),
            ..options
        }
    }

    fn tell(&self, waiting: Waiting) {
        let reason = match waiting.reason {
            WaitingReason::ServerAsked => WaitReason::ServerAsked,
            WaitingReason::NewFeed => WaitReason::NewFeed,
            WaitingReason::Retry if waiting.delay < LONG_WAIT => return,
            WaitingReason::Retry => WaitReason::Retry,
        };
        let seconds = waiting.delay.as_millis().div_ceil(1000);
        let seconds = u32::try_from(seconds).unwrap_or(u32::MAX);
        let listener = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(listener) = &*listener {
            // Whoever listened may be through.
            let _ = listener.send(WaitView { reason, seconds });
        }
    }
}

/// The same in English.
pub(crate) fn words(wait: WaitView) -> String {
    let reason = match wait.reason {
        WaitReason::ServerAsked => "The server asks to wait",
        WaitReason::NewFeed => "The new feed does not answer yet; next try in",
        WaitReason::Retry => "The server did not answer well; next try in",
    };
    format!("{reason} {} s.", wait.seconds)
}
