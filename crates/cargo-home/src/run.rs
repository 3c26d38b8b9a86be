//! Running cargo: no shell, an environment by allow-list, output line by
//! line and in bounded memory, and an end within a second when cancelled.
//!
//! It never changes what cargo says: text from crates and servers comes raw,
//! and whoever shows it filters it.

mod input;
mod output;
mod process_group;
mod windowless;

use std::collections::BTreeMap;
use std::ffi::{OsStr, OsString};
use std::path::{Path, PathBuf};
use std::process::{ExitStatus, Stdio};
use std::time::Duration;

use secrecy::SecretString;
use thiserror::Error;
use tokio::process::{Child, Command};
use tokio_util::sync::CancellationToken;

use self::input::hand_over;
use self::output::Reader;
use self::process_group::ProcessGroup;
pub(crate) use self::windowless::windowless;
use crate::{Cargo, Computer};

/// One call of cargo.
#[derive(Clone, Debug, Default)]
pub struct CargoRun {
    /// The arguments, each as it is: no shell reads them.
    pub arguments: Vec<OsString>,
    /// The folder to run in; absolute.
    pub directory: PathBuf,
    /// Another Cargo home than the computer's.
    pub cargo_home: Option<PathBuf>,
    /// Variables beyond those that every child gets. No tokens.
    pub extra_variables: BTreeMap<OsString, OsString>,
    /// What it reads on standard input, where a secret may go; `None` is
    /// nothing at all.
    pub input: Option<SecretString>,
    /// After which time it is ended; `None` is never.
    pub time_limit: Option<Duration>,
}

impl CargoRun {
    /// A run of these arguments in this folder.
    pub fn new(
        directory: impl Into<PathBuf>,
        arguments: impl IntoIterator<Item = impl Into<OsString>>,
    ) -> Self {
        Self {
            arguments: arguments.into_iter().map(Into::into).collect(),
            directory: directory.into(),
            ..Self::default()
        }
    }
}

/// From where a line came.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stream {
    /// Standard output: cargo's data.
    Stdout,
    /// Standard error: cargo's words.
    Stderr,
}

/// One line of output, raw: it may hold control characters. Bytes that are
/// no UTF-8 are replaced; a line of more than 16 KiB is cut.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// From where it came.
    pub stream: Stream,
    /// Its text, without the line end.
    pub text: String,
}

/// How cargo ended by itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CargoStatus {
    /// With this exit status; 0 is success, 101 an error of cargo's.
    Exited(i32),
    /// By this signal of another process.
    Killed(i32),
}

/// What a run left.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CargoOutput {
    /// How it ended.
    pub status: CargoStatus,
    /// The start of standard output, at most 8 MiB.
    pub stdout: Vec<u8>,
    /// The end of standard error, at most 256 KiB.
    pub stderr: Vec<u8>,
    /// Whether a part of either was dropped.
    pub truncated: bool,
}

impl CargoOutput {
    /// Whether cargo did what it was asked.
    pub fn success(&self) -> bool {
        self.status == CargoStatus::Exited(0)
    }
}

/// Why there is no outcome of a run.
#[derive(Debug, Error)]
#[non_exhaustive]
pub enum CargoRunError {
    /// The folder to run in is not there, or relative.
    #[error("Cargo cannot run in {directory:?}: it is no folder with an absolute path.")]
    NoDirectory {
        /// The folder.
        directory: PathBuf,
    },
    /// A variable that holds a token was to be handed on.
    #[error("The variable {name:?} would hand a token to a child process.")]
    SecretVariable {
        /// The variable.
        name: OsString,
    },
    /// The program could not be started.
    #[error("The cargo at {path:?} could not be started: {source}.")]
    NotStarted {
        /// Where it lies.
        path: PathBuf,
        /// What the system said.
        source: std::io::Error,
    },
    /// Its output could not be read, or its end not awaited.
    #[error("The cargo at {path:?} was lost while it ran: {source}.")]
    Lost {
        /// Where it lies.
        path: PathBuf,
        /// What the system said.
        source: std::io::Error,
    },
    /// The caller cancelled; cargo and all that it had started are ended.
    #[error("Cargo was cancelled.")]
    Cancelled,
    /// The run took longer than it may; cargo and all that it had started
    /// are ended.
    #[error("Cargo did not finish within {} seconds.", limit.as_secs())]
    TimedOut {
        /// How long it could run.
        limit: Duration,
    },
}

/// How long cargo may take to end by itself when it is told to.
const GRACE: Duration = Duration::from_millis(300);

/// Runs cargo and hands over each line as it comes. When `cancel` fires, or
/// when this future is dropped, cargo and everything that it started are
/// ended.
///
/// # Errors
/// When cargo cannot be started, is cancelled or takes too long. A run that
/// ends with another status than 0 is no error here.
pub async fn run(
    cargo: &Cargo,
    computer: &Computer,
    run: CargoRun,
    on_line: &mut (dyn FnMut(Line) + Send),
    cancel: &CancellationToken,
) -> Result<CargoOutput, CargoRunError> {
    check(&run)?;
    let mut child = spawn(cargo, computer, &run)?;
    let mut group = ProcessGroup::of(&child);
    let input = hand_over(child.stdin.take(), run.input.as_ref());
    let limit = run.time_limit;
    let stopped = async {
        match limit {
            Some(limit) => tokio::time::sleep(limit).await,
            None => std::future::pending().await,
        }
    };
    let outcome = tokio::select! {
        biased;
        () = cancel.cancelled() => Err(CargoRunError::Cancelled),
        () = stopped => Err(CargoRunError::TimedOut { limit: limit.unwrap_or_default() }),
        (outcome, ()) = async {
            tokio::join!(finish(&mut child, &mut group, on_line), input)
        } => outcome
            .map_err(|source| CargoRunError::Lost { path: cargo.path.clone(), source }),
    };
    if outcome.is_err() {
        end(&mut child, &mut group).await;
    }
    outcome
}

fn check(run: &CargoRun) -> Result<(), CargoRunError> {
    if !run.directory.is_absolute() || !run.directory.is_dir() {
        return Err(CargoRunError::NoDirectory {
            directory: run.directory.clone(),
        });
    }
    let secret = |name: &OsStr| name.to_string_lossy().to_uppercase().ends_with("_TOKEN");
    match run.extra_variables.keys().find(|name| secret(name)) {
        Some(name) => Err(CargoRunError::SecretVariable { name: name.clone() }),
        None => Ok(()),
    }
}

fn spawn(cargo: &Cargo, computer: &Computer, run: &CargoRun) -> Result<Child, CargoRunError> {
    let mut environment = computer.child_environment();
    // Cargo looks for rustc beside itself only by way of the search path.
    let path = environment.get(OsStr::new("PATH")).cloned();
    environment.insert("PATH".into(), with_folder_of(&cargo.path, path));
    if let Some(cargo_home) = &run.cargo_home {
        environment.insert("CARGO_HOME".into(), cargo_home.into());
    }
    environment.extend(run.extra_variables.clone());
    let mut command = Command::new(&cargo.path);
    command
        .args(&run.arguments)
        .current_dir(&run.directory)
        .env_clear()
        .envs(environment)
        .stdin(match run.input {
            Some(_) => Stdio::piped(),
            None => Stdio::null(),
        })
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .kill_on_drop(true);
    ProcessGroup::prepare(&mut command);
    command.spawn().map_err(|source| CargoRunError::NotStarted {
        path: cargo.path.clone(),
        source,
    })
}

fn with_folder_of(cargo: &Path, path: Option<OsString>) -> OsString {
    let path = path.unwrap_or_default();
    let mut folders: Vec<PathBuf> = std::env::split_paths(&path)
        .filter(|folder| folder.is_absolute())
        .collect();
    if let Some(folder) = cargo.parent()
        && !folders.iter().any(|known| known == folder)
    {
        folders.push(folder.to_path_buf());
    }
    std::env::join_paths(folders).unwrap_or(path)
}

async fn finish(
    child: &mut Child,
    group: &mut ProcessGroup,
    on_line: &mut (dyn FnMut(Line) + Send),
) -> std::io::Result<CargoOutput> {
    let mut reader = Reader::of(child);
    let status = loop {
        tokio::select! {
            more = reader.next(on_line) => {
                if !more? {
                    break child.wait().await?;
                }
            }
            status = child.wait() => {
                let status = status?;
                // What is in the pipes still counts, but a process that
                // cargo left behind may hold them open for ever.
                if let Ok(read) = tokio::time::timeout(GRACE, reader.rest(on_line)).await {
                    read?;
                } else {
                    group.kill();
                }
                break status;
            }
        }
    };
    group.ended();
    Ok(reader.output(status_of(status)))
}

fn status_of(status: ExitStatus) -> CargoStatus {
    #[cfg(unix)]
    {
        use std::os::unix::process::ExitStatusExt;
        if let Some(signal) = status.signal() {
            return CargoStatus::Killed(signal);
        }
    }
    CargoStatus::Exited(status.code().unwrap_or(-1))
}

/// Politely first where that can be, so that half-written build products are
/// tidied away.
async fn end(child: &mut Child, group: &mut ProcessGroup) {
    group.terminate();
    if tokio::time::timeout(GRACE, child.wait()).await.is_err() {
        // Failing means that it has just ended.
        let _ = child.start_kill();
        let _ = tokio::time::timeout(GRACE, child.wait()).await;
    }
    group.kill();
    group.ended();
}
