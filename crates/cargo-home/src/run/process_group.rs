//! Cargo and everything that it starts, as one thing that can be ended.

use tokio::process::{Child, Command};

/// Ends the whole group when it is dropped before [`ProcessGroup::ended`].
pub(super) struct ProcessGroup {
    #[cfg(unix)]
    leader: Option<rustix::process::Pid>,
    #[cfg(windows)]
    job: Option<win32job::Job>,
}

#[cfg(unix)]
impl ProcessGroup {
    /// Puts the process that is to be started into a group of its own, which
    /// also keeps the terminal's Ctrl-C for us to answer.
    pub(super) fn prepare(command: &mut Command) {
        command.process_group(0);
    }

    pub(super) fn of(child: &Child) -> Self {
        let leader = child
            .id()
            .and_then(|id| i32::try_from(id).ok())
            .and_then(rustix::process::Pid::from_raw);
        Self { leader }
    }

    /// Asks every process of the group to end.
    pub(super) fn terminate(&mut self) {
        self.signal(rustix::process::Signal::TERM);
    }

    /// Ends every process of the group.
    pub(super) fn kill(&mut self) {
        self.signal(rustix::process::Signal::KILL);
    }

    /// Nothing of it is left to end: its number may now belong to others.
    pub(super) fn ended(&mut self) {
        self.leader = None;
    }

    fn signal(&self, signal: rustix::process::Signal) {
        if let Some(leader) = self.leader {
            // Failing means that none of them is left.
            let _ = rustix::process::kill_process_group(leader, signal);
        }
    }
}

#[cfg(unix)]
impl Drop for ProcessGroup {
    fn drop(&mut self) {
        self.kill();
    }
}

/// On Windows a job object holds the process and all that it starts. What it
/// started before it was put there, within microseconds, is not in it.
#[cfg(windows)]
impl ProcessGroup {
    /// No console appears when a program with a window starts it, and the
    /// console's Ctrl-C is left to us to answer.
    pub(super) fn prepare(command: &mut Command) {
        super::windowless::windowless(command);
    }

    /// Without a job (a sandbox may forbid it), `kill_on_drop` and
    /// `start_kill` end the first process alone.
    pub(super) fn of(child: &Child) -> Self {
        Self { job: job_of(child) }
    }

    /// There is no polite way: consoles alone have one.
    pub(super) fn terminate(&mut self) {
        self.kill();
    }

    /// Ends every process of the job, by closing the only handle of it.
    pub(super) fn kill(&mut self) {
        self.job = None;
    }

    /// What cargo has left on purpose (a build cache's server) may go on.
    pub(super) fn ended(&mut self) {
        if let Some(job) = self.job.take() {
            // Failing means that it is ended with the rest.
            let _ = job.set_extended_limit_info(&win32job::ExtendedLimitInfo::new());
        }
    }
}

#[cfg(windows)]
fn job_of(child: &Child) -> Option<win32job::Job> {
    let mut limits = win32job::ExtendedLimitInfo::new();
    limits.limit_kill_on_job_close();
    let job = win32job::Job::create_with_limit_info(&limits).ok()?;
    job.assign_process(child.raw_handle()? as isize).ok()?;
    Some(job)
}
