//! The configurations: those of `cargo-home`'s corpus, each in a byte form in
//! turn, and kinds of files that bytes alone do not show.

use std::os::unix::fs::{PermissionsExt as _, symlink};
use std::path::{Path, PathBuf};

use super::write;

/// Whose file it is.
#[derive(Clone, Copy, Debug)]
pub(super) enum Place {
    Repository,
    User,
}

/// What kind of file it is.
#[derive(Clone, Copy, Debug)]
enum Kind {
    Plain,
    /// `config`, which wins over `config.toml`.
    WithoutExtension,
    /// Both are there.
    Both,
    /// A link into another folder, as those have who keep their files in git.
    Link,
    /// A link to a link, both relative.
    LinkToLink,
    Mode(u32),
    /// There is no file.
    Missing,
}

/// One file and where it lies.
pub(super) struct Case {
    pub(super) name: String,
    pub(super) place: Place,
    text: String,
    kind: Kind,
}

/// The index of the corpus' own files.
const THEIR_INDEX: &str =
    "sparse+https://pkgs.dev.azure.com/contoso/Fabrikam/_packaging/mirror/Cargo/index/";

impl Case {
    /// Nobody may write it; that is respected, also by who could.
    pub(super) fn is_read_only(&self) -> bool {
        matches!(self.kind, Kind::Mode(mode) if mode & 0o222 == 0)
    }

    /// Puts it into an empty `.cargo`.
    pub(super) fn arrange(&self, folder: &Path, index: &str) {
        let bytes = self.text.replace(THEIR_INDEX, index);
        let bytes = bytes.as_bytes();
        let path = folder.join("config.toml");
        let elsewhere = folder.join("elsewhere");
        match self.kind {
            Kind::Plain => write(&path, bytes),
            Kind::WithoutExtension => write(&folder.join("config"), bytes),
            Kind::Both => {
                write(&folder.join("config"), bytes);
                write(&path, b"# nobody reads this\n");
            }
            Kind::Link | Kind::LinkToLink => {
                std::fs::create_dir(&elsewhere).expect("a folder");
                write(&elsewhere.join("cargo.toml"), bytes);
                symlink("elsewhere/cargo.toml", folder.join("first")).expect("a link");
                let target = match self.kind {
                    Kind::Link => elsewhere.join("cargo.toml"),
                    _ => PathBuf::from("first"),
                };
                symlink(target, &path).expect("a link");
            }
            Kind::Mode(mode) => {
                write(&path, bytes);
                let mode = std::fs::Permissions::from_mode(mode);
                std::fs::set_permissions(&path, mode).expect("a mode");
            }
            Kind::Missing => {}
        }
    }
}

/// Every configuration of the corpus that can be edited, as the repository's
/// or as the user's file, in one byte form after the other.
pub(super) fn of_the_corpus() -> Vec<Case> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("crates/cargo-home/tests/corpus");
    let files = std::fs::read_dir(folder).expect("the corpus");
    let mut files: Vec<PathBuf> = files.map(|file| file.expect("a file").path()).collect();
    files.sort();
    files.retain(|path| !name_of(path).starts_with("refused-"));
    let mut cases = Vec::new();
    for (number, path) in files.iter().enumerate() {
        // A checkout may have changed the line ends.
        let text = std::fs::read_to_string(path).expect("a text");
        let text = text.replace("\r\n", "\n");
        let (form, text) = form(&text, number);
        let place = match number / FORMS % 2 {
            0 => Place::Repository,
            _ => Place::User,
        };
        cases.push(Case {
            name: format!("{} ({form}, {place:?})", name_of(path)),
            place,
            text,
            kind: Kind::Plain,
        });
    }
    cases
}

fn name_of(path: &Path) -> String {
    let stem = path.file_stem().expect("a name");
    stem.to_string_lossy().into_owned()
}

/// How many byte forms there are.
const FORMS: usize = 6;

fn form(text: &str, turn: usize) -> (&'static str, String) {
    let windows = text.replace('\n', "\r\n");
    match turn % FORMS {
        0 => ("as it is", text.to_owned()),
        1 => ("CRLF", windows),
        2 => ("CRLF and byte order mark", format!("\u{feff}{windows}")),
        3 => ("no final newline", text.trim_end_matches('\n').to_owned()),
        4 => ("byte order mark", format!("\u{feff}{text}")),
        _ => ("CRLF, no final newline", windows.trim_end().to_owned()),
    }
}

/// The same text in every kind of file.
pub(super) fn kinds_of_files() -> Vec<Case> {
    let text = "# kept in git\r\n[net]\r\nretry = 3\r\n\r\n[alias]\r\nb = \"build\" # short";
    let kinds = [
        Kind::Plain,
        Kind::WithoutExtension,
        Kind::Both,
        Kind::Link,
        Kind::LinkToLink,
        Kind::Mode(0o600),
        Kind::Mode(0o400),
        Kind::Mode(0o755),
        Kind::Missing,
    ];
    let mut cases = Vec::new();
    for kind in kinds {
        for place in [Place::Repository, Place::User] {
            cases.push(Case {
                name: format!("{kind:?}, {place:?}"),
                place,
                text: text.to_owned(),
                kind,
            });
        }
    }
    cases
}
