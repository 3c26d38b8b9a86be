//! Running `az` or `azd` once: no shell, nothing to read, output in bounded
//! memory, and an end for everything that it started when the time is over.

use std::process::{ExitStatus, Stdio};
use std::time::Duration;

use tokio::io::{AsyncRead, AsyncReadExt as _};
use tokio::process::{Child, Command};
use zeroize::Zeroizing;

use super::programs::{Program, environment, safe_folder};
use super::surroundings::Surroundings;
use crate::entra::EntraError;

/// The most that a program may print, on each of its two ways.
const LONGEST_OUTPUT: usize = 1024 * 1024;

/// What a program has left.
pub(super) struct Finished {
    pub(super) status: ExitStatus,
    /// May hold a token; wiped when it is dropped.
    pub(super) stdout: Zeroizing<Vec<u8>>,
    /// Free words of the program, which may hold anything; never shown.
    pub(super) stderr: Zeroizing<Vec<u8>>,
}

/// Runs the program with these arguments, each as it is.
///
/// # Errors
/// When it is missing, does not start, prints too much, or does not end in time.
pub(super) async fn run(
    program: Program,
    arguments: &[&str],
    time_limit: Duration,
    here: &Surroundings,
) -> Result<Finished, EntraError> {
    let path = program.find(here)?;
    let mut command = Command::new(path);
    command
        .args(arguments)
        .env_clear()
        .envs(environment(here))
        .current_dir(safe_folder(here))
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .kill_on_drop(true);
    group::prepare(&mut command);
    let mut child = command
        .spawn()
        .map_err(|error| failed(program, format!("it does not start: {error}")))?;
    let mut group = group::Group::of(&child);
    let finished = tokio::time::timeout(time_limit, finish(program, &mut child)).await;
    let seconds = time_limit.as_secs();
    let outcome = finished.unwrap_or_else(|_| {
        let words = format!("it did not finish within {seconds} seconds");
        Err(failed(program, words))
    });
    if outcome.is_ok() {
        group.ended();
    }
    outcome
}

async fn finish(program: Program, child: &mut Child) -> Result<Finished, EntraError> {
    let (Some(stdout), Some(stderr)) = (child.stdout.take(), child.stderr.take()) else {
        return Err(failed(program, "its output is lost".to_owned()));
    };
    let (stdout, stderr) = tokio::try_join!(read(program, stdout), read(program, stderr))?;
    let status = child
        .wait()
        .await
        .map_err(|error| failed(program, format!("it was lost: {error}")))?;
    Ok(Finished {
        status,
        stdout,
        stderr,
    })
}

async fn read(
    program: Program,
    mut from: impl AsyncRead + Unpin,
) -> Result<Zeroizing<Vec<u8>>, EntraError> {
    let lost = |error| failed(program, format!("its output is lost: {error}"));
    // Of its full size at once, so that it leaves no copies behind as it grows.
    let mut output = Zeroizing::new(Vec::with_capacity(LONGEST_OUTPUT + 1));
    loop {
        if from.read_buf(&mut *output).await.map_err(lost)? == 0 {
            return Ok(output);
        }
        if output.len() > LONGEST_OUTPUT {
            return Err(failed(program, "it prints more than 1 MiB".to_owned()));
        }
    }
}

pub(super) fn failed(program: Program, words: String) -> EntraError {
    EntraError::NoToken {
        source_name: program.name(),
        words,
    }
}

/// A program and everything that it starts, as one thing that can be ended.
#[cfg(unix)]
mod group {
    use rustix::process::{Pid, Signal, kill_process_group};
    use tokio::process::{Child, Command};

    pub(super) fn prepare(command: &mut Command) {
        command.process_group(0);
    }

    /// Ends all of them when it is dropped before [`Group::ended`].
    pub(super) struct Group(Option<Pid>);

    impl Group {
        pub(super) fn of(child: &Child) -> Self {
            let id = child.id().and_then(|id| i32::try_from(id).ok());
            Self(id.and_then(Pid::from_raw))
        }

        /// The number may now belong to others.
        pub(super) fn ended(&mut self) {
            self.0 = None;
        }
    }

    impl Drop for Group {
        fn drop(&mut self) {
            if let Some(leader) = self.0 {
                // Failing means that none of them is left.
                let _ = kill_process_group(leader, Signal::KILL);
            }
        }
    }
}

/// On Windows a job object, whose only handle is ours. `az.cmd` starts Python
/// long after it was put there.
#[cfg(windows)]
mod group {
    use tokio::process::{Child, Command};
    use win32job::{ExtendedLimitInfo, Job};

    /// A program with a window has no console to lend, and none shall appear.
    const NO_WINDOW: u32 = 0x0800_0000;

    pub(super) fn prepare(command: &mut Command) {
        command.creation_flags(NO_WINDOW);
    }

    /// Ends all of them when it is dropped before [`Group::ended`]. Without a
    /// job (a sandbox may forbid it), `kill_on_drop` ends the first alone.
    pub(super) struct Group(Option<Job>);

    impl Group {
        pub(super) fn of(child: &Child) -> Self {
            Self(job_of(child))
        }

        pub(super) fn ended(&mut self) {
            if let Some(job) = self.0.take() {
                // Failing means that what was left behind is ended too.
                let _ = job.set_extended_limit_info(&ExtendedLimitInfo::new());
            }
        }
    }

    fn job_of(child: &Child) -> Option<Job> {
        let mut limits = ExtendedLimitInfo::new();
        limits.limit_kill_on_job_close();
        let job = Job::create_with_limit_info(&limits).ok()?;
        job.assign_process(child.raw_handle()? as isize).ok()?;
        Some(job)
    }
}
