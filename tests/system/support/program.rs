//! Running a built program with a clean environment, and what it said.

use std::collections::BTreeMap;
use std::ffi::{OsStr, OsString};
use std::path::{Path, PathBuf};
use std::process::{Output, Stdio};
use tokio::process::Command;

use super::Running;

/// A call that is being put together.
pub(crate) struct Program {
    path: PathBuf,
    arguments: Vec<OsString>,
    variables: BTreeMap<OsString, OsString>,
    folder: Option<PathBuf>,
    input: Vec<u8>,
}

/// What a call left.
#[derive(Debug)]
pub(crate) struct Ran {
    pub(crate) status: i32,
    pub(crate) stdout: String,
    pub(crate) stderr: String,
}

impl Program {
    pub(crate) fn new(path: &Path, arguments: &[&str]) -> Program {
        let mut variables = BTreeMap::new();
        for name in ["PATH"] {
            if let Some(value) = std::env::var_os(name) {
                variables.insert(name.into(), value);
            }
        }
        let arguments = arguments.iter().map(OsString::from).collect();
        Program {
            path: path.to_owned(),
            arguments,
            variables,
            folder: None,
            input: Vec::new(),
        }
    }

    pub(crate) fn argument(mut self, argument: impl AsRef<OsStr>) -> Program {
        self.arguments.push(argument.as_ref().to_owned());
        self
    }

    pub(crate) fn variable(mut self, name: &str, value: impl AsRef<OsStr>) -> Program {
        self.variables
            .insert(name.into(), value.as_ref().to_owned());
        self
    }

    pub(crate) fn without(mut self, name: &str) -> Program {
        self.variables.remove(OsStr::new(name));
        self
    }

    /// The folder to run in.
    pub(crate) fn within(mut self, folder: &Path) -> Program {
        self.folder = Some(folder.to_owned());
        self
    }

    /// Lets a shell do something first, for example set the umask.
    pub(crate) fn after(self, first: &str) -> Program {
        let script = format!("{first} && exec \"$0\" \"$@\"");
        self.started_by(Path::new("/bin/sh"), &["-c", &script])
    }

    /// Lets another program start it.
    pub(crate) fn started_by(mut self, program: &Path, arguments: &[&str]) -> Program {
        let mut all: Vec<OsString> = arguments.iter().map(OsString::from).collect();
        all.push(std::mem::replace(&mut self.path, program.to_owned()).into());
        all.append(&mut self.arguments);
        self.arguments = all;
        self
    }

    /// Another program in its place, with the same environment.
    pub(crate) fn instead(mut self, program: &Path, arguments: &[&str]) -> Program {
        self.path = program.to_owned();
        self.arguments = arguments.iter().map(OsString::from).collect();
        self
    }

    /// What it reads from stdin.
    pub(crate) fn input(mut self, text: impl AsRef<[u8]>) -> Program {
        self.input = text.as_ref().to_vec();
        self
    }

    pub(crate) async fn run(self) -> Ran {
        self.start().await.end().await.0
    }

    /// Runs it, for output that may be no text.
    pub(crate) async fn run_raw(self) -> Output {
        let running = self.start().await;
        running.0.wait_with_output().await.expect("it ends")
    }

    /// Starts it and gives it its input.
    pub(crate) async fn start(self) -> Running {
        let input = self.input.clone();
        let mut running = self.start_open();
        running.type_in(&input).await;
        running.0.stdin = None;
        running
    }

    /// Starts it, to type into it while it runs.
    pub(crate) fn start_open(self) -> Running {
        let mut command = Command::new(&self.path);
        command
            .args(&self.arguments)
            .env_clear()
            .envs(&self.variables)
            .kill_on_drop(true);
        command
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped());
        if let Some(folder) = &self.folder {
            command.current_dir(folder);
        }
        Running(command.spawn().expect("the program starts"))
    }
}

impl From<Output> for Ran {
    fn from(output: Output) -> Ran {
        Ran {
            status: output.status.code().unwrap_or(-1),
            stdout: String::from_utf8(output.stdout).expect("stdout is UTF-8"),
            stderr: String::from_utf8(output.stderr).expect("stderr is UTF-8"),
        }
    }
}

impl Ran {
    /// The last line of `--json` of this type.
    pub(crate) fn line(&self, kind: &str) -> serde_json::Value {
        let mut lines = self
            .stdout
            .lines()
            .filter_map(|line| serde_json::from_str::<serde_json::Value>(line).ok());
        let found = lines.rfind(|line| line["type"] == kind);
        found.unwrap_or_else(|| panic!("no line of type {kind}\n{}\n{}", self.stdout, self.stderr))
    }
}
