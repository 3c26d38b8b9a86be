//! What a window needs around it, private to one test: a virtual screen, a
//! message bus, a home, and folders of Feedwright's own.

use std::ffi::OsString;
use std::io::{BufRead, BufReader, Read};
use std::os::unix::process::CommandExt;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use cargo_home::Computer;
use rustix::process::{Pid, Signal, kill_process, kill_process_group};
use tempfile::TempDir;

/// How long anything here may take to come up.
pub(crate) const PATIENCE: Duration = Duration::from_secs(60);

/// The window: the built one, or the installed one that `cargo xtask bundle`
/// names.
pub(crate) fn program() -> PathBuf {
    let installed = std::env::var_os("FEEDWRIGHT_WINDOW");
    installed.map_or_else(
        || env!("CARGO_BIN_EXE_feedwright-desktop").into(),
        PathBuf::from,
    )
}

/// A program that ends, with all that it started, when this is dropped.
pub(crate) struct Running(Child);

impl Running {
    pub(crate) fn start(command: &mut Command) -> Running {
        let started = command.process_group(0).stdin(Stdio::null()).spawn();
        Running(started.unwrap_or_else(|error| panic!("{command:?}: {error}")))
    }

    /// The first line that it prints; the rest is read away, so that it never
    /// waits for a reader.
    fn first_line(&mut self) -> String {
        let mut output = BufReader::new(self.0.stdout.take().unwrap());
        let mut line = String::new();
        output.read_line(&mut line).unwrap();
        std::thread::spawn(move || output.read_to_end(&mut Vec::new()));
        line.trim().to_owned()
    }

    /// Sends it a signal.
    pub(crate) fn signal(&self, signal: Signal) {
        kill_process(self.pid(), signal).unwrap();
    }

    /// Its exit status, once it has ended.
    pub(crate) fn ends(&mut self) -> Option<i32> {
        let mut status = None;
        until("the program ends", || {
            status = self.0.try_wait().unwrap();
            status.is_some()
        });
        status.and_then(|status| status.code())
    }

    /// Its process number.
    pub(crate) fn number(&self) -> i32 {
        self.pid().as_raw_nonzero().get()
    }

    fn pid(&self) -> Pid {
        Pid::from_child(&self.0)
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        let _ = kill_process_group(self.pid(), Signal::KILL);
        let _ = self.0.wait();
    }
}

/// All of it. Fields end in the order in which they stand here.
pub(crate) struct Desk {
    _bus: Running,
    _screen: Running,
    variables: Vec<(&'static str, OsString)>,
    folder: TempDir,
}

impl Desk {
    pub(crate) fn set_up() -> Desk {
        let folder = tempfile::tempdir().unwrap();
        for name in ["home", "tmp", "run"] {
            std::fs::create_dir(folder.path().join(name)).unwrap();
        }
        let (screen, display) = screen();
        let (bus, address) = bus(&folder.path().join("run"));
        let real = Computer::from_environment().unwrap();
        let below = |name: &str| folder.path().join(name).into_os_string();
        let mut path = std::env::var_os("PATH").unwrap_or_default();
        path.push(":");
        path.push(real.cargo_home.join("bin"));
        let variables = vec![
            ("PATH", path),
            ("HOME", below("home")),
            ("CARGO_HOME", below("home/.cargo")),
            ("RUSTUP_HOME", real.rustup_home().into_os_string()),
            ("FEEDWRIGHT_HOME", below("feedwright")),
            ("FEEDWRIGHT_PRACTICE_UPSTREAM", "built-in".into()),
            ("TMPDIR", below("tmp")),
            ("XDG_RUNTIME_DIR", below("run")),
            ("LANG", "C.UTF-8".into()),
            ("DISPLAY", display.into()),
            ("DBUS_SESSION_BUS_ADDRESS", address.into()),
            ("GSETTINGS_BACKEND", "memory".into()),
            // Without these some computers wait for a bus of screen readers,
            // or for a graphics card that is not there.
            ("NO_AT_BRIDGE", "1".into()),
            ("WEBKIT_DISABLE_DMABUF_RENDERER", "1".into()),
        ];
        Desk {
            _bus: bus,
            _screen: screen,
            variables,
            folder,
        }
    }

    /// A program of this desk.
    pub(crate) fn command(&self, program: impl AsRef<Path>) -> Command {
        let mut command = Command::new(program.as_ref());
        let variables = self.variables.iter().map(|(name, value)| (name, value));
        command.env_clear().envs(variables);
        command.stdout(Stdio::null()).stderr(Stdio::null());
        command
    }

    /// Starts the window as a person does, with nobody who drives it.
    pub(crate) fn start(&self) -> Running {
        Running::start(&mut self.command(program()))
    }

    /// The window of another person of the same screen and message bus, whose
    /// folders are in a folder of this name in the home.
    pub(crate) fn start_elsewhere(&self, name: &str) -> Running {
        let mut command = self.command(program());
        Running::start(command.env("FEEDWRIGHT_HOME", self.home().join(name)))
    }

    /// The person's home folder.
    pub(crate) fn home(&self) -> PathBuf {
        self.folder.path().join("home")
    }

    /// Feedwright's own folders.
    pub(crate) fn feedwright_home(&self) -> PathBuf {
        self.folder.path().join("feedwright")
    }

    /// The desk's folder for temporary files.
    pub(crate) fn temporary(&self) -> PathBuf {
        self.folder.path().join("tmp")
    }

    /// What is in it.
    pub(crate) fn leftovers(&self) -> Vec<OsString> {
        let entries = std::fs::read_dir(self.temporary()).unwrap();
        entries.map(|entry| entry.unwrap().file_name()).collect()
    }

    /// Where a keychain of this desk's own may be.
    pub(crate) fn keychain_folder(&self) -> PathBuf {
        self.folder.path().join("keychain")
    }

    /// From now on programs talk over this bus.
    pub(crate) fn use_bus(&mut self, address: &str) {
        let bus = "DBUS_SESSION_BUS_ADDRESS";
        self.variables.retain(|(name, _)| *name != bus);
        self.variables.push((bus, address.into()));
    }

    /// What the window has written into its log.
    pub(crate) fn log(&self) -> String {
        let file = self.feedwright_home().join("state/log/feedwright.log");
        std::fs::read_to_string(file).unwrap_or_default()
    }

    /// Waits for a word in the log.
    pub(crate) fn until_logged(&self, word: &str) {
        until(word, || self.log().contains(word));
    }

    /// The process of the window, whoever started it.
    pub(crate) fn window_process(&self) -> Option<Pid> {
        let processes = std::fs::read_dir("/proc").unwrap().flatten();
        let mut numbers = processes.filter_map(|entry| entry.file_name().to_str()?.parse().ok());
        numbers.find_map(|number: i32| {
            let process = Path::new("/proc").join(number.to_string());
            let program = std::fs::read_link(process.join("exe")).ok()?;
            let built = self::program();
            let variables = std::fs::read(process.join("environ")).ok()?;
            let ours = format!("FEEDWRIGHT_HOME={}", self.feedwright_home().display());
            let here = variables
                .split(|byte| *byte == 0)
                .any(|v| v == ours.as_bytes());
            (here && program == built).then(|| Pid::from_raw(number))?
        })
    }
}

fn screen() -> (Running, String) {
    let screen = ["-displayfd", "1", "-screen", "0", "1280x900x24"];
    let mut screen = Running::start(
        Command::new("Xvfb")
            .args(screen)
            .args(["-nolisten", "tcp"])
            .stdout(Stdio::piped())
            .stderr(Stdio::null()),
    );
    let display = format!(":{}", screen.first_line());
    (screen, display)
}

fn bus(runtime_folder: &Path) -> (Running, String) {
    let mut bus = Running::start(
        Command::new("dbus-daemon")
            .args(["--session", "--nofork", "--print-address=1"])
            .env("XDG_RUNTIME_DIR", runtime_folder)
            .stdout(Stdio::piped())
            .stderr(Stdio::null()),
    );
    let address = bus.first_line();
    (bus, address)
}

/// Looks again and again until it is so.
pub(crate) fn until(what: &str, mut is_so: impl FnMut() -> bool) {
    let start = Instant::now();
    while !is_so() {
        // Who waits with more words of their own is a little quicker.
        let patience = PATIENCE + Duration::from_secs(5);
        assert!(start.elapsed() < patience, "it never comes to this: {what}");
        // Looking without a pause would take the processor from what is awaited.
        std::thread::sleep(Duration::from_millis(10));
    }
}
