//! One table: what lies in the folders, and what is said of the repository.

use std::fs;
use std::path::Path;

use tempfile::TempDir;

use super::*;
use crate::{Computer, IndexUrl};

const OURS: &str = "sparse+https://pkgs.example/c/_packaging/f/Cargo/index/";

/// A home with a repository `app` in a folder `work`.
struct Place {
    folder: TempDir,
    computer: Computer,
}

impl Place {
    fn new(files: &[(&str, &[u8])]) -> Place {
        let folder = TempDir::new().expect("a folder");
        let home = folder.path().canonicalize().expect("a path");
        fs::create_dir_all(home.join("work/app")).expect("a repository");
        for (name, bytes) in files {
            let path = home.join(name);
            fs::create_dir_all(path.parent().expect("a parent")).expect("a folder");
            fs::write(path, bytes).expect("a file");
        }
        let computer = Computer::bare(&home);
        Place { folder, computer }
    }

    fn now(&self) -> RepositoryNow {
        let wanted = IndexUrl::parse(OURS).expect("an index");
        repository_now(&self.app(), &self.computer, Some(&wanted))
    }

    fn app(&self) -> std::path::PathBuf {
        self.folder.path().join("work/app")
    }

    /// The state with the home left out.
    fn shown(&self) -> String {
        let home = format!("{}/", self.computer.home.display());
        format!("{:?}", self.now()).replace(&home, "")
    }
}

fn check(files: &[(&str, &str)], expected: &str) {
    let files: Vec<(&str, &[u8])> = files
        .iter()
        .map(|(name, text)| (*name, text.as_bytes()))
        .collect();
    assert_eq!(Place::new(&files).shown(), expected, "{files:?}");
}

const OWN: &str = "work/app/.cargo/config.toml";
const ABOVE: &str = "work/.cargo/config.toml";
const USER: &str = ".cargo/config.toml";

#[test]
fn crates_io_as_it_is() {
    check(&[], "Plain");
    check(&[(USER, "[net]\nretry = 3\n")], "Plain");
    check(&[(OWN, "")], "Settings { sections: [] }");
    check(
        &[(
            OWN,
            "paths = []\n[build]\njobs = 2\n[alias]\nb = 'build'\n[target.x]\na = 1\n[target.y]\n[env]\n",
        )],
        r#"Settings { sections: ["paths", "build", "alias", "target", "env"] }"#,
    );
    check(
        &[(OWN, "registries.x.index = 'sparse+https://x.example/'\n")],
        r#"Settings { sections: ["registries"] }"#,
    );
    check(
        &[("work/app/.cargo/config", "[build]\njobs = 2\n")],
        "OldName",
    );
    check(
        &[("work/app/.cargo/config", ""), (OWN, "[build]\n")],
        "OldName",
    );
}

#[test]
fn many_and_long_names_are_cut() {
    let mut text: String = (0..1000).map(|number| format!("[t{number}]\n")).collect();
    text.insert_str(0, &format!("{} = 1\n", "x".repeat(5000)));
    let place = Place::new(&[(OWN, text.as_bytes())]);
    let RepositoryNow::Settings { sections } = place.now() else {
        panic!("other settings");
    };
    assert_eq!(sections.len(), MOST_SECTIONS);
    assert!(sections.iter().all(|name| name.len() <= 100));
}

#[test]
fn what_stands_in_for_crates_io() {
    let replace = |name: &str| format!("[source.crates-io]\nreplace-with = '{name}'\n");
    let vendored = format!("{}[source.v]\ndirectory = 'vendor'\n", replace("v"));
    check(
        &[(OWN, &vendored)],
        r#"Replaced { by: "v", origin: File { path: "work/app/.cargo/config.toml", line: 2 }, level: Repository }"#,
    );
    check(
        &[(ABOVE, &replace("mirror"))],
        r#"Replaced { by: "mirror", origin: File { path: "work/.cargo/config.toml", line: 2 }, level: Above }"#,
    );
    check(
        &[(USER, &replace("mirror"))],
        r#"Replaced { by: "mirror", origin: File { path: ".cargo/config.toml", line: 2 }, level: User }"#,
    );
    // The nearest wins, and the old name before the new one.
    check(
        &[
            (USER, &replace("far")),
            ("work/app/.cargo/config", &replace("near")),
        ],
        r#"Replaced { by: "near", origin: File { path: "work/app/.cargo/config", line: 2 }, level: Repository }"#,
    );
    // A chain is told by its end; one without an end does no harm.
    let chain = format!("{}[source.a]\nreplace-with = 'b'\n", replace("a"));
    check(
        &[(OWN, &chain)],
        r#"Replaced { by: "b", origin: File { path: "work/app/.cargo/config.toml", line: 2 }, level: Repository }"#,
    );
    let circle = format!("{}[source.a]\nreplace-with = 'crates-io'\n", replace("a"));
    assert!(matches!(
        Place::new(&[(OWN, circle.as_bytes())]).now(),
        RepositoryNow::Replaced { .. }
    ));
}

#[test]
fn the_environment_stands_in_for_crates_io() {
    let mut place = Place::new(&[(OWN, b"[source.crates-io]\nreplace-with = 'x'\n")]);
    let variable = "CARGO_SOURCE_crates-io_REPLACE_WITH";
    place
        .computer
        .variables
        .insert(variable.into(), "elsewhere".into());
    let shown = place.shown();
    // Cargo reads the variable in one spelling only (cargo facts §1c).
    let expected = r#"Replaced { by: "elsewhere", origin: Environment { variable: "CARGO_SOURCE_crates-io_REPLACE_WITH" }, level: Environment }"#;
    assert_eq!(shown, expected);
}

#[test]
fn the_wanted_index_is_known_in_every_spelling() {
    let with = |index: &str| {
        format!(
            "[registries]\nf = {{ index = '{index}' }}\n[source.crates-io]\nreplace-with = 'f'\n"
        )
    };
    check(&[(OWN, &with(OURS))], "Same");
    check(&[(USER, &with(OURS))], "Same");
    check(&[(OWN, &with(OURS.trim_end_matches('/')))], "Same");
    let split = "[source.crates-io]\nreplace-with = 'f'\n";
    let index = format!("[registries.f]\nindex = '{OURS}'\n");
    check(&[(OWN, split), (USER, &index)], "Same");
    let source = format!("{split}[source.f]\nregistry = '{OURS}'\n");
    check(&[(OWN, &source)], "Same");
    let other = with("sparse+https://other.example/");
    assert!(
        Place::new(&[(OWN, other.as_bytes())])
            .shown()
            .starts_with("Replaced")
    );
    // Cargo takes the source and not the registry of that name.
    let hidden = format!("{}[source.f]\ndirectory = 'v'\n", with(OURS));
    assert!(
        Place::new(&[(OWN, hidden.as_bytes())])
            .shown()
            .starts_with("Replaced")
    );
    let place = Place::new(&[(OWN, with(OURS).as_bytes())]);
    let now = repository_now(&place.app(), &place.computer, None);
    assert!(matches!(now, RepositoryNow::Replaced { .. }));
}

#[test]
fn files_that_cargo_cannot_read_are_told_with_the_line() {
    let read = |bytes: &[u8]| match Place::new(&[(OWN, bytes)]).now() {
        RepositoryNow::Unreadable { line, reason, .. } => (line, reason),
        other => panic!("unreadable, not {other:?}"),
    };
    let (line, reason) = read(b"[build]\njobs = = 2\n");
    assert_eq!(line, Some(2));
    assert!(matches!(reason, UnreadableReason::NotToml { .. }));
    let wide: Vec<u8> = "\u{feff}[build]\n"
        .encode_utf16()
        .flat_map(u16::to_le_bytes)
        .collect();
    let (line, reason) = read(&wide);
    assert_eq!(line, None);
    assert_eq!(
        reason,
        UnreadableReason::WideCharacters { encoding: "UTF-16" }
    );
    insta::assert_snapshot!(reason, @"it is UTF-16, not UTF-8");
    let (line, reason) = read(b"a = 1\nb = '\xff'\n");
    assert_eq!(line, Some(2));
    insta::assert_snapshot!(reason, @"Line 2 is not UTF-8, which Cargo cannot read; save the file as UTF-8.");
    let (line, _) = read(b"source = 3\n");
    assert_eq!(line, Some(1));
    assert_eq!(read(&vec![b'#'; 2 * 1024 * 1024]).0, None);
    // The user's own file stops Cargo in every repository.
    let place = Place::new(&[(USER, b"[")]);
    assert!(
        place
            .shown()
            .starts_with(r#"Unreadable { path: ".cargo/config.toml""#)
    );
    let gone = repository_now(&place.app().join("gone"), &place.computer, None);
    assert!(matches!(gone, RepositoryNow::Unreadable { .. }));
}

#[test]
fn what_may_not_be_written_is_told() {
    use std::os::unix::fs::PermissionsExt as _;
    let set = |path: &Path, mode| {
        fs::set_permissions(path, fs::Permissions::from_mode(mode)).expect("a mode");
    };
    let place = Place::new(&[]);
    set(&place.app(), 0o555);
    assert_eq!(place.shown(), r#"ReadOnly { path: "work/app" }"#);
    set(&place.app(), 0o777);
    assert_eq!(place.shown(), r#"WorldWritable { path: "work/app" }"#);
    set(&place.app(), 0o755);
    assert_eq!(place.shown(), "Plain");
    let place = Place::new(&[(OWN, b"[build]\n")]);
    set(&place.app().join(".cargo"), 0o555);
    assert_eq!(place.shown(), r#"ReadOnly { path: "work/app/.cargo" }"#);
    set(&place.app().join(".cargo"), 0o755);
    set(&place.app().join(".cargo/config.toml"), 0o444);
    assert_eq!(
        place.shown(),
        r#"ReadOnly { path: "work/app/.cargo/config.toml" }"#
    );
}

#[test]
fn the_reach_of_the_user_level_is_counted() {
    let replaced = |level| RepositoryNow::Replaced {
        by: "x".into(),
        origin: Origin::Environment {
            variable: "X".into(),
        },
        level,
    };
    let path = PathBuf::from("/x");
    let reached = [
        RepositoryNow::Plain,
        RepositoryNow::Settings { sections: vec![] },
        RepositoryNow::OldName,
        RepositoryNow::ReadOnly { path: path.clone() },
        RepositoryNow::WorldWritable { path: path.clone() },
        replaced(Level::User),
    ];
    let others = [
        replaced(Level::Repository),
        replaced(Level::Above),
        replaced(Level::Environment),
        RepositoryNow::Same,
        RepositoryNow::Unreadable {
            path,
            line: None,
            reason: UnreadableReason::WideCharacters { encoding: "UTF-16" },
        },
    ];
    assert_eq!(count_reach(&reached), 6);
    assert_eq!(count_reach(&others), 0);
    assert_eq!(count_reach(reached.iter().chain(&others)), 6);
    assert_eq!(count_reach([]), 0);
}
