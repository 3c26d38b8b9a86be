//! The TypeScript in `ui/src/contract/index.ts` is made from the Rust contract.
//! This fails when the two differ; with `FEEDWRIGHT_UPDATE_BINDINGS=1` it writes
//! the file anew.

#![allow(clippy::expect_used, reason = "a test ends where it fails")]

use std::fmt::Write as _;
use std::path::Path;
use ts_rs::{Config, TS};
use window::contract::*;

const HEADER: &str =
    "// Made from crates/window/src/contract by its test `bindings`; do not edit.\n";

macro_rules! list_declarations {
    ($($type:ty,)+) => {
        /// Every type of the contract, with its name and its TypeScript.
        fn declarations(config: &Config) -> Vec<(String, String)> {
            vec![$((<$type>::name(config), declaration::<$type>(config))),+]
        }
    };
}

list_declarations! {
    AccountName, AccountRow, Address, AddressProblem, Answers, Appearance, CargoHere,
    ChangeView, CheckView, CloseWish, EditedChoice, EditedFile, EditedWay, Examined, FeedChoice,
    FeedNameChecked, FeedNameProblem, FeedRoleName, FeedRow, FeedSuggestion, FeedsHere, FixView,
    FolderChecked, FoundClient, FoundFile, FoundProxy, FoundSettings, Here, HistoryProof, HistoryRow,
    HistoryState, Interrupted, KeychainHere, NoticeView, Opened, OpenedProfile, Organization,
    PackageDetail, PackageRow, PackagesHere, Page, PlanView, Practice, Problem, ProblemAction,
    ProjectChecked, ProjectRow, ProjectsEnd, ProjectsPage, ProofPlan, ProofView, ReportText,
    RepositoriesEnd, RepositoriesPage, RepositoryNow, RepositoryRow, RequestView, RunView,
    SavedProfile, SetUpEnd, SetUpEvent, SetUpInUse, Settings, SignInEvent, SignInWay,
    SignOutEnd, Signal, SignedInView, Start,
    StepKind, StepOutcome, StepView, StoreReason, StoreWay, StoreWayView, Suggestion, SuggestionSource, System, TextSize,
    TokenChecked, TokenProblem, TokenText, TokenVerdict, Understood, UndoPreview, UndoWish,
    UndoneView, UpstreamState, UsedFeed, Verdict, VersionRow, VisibilityChoice,
    WaitReason, WaitView, WayReason,
    WayView,
}

fn declaration<T: TS>(config: &Config) -> String {
    let docs = T::docs().unwrap_or_default();
    format!("{docs}export {}\n", T::decl(config))
}

fn typescript() -> String {
    let config = Config::new();
    let mut text = HEADER.to_owned();
    for (_, declaration) in declarations(&config) {
        text.push('\n');
        text.push_str(&declaration);
    }
    text.push_str("\n/** The page's way to the core: one method for each command. */\nexport interface Backend {\n");
    for command in COMMANDS {
        let mut parameters: Vec<String> = command
            .arguments
            .iter()
            .map(|(name, type_name)| format!("{}: {}", camel(name), type_name(&config)))
            .collect();
        if let Some(message) = command.channel {
            parameters.push(format!("report: (message: {}) => void", message(&config)));
        }
        let answer = match (command.answer)(&config).as_str() {
            "null" => "void".to_owned(),
            name => name.to_owned(),
        };
        let purpose = command.purpose.trim();
        writeln!(
            text,
            "  /** {purpose} */\n  {}({}): Promise<{answer}>;",
            camel(command.name),
            parameters.join(", ")
        )
        .expect("writing to a string");
    }
    text.push_str("}\n\n/** What each method of [`Backend`] calls, for the adapters. */\nexport const COMMANDS = {\n");
    for command in COMMANDS {
        let names: Vec<String> = command
            .arguments
            .iter()
            .map(|(name, _)| format!("\"{}\"", camel(name)))
            .collect();
        writeln!(
            text,
            "  {}: {{ command: \"{}\", arguments: [{}], sends: {} }},",
            camel(command.name),
            command.name,
            names.join(", "),
            command.channel.is_some()
        )
        .expect("writing to a string");
    }
    text.push_str("} as const;\n\n/** Every row of the closed table of errors. */\nexport const ERROR_CODES = [\n");
    for code in setup::ErrorCode::ALL {
        writeln!(text, "  \"{}\",", code.id()).expect("writing to a string");
    }
    text.push_str("] as const;\n");
    text
}

fn camel(name: &str) -> String {
    let mut parts = name.split('_');
    let first = parts.next().unwrap_or_default().to_owned();
    parts.fold(first, |mut whole, part| {
        let mut characters = part.chars();
        whole.extend(characters.next().map(|c| c.to_ascii_uppercase()));
        whole.extend(characters);
        whole
    })
}

#[test]
fn the_page_knows_the_contract_of_today() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../ui/src/contract/index.ts");
    let wanted = typescript();
    if std::env::var_os("FEEDWRIGHT_UPDATE_BINDINGS").is_some() {
        std::fs::create_dir_all(path.parent().expect("a file lies in a folder"))
            .expect("the folder");
        std::fs::write(&path, &wanted).expect("the file");
    }
    let found = std::fs::read_to_string(&path)
        .unwrap_or_default()
        .replace("\r\n", "\n");
    assert!(
        found == wanted,
        "ui/src/contract/index.ts is not what the contract says; run FEEDWRIGHT_UPDATE_BINDINGS=1 cargo test -p window --test bindings"
    );
}

#[test]
fn every_type_that_is_named_is_declared() {
    let text = typescript();
    let config = Config::new();
    let known: Vec<String> = declarations(&config)
        .into_iter()
        .map(|(name, _)| name)
        .collect();
    for command in COMMANDS {
        let types = command
            .arguments
            .iter()
            .map(|(_, t)| *t)
            .chain(command.channel)
            .chain([command.answer]);
        for name in types.map(|t| t(&config)) {
            for part in name
                .split(|c: char| !c.is_ascii_alphanumeric())
                .filter(|part| part.starts_with(char::is_uppercase))
            {
                assert!(
                    part == "Array" || known.iter().any(|k| k == part),
                    "{part} of {} is not declared",
                    command.name
                );
            }
        }
    }
    assert!(
        !text.contains("bigint"),
        "a number must be one that JSON and the page agree on"
    );
}
