//! Programs without a console of their own. A program with a window has none
//! to lend, and Windows would open one for each child, on top of everything.

use tokio::process::Command;

/// `CREATE_NO_WINDOW`
#[cfg(windows)]
const NO_WINDOW: u32 = 0x0800_0000;

/// Keeps the console from appearing; elsewhere there is nothing to do.
pub(crate) fn windowless(command: &mut Command) {
    #[cfg(windows)]
    command.creation_flags(NO_WINDOW);
    #[cfg(not(windows))]
    let _ = command;
}
