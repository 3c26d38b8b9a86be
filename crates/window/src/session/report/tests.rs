//! The whole report as people read it, with names and without.

use super::*;
use crate::contract::{AccountName, ProofPlan, RequestView, StepKind, StepView, StoreWay};
use setup::ErrorCode;
use std::path::{Path, PathBuf};

fn write(path: &str, new: bool) -> ChangeView {
    ChangeView::WriteFile {
        path: path.to_owned(),
        user_level: false,
        new,
        diff: "not in a report".to_owned(),
        added: 5,
        removed: 0,
    }
}

fn plan() -> PlanView {
    PlanView {
        organization: "contoso".to_owned(),
        account: AccountName {
            name: "Ada\u{202e} Lovelace".to_owned(),
        },
        project: Some("My Project".to_owned()),
        feed: "crates-mirror".to_owned(),
        registry: "crates-mirror".to_owned(),
        index: "not in a report".to_owned(),
        changes: vec![
            ChangeView::CreateFeed {
                project: None,
                feed: "crates-mirror".to_owned(),
                visibility: None,
                request: RequestView {
                    method: String::new(),
                    address: "not in a report".to_owned(),
                },
            },
            ChangeView::StoreToken {
                store: String::new(),
                entry: "not in a report".to_owned(),
                key: String::new(),
                replaces: true,
            },
            write("~/src/app/.cargo/config.toml", true),
        ],
        notices: Vec::new(),
        proof: ProofPlan {
            package: "serde".to_owned(),
            cargo: String::new(),
            first: true,
        },
        keeps_account: true,
        store: StoreWay::Keychain,
    }
}

fn step(id: &str, path: Option<&str>, end: Option<(StepOutcome, u32)>) -> StepRecord {
    let step = StepView {
        id: id.to_owned(),
        kind: StepKind::Other,
        feed: "crates-mirror".to_owned(),
        project: None,
        path: path.map(str::to_owned),
        package: None,
        cargo: None,
        title: "not in a report".to_owned(),
    };
    StepRecord { step, end }
}

fn facts() -> Facts {
    let failure = Failure::new(ErrorCode::FileNotWritable)
        .at("/home/ada/src/app/.cargo/config.toml")
        .because(format!(
            "ADA may not; see https://ada:{}@dev.azure.com/Contoso/My%20Project\u{1b}[0m.",
            "p".repeat(20)
        ));
    Facts {
        version: "1.2.3",
        system: "linux x86_64".to_owned(),
        cargo: "1.98.0 (~/.cargo/bin/cargo)".to_owned(),
        keychain: "Secret Service answers".to_owned(),
        practice: false,
        cloud: Some(true),
        account: Some(plan().account.name),
        failure: Some(failure),
        plan: Some(plan()),
        steps: vec![
            step("create-feed", None, Some((StepOutcome::Done, 1400))),
            step(
                "write-2",
                Some("~/src/app/.cargo/config.toml"),
                Some((StepOutcome::Failed, 3)),
            ),
            step("fetch", None, None),
        ],
    }
}

#[test]
fn a_report_with_names() {
    let names = Names::new(Path::new("/home/ada"));
    insta::assert_snapshot!(text(&facts(), &names), @r"
    Feedwright 1.2.3, linux x86_64
    cargo: 1.98.0 (~/.cargo/bin/cargo)
    Keychain: Secret Service answers
    Azure DevOps: Services
    Organization: contoso
    Project: My Project
    Feed: crates-mirror
    Account: Ada Lovelace

    file-not-writable: A file cannot be written.
    Place: ~/src/app/.cargo/config.toml
    Why: ADA may not; see https://dev.azure.com/Contoso/My%20Project[0m.

    Plan
    1. create-feed
    2. store-token (replaces)
    3. write-file ~/src/app/.cargo/config.toml (+5 -0, new)

    Steps
    create-feed: done after 1400 ms
    write-2 ~/src/app/.cargo/config.toml: failed after 3 ms
    fetch: not done
    ");
}

#[test]
fn a_report_without_names() {
    let mut names = Names::new(Path::new("/home/ada"));
    names.add_user(Path::new("/home/ada"));
    names.add_organization("https://dev.azure.com/contoso");
    names.add("My Project", "(project)");
    names.add("crates-mirror", "(feed)");
    names.add("Ada Lovelace", "(account)");
    names.add_folders(&[PathBuf::from("/home/ada/src/app")]);
    insta::assert_snapshot!(text(&facts(), &names), @r"
    Feedwright 1.2.3, linux x86_64
    cargo: 1.98.0 (~/.cargo/bin/cargo)
    Keychain: Secret Service answers
    Azure DevOps: Services
    Organization: (organization)
    Project: (project)
    Feed: (feed)
    Account: (account)

    file-not-writable: A file cannot be written.
    Place: (folder 1)/.cargo/config.toml
    Why: (user) may not; see https://dev.azure.com/(organization)/(project)[0m.

    Plan
    1. create-feed
    2. store-token (replaces)
    3. write-file (folder 1)/.cargo/config.toml (+5 -0, new)

    Steps
    create-feed: done after 1400 ms
    write-2 (folder 1)/.cargo/config.toml: failed after 3 ms
    fetch: not done
    ");
}
