//! Mending: the plan of each fix is made, shown, agreed to and made true, one
//! after the other. Fixes that lead to the same plan are made once.

use std::collections::BTreeSet;
use std::sync::Arc;

use setup::event::Progress;
use setup::{ErrorCode, Examined, Failure, Fix, Prepared, Setup};

use super::count::is_mendable;
use super::look;
use crate::commands::Context;
use crate::commands::set_up::plan_text;
use crate::output::Line;
use crate::steps::Steps;

/// What came of it.
#[derive(Debug, Default)]
pub(super) struct Mended {
    /// The runs that were made, in order.
    pub(super) runs: Vec<String>,
    /// Somebody did not agree to a plan.
    pub(super) declined: bool,
    /// Something could not be mended.
    pub(super) failed: bool,
}

/// Mending until nothing is left that can be.
struct Mending<'a> {
    context: &'a Context,
    setup: &'a Setup,
    yes: bool,
    /// The plans and the failures that a person has seen.
    seen: BTreeSet<String>,
    mended: Mended,
}

/// Mends what was found, and hands back what is found then. Each change is looked
/// at before the next: it may have mended more than one thing, or uncovered one.
///
/// # Errors
/// When it was cancelled, or nobody can be asked. That something could not be
/// mended is said, and the others are mended all the same.
pub(super) async fn all(
    context: &Context,
    setup: &Setup,
    mut examined: Examined,
    yes: bool,
) -> Result<(Examined, Mended), Failure> {
    let mut mending = Mending {
        context,
        setup,
        yes,
        seen: BTreeSet::new(),
        mended: Mended::default(),
    };
    while mending.next(&examined).await? {
        examined = look(context, setup).await?;
    }
    Ok((examined, mending.mended))
}

/// What is in the way of others comes first, and what failed before what only warns.
fn fixes(examined: &Examined) -> Vec<&Fix> {
    let checks = examined.checks.iter().filter(|check| is_mendable(check));
    let mut fixes: Vec<&Fix> = checks.filter_map(|check| check.fix.as_ref()).collect();
    fixes.sort_by_key(|fix| matches!(fix, Fix::Apply { .. }));
    fixes
}

impl Mending<'_> {
    /// Makes the first plan that is left; false when there is none.
    async fn next(&mut self, examined: &Examined) -> Result<bool, Failure> {
        // What failed before may be possible by now.
        self.mended.failed = false;
        for fix in fixes(examined) {
            match self.one(fix).await {
                Ok(true) => return Ok(true),
                Ok(false) => {}
                Err(failure) if ends(&failure) => return Err(failure),
                Err(failure) => self.failed(&failure),
            }
        }
        Ok(false)
    }

    /// Whether this changed something.
    async fn one(&mut self, fix: &Fix) -> Result<bool, Failure> {
        let prepare = Box::pin(self.setup.plan_fix(fix));
        let mut prepared = self.context.unless_cancelled(prepare).await?;
        let plan = serde_json::to_string(&prepared.plan)
            .map_err(|error| Failure::new(ErrorCode::Internal).because(error))?;
        if prepared.plan.is_empty() || !self.seen.insert(plan) {
            return Ok(false);
        }
        self.show(&prepared);
        if self.yes || self.asks().await? {
            self.make(&mut prepared).await?;
            return Ok(true);
        }
        self.context.printer.note("This is left as it is.");
        self.mended.declined = true;
        Ok(false)
    }

    fn show(&self, prepared: &Prepared) {
        let printer = &self.context.printer;
        printer.line(&Line::Plan(prepared.plan.clone()));
        printer.note("");
        printer.notes(&plan_text(&prepared.plan, false));
        for notice in &prepared.plan.notices {
            printer.warning(&notice.text);
        }
    }

    async fn asks(&self) -> Result<bool, Failure> {
        let (prompt, printer) = (&self.context.prompt, &self.context.printer);
        let question = "Make these changes?";
        prompt
            .confirm(printer, question, "--yes", &self.context.cancel)
            .await
    }

    async fn make(&mut self, prepared: &mut Prepared) -> Result<(), Failure> {
        let printer = &self.context.printer;
        let mut steps = Steps::new(Arc::clone(printer));
        let mut report = |event| steps.report(event);
        let mut progress = Progress::new(&mut report);
        progress.announce(self.setup.steps(prepared, None));
        let cancel = &self.context.cancel;
        let applied = Box::pin(self.setup.apply(prepared, &mut progress, cancel)).await?;
        drop(steps);
        printer.line(&Line::Applied {
            run: applied.run.clone(),
            changes: applied.changes,
        });
        self.mended.runs.extend(applied.run);
        Ok(())
    }

    /// What cannot be mended here is said once, however many need it.
    fn failed(&mut self, failure: &Failure) {
        self.mended.failed = true;
        if self.seen.insert(failure.to_string()) {
            let printer = &self.context.printer;
            printer.line(&Line::NotMended(failure.report()));
            printer.warning(&format!("Not mended: {failure}. {}", failure.advice()));
        }
    }
}

/// Whether nothing else is to be tried after it.
fn ends(failure: &Failure) -> bool {
    [ErrorCode::Cancelled, ErrorCode::InputNeeded].contains(&failure.code)
}
