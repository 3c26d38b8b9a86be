//! The window beside an empty one of the same Tauri, in turns: from the start
//! of the program until its window appears, which both make appear when their
//! page is painted; and the memory of all their processes together.

use std::path::Path;
use std::process::{Command, Stdio};
use std::sync::mpsc::{self, RecvTimeoutError};
use std::time::{Duration, Instant};

use super::Rounds;
use super::child::Background;
use super::memory;
use super::report::{Figure, Report, Unit};
use super::statistics::{Contestant, in_turns};
use super::world::World;
use crate::folders::Folders;
use crate::outcome::{Failure, Outcome};

/// How much longer than the empty window ours may take.
const LIMIT: f64 = 1.25;
/// A window that is not there by then never comes.
const PATIENCE: Duration = Duration::from_secs(60);
/// Until the memory of both has settled.
const SETTLED: Duration = Duration::from_secs(3);

/// A screen that nobody sees.
struct Screen {
    _server: Background,
    display: String,
}

/// Measures both windows.
///
/// # Errors
/// When one of them does not appear.
pub(super) fn measure(
    report: &mut Report,
    rounds: Rounds,
    world: &World,
    folders: &Folders,
) -> Outcome {
    let release = folders.target.join("release");
    let (ours, empty) = (
        release.join("feedwright-desktop"),
        release.join("examples/empty-window"),
    );
    let screen = Screen::start()?;
    let appears = |program: &'static str, path: &Path| {
        let path = path.to_owned();
        let screen = &screen;
        Contestant::new(program, move || {
            let person = world.person()?;
            Ok(screen.appear(person.command(&path))?.0)
        })
    };
    let measured = in_turns(
        rounds.long,
        vec![
            appears("the window appears", &ours),
            appears("an empty Tauri window", &empty),
        ],
    )?;
    if let [ours, empty] = measured.as_slice() {
        let ratio = ours.median() / empty.median();
        report.judge(Figure::new(
            "window, start to first paint, against an empty one",
            ratio,
            LIMIT,
            Unit::Times,
        ));
        report.compare(ours, empty);
    }
    for (name, path) in [
        ("the window, all its processes", &ours),
        ("an empty Tauri window, all its processes", &empty),
    ] {
        let person = world.person()?;
        let (_, window) = screen.appear(person.command(path))?;
        std::thread::sleep(SETTLED);
        report.remember(name, memory::of_family_kibibytes(window.id())?);
    }
    Ok(())
}

impl Screen {
    fn start() -> Outcome<Screen> {
        let mut command = Command::new("Xvfb");
        command
            .args(["-displayfd", "1", "-screen", "0", "1280x800x24"])
            // Else it starts anew when the last window is gone, and drops who comes then.
            .args(["-nolisten", "tcp", "-noreset"])
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::null());
        let mut server = Background::start(&mut command)?;
        let number = server.first_line()?;
        Ok(Screen {
            _server: server,
            display: format!(":{number}"),
        })
    }

    /// Starts a program and waits until a window of it is on the screen; tells
    /// how long that took, and hands the running program over.
    fn appear(&self, mut command: Command) -> Outcome<(Duration, Background)> {
        let (mut watcher, seen) = self.watch()?;
        command
            .env("DISPLAY", &self.display)
            .env("GSETTINGS_BACKEND", "memory")
            .env("NO_AT_BRIDGE", "1")
            .env("WEBKIT_DISABLE_DMABUF_RENDERER", "1")
            .stdout(Stdio::null())
            .stderr(Stdio::null());
        let since = Instant::now();
        let window = Background::start(&mut command)?;
        let appeared = seen.recv_timeout(PATIENCE);
        let took = since.elapsed();
        watcher.end();
        match appeared {
            Ok(()) => Ok((took, window)),
            Err(RecvTimeoutError::Timeout) => Err(Failure::new("A window never appeared.")),
            Err(RecvTimeoutError::Disconnected) => {
                Err(Failure::new("Nobody watches the screen: xev ended."))
            }
        }
    }

    /// Hears of the first window that is put on the screen.
    fn watch(&self) -> Outcome<(Background, mpsc::Receiver<()>)> {
        let mut command = Command::new("xev");
        command
            .args(["-root", "-event", "substructure"])
            .env("DISPLAY", &self.display)
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::null());
        let mut watcher = Background::start(&mut command)?;
        let lines = watcher.lines()?;
        let (tell, seen) = mpsc::channel();
        std::thread::spawn(move || {
            let mut lines = lines;
            if lines.any(|line| line.is_ok_and(|line| line.starts_with("MapNotify"))) {
                // Nobody waits any more when the program has ended before.
                let _ = tell.send(());
            }
            // Read to the end, so that the watcher never waits for a reader.
            lines.for_each(drop);
        });
        Ok((watcher, seen))
    }
}
