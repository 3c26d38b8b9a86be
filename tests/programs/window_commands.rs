//! What the window's page may call is the same list five times: the contract,
//! the functions, Tauri's handler, the permissions, and what the capability
//! grants. It is read from the files, so that no webview is needed.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use syn::{FnArg, Item, ItemFn, Pat};
use toml_edit::DocumentMut;
use window::contract::COMMANDS;

/// How long the body of a command may be, in lines: it only adapts.
const LONGEST: usize = 10;

fn folder(name: &str) -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("src-tauri")
        .join(name);
    let files = fs::read_dir(folder)
        .unwrap()
        .map(|file| file.unwrap().path());
    let mut files: Vec<PathBuf> = files.collect();
    files.sort();
    files
}

/// The functions of a source file that Tauri offers to the page.
fn functions(source: &str) -> Vec<ItemFn> {
    let items = syn::parse_file(source).unwrap().items;
    let functions = items.into_iter().filter_map(|item| match item {
        Item::Fn(function) => Some(function),
        _ => None,
    });
    let offered = |function: &ItemFn| {
        function.attrs.iter().any(|attribute| {
            let path: Vec<String> = attribute
                .path()
                .segments
                .iter()
                .map(|part| part.ident.to_string())
                .collect();
            path == ["tauri", "command"]
        })
    };
    functions.filter(offered).collect()
}

fn all_functions() -> Vec<ItemFn> {
    let sources = folder("commands")
        .into_iter()
        .map(|file| fs::read_to_string(file).unwrap());
    sources.flat_map(|source| functions(&source)).collect()
}

/// The names between the brackets of `generate_handler!`.
fn handled(source: &str) -> Vec<String> {
    let (_, list) = source.split_once("generate_handler![").unwrap();
    let (list, _) = list.split_once(']').unwrap();
    let paths = list
        .split(',')
        .map(str::trim)
        .filter(|path| !path.is_empty());
    paths
        .map(|path| path.rsplit("::").next().unwrap().to_owned())
        .collect()
}

/// Each permission with the commands that it allows.
fn permissions(text: &str) -> Vec<(String, Vec<String>)> {
    let file: DocumentMut = text.parse().unwrap();
    let list = file["permission"].as_array_of_tables().unwrap();
    list.iter()
        .map(|permission| {
            let name = permission["identifier"].as_str().unwrap().to_owned();
            let allowed = permission["commands"]["allow"].as_array().unwrap();
            let allowed = allowed
                .iter()
                .map(|command| command.as_str().unwrap().to_owned());
            (name, allowed.collect())
        })
        .collect()
}

/// The names, each of them once.
fn set(names: impl IntoIterator<Item = String>) -> BTreeSet<String> {
    let mut all = BTreeSet::new();
    for name in names {
        assert!(all.insert(name.clone()), "{name} is there twice");
    }
    all
}

fn contract() -> BTreeSet<String> {
    set(COMMANDS.iter().map(|command| command.name.to_owned()))
}

#[test]
fn every_command_of_the_contract_is_offered_and_no_other() {
    let offered = set(all_functions()
        .iter()
        .map(|function| function.sig.ident.to_string()));
    assert_eq!(offered, contract());
    let handler = folder("commands")
        .into_iter()
        .find(|file| file.ends_with("mod.rs"))
        .unwrap();
    assert_eq!(
        set(handled(&fs::read_to_string(handler).unwrap())),
        contract()
    );
}

#[test]
fn every_command_is_granted_to_the_one_window_and_nothing_else_is() {
    let all: Vec<(String, Vec<String>)> = folder("permissions")
        .iter()
        .flat_map(|file| permissions(&fs::read_to_string(file).unwrap()))
        .collect();
    let [capability] = &folder("capabilities")[..] else {
        panic!("one capability")
    };
    let capability: serde_json::Value =
        serde_json::from_slice(&fs::read(capability).unwrap()).unwrap();
    assert_eq!(capability["windows"], serde_json::json!(["main"]));
    assert_eq!(capability["local"], true);
    assert_eq!(capability.get("remote"), None);
    let granted = capability["permissions"].as_array().unwrap();
    let granted = set(granted.iter().map(|name| name.as_str().unwrap().to_owned()));
    assert_eq!(granted, set(all.iter().map(|(name, _)| name.clone())));
    assert_eq!(
        set(all.into_iter().flat_map(|(_, commands)| commands)),
        contract()
    );
}

/// What the page sends to a command, by Tauri's own rule: the parameters that
/// are no `State`, `AppHandle` or `WebviewWindow`.
fn parameters(function: &ItemFn) -> Vec<(String, String)> {
    let inputs = function.sig.inputs.iter();
    let named = inputs.filter_map(|input| match input {
        FnArg::Typed(typed) => Some(typed),
        FnArg::Receiver(_) => None,
    });
    let named = named.map(|typed| {
        let Pat::Ident(name) = &*typed.pat else {
            panic!("a parameter without a name")
        };
        let syn::Type::Path(path) = &*typed.ty else {
            panic!("a parameter of no named type")
        };
        (
            name.ident.to_string(),
            path.path.segments.last().unwrap().ident.to_string(),
        )
    });
    let ours = [
        "State",
        "AppHandle",
        "WebviewWindow",
        "TheSession",
        "TheLog",
    ];
    named
        .filter(|(_, of)| !ours.contains(&of.as_str()))
        .collect()
}

#[test]
fn every_command_takes_what_the_contract_says_and_only_adapts() {
    for function in all_functions() {
        let name = function.sig.ident.to_string();
        let command = COMMANDS
            .iter()
            .find(|command| command.name == name)
            .unwrap();
        let (channels, taken): (Vec<_>, Vec<_>) = parameters(&function)
            .into_iter()
            .partition(|(_, of)| of == "Channel");
        let taken: Vec<&str> = taken.iter().map(|(name, _)| name.as_str()).collect();
        let wanted: Vec<&str> = command.arguments.iter().map(|(name, _)| *name).collect();
        assert_eq!(taken, wanted, "{name}");
        let channels: Vec<&str> = channels.iter().map(|(name, _)| name.as_str()).collect();
        let wanted: &[&str] = if command.channel.is_some() {
            &["report"]
        } else {
            &[]
        };
        assert_eq!(channels, wanted, "{name}");
        assert!(function.sig.asyncness.is_some(), "{name} blocks the window");
        assert!(
            function.block.stmts.len() <= 3,
            "{name} does more than adapt"
        );
    }
}

#[test]
fn commands_are_short() {
    for file in folder("commands") {
        let source = fs::read_to_string(file).unwrap();
        let lines: Vec<&str> = source.lines().collect();
        for (start, _) in lines
            .iter()
            .enumerate()
            .filter(|(_, line)| line.contains("#[tauri::command]"))
        {
            let rest = &lines[start + 1..];
            let body = rest.iter().position(|line| line.ends_with('{')).unwrap();
            let length = rest.iter().position(|line| *line == "}").unwrap() - body;
            assert!(length <= LONGEST, "{}: {length} lines", lines[start + 1]);
        }
    }
}

#[test]
fn the_checks_see_what_is_wrong() {
    let source = "#[tauri::command]\nasync fn a(x: String, s: State<'_, T>, report: Channel<u8>) {}\nfn b() {}\n";
    let [a] = &functions(source)[..] else {
        panic!("one is offered")
    };
    let text = |a: &str, b: &str| (a.to_owned(), b.to_owned());
    assert_eq!(
        parameters(a),
        [text("x", "String"), text("report", "Channel")]
    );
    assert_eq!(
        handled("x![a] generate_handler![\n m::a,\n b,\n]"),
        ["a", "b"]
    );
    let file = "[[permission]]\nidentifier = \"one\"\ncommands.allow = [\"a\", \"b\"]\n";
    assert_eq!(
        permissions(file),
        [("one".to_owned(), vec!["a".to_owned(), "b".to_owned()])]
    );
    let twice = std::panic::catch_unwind(|| set(["a".to_owned(), "a".to_owned()]));
    assert!(twice.is_err());
}
