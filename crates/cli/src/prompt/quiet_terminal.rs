//! A terminal that does not repeat what is typed, from before a question is
//! shown until it is answered. The masked prompt itself stops the repeating
//! only after its question, which is too late for a fast paste. It reads and
//! writes nothing.

/// As long as it lives, the terminal repeats nothing; then it is as before.
#[cfg(unix)]
pub(super) struct QuietTerminal {
    before: Option<(std::fs::File, rustix::termios::Termios)>,
}

#[cfg(unix)]
impl QuietTerminal {
    /// Begins; without a terminal there is nothing to do.
    pub(super) fn begin() -> Self {
        Self { before: quieten() }
    }
}

#[cfg(unix)]
fn quieten() -> Option<(std::fs::File, rustix::termios::Termios)> {
    use rustix::termios::{LocalModes, OptionalActions, tcgetattr, tcsetattr};
    let terminal = std::fs::File::open("/dev/tty").ok()?;
    let before = tcgetattr(&terminal).ok()?;
    let mut quiet = before.clone();
    quiet
        .local_modes
        .remove(LocalModes::ECHO | LocalModes::ECHONL);
    tcsetattr(&terminal, OptionalActions::Now, &quiet).ok()?;
    Some((terminal, before))
}

#[cfg(unix)]
impl Drop for QuietTerminal {
    fn drop(&mut self) {
        if let Some((terminal, before)) = &self.before {
            // Where could one say that the terminal is gone?
            let _ =
                rustix::termios::tcsetattr(terminal, rustix::termios::OptionalActions::Now, before);
        }
    }
}

/// Other systems' consoles are left to the masked prompt.
#[cfg(not(unix))]
pub(super) struct QuietTerminal;

#[cfg(not(unix))]
impl QuietTerminal {
    /// Nothing to do.
    pub(super) fn begin() -> Self {
        Self
    }
}
