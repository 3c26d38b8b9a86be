//! Starting programs: those that are timed, and those that run beside.

use std::io::{BufRead, BufReader, Write};
use std::process::{Child, ChildStdout, Command, Output, Stdio};
use std::time::{Duration, Instant};

use crate::outcome::{Failure, Outcome};

/// Runs a program to its end, its output in pipes, and tells how long that
/// took: from before it is started until after it has ended.
///
/// # Errors
/// When it does not start, or ends with another status than 0.
pub(super) fn timed(command: &mut Command) -> Outcome<Duration> {
    let since = Instant::now();
    let output = command
        .output()
        .map_err(|error| not_started(command, &error))?;
    let took = since.elapsed();
    check(command, &output)?;
    Ok(took)
}

/// The same without the time: what it printed.
///
/// # Errors
/// As for [`timed`].
pub(super) fn printed(command: &mut Command) -> Outcome<String> {
    let output = command
        .stdin(Stdio::null())
        .output()
        .map_err(|error| not_started(command, &error))?;
    check(command, &output)?;
    Ok(String::from_utf8_lossy(&output.stdout).trim().to_owned())
}

fn check(command: &Command, output: &Output) -> Outcome {
    if output.status.success() {
        return Ok(());
    }
    let program = command.get_program().display();
    let words = String::from_utf8_lossy(&output.stderr);
    Err(Failure::new(format!(
        "{program} failed ({}): {}",
        output.status,
        words.trim()
    )))
}

pub(super) fn not_started(command: &Command, error: &std::io::Error) -> Failure {
    let program = command.get_program().display();
    Failure::new(format!("{program} cannot be started: {error}."))
}

/// A program that runs until this is dropped.
pub(super) struct Background {
    child: Child,
    /// Kept open, so that what it prints later does not fail it.
    stdout: Option<BufReader<ChildStdout>>,
}

impl Background {
    pub(super) fn start(command: &mut Command) -> Outcome<Background> {
        let mut child = command
            .spawn()
            .map_err(|error| not_started(command, &error))?;
        let stdout = child.stdout.take().map(BufReader::new);
        Ok(Background { child, stdout })
    }

    /// Its first line; waits for it.
    pub(super) fn first_line(&mut self) -> Outcome<String> {
        let mut line = String::new();
        if let Some(stdout) = &mut self.stdout {
            let read = stdout.read_line(&mut line);
            read.map_err(|error| Failure::new(format!("A program's line is lost: {error}.")))?;
        }
        if line.trim().is_empty() {
            return Err(Failure::new("A program that runs beside ended at once."));
        }
        Ok(line.trim().to_owned())
    }

    /// Its lines from here on, for somebody else to read.
    pub(super) fn lines(&mut self) -> Outcome<std::io::Lines<BufReader<ChildStdout>>> {
        let stdout = self.stdout.take();
        stdout
            .map(BufRead::lines)
            .ok_or_else(|| Failure::new("A program that runs beside prints nothing."))
    }

    /// Ends it now.
    pub(super) fn end(&mut self) {
        // It may have ended by itself; then there is nothing to do.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }

    /// Gives it its whole input.
    pub(super) fn give(&mut self, input: &[u8]) -> Outcome {
        let Some(mut stdin) = self.child.stdin.take() else {
            return Err(Failure::new("A program that runs beside takes no input."));
        };
        let written = stdin.write_all(input);
        written.map_err(|error| Failure::new(format!("A program's input is lost: {error}.")))
    }

    pub(super) fn id(&self) -> u32 {
        self.child.id()
    }

    /// Whether it has ended.
    pub(super) fn has_ended(&mut self) -> bool {
        !matches!(self.child.try_wait(), Ok(None))
    }
}

impl Drop for Background {
    fn drop(&mut self) {
        self.end();
    }
}
