//! The engine's steps as the page shows them: what each is about, as values,
//! so that its sentence can be one of the person's language.

use crate::contract::{SetUpEvent, StepKind, StepOutcome, StepView};
use crate::session::shown::shown;
use setup::event::{Event, Outcome, Step};
use setup::{Change, Prepared, ProofWish};
use std::path::Path;

/// The step that keeps the account's token; the only one that is not the
/// engine's.
pub(super) const KEEP_ACCOUNT: &str = "keep-account";

/// The step that keeps the account's token.
pub(super) fn keep_account(prepared: &Prepared) -> StepView {
    let step = Step::new(KEEP_ACCOUNT, "Keep the token for signing in");
    view(&step, StepKind::KeepAccount, prepared)
}

/// The engine's steps.
pub(super) fn views(
    steps: &[Step],
    prepared: &Prepared,
    proof: &ProofWish,
    home: &Path,
) -> Vec<StepView> {
    let changes = prepared.plan.changes.iter().enumerate();
    let written: Vec<(String, String)> = changes
        .filter_map(|(number, change)| match change {
            Change::WriteConfiguration { path, .. } | Change::RegisterProvider { path, .. } => {
                Some((change.step_id(number), shown(path, home)))
            }
            _ => None,
        })
        .collect();
    let one = |step: &Step| {
        let mut view = view(step, kind(&step.id), prepared);
        if let Some((_, path)) = written.iter().find(|(id, _)| *id == step.id) {
            if view.kind == StepKind::Write {
                view.title = format!("Write {path}");
            }
            view.path = Some(path.clone());
        }
        if matches!(view.kind, StepKind::Fetch | StepKind::AskFeed) {
            view.package = Some(proof.package.clone());
        }
        if view.kind == StepKind::Fetch {
            view.cargo = Some(prepared.cargo.version.to_string());
        }
        view
    };
    steps.iter().map(one).collect()
}

fn view(step: &Step, kind: StepKind, prepared: &Prepared) -> StepView {
    StepView {
        id: step.id.clone(),
        kind,
        feed: prepared.plan.feed.clone(),
        project: prepared.plan.project.clone(),
        path: None,
        package: None,
        cargo: None,
        title: step.title.clone(),
    }
}

fn kind(id: &str) -> StepKind {
    match id {
        "create-feed" => StepKind::CreateFeed,
        "wait-feed" => StepKind::WaitFeed,
        "add-upstream" => StepKind::AddUpstream,
        "set-visibility" => StepKind::SetVisibility,
        "store-token" | "remove-token" => StepKind::StoreToken,
        "register-provider" => StepKind::RegisterProvider,
        "fetch" => StepKind::Fetch,
        "ask-feed" => StepKind::AskFeed,
        "undo" => StepKind::Undo,
        id if id.starts_with("write-") => StepKind::Write,
        _ => StepKind::Other,
    }
}

/// The engine's event as the page takes it; its list of steps is told apart.
pub(super) fn event(event: Event) -> Option<SetUpEvent> {
    Some(match event {
        Event::Steps { .. } => return None,
        Event::Started { id } => SetUpEvent::Started { id },
        Event::Note { id, text } => SetUpEvent::Note {
            id,
            text,
            wait: None,
        },
        Event::Waiting { text } => SetUpEvent::Waiting { text },
        Event::Finished {
            id,
            outcome,
            milliseconds,
        } => SetUpEvent::Finished {
            id,
            outcome: match outcome {
                Outcome::Done => StepOutcome::Done,
                Outcome::Skipped => StepOutcome::Skipped,
                Outcome::Failed => StepOutcome::Failed,
            },
            milliseconds: milliseconds_of(milliseconds),
        },
    })
}

/// Milliseconds as the page takes them; there is no set-up of 49 days.
pub(super) fn milliseconds_of(milliseconds: u64) -> u32 {
    u32::try_from(milliseconds).unwrap_or(u32::MAX)
}
