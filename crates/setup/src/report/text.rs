//! The report as people read it: plain text, one fact a line.

use super::facts::{
    CargoFact, ChangeFact, CheckFact, KeychainFact, PlanFact, Product, Report, StepFact,
    SubjectFact,
};
use crate::doctor::Verdict;
use crate::event::Outcome;
use std::fmt::{self, Display, Formatter};

impl Display for super::Told {
    fn fmt(&self, formatter: &mut Formatter<'_>) -> fmt::Result {
        formatter.write_str(self.as_str())
    }
}

impl Display for Report {
    fn fmt(&self, to: &mut Formatter<'_>) -> fmt::Result {
        let Report {
            version,
            system,
            processor,
            ..
        } = self;
        writeln!(to, "Feedwright {version}, {system} {processor}")?;
        match &self.cargo {
            CargoFact::Found { version, path } => writeln!(to, "cargo: {version} ({path})"),
            CargoFact::Unusable { code } => writeln!(to, "cargo: {code}"),
        }?;
        match self.keychain {
            KeychainFact::Answers { store } => writeln!(to, "Keychain: {store} answers"),
            KeychainFact::Unusable { code } => writeln!(to, "Keychain: {code}"),
        }?;
        if self.practice {
            writeln!(to, "Practice mode: yes")?;
        }
        match self.product {
            Some(Product::Services) => writeln!(to, "Azure DevOps: Services")?,
            Some(Product::Server) => writeln!(to, "Azure DevOps: Server")?,
            None => {}
        }
        self.subject.iter().try_for_each(|it| subject(to, it))?;
        failure(to, self)?;
        self.plan.iter().try_for_each(|it| plan(to, it))?;
        steps(to, &self.steps)?;
        checks(to, self)
    }
}

fn subject(to: &mut Formatter<'_>, subject: &SubjectFact) -> fmt::Result {
    writeln!(to, "Organization: {}", subject.organization)?;
    match &subject.project {
        Some(project) => writeln!(to, "Project: {project}"),
        None => writeln!(to, "Project: none"),
    }?;
    writeln!(to, "Feed: {}", subject.feed)?;
    let mut account = subject.account.iter();
    account.try_for_each(|account| writeln!(to, "Account: {account}"))
}

fn failure(to: &mut Formatter<'_>, report: &Report) -> fmt::Result {
    let Some(failure) = &report.failure else {
        return writeln!(to, "\nNo failure");
    };
    writeln!(to, "\n{}: {}.", failure.code, failure.sentence)?;
    for (label, value) in [("Place", &failure.place), ("Why", &failure.why)] {
        let mut value = value.iter();
        value.try_for_each(|value| writeln!(to, "{label}: {value}"))?;
    }
    let mut activity = failure.activity.iter();
    activity.try_for_each(|activity| writeln!(to, "Activity: {activity}"))
}

fn plan(to: &mut Formatter<'_>, plan: &PlanFact) -> fmt::Result {
    writeln!(to, "\nPlan")?;
    for (number, change) in plan.changes.iter().enumerate() {
        writeln!(to, "{}. {}", number + 1, words(change))?;
    }
    let mut notices = plan.notices.iter();
    notices.try_for_each(|notice| writeln!(to, "Notice: {notice}"))
}

fn words(change: &ChangeFact) -> String {
    let mut words = change.kind.to_owned();
    if let Some(path) = &change.path {
        words.push_str(&format!(" {path}"));
    }
    let lines = change
        .lines
        .map(|(added, removed)| format!("+{added} -{removed}"));
    let notes: Vec<String> = lines
        .into_iter()
        .chain(change.note.map(str::to_owned))
        .collect();
    if !notes.is_empty() {
        words.push_str(&format!(" ({})", notes.join(", ")));
    }
    words
}

fn steps(to: &mut Formatter<'_>, steps: &[StepFact]) -> fmt::Result {
    if steps.is_empty() {
        return Ok(());
    }
    writeln!(to, "\nSteps")?;
    for step in steps {
        let path = step.path.as_ref().map(|path| format!(" {path}"));
        write!(to, "{}{}: ", step.id, path.unwrap_or_default())?;
        let outcome = match step.outcome {
            None => {
                writeln!(to, "not done")?;
                continue;
            }
            Some(Outcome::Done) => "done",
            Some(Outcome::Skipped) => "skipped",
            Some(Outcome::Failed) => "failed",
        };
        let milliseconds = step.milliseconds.unwrap_or_default();
        writeln!(to, "{outcome} after {milliseconds} ms")?;
    }
    Ok(())
}

fn checks(to: &mut Formatter<'_>, report: &Report) -> fmt::Result {
    let Some(set_ups) = report.set_ups else {
        return Ok(());
    };
    writeln!(to, "\nChecks ({set_ups} set up)")?;
    report.checks.iter().try_for_each(|check| {
        let CheckFact { id, variant, .. } = check;
        let verdict = match check.verdict {
            Verdict::Failed => "failed",
            Verdict::Warning => "warning",
            Verdict::Skipped => "skipped",
            Verdict::Ok => "ok",
        };
        let mendable = if check.mendable {
            ", can be mended"
        } else {
            ""
        };
        match &check.place {
            Some(place) => writeln!(to, "{verdict} {id} ({variant}{mendable}) at {place}"),
            None => writeln!(to, "{verdict} {id} ({variant}{mendable})"),
        }
    })
}
