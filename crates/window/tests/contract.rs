//! The examples in `tests/contract`, which the page's fake answers from, are
//! what the Rust contract reads and writes: each is read into its types and
//! written back to the same JSON. Every command has at least one.

#![allow(
    clippy::expect_used,
    clippy::panic,
    reason = "a test ends where it fails"
)]

use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::Value;
use std::collections::BTreeSet;
use std::path::Path;
use ts_rs::{Config, TS};
use window::contract::*;

/// Reads a value and writes it back, or says why not.
type Through = fn(&Value) -> Result<Value, String>;

/// What one command takes, sends and answers.
struct Types {
    name: &'static str,
    arguments: &'static [(&'static str, Through)],
    message: Option<(Through, TypeName)>,
    answer: (Through, TypeName),
}

fn both<T: Serialize + DeserializeOwned>(value: &Value) -> Result<Value, String> {
    let read: T = serde_json::from_value(value.clone()).map_err(|error| error.to_string())?;
    serde_json::to_value(&read).map_err(|error| error.to_string())
}

/// A token is read and never written.
fn token(value: &Value) -> Result<Value, String> {
    serde_json::from_value::<TokenText>(value.clone()).map_err(|error| error.to_string())?;
    Ok(value.clone())
}

macro_rules! types {
    ($($name:ident ( $($argument:ident : $through:expr),* ) $(sends $message:ty)? => $answer:ty;)+) => {
        const TYPES: &[Types] = &[$(Types {
            name: stringify!($name),
            arguments: &[$((stringify!($argument), $through)),*],
            message: types!(@message $($message)?),
            answer: (both::<$answer>, <$answer as TS>::name),
        },)+];
    };
    (@message) => { None };
    (@message $message:ty) => { Some((both::<$message>, <$message as TS>::name)) };
}

types! {
    start() => Start;
    look_here() => Here;
    show_window() => ();
    watch() sends Signal => ();
    close_window(wish: both::<CloseWish>) => ();
    change_settings(settings: both::<Settings>) => Settings;
    found_settings() => FoundSettings;
    open_page(page: both::<Page>) => Opened;
    open_log_folder() => ();
    choose_folder() => Option<String>;
    choose_profile() => Option<String>;
    choose_save_place() => Option<String>;
    understand_address(text: both::<String>) => Understood;
    choose_organization(text: both::<String>) => Organization;
    sign_in_ways() => Vec<WayView>;
    sign_in_with(way: both::<SignInWay>) sends SignInEvent => SignedInView;
    cancel_sign_in() => ();
    store_ways() => Vec<StoreWayView>;
    check_token(token: token) => TokenChecked;
    forget_token() => ();
    start_practice() => Practice;
    end_practice() => ();
    list_projects() sends ProjectsPage => ProjectsEnd;
    check_project(name: both::<String>) => ProjectChecked;
    list_feeds(project: both::<Option<String>>) => FeedsHere;
    check_feed_name(name: both::<String>, project: both::<Option<String>>) => FeedNameChecked;
    find_repositories(index: both::<Option<String>>) sends RepositoriesPage => RepositoriesEnd;
    stop_finding_repositories() => ();
    add_repository(path: both::<String>, index: both::<Option<String>>) => FolderChecked;
    make_plan(answers: both::<Answers>) => PlanView;
    plan_run(run: both::<String>) => PlanView;
    plan_fix(id: both::<String>) => PlanView;
    open_profile(path: both::<String>) => OpenedProfile;
    save_profile(path: both::<String>, answers: both::<Answers>) => SavedProfile;
    set_up() sends SetUpEvent => SetUpEnd;
    prove_again() sends SetUpEvent => SetUpEnd;
    cancel_set_up() => ();
    preview_undo(run: both::<Option<String>>) => UndoPreview;
    undo(wish: both::<UndoWish>) => UndoneView;
    report(hide_names: both::<bool>) => ReportText;
    list_accounts() => Vec<AccountRow>;
    sign_out(url: both::<String>) => SignOutEnd;
    list_history() => Vec<HistoryRow>;
    examine() sends CheckView => Examined;
    list_used_feeds() => Vec<UsedFeed>;
    list_packages(choice: both::<FeedChoice>) => PackagesHere;
    show_package(choice: both::<FeedChoice>, id: both::<String>) => PackageDetail;
}

/// A name as the page has it.
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

fn examples() -> Vec<(String, Value)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/contract");
    let entries = std::fs::read_dir(folder).expect("the folder tests/contract");
    let paths = entries.map(|entry| entry.expect("an entry").path());
    let mut examples: Vec<(String, Value)> = paths
        .filter(|path| {
            path.extension()
                .is_some_and(|extension| extension == "json")
        })
        .map(|path| {
            let name = path
                .file_name()
                .expect("a name")
                .to_string_lossy()
                .into_owned();
            let text = std::fs::read_to_string(&path).expect("a text");
            let value = serde_json::from_str(&text);
            let value = value.unwrap_or_else(|error| panic!("{name} is no JSON: {error}"));
            (name, value)
        })
        .collect();
    examples.sort_by(|one, other| one.0.cmp(&other.0));
    examples
}

/// What is wrong with a part of an example.
fn differs(what: &str, through: Through, value: &Value) -> Option<String> {
    match through(value) {
        Ok(written) if written == *value => None,
        Ok(written) => Some(format!("{what} is written back as {written}")),
        Err(error) => Some(format!("{what}: {error}")),
    }
}

fn breaches(example: &Value) -> Vec<String> {
    let name = example["command"].as_str().unwrap_or_default();
    let Some(types) = TYPES.iter().find(|types| types.name == name) else {
        return vec![format!("there is no command {name:?}")];
    };
    let mut found = Vec::new();
    let given = example["arguments"]
        .as_object()
        .cloned()
        .unwrap_or_default();
    let known: Vec<String> = types
        .arguments
        .iter()
        .map(|(name, _)| camel(name))
        .collect();
    let unknown = given.keys().filter(|name| !known.contains(name));
    found.extend(unknown.map(|name| format!("there is no argument {name:?}")));
    for (argument, through) in types.arguments {
        let argument = camel(argument);
        let value = given.get(&argument).unwrap_or(&Value::Null);
        found.extend(differs(&format!("argument {argument}"), *through, value));
    }
    for message in example["messages"].as_array().into_iter().flatten() {
        found.extend(match types.message {
            Some((through, _)) => differs("message", through, message),
            None => Some("the command sends no messages".to_owned()),
        });
    }
    found.extend(match (example.get("answer"), example.get("problem")) {
        (Some(answer), None) => differs("answer", types.answer.0, answer),
        (None, Some(problem)) => differs("problem", both::<Problem>, problem),
        _ => Some("there must be either an answer or a problem".to_owned()),
    });
    found
}

#[test]
fn every_example_is_what_the_contract_says() {
    let mut found = Vec::new();
    for (name, example) in examples() {
        let breaches = breaches(&example);
        found.extend(
            breaches
                .into_iter()
                .map(|breach| format!("{name}: {breach}")),
        );
    }
    assert!(found.is_empty(), "{}", found.join("\n"));
}

#[test]
fn every_command_has_an_example_and_the_types_of_the_list() {
    let shown: BTreeSet<String> = examples()
        .into_iter()
        .filter_map(|(_, example)| Some(example["command"].as_str()?.to_owned()))
        .collect();
    assert_eq!(TYPES.len(), COMMANDS.len());
    let config = Config::new();
    for (types, command) in TYPES.iter().zip(COMMANDS) {
        assert_eq!(types.name, command.name);
        let here = types.arguments.iter().map(|(name, _)| *name);
        let there = command.arguments.iter().map(|(name, _)| *name);
        assert!(here.eq(there), "arguments of {}", command.name);
        let message = types.message.map(|(_, name)| name(&config));
        assert_eq!(message, command.channel.map(|name| name(&config)));
        assert_eq!(types.answer.1(&config), (command.answer)(&config));
        assert!(
            shown.contains(command.name),
            "{} has no example",
            command.name
        );
    }
}

#[test]
fn examples_that_are_wrong_are_found() {
    let check = |text: &str, expected: &str| {
        let example: Value = serde_json::from_str(text).expect("JSON");
        let found = breaches(&example).join("\n");
        assert!(found.contains(expected), "{text}: {found:?}");
    };
    check(r#"{"command": "nothing"}"#, "no command");
    let end = r#""answer": {"count": 1, "mayList": true, "suggestion": null}"#;
    let of = |rest: &str| format!(r#"{{"command": "list_projects", {rest}}}"#);
    check(&of(r#""arguments": {"x": 1}"#), "no argument");
    check(&of(r#""answer": {"count": 1}"#), "missing field");
    check(&of(&end.replace('1', "-1")), "invalid value");
    check(
        &of(&end.replace("null", r#"null, "more": 1"#)),
        "written back",
    );
    check(&of(&format!(r#"{end}, "messages": [{{}}]"#)), "message");
    check(&of(r#""messages": []"#), "either");
    let whole: Value = serde_json::from_str(&of(end)).expect("JSON");
    assert_eq!(breaches(&whole), Vec::<String>::new());
}
