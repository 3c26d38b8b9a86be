//! The doctor's findings as the page shows them. It looks, and changes nothing.

use super::plan::count;
use super::shown::hide_home;
use super::{Answer, Session};
use crate::contract::{CheckView, Examined, FixView, Verdict};
use setup::{Check, Failure, Fix};
use std::path::Path;
use tokio_util::sync::CancellationToken;

impl Session {
    /// Looks whether all is well; `report` hears of each check as soon as it is
    /// done.
    ///
    /// # Errors
    /// Journals that cannot be read; whatever else goes wrong is a finding.
    pub async fn examine(&self, report: &mut (dyn FnMut(CheckView) + Send)) -> Answer<Examined> {
        let examined = async {
            let setup = self.setup()?;
            let home = setup.computer.home.clone();
            let mut report = |check: &Check| report(view(check, &home));
            let never = CancellationToken::new();
            let examined = setup.examine(&mut report, &never).await?;
            self.state().record.examined = Some(examined.clone());
            Ok::<_, Failure>(Examined {
                set_ups: count(examined.set_ups),
                feed: examined.feed,
                checks: examined
                    .checks
                    .iter()
                    .map(|check| view(check, &home))
                    .collect(),
                milliseconds: u32::try_from(examined.milliseconds).unwrap_or(u32::MAX),
            })
        };
        Box::pin(examined)
            .await
            .map_err(|failure| self.problem(failure))
    }
}

fn view(check: &Check, home: &Path) -> CheckView {
    let arguments = check.arguments.iter();
    CheckView {
        id: check.id.to_owned(),
        verdict: match check.verdict {
            setup::Verdict::Failed => Verdict::Failed,
            setup::Verdict::Warning => Verdict::Warning,
            setup::Verdict::Skipped => Verdict::Skipped,
            setup::Verdict::Ok => Verdict::Ok,
        },
        variant: check.variant.to_owned(),
        arguments: arguments
            .map(|(name, value)| ((*name).to_owned(), hide_home(value, home)))
            .collect(),
        sentence: hide_home(&check.sentence, home),
        place: check.place.as_deref().map(|place| hide_home(place, home)),
        fix: check.fix.as_ref().map(fix),
    }
}

fn fix(fix: &Fix) -> FixView {
    match fix {
        Fix::Apply { run, .. } => FixView::Plan { run: run.clone() },
        Fix::Mend { id, .. } => FixView::Mend { id: id.clone() },
        Fix::SignIn { organization } => FixView::SignIn {
            url: organization.clone(),
        },
    }
}
