//! A Wine of our own: its registry, its Credential Manager and its drive are a
//! folder below the target folder, and nothing of it outlives the run but that
//! folder. Nobody's own Wine is ever touched.

use std::fs;
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};

use crate::invocation::Invocation;
use crate::outcome::{Failure, Outcome};
use crate::system::WINE;

const SERVER: &str = "/usr/lib/wine/wineserver64";

/// The longest that anything may run: a dialogue that nobody sees would wait
/// for ever.
const LIMIT_SECONDS: &str = "600";

const VARIABLES: [(&str, &str); 2] = [
    ("WINEDEBUG", "-all"),
    // Neither .NET nor a browser: Wine would ask on a screen for both.
    ("WINEDLLOVERRIDES", "mscoree,mshtml="),
];

/// Programs of Rust draw random numbers from a library that Wine 8 lacks; its
/// older function is there.
const RANDOM_LIBRARY: &str = "\
#include <windows.h>
#include <ntsecapi.h>
__declspec(dllexport) BOOL WINAPI ProcessPrng(PBYTE data, SIZE_T length) {
    return RtlGenRandom(data, (ULONG)length);
}
";

/// A Wine that is running; it ends when this is dropped.
pub(super) struct Wine {
    prefix: PathBuf,
    /// Keeps Wine's own programs running: started by a test, they would hold
    /// its pipes open. It reads from a pipe of ours, and so ends with us.
    keeper: Option<Child>,
}

impl Wine {
    /// Makes its folder where it is not there, and starts it.
    ///
    /// # Errors
    /// When Wine does not start, or the library cannot be built.
    pub(super) fn prepare(folder: &Path) -> Outcome<Wine> {
        let mut wine = Wine {
            prefix: folder.join("wine"),
            keeper: None,
        };
        fs::create_dir_all(&wine.prefix).map_err(|error| {
            Failure::new(format!(
                "{} cannot be made: {error}.",
                wine.prefix.display()
            ))
        })?;
        let library = wine
            .prefix
            .join("drive_c/windows/system32/bcryptprimitives.dll");
        if !library.is_file() {
            wine.run_to_its_end(&["wineboot", "--init"])?;
            wine.build_random_library(&library)?;
        }
        let keeper = wine.command(WINE, &["cmd"]).stdin(Stdio::piped()).spawn();
        wine.keeper = Some(keeper.map_err(|error| not_started(&error))?);
        wine.run_to_its_end(&["cmd", "/c", "exit"])?;
        Ok(wine)
    }

    fn run_to_its_end(&self, arguments: &[&str]) -> Outcome {
        let all = [&[LIMIT_SECONDS, WINE], arguments].concat();
        let ended = self.command("timeout", &all).status();
        let status = ended.map_err(|error| not_started(&error))?;
        match status.success() {
            true => Ok(()),
            false => Err(Failure::new(format!("Wine does not start ({status})."))),
        }
    }

    /// One of Wine's own, which says nothing and holds nothing of ours open.
    fn command(&self, program: &str, arguments: &[&str]) -> Command {
        let mut command = Command::new(program);
        command
            .args(arguments)
            .env("WINEPREFIX", &self.prefix)
            .envs(VARIABLES)
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(Stdio::null());
        command
    }

    /// What every program under this Wine has in its environment.
    pub(super) fn with_variables(&self, invocation: Invocation) -> Invocation {
        let ours = invocation
            .variable("WINEPREFIX", &self.prefix)
            .variable("FEEDWRIGHT_WINE", WINE);
        VARIABLES
            .into_iter()
            .fold(ours, |all, (name, value)| all.variable(name, value))
    }

    /// Lets cargo start what it has built for this target under this Wine.
    pub(super) fn as_runner(&self, cargo: Invocation, target: &str) -> Invocation {
        let name = target.to_uppercase().replace('-', "_");
        // rustup hands the Cargo home on, which is no path there.
        let runner = format!("env --unset=CARGO_HOME timeout {LIMIT_SECONDS} {WINE}");
        self.with_variables(cargo)
            .variable(format!("CARGO_TARGET_{name}_RUNNER"), runner)
    }

    fn build_random_library(&self, library: &Path) -> Outcome {
        let failed = |why: &dyn std::fmt::Display| {
            Failure::new(format!("{} cannot be built: {why}.", library.display()))
        };
        let mut compiler = Command::new("x86_64-w64-mingw32-gcc")
            .args(["-shared", "-O1", "-x", "c", "-", "-o"])
            .arg(library)
            .arg("-ladvapi32")
            .stdin(Stdio::piped())
            .spawn()
            .map_err(|error| failed(&error))?;
        if let Some(mut input) = compiler.stdin.take() {
            let written = input.write_all(RANDOM_LIBRARY.as_bytes());
            written.map_err(|error| failed(&error))?;
        }
        let status = compiler.wait().map_err(|error| failed(&error))?;
        match status.success() {
            true => Ok(()),
            false => Err(failed(&status)),
        }
    }
}

impl Drop for Wine {
    fn drop(&mut self) {
        // Failing means that it has ended by itself.
        let _ = self.command(SERVER, &["--kill"]).status();
        if let Some(keeper) = &mut self.keeper {
            let _ = keeper.kill();
            let _ = keeper.wait();
        }
    }
}

fn not_started(error: &io::Error) -> Failure {
    Failure::new(format!("Wine cannot be started: {error}."))
}
