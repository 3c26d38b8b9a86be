//! A program to start, as a value: it can be shown before it runs, compared in
//! a test, and run.

use std::ffi::{OsStr, OsString};
use std::fmt;
use std::path::PathBuf;
use std::process::{Command, ExitStatus, Output, Stdio};

use crate::outcome::{Failure, Outcome, say};

/// A program with its arguments and what its environment has besides ours.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Invocation {
    program: OsString,
    arguments: Vec<OsString>,
    variables: Vec<(OsString, OsString)>,
    folder: Option<PathBuf>,
}

impl Invocation {
    pub(crate) fn new(program: impl Into<OsString>) -> Invocation {
        Invocation {
            program: program.into(),
            arguments: Vec::new(),
            variables: Vec::new(),
            folder: None,
        }
    }

    /// The cargo that runs this program, or else the one on the search path.
    pub(crate) fn cargo() -> Invocation {
        Invocation::new(std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()))
    }

    pub(crate) fn arguments<A: AsRef<OsStr>>(
        mut self,
        arguments: impl IntoIterator<Item = A>,
    ) -> Invocation {
        self.arguments
            .extend(arguments.into_iter().map(|a| a.as_ref().to_owned()));
        self
    }

    pub(crate) fn variable(
        mut self,
        name: impl Into<OsString>,
        value: impl Into<OsString>,
    ) -> Invocation {
        self.variables.push((name.into(), value.into()));
        self
    }

    pub(crate) fn folder(mut self, folder: impl Into<PathBuf>) -> Invocation {
        self.folder = Some(folder.into());
        self
    }

    /// Says the command, runs it on this terminal, and waits for its end.
    ///
    /// # Errors
    /// When it cannot be started, or ends with another status than 0, which
    /// becomes our own.
    pub(crate) fn run(&self) -> Outcome {
        say(&format!("+ {self}"));
        let status = self
            .command()
            .status()
            .map_err(|error| self.not_started(&error))?;
        if status.success() {
            return Ok(());
        }
        Err(Failure {
            sentence: format!("This failed ({status}): {self}"),
            status: status.code().and_then(|c| c.try_into().ok()).unwrap_or(1),
        })
    }

    /// Runs it without a word of ours, and gives its end.
    pub(crate) fn status(&self) -> std::io::Result<ExitStatus> {
        self.command().status()
    }

    /// Runs it silently and gives what it printed.
    ///
    /// # Errors
    /// When it cannot be started; its status is the caller's to judge.
    pub(crate) fn output(&self) -> Outcome<Output> {
        self.command()
            .stdin(Stdio::null())
            .output()
            .map_err(|error| self.not_started(&error))
    }

    fn command(&self) -> Command {
        let mut command = Command::new(&self.program);
        command
            .args(&self.arguments)
            .envs(self.variables.iter().map(|(name, value)| (name, value)));
        if let Some(folder) = &self.folder {
            command.current_dir(folder);
        }
        command
    }

    fn not_started(&self, error: &std::io::Error) -> Failure {
        Failure::new(format!(
            "{} cannot be started: {error}.",
            self.program.display()
        ))
    }
}

/// As a person would type it into a shell.
impl fmt::Display for Invocation {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (name, value) in &self.variables {
            write!(formatter, "{}={} ", name.display(), quoted(value))?;
        }
        write!(formatter, "{}", quoted(&self.program))?;
        for argument in &self.arguments {
            write!(formatter, " {}", quoted(argument))?;
        }
        Ok(())
    }
}

fn quoted(word: &OsStr) -> String {
    let word = word.to_string_lossy();
    let plain = |c: char| c.is_ascii_alphanumeric() || "-_./:=+,@%\\".contains(c);
    if !word.is_empty() && word.chars().all(plain) {
        word.into_owned()
    } else {
        format!("'{}'", word.replace('\'', r"'\''"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_is_shown_as_a_person_would_type_it() {
        let shown = Invocation::new("cargo")
            .arguments(["test", "--", "a b", "it's", ""])
            .variable("CI", "true")
            .to_string();
        assert_eq!(shown, r"CI=true cargo test -- 'a b' 'it'\''s' ''");
    }

    #[test]
    fn a_program_that_is_not_there_is_named() {
        let failure = Invocation::new("no-such-program-anywhere")
            .output()
            .unwrap_err();
        assert!(failure.sentence.starts_with("no-such-program-anywhere "));
    }

    #[test]
    fn a_failing_program_hands_its_status_on() {
        let failure = Invocation::cargo()
            .arguments(["no-such-command-of-cargo"])
            .run()
            .unwrap_err();
        assert_eq!(failure.status, 101);
    }
}
