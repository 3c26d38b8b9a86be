//! The report that a person may copy and send: plain text, made from a list of
//! allowed facts. What is not named here is not in it; names of people, places
//! and folders can be left out, and no value passes without being cleaned.

mod clean;
mod names;
#[cfg(test)]
mod tests;

use super::record::StepRecord;
use super::{Answer, Session};
use crate::contract::{CargoHere, ChangeView, KeychainHere, PlanView, ReportText, StepOutcome};
use names::Names;
use setup::{Failure, Setup};
use std::fmt::Write as _;

/// Everything that a report is made from.
struct Facts {
    /// Of the program.
    version: &'static str,
    /// Of this computer: operating system and processor.
    system: String,
    cargo: String,
    keychain: String,
    practice: bool,
    /// Azure DevOps Services, or a server.
    cloud: Option<bool>,
    account: Option<String>,
    failure: Option<Failure>,
    plan: Option<PlanView>,
    steps: Vec<StepRecord>,
}

impl Session {
    /// The report of the last failure and of this computer.
    ///
    /// # Errors
    /// When the list of accounts cannot be read.
    pub async fn report(&self, hide_names: bool) -> Answer<ReportText> {
        let setup = self.setup().map_err(|failure| self.problem(failure))?;
        let facts = Box::pin(self.facts(&setup)).await;
        let mut names = Names::new(&setup.computer.home);
        if hide_names {
            self.collect_names(&setup, &facts, &mut names);
        }
        Ok(ReportText {
            text: text(&facts, &names),
        })
    }

    async fn facts(&self, setup: &Setup) -> Facts {
        let failure = self.state().failure.clone();
        let (cargo, keychain) = tokio::join!(
            self.cargo_here(&setup.computer),
            self.keychain_here(&setup.computer, None)
        );
        let mut state = self.state();
        // Looking around for the report is nothing that it should tell of.
        state.failure = failure.clone();
        let plan = state.record.plan.clone();
        Facts {
            version: env!("CARGO_PKG_VERSION"),
            system: format!("{} {}", std::env::consts::OS, std::env::consts::ARCH),
            cargo: match cargo {
                CargoHere::Found { version, path } => format!("{version} ({path})"),
                CargoHere::Missing => "missing".to_owned(),
                CargoHere::Unusable { problem } => problem.code,
            },
            keychain: match keychain {
                KeychainHere::Unlocked { .. } => format!("{} answers", super::store_name()),
                KeychainHere::Unusable { problem } => problem.code,
            },
            practice: state.practice.is_some(),
            cloud: state
                .chosen
                .as_ref()
                .map(|chosen| chosen.endpoints.is_cloud()),
            account: plan.as_ref().map(|plan| plan.account.name.clone()),
            failure,
            plan,
            steps: state.record.steps.clone(),
        }
    }

    /// Every name that this window knows of.
    fn collect_names(&self, setup: &Setup, facts: &Facts, names: &mut Names) {
        names.add_user(&setup.computer.home);
        if let Some(plan) = &facts.plan {
            names.add(&plan.organization, "(organization)");
            names.add(&plan.feed, "(feed)");
            names.add(&plan.registry, "(registry)");
            names.add(&plan.account.name, "(account)");
            names.add_some(plan.project.as_deref(), "(project)");
        }
        for account in setup.accounts.list().unwrap_or_default() {
            names.add(&account.user_display_name, "(account)");
            names.add_organization(account.organization.as_str());
        }
        for used in super::history::used_feeds(setup).unwrap_or_default() {
            names.add_organization(&used.choice.url);
            names.add_some(used.choice.project.as_deref(), "(project)");
            names.add(&used.choice.feed, "(feed)");
            names.add(&used.registry, "(registry)");
        }
        let state = self.state();
        if let Some(chosen) = &state.chosen {
            names.add_organization(chosen.endpoints.organization_url().as_str());
            names.add_some(chosen.project.as_deref(), "(project)");
            names.add_some(chosen.feed.as_deref(), "(feed)");
        }
        names.add_some(state.project.as_deref(), "(project)");
        if let Some(profile) = &state.profile {
            names.add(&profile.feed.name, "(feed)");
            names.add_some(profile.feed.scope.project(), "(project)");
            names.add_organization(profile.endpoints.organization_url().as_str());
            names.add_folders(&profile.workstation.repositories);
        }
    }
}

fn text(facts: &Facts, names: &Names) -> String {
    let mut text = format!("Feedwright {}, {}\n", facts.version, facts.system);
    // Writing to a string cannot fail.
    let mut line = |label: &str, value: &str| {
        let _ = writeln!(text, "{label}: {}", names.hide(value));
    };
    line("cargo", &facts.cargo);
    line("Keychain", &facts.keychain);
    if facts.practice {
        line("Practice mode", "yes");
    }
    if let Some(cloud) = facts.cloud {
        let product = if cloud { "Services" } else { "Server" };
        line("Azure DevOps", product);
    }
    if let Some(plan) = &facts.plan {
        line("Organization", &plan.organization);
        line("Project", plan.project.as_deref().unwrap_or("none"));
        line("Feed", &plan.feed);
    }
    if let Some(account) = &facts.account {
        line("Account", account);
    }
    failure(&mut text, facts, names);
    plan(&mut text, facts, names);
    steps(&mut text, facts, names);
    text
}

fn failure(text: &mut String, facts: &Facts, names: &Names) {
    let Some(failure) = &facts.failure else {
        let _ = writeln!(text, "\nNo failure");
        return;
    };
    let report = failure.report();
    let _ = writeln!(text, "\n{}: {}.", report.code, report.sentence);
    let parts = [
        ("Place", &report.place),
        ("Why", &report.why),
        ("Activity", &report.activity),
    ];
    for (label, value) in parts {
        if let Some(value) = value {
            let _ = writeln!(text, "{label}: {}", names.hide(value));
        }
    }
}

fn plan(text: &mut String, facts: &Facts, names: &Names) {
    let Some(plan) = &facts.plan else { return };
    let _ = writeln!(text, "\nPlan");
    for (number, change) in plan.changes.iter().enumerate() {
        let number = number + 1;
        let _ = match change {
            ChangeView::CreateFeed { .. } => writeln!(text, "{number}. create-feed"),
            ChangeView::AddUpstream { .. } => writeln!(text, "{number}. add-upstream"),
            ChangeView::SetVisibility { .. } => writeln!(text, "{number}. set-visibility"),
            ChangeView::StoreToken { replaces, .. } => {
                let how = if *replaces { " (replaces)" } else { "" };
                writeln!(text, "{number}. store-token{how}")
            }
            ChangeView::RemoveToken { .. } => writeln!(text, "{number}. remove-token"),
            ChangeView::RegisterProvider { removes, .. } => {
                let how = if *removes { " (removes)" } else { "" };
                writeln!(text, "{number}. register-provider{how}")
            }
            ChangeView::RemoveFile { path, removed, .. } => {
                let path = names.hide(path);
                writeln!(text, "{number}. remove-file {path} (-{removed})")
            }
            ChangeView::RemovePlainToken { .. } => {
                writeln!(text, "{number}. remove-plain-token")
            }
            ChangeView::RestrictWriting { before, after, .. } => {
                writeln!(text, "{number}. restrict-writing {before} {after}")
            }
            ChangeView::WriteFile {
                path,
                new,
                added,
                removed,
                ..
            } => {
                let (path, how) = (names.hide(path), if *new { ", new" } else { "" });
                writeln!(
                    text,
                    "{number}. write-file {path} (+{added} -{removed}{how})"
                )
            }
        };
    }
    for notice in &plan.notices {
        let _ = writeln!(text, "Notice: {}", names.hide(&notice.id));
    }
}

fn steps(text: &mut String, facts: &Facts, names: &Names) {
    if facts.steps.is_empty() {
        return;
    }
    let _ = writeln!(text, "\nSteps");
    for StepRecord { step, end } in &facts.steps {
        let path = step
            .path
            .as_deref()
            .map(|path| format!(" {}", names.hide(path)));
        let path = path.unwrap_or_default();
        let id = names.clean(&step.id);
        let _ = match end {
            None => writeln!(text, "{id}{path}: not done"),
            Some((outcome, milliseconds)) => {
                let outcome = match outcome {
                    StepOutcome::Done => "done",
                    StepOutcome::Skipped => "skipped",
                    StepOutcome::Failed => "failed",
                };
                writeln!(text, "{id}{path}: {outcome} after {milliseconds} ms")
            }
        };
    }
}
