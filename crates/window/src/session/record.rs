//! What the window remembers of the way it went: for the report, for a second
//! try, and for an undo that was looked at. It holds no secret but the token
//! that a cancelled set-up gives back, which nothing prints.

use super::waits::Waits;
use crate::contract::{StepOutcome, StepView};
use azure_devops::Endpoints;
use sign_in::KeptAccount;

/// What happened in this window.
#[derive(Default)]
pub(crate) struct Record {
    /// The newest plan, and whose account it is made with.
    pub(crate) plan: Option<(setup::Plan, String)>,
    /// The steps of the newest set-up.
    pub(crate) steps: Vec<StepRecord>,
    /// What the doctor found last.
    pub(crate) examined: Option<setup::Examined>,
    /// The run that the newest set-up failed in: it goes on there.
    pub(crate) tried: Option<String>,
    /// The account whose token a set-up kept that is not through yet.
    pub(crate) kept: Option<(Endpoints, KeptAccount)>,
    /// The undo that was looked at.
    pub(crate) preview: Option<setup::UndoPreview>,
    /// Where the waits of the REST client are told.
    pub(crate) waits: Waits,
}

/// A step, and how it ended.
#[derive(Clone, Debug)]
pub(crate) struct StepRecord {
    /// The step.
    pub(crate) step: StepView,
    /// How it ended and after how many milliseconds; none while it has not.
    pub(crate) end: Option<(StepOutcome, u32)>,
}
