//! What the journal makes of lines that were cut off, damaged or put there by
//! somebody else, and how it says that a run stands.

use super::*;
use crate::error_code::ErrorCode;
use crate::folders::Folders;
use tempfile::TempDir;

/// A state folder with one run: a feed was created, a file written.
struct Kept {
    folders: Folders,
    id: String,
    _folder: TempDir,
}

fn feed() -> Recorded {
    Recorded::CreateFeed {
        project: None,
        name: "crates-mirror".to_owned(),
    }
}

fn written(path: &str) -> Recorded {
    Recorded::WriteFile {
        path: PathBuf::from(path),
        before: None,
        after: None,
        after_sha256: "0".repeat(64),
        made_folders: vec![],
    }
}

impl Kept {
    fn new(changes: &[Recorded]) -> (Kept, Journal) {
        let folder = tempfile::tempdir().unwrap();
        let folders = Folders::below(folder.path());
        let mut journal = Journal::begin(&folders, "https://dev.azure.com/contoso", "f").unwrap();
        for change in changes {
            journal.intend(change.clone()).unwrap();
        }
        let id = journal.id.clone();
        let kept = Kept {
            folders,
            id,
            _folder: folder,
        };
        (kept, journal)
    }

    fn path(&self) -> PathBuf {
        self.folders.journal().join(&self.id).join(FILE)
    }

    fn bytes(&self) -> Vec<u8> {
        std::fs::read(self.path()).unwrap()
    }

    fn holds(&self, bytes: &[u8]) -> Result<Run, ErrorCode> {
        std::fs::write(self.path(), bytes).unwrap();
        run(&self.folders, &self.id).map_err(|failure| failure.code)
    }
}

#[test]
fn a_journal_may_end_at_any_byte() {
    let (kept, mut journal) = Kept::new(&[feed(), written("/home/ünï/.cargo/config.toml")]);
    journal.append(&Entry::Done { number: 0 }).unwrap();
    let whole = kept.bytes();
    let first = whole.iter().position(|byte| *byte == b'\n').unwrap();
    for end in first..whole.len() {
        let cut = kept.holds(&whole[..end]).unwrap();
        assert_eq!(cut.state, RunState::Interrupted, "{end}");
        let whole_lines = whole[..end].iter().filter(|byte| **byte == b'\n').count();
        let announced = whole_lines.saturating_sub(1).min(2);
        assert!(cut.changes.len() >= announced, "{end}");
        // It goes on after the cut: what follows is not lost in the torn line.
        let mut journal = Journal::reopen(&kept.folders, &cut).unwrap();
        let number = journal.intend(written("/later")).unwrap();
        journal.append(&Entry::Done { number }).unwrap();
        let again = run(&kept.folders, &kept.id).unwrap();
        let last = again.changes.last().unwrap();
        assert_eq!(last.change, written("/later"), "{end}");
        assert!(last.done, "{end}");
        assert_eq!(again.changes.len(), cut.changes.len() + 1, "{end}");
    }
}

#[test]
fn a_run_without_its_first_line_is_none() {
    let (kept, _journal) = Kept::new(&[]);
    let whole = kept.bytes();
    for end in 0..whole.len() - 1 {
        let found = kept.holds(&whole[..end]).map(|run| run.id);
        assert_eq!(found, Err(ErrorCode::RunUnknown), "{end}");
        assert_eq!(history(&kept.folders).unwrap().len(), 0, "{end}");
    }
}

#[test]
fn a_damaged_line_is_never_guessed_at() {
    let (kept, _journal) = Kept::new(&[feed(), feed()]);
    let text = String::from_utf8(kept.bytes()).unwrap();
    let lines: Vec<&str> = text.lines().collect();
    let [begin, one, two] = lines[..] else {
        panic!("{text}")
    };
    let check = |lines: &[&str], line: usize| {
        std::fs::write(kept.path(), lines.join("\n") + "\n").unwrap();
        let failure = run(&kept.folders, &kept.id).unwrap_err();
        assert_eq!(failure.code, ErrorCode::JournalDamaged, "{lines:?}");
        let place = format!("{FILE}:{line}");
        assert!(failure.place.unwrap().ends_with(&place), "{lines:?}");
        assert!(history(&kept.folders).is_err(), "{lines:?}");
    };
    let newer = begin.replace("\"schema\":1", "\"schema\":2");
    check(&[begin, "rubbish", two], 2);
    check(&[begin, r#"{"type":"unheard-of"}"#], 2);
    check(&[begin, r#"{"type":"done","number":"one"}"#], 2);
    check(&[begin, one, r#"{"type":"done","number":7}"#], 3);
    check(&[begin, one, r#"{"type":"undone","number":7}"#], 3);
    check(&[begin, two], 2);
    check(&[begin, one, one], 3);
    check(&[begin, begin], 2);
    check(&[one], 1);
    check(&[&newer, one], 1);
}

#[test]
fn a_journal_larger_than_any_of_ours_is_not_read_in_part() {
    let (kept, mut journal) = Kept::new(&[feed()]);
    journal.append(&Entry::Applied).unwrap();
    let mut bytes = kept.bytes();
    bytes.resize(5 * 1024 * 1024, b'\n');
    assert_eq!(
        kept.holds(&bytes).map(|run| run.id),
        Err(ErrorCode::JournalDamaged)
    );
}

#[test]
fn ids_lead_nowhere_else() {
    let (kept, _journal) = Kept::new(&[feed()]);
    assert!(run(&kept.folders, &kept.id).is_ok());
    let outside = kept.folders.state.join("outside");
    std::fs::create_dir(&outside).unwrap();
    std::fs::copy(kept.path(), outside.join(FILE)).unwrap();
    let long = "a".repeat(65);
    for id in [
        "",
        ".",
        "..",
        "../outside",
        "..\\outside",
        "/etc",
        &format!("{}/../../outside", kept.id),
        &format!("{}/", kept.id),
        &format!("{}\0", kept.id),
        "ä",
        &long,
        "2026-11-22T101500Z-0000000",
    ] {
        let failure = run(&kept.folders, id).unwrap_err();
        assert_eq!(failure.code, ErrorCode::RunUnknown, "{id:?}");
    }
    // What others left between the runs is none.
    std::fs::create_dir(kept.folders.journal().join("not ours")).unwrap();
    std::fs::write(kept.folders.journal().join("a-file"), "x").unwrap();
    assert_eq!(history(&kept.folders).unwrap().len(), 1);
}

#[test]
fn states_follow_what_was_done_and_taken_back() {
    let check = |changes: &[Recorded], entries: &[Entry], expect: RunState| {
        let (kept, mut journal) = Kept::new(changes);
        for entry in entries {
            journal.append(entry).unwrap();
        }
        let found = run(&kept.folders, &kept.id).unwrap();
        assert_eq!(found.state, expect, "{entries:?}");
        let undoable = latest_to_undo(&kept.folders).unwrap().is_some();
        let is_here = changes.iter().any(Recorded::is_on_this_computer);
        assert_eq!(undoable, is_here && expect != RunState::Undone);
    };
    let undone = |number| Entry::undone(number);
    let here = [feed(), written("/a"), written("/b")];
    check(&[], &[], RunState::Interrupted);
    check(&here, &[], RunState::Interrupted);
    check(&here, &[Entry::Done { number: 0 }], RunState::Interrupted);
    check(&here, &[Entry::Applied], RunState::Applied);
    check(&here, &[Entry::Applied, undone(2)], RunState::PartlyUndone);
    check(&here, &[undone(2), undone(1)], RunState::Undone);
    check(&here, &[Entry::taken_back()], RunState::Undone);
    check(&[feed()], &[Entry::Applied], RunState::Applied);
}

#[test]
fn the_newest_run_comes_first() {
    let (kept, first) = Kept::new(&[written("/a")]);
    let mut ids = vec![first.id];
    for _ in 0..3 {
        // Ids tell milliseconds; within one the order is by chance.
        let now = time::OffsetDateTime::now_utc().millisecond();
        while time::OffsetDateTime::now_utc().millisecond() == now {
            std::hint::spin_loop();
        }
        let mut journal = Journal::begin(&kept.folders, "https://x", "f").unwrap();
        journal.intend(written("/a")).unwrap();
        ids.push(journal.id);
    }
    ids.reverse();
    let found: Vec<String> = history(&kept.folders)
        .unwrap()
        .into_iter()
        .map(|run| run.id)
        .collect();
    assert_eq!(found, ids);
    let newest = latest_to_undo(&kept.folders).unwrap().unwrap();
    assert_eq!(newest.id, ids[0]);
}

/// Some file systems keep the length of what was lost, as zeros.
#[test]
fn zeros_in_the_place_of_a_line_are_no_line() {
    let (kept, _journal) = Kept::new(&[written("/a")]);
    let whole = kept.bytes();
    let end = whole.len() - 10;
    let mut zeros = whole[..end].to_vec();
    zeros.resize(whole.len() + 100, 0);
    for torn in [zeros, [whole[..end].to_vec(), vec![0; 10]].concat()] {
        let cut = kept.holds(&torn).unwrap();
        assert_eq!(cut.changes.len(), 0);
        let mut journal = Journal::reopen(&kept.folders, &cut).unwrap();
        journal.intend(written("/b")).unwrap();
        let again = run(&kept.folders, &kept.id).unwrap();
        assert_eq!(again.changes.len(), 1);
        assert_eq!(again.changes[0].change, written("/b"));
    }
}

/// A line that a full disk cut in two takes no other line with it.
#[test]
fn a_line_that_did_not_fit_is_closed_before_the_next() {
    use cargo_home::faults::{Fault, arm_once, disarm};
    for fault in Fault::ERRORS {
        for step in 0..2 {
            let (kept, mut journal) = Kept::new(&[written("/a")]);
            arm_once(step, fault);
            let failed = journal.append(&Entry::Done { number: 0 });
            disarm();
            let failure = failed.unwrap_err();
            assert!(failure.place.unwrap().ends_with(FILE));
            journal.append(&Entry::NotMade { number: 0 }).unwrap();
            let found = run(&kept.folders, &kept.id).unwrap();
            assert!(found.changes[0].not_made, "{fault:?} {step}");
            // Only what was written whole before it failed is known.
            assert_eq!(found.changes[0].done, step == 1);
        }
    }
}

/// A journal that could not be begun is none, and leaves no folder.
#[test]
fn a_journal_that_cannot_be_begun_leaves_nothing() {
    use cargo_home::faults::{Fault, arm_once, disarm};
    let folder = tempfile::tempdir().unwrap();
    let folders = Folders::below(folder.path());
    drop(Journal::begin(&folders, "https://x", "f").unwrap());
    let count = || std::fs::read_dir(folders.journal()).unwrap().count();
    for step in 0..20 {
        arm_once(step, Fault::NoSpace);
        let begun = Journal::begin(&folders, "https://x", "f");
        disarm();
        match begun {
            Err(failure) => assert_eq!(failure.code, ErrorCode::DiskFull),
            Ok(_) => {
                assert!(step > 3, "{step}");
                assert_eq!(count(), 2);
                return;
            }
        }
        assert_eq!(count(), 1, "{step}");
    }
    panic!("it never began");
}

/// Taking back is announced like every change: where it is cut short, the next
/// start has to go on.
#[test]
fn taking_back_that_was_cut_short_is_known() {
    let (kept, mut journal) = Kept::new(&[written("/a"), written("/b")]);
    journal.append(&Entry::Applied).unwrap();
    let state = || run(&kept.folders, &kept.id).unwrap();
    assert!(!state().was_cut_short());
    journal.append(&Entry::taking_back()).unwrap();
    assert_eq!(state().state, RunState::PartlyUndone);
    assert!(state().was_cut_short());
    journal.append(&Entry::NotTakenBack).unwrap();
    assert_eq!(state().state, RunState::Applied);
    journal.append(&Entry::taking_back()).unwrap();
    journal.append(&Entry::taken_back()).unwrap();
    assert_eq!(state().state, RunState::Undone);
    assert!(!state().was_cut_short());
}

/// What ended before it announced anything is cleared away, the rest stays.
#[test]
fn journals_without_a_change_are_cleared_away() {
    let (kept, _journal) = Kept::new(&[written("/nowhere/at/all")]);
    let begun = Journal::begin(&kept.folders, "https://x", "f").unwrap();
    let mut undone = Journal::begin(&kept.folders, "https://x", "f").unwrap();
    undone.append(&Entry::taken_back()).unwrap();
    let folder = |id: &str| kept.folders.journal().join(id);
    std::fs::write(folder(&begun.id).join("before-0"), "kept for nothing").unwrap();
    let torn = folder("2026-11-22T101500Z-0000000");
    std::fs::create_dir(&torn).unwrap();
    std::fs::write(torn.join(FILE), "{\"type\":\"beg").unwrap();
    let theirs = folder("2026-11-22T101500Z-0000001");
    std::fs::create_dir(&theirs).unwrap();
    std::fs::write(theirs.join("notes"), "mine").unwrap();
    crate::left_behind::clear(&kept.folders);
    assert!(folder(&kept.id).exists() && folder(&undone.id).exists());
    assert!(!folder(&begun.id).exists() && !torn.exists());
    assert!(theirs.join("notes").exists());
}
