//! How many checks are how.

use setup::{Check, Examined, Fix, Verdict};

/// Checks by verdict, and by whether `--fix` can do something.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Count {
    pub(super) failed: usize,
    pub(super) warnings: usize,
    pub(super) skipped: usize,
    pub(super) ok: usize,
    /// What `--fix` has a plan for.
    pub(super) mendable: usize,
    /// Those of them that failed.
    pub(super) mendable_failed: usize,
}

impl Count {
    pub(super) fn of(examined: &Examined) -> Count {
        let mut count = Count::default();
        for check in &examined.checks {
            match check.verdict {
                Verdict::Failed => count.failed += 1,
                Verdict::Warning => count.warnings += 1,
                Verdict::Skipped => count.skipped += 1,
                Verdict::Ok => count.ok += 1,
            }
            if is_mendable(check) {
                count.mendable += 1;
                count.mendable_failed += usize::from(check.verdict == Verdict::Failed);
            }
        }
        count
    }
}

/// Whether `--fix` has a plan for it.
pub(super) fn is_mendable(check: &Check) -> bool {
    let fix = check.fix.as_ref();
    let is_plan = fix.is_some_and(|fix| !matches!(fix, Fix::SignIn { .. }));
    is_plan && check.verdict != Verdict::Ok
}
