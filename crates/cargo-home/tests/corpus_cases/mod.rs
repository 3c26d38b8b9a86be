//! The configurations of `tests/corpus` in all their byte forms, the edits
//! that they get, and the real cargo to judge them.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use cargo_home::edit::Edit;
use cargo_home::{IndexUrl, RegistryName};
use tempfile::TempDir;

/// The index that every case gets.
pub(crate) const INDEX: &str =
    "sparse+https://pkgs.dev.azure.com/contoso/Fabrikam/_packaging/mirror/Cargo/index/";

/// What every case gets of the network.
pub(crate) const PROXY: &str = "http://proxy.example:8080";
pub(crate) const AUTHORITY_FILE: &str = "/etc/corp authority.pem";

/// A configuration in one of its byte forms.
pub(crate) struct Case {
    pub(crate) name: String,
    pub(crate) text: String,
}

pub(crate) fn edits() -> Vec<Edit> {
    let name = RegistryName::parse("mirror").expect("a name");
    let index = IndexUrl::parse(INDEX).expect("an index");
    vec![
        Edit::SetRegistryIndex {
            name: name.clone(),
            index,
        },
        Edit::ReplaceCratesIo { name },
        Edit::EnsureGlobalProviders {
            providers: vec!["cargo:token".into(), "cargo:libsecret".into()],
        },
    ]
}

pub(crate) fn network_edits() -> Vec<Edit> {
    vec![
        Edit::SetProxy {
            address: PROXY.to_owned(),
        },
        Edit::SetAuthorityFile {
            path: AUTHORITY_FILE.to_owned(),
        },
    ]
}

pub(crate) fn removals() -> Vec<Edit> {
    let name = RegistryName::parse("mirror").expect("a name");
    vec![
        Edit::RemoveGlobalProviders {
            providers: vec!["cargo:token".into(), "cargo:libsecret".into()],
        },
        Edit::RemoveReplacement { name: name.clone() },
        Edit::RemoveRegistry { name },
    ]
}

fn files() -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/corpus");
    let mut files: Vec<PathBuf> = fs::read_dir(folder)
        .expect("the corpus")
        .map(|entry| entry.expect("a file").path())
        .collect();
    files.sort();
    files
}

pub(crate) fn count_of_files() -> usize {
    files().len()
}

/// The configurations that can be edited, each in up to six byte forms.
pub(crate) fn accepted() -> Vec<Case> {
    cases(|name| !name.starts_with("refused-"))
}

/// The configurations that are refused.
pub(crate) fn refused() -> Vec<Case> {
    cases(|name| name.starts_with("refused-"))
}

fn cases(keep: impl Fn(&str) -> bool) -> Vec<Case> {
    let mut cases = Vec::new();
    for path in files() {
        let name = path
            .file_stem()
            .expect("a name")
            .to_string_lossy()
            .into_owned();
        if keep(&name) {
            // A checkout may have changed the line ends.
            let text = fs::read_to_string(&path)
                .expect("a text")
                .replace("\r\n", "\n");
            for (form, text) in forms(&text) {
                cases.push(Case {
                    name: format!("{name} ({form})"),
                    text,
                });
            }
        }
    }
    cases
}

fn forms(text: &str) -> Vec<(&'static str, String)> {
    let windows = text.replace('\n', "\r\n");
    let mut mixed = String::new();
    for (at, line) in text.split_inclusive('\n').enumerate() {
        match line.strip_suffix('\n') {
            Some(line) if at % 2 == 1 => mixed.push_str(&format!("{line}\r\n")),
            _ => mixed.push_str(line),
        }
    }
    let unfinished = text.trim_end_matches('\n').to_owned();
    let mut forms = vec![
        ("as it is", text.to_owned()),
        ("CRLF", windows.clone()),
        ("CRLF and byte order mark", format!("\u{feff}{windows}")),
        ("mixed line ends", mixed),
        ("no final newline", unfinished.clone()),
        ("CRLF, no final newline", unfinished.replace('\n', "\r\n")),
    ];
    let mut seen = std::collections::BTreeSet::new();
    forms.retain(|(_, text)| seen.insert(text.clone()));
    forms
}

/// Whether the real cargo reads each configuration, `[source]` included. It
/// resolves a project without dependencies, offline, with a home of its own.
pub(crate) fn cargo_accepts<'text>(texts: impl Iterator<Item = &'text str>) -> Vec<bool> {
    let texts: Vec<&str> = texts.collect();
    let half = texts.len().div_ceil(2).max(1);
    std::thread::scope(|scope| {
        let runs: Vec<_> = texts
            .chunks(half)
            .map(|texts| scope.spawn(|| run_all(texts)))
            .collect();
        runs.into_iter()
            .flat_map(|run| run.join().expect("a run"))
            .collect()
    })
}

fn run_all(texts: &[&str]) -> Vec<bool> {
    let folder = TempDir::new().expect("a folder");
    let project = folder.path().join("project");
    fs::create_dir_all(project.join(".cargo")).expect("a folder");
    fs::create_dir_all(project.join("src")).expect("a folder");
    fs::write(project.join("src/lib.rs"), "").expect("a file");
    let manifest =
        "[package]\nname = \"empty\"\nversion = \"0.1.0\"\nedition = \"2021\"\n[workspace]\n";
    fs::write(project.join("Cargo.toml"), manifest).expect("a file");
    let run = |text: &&str| {
        fs::write(project.join(".cargo/config.toml"), text).expect("a file");
        // The cargo that runs this test, without a choice of toolchain each time.
        Command::new(env!("CARGO"))
            .args(["generate-lockfile", "--offline"])
            .current_dir(&project)
            .env("CARGO_HOME", folder.path().join("home"))
            .env("CARGO_TARGET_DIR", folder.path().join("target"))
            .env("RUSTC_WRAPPER", "")
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .status()
            .expect("cargo")
            .success()
    };
    texts.iter().map(run).collect()
}
