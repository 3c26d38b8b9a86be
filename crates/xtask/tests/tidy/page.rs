//! What the window's page must never do, and how long its files may be. The
//! webview's own policy is the wall; this keeps the habit.

use crate::repository::{Breach, SourceFile, assert_none, files};

/// As for Rust.
const LONGEST_FILE: usize = 400;
/// Made from the Rust contract, or by the page's own script for texts.
const GENERATED: [&str; 2] = ["ui/src/contract/", "ui/src/texts/ids.ts"];
/// The one door to the shell.
const DOOR: &str = "ui/src/backend/tauri.ts";

/// What the page's code does not contain, and why.
const FORBIDDEN: [(&str, &str); 6] = [
    ("{@html", "text from outside is text"),
    ("innerHTML", "text from outside is text"),
    ("outerHTML", "text from outside is text"),
    ("insertAdjacentHTML", "text from outside is text"),
    ("eval(", "the policy refuses it"),
    ("new Function(", "the policy refuses it"),
];

fn is_page(path: &str) -> bool {
    let written = [".ts", ".svelte", ".css", ".ftl", ".js", ".html"];
    path.starts_with("ui/") && written.iter().any(|end| path.ends_with(end))
}

fn check(file: &SourceFile) -> Vec<Breach> {
    let mut breaches = Vec::new();
    let lines = file.text.lines().count();
    let generated = GENERATED.iter().any(|start| file.path.starts_with(start));
    if lines > LONGEST_FILE && !generated {
        let rule = format!("{lines} lines; a file has at most {LONGEST_FILE}");
        breaches.push(Breach::new(&file.path, 0, rule));
    }
    for (number, line) in file.text.lines().enumerate() {
        let mut found = |rule: String| breaches.push(Breach::new(&file.path, number + 1, rule));
        if file.path.starts_with("ui/src/") {
            for (word, why) in FORBIDDEN {
                if line.contains(word) {
                    found(format!("`{word}`: {why}"));
                }
            }
        }
        if line.contains("@tauri-apps/") && file.path.starts_with("ui/src/") && file.path != DOOR {
            found(format!("only {DOOR} speaks to the shell"));
        }
    }
    breaches
}

#[test]
fn the_page_keeps_its_rules() {
    let files = files();
    let page: Vec<&SourceFile> = files.iter().filter(|file| is_page(&file.path)).collect();
    assert!(page.len() > 30, "only {} files were found", page.len());
    let breaches: Vec<Breach> = page.into_iter().flat_map(check).collect();
    assert_none(&breaches);
}

#[test]
fn the_lock_file_of_npm_names_no_address() {
    let lock = std::fs::read_to_string(crate::repository::root().join("ui/package-lock.json"));
    let lock = lock.expect("the lock file is there");
    assert!(lock.contains("\"integrity\""), "every package is pinned");
    assert!(!names_an_address(&lock), "see ui/.npmrc");
}

fn names_an_address(lock: &str) -> bool {
    lock.contains("\"resolved\"")
}

#[test]
fn the_check_sees_what_the_page_must_not_do() {
    let rules = |path: &str, text: &str| {
        let breaches = check(&SourceFile::new(path, text));
        breaches.into_iter().map(|b| b.line).collect::<Vec<_>>()
    };
    let screen = "ui/src/screens/Done.svelte";
    assert_eq!(rules(screen, "<p>\n{@html name}</p>"), [2]);
    assert_eq!(rules(screen, "element.innerHTML = name"), [1]);
    assert_eq!(rules(screen, "import '@tauri-apps/api/core'"), [1]);
    assert_eq!(rules(DOOR, "import '@tauri-apps/api/core'"), [0; 0]);
    assert_eq!(rules(screen, &"line\n".repeat(401)), [0]);
    assert_eq!(
        rules("ui/src/contract/index.ts", &"x\n".repeat(401)),
        [0; 0]
    );
    assert!(names_an_address("\"resolved\": \"https://…\""));
}
