//! The page on security stays true as far as names go: every file, function and
//! test that it names is there, and every threat of the list has its row.

use crate::repository::{Breach, SourceFile, assert_none, files};

const PAGE: &str = "docs/SECURITY.md";
/// How many threats the list has.
const THREATS: usize = 42;

/// Rows, items and paragraphs, each as one text with the number of its first line.
fn blocks(text: &str) -> Vec<(usize, String)> {
    let mut blocks: Vec<(usize, String)> = Vec::new();
    let mut continues = false;
    for (index, line) in text.lines().enumerate() {
        let item = line.split_once(". ").is_some_and(|(number, _)| {
            !number.is_empty() && number.bytes().all(|byte| byte.is_ascii_digit())
        });
        let begins = line.starts_with('|') || line.starts_with("- ") || item;
        match blocks.last_mut() {
            Some((_, block)) if continues && !begins => *block += &format!(" {line}"),
            _ => blocks.push((index + 1, line.to_owned())),
        }
        continues = !line.is_empty();
    }
    blocks
}

/// The texts between grave accents.
fn codes(block: &str) -> impl Iterator<Item = &str> {
    block.split('`').skip(1).step_by(2)
}

fn is_path(code: &str) -> bool {
    let of_ours = ["crates/", "tests/", "src-tauri/", "ui/", "docs/"];
    of_ours.iter().any(|start| code.starts_with(start))
}

/// The function's name in `name()` or `Type::name()`.
fn function(code: &str) -> Option<&str> {
    let path = code.strip_suffix("()")?;
    path.rsplit("::").next()
}

/// Whether the file defines the function; in a row of a threat, as a test.
fn is_defined(file: &SourceFile, name: &str, as_test: bool) -> bool {
    let wanted = [format!("fn {name}("), format!("fn {name}<")];
    let lines: Vec<&str> = file.text.lines().collect();
    let defines = |line: &str| wanted.iter().any(|wanted| line.contains(wanted));
    let mut found = (0..lines.len()).filter(|at| defines(lines[*at]));
    found.any(|at| {
        let above = lines[..at].iter().rev().map(|line| line.trim());
        let mut attributes =
            above.take_while(|line| line.starts_with("#[") || line.starts_with("//"));
        !as_test || attributes.any(|line| line == "#[test]" || line.starts_with("#[tokio::test"))
    })
}

fn check(page: &SourceFile, all: &[SourceFile]) -> Vec<Breach> {
    let mut breaches = Vec::new();
    for (line, block) in blocks(&page.text) {
        let mut found = |rule: String| breaches.push(Breach::new(&page.path, line, rule));
        let paths: Vec<&str> = codes(&block).filter(|code| is_path(code)).collect();
        for path in &paths {
            if !all.iter().any(|file| file.path == *path) {
                found(format!("there is no file {path}"));
            }
        }
        let named = |file: &&SourceFile| paths.contains(&file.path.as_str());
        let named: Vec<&SourceFile> = all.iter().filter(named).collect();
        let as_test = block.starts_with("| T");
        for name in codes(&block).filter_map(function) {
            if !named.iter().any(|file| is_defined(file, name, as_test)) {
                found(format!("no file that is named beside it has {name}()"));
            }
        }
    }
    breaches
}

/// The threats without a row of their own.
fn missing(page: &str) -> Vec<String> {
    let rows = (1..=THREATS).map(|number| format!("T{number}"));
    rows.filter(|threat| !page.contains(&format!("\n| {threat} | ")))
        .collect()
}

#[test]
fn what_the_page_names_is_there() {
    let files = files();
    let page = files.iter().find(|file| file.path == PAGE);
    let page = page.expect("the page on security");
    let named: usize = blocks(&page.text)
        .iter()
        .map(|(_, block)| codes(block).count())
        .sum();
    assert!(named > 100, "only {named} names were found");
    assert_none(&check(page, &files));
    assert_eq!(missing(&page.text), Vec::<String>::new());
}

#[test]
fn the_check_sees_what_is_gone() {
    let code = "fn plain() {}\n#[tokio::test]\nasync fn shown() {}\nfn made<T>() {}\n";
    let all = [SourceFile::new("crates/a/src/lib.rs", code)];
    let check = |text: &str| check(&SourceFile::new(PAGE, text), &all).len();
    assert_eq!(
        check("`plain()` and `Kind::made()` of `crates/a/src/lib.rs`"),
        0
    );
    assert_eq!(
        check("1. In `crates/a/src/lib.rs` there\n   is `plain()`."),
        0
    );
    assert_eq!(check("| T1 | x | `crates/a/src/lib.rs` `shown()` |"), 0);
    assert_eq!(check("`crates/a/src/gone.rs`"), 1);
    assert_eq!(check("`gone()` of `crates/a/src/lib.rs`"), 1);
    assert_eq!(check("`plain()` of `crates/a/src/lib.rs`\n\n`plain()`"), 1);
    assert_eq!(check("1. `crates/a/src/lib.rs`\n2. `plain()`"), 1);
    assert_eq!(check("| T1 | x | `crates/a/src/lib.rs` `plain()` |"), 1);
    assert_eq!(missing("\n| T1 | x |\n| T2 | y |").len(), THREATS - 2);
}
