//! Which sockets of the network a process holds, as the kernel tells it: for
//! the tests that nobody can talk to a program that waits.

use std::collections::BTreeSet;
use std::path::Path;

/// The kernel's lists.
const LISTS: [&str; 4] = ["tcp", "tcp6", "udp", "udp6"];

/// The process's sockets of TCP and UDP, such as `tcp 0100007F:1F90 0A`: that one
/// listens.
pub(crate) fn of(process: u32) -> Vec<String> {
    let place = Path::new("/proc").join(process.to_string());
    let descriptors = std::fs::read_dir(place.join("fd")).expect("a process of ours");
    let links = descriptors.filter_map(|one| std::fs::read_link(one.ok()?.path()).ok());
    let number = |link: &Path| {
        let text = link.to_str()?.strip_prefix("socket:[")?.strip_suffix(']')?;
        Some(text.to_owned())
    };
    let sockets: BTreeSet<String> = links.filter_map(|link| number(&link)).collect();
    let mut open = Vec::new();
    for list in LISTS {
        let text = std::fs::read_to_string(place.join("net").join(list)).unwrap_or_default();
        for line in text.lines().skip(1) {
            let fields: Vec<&str> = line.split_whitespace().collect();
            if let [_, address, _, state, ..] = fields[..]
                && fields.get(9).is_some_and(|inode| sockets.contains(*inode))
            {
                open.push(format!("{list} {address} {state}"));
            }
        }
    }
    open
}
