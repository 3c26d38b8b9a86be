//! Cargo and everything that it starts, as one thing that can be ended.

use tokio::process::{Child, Command};

/// Ends the whole group when it is dropped before [`ProcessGroup::ended`].
pub(super) struct ProcessGroup {
    #[cfg(unix)]
    leader: Option<rustix::process::Pid>,
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
    pub(super) fn terminate(&self) {
        self.signal(rustix::process::Signal::TERM);
    }

    /// Ends every process of the group.
    pub(super) fn kill(&self) {
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

/// Without a job object, which safe code cannot make, Windows ends the first
/// process alone; `kill_on_drop` and `start_kill` see to that.
#[cfg(not(unix))]
impl ProcessGroup {
    pub(super) fn prepare(_command: &mut Command) {}

    pub(super) fn of(_child: &Child) -> Self {
        Self {}
    }

    pub(super) fn terminate(&self) {}

    pub(super) fn kill(&self) {}

    pub(super) fn ended(&mut self) {}
}
