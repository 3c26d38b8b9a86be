//! What `doctor` is asked for: to mend, to write a report, how much to tell.

use std::path::{Path, PathBuf};

use clap::Args;

/// Options of `doctor`.
#[derive(Debug, Args)]
pub(crate) struct DoctorArguments {
    /// Mend what can be mended: each plan is shown, agreed to and made
    #[arg(long)]
    pub(crate) fix: bool,
    /// Mend without asking
    #[arg(long, short = 'y', requires = "fix")]
    pub(crate) yes: bool,
    /// List also what is well
    #[arg(long, short)]
    pub(crate) verbose: bool,
    /// Write a report that may be shared into a new file; - prints it
    #[arg(long, value_name = "FILE")]
    pub(crate) report: Option<PathBuf>,
    /// Keep names of people, organizations, feeds and folders in the report
    #[arg(long, requires = "report")]
    pub(crate) keep_names: bool,
}

impl DoctorArguments {
    /// The file that the report goes to; none when it is printed or not wanted.
    pub(crate) fn report_file(&self) -> Option<&Path> {
        let path = self.report.as_deref();
        path.filter(|_| !self.prints_report())
    }

    /// Whether the report is what is printed.
    pub(crate) fn prints_report(&self) -> bool {
        self.report.as_deref() == Some(Path::new("-"))
    }
}
