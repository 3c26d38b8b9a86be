//! The developer commands that documents and CI name exist. The commands of
//! `feedwright` that they name are tried by the whole-system tests.

use std::process::Command;

use crate::repository::{Breach, SourceFile, assert_none, files};

const PREFIX: &str = "cargo xtask ";

/// The commands in the fenced code of a document and in scripts.
fn check(file: &SourceFile, known: &[String]) -> Vec<Breach> {
    let mut breaches = Vec::new();
    for (index, line) in file.text.lines().enumerate() {
        for rest in line.split(PREFIX).skip(1) {
            let word: String = rest.chars().take_while(char::is_ascii_lowercase).collect();
            if !word.is_empty() && !known.contains(&word) {
                let rule = format!("there is no command {PREFIX}{word}");
                breaches.push(Breach::new(&file.path, index + 1, rule));
            }
        }
    }
    breaches
}

/// The first words of the indented lines of the usage.
fn known() -> Vec<String> {
    let help = Command::new(env!("CARGO_BIN_EXE_xtask"))
        .arg("help")
        .output()
        .unwrap();
    assert!(help.status.success());
    let text = String::from_utf8(help.stderr).unwrap();
    let rows = text.lines().filter_map(|line| line.strip_prefix("  "));
    rows.filter_map(|row| row.split(' ').next().map(str::to_owned))
        .collect()
}

#[test]
fn the_developer_commands_that_are_named_exist() {
    let known = known();
    let all = [
        "run", "test", "cross", "fuzz", "bench", "ui", "screens", "bundle", "sbom", "icons",
    ];
    assert_eq!(known, all);
    let files = files();
    let documents = files.iter().filter(|file| {
        file.path.ends_with(".md") || file.path.ends_with(".yml") || file.path == ".ci/run"
    });
    let breaches: Vec<Breach> = documents.flat_map(|file| check(file, &known)).collect();
    assert_none(&breaches);
}

#[test]
fn ci_runs_what_the_readme_says() {
    let files = files();
    for path in ["README.md", ".ci/run"] {
        let file = files.iter().find(|file| file.path == path).unwrap();
        assert!(file.text.contains("cargo xtask test"), "{path}");
    }
}

#[test]
fn the_check_sees_a_command_that_is_not_there() {
    let known = ["test".to_owned()];
    let check = |text: &str| check(&SourceFile::new("README.md", text), &known).len();
    assert_eq!(check("`cargo xtask test` and `cargo xtask …`"), 0);
    assert_eq!(check("```\ncargo xtask tests --all\n```"), 1);
    assert_eq!(check("cargo xtask a; cargo xtask b"), 2);
}
