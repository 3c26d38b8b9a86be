//! `cargo xtask sbom`: what the programs are made of, as CycloneDX: one file for
//! the crates that they link on any system, by cargo's own resolution, and one
//! for the packages that the window's page may take in, by npm's lock file. The
//! same sources give the same bytes: there is no date and no random number.

use std::collections::{BTreeMap, BTreeSet};
use std::ffi::OsString;
use std::fs;
use std::path::{Path, PathBuf};

use crate::folders::Folders;
use crate::invocation::Invocation;
use crate::json::Json;
use crate::outcome::{Failure, Outcome, say};

/// What is asked of each crate, behind its depth.
const FORMAT: &str = "|{p}|{l}|{r}|";
const CRATES_IO: &str = "registry+https://github.com/rust-lang/crates.io-index";

/// Writes both files into the folder that is the first argument, or `sbom` in
/// the target folder.
///
/// # Errors
/// When cargo or Node.js fails, or a file cannot be written.
pub(crate) fn sbom(folders: &Folders, arguments: &[OsString]) -> Outcome {
    let place = match arguments.first() {
        Some(folder) => {
            let folder = PathBuf::from(folder);
            std::path::absolute(&folder).map_err(|error| cannot("used", &folder, &error))?
        }
        None => folders.target.join("sbom"),
    };
    fs::create_dir_all(&place).map_err(|error| cannot("made", &place, &error))?;
    let crates = Crates::of(&output(&tree(folders))?, &lock_file(folders)?)?;
    let page = Invocation::new("node")
        .arguments(["build/bill-of-materials.mjs", "package-lock.json"])
        .folder(folders.repository.join("ui"));
    for (name, text) in [
        ("feedwright.cdx.json", format!("{}\n", crates.document())),
        ("feedwright-page.cdx.json", output(&page)?),
    ] {
        let file = place.join(name);
        fs::write(&file, text).map_err(|error| cannot("written", &file, &error))?;
        say(&format!("made {}", file.display()));
    }
    Ok(())
}

fn tree(folders: &Folders) -> Invocation {
    folders
        .cargo()
        .arguments(["tree", "--locked", "--package", "feedwright"])
        .arguments(["--features", "desktop", "--target", "all"])
        .arguments(["--edges", "normal", "--prefix", "depth"])
        .arguments(["--format", FORMAT])
}

fn output(invocation: &Invocation) -> Outcome<String> {
    say(&format!("+ {invocation}"));
    let output = invocation.output()?;
    if output.status.success() {
        return Ok(String::from_utf8_lossy(&output.stdout).into_owned());
    }
    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    Err(Failure::new(format!("This failed: {invocation}\n{said}")))
}

fn lock_file(folders: &Folders) -> Outcome<String> {
    let file = folders.repository.join("Cargo.lock");
    fs::read_to_string(&file).map_err(|error| cannot("read", &file, &error))
}

/// A crate by name and version: the lock file has no two of the same.
type Id = (String, String);

#[derive(Default)]
struct Crate {
    licence: String,
    repository: String,
    needs: BTreeSet<Id>,
}

struct Crates {
    root: Id,
    all: BTreeMap<Id, Crate>,
    sums: BTreeMap<Id, String>,
}

impl Crates {
    /// From the lines of `cargo tree`, each with its depth, and the lock file.
    fn of(tree: &str, lock: &str) -> Outcome<Crates> {
        let wrong =
            |line: &str| Failure::new(format!("cargo tree wrote a line like no other: {line}"));
        let mut all: BTreeMap<Id, Crate> = BTreeMap::new();
        let mut above: Vec<Id> = Vec::new();
        for line in tree.lines() {
            let (depth, id, licence, repository) = parts(line).ok_or_else(|| wrong(line))?;
            if depth > above.len() {
                return Err(wrong(line));
            }
            above.truncate(depth);
            if let Some(parent) = above.last().and_then(|id| all.get_mut(id)) {
                parent.needs.insert(id.clone());
            }
            let entry = all.entry(id.clone()).or_default();
            entry.licence = licence;
            entry.repository = repository;
            above.push(id);
        }
        let root = above.into_iter().next().ok_or_else(|| wrong(""))?;
        let sums = sums(lock);
        Ok(Crates { root, all, sums })
    }

    fn document(&self) -> Json {
        let kind = |id: &Id| {
            if *id == self.root {
                "application"
            } else {
                "library"
            }
        };
        let all: Vec<_> = self.all.iter().collect();
        let parts: Vec<_> = all.iter().filter(|(id, _)| **id != self.root).collect();
        Json::Object(vec![
            ("bomFormat", Json::text("CycloneDX")),
            ("specVersion", Json::text("1.5")),
            ("version", Json::Number(1.0)),
            (
                "metadata",
                Json::Object(vec![(
                    "component",
                    self.component(&self.root, kind(&self.root)),
                )]),
            ),
            (
                "components",
                Json::list(&parts, |(id, _)| self.component(id, kind(id))),
            ),
            (
                "dependencies",
                Json::list(&all, |(id, part)| {
                    let needs: Vec<&Id> = part.needs.iter().collect();
                    Json::Object(vec![
                        ("ref", Json::text(reference(id))),
                        (
                            "dependsOn",
                            Json::list(&needs, |id| Json::text(reference(id))),
                        ),
                    ])
                }),
            ),
        ])
    }

    fn component(&self, id: &Id, kind: &str) -> Json {
        let (name, version) = id;
        let mut fields = vec![
            ("type", Json::text(kind)),
            ("bom-ref", Json::text(reference(id))),
            ("name", Json::text(name)),
            ("version", Json::text(version)),
        ];
        if let Some(part) = self.all.get(id) {
            let licence = Json::Object(vec![("expression", Json::text(&part.licence))]);
            fields.push(("licenses", Json::List(vec![licence])));
            if !part.repository.is_empty() {
                let place = vec![
                    ("type", Json::text("vcs")),
                    ("url", Json::text(&part.repository)),
                ];
                fields.push(("externalReferences", Json::List(vec![Json::Object(place)])));
            }
        }
        // Ours are in no registry, and so have no sum.
        if let Some(sum) = self.sums.get(id) {
            let hash = vec![("alg", Json::text("SHA-256")), ("content", Json::text(sum))];
            fields.push(("hashes", Json::List(vec![Json::Object(hash)])));
            fields.push(("purl", Json::text(format!("pkg:cargo/{name}@{version}"))));
        }
        Json::Object(fields)
    }
}

fn reference((name, version): &Id) -> String {
    format!("{name}@{version}")
}

/// Depth, name and version, licence and repository of a line.
fn parts(line: &str) -> Option<(usize, Id, String, String)> {
    let mut fields = line.split('|');
    let depth = fields.next()?.parse().ok()?;
    let mut words = fields.next()?.split(' ');
    let name = words.next()?.to_owned();
    let version = words.next()?.strip_prefix('v')?.to_owned();
    // An old way to write that either counts.
    let licence: Vec<&str> = fields.next()?.split('/').map(str::trim).collect();
    let repository = fields.next()?.to_owned();
    Some((depth, (name, version), licence.join(" OR "), repository))
}

/// The sum of each package that comes from crates.io.
fn sums(lock: &str) -> BTreeMap<Id, String> {
    let entries = lock.split("[[package]]").skip(1);
    let read = |entry: &str| {
        let field = |name: &str| {
            let start = format!("{name} = \"");
            let value = entry.lines().find_map(|line| line.strip_prefix(&start))?;
            Some(value.strip_suffix('"')?.to_owned())
        };
        let of_crates_io = field("source")? == CRATES_IO;
        of_crates_io.then_some(((field("name")?, field("version")?), field("checksum")?))
    };
    entries.filter_map(read).collect()
}

fn cannot(done: &str, path: &Path, error: &std::io::Error) -> Failure {
    Failure::new(format!("{} cannot be {done}: {error}.", path.display()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_become_components_and_what_they_need() {
        let tree = "0|a v1.0.0 (/x)|MIT|\n1|b v2.0.0|MIT/Apache-2.0|https://b.example|\n2|c v3.0.0 (proc-macro)|ISC||\n1|c v3.0.0|ISC|| (*)\n";
        let lock = format!(
            "[[package]]\nname = \"b\"\nversion = \"2.0.0\"\nsource = \"{CRATES_IO}\"\nchecksum = \"12ab\"\n\n[[package]]\nname = \"a\"\nversion = \"1.0.0\"\n"
        );
        let document = Crates::of(tree, &lock).unwrap().document().to_string();
        let document: serde_json::Value = serde_json::from_str(&document).unwrap();
        insta::assert_snapshot!(serde_json::to_string(&document["components"]).unwrap(), @r#"[{"bom-ref":"b@2.0.0","externalReferences":[{"type":"vcs","url":"https://b.example"}],"hashes":[{"alg":"SHA-256","content":"12ab"}],"licenses":[{"expression":"MIT OR Apache-2.0"}],"name":"b","purl":"pkg:cargo/b@2.0.0","type":"library","version":"2.0.0"},{"bom-ref":"c@3.0.0","licenses":[{"expression":"ISC"}],"name":"c","type":"library","version":"3.0.0"}]"#);
        insta::assert_snapshot!(document["dependencies"].to_string(), @r#"[{"dependsOn":["b@2.0.0","c@3.0.0"],"ref":"a@1.0.0"},{"dependsOn":["c@3.0.0"],"ref":"b@2.0.0"},{"dependsOn":[],"ref":"c@3.0.0"}]"#);
        assert!(Crates::of("warning: x\n", "").is_err());
        assert!(Crates::of("", "").is_err());
    }
}
