//! The window's page in `ui/`: its packages from npm, its build, and its checks.
//! The packages are fetched when the lock file says so, never otherwise, and
//! none of them may run a script of its own while it is installed.

use std::ffi::OsString;
use std::fs;
use std::path::PathBuf;

use crate::folders::Folders;
use crate::invocation::Invocation;
use crate::outcome::{Failure, Outcome};
use crate::system;

/// The oldest Node.js that the build tool runs on.
const OLDEST_NODE: (u32, u32) = (20, 19);
/// Where the browser tests read which browser to start.
const BROWSER: &str = "FEEDWRIGHT_CHROMIUM";
/// Where the screenshots go, for the script that takes them.
const SCREENS: &str = "FEEDWRIGHT_SCREENS";

/// Builds the page into `ui/dist`, which the window's program takes in.
pub(crate) fn ui(folders: &Folders, _: &[OsString]) -> Outcome {
    build(folders)
}

/// Fetches the packages if need be, and builds the page.
///
/// # Errors
/// When Node.js is missing or too old, or the build fails.
pub(crate) fn build(folders: &Folders) -> Outcome {
    install(folders)?;
    npm(folders).arguments(["run", "build"]).run()
}

/// Types, accessibility warnings of the compiler, and the tests of everything
/// that needs no browser.
pub(crate) fn check(folders: &Folders) -> Outcome {
    build(folders)?;
    npm(folders).arguments(["run", "check"]).run()?;
    npm(folders).arguments(["run", "test"]).run()
}

/// Every screen in a browser, on the contract's examples.
pub(crate) fn test_in_browser(folders: &Folders) -> Outcome {
    install(folders)?;
    in_browser(folders, "test:browser")?.run()
}

/// Takes pictures of every screen; the folder is the first argument, or
/// `screens` in the target folder.
pub(crate) fn screens(folders: &Folders, arguments: &[OsString]) -> Outcome {
    system::ensure(system::Purpose::Test)?;
    install(folders)?;
    let wanted = arguments.first().map(PathBuf::from);
    let place = wanted.map_or_else(
        || Ok(folders.target.join("screens")),
        |folder| std::path::absolute(&folder).map_err(|error| cannot("used", &folder, &error)),
    )?;
    in_browser(folders, "screens")?
        .variable(SCREENS, place)
        .run()
}

fn in_browser(folders: &Folders, script: &str) -> Outcome<Invocation> {
    let browser = system::browser().ok_or_else(|| Failure::new("There is no Chromium."))?;
    let run = npm(folders).arguments(["run", script]);
    Ok(run.variable(BROWSER, browser))
}

/// Fetches what the lock file names, unless that was done already.
fn install(folders: &Folders) -> Outcome {
    require_node()?;
    let ui = folders.repository.join("ui");
    let list = ui.join("package-lock.json");
    let wanted = fs::read(&list).map_err(|error| cannot("read", &list, &error))?;
    // Written last, so its presence says that all before it went well.
    let installed = ui.join("node_modules/.installed-package-lock.json");
    if fs::read(&installed).is_ok_and(|there| there == wanted) {
        return Ok(());
    }
    npm(folders)
        .arguments(["ci", "--ignore-scripts", "--no-audit", "--no-fund"])
        .run()?;
    fs::write(&installed, wanted).map_err(|error| cannot("written", &installed, &error))
}

fn npm(folders: &Folders) -> Invocation {
    let name = if cfg!(windows) { "npm.cmd" } else { "npm" };
    Invocation::new(name).folder(folders.repository.join("ui"))
}

fn require_node() -> Outcome {
    let (major, minor) = OLDEST_NODE;
    let needed = format!("Node.js {major}.{minor} or newer is needed for the window's page");
    let asked = Invocation::new("node").arguments(["--version"]).output();
    let output = asked.map_err(|_| Failure::new(format!("{needed}, and none was found.")))?;
    let said = String::from_utf8_lossy(&output.stdout).trim().to_owned();
    if version(&said).is_some_and(|found| found >= OLDEST_NODE) {
        return Ok(());
    }
    Err(Failure::new(format!("{needed}; this one is {said}.")))
}

/// Major and minor of `v20.19.1`.
fn version(said: &str) -> Option<(u32, u32)> {
    let mut parts = said.strip_prefix('v')?.split('.');
    let mut next = || parts.next()?.parse().ok();
    Some((next()?, next()?))
}

fn cannot(done: &str, path: &std::path::Path, error: &std::io::Error) -> Failure {
    Failure::new(format!("{} cannot be {done}: {error}.", path.display()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_version_of_node_is_read() {
        let check = |said: &str, new_enough: bool| {
            let found = version(said).is_some_and(|found| found >= OLDEST_NODE);
            assert_eq!(found, new_enough, "{said}");
        };
        check("v20.19.0", true);
        check("v20.20.2", true);
        check("v22.1.0", true);
        check("v20.18.3", false);
        check("v18.19.0", false);
        check("20.19.0", false);
        check("", false);
    }
}
