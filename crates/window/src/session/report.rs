//! The report that a person may copy and send, as the engine makes it: this
//! module only gathers what this window knows beside the computer.

use super::{Answer, Session};
use crate::contract::{ReportText, StepOutcome};
use azure_devops::Endpoints;
use setup::event::Outcome;
use setup::report::{Names, ReportStep, ReportWish};
use setup::{Failure, Plan};

/// What this window knows for a report.
struct Known {
    practice: bool,
    endpoints: Option<Endpoints>,
    plan: Option<(Plan, String)>,
    failure: Option<Failure>,
    steps: Vec<super::record::StepRecord>,
    examined: Option<setup::Examined>,
}

impl Session {
    /// The report of the last failure and of this computer.
    ///
    /// # Errors
    /// When the list of accounts cannot be read.
    pub async fn report(&self, hide_names: bool) -> Answer<ReportText> {
        let known = self.known();
        let setup = self.setup().map_err(|failure| self.problem(failure))?;
        let mut names = setup.names(hide_names);
        if hide_names {
            self.add_names(&mut names);
        }
        let steps = known.steps.iter();
        let wish = ReportWish {
            version: env!("CARGO_PKG_VERSION"),
            practice: known.practice,
            endpoints: known.endpoints.as_ref(),
            plan: known.plan.as_ref().map(|(plan, _)| plan),
            account: known.plan.as_ref().map(|(_, account)| account.as_str()),
            failure: known.failure.as_ref(),
            steps: steps
                .map(|record| ReportStep {
                    id: &record.step.id,
                    path: record.step.path.as_deref(),
                    end: record.end.map(|(end, time)| (outcome(end), time.into())),
                })
                .collect(),
            examined: known.examined.as_ref(),
        };
        let report = Box::pin(setup.report(&wish, &names)).await;
        Ok(ReportText {
            text: report.to_string(),
        })
    }

    fn known(&self) -> Known {
        let state = self.state();
        Known {
            practice: state.practice.is_some(),
            endpoints: state.chosen.as_ref().map(|chosen| chosen.endpoints.clone()),
            plan: state.record.plan.clone(),
            failure: state.failure.clone(),
            steps: state.record.steps.clone(),
            examined: state.record.examined.clone(),
        }
    }

    /// Every name that this window knows of.
    fn add_names(&self, names: &mut Names) {
        let state = self.state();
        if let Some((plan, account)) = &state.record.plan {
            names.add_organization(&plan.organization);
            names.add(&plan.feed, "(feed)");
            names.add(&plan.registry, "(registry)");
            names.add(account, "(account)");
            names.add_some(plan.project.as_deref(), "(project)");
        }
        if let Some(chosen) = &state.chosen {
            names.add_organization(chosen.endpoints.organization_url().as_str());
            names.add_some(chosen.project.as_deref(), "(project)");
            names.add_some(chosen.feed.as_deref(), "(feed)");
        }
        names.add_some(state.project.as_deref(), "(project)");
        if let Some(profile) = &state.profile {
            names.add_profile(profile);
        }
    }
}

fn outcome(outcome: StepOutcome) -> Outcome {
    match outcome {
        StepOutcome::Done => Outcome::Done,
        StepOutcome::Skipped => Outcome::Skipped,
        StepOutcome::Failed => Outcome::Failed,
    }
}
