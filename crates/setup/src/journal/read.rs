//! Reading journals: what was applied, what was taken back, what was cut
//! short. A damaged line is never guessed at.

use super::{Entry, FILE, Recorded, SCHEMA};
use crate::error_code::ErrorCode;
use crate::failure::Failure;
use crate::folders::Folders;
use crate::profile::RawProfile;
use cargo_home::StoreKind;
use serde::Serialize;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

/// Largest journal that is read, in bytes.
const LARGEST: u64 = 4 * 1024 * 1024;

/// How a run stands today.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, schemars::JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum RunState {
    /// Every change was made.
    Applied,
    /// It ended before every change was made.
    Interrupted,
    /// It was taken back in part.
    PartlyUndone,
    /// It was taken back.
    Undone,
}

/// One run as its journal tells it.
#[derive(Clone, Debug, Serialize, schemars::JsonSchema)]
pub struct Run {
    /// The run's id.
    pub id: String,
    /// When it began, by RFC 3339.
    pub started: String,
    /// The organization's address.
    pub organization: String,
    /// The feed's name.
    pub feed: String,
    /// The feed's project, as far as the journal knows it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub project: Option<String>,
    /// How it stands.
    pub state: RunState,
    /// When it was taken back, wholly or in part, by RFC 3339.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub undone: Option<String>,
    /// The changes it made or was about to make.
    pub changes: Vec<RunChange>,
    /// The crate and version that proved it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub proof: Option<(String, String)>,
    /// What it leads to, newest last.
    #[serde(skip)]
    pub(crate) profiles: Vec<serde_json::Value>,
    #[serde(skip)]
    pub(crate) planned: Option<usize>,
    #[serde(skip)]
    pub(crate) folder: PathBuf,
}

/// One change of a run.
#[derive(Clone, Debug, Serialize, schemars::JsonSchema)]
pub struct RunChange {
    /// Counted from 0.
    pub number: usize,
    /// What it was.
    #[serde(flatten)]
    pub change: Recorded,
    /// The name of the store that a token went to.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub store: Option<String>,
    /// It is known to have been made.
    pub done: bool,
    /// It was taken back.
    pub undone: bool,
    /// It could not be made, and nothing of it is there.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub not_made: bool,
    #[serde(skip)]
    pub(crate) fingerprint: Option<String>,
}

/// Every run, newest first.
///
/// # Errors
/// When the state folder or a journal cannot be read.
pub fn history(folders: &Folders) -> Result<Vec<Run>, Failure> {
    let root = folders.journal();
    // A run that died before its first line announced nothing and changed nothing.
    ids(&root)?
        .iter()
        .filter_map(|id| load(&root.join(id), id).transpose())
        .collect()
}

/// The ids of all runs, newest first.
pub(super) fn ids(root: &Path) -> Result<Vec<String>, Failure> {
    let entries = match std::fs::read_dir(root) {
        Ok(entries) => entries,
        Err(error) if error.kind() == ErrorKind::NotFound => return Ok(Vec::new()),
        Err(error) => return Err(super::write::unusable(root, &error)),
    };
    let mut ids = Vec::new();
    for entry in entries {
        let entry = entry.map_err(|error| super::write::unusable(root, &error))?;
        if let Some(id) = entry.file_name().to_str().filter(|id| is_id(id)) {
            ids.push(id.to_owned());
        }
    }
    ids.sort_unstable_by(|one, other| other.cmp(one));
    Ok(ids)
}

/// One run by its id.
///
/// # Errors
/// [`ErrorCode::RunUnknown`] when there is none.
pub fn run(folders: &Folders, id: &str) -> Result<Run, Failure> {
    let unknown = || Failure::new(ErrorCode::RunUnknown).at(format!("`{}`", id.escape_debug()));
    if !is_id(id) {
        return Err(unknown());
    }
    load(&folders.journal().join(id), id)?.ok_or_else(unknown)
}

/// The newest run that is not wholly taken back and changed this computer.
///
/// # Errors
/// When journals cannot be read.
pub fn latest_to_undo(folders: &Folders) -> Result<Option<Run>, Failure> {
    Ok(history(folders)?
        .into_iter()
        .find(|run| run.state != RunState::Undone && run.changed_this_computer()))
}

impl Run {
    pub(crate) fn changed_this_computer(&self) -> bool {
        let mut changes = self.changes.iter();
        changes.any(RunChange::may_be_here)
    }

    /// How many changes are in force, as far as the journal knows.
    pub(crate) fn made(&self) -> usize {
        let in_force = |change: &&RunChange| change.done && !change.undone;
        self.changes.iter().filter(in_force).count()
    }

    /// What the run leads to, newest first; none for what another version
    /// wrote in a form of its own.
    pub(crate) fn raw_profiles(&self) -> impl Iterator<Item = RawProfile> {
        let mut profiles = self.profiles.iter().rev();
        std::iter::from_fn(move || profiles.next())
            .filter_map(|profile| serde_json::from_value(profile.clone()).ok())
    }

    fn known_project(&self) -> Option<String> {
        let created = self.changes.iter().find_map(|change| match &change.change {
            Recorded::CreateFeed { project, .. } => Some(project.clone()),
            _ => None,
        });
        created.unwrap_or_else(|| self.raw_profiles().next()?.feed.project)
    }

    pub(crate) fn is_interrupted(&self) -> bool {
        self.state == RunState::Interrupted
    }
}

/// Letters, digits and dashes: never a way out of the journal's folder.
fn is_id(id: &str) -> bool {
    !id.is_empty() && id.len() <= 64 && id.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-')
}

pub(super) fn load(folder: &Path, id: &str) -> Result<Option<Run>, Failure> {
    let path = folder.join(FILE);
    let text = match read_bounded(&path) {
        Ok(Some(text)) => text,
        Ok(None) => return Err(Failure::new(ErrorCode::JournalDamaged).at(path.display())),
        Err(error) if is_no_run(error.kind()) => return Ok(None),
        Err(error) => return Err(super::write::unusable(&path, &error)),
    };
    let mut run = None;
    let (mut applied, mut taken_back) = (false, false);
    let lines: Vec<&str> = text.lines().filter(|line| !line.is_empty()).collect();
    for (index, line) in lines.iter().enumerate() {
        let entry = match serde_json::from_str::<Entry>(line) {
            Ok(entry) => entry,
            // Power may fail within a line; what it announced was not begun.
            Err(error) if error.is_eof() => continue,
            Err(_) if index + 1 == lines.len() && !text.ends_with('\n') => continue,
            Err(_) => return Err(damaged(&path, index)),
        };
        match (entry, &mut run) {
            (entry @ Entry::Begin { .. }, None) => {
                let begun = begun(folder, id, entry).ok_or_else(|| damaged(&path, index))?;
                run = Some(begun);
            }
            (Entry::Applied, Some(_)) => applied = true,
            (Entry::TakenBack { at }, Some(run)) => {
                taken_back = true;
                run.undone = at;
            }
            (entry, Some(run)) => note(run, entry).ok_or_else(|| damaged(&path, index))?,
            _ => return Err(damaged(&path, index)),
        }
    }
    Ok(run.map(|run| Run {
        state: if taken_back {
            RunState::Undone
        } else {
            state(&run.changes, applied)
        },
        project: run.known_project(),
        ..run
    }))
}

/// The run as its first line tells it; none for another version's line.
fn begun(folder: &Path, id: &str, entry: Entry) -> Option<Run> {
    match entry {
        Entry::Begin {
            schema: SCHEMA,
            started,
            organization,
            feed,
            profile,
            planned,
        } => Some(Run {
            id: id.to_owned(),
            started,
            organization,
            feed,
            project: None,
            state: RunState::Interrupted,
            undone: None,
            changes: Vec::new(),
            proof: None,
            profiles: profile.into_iter().collect(),
            planned,
            folder: folder.to_owned(),
        }),
        _ => None,
    }
}

fn note(run: &mut Run, entry: Entry) -> Option<()> {
    match entry {
        Entry::Intent { number, .. } if number != run.changes.len() => return None,
        Entry::Intent {
            number,
            change,
            fingerprint,
        } => run.changes.push(RunChange {
            number,
            store: change.store(),
            change,
            done: false,
            undone: false,
            not_made: false,
            fingerprint,
        }),
        Entry::Done { number } => run.changes.get_mut(number)?.done = true,
        Entry::NotMade { number } => run.changes.get_mut(number)?.not_made = true,
        Entry::Undone { number, at } => {
            run.changes.get_mut(number)?.undone = true;
            run.undone = at;
        }
        Entry::Continued { profile, planned } => {
            run.profiles.push(profile);
            run.planned = Some(planned);
        }
        Entry::Proved { package, version } => run.proof = Some((package, version)),
        Entry::Begin { .. } | Entry::Applied | Entry::TakenBack { .. } => return None,
    }
    Some(())
}

fn state(changes: &[RunChange], applied: bool) -> RunState {
    let reversible = || changes.iter().filter(|change| change.may_be_here());
    let undone = reversible().filter(|change| change.undone).count();
    match undone {
        0 if applied => RunState::Applied,
        0 => RunState::Interrupted,
        n if n == reversible().count() => RunState::Undone,
        _ => RunState::PartlyUndone,
    }
}

impl RunChange {
    /// Whether something of it may be on this computer, or was.
    pub(crate) fn may_be_here(&self) -> bool {
        !self.not_made && self.change.is_on_this_computer()
    }

    /// Whether it is left to be taken back.
    pub(crate) fn is_left(&self) -> bool {
        !self.undone && !self.not_made
    }
}

impl Recorded {
    /// Tokens are kept in the store of the system that the journal is on.
    fn store(&self) -> Option<String> {
        let is_token = matches!(self, Recorded::StoreToken { .. });
        is_token.then(|| StoreKind::of_this_system().to_string())
    }

    /// Whether undo takes it back by itself; the server's objects stay.
    pub(crate) fn is_on_this_computer(&self) -> bool {
        matches!(
            self,
            Recorded::StoreToken { .. } | Recorded::WriteFile { .. }
        )
    }
}

/// Nothing was begun there, or it is a file that somebody else left.
fn is_no_run(kind: ErrorKind) -> bool {
    matches!(kind, ErrorKind::NotFound | ErrorKind::NotADirectory)
}

/// The text, where a character that was cut in two does not hide the rest;
/// none if it is larger than any journal of ours.
fn read_bounded(path: &Path) -> std::io::Result<Option<String>> {
    use std::io::Read as _;
    let mut bytes = Vec::new();
    let file = std::fs::File::open(path)?;
    file.take(LARGEST + 1).read_to_end(&mut bytes)?;
    let fits = u64::try_from(bytes.len()).is_ok_and(|length| length <= LARGEST);
    Ok(fits.then(|| String::from_utf8_lossy(&bytes).into_owned()))
}

fn damaged(path: &Path, index: usize) -> Failure {
    Failure::new(ErrorCode::JournalDamaged).at(format!("{}:{}", path.display(), index + 1))
}
