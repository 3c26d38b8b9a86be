//! Reading journals: what was applied, what was taken back, what was cut
//! short. A damaged line is never guessed at.

use super::{Entry, FILE, Run, RunChange, RunState, SCHEMA};
use crate::error_code::ErrorCode;
use crate::failure::Failure;
use crate::folders::Folders;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

/// Largest journal that is read, in bytes.
const LARGEST: u64 = 4 * 1024 * 1024;

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

/// Every run that can be read, newest first.
pub(crate) fn readable(folders: &Folders) -> Vec<Run> {
    let root = folders.journal();
    let ids = ids(&root).unwrap_or_default();
    let loaded = ids.iter().map(|id| load(&root.join(id), id));
    loaded.filter_map(|run| run.ok().flatten()).collect()
}

/// The folders of runs that ended before they announced anything: these, and
/// those that never got their first line.
pub(crate) fn without_a_change(folders: &Folders, runs: &[Run]) -> Vec<PathBuf> {
    let root = folders.journal();
    let is_empty = |run: &&Run| run.is_interrupted() && run.changes.is_empty();
    let mut found: Vec<PathBuf> = runs
        .iter()
        .filter(is_empty)
        .map(|run| run.folder.clone())
        .collect();
    for id in ids(&root).unwrap_or_default() {
        let folder = root.join(&id);
        let is_folder = std::fs::symlink_metadata(&folder).is_ok_and(|data| data.is_dir());
        if is_folder && matches!(load(&folder, &id), Ok(None)) {
            found.push(folder);
        }
    }
    found
}

/// The ids of all runs, newest first.
pub(super) fn ids(root: &Path) -> Result<Vec<String>, Failure> {
    let entries = match std::fs::read_dir(root) {
        Ok(entries) => entries,
        Err(error) if error.kind() == ErrorKind::NotFound => return Ok(Vec::new()),
        Err(error) => return Err(super::unusable(root, &error)),
    };
    let mut ids = Vec::new();
    for entry in entries {
        let entry = entry.map_err(|error| super::unusable(root, &error))?;
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
        Err(error) => return Err(super::unusable(&path, &error)),
    };
    run_of(&text, folder, id, &path)
}

/// The run that a journal's text tells; none before its first line.
pub(super) fn run_of(
    text: &str,
    folder: &Path,
    id: &str,
    path: &Path,
) -> Result<Option<Run>, Failure> {
    let mut run = None;
    let (mut applied, mut taking_back, mut taken_back) = (false, false, false);
    let lines: Vec<&str> = text.lines().filter(|line| !line.is_empty()).collect();
    for (index, line) in lines.iter().enumerate() {
        let entry = match serde_json::from_str::<Entry>(line) {
            Ok(entry) => entry,
            // Power may fail within a line; what it announced was not begun.
            Err(error) if error.is_eof() => continue,
            // So do some file systems: the length was written, the bytes not.
            Err(_) if line.contains('\0') => continue,
            Err(_) if index + 1 == lines.len() && !text.ends_with('\n') => continue,
            Err(_) => return Err(damaged(path, index)),
        };
        match (entry, &mut run) {
            (entry @ Entry::Begin { .. }, None) => {
                let begun = begun(folder, id, entry).ok_or_else(|| damaged(path, index))?;
                run = Some(begun);
            }
            (Entry::Applied, Some(_)) => applied = true,
            (Entry::TakingBack { .. }, Some(_)) => taking_back = true,
            (Entry::NotTakenBack, Some(_)) => taking_back = false,
            (Entry::TakenBack { at }, Some(run)) => {
                taken_back = true;
                run.undone = at;
            }
            (entry, Some(run)) => note(run, entry).ok_or_else(|| damaged(path, index))?,
            _ => return Err(damaged(path, index)),
        }
    }
    Ok(run.map(|run| Run {
        state: match state(&run.changes, applied) {
            _ if taken_back => RunState::Undone,
            // Files may have their old bytes already, without a line on it.
            RunState::Applied | RunState::Interrupted if taking_back => RunState::PartlyUndone,
            state => state,
        },
        taking_back: taking_back && !taken_back,
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
            taking_back: false,
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
        Entry::Begin { .. }
        | Entry::Applied
        | Entry::TakingBack { .. }
        | Entry::NotTakenBack
        | Entry::TakenBack { .. } => return None,
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
