//! Every `feedwright …` that a document or the window shows is a command line
//! that the program understands: with `--help` at its end it prints its help,
//! which it does only when everything before that is known.

use std::fs;
use std::path::Path;
use std::process::Command;

/// The lines of fenced code that start with the program's name.
fn in_document(text: &str) -> Vec<String> {
    let fenced = text.split("```").skip(1).step_by(2);
    let lines = fenced.flat_map(str::lines).map(str::trim);
    lines
        .map(|line| line.strip_prefix("$ ").unwrap_or(line))
        .filter(|line| line.starts_with("feedwright "))
        .map(|line| line.split(" # ").next().unwrap_or(line).trim().to_owned())
        .collect()
}

/// The contents of `code` elements that start with the program's name.
fn in_page(text: &str) -> Vec<String> {
    let codes = text.split("<code>").skip(1);
    let codes = codes.filter_map(|rest| rest.split("</code>").next());
    codes
        .map(|code| code.replace("<span>", "").replace("</span>", ""))
        .filter(|code| code.starts_with("feedwright "))
        .collect()
}

fn is_understood(line: &str) -> bool {
    let output = Command::new(env!("CARGO_BIN_EXE_feedwright"))
        .args(line.split_whitespace().skip(1))
        .arg("--help")
        .output()
        .unwrap();
    output.status.success() && !output.stdout.is_empty()
}

#[test]
fn every_command_line_that_is_shown_is_understood() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let read = |path: &str| fs::read_to_string(root.join(path)).unwrap();
    let shown: Vec<String> = [
        in_document(&read("README.md")),
        in_document(&read("docs/ARCHITECTURE.md")),
        in_page(&read("ui/index.html")),
    ]
    .concat();
    assert!(shown.len() >= 4, "{shown:?}");
    for line in &shown {
        assert!(is_understood(line), "{line}");
    }
}

#[test]
fn the_check_sees_what_is_not_understood() {
    assert!(!is_understood("feedwright no-such-command"));
    assert!(!is_understood("feedwright quickstart --no-such-option"));
    let document = "```sh\n$ feedwright undo  # back\nls\n```\nfeedwright prose\n";
    assert_eq!(in_document(document), ["feedwright undo"]);
    let page = "<code>feedwright a <span>--b</span></code><code>ls</code>";
    assert_eq!(in_page(page), ["feedwright a --b"]);
}
