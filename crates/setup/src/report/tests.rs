//! The whole report as people read it, with names and without.

use super::*;
use crate::doctor::{Check, Verdict};
use crate::error_code::ErrorCode;
use crate::plan::{Change, Level};
use crate::profile::StoreKind;
use std::path::{Path, PathBuf};

const HOME: &str = "/home/ada";

fn plan() -> Plan {
    let secret = || "not in a report".to_owned();
    Plan {
        organization: "https://dev.azure.com/contoso".to_owned(),
        project: Some("My Project".to_owned()),
        feed: "crates-mirror".to_owned(),
        registry: "crates-mirror".to_owned(),
        index: secret(),
        changes: vec![
            Change::SetVisibility {
                feed: secret(),
                visibility: crate::profile::Visibility::Tenant,
            },
            Change::StoreToken {
                store: secret(),
                key: secret(),
                label: secret(),
                replaces: true,
            },
            Change::WriteConfiguration {
                path: PathBuf::from("/home/ada/src/app/.cargo/config.toml"),
                level: Level::Repository,
                new: true,
                diff: secret(),
                added: 5,
                removed: 0,
                before: None,
                after: Vec::new(),
            },
        ],
        notices: Vec::new(),
        store: StoreKind::Keychain,
        store_means: "not in a report",
    }
}

fn check(id: &'static str, verdict: Verdict, variant: &'static str, place: &str) -> Check {
    let secret = || "not in a report".to_owned();
    Check {
        id,
        verdict,
        variant,
        arguments: [("path", secret())].into(),
        sentence: secret(),
        place: Some(place.to_owned()),
        fix: None,
    }
}

fn examined() -> Examined {
    let file = "/home/ada/src/app/.cargo/config.toml";
    let index = "https://ada:x@pkgs.dev.azure.com/Contoso/My%20Project/_packaging/crates-mirror/Cargo/index/?a=b";
    Examined {
        set_ups: 1,
        feed: Some("not in a report".to_owned()),
        checks: vec![
            check("config-effective", Verdict::Failed, "bypass", file),
            check("feed-answers", Verdict::Ok, "ok", index),
        ],
        milliseconds: 3,
    }
}

fn written(names: &Names) -> String {
    let failure = Failure::new(ErrorCode::FileNotWritable)
        .at("/home/ada/src/app/.cargo/config.toml")
        .because(format!(
            "ADA may not, said contoso; see https://ada:{}@dev.azure.com/Contoso/My%20Project\u{1b}[0m.",
            "p".repeat(20)
        ));
    let (plan, examined) = (plan(), examined());
    let endpoints = Endpoints::parse(&plan.organization).expect("an organization");
    let path = Some("/home/ada/src/app/.cargo/config.toml");
    let step = |id, path, end| ReportStep { id, path, end };
    let wish = ReportWish {
        version: "1.2.3",
        practice: false,
        endpoints: Some(&endpoints),
        plan: Some(&plan),
        account: Some("Ada\u{202e} Lovelace"),
        failure: Some(&failure),
        steps: vec![
            step("create-feed", None, Some((Outcome::Done, 1400))),
            step("write-2", path, Some((Outcome::Failed, 3))),
            step("fetch", None, None),
        ],
        examined: Some(&examined),
    };
    let cargo = CargoFact::Found {
        version: names.own("1.98.0"),
        path: names.place("/home/ada/.cargo/bin/cargo"),
    };
    let store = "Secret Service";
    let mut report = facts::report(&wish, names, cargo, KeychainFact::Answers { store });
    (report.system, report.processor) = ("linux", "x86_64");
    report.to_string()
}

#[test]
fn a_report_with_names() {
    let names = Names::new(Path::new(HOME), false);
    insta::assert_snapshot!(written(&names), @r"
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
    Why: ADA may not, said contoso; see …

    Plan
    1. set-visibility
    2. store-token (replaces)
    3. write-file ~/src/app/.cargo/config.toml (+5 -0, new)

    Steps
    create-feed: done after 1400 ms
    write-2 ~/src/app/.cargo/config.toml: failed after 3 ms
    fetch: not done

    Checks (1 set up)
    failed config-effective (bypass) at ~/src/app/.cargo/config.toml
    ok feed-answers (ok) at https://pkgs.dev.azure.com/Contoso/My%20Project/_packaging/crates-mirror/Cargo/index/?(removed)
    ");
}

#[test]
fn a_report_without_names() {
    let mut names = Names::new(Path::new(HOME), true);
    names.add_user();
    names.add_organization("https://dev.azure.com/contoso");
    names.add("My Project", "(project)");
    names.add("crates-mirror", "(feed)");
    names.add("Ada Lovelace", "(account)");
    names.add_folder(Path::new("/home/ada/src/app"));
    insta::assert_snapshot!(written(&names), @r"
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
    Why: (user) may not, said (organization); see …

    Plan
    1. set-visibility
    2. store-token (replaces)
    3. write-file (folder 1)/.cargo/config.toml (+5 -0, new)

    Steps
    create-feed: done after 1400 ms
    write-2 (folder 1)/.cargo/config.toml: failed after 3 ms
    fetch: not done

    Checks (1 set up)
    failed config-effective (bypass) at (folder 1)/.cargo/config.toml
    ok feed-answers (ok) at https://pkgs.dev.azure.com/(organization)/(project)/_packaging/(feed)/Cargo/index/?(removed)
    ");
}

/// Also when nobody has told it a name, no place tells one.
#[test]
fn places_are_without_names_that_are_not_known() {
    let names = Names::new(Path::new("/nowhere"), true);
    let text = written(&names);
    for name in ["ada", "contoso", "project", "mirror", "src", "app"] {
        let places = text.lines().filter(|line| !line.starts_with("Why"));
        let mut named = places.filter(|line| line.to_lowercase().contains(&format!("/{name}")));
        assert_eq!(named.next(), None);
    }
}

#[test]
fn a_report_is_bounded() {
    let long = "word ".repeat(10_000);
    let failure = Failure::new(ErrorCode::Internal).at(&long).because(&long);
    let mut examined = examined();
    examined.checks = vec![check("x", Verdict::Failed, "y", &long); 1_000];
    let many = (0..1_000).map(|_| ReportStep {
        id: &long,
        path: Some(&long),
        end: None,
    });
    let wish = ReportWish {
        failure: Some(&failure),
        steps: many.collect(),
        examined: Some(&examined),
        ..ReportWish::default()
    };
    let names = Names::new(Path::new(HOME), true);
    let cargo = CargoFact::Unusable { code: "x" };
    let report = facts::report(&wish, &names, cargo, KeychainFact::Unusable { code: "x" });
    let json = serde_json::to_string(&report).expect("JSON");
    assert!(report.to_string().len() < 100_000 && json.len() < 200_000);
}
