//! Workflows use the code of others only by its full commit; and where they are
//! installed, zizmor finds nothing to say about them, and they are what GitHub's
//! own schema of workflows allows.

use std::path::Path;
use std::process::Command;

use crate::repository::{Breach, SourceFile, assert_none, files, root};

fn check(file: &SourceFile) -> Vec<Breach> {
    let mut breaches = Vec::new();
    for (index, line) in file.text.lines().enumerate() {
        let Some((_, used)) = line.split_once("uses: ") else {
            continue;
        };
        // Another workflow of this repository, of the same commit.
        if used.starts_with("./") {
            continue;
        }
        let (name, version) = used.split_once('@').unwrap_or((used, ""));
        let (commit, comment) = version.split_once(" # ").unwrap_or((version, ""));
        let is_commit = commit.len() == 40 && commit.bytes().all(|byte| byte.is_ascii_hexdigit());
        if !is_commit || !comment.starts_with('v') {
            let rule = format!("{name} is not used by its commit with the version beside it");
            breaches.push(Breach::new(&file.path, index + 1, rule));
        }
    }
    breaches
}

fn workflows() -> Vec<SourceFile> {
    let mut files = files();
    files.retain(|file| file.path.starts_with(".github/"));
    files
}

#[test]
fn others_are_used_by_their_commit() {
    let workflows = workflows();
    assert!(!workflows.is_empty(), "no workflow was found");
    let breaches: Vec<Breach> = workflows.iter().flat_map(check).collect();
    assert_none(&breaches);
}

/// A judge of workflows, which `cargo xtask test` installs beside the Python of
/// the tests.
fn judge(name: &str) -> Option<Command> {
    let python = std::env::var_os("FEEDWRIGHT_PYTHON").map(std::path::PathBuf::from);
    let beside = python.as_deref().and_then(Path::parent);
    let program = beside.map(|folder| folder.join(name))?;
    program.exists().then(|| Command::new(program))
}

const NO_JUDGE: &str =
    "skipped: FEEDWRIGHT_PYTHON names no Python that the judges are installed beside";

fn assert_content(judge: &mut Command) {
    let judged = judge.current_dir(root()).output().unwrap();
    let words = String::from_utf8_lossy(&judged.stdout);
    assert!(judged.status.success(), "{words}");
}

#[test]
fn zizmor_finds_nothing() {
    let Some(mut zizmor) = judge("zizmor") else {
        println!("{NO_JUDGE}");
        return;
    };
    assert_content(zizmor.args(["--offline", "--no-progress", ".github/workflows"]));
}

#[test]
fn they_are_what_the_schema_allows() {
    let Some(mut check) = judge("check-jsonschema") else {
        println!("{NO_JUDGE}");
        return;
    };
    check.args(["--builtin-schema", "vendor.github-workflows"]);
    assert_content(check.args(workflows().iter().map(|file| &file.path)));
}

#[test]
fn the_check_sees_a_moving_version() {
    let check = |line: &str| check(&SourceFile::new(".github/workflows/a.yml", line)).len();
    let commit = "0123456789abcdef0123456789abcdef01234567";
    assert_eq!(check(&format!("- uses: a/b@{commit} # v1.2.3")), 0);
    assert_eq!(check("run: true"), 0);
    assert_eq!(check(&format!("- uses: a/b@{commit}")), 1);
    assert_eq!(check("- uses: a/b@v1 # v1"), 1);
    assert_eq!(check("- uses: a/b"), 1);
}
