//! What the program says to the shell that started it.

use std::process::ExitCode;

/// The closed set of exit statuses.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum ExitStatus {
    /// Done, or nothing to change.
    Done,
    /// An error; its sentence is on stderr.
    Failed,
    /// Changes are pending (`plan`, `status`, `doctor`).
    ChangesPending,
    /// Wrong usage; the number of `EX_USAGE` in BSD's sysexits.
    WrongUsage,
}

impl ExitStatus {
    /// The number.
    pub(crate) fn number(self) -> u8 {
        match self {
            Self::Done => 0,
            Self::Failed => 1,
            Self::ChangesPending => 2,
            Self::WrongUsage => 64,
        }
    }
}

impl From<ExitStatus> for ExitCode {
    fn from(status: ExitStatus) -> Self {
        Self::from(status.number())
    }
}
