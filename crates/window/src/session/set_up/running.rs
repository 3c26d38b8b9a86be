//! That one set-up runs, and no other.

use crate::session::Session;
use setup::{ErrorCode, Failure};
use tokio::sync::MutexGuard;
use tokio_util::sync::CancellationToken;

/// Lives as long as it runs: also a panic and a dropped future end it.
pub(super) struct Running<'a> {
    session: &'a Session,
    cancel: CancellationToken,
    _changing: MutexGuard<'a, ()>,
}

impl<'a> Running<'a> {
    /// Begins, unless something else is changing this computer.
    pub(super) fn begin(session: &'a Session) -> Result<Running<'a>, Failure> {
        let changing = session.changing.try_lock().map_err(|_| under_way())?;
        let cancel = CancellationToken::new();
        session.state().running = Some(cancel.clone());
        Ok(Running {
            session,
            cancel,
            _changing: changing,
        })
    }

    pub(super) fn cancel(&self) -> &CancellationToken {
        &self.cancel
    }
}

impl Drop for Running<'_> {
    fn drop(&mut self) {
        self.session.state().running = None;
    }
}

/// Something is changing this computer from this very window.
pub(crate) fn under_way() -> Failure {
    Failure::new(ErrorCode::FileLocked).because("A change is under way in this window already.")
}
