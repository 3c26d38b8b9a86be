//! From the engine's failures to the page's problems. It adds nothing and
//! hides nothing; the words of the person's language are the page's.

use crate::contract::{Problem, ProblemAction};
use setup::{Action, Failure};

/// The failure as the page shows it.
pub(crate) fn of(failure: &Failure) -> Problem {
    let report = failure.report();
    Problem {
        code: report.code,
        sentence: report.sentence,
        place: report.place,
        why: report.why,
        hint: report.hint,
        action: action(report.action),
        activity: report.activity,
    }
}

fn action(action: Action) -> ProblemAction {
    match action {
        Action::EditInput => ProblemAction::EditInput,
        Action::SignIn => ProblemAction::SignIn,
        Action::TryAgain => ProblemAction::TryAgain,
        Action::OpenFile => ProblemAction::OpenFile,
        Action::OpenPortal => ProblemAction::OpenPortal,
        Action::OpenKeychain => ProblemAction::OpenKeychain,
        Action::Undo => ProblemAction::Undo,
        Action::None => ProblemAction::None,
    }
}
