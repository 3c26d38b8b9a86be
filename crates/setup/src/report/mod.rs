//! The report that a person may send to others. It is built from a list of
//! allowed facts: every field is a number, a word of ours or a [`Told`], which
//! only [`Names`] makes. It has no place for a token, an answer of a server, a
//! line of a file or a variable's value, and it is bounded.

mod clean;
mod facts;
mod look;
mod names;
mod places;
#[cfg(test)]
mod tests;
mod text;
mod words;

pub use clean::Told;
pub(crate) use clean::without_tokens;
pub use facts::{
    CargoFact, ChangeFact, CheckFact, FailureFact, KeychainFact, PlanFact, Product, Report,
    StepFact, SubjectFact,
};
pub use names::Names;

use crate::doctor::Examined;
use crate::event::Outcome;
use crate::failure::Failure;
use crate::plan::Plan;
use crate::setup::Setup;
use azure_devops::Endpoints;

/// The version of the report's form.
pub const SCHEMA: u32 = 1;

/// What the program that makes a report knows beside this computer.
#[derive(Default)]
pub struct ReportWish<'a> {
    /// Of the program.
    pub version: &'static str,
    /// In practice mode.
    pub practice: bool,
    /// The organization that is worked with.
    pub endpoints: Option<&'a Endpoints>,
    /// The newest plan.
    pub plan: Option<&'a Plan>,
    /// Who is signed in, as people know them.
    pub account: Option<&'a str>,
    /// The newest failure.
    pub failure: Option<&'a Failure>,
    /// The steps of the newest set-up.
    pub steps: Vec<ReportStep<'a>>,
    /// What the doctor found.
    pub examined: Option<&'a Examined>,
}

/// A step of a set-up, and how it ended.
pub struct ReportStep<'a> {
    /// Identifier within the run.
    pub id: &'a str,
    /// The file that it wrote.
    pub path: Option<&'a str>,
    /// How it ended and after how many milliseconds; none while it has not.
    pub end: Option<(Outcome, u64)>,
}

impl Setup {
    /// The report on this computer and on what is wished. It asks no server,
    /// and takes three seconds at most.
    pub async fn report(&self, wish: &ReportWish<'_>, names: &Names) -> Report {
        let (cargo, keychain) = look::at(&self.computer, names).await;
        facts::report(wish, names, cargo, keychain)
    }
}
