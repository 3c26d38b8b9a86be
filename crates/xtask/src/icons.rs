//! `cargo xtask icons`: draws the set in `icons/` from its one source with the
//! generator of Tauri's own command line, which npm fetches. The set is
//! committed, so that nobody needs Node.js to build the window.

use std::ffi::OsString;
use std::fs;

use crate::folders::Folders;
use crate::invocation::Invocation;
use crate::outcome::{Failure, Outcome};

/// The generator, at the version that drew the committed set.
const GENERATOR: &str = "@tauri-apps/cli@2.12.5";

/// The files that `tauri.conf.json` names, and the picture for people. The
/// generator draws many more, for telephones and for the Windows store.
const KEPT: [&str; 6] = [
    "32x32.png",
    "128x128.png",
    "128x128@2x.png",
    "icon.png",
    "icon.icns",
    "icon.ico",
];

/// Draws the set anew.
pub(crate) fn icons(folders: &Folders, _arguments: &[OsString]) -> Outcome {
    let icons = folders.repository.join("icons");
    let drawn = folders.target.join("icons");
    let npx = if cfg!(windows) { "npx.cmd" } else { "npx" };
    Invocation::new(npx)
        .arguments(["--yes", GENERATOR, "icon"])
        .arguments([icons.join("feedwright.svg")])
        .arguments(["--output".into(), drawn.clone()])
        .folder(&folders.repository)
        .run()?;
    for name in KEPT {
        fs::copy(drawn.join(name), icons.join(name))
            .map_err(|error| Failure::new(format!("icons/{name} cannot be written: {error}.")))?;
    }
    Ok(())
}
