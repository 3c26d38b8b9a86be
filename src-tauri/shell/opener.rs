//! Asks the system for a page or a folder. It opens https addresses that the
//! core named and the log folder, and nothing that the page made up.

use std::path::Path;

use super::log::Log;

/// Whether an address may go to the system's browser: `https` with a host, no
/// user name in it, and nothing that a launcher could take for something else.
pub(crate) fn may_open(address: &str) -> bool {
    let Some(rest) = address.strip_prefix("https://") else {
        return false;
    };
    let host = rest.split(['/', '?', '#']).next().unwrap_or_default();
    let plain = |c: char| c.is_ascii_graphic() && !"\"'`<>\\^{|}$".contains(c);
    !host.is_empty() && !host.contains('@') && address.chars().all(plain)
}

/// Hands an address to the system's browser. Whether one came up nobody knows,
/// so the page shows the address as well.
pub(crate) fn open_page(address: &str, log: &Log) {
    let asked = may_open(address) && open::that_detached(address).is_ok();
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_plain_https_addresses_go_to_the_browser() {
        let check =
            |address: &str, expect: bool| assert_eq!(may_open(address), expect, "{address}");
        check("https://dev.azure.com/contoso/_usersSettings/tokens", true);
        check("https://rustup.rs", true);
        check("https://host/a?b=c%20d&e#f", true);
        check("http://dev.azure.com/contoso", false);
        check("file:///etc/passwd", false);
        check("javascript:alert(1)", false);
        check("HTTPS://dev.azure.com/", false);
        check("https://", false);
        check("https:///etc", false);
        check("https://contoso@dev.azure.com/", false);
        check("https://host/a b", false);
        check("https://host/$(touch x)", false);
        check("https://host/\u{202e}x", false);
        check("https://host/\"&calc", false);
        check("--help", false);
    }
}
