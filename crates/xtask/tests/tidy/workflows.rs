//! Workflows use the code of others only by its full commit, and zizmor finds
//! nothing to say about them, where it is installed.

use std::path::Path;
use std::process::Command;

use crate::repository::{Breach, SourceFile, assert_none, files, root};

fn check(file: &SourceFile) -> Vec<Breach> {
    let mut breaches = Vec::new();
    for (index, line) in file.text.lines().enumerate() {
        let Some((_, used)) = line.split_once("uses: ") else {
            continue;
        };
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

/// `cargo xtask test` installs it beside the Python of the tests.
#[test]
fn zizmor_finds_nothing() {
    let python = std::env::var_os("FEEDWRIGHT_PYTHON").map(std::path::PathBuf::from);
    let beside = python.as_deref().and_then(Path::parent);
    let Some(program) = beside
        .map(|folder| folder.join("zizmor"))
        .filter(|p| p.exists())
    else {
        println!("skipped: FEEDWRIGHT_PYTHON names no Python that zizmor is installed beside");
        return;
    };
    let judged = Command::new(program)
        .args(["--offline", "--no-progress", ".github/workflows"])
        .current_dir(root())
        .output()
        .unwrap();
    let words = String::from_utf8_lossy(&judged.stdout);
    assert!(judged.status.success(), "{words}");
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
