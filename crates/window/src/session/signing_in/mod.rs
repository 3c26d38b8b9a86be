//! Signing in without a pasted token: which ways there are, and one of them at
//! a time.

use super::{Answer, Session};
use crate::contract::{SignInEvent, SignInWay, SignedInView, WayView};
use setup::{ErrorCode, Failure};

impl Session {
    /// The ways to sign in to the chosen organization.
    ///
    /// # Errors
    /// Not available yet.
    pub async fn sign_in_ways(&self) -> Answer<Vec<WayView>> {
        Err(self.problem(Failure::new(ErrorCode::NotAvailableYet)))
    }

    /// Signs in, and holds the account in memory. `open` asks the system's
    /// browser for a page.
    ///
    /// # Errors
    /// Not available yet.
    pub async fn sign_in_with(
        &self,
        _way: SignInWay,
        _open: &(dyn Fn(&str) + Send + Sync),
        _report: &mut (dyn FnMut(SignInEvent) + Send),
    ) -> Answer<SignedInView> {
        Err(self.problem(Failure::new(ErrorCode::NotAvailableYet)))
    }

    /// Cancels the sign-in that waits.
    ///
    /// # Errors
    /// Never.
    pub async fn cancel_sign_in(&self) -> Answer<()> {
        Ok(())
    }
}
