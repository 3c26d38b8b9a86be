//! Asks the system for a page or a folder. It opens https addresses that the
//! core named and the log folder, and nothing that the page made up.

use std::path::Path;

use super::log::Log;

/// Hands an address to the system's browser. Whether one came up nobody knows,
/// so the page shows the address as well.
pub(crate) fn open_page(address: &str, log: &Log) {
    let asked = window::may_open_page(address) && open::that_detached(address).is_ok();
    log.line(if asked {
        "open_page asked"
    } else {
        "open_page not asked"
    });
}

/// Shows a folder of ours in the system's file program.
///
/// # Errors
/// When it is not there, or nothing can show it.
pub(crate) fn open_folder(folder: &Path) -> std::io::Result<()> {
    std::fs::create_dir_all(folder)?;
    open::that_detached(folder)
}
