//! The facts that may be in a report, as types, and how they are taken from
//! what is known. No list is longer than its bound.

use super::clean::Told;
use super::names::Names;
use super::{ReportWish, SCHEMA};
use crate::doctor::{Check, Examined, Verdict};
use crate::event::Outcome;
use crate::failure::Failure;
use crate::plan::{Change, Plan};
use serde::Serialize;
use uuid::Uuid;

/// The most entries of one list.
const MOST: usize = 100;

/// A report that may be shared.
#[derive(Clone, Debug, Serialize, schemars::JsonSchema)]
pub struct Report {
    /// The version of this form.
    #[schemars(range(min = 1, max = 1))]
    pub schema: u32,
    /// Feedwright's version.
    pub version: &'static str,
    /// The operating system.
    pub system: &'static str,
    /// The processor.
    pub processor: &'static str,
    /// The cargo of this computer.
    pub cargo: CargoFact,
    /// The keychain of this computer.
    pub keychain: KeychainFact,
    /// In practice mode.
    pub practice: bool,
    /// What the organization is on.
    pub product: Option<Product>,
    /// What it is about.
    pub subject: Option<SubjectFact>,
    /// The newest failure.
    pub failure: Option<FailureFact>,
    /// The newest plan.
    pub plan: Option<PlanFact>,
    /// The steps of the newest set-up.
    pub steps: Vec<StepFact>,
    /// How many set-ups are in place; null when nobody has looked.
    pub set_ups: Option<usize>,
    /// What the doctor found.
    pub checks: Vec<CheckFact>,
}

/// The cargo of this computer.
#[derive(Clone, Debug, Serialize, schemars::JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum CargoFact {
    /// It is there.
    Found {
        /// Its version.
        version: Told,
        /// Where it is.
        path: Told,
    },
    /// It cannot be used.
    Unusable {
        /// The row of the table of errors.
        code: &'static str,
    },
}

/// The keychain of this computer.
#[derive(Clone, Debug, Serialize, schemars::JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum KeychainFact {
    /// It answers.
    Answers {
        /// What it is called.
        store: &'static str,
    },
    /// It cannot be used.
    Unusable {
        /// The row of the table of errors.
        code: &'static str,
    },
}

/// What an organization is on.
#[derive(Clone, Copy, Debug, Serialize, schemars::JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Product {
    /// Azure DevOps Services.
    Services,
    /// Azure DevOps Server.
    Server,
}

/// What a report is about, by name or by placeholder.
#[derive(Clone, Debug, Serialize, schemars::JsonSchema)]
pub struct SubjectFact {
    /// The organization.
    pub organization: Told,
    /// The project; null for the whole organization.
    pub project: Option<Told>,
    /// The feed.
    pub feed: Told,
    /// Who is signed in.
    pub account: Option<Told>,
}

/// A failure.
#[derive(Clone, Debug, Serialize, schemars::JsonSchema)]
pub struct FailureFact {
    /// The row of the table of errors.
    pub code: &'static str,
    /// Its sentence.
    pub sentence: &'static str,
    /// Where.
    pub place: Option<Told>,
    /// Why, in plain words alone.
    pub why: Option<Told>,
    /// The server's number for it.
    #[schemars(with = "Option<String>")]
    pub activity: Option<Uuid>,
}

/// A plan, by the kinds of its changes.
#[derive(Clone, Debug, Serialize, schemars::JsonSchema)]
pub struct PlanFact {
    /// Its changes.
    pub changes: Vec<ChangeFact>,
    /// What a person was told, by identifier.
    pub notices: Vec<&'static str>,
}

/// A change of a plan.
#[derive(Clone, Debug, Serialize, schemars::JsonSchema)]
pub struct ChangeFact {
    /// Its kind.
    pub kind: &'static str,
    /// More about it.
    pub note: Option<&'static str>,
    /// The file that it writes.
    pub path: Option<Told>,
    /// Lines added and removed.
    pub lines: Option<(usize, usize)>,
}

/// A step of a set-up.
#[derive(Clone, Debug, Serialize, schemars::JsonSchema)]
pub struct StepFact {
    /// Identifier within the run.
    pub id: Told,
    /// The file that it wrote.
    pub path: Option<Told>,
    /// How it ended; null while it has not.
    pub outcome: Option<Outcome>,
    /// After how many milliseconds.
    pub milliseconds: Option<u64>,
}

/// What one look of the doctor has found.
#[derive(Clone, Debug, Serialize, schemars::JsonSchema)]
pub struct CheckFact {
    /// What was looked at.
    pub id: &'static str,
    /// How it is.
    pub verdict: Verdict,
    /// Which finding.
    pub variant: &'static str,
    /// Where.
    pub place: Option<Told>,
    /// Something can mend it.
    pub mendable: bool,
}

pub(super) fn report(
    wish: &ReportWish<'_>,
    names: &Names,
    cargo: CargoFact,
    keychain: KeychainFact,
) -> Report {
    let product = |cloud| {
        if cloud {
            Product::Services
        } else {
            Product::Server
        }
    };
    let steps = wish.steps.iter().take(MOST);
    Report {
        schema: SCHEMA,
        version: wish.version,
        system: std::env::consts::OS,
        processor: std::env::consts::ARCH,
        cargo,
        keychain,
        practice: wish.practice,
        product: wish.endpoints.map(|it| product(it.is_cloud())),
        subject: wish.plan.map(|plan| subject(plan, wish, names)),
        failure: wish.failure.map(|it| failure(it, names)),
        plan: wish.plan.map(|it| plan(it, names)),
        steps: steps
            .map(|step| StepFact {
                id: names.own(step.id),
                path: step.path.map(|path| names.place(path)),
                outcome: step.end.map(|(outcome, _)| outcome),
                milliseconds: step.end.map(|(_, milliseconds)| milliseconds),
            })
            .collect(),
        set_ups: wish.examined.map(|examined| examined.set_ups),
        checks: wish
            .examined
            .map(|it| checks(it, names))
            .unwrap_or_default(),
    }
}

fn subject(plan: &Plan, wish: &ReportWish<'_>, names: &Names) -> SubjectFact {
    let organization = wish.endpoints.map_or("", |endpoints| endpoints.name());
    let account = wish.account.filter(|account| !account.is_empty());
    SubjectFact {
        organization: names.name(organization, "(organization)"),
        project: plan
            .project
            .as_deref()
            .map(|project| names.name(project, "(project)")),
        feed: names.name(&plan.feed, "(feed)"),
        account: account.map(|account| names.name(account, "(account)")),
    }
}

fn failure(failure: &Failure, names: &Names) -> FailureFact {
    let row = failure.code.row();
    FailureFact {
        code: row.id,
        sentence: row.sentence,
        place: failure.place.as_deref().map(|place| names.place(place)),
        why: failure.why.as_deref().map(|why| names.reason(why)),
        activity: failure
            .activity
            .as_deref()
            .and_then(|activity| Uuid::parse_str(activity).ok()),
    }
}

fn plan(plan: &Plan, names: &Names) -> PlanFact {
    let changes = plan.changes.iter().take(MOST);
    let notices = plan.notices.iter().take(MOST);
    PlanFact {
        changes: changes.map(|change| self::change(change, names)).collect(),
        notices: notices.map(|notice| notice.id).collect(),
    }
}

fn change(change: &Change, names: &Names) -> ChangeFact {
    let fact = |kind, note| ChangeFact {
        kind,
        note,
        path: None,
        lines: None,
    };
    match change {
        Change::CreateFeed { .. } => fact("create-feed", None),
        Change::AddUpstream { .. } => fact("add-upstream", None),
        Change::SetVisibility { .. } => fact("set-visibility", None),
        Change::StoreToken { replaces, .. } => fact("store-token", replaces.then_some("replaces")),
        Change::RemoveToken { .. } => fact("remove-token", None),
        Change::RegisterProvider { removes, .. } => {
            fact("register-provider", removes.then_some("removes"))
        }
        Change::WriteConfiguration {
            path,
            new,
            added,
            removed,
            ..
        } => ChangeFact {
            path: Some(names.path(path)),
            lines: Some((*added, *removed)),
            ..fact("write-file", new.then_some("new"))
        },
        Change::RemoveFile { path, removed, .. } => ChangeFact {
            path: Some(names.path(path)),
            lines: Some((0, *removed)),
            ..fact("remove-file", None)
        },
        Change::RemovePlainToken { path, .. } => ChangeFact {
            path: Some(names.path(path)),
            ..fact("remove-plain-token", None)
        },
        Change::RestrictWriting { path, .. } => ChangeFact {
            path: Some(names.path(path)),
            ..fact("restrict-writing", None)
        },
    }
}

fn checks(examined: &Examined, names: &Names) -> Vec<CheckFact> {
    let fact = |check: &Check| CheckFact {
        id: check.id,
        verdict: check.verdict,
        variant: check.variant,
        place: check.place.as_deref().map(|place| names.place(place)),
        mendable: check.fix.is_some(),
    };
    examined.checks.iter().take(MOST).map(fact).collect()
}
