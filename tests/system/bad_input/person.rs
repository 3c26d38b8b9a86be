//! A made-up person: a home, a project, and the programs as they run them.

use std::path::{Path, PathBuf};

use crate::support::{Program, Site};

/// Somebody who wants feed `crates-mirror` of project `Practice` for one
/// project of theirs.
pub(super) struct Person {
    root: PathBuf,
    /// Their home folder.
    pub(super) home: PathBuf,
    /// Their Cargo project.
    pub(super) repository: PathBuf,
}

impl Person {
    pub(super) fn new(site: &Site, number: usize) -> Person {
        let root = site.workplace.folder(&format!("people/{number}"));
        let home = root.join("home");
        let repository = home.join("app");
        std::fs::create_dir_all(repository.join("src")).expect("a project folder");
        let manifest = "[package]\nname = \"app\"\nversion = \"0.1.0\"\nedition = \"2021\"\n";
        std::fs::write(repository.join("Cargo.toml"), manifest).expect("a manifest");
        std::fs::write(repository.join("src/main.rs"), "fn main() {}\n").expect("a source");
        Person {
            root,
            home,
            repository,
        }
    }

    /// A file of the home folder, with the folders above it.
    pub(super) fn write(&self, name: &str, content: impl AsRef<[u8]>) -> PathBuf {
        let path = self.home.join(name);
        let folder = path.parent().expect("a folder");
        std::fs::create_dir_all(folder).expect("its folder");
        std::fs::write(&path, content).expect("a file");
        path
    }

    /// A folder of their own for Feedwright, in which nobody is signed in.
    pub(super) fn nobody(&self) -> PathBuf {
        self.root.join("feedwright")
    }

    pub(super) fn feedwright(&self, site: &Site, arguments: &[&str]) -> Program {
        site.workplace
            .feedwright(arguments)
            .variable("HOME", &self.home)
            .variable("CARGO_HOME", self.home.join(".cargo"))
            .within(&self.home)
    }

    /// `quickstart --yes` with some options instead of the usual ones.
    pub(super) fn quickstart(&self, site: &Site, instead: &[(&str, &str)]) -> Program {
        self.quickstart_with(site, self.feedwright(site, &[]), instead)
    }

    /// The same for a program that ends in calling `feedwright`.
    pub(super) fn quickstart_with(
        &self,
        site: &Site,
        program: Program,
        instead: &[(&str, &str)],
    ) -> Program {
        let organization = site.organization();
        let repository = self.repository.to_str().expect("a path in UTF-8");
        let usual = [
            ("--organization", organization.as_str()),
            ("--project", "Practice"),
            ("--feed", "crates-mirror"),
            ("--repository", repository),
        ];
        let replaced = |name: &str| instead.iter().any(|(other, _)| *other == name);
        let kept = usual.into_iter().filter(|(name, _)| !replaced(name));
        let program = ["quickstart", "--yes", "--json"]
            .iter()
            .fold(program, Program::argument);
        kept.chain(instead.iter().copied())
            .fold(program, |program, (name, value)| {
                program.argument(format!("{name}={value}"))
            })
    }

    /// What was said, with everything that differs from run to run replaced.
    pub(super) fn tidy(&self, site: &Site, text: &str) -> String {
        let address = site.server.address().to_string();
        let mut tidy = String::new();
        for line in text.lines() {
            let line = line
                .replace(&path(&self.root), "[person]")
                .replace(&path(site.workplace.root()), "[workplace]")
                .replace(&address, "[server]");
            tidy.push_str(&format!("{}\n", without_ids(line.trim_end())));
        }
        tidy
    }
}

fn path(path: &Path) -> String {
    path.display().to_string()
}

/// The line with `[id]` for every identifier of 8-4-4-4-12 hexadecimal digits.
fn without_ids(line: &str) -> String {
    let is_id = |word: &str| {
        let lengths: Vec<usize> = word.split('-').map(str::len).collect();
        let digits = |c: char| c.is_ascii_hexdigit() || c == '-';
        lengths == [8, 4, 4, 4, 12] && word.chars().all(digits)
    };
    let mut words = Vec::new();
    for word in line.split_inclusive(|c: char| !c.is_ascii_alphanumeric() && c != '-') {
        let bare = word.trim_end_matches(|c: char| !c.is_ascii_hexdigit());
        match is_id(bare) {
            true => words.push(word.replace(bare, "[id]")),
            false => words.push(word.to_owned()),
        }
    }
    words.concat()
}
