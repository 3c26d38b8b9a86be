//! Ctrl-C. The first one asks the running command to stop and leave things in
//! order; the second one ends the program at once. It is heard on a thread of
//! its own, so that a command that is busy cannot keep it from being heard.

use std::sync::Arc;

use tokio_util::sync::CancellationToken;

use crate::output::Printer;

/// What shells expect of a program that Ctrl-C ended: 128 + SIGINT.
const INTERRUPTED: i32 = 130;

/// Starts to listen; the token is cancelled by the first Ctrl-C.
pub(crate) fn watch(printer: Arc<Printer>) -> CancellationToken {
    let cancel = CancellationToken::new();
    let heard = cancel.clone();
    // Returns once it listens: a Ctrl-C right after the start counts.
    let (ready, listening) = std::sync::mpsc::channel();
    std::thread::spawn(move || {
        let runtime = tokio::runtime::Builder::new_current_thread()
            .enable_io()
            .build();
        if let Ok(runtime) = runtime {
            runtime.block_on(listen(ready, &printer, &heard));
        }
    });
    // Without a listener Ctrl-C ends the program as it does any other.
    let _ = listening.recv();
    cancel
}

async fn listen(ready: std::sync::mpsc::Sender<()>, printer: &Printer, cancel: &CancellationToken) {
    let Ok(mut signals) = signals::Signals::new() else {
        return;
    };
    let _ = ready.send(());
    signals.next().await;
    cancel.cancel();
    printer.note("Stopping. Press Ctrl-C again to end at once.");
    signals.next().await;
    std::process::exit(INTERRUPTED);
}

#[cfg(unix)]
mod signals {
    use tokio::signal::unix::{Signal, SignalKind, signal};

    /// SIGINT and SIGTERM.
    pub(super) struct Signals(Signal, Signal);

    impl Signals {
        pub(super) fn new() -> std::io::Result<Self> {
            Ok(Self(
                signal(SignalKind::interrupt())?,
                signal(SignalKind::terminate())?,
            ))
        }

        pub(super) async fn next(&mut self) {
            tokio::select! {
                _ = self.0.recv() => {}
                _ = self.1.recv() => {}
            }
        }
    }
}

#[cfg(windows)]
mod signals {
    use tokio::signal::windows::{CtrlBreak, CtrlC, ctrl_break, ctrl_c};

    /// Ctrl-C of the console, and Ctrl-Break, which scripts send. What closes
    /// the console leaves no time for more than the journal has anyway.
    pub(super) struct Signals(CtrlC, CtrlBreak);

    impl Signals {
        pub(super) fn new() -> std::io::Result<Self> {
            Ok(Self(ctrl_c()?, ctrl_break()?))
        }

        pub(super) async fn next(&mut self) {
            tokio::select! {
                _ = self.0.recv() => {}
                _ = self.1.recv() => {}
            }
        }
    }
}
