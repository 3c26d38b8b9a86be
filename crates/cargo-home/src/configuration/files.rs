//! The files that Cargo reads, and in which order.

use std::collections::BTreeSet;
use std::fs::File;
use std::io::Read as _;
use std::path::{Path, PathBuf};

use zeroize::Zeroizing;

use super::tree::Node;
use super::{ConfigurationError, ConfigurationProblem, Origin};
use crate::edit::{self, EditError, LARGEST_CONFIGURATION};
use crate::layout::{Kind, Layout, line_of};

/// Where registries and replacements stand. Cargo stops when one of them is a
/// table in one file and something else in another.
const TABLES: [&str; 5] = ["registries", "registry", "source", "net", "http"];

/// More included files than this are a trap.
const MOST_INCLUDES: usize = 64;

/// One of Cargo's configuration files.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ConfigurationFile {
    /// The file that Cargo reads, or would read if it were there.
    pub path: PathBuf,
    /// Whether it is there.
    pub exists: bool,
    /// Whether it is the old name without extension, which wins over
    /// `config.toml`.
    pub is_legacy: bool,
    /// The `config.toml` beside it that Cargo therefore does not read.
    pub hidden: Option<PathBuf>,
    /// The line of its `include`, if it has one (Cargo 1.94 and later).
    pub include_line: Option<usize>,
    /// The registries that have a list as `credential-provider` here.
    pub(crate) provider_lists: Vec<(String, Origin)>,
}

impl ConfigurationFile {
    fn new(path: PathBuf, exists: bool) -> ConfigurationFile {
        ConfigurationFile {
            path,
            exists,
            is_legacy: false,
            hidden: None,
            include_line: None,
            provider_lists: Vec::new(),
        }
    }
}

/// The configuration file of a `.cargo` folder or of Cargo's home: `config`
/// where it is there, else `config.toml` (cargo facts §1c).
pub fn configuration_path(directory: &Path) -> ConfigurationFile {
    file_in(directory, "config")
}

/// The same for `config` and `credentials`.
pub(super) fn file_in(directory: &Path, name: &str) -> ConfigurationFile {
    let legacy = directory.join(name);
    let modern = directory.join(format!("{name}.toml"));
    let modern_exists = modern.exists();
    if !legacy.exists() {
        return ConfigurationFile::new(modern, modern_exists);
    }
    // One of the two may be a link to the other; then nothing is hidden.
    let is_same = match (legacy.canonicalize(), modern.canonicalize()) {
        (Ok(one), Ok(other)) => one == other,
        _ => false,
    };
    let hidden = (modern_exists && !is_same).then_some(modern);
    ConfigurationFile {
        is_legacy: !is_same,
        hidden,
        ..ConfigurationFile::new(legacy, true)
    }
}

/// The text of a file that may hold secrets.
pub(crate) fn read_text(path: &Path) -> Result<Zeroizing<String>, ConfigurationProblem> {
    if !path.metadata()?.is_file() {
        return Err(ConfigurationProblem::NoFile);
    }
    let mut bytes = Zeroizing::new(Vec::with_capacity(64 * 1024));
    File::open(path)?
        .take(LARGEST_CONFIGURATION as u64 + 1)
        .read_to_end(&mut bytes)?;
    Ok(Zeroizing::new(edit::decode(&bytes)?.to_owned()))
}

/// The joined values, the files that were read, and the folders that were
/// looked into.
pub(super) type Joined = (Node, Vec<ConfigurationFile>, Vec<PathBuf>);

/// Reads and joins all files for a folder, nearest first; with every folder in
/// which one could be.
pub(super) fn read_all(directory: &Path, cargo_home: &Path) -> Result<Joined, ConfigurationError> {
    let directory = absolute(directory).map_err(|error| at(directory)(error.into()))?;
    let mut folders: Vec<PathBuf> = directory
        .ancestors()
        .map(|folder| folder.join(".cargo"))
        .collect();
    let canonical = |path: &Path| path.canonicalize().unwrap_or_else(|_| path.to_owned());
    let home = canonical(cargo_home);
    if !folders
        .iter()
        .any(|folder| canonical(folder) == home || folder == cargo_home)
    {
        folders.push(cargo_home.to_owned());
    }
    read_folders(&directory, folders)
}

fn at(path: &Path) -> impl FnOnce(ConfigurationProblem) -> ConfigurationError + use<> {
    let path = path.to_owned();
    move |problem| ConfigurationError { path, problem }
}

/// Reads and joins the files of these folders, nearest first.
pub(super) fn read_folders(
    directory: &Path,
    folders: Vec<PathBuf>,
) -> Result<Joined, ConfigurationError> {
    let mut root = Node::empty(directory);
    let mut files = Vec::new();
    for folder in &folders {
        let file = configuration_path(folder);
        if file.exists {
            let path = file.path.clone();
            let mut seen = BTreeSet::new();
            let node = read_one(file, &mut seen, &mut files)?;
            root.merge(node, false, &mut Vec::new())
                .map_err(at(&path))?;
        }
    }
    Ok((root, files, folders))
}

/// As Cargo sees its current folder: on Unix without links, because the
/// kernel tells it so.
fn absolute(directory: &Path) -> std::io::Result<PathBuf> {
    if !directory.metadata()?.is_dir() {
        return Err(std::io::ErrorKind::NotADirectory.into());
    }
    if cfg!(unix) {
        directory.canonicalize()
    } else {
        std::path::absolute(directory)
    }
}

fn read_one(
    mut file: ConfigurationFile,
    seen: &mut BTreeSet<PathBuf>,
    files: &mut Vec<ConfigurationFile>,
) -> Result<Node, ConfigurationError> {
    let path = file.path.clone();
    let wrong = |problem: ConfigurationProblem| ConfigurationError {
        path: path.clone(),
        problem,
    };
    if seen.len() > MOST_INCLUDES || !seen.insert(path.clone()) {
        return Err(wrong(ConfigurationProblem::Includes));
    }
    let text = read_text(&path).map_err(wrong)?;
    let mut node = tree_of(&text, &path).map_err(|error| wrong(error.into()))?;
    file.provider_lists = node.provider_lists();
    let Some(include) = node.take("include") else {
        files.push(file);
        return Ok(node);
    };
    let line = match include.origin() {
        Origin::File { line, .. } => *line,
        Origin::Environment { .. } => 0,
    };
    file.include_line = Some(line);
    files.push(file);
    let mut root = Node::empty(&path);
    for included in
        included(&include, &path).ok_or_else(|| wrong(ConfigurationProblem::Include { line }))?
    {
        let file = ConfigurationFile::new(included, true);
        let inner = read_one(file, seen, files)?;
        root.merge(inner, true, &mut Vec::new()).map_err(wrong)?;
    }
    root.merge(node, true, &mut Vec::new()).map_err(wrong)?;
    Ok(root)
}

/// The values of one file's text.
pub(super) fn tree_of(text: &str, path: &Path) -> Result<Node, EditError> {
    let layout = edit::read(text)?;
    match wrong_shape(&layout, edit::body(text)) {
        Some(error) => Err(error),
        None => Ok(Node::of_file(path, edit::body(text), &layout)),
    }
}

/// A table of ours that is something else in this file.
fn wrong_shape(layout: &Layout, text: &str) -> Option<EditError> {
    let error = |name: &str, at, found| EditError::WrongShape {
        path: name.to_owned(),
        line: line_of(text, at),
        found,
        expected: "a table",
    };
    let is_ours = |name: &str| TABLES.contains(&name);
    for section in &layout.sections {
        let first = section.path.first().filter(|first| is_ours(first));
        if let (Some(name), true, 1) = (first, section.is_array, section.path.len()) {
            return Some(error(name, section.header.start, "an array of tables"));
        }
        for entry in section.entries.iter().filter(|_| section.path.is_empty()) {
            let found = match &entry.value.kind {
                Kind::Table(_) => continue,
                Kind::String(_) => "a string",
                Kind::Array(_) => "an array",
                Kind::Other => "a number, truth value or time",
            };
            if let [key] = entry.keys.as_slice()
                && is_ours(&key.name)
            {
                return Some(error(&key.name, key.place.start, found));
            }
        }
    }
    None
}

/// The paths of an `include`: a list of strings or of tables with `path` and
/// maybe `optional`, relative to the file's own folder.
fn included(include: &Node, path: &Path) -> Option<Vec<PathBuf>> {
    let Node::List(nodes, _) = include else {
        return None;
    };
    let folder = path.parent()?;
    let mut paths = Vec::new();
    for node in nodes {
        let (text, is_optional) = match node {
            Node::String(text, _) => (text.clone(), false),
            Node::Table(..) => (
                node.get(&["path"])?.string()?.value,
                node.get(&["optional"]).is_some_and(Node::is_true),
            ),
            _ => return None,
        };
        if !text.ends_with(".toml") {
            return None;
        }
        let included = folder.join(text);
        if !is_optional || included.exists() {
            paths.push(included);
        }
    }
    Some(paths)
}
